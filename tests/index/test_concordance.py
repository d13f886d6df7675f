"""Each hit stands on a line of its own, sorted by its neighbours as a whole."""

from __future__ import annotations

import pytest

from edition.model import Passage, Text
from edition.registers import Registers
from index.building import build
from index.concordance import Order, concordance
from index.searching import Index

SAID = ("a high quota, then a low quota", "no quota at all", "the quota Zeal wanted")


@pytest.fixture(scope="module")
def quotas(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("quotas") / "index"
    passages = tuple(Passage("a", f"p{at}", "p", text) for at, text in enumerate(SAID))
    build([Text("a", "A", author="Ada", passages=passages)], Registers.empty(), folder)
    return Index.open(folder)


@pytest.mark.parametrize(("order", "expected"), [
    ("place", ["a high ", "a high quota, then a low ", "no ", "the "]),
    ("left", ["a high ", "a high quota, then a low ", "no ", "the "]),
    ("right", ["a high quota, then a low ", "no ", "a high ", "the "]),
])
def test_lines_are_sorted_by_neighbours(quotas: Index, order: Order, expected: list[str]) -> None:
    found = concordance(quotas, "quota", order=order)
    assert [line.left for line in found.lines] == expected
    assert {line.hit for line in found.lines} == {"quota"}


def test_pages_together_are_all_lines(quotas: Index) -> None:
    whole = concordance(quotas, "quota OR a", order="right")
    pages = [concordance(quotas, "quota OR a", order="right", page=page, size=2) for page in (1, 2, 3, 4)]
    assert [line for page in pages for line in page.lines] == list(whole.lines)
    assert {page.total for page in pages} == {whole.total}
    assert pages[0].pages == 3


def test_a_concordance_that_is_cut_says_so(quotas: Index) -> None:
    assert concordance(quotas, "quota", seconds=0).is_cut


def test_it_is_narrowed_like_a_search(quotas: Index) -> None:
    every = concordance(quotas, "quota").total
    assert [concordance(quotas, "quota", facets={"author": [name]}).total for name in ("Ada", "Bela")] == [every, 0]
