"""Decisions rule what the rules cannot know, survive a better scan, and say when they no longer fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.encoding import Encoded, encode
from edition.encoding.decisions import Decision, find_place, read_decisions
from edition.encoding.proving import prove
from edition.errors import EditionError
from edition.library import read_library
from edition.sources import Source, read_source

SAMPLE = Path(__file__).parents[3] / "edition" / "sample"
STORY = (
    "The ferry ran till nine, and the ferryman slept in it.1 Nobody paid at night.\n\n"
    "He was asked about it 24 times. It went on for years, and the town grew\n\n"
    "Rich people built villas.2 So it ended.\n\n"
    "1 Town book.\n\n2 The same.\n"
)


def ruled(*decisions: Decision, text: str = STORY) -> Encoded:
    source = Source("ferry.txt", text)
    found = encode(source, decisions=decisions, text_id="t")
    assert not prove(found.text, source)
    return found


def kinds(found: Encoded) -> list[tuple[str, str]]:
    return [(one.kind, one.text[:12]) for one in found.text.passages if one.kind != "note"]


def test_join_makes_two_blocks_one() -> None:
    found = ruled(Decision("join", 0, "Rich people built"))
    assert [one for one in kinds(found) if one[1].startswith("Rich")] == []


def test_split_makes_one_block_two() -> None:
    assert ("p", "It went on f") in kinds(ruled(Decision("split", 0, "It went on for years")))


def test_kind_is_given_with_level_and_number() -> None:
    found = ruled(Decision("kind", 0, "He was asked", "head", n="7", level=2))
    head = next(one for one in found.text.passages if one.kind == "head")
    assert (head.text[:6], head.level, head.n) == ("He was", 1, "7")


def test_call_is_put_at_the_figures_that_end_the_quote() -> None:
    text = STORY.replace("\n\n1 Town", "\n\n24 Town")
    found = ruled(Decision("call", 0, "asked about it 24", "24"), text=text)
    calls = {span.value: one.text[: span.start] for one in found.text.passages for span in one.spans
             if span.kind == "call"}
    assert calls["24"] == "He was asked about it"


def test_lost_call_is_not_made_up_but_the_note_put_where_the_editor_says() -> None:
    found = ruled(Decision("call", 0, "on for years,", "1"), text=STORY.replace("in it.1", "in it."))
    note = next(one for one in found.text.passages if one.text == "Town book.")
    asked = next(one for one in found.text.passages if one.text.startswith("He was"))
    assert (note.is_anchored, note.called_from, note.cert) == (False, asked.id, "")


def test_lost_call_has_the_next_note_of_its_number_not_one_printed_before_it() -> None:
    text = (
        "The ferry ran till nine.³ Nobody paid at night, and nobody asked.⁴\n\n³ Town book.\n\n⁴ Mill book.\n\n"
        "He was asked about it often, and the town grew, as all who came by the river said.\n\n"
        "Rich people built their villas there, one after the other, and had them painted.⁵ So it ended.\n\n"
        "⁴ Parish book.\n\n⁵ Town rolls.\n"
    )
    found = ruled(Decision("call", 0, "and the town grew", "4"), text=text)
    notes = {one.text: one for one in found.text.passages if one.kind == "note"}
    asked = next(one for one in found.text.passages if one.text.startswith("He was"))
    assert notes["Mill book."].is_anchored
    assert notes["Parish book."].called_from == asked.id


def test_ignored_figures_are_no_call() -> None:
    found = ruled(Decision("ignore", 0, "in it.1", ""))
    assert any("in it.1" in one.text for one in found.text.passages)


def test_correction_keeps_what_was_received() -> None:
    found = ruled(Decision("correction", 0, "villas", "houses"))
    passage = next(one for one in found.text.passages if "houses" in one.text)
    span = next(one for one in passage.spans if one.kind == "correction")
    assert (passage.text[span.start : span.end], span.value, span.resp) == ("houses", "villas", "#editor")


def test_decision_survives_a_better_scan() -> None:
    decision = Decision("split", STORY.index("It went on"), "It went on for years")
    found = ruled(decision, text="A new first page, with more words.\n\n" + STORY)
    assert ("p", "It went on f") in kinds(found)
    assert not found.decision_problems


def test_decision_that_no_longer_fits_is_reported_and_not_guessed() -> None:
    found = ruled(Decision("split", 0, "words of another book"), Decision("join", 0, "ferryman slept"))
    assert {problem.code for problem in found.decision_problems} == {"decision-lost", "decision-unfit"}
    assert kinds(found) == kinds(ruled())


def test_of_two_equal_places_the_nearer_is_taken() -> None:
    assert find_place("one two one", Decision("split", 7, "one")) == (8, 11)
    assert find_place("one two one", Decision("split", 1, "one")) == (0, 3)


@pytest.mark.parametrize(("kind", "text", "expected"), [
    ("call", "for several hundred thousand executions,24 but", True),
    ("call", "for several hundred thousand executions,25 but", False),
    ("ignore", "for several hundrcd thousand executions,24 but", True),
    ("correction", "for several hundred thousand executions,24 but", False),
    ("call", "for nothing of that kind was in the later printing,24 but", False),
], ids=["corrected", "other number", "misread", "correction that is made", "other words"])
def test_a_decision_follows_its_words_through_a_correction(kind: str, text: str, expected: bool) -> None:
    quote = "several hundred thousand exccutions,24"
    assert (find_place(text * 2, Decision(kind, 4, quote, "24")) is not None) is expected


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        pytest.param("[[decision]]\nkind='melt'\nat=1\nquote='x'", "kind must be one of", id="kind"),
        pytest.param("[[decision]]\nkind='join'\nat=1", "needs a quote", id="quote"),
        pytest.param("[[decision]]\nkind='join'\nat='1'\nquote='x'", "whole numbers", id="at"),
        pytest.param("[[decision]]\nkind='join'\nplace=1\nquote='x'", "unknown key ‘place’", id="key"),
        pytest.param("decision = 3", "table", id="table"),
        pytest.param("[[decision", "not TOML", id="toml"),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_remedy(tmp_path: Path, toml: str, message: str) -> None:
    file = tmp_path / "t.toml"
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(EditionError, match=message):
        read_decisions(file)


@pytest.mark.parametrize("text_id", [text.id for text in read_library(SAMPLE).texts])
def test_decisions_of_the_sample_fit_and_nothing_vanishes(text_id: str, request: pytest.FixtureRequest) -> None:
    library = read_library(SAMPLE)
    entry = library.entry(text_id)
    assert entry
    if not entry.precis_of:
        library = read_library(SAMPLE, sources=request.getfixturevalue("sources"))
    file = library.find_source(entry)
    assert file
    decisions = SAMPLE / "decisions" / f"{text_id}.toml"
    source = read_source(file)
    found = encode(source, decisions=read_decisions(decisions) if decisions.is_file() else (), text_id=text_id)
    assert not found.decision_problems
    assert not prove(found.text, source)
