"""More damage never encodes better, and what is told as certain is right."""

from __future__ import annotations

from itertools import permutations

from edition.encoding import Encoded, encode
from edition.sources import Source

SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SENTENCES = (
    "The {n} boats went out before dawn and came back at noon with nothing.",
    "On {n} May 1871 the river rose, and the mill stood in water up to the wheel.",
    "Of {n} houses in the street only the baker's had a cellar, and that was full of flour.",
    "Nobody knew who had sent the letter; it was signed by a man who had died in 1802.",
)


def page(*, labels_lost: int = 0, calls_lost: int = 0, plain: int = 0) -> str:
    """Return twelve pages with a call and a note each; the first ones are damaged as told."""
    out = []
    for n in range(1, 13):
        call = "" if n <= calls_lost else str(n) if n <= calls_lost + plain else str(n).translate(SUPERIOR)
        label = "" if n <= labels_lost else str(n).translate(SUPERIOR) + " "
        text = " ".join(one.format(n=n + 1) for one in SENTENCES)
        out.append(f"{text}{call} So it went on, and the page broke in the middle of the")
        out.append(f"{label}Town book, p. {n * 7}.")
        out.append("sentence and went on here. " + SENTENCES[n % 4].format(n=n))
    return "\n\n".join(out)


def encoded(text: str) -> Encoded:
    return encode(Source("a.txt", text), text_id="t")


def rightly_called(found: Encoded) -> int:
    """Count the calls that stand at their place and lead to their note."""
    notes = {one.id: one.text for one in found.text.passages if one.kind == "note"}
    return sum(
        one.text[: span.start].endswith("1802.") and notes[span.ref] == f"Town book, p. {int(span.value) * 7}."
        for one in found.text.passages for span in one.spans if span.kind == "call"
    )


def test_all_calls_are_found_where_nothing_is_damaged() -> None:
    assert rightly_called(encoded(page())) == 12


def test_calls_that_lost_their_height_are_still_found() -> None:
    assert rightly_called(encoded(page(plain=12))) == 12


def test_more_damage_never_scores_better() -> None:
    for damage in ("labels_lost", "calls_lost"):
        scores = [rightly_called(encoded(page(**{damage: amount}))) for amount in range(0, 13, 3)]
        assert scores == sorted(scores, reverse=True), damage


def test_a_lost_call_is_not_found_elsewhere() -> None:
    found = encoded(page(calls_lost=4))
    assert rightly_called(found) == 8
    lost = [one.n for one in found.text.passages if one.kind == "note" and not one.is_anchored]
    assert lost == ["1", "2", "3", "4"]


def test_a_page_break_does_not_cut_a_paragraph() -> None:
    found = encoded(page())
    assert sum(one.kind == "p" for one in found.text.passages) <= 24
    assert not any(one.text.startswith("sentence") for one in found.text.passages)


def test_a_last_note_without_label_is_the_one_that_was_called_last() -> None:
    closed = page().removesuffix(SENTENCES[0].format(n=12)) + "All was over then.¹³ It was in no paper."
    found = encoded(f"{closed}\n\nThe baker told it to the clerk, and the clerk wrote it down in the town book.")
    notes = [one for one in found.text.passages if one.kind == "note"]
    assert (notes[-1].n, notes[-1].is_anchored, notes[-1].text[:9]) == ("13", True, "The baker")


def test_a_year_is_no_call_even_if_a_call_was_lost() -> None:
    text = page(calls_lost=2).replace("died in 1802.", "died in 1802. It was 1602.")
    assert not any(
        one.text[: span.start].endswith(("160", "180")) for one in encoded(text).text.passages for span in one.spans
        if span.kind == "call"
    )


def test_a_single_one_within_a_sentence_is_a_damaged_letter() -> None:
    found = encoded("He wil1 not be forward in it, and she said so.\n\nSo they went home, and that was all of it.")
    assert [one.kind for one in found.text.passages] == ["p", "p"]


NOTE = "In the town book the clerk has the water of that year at nine feet, which the miller would not have and " * 8


def notes_of(*chunks: str) -> dict[str, str]:
    return {one.n: one.text for one in encoded("\n\n".join(chunks)).text.passages if one.kind == "note"}


