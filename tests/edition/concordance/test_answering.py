"""What answers one question is parallel: scores grow by it, reasons name it, an editor's word goes before."""

from __future__ import annotations

import pytest

from edition.concordance.answering import ANSWER, with_answers
from edition.concordance.claims import Claim
from edition.concordance.questions import Concordance, Question
from edition.concordance.verdicts import Verdict, compare_claims
from edition.links import Link
from edition.model import Evidence, Parallel

WORD = Parallel("anna.p1", "ben.p1", 0.3, (Evidence("word", "flood", 1.0),))


def claim(author: str, value: float) -> Claim:
    return Claim(f"{author}.p1", 4, 7, value, value, value, "houses", "", author, author, "", (0, 9))


def asked(*claims: Claim, verdicts: tuple[Verdict, ...] | None = None) -> Concordance:
    given = compare_claims(claims) if verdicts is None else verdicts
    return Concordance((Question("q", "The flood: how many houses", "houses", "", "", claims, given),), ())


CONTRADICTING = asked(claim("anna", 300), claim("ben", 340))


def test_pair_that_answers_one_question_gains_and_says_why() -> None:
    (pair,) = with_answers([WORD], CONTRADICTING)
    assert pair.score == pytest.approx(WORD.score + ANSWER)
    assert [one.what for one in pair.evidence] == ["The flood: how many houses", "flood"]
    assert sum(one.weight for one in pair.evidence) == pytest.approx(1, abs=0.001)
    assert [one.what for one in pair.differs] == ["300 against 340"]


def test_pair_not_found_by_its_words_is_found_by_its_answers() -> None:
    (pair,) = with_answers([], CONTRADICTING)
    assert (pair.a, pair.b, pair.score) == ("anna.p1", "ben.p1", ANSWER)


def test_what_cannot_be_compared_adds_nothing() -> None:
    a, b = claim("anna", 300), claim("ben", 340)
    assert with_answers([WORD], asked(a, b, verdicts=(Verdict(a, b, "not comparable", "another year"),))) == (WORD,)


def test_what_an_editor_rejected_stays_away() -> None:
    assert with_answers([], CONTRADICTING, [Link("anna.p1", "ben.p1", "rejected")]) == ()


def test_what_an_editor_confirmed_stands_first() -> None:
    ruled = Parallel("anna.p2", "ben.p2", 0.01, status="confirmed")
    assert with_answers([ruled, WORD], CONTRADICTING)[0] == ruled


def test_verdict_is_turned_to_the_order_of_the_pair() -> None:
    turned = asked(claim("ben", 340), claim("anna", 300))
    assert with_answers([WORD], turned) == with_answers([WORD], CONTRADICTING)
