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


LOST_CALLS = (
    "The ferry ran till nine.¹ Nobody saw it go. The boat sank.⁴ So it was.\n\n"
    "¹ Ferry book.\n\n² Said by the keeper.\n\n³ Town book.\n\n⁴ The same."
)
LOST_LABEL = (
    "The ferry ran till nine,¹ and the boat of the lower town till six,² because the keeper's wife, who came from the"
    "\n\n¹ Ferry book.\n\nSee Harbottle, Ferries (London, 1911), p. 14.\n\nhills, was afraid of the river."
)
BY_CHAPTER = (
    "Chapter I\n\nThe ferry ran till nine.¹ Nobody saw it go.² The boat sank.³\n\n"
    "Chapter II\n\nThe keeper had a daughter.¹ She kept the book, and nobody else could read it. She left.³\n\n"
    "Notes\n\nChapter I\n\n1. Ferry book.\n2. Said by the keeper.\n3. Town book.\n\n"
    "Chapter II\n\n1. Parish book.\n2. Said by the widow.\n3. The same.\n"
)
CUT = (
    "The ferry ran till nine, and the boat of the lower town ran till six, and because it was so the keeper's wife\n\n"
    "17\n\nAnne Corley was afraid of the river and of all who crossed it in the dark."
)


@pytest.mark.parametrize("text", [
    pytest.param(CALLS, id="calls"), pytest.param(BRACKETS, id="brackets"), pytest.param(DAMAGE, id="damage"),
    pytest.param(LOST_CALLS, id="lost calls"), pytest.param(LOST_LABEL, id="lost label"),
    pytest.param(BY_CHAPTER, id="a lost call where numbers begin again"),
    pytest.param(CUT, id="two paragraphs or one"),
])
def test_pasted_decisions_settle_the_doubts_and_change_no_word(text: str) -> None:
    before = encoded(text)
    assert before.doubts
    after = encoded(text, *(pasted(one) for one in before.doubts))
    assert not after.decision_problems
    assert not after.doubts
    assert [one.text for one in after.text.passages] == [one.text for one in before.text.passages]
    assert [one.is_anchored for one in after.text.passages] == [one.is_anchored for one in before.text.passages]


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


def test_quote_is_long_enough_to_be_found_again_though_its_line_begins_with_the_call() -> None:
    text = CALLS.replace("till six 2", "till six\n2")
    assert [len(pasted(one).quote) > 10 for one in encoded(text).doubts if one.kind == "call"] == [True]


@pytest.mark.parametrize("char", ["\f", "\x0b", "\x1c", "\x7f", "\x85", '"', "\\"])
def test_decision_is_toml_whatever_the_quote_holds(char: str) -> None:
    (doubt,) = encoded(CUT.replace("ferry", f"fer{char}ry")).doubts
    assert f"fer{char}ry" in pasted(doubt).quote


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_quote_of_a_decision_holds_no_line_end(end: str) -> None:
    text = LOST_LABEL.replace("See Harbottle", "See\nHarbottle").replace("\n", end)
    quotes = [pasted(doubt).quote for doubt in encoded(text).doubts]
    assert any(quote == "See" for quote in quotes)
    assert not any("\r" in quote or "\n" in quote for quote in quotes)