def test_long_note_between_two_has_the_number_that_is_missing() -> None:
    body = "The water fell.¹ It rose again,² and fell.³"
    found = notes_of(body, "¹ Town book.", f"{NOTE}struck out.", "³ Town book.", "It rained that year.")
    assert found["2"].endswith("struck out.")


def test_text_between_the_halves_of_a_sentence_is_a_note() -> None:
    cut, rest = " ".join(SENTENCES[2:]) + " They called it the house of", "a dead man, and nobody went in."
    found = notes_of(cut.format(n=3), f"{NOTE[:700]}struck out.", "¹ Town book.", rest, "All went home.¹")
    assert any(text.endswith("struck out.") for text in found.values())


def test_rest_of_a_note_that_begins_with_figures_is_the_notes() -> None:
    first, rest = f"¹ {NOTE[:80]}, December", f"16, 1936; and {NOTE}struck out."
    found = notes_of("The water fell.¹ It rose from", first, "the sea.² It went.", rest, "² Town book.", "It rained.")
    assert found["1"].endswith("struck out.")
    assert found["2"] == "Town book."


def test_numbered_headings_above_a_collection_of_notes_are_none_of_it() -> None:
    titles = ("The Founder of the Mill", "Esteem in the Town", "The Wheel")
    body = [part for n, title in enumerate(titles, 1) for part in (
        f"{n}. {title}", f"It stood in water up to the wheel.{n} {SENTENCES[0].format(n=n)} {SENTENCES[3]}")]
    found = notes_of(*body, "Notes", "1. Town book, p. 4.", "2. Ibid.", "3. Lock book, p. 9.")
    assert found == {"1": "Town book, p. 4.", "2": "Ibid.", "3": "Lock book, p. 9."}


def test_figures_glued_to_a_span_of_years_or_to_a_day_are_calls() -> None:
    found = encoded(
        f"The mill stood still.4 The Missions, 1646–605 were shut on June 126 and later.7 {SENTENCES[0].format(n=3)}"
    ).text.passages[0]
    assert [span.value for span in found.spans if span.kind == "call"] == ["4", "5", "6", "7"]
    assert "1646–60 were shut on June 12 and" in found.text


def test_lone_note_without_a_label_that_parts_a_sentence_has_the_number_that_is_called() -> None:
    cut = f"The mill stood still in that year.² {' '.join(SENTENCES).format(n=3)} It was known as the house of"
    told = [f"{one} {two}".format(n=3) for one, two in permutations(SENTENCES, 2)]
    rest = ["a dead man, and nobody went in.", *told[6:], "The roof fell in.³", "³ Lock book.", "All went home."]
    found = notes_of("It fell.¹", "¹ Town book.", *told[:6], cut, "The book has no name for it.", "Page 41", *rest)
    assert found["2"] == "The book has no name for it."


def test_label_between_two_is_theirs_though_an_older_call_waits() -> None:
    body = "It fell.¹ It rose.⁵ It fell.6 It rose.⁷"
    found = notes_of(body, "⁵ Town book, p. 4.", f"Cf. {NOTE[:90]}struck out.", "⁷ Lock book.", "It rained that year.")
    assert found["6"].endswith("struck out.")


def test_figure_before_the_first_word_of_a_paragraph_is_no_call() -> None:
    parts = [f"1. {SENTENCES[3]}1 It fell.2 It rose.", f"2. 3 {SENTENCES[3]} It fell.", f"3. {SENTENCES[3]}4 It rose.5"]
    calls = [span for one in encoded("\n\n".join(parts)).text.passages for span in one.spans if span.kind == "call"]
    assert [span.value for span in calls] == ["1", "2", "4", "5"]


def test_half_raised_figures_are_one_number_and_no_paragraph_is_the_note_of_its_first() -> None:
    told = [f"{one} {two}".format(n=3) for one, two in permutations(SENTENCES, 2)]
    parts = ["It fell.¹", "¹ Town book.", *told[:4], "It rose.¹3", told[4], "Finally, the miller spoke.",
             "¹³ Lock book.", "It rained that year.¹⁴", "¹⁴ Lock book, p. 2."]
    assert notes_of(*parts) == {"1": "Town book.", "13": "Lock book.", "14": "Lock book, p. 2."}
