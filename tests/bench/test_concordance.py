"""The scorer of the concordance tells a good list of questions from a bad one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.concordance import outcomes, report
from edition.concordance import Claim, Concordance, Question
from edition.concordance.verdicts import compare_claims
from edition.model import Passage, Text

A = Passage("a", "p1", "p", "Snow fell. The flood drowned 4,120 people.")
B = Passage("b", "p1", "p", "They say that 4,300 drowned. Bells rang 12 times.")
TEXTS = [Text("a", "A", passages=(A,)), Text("b", "B", passages=(B,))]
GOLD = [{"key": "drowned", "verdict": "differ", "claims": [
    {"quote": "drowned 4120 people", "value": 4120}, {"quote": "4,300 drowned", "value": 4300},
]}]


def claim(passage: Passage, figure: str) -> Claim:
    start = passage.text.index(figure)
    value = float(figure.replace(",", ""))
    return Claim(passage.anchor, start, start + len(figure), value, value, value, "people", "", passage.text_id,
                 passage.text_id, "", (0, 9))


def concordance(*claims: Claim) -> Concordance:
    return Concordance((Question("q", "How many?", "people", "", "", claims, compare_claims(claims)),), ())


GOOD = concordance(claim(A, "4,120"), claim(B, "4,300"))


def test_a_question_with_all_its_claims_is_whole_and_its_verdict_right() -> None:
    (one,) = outcomes(GOLD, TEXTS, GOOD)
    assert (one.is_whole, one.is_right, one.sort) == (True, True, "numbers")


@pytest.mark.parametrize("bad", [Concordance((), ()), concordance(claim(A, "4,120"), claim(B, "12"))])
def test_a_question_that_lacks_a_claim_is_not_whole(bad: Concordance) -> None:
    (one,) = outcomes(GOLD, TEXTS, bad)
    assert not one.is_whole
    assert one.is_right is None


def test_a_wrong_verdict_is_told() -> None:
    (question,) = GOOD.questions
    agreeing = tuple(replace(one, kind="same") for one in question.verdicts)
    (one,) = outcomes(GOLD, TEXTS, Concordance((replace(question, verdicts=agreeing),), ()))
    assert one.is_right is False
    assert "AGREES FALSELY" in "\n".join(report([one]))


def test_a_wrong_contradiction_is_no_false_agreement() -> None:
    (one,) = outcomes([GOLD[0] | {"verdict": "agree"}], TEXTS, GOOD)
    assert (one.is_right, one.is_false_agreement) == (False, False)
