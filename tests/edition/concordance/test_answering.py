"""What answers one question is parallel: scores grow by it, reasons name it, an editor's word goes before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.concordance.answering import ANSWER, SAID, with_answers
from edition.concordance.claims import EDITION, WORDS, Claim
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
    assert pair.score == pytest.approx(WORD.score + ANSWER + SAID / 2)
    assert [one.what for one in pair.evidence] == ["The flood: how many houses", "flood"]
    assert sum(one.weight for one in pair.evidence) == pytest.approx(1, abs=0.001)
    assert [one.what for one in pair.differs] == ["300 against 340"]


def test_pair_not_found_by_its_words_is_found_by_its_answers() -> None:
    (pair,) = with_answers([], CONTRADICTING)
    assert (pair.a, pair.b, pair.score) == ("anna.p1", "ben.p1", pytest.approx(ANSWER + SAID / 2))


def test_what_cannot_be_compared_adds_less_and_finds_no_pair() -> None:
    a, b = claim("anna", 300), claim("ben", 340)
    apart = asked(a, b, verdicts=(Verdict(a, b, "not comparable", "another year"),))
    (pair,) = with_answers([WORD], apart)
    assert pair.score == pytest.approx(WORD.score + SAID / 2)
    assert with_answers([], apart) == ()


def sentence(author: str) -> Claim:
    return Claim(f"{author}.p1", 0, 9, 0.0, 0.0, 0.0, WORDS, "", author, author, "The flood came.", (0, 9))


def told(*authors: str, title: str = "The flood: what each says", thing: str = WORDS, key: str = "q") -> Question:
    claims = tuple(sentence(author) for author in authors)
    return Question(key, title, thing, "", "", claims, compare_claims(claims))


def score_with(*questions: Question) -> float:
    (pair,) = with_answers([WORD], Concordance(questions, ()))
    return pair.score


def test_what_few_say_of_one_subject_counts_more_than_what_many_do() -> None:
    assert score_with(told("anna", "ben")) > score_with(told("anna", "ben", "carl")) > WORD.score


def test_a_further_question_never_lowers_a_score() -> None:
    both = told("anna", "ben"), told("anna", "ben", "carl", title="Dams: what each says", key="r")
    assert score_with(*both) > max(score_with(one) for one in both)


def test_what_both_say_in_words_finds_no_pair_that_nothing_else_finds() -> None:
    assert with_answers([], Concordance((told("anna", "ben"),), ())) == ()


def test_who_cites_the_same_book_does_not_tell_the_same() -> None:
    assert score_with(told("anna", "ben", thing=EDITION)) == WORD.score


def test_a_subject_that_is_a_reason_already_is_not_named_twice() -> None:
    known = Parallel("anna.p1", "ben.p1", 0.3, (Evidence("event", "The flood", 0.4), Evidence("word", "dam", 0.6)))
    (pair,) = with_answers([known], Concordance((told("anna", "ben"),), ()))
    assert [one.what for one in pair.evidence] == ["The flood", "dam"]
    assert pair.evidence[0].weight > 0.4
    assert sum(one.weight for one in pair.evidence) == pytest.approx(1, abs=0.001)


def test_what_an_editor_rejected_stays_away() -> None:
    assert with_answers([], CONTRADICTING, [Link("anna.p1", "ben.p1", "rejected")]) == ()


def test_what_an_editor_confirmed_stands_first() -> None:
    ruled = Parallel("anna.p2", "ben.p2", 0.01, status="confirmed")
    assert with_answers([ruled, WORD], CONTRADICTING)[0] == ruled


def test_verdict_is_turned_to_the_order_of_the_pair() -> None:
    turned = asked(claim("ben", 340), claim("anna", 300))
    assert with_answers([WORD], turned) == with_answers([WORD], CONTRADICTING)


def test_that_sentences_are_near_to_one_of_them_is_no_reason_for_what_it_rests_on() -> None:
    assert score_with(replace(told("anna", "ben"), is_circle=True)) == WORD.score < score_with(told("anna", "ben"))
