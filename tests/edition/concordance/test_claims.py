"""What authors state that another may state otherwise: what is a claim, and what is none."""

from __future__ import annotations

import pytest

from edition.concordance.claims import LONGEST_SENTENCE, SHARE, TERM, Claim, uncited
from edition.concordance.counting import claims_in
from edition.concordance.days import days_in
from edition.concordance.telling import editions_in, names_in, sentences_in
from edition.model import Passage, Span, Text
from edition.tagging.figures import find_figures


def text(words: str, *spans: tuple[str, str, str, str], kind: str = "p") -> Text:
    """Return a text of one passage; each span as words, kind, pointer, value."""
    made = tuple(Span(words.index(said), words.index(said) + len(said), kind_, ref, value)
                 for said, kind_, ref, value in spans)
    return Text("a", "A", author="A", passages=(Passage("a", "p1", kind, words, made),))  # type: ignore[arg-type]


@pytest.mark.parametrize(("said", "value", "is_claim"), [
    pytest.param("4 March 1901", "1901-03-04", True, id="day"),
    pytest.param("March 1901", "1901-03", True, id="month"),
    pytest.param("late 1901", "1901~", True, id="rough"),
    pytest.param("1901", "1901", False, id="year"),
    pytest.param("1890 to 1901", "1890/1901", False, id="period"),
])
def test_days_months_and_rough_times_answer_when_something_happened(said: str, value: str, is_claim: bool) -> None:
    found = list(days_in(text(f"In {said} it rained.", (said, "date", "", value))))
    assert [one.label for one in found] == ([said] if is_claim else [])


def test_the_two_ends_of_a_stretch_of_time_are_one_claim() -> None:
    words = "From 8 August to 17 December 1901 it rained; it froze on 3 January and 5 January 1902."
    dates = [("8 August", "1901-08-08"), ("17 December 1901", "1901-12-17"), ("3 January", "1902-01-03"),
             ("5 January 1902", "1902-01-05")]
    found = list(days_in(text(words, *((said, "date", "", value) for said, value in dates))))
    assert [one.label for one in found] == ["8 August to 17 December 1901", "3 January", "5 January 1902"]
    assert found[0].high - found[0].low == 131


def test_the_time_in_the_name_of_an_event_says_when_it_was_however_long() -> None:
    words = "After the famine of 1901 came the trial of May 1902; in 1903 it rained."
    spans = [("famine of 1901", "event", "event:famine", ""), ("1901", "date", "", "1901"),
             ("trial of May 1902", "event", "event:trial", ""), ("May 1902", "date", "", "1902-05"),
             ("1903", "date", "", "1903")]
    assert [(one.label, one.ref) for one in days_in(text(words, *spans))] == [
        ("1901", "event:famine"), ("May 1902", "event:trial")]


def test_a_year_right_behind_the_name_of_an_event_dates_it() -> None:
    words = "Since the Flood in 1901 it rained less; the Strike was over in 1902."
    spans = [("Flood", "event", "event:flood", ""), ("1901", "date", "", "1901"),
             ("Strike", "event", "event:strike", ""), ("1902", "date", "", "1902")]
    assert [(one.label, one.ref) for one in days_in(text(words, *spans))] == [("1901", "event:flood")]


def test_a_name_stands_in_quotation_marks_or_is_long() -> None:
    words = "The ‘Joint Dam Board’ met, ‘in haste’; so did the Trust of Both Shires and the Board."
    spans = [("Trust of Both Shires", "org", "org:trust", ""), ("Board.", "org", "org:board", "")]
    assert [(one.label, one.ref) for one in names_in(text(words, *spans))] == [
        ("Joint Dam Board", ""), ("Trust of Both Shires", "org:trust"),
    ]


def test_what_is_called_after_its_day_is_a_day_and_no_name() -> None:
    words = "After the trial of May 1902 came the Flood of Both Shires."
    spans = [("trial of May 1902", "event", "event:trial", ""), ("May 1902", "date", "", "1902-05"),
             ("Flood of Both Shires", "event", "event:flood", "")]
    assert [one.ref for one in names_in(text(words, *spans))] == ["event:flood"]


def test_an_edition_is_place_and_year_of_a_reference() -> None:
    words = "J. Hart, Rivers, 2nd edn. (Bath, 1902), p. 7."
    (found,) = editions_in(text(words, (words[:-1], "citation", "work:rivers", "7")))
    assert (found.label, found.value, found.ref) == ("Bath, 1902", 1902, "work:rivers")


def test_a_sentence_that_is_all_reference_says_nothing() -> None:
    words = "It rained on the dam for days. See Hart, Rivers, the second edition, p. 7."
    cited = ("Hart, Rivers, the second edition, p. 7", "citation", "work:rivers", "")
    found = sentences_in(text(words, cited), ["a.p1"])
    assert [one.label for one in found] == ["It rained on the dam for days."]


