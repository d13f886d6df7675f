"""The benchmark of mentions tells a good tagger from a bad one."""

from __future__ import annotations

from bench.mentions import Said, b_cubed, main_names_only, places, score
from edition.model import Entry, Form, Passage, Piece
from edition.registers import Registers
from edition.sources import Source

GOLD = [Said(0, 5, "a"), Said(9, 14, "b"), Said(20, 25, "a", is_required=False)]


def test_all_that_is_wanted_is_a_full_score() -> None:
    assert score(GOLD, GOLD).f1 == 1.0
    assert score(GOLD[:2], GOLD).f1 == 1.0


def test_what_is_missed_wrong_or_cut_short_costs() -> None:
    assert score(GOLD[:1], GOLD).f1 < 1.0
    assert score([*GOLD, Said(40, 45, "c")], GOLD).f1 < 1.0
    assert score([Said(0, 2, "a"), *GOLD[1:]], GOLD).f1 < 1.0
    assert score([Said(0, 4, "a"), *GOLD[1:]], GOLD).exact < 1.0


def test_keys_that_join_or_part_cost() -> None:
    assert b_cubed([("x", "a"), ("y", "b")]) == 1.0
    assert b_cubed([("x", "a"), ("x", "b")]) < 1.0
    assert b_cubed([("x", "a"), ("y", "a")]) < 1.0


def test_main_names_are_all_that_is_left() -> None:
    registers = Registers((Entry("org:x", "Main", (Form("Main"), Form("Other"))), Entry("work:w", "T", (Form("S"),))))
    assert [[form.text for form in entry.forms] for entry in main_names_only(registers)] == [["Main"], ["S"]]


def test_places_in_a_source_pass_over_what_was_changed() -> None:
    passage = Passage("t", "p", "p", "The mill burned.", pieces=(Piece("a.txt", 2, 19),))
    found = places(passage, Source("a.txt", "# The  miII\nburned."))
    assert (found[0], found[9], 6 in found) == (2, 12, False)
