"""Accounts of one event side by side."""

from __future__ import annotations

import pytest

from edition.comparing import MOST_WORDS, compare, compare_passage, wordings
from edition.model import Entry, Parallel, Passage, Span, Text
from edition.registers import Registers
from edition.thesaurus import Concept, Thesaurus

REGISTERS = Registers([Entry("event:flood", "The flood", start="1901-03-04")])


def texts() -> list[Text]:
    a = Passage("a", "p1", "p", "The deluge drowned 40.", (
        Span(4, 10, "event", "event:flood"), Span(19, 21, "figure", value="40")))
    b = Passage("b", "p1", "p", "The flood took 50.", (
        Span(4, 9, "event", "event:flood"), Span(15, 17, "figure", value="50")))
    day = Passage("b", "p2", "p", "On 4 March 1901 it rained.", (Span(3, 15, "date", value="1901-03-04"),))
    other = Passage("c", "p1", "p", "Nothing of it.")
    return [
        Text("a", "A", author="A", passages=(a,)), Text("b", "B", author="B", passages=(b, day)),
        Text("c", "C", author="C", passages=(other,)),
    ]


def test_each_author_has_a_column_and_the_silent_are_named() -> None:
    found = compare(texts(), REGISTERS, "event:flood")
    assert [(one.author, [row.anchor for row in one.passages]) for one in found.accounts] == [
        ("B", ["b.p1", "b.p2"]), ("A", ["a.p1"]),
    ]
    assert found.silent == ("C",)


def test_the_terms_of_each_author_are_counted() -> None:
    found = compare(texts(), REGISTERS, "event:flood")
    assert [one.terms for one in found.accounts] == [(("flood", 1),), (("deluge", 1),)]


def test_figures_that_one_author_alone_gives_are_marked() -> None:
    found = compare(texts(), REGISTERS, "event:flood")
    assert [span.value for span in found.accounts[1].passages[0].alone] == ["40"]


def test_what_the_one_author_there_is_gives_no_other_gives() -> None:
    (account,) = compare(texts()[:1], REGISTERS, "event:flood").accounts
    assert [span.value for span in account.passages[0].alone] == ["40"]
    both = compare([*texts()[:1], Text("d", "D", author="D", passages=(texts()[0].passages[0],))], REGISTERS,
                   "event:flood")
    assert [one.passages[0].alone for one in both.accounts] == [(), ()]


def test_parallels_align_the_columns() -> None:
    found = compare(texts(), REGISTERS, "event:flood", parallels_of=lambda _: [Parallel("a.p1", "b.p1", 0.5)])
    assert found.accounts[1].passages[0].partners == ("b.p1",)


def test_those_who_have_no_text_here_are_silent_too() -> None:
    found = compare(texts()[:2], REGISTERS, "event:flood", authors=["A", "D"])
    assert found.silent == ("D",)


def test_a_passage_stands_first_and_its_best_parallels_in_their_own_order() -> None:
    a, b, _ = texts()
    first, second = b.passages
    found = compare_passage(a, a.passages[0], [(b, second), (b, first)], authors=["A", "B", "C"])
    assert [(one.author, [row.anchor for row in one.passages]) for one in found.accounts] == [
        ("A", ["a.p1"]), ("B", ["b.p1", "b.p2"]),
    ]
    assert found.accounts[1].passages[0].partners == ("a.p1",)
    assert found.silent == ("C",)


def test_the_words_for_one_thing_are_told_apart_by_author() -> None:
    thesaurus = Thesaurus((Concept("inundation", "en", ("deluge", "flood")), Concept("rain", "en", ("rained",))))
    (wording,) = wordings(compare(texts(), REGISTERS, "event:flood").accounts, thesaurus)
    assert (wording.concept, wording.by_author) == ("inundation", {"A": (("deluge", 1),), "B": (("flood", 1),)})


def said(words: dict[str, str], *concepts: Concept, called: tuple[Concept, ...] = ()) -> dict[str, dict[str, str]]:
    """Return what each author calls each thing, as the table of the page has it."""
    made = [Text(one, one, author=one, passages=(
        Passage(one, "p1", "p", f"{text} The flood.", (Span(len(text) + 5, len(text) + 10, "event", "event:flood"),)),))
        for one, text in words.items()]
    found = wordings(compare(made, REGISTERS, "event:flood").accounts, Thesaurus(concepts, called))
    return {one.concept: {author: ", ".join(f"{word} {count}" for word, count in row)
                          for author, row in one.by_author.items()} for one in found}


CAMP = Concept("camp", "en", ("camp", "labour camp", "prison", "Gulag"))


@pytest.mark.parametrize(("text", "shown"), [
    pytest.param("A camp, two camps, and camps again.", "camps 3", id="as it is said most"),
    pytest.param("Camps were built. In the Gulag one died.", "Gulag 1, camps 1", id="as in mid-sentence"),
    pytest.param("The labour camps of the north.", "labour camps 1", id="the longest"),
    pytest.param("He knew labour. Camp he knew, too.", "camp 1", id="not over a stop"),
])
def test_a_word_is_shown_as_its_author_says_it(text: str, shown: str) -> None:
    assert said({"A": text, "B": "In prison."}, CAMP)["camp"]["A"] == shown