@pytest.mark.parametrize(("data", "low", "high", "thing"), [
    pytest.param((("max", "9"), ("min", "8"), ("unit", "years")), 8 * 365.25, 9 * 365.25, "term", id="term"),
    pytest.param((("min", "1000"), ("unit", "people")), 1000, 1e15, "people", id="vague"),
    pytest.param((("max", "200"), ("min", "100"), ("unit", "people")), 100, 200, "people", id="range"),
])
def test_a_number_has_the_bounds_of_its_words(
    data: tuple[tuple[str, str], ...], low: float, high: float, thing: str
) -> None:
    passage = Passage("a", "p1", "p", "There were so many.", (Span(11, 18, "figure", data=data),))
    (found,) = claims_in(Text("a", "A", passages=(passage,)))
    assert (found.low, found.high, found.thing) == (low, high, thing)


def test_what_stands_in_overlapping_references_is_no_claim() -> None:
    passage = Passage("a", "p1", "p", "x" * 50, (
        Span(0, 10, "citation"), Span(5, 20, "citation"), Span(12, 14, "date"), Span(30, 34, "date"),
    ))
    assert [one.start for one in uncited(passage, "date", apart=("citation",))] == [30]


def test_a_sentence_without_an_end_is_kept_in_bounds() -> None:
    words = "and 1,000 men " * 5_000
    passage = Passage("a", "p1", "p", words, tuple(Span(14 * at + 4, 14 * at + 9, "figure", value="1000", data=(
        ("unit", "men"),)) for at in range(5_000)))
    found = list(claims_in(Text("a", "A", passages=(passage,))))
    assert len(found) <= 200
    assert all(len(one.words) <= 2 * LONGEST_SENTENCE for one in found)


@pytest.mark.parametrize(("word", "kept"), [
    ("about", "about"), ("no less than", "no less than"), ("fast", "fast"), ("a total of", ""), ("only", ""),
])
def test_only_words_of_reserve_make_a_number_less_exact(word: str, kept: str) -> None:
    span = Span(0, 3, "figure", value="400", data=(("qualifier", word), ("unit", "people")))
    (found,) = claims_in(Text("a", "A", passages=(Passage("a", "p1", "p", "400 people died.", (span,)),)))
    assert (found.qualifier, found.low < 400 < found.high) == (kept, bool(kept))


def claims(words: str) -> list[Claim]:
    passage = Passage("a", "p1", "p", words, tuple(find_figures(words, [])))
    return list(claims_in(Text("a", "A", passages=(passage,))))


@pytest.mark.parametrize(("words", "labels", "days"), [
    ("It sank two hours and forty minutes later.", ["two hours and forty minutes"], 2.667 / 24),
    ("It took 3 years, 4 months and 2 days.", ["3 years, 4 months and 2 days"], 1219.35),
    ("It took three hours and ten days of rain.", ["three hours", "ten days"], 3 / 24),
])
def test_a_stretch_of_time_in_two_units_is_one(words: str, labels: list[str], days: float) -> None:
    found = claims(words)
    assert [one.label for one in found] == labels
    assert found[0].value == pytest.approx(days, rel=1e-3)


@pytest.mark.parametrize(("words", "low", "high"), [
    ("It sank in less than three hours.", 2 / 24, 3.15 / 24), ("It took more than four days.", 3.8, 5),
    ("It took about 40 days.", 38, 42), ("They killed fewer than 900 men.", 810, 945),
    ("They killed more than 900 men.", 855, 990),
])
def test_a_bound_reaches_farther_on_the_side_that_it_leaves_open(words: str, low: float, high: float) -> None:
    (found,) = claims(words)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(("words", "things"), [
    ("It destroyed 300 towns and villages.", {"town", "villag"}),
    ("It took 165 villages and towns, at least.", {"villag", "town"}),
    ("It burnt 40 mills and killed nobody.", {"mill"}), ("It burnt 40 mills and parts of the town.", {"mill"}),
])
def test_two_nouns_that_are_counted_together_are_both_counted(words: str, things: set[str]) -> None:
    assert [one.things for one in claims(words)] == [things]


@pytest.mark.parametrize(("words", "changes"), [
    pytest.param("They moved an additional 57,200 people, of whom 48,000 were millers.", [True, True], id="added"),
    pytest.param("They moved 57,200 people, and another 900 men.", [False, False], id="one-more-of-a-list"),
    pytest.param("They raised the limits for the shire by about 90,000 people.", [True], id="raised-by"),
    pytest.param("It had 900 mills, a drop of over 300 mills in ten years.", [False, True], id="a-drop-of"),
    pytest.param("Three additional lists of 40 men were found.", [True, False], id="adjective"),
    pytest.param("About a million more fled.", [True], id="more"),
    pytest.param("More than 900 men and 40 or more women fled.", [False, False], id="more-than"),
    pytest.param("They raised it by 22,500 people in one and by 16,800 people in the other.", [True, True], id="both"),
    pytest.param("Many fell, killed by 400 guns.", [False], id="who-did-it"),
    pytest.param("At the address given by 40 men rose a mill.", [False], id="other-words"),
])
def test_a_number_that_comes_to_others_or_by_which_they_grew_is_a_change(words: str, changes: list[bool]) -> None:
    assert [one.is_change for one in claims(words) if one.things.isdisjoint((SHARE, TERM))] == changes
