"""The page of figures: what is asked, who answers what, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from edition.concordance import Claim, Concordance, Question
from edition.concordance.answers import Verdict
from edition.concordance.claims import SHARE, WORDS
from edition.concordance.keeping import write_concordance
from edition.concordance.verdicts import compare_claims
from edition.model import Passage, Text
from webapp import create_app
from webapp.figures import MOST_ANSWERS, MOST_SHOWN, SHOWN, WIDEST, Asked, Section, answers, link_to, table

from .conftest import opened, write_library


def claim(author: str, value: float, **fields: object) -> Claim:
    given = {"low": value, "high": value, "thing": "people", "qualifier": "", **fields}
    words = f"{author} says {value:g}."
    return Claim(f"{author}.p1", 0, 3, value, author=author, text_id=author, words=words, sentence=(0, 3), **given)  # type: ignore[arg-type]


def question(key: str, *claims: Claim) -> Question:
    return Question(key, f"question {key}", claims[0].thing, "", "", claims, compare_claims(claims))


AGREED = question("agreed", claim("Weber", 1200), claim("Moeller", 1187.5))
DENIED = question("denied", claim("Weber", 900, qualifier="about", low=855, high=945), claim("Moeller", 400))
SHARED = question("shared", claim("Weber", 25.0, thing=SHARE, label="3 of 12", low=24, high=26),
                  claim("Moeller", 25.5, thing=SHARE))
SPOKEN = question("spoken", claim("Weber", 0, thing=WORDS, label="It rained."), claim("Moeller", 0, thing=WORDS))
FOUND = Concordance((AGREED, DENIED, SHARED, SPOKEN), (), 9)


def sections(**asked: str) -> dict[str, Section]:
    return {one.name: one for one in table(FOUND, Asked(**asked)).sections}


def test_contradictions_stand_before_agreements_and_words_only_where_asked_for() -> None:
    assert [row.question.key for row in sections()["figures"].rows] == ["denied", "agreed"]
    assert list(sections()) == ["figures", "shares"]
    assert list(sections(section="words")) == ["words"]


@pytest.mark.parametrize(("asked", "keys"), [
    pytest.param({"order": "question"}, ["agreed", "denied"], id="order"),
    pytest.param({"verdict": "contradicting"}, ["denied"], id="verdict"),
    pytest.param({"author": "Weber"}, ["denied", "agreed"], id="author"),
])
def test_the_reader_chooses_and_sorts(asked: dict[str, str], keys: list[str]) -> None:
    assert [row.question.key for row in sections(**asked)["figures"].rows] == keys


def test_where_nothing_else_can_be_held_together_words_are_shown_unasked() -> None:
    assert [one.name for one in table(Concordance((SPOKEN,), (), 9), Asked()).sections] == ["words"]


@pytest.mark.parametrize(("address", "chosen"), [
    ("/figures?section=shares&verdict=same&order=authors", ["shares", "same", "authors"]),
    ("/figures?section=x&verdict=y&order=z&from=-3", ["", "", "verdict"]),
])
def test_the_address_says_what_is_shown_and_what_there_is_not_is_not_asked_for(
    flood: Path, monkeypatch: pytest.MonkeyPatch, address: str, chosen: list[str]
) -> None:
    asked: list[Asked] = []
    monkeypatch.setattr("webapp.views.figures.table", lambda found, given: asked.append(given) or table(found, given))
    create_app(flood).test_client().get(address)
    assert [(one.section, one.verdict, one.order, one.start) for one in asked] == [(*chosen, 0)]


def test_a_long_section_goes_on_on_further_pages() -> None:
    many = Concordance(tuple(question(f"q{number:02}", claim("Weber", number), claim("Moeller", number + 1))
                             for number in range(MOST_SHOWN + 5)), (), 9)
    (first,) = table(many, Asked()).sections
    assert (len(first.rows), first.left, first.more) == (MOST_SHOWN, 5, f"/figures?section=figures&from={MOST_SHOWN}")
    (second,) = table(many, Asked(section="figures", start=MOST_SHOWN)).sections
    assert (len(second.rows), second.left) == (5, 0)
    assert not {row.question.key for row in first.rows} & {row.question.key for row in second.rows}


def test_a_page_has_as_many_questions_as_have_answers_for_one_page_and_one_at_least() -> None:
    def asked(key: str, answers: int) -> Question:
        return replace(DENIED, key=key, title=key, claims=tuple(claim(f"A{one}", one) for one in range(answers)))

    most = Concordance((asked("a", MOST_ANSWERS + 9), asked("b", MOST_ANSWERS - 9), asked("c", 9), asked("d", 1)), ())
    seen, start = [], 0
    while start < 4:
        (page,) = table(most, Asked(section="figures", order="question", start=start)).sections
        seen.append([row.question.key for row in page.rows])
        start += len(page.rows)
        assert page.left == 4 - start
        assert page.more.endswith(f"from={start}")
    assert seen == [["a"], ["b", "c"], ["d"]]


def test_nobody_is_asked_who_answers_nothing() -> None:
    assert not table(FOUND, Asked(author="Nobody")).sections


def test_a_number_stands_at_its_decimal_and_leads_to_its_sentence() -> None:
    (figure,) = sections()["figures"].rows[1].cells["Moeller"]
    assert (figure.digits, figure.decimals) == ("1,187", ".5")
    assert figure.path == "/a/Moeller.p1?quote=Moeller+says+1187.5."


def test_a_share_says_that_it_is_one() -> None:
    (row,) = sections()["shares"].rows
    assert [row.cells[author][0].decimals for author in ("Weber", "Moeller")] == ["%", ".5%"]


def test_what_the_cell_leaves_out_stands_in_a_note_with_its_letter() -> None:
    (row,) = sections()["shares"].rows
    assert (row.cells["Weber"][0].letter, row.notes[0]) == ("a", ("a", "3 of 12"))
    assert row.letters == "b"
    assert row.notes[1][1].startswith("overlapping: ")


@pytest.mark.parametrize(("columns", "letters"), [((), "ab"), (("Weber", "Moeller"), "ba"), (("Weber",), "ba")])
def test_letters_follow_each_other_along_the_columns(columns: tuple[str, ...], letters: str) -> None:
    shares = [claim(author, 25, thing=SHARE, label=f"{author}’s 3 of 12", low=24, high=26)
              for author in ("Moeller", "Weber")]
    cells = answers(question("q", *shares), columns).cells
    assert "".join(cells[author][0].letter for author in ("Moeller", "Weber")) == letters


def test_an_author_who_gives_no_number_has_his_words_in_a_note() -> None:
    both = replace(DENIED, claims=(*DENIED.claims, claim("Anna", 0, thing=WORDS, label="Nobody counted.")))
    (section,) = table(Concordance((both,), ()), Asked()).sections
    (figure,) = section.rows[0].cells["Anna"]
    assert (figure.words, dict(section.rows[0].notes)[figure.letter]) == ("in words", "“Nobody counted.”")


def test_an_address_keeps_what_was_asked_for() -> None:
    assert Asked(verdict="same").path(section="days") == "/figures?section=days&verdict=same"
    assert Asked(section="days").path(section="") == "/figures"


def test_what_sentences_contradict_in_is_said() -> None:
    verdicts = tuple(replace(one, kind="contradicting", rule="4 March against 5 March") for one in SPOKEN.verdicts)
    (section,) = table(Concordance((replace(SPOKEN, verdicts=verdicts),), ()), Asked(section="words")).sections
    assert ("a", "contradicting: 4 March against 5 March") in section.rows[0].notes


def test_why_two_equal_answers_contradict_is_said() -> None:
    verdicts = tuple(replace(one, kind="contradicting", rule="the same day, but the Board against the Trust")
                     for one in AGREED.verdicts)
    (section,) = table(Concordance((replace(AGREED, verdicts=verdicts),), ()), Asked()).sections
    assert section.rows[0].notes == (("a", "contradicting: the same day, but the Board against the Trust"),)
    assert not sections()["figures"].rows[0].notes


LONG = "It rained, and the geese of all the town came down to the river to be sold; " * 3


def test_a_sentence_is_shown_around_the_words_that_its_verdict_stands_on_and_before_those_without() -> None:
    plain, judged, other = (replace(claim(author, 0, thing=WORDS, label="It rained."), words=words, start=start)
                            for author, words, start in (
                                ("Weber", "It rained.", 0), ("Weber", f"{LONG}Hart was sacked.", 9),
                                ("Moeller", "They dismissed Hart.", 0)))
    verdicts = (Verdict(judged, other, "same", "both say it", ("sacked", "dismissed")),)
    row = answers(Question("q", "Hart", WORDS, "", "", (plain, judged, other), verdicts))
    (first, second), (third,) = row.cells["Weber"], row.cells["Moeller"]
    assert [part for part, is_judged in first.parts if is_judged] == ["sacked"]
    assert "".join(part for part, _ in third.parts) == "They dismissed Hart."
    assert first.parts[0] == ("… ", False)
    assert len("".join(part for part, _ in first.parts)) < len(LONG)
    assert (second.words, second.parts) == ("It rained.", ())


def test_short_rows_of_judged_sentences_stand_first() -> None:
    mine, other, beside = (claim(author, 0, thing=WORDS) for author in ("Weber", "Moeller", "Lang"))
    verdicts = (Verdict(mine, other, "contradicting", "", ("sacked", "kept")),)
    short = Question("short", "Zeal", WORDS, "", "", (mine, other), verdicts)
    long = Question("long", "Aims", WORDS, "", "", (mine, other, beside), verdicts)
    (section,) = table(Concordance((long, short), (), 9), Asked(section="words")).sections
    assert [row.question.key for row in section.rows] == ["short", "long"]


def test_of_several_answers_those_that_contradict_are_named_and_those_that_cannot_be_compared_are_not() -> None:
    smith, *others = claim("Smith", 800), claim("Jones", 410), claim("Jones", 3)
    first = Verdict(smith, others[0], "contradicting", "800 against 410")
    row = answers(Question("row", "row", "people", "", "", (smith, *others), (
        first, Verdict(smith, others[1], "not comparable", "another year: 1801 against 1802"))))
    assert [words for _, words in row.notes] == ["contradicting: 800 against 410"]
    alone = answers(Question("row", "row", "people", "", "", (smith, others[0]), (first,)))
    assert not alone.notes


def test_what_an_author_says_several_times_stands_once_with_how_often() -> None:
    said = tuple(replace(claim("Weber", 1937), start=start) for start in (0, 9, 30))
    cells = answers(question("q", *said, claim("Moeller", 1937))).cells
    (figure,), (other,) = cells["Weber"], cells["Moeller"]
    assert (figure.digits, figure.times, figure.path) == ("1,937", 3, link_to(said[0]))
    assert other.times == 1


def test_where_some_contradict_and_others_overlap_both_are_told() -> None:
    weber, moeller, lang = claim("Weber", 900), claim("Moeller", 400), claim("Lang", 650)
    verdicts = (Verdict(weber, moeller, "contradicting", "900 against 400"),
                Verdict(weber, lang, "overlapping", "it may be"))
    row = answers(Question("q", "q", "people", "", "", (weber, moeller, lang), verdicts))
    assert row.reasons == (("contradicting", "900 against 400"), ("overlapping", "it may be"))


def test_a_long_sentence_on_which_no_verdict_stands_is_cut_at_a_word() -> None:
    long = replace(claim("Weber", 0, thing=WORDS, label="It rained …"), words=LONG)
    (figure,) = answers(Question("q", "Rain", WORDS, "", "", (long,), ())).cells["Weber"]
    assert LONG.startswith(figure.words.removesuffix(" …"))
    assert LONG[len(figure.words) - 2] == " "
    assert SHOWN < len(figure.words) <= 2 * SHOWN + 2


@pytest.mark.browser
@pytest.mark.parametrize("authors", [5, WIDEST])
def test_columns_make_room_for_each_other(
    browser: Browser, tmp_path: Path, serve_app: Callable[[Flask], AbstractContextManager[str]], authors: int
) -> None:
    names = [f"Bartholomew Smitherson{chr(ord('a') + number)}" for number in range(authors)]
    texts = tuple(Text(name[-11:], name, author=name, passages=(Passage(name[-11:], "p1", "p", "It rained."),))
                  for name in names)
    claims = tuple(replace(claim(name, 1_234_500 + 70_000 * number, qualifier="more than"),
                           anchor=f"{name[-11:]}.p1", text_id=name[-11:]) for number, name in enumerate(names))
    folder = write_library(tmp_path, texts, ())
    write_concordance(folder / "build" / "first", Concordance((question("q", *claims),), ()))
    with serve_app(create_app(folder)) as at, opened(browser, f"{at}/figures") as page:
        for letters in ("normal", "larger"):
            page.context.add_cookies([{"name": "reader", "value": f"size={letters}", "url": at}])
            page.reload()
            assert page.locator(f".size-{letters}").count() == 1
            for width in (320, 390, 820, 1024, 1280, 1440):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (letters, width)
