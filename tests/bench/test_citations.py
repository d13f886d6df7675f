"""The scorer of citations tells good from bad."""

from pathlib import Path

from bench.citations import REGISTERS, Cited, citations, found_in, line_starts, one_work, read_gold, score
from bench.scoring import Score
from edition.model import Passage, Piece, Span, Text
from edition.registers import Registers, read_registers

GOLD = [Cited((1, 1), "work:a", "p. 5"), Cited((2, 2), "work:b", ""), Cited((3, 3), "work:c", "", is_required=False)]


def test_all_found_is_one() -> None:
    assert score(GOLD, GOLD).f1 == 1


def test_wrong_work_wrong_page_and_wrong_place_cost() -> None:
    for bad in (Cited((1, 1), "work:x", "p. 5"), Cited((1, 1), "work:a", "p. 6"), Cited((9, 9), "work:a", "p. 5")):
        assert score([bad, GOLD[1]], GOLD) == Score(1, 1, 1)


def test_nothing_found_is_nothing() -> None:
    assert score([], GOLD).f1 == 0


def test_one_citation_is_not_found_twice() -> None:
    assert score([GOLD[0], GOLD[0], GOLD[1]], GOLD) == Score(2, 1, 0)


def test_citations_stand_in_the_lines_of_their_passage() -> None:
    spans = (Span(0, 3, "citation", "work:a", "5"),)
    passage = Passage("t", "n1", "note", "See it.", spans, pieces=(Piece("f", 4, 11),))
    assert citations(Text("t", "T", passages=(passage,)), line_starts("one\nSee it.")) == [Cited((2, 2), "work:a", "5")]


def test_received_texts_reach_the_least_and_worse_finders_do_not(shared: Path, sources: Path) -> None:
    gold = read_gold(shared / "bench" / "gold" / "citations.json")["003"]
    registers = read_registers(REGISTERS)
    found = found_in(next(sources.glob("003_*")), registers)
    assert score(found, gold).f1 >= 0.92
    assert score(one_work(found), gold).f1 < 0.2
    assert score(found_in(next(sources.glob("003_*")), Registers.empty()), gold).f1 == 0