def test_words_between_which_authors_choose_stand_first_and_the_cues_of_a_part_are_none() -> None:
    words = {"A": "The purge by quota, to the last bone.", "B": "The terror by limits, with zeal."}
    part = Concept("quota: exceeded", "en", ("last bone", "zeal"))
    quota, done = Concept("quota", "en", ("quota", "limits")), Concept("what was done", "en", ("purge", "terror"))
    assert list(said(words, part, quota, called=(done,))) == ["what was done", "quota"]


def test_of_one_author_not_every_word_is_a_name() -> None:
    many = [f"{letter}{letter}{letter}" for letter in "abcdefghij"]
    shown = said({"A": " ".join(many), "B": "aaa"}, called=(Concept("thing", "en", tuple(many)),))
    assert len(shown["thing"]["A"].split(", ")) == MOST_WORDS


def test_the_date_of_a_book_that_is_cited_is_no_date_of_the_account() -> None:
    text = "The flood of 1901 (Weber 2009, 12)."
    spans = (Span(4, 9, "event", "event:flood"), Span(13, 17, "date", value="1901"),
             Span(19, 33, "citation", "work:weber"), Span(25, 29, "date", value="2009"))
    (account,) = compare([Text("a", "A", author="A", passages=(Passage("a", "p1", "p", text, spans),))],
                         REGISTERS, "event:flood").accounts
    assert [span.value for span in account.passages[0].dates] == ["1901"]


def test_words_near_each_other_are_no_word_for_a_thing() -> None:
    thesaurus = Thesaurus((Concept("inundation", "en", ("deluge", "flood", "deluge & drown")),))
    (wording,) = wordings(compare(texts(), REGISTERS, "event:flood").accounts, thesaurus)
    assert wording.by_author["A"] == (("deluge", 1),)


def test_a_passage_goes_on_with_what_the_one_before_it_names_if_another_author_treats_it() -> None:
    a, b, _ = texts()
    more = (Passage("a", "p2", "p", "It took 40 more."), Passage("a", "p3", "p", "Of bread and wine."),
            Passage("a", "p4", "p", "Then came the fire.", (Span(14, 18, "event", "event:fire"),)),
            Passage("a", "p5", "p", "It burned for days."))
    pairs = [Parallel("a.p2", "b.p1", 0.3), Parallel("a.p3", "b.p1", 0.1), Parallel("a.p5", "b.p1", 0.3)]
    found = compare([Text("a", "A", author="A", passages=(*a.passages, *more)), b], REGISTERS, "event:flood",
                    parallels_of=lambda anchor: [one for one in pairs if anchor in (one.a, one.b)])
    shown = {row.anchor: row.how for one in found.accounts for row in one.passages if one.author == "A"}
    assert shown == {"a.p1": "names it", "a.p2": "goes on"}


@pytest.mark.parametrize(("kind", "taken"), [("", ["a.p1", "a.p2", "a.p3", "a.p4"]), ("event", ["a.p1"])])
def test_what_goes_on_does_so_for_three_passages_and_ends_where_another_event_begins(
    kind: str, taken: list[str],
) -> None:
    a, b, _ = texts()
    fire = (Span(0, 2, "event", "event:fire"),) if kind else ()
    more = tuple(Passage("a", f"p{number}", "p", "It went on.", fire if number == 2 else ()) for number in range(2, 7))
    found = compare([Text("a", "A", author="A", passages=(*a.passages, *more)), b], REGISTERS, "event:flood",
                    parallels_of=lambda anchor: [Parallel(anchor, "b.p1", 0.3)] if anchor.startswith("a.") else [])
    assert [row.anchor for one in found.accounts if one.author == "A" for row in one.passages] == taken


def test_what_an_editor_rejected_shares_no_row_and_goes_on_with_nothing() -> None:
    a, b, _ = texts()
    more = Passage("a", "p2", "p", "It took 40 more.")
    rejected = [Parallel("a.p1", "b.p1", 0.9, status="rejected"), Parallel("a.p2", "b.p1", 0.9, status="rejected")]
    found = compare([Text("a", "A", author="A", passages=(*a.passages, more)), b], REGISTERS, "event:flood",
                    parallels_of=lambda anchor: [one for one in rejected if anchor in (one.a, one.b)])
    assert {row.anchor: row.partners for one in found.accounts for row in one.passages} == {
        "a.p1": (), "b.p1": (), "b.p2": ()}


def test_who_answers_what_is_asked_of_an_event_is_not_silent() -> None:
    found = compare(texts(), REGISTERS, "event:flood", answering={"c.p1", "a.p1"})
    assert {one.author: one.passages[0].how for one in found.accounts} == {
        "A": "names it", "B": "names it", "C": "answers what is asked of it"}
    assert not found.silent
