"""Sentences: what authors say without number or day is held together by its subject, and by what is nearest to it."""

from __future__ import annotations

import pytest

from edition.concordance import Claim, Question, find_questions
from edition.concordance.answers import Kind, Verdict
from edition.concordance.claims import WORDS
from edition.concordance.frames import Frame
from edition.concordance.grouping import Kin, Parallels
from edition.concordance.rows import chains, gathered, merged
from edition.concordance.stances import Spoken
from edition.model import Entry, Parallel, Passage, Span, Text
from edition.registers import Registers
from edition.thesaurus import Concept, Thesaurus

THESAURUS = Thesaurus((Concept("dam", "en", ("dam", "barrage")), Concept("flood: blame", "en", ("blame", "fault"))))

FILLER = "Bells rang all over the town that night. Geese were sold at the gate for very little."


def text(author: str, words: str, note: str = "") -> Text:
    passages = [Passage(author, "p1", "p", words), *(Passage(author, f"f{place}", "p", one)
                                                    for place, one in enumerate(FILLER.split(". ")))]
    if note:
        passages.append(Passage(author, "n1", "note", note, called_from="p1"))
    return Text(author, author, author=author, passages=tuple(passages))


def sentences_of(*texts: Text) -> list[set[str]]:
    """Return the anchors of each question in words, if the first two passages are parallel."""
    pair = Parallel(f"{texts[0].id}.p1", f"{texts[1].id}.p1", 0.3)
    found = find_questions(texts, Registers.empty(), thesaurus=THESAURUS, parallels=[pair])
    return [{one.anchor for one in question.claims} for question in found.questions if question.thing == WORDS]


BLAMED = text("a", "The engineers took the blame for the dam. Nobody else was named in the report at all.")


def test_sentences_on_one_thing_are_a_question() -> None:
    other = text("b", "It was the fault of the engineers of the barrage. Snow lay on the hills until the spring.")
    assert {"a.p1", "b.p1"} in sentences_of(BLAMED, other)


def test_sentences_that_share_nothing_are_none() -> None:
    other = text("b", "Snow lay on the hills until the spring. Shepherds came down with what was left.")
    assert sentences_of(BLAMED, other) == []


def test_a_note_speaks_for_the_passage_that_calls_it() -> None:
    other = text("b", "Snow lay on the hills until spring.", "It was the fault of the engineers of the barrage.")
    assert any("b.n1" in anchors for anchors in sentences_of(BLAMED, other))


def test_a_row_that_is_mostly_another_is_added_to_it() -> None:
    assert merged([[3, 4], [1, 2, 3], [8, 9], [1, 2, 3, 4, 5]]) == [[1, 2, 3, 4, 5], [8, 9]]


def test_a_row_that_another_holds_whole_is_left_out() -> None:
    assert merged([range(7), [1, 2], [6, 8]]) == [[*range(7)], [6, 8]]


def test_a_row_too_long_for_a_question_is_left_out() -> None:
    assert merged([range(20), [3, 4]]) == [[3, 4]]


def kin_of(*authors: str) -> Kin:
    return Kin([claim(author) for author in authors], [Frame()] * len(authors), Parallels((), ()))


def test_what_the_index_has_under_one_head_is_a_row_however_little_else_it_shares() -> None:
    naming = {"concept:flood": [0, 1, 2], "concept:dam": [0, 1, 2, 3], "concept:mill": [3, 4], "person:hart": [0, 3]}
    assert gathered(naming, kin_of("a", "b", "a", "b", "b")) == [[0, 1, 2, 3]]


def test_a_head_with_more_than_a_row_holds_is_none() -> None:
    authors = "ab" * 10
    assert gathered({"concept:dam": range(12)}, kin_of(*authors)) == [[*range(12)]]
    assert gathered({"concept:dam": range(13)}, kin_of(*authors)) == []


@pytest.mark.parametrize(("others", "is_row"), [(8, True), (30, False)])
def test_what_is_named_everywhere_holds_no_row_together(others: int, is_row: bool) -> None:
    """The two sentences are near enough, and say too little to agree."""
    dull = " ".join(f"A dam{number} of the hat{number} was a dam." for number in range(others))
    mine = text("a", f"The miller of the dam sang. {dull}")
    other = text("b", "Sang not the miller at the dam? Geese ate.")
    assert ({"a.p1", "b.p1"} in sentences_of(mine, other)) == is_row


