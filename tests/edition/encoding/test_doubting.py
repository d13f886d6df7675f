"""A doubt names its place; the decision that comes with it, pasted as it is, settles it and nothing else."""

from __future__ import annotations

import tomllib

import pytest

from edition.encoding import Doubt, Encoded, encode
from edition.encoding.decisions import Decision
from edition.sources import Source

CALLS = (
    "The *ferry* ran till nine,¹ and in the winter of the great frost it ran till six 2 or seven.³\n\n"
    "¹ Ferry book.\n\n² Said by the keeper.\n\n³ Town book.\n"
)
BRACKETS = "They were 40 [1] at the ferry, and nobody paid. Then the boat sank. [2]\n\n[1] So he said.\n"
DAMAGE = "The government fell, the government rose, and the government stayed. No govemment did so before.\n"


def encoded(text: str, *decisions: Decision) -> Encoded:
    return encode(Source("t.txt", text), text_id="t", decisions=decisions)


def pasted(doubt: Doubt) -> Decision:
    (row,) = tomllib.loads(doubt.decision)["decision"]
    return Decision(**row)


@pytest.mark.parametrize("text", [CALLS, BRACKETS, DAMAGE], ids=["calls", "brackets", "damage"])
def test_pasted_decisions_settle_the_doubts_and_change_no_word(text: str) -> None:
    before = encoded(text)
    assert before.doubts
    after = encoded(text, *(pasted(one) for one in before.doubts))
    assert not after.decision_problems
    assert [one.kind for one in after.doubts] == [one.kind for one in before.doubts if one.kind == "note"]
    assert [one.text for one in after.text.passages] == [one.text for one in before.text.passages]


def test_quote_of_a_doubtful_call_ends_with_the_call() -> None:
    (doubt,) = [one for one in encoded(CALLS).doubts if one.kind == "call"]
    decision = pasted(doubt)
    assert (decision.value, decision.quote[-2:]) == ("2", " 2")
    assert CALLS[decision.at :].startswith(decision.quote)


def test_repair_is_doubtful_with_what_was_received_and_the_rule() -> None:
    (doubt,) = encoded(DAMAGE).doubts
    assert doubt.message == "‘govemment’ was read as ‘government’ (elsewhere)"
    assert (pasted(doubt).quote, pasted(doubt).value) == ("govemment", "government")


def test_worst_doubts_come_first() -> None:
    order = {"low": 0, "medium": 1}
    found = [order[one.cert] for one in encoded(f"{CALLS}\n{DAMAGE}").doubts]
    assert found == sorted(found)