def test_a_chain_of_agreements_is_a_row_by_itself() -> None:
    words = "the sluices of the great dam burst at night while the drunken keeper slept in the mill"
    dull = " ".join(f"The mayor had hat{one} made and sold horse{one} again." for one in "abcdefghij")
    texts = [text("a", f"In spring {words}. {dull}"), text("b", f"It is well known how {words}. {dull.upper()}")]
    found = find_questions(texts, Registers.empty(), thesaurus=THESAURUS, parallels=[Parallel("a.p1", "b.p1", 0.3)])
    row = next(one for one in found.questions if "sluices" in one.claims[0].words)
    assert ([claim.start for claim in row.claims], row.verdict, row.share_judged) == ([0, 0], "overlapping", 1)


def of_days(*days: int) -> Frame:
    return Frame(spoken=Spoken(times=tuple((day, day) for day in days)))


def test_a_chain_does_not_hold_two_days_together() -> None:
    frames = [of_days(1), of_days(1, 90), of_days(90), of_days()]
    assert list(chains([(0, 1), (1, 2), (0, 3)], frames)) == [[1, 2], [0, 1, 3]]


def test_sentences_that_say_why_need_share_little_else() -> None:
    mine = text("a", "They flooded the mill because the engineers were drunk. Snow lay on the hills.")
    other = text("b", "The aim of the mayor was to sell his mill at a better price. Nobody was named in the report.")
    dull = text("b", "The mayor sold his mill at a better price. Nobody was named in the report.")
    assert {"a.p1", "b.p1"} in sentences_of(mine, other)
    assert sentences_of(mine, dull) == []


def of_hooker(author: str, words: str) -> Text:
    at = words.index("Hooker")
    span = Span(at, at + 6, "person", "person:hooker")
    passages = (Passage(author, "p1", "p", words, (span,)), Passage(author, "f1", "p", FILLER))
    return Text(author, author, author=author, passages=passages)


@pytest.mark.parametrize(("further", "beside"), [
    ("He blamed a drunken cook for all of it.", True), ("Bells rang over the town that night.", False),
])
def test_what_goes_on_about_the_person_of_a_row_stands_in_it(further: str, beside: bool) -> None:
    mine = of_hooker("a", f"The engineers of the dam were sent away by Hooker at dawn. {further}")
    other = of_hooker("b", "At dawn Hooker sent away all the engineers of the dam. Snow lay on the hills.")
    registers = Registers((Entry("person:hooker", "Hooker"),))
    found = find_questions([mine, other], registers, thesaurus=THESAURUS, parallels=[Parallel("a.p1", "b.p1", 0.3)])
    assert any(further.startswith(one.words) for question in found.questions for one in question.claims) == beside


def claim(author: str, start: int = 0) -> Claim:
    return Claim(f"{author}.p1", start, start + 3, 0, 0, 0, WORDS, "", author, author, "", (start, start + 3))


@pytest.mark.parametrize(("kinds", "verdict"), [
    (("same", "same", "same"), "same"), (("same", "not comparable", "not comparable"), "not comparable"),
    (("same", "not comparable", "overlapping"), "overlapping"),
    (("same", "contradicting", "not comparable"), "contradicting"),
])
def test_sentences_agree_only_if_agreements_chain_all_together(kinds: tuple[Kind, ...], verdict: str) -> None:
    a, b, c = (claim(one) for one in "abc")
    verdicts = tuple(Verdict(*pair, kind, "") for pair, kind in zip(((a, b), (a, c), (b, c)), kinds, strict=True))
    assert Question("q", "Dam: what each says", WORDS, "", "", (a, b, c), verdicts).verdict == verdict


def test_who_denies_in_words_what_another_says_does_not_agree_with_him_by_another_sentence() -> None:
    a, b = claim("a"), claim("b")
    verdicts = (Verdict(a, b, "same", ""), Verdict(a, b, "contradicting", "", ("was", "was not"), "dam"))
    assert Question("q", "Dam: what each says", WORDS, "", "", (a, b), verdicts).verdict == "contradicting"
    of_figures = (verdicts[0], Verdict(a, b, "contradicting", "400 against 300"))
    assert Question("q", "Dam: what each says", WORDS, "", "", (a, b), of_figures).verdict == "same"


@pytest.mark.parametrize(("beside", "verdict"), [(0, "same"), (1, "not comparable")])
def test_two_sentences_of_one_mind_among_many_do_not_make_the_authors_agree(beside: int, verdict: str) -> None:
    a, b, *others = (claim("a"), claim("b"), *(claim("a", 10 * number) for number in range(1, beside + 1)))
    verdicts = (Verdict(a, b, "same", ""), *(Verdict(one, b, "not comparable", "") for one in others))
    assert Question("q", "Dam: what each says", WORDS, "", "", (a, b, *others), verdicts).verdict == verdict
