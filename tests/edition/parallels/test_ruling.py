"""What an editor ruled holds through corrections and builds, can be taken back, and is never lost to another editor."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from edition.building import build
from edition.errors import RulingError
from edition.library import read_library
from edition.links import Link, links_of, read_links, write_links
from edition.model import Parallel, Text
from edition.parallels.ruling import rule, undo, was_found
from edition.registers import Registers
from edition.report import Report
from edition.starting import make_empty
from edition.store import Edition

FIRST = """The Mill

The mill at Elbing was built in 1811 by two brothers who quarrelled about its oaken wheel.

On 4 March 1840 the flood carried the oaken wheel of the mill at Elbing down to the weir.

{further}
"""
FURTHER = "Nobody in the town wanted to pay for a new roof, and so the walls fell in before the century was out."
SECOND = """The Flood

In that winter the snow lay deep in all the valleys, and the old people spoke of nothing else.

The flood of 4 March 1840 took the wheel, which was oaken, from the mill at Elbing to the weir.

No herring was sold on the quay in that spring, and the price of barley rose by a half.
"""


def no_index(_texts: Sequence[Text], _registers: Registers, folder: Path, _before: Path | None) -> None:
    folder.mkdir()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    make_empty(folder)
    with (folder / "library.toml").open("a", encoding="utf-8") as settings:
        for name, author, words in (("mill", "A. Miller", FIRST.format(further=FURTHER)), ("flood", "B. Weir", SECOND)):
            (folder / "sources" / f"{name}.txt").write_text(words, encoding="utf-8")
            settings.write(f'\n[[text]]\nid = "{name}"\nsource = "{name}.txt"\ntitle = "{name}"\nauthor = "{author}"\n')
    built(folder)
    return folder


def built(folder: Path) -> Report:
    return build(read_library(folder), make_index=no_index).report


def best(folder: Path) -> Parallel:
    return Edition.open(folder).parallels[0]


def pairs(folder: Path) -> set[tuple[str, str]]:
    return {(one.a, one.b) for one in Edition.open(folder).parallels}


def ruled(folder: Path, pair: Parallel, *, is_parallel: bool, who: str = "Anna", why: str = "") -> str:
    edition = Edition.open(folder)
    return rule(edition, folder / "links.xml", pair.a, pair.b, is_parallel=is_parallel, who=who, why=why).status


def corrected(folder: Path, words: str) -> None:
    (folder / "sources" / "mill.txt").write_text(words, encoding="utf-8")
    built(folder)


def test_a_rejected_pair_stays_away_when_its_passage_is_corrected_or_merged_into_another(library: Path) -> None:
    pair = best(library)
    assert ruled(library, pair, is_parallel=False) == "rejected"
    words = FIRST.format(further=FURTHER)
    for changed in (words, words.replace("oaken wheel of", "oak wheel of"), words.replace("wheel.\n\nOn", "wheel. On")):
        corrected(library, changed)
        now = Edition.open(library).resolve(pair.b if pair.b.startswith("mill") else pair.a).target
        other = pair.a if pair.a.startswith("flood") else pair.b
        assert now
        assert (min(now, other), max(now, other)) not in pairs(library)
    assert read_links(library / "links.xml").find(pair.a, pair.b)


def test_a_ruling_on_a_passage_that_is_gone_is_said_and_kept(library: Path) -> None:
    edition = Edition.open(library)
    rule(edition, library / "links.xml", "mill.p3", "flood.p1", is_parallel=True, who="Anna")
    assert built(library).confirmed == 1
    corrected(library, FIRST.format(further=""))
    said = [problem for problem in built(library).problems if problem.code == "ruling-without-passage"]
    assert ["mill.p3 is no longer there" in str(problem) for problem in said] == [True]
    assert len(read_links(library / "links.xml")) == 1


def test_a_ruling_written_by_hand_on_two_passages_of_one_author_is_said_and_does_nothing(library: Path) -> None:
    write_links(links_of([Link("mill.p1", "mill.p2", "added", "Anna")]), library / "links.xml")
    assert [problem.code for problem in built(library).problems] == ["ruling-of-one-author"]
    assert ("mill.p1", "mill.p2") not in pairs(library)


def test_a_ruling_is_taken_back(library: Path) -> None:
    pair = best(library)
    ruled(library, pair, is_parallel=False)
    built(library)
    assert undo(library / "links.xml", pair.b, pair.a).status == "rejected"
    built(library)
    assert best(library) == pair
    with pytest.raises(RulingError, match="nothing was ruled"):
        undo(library / "links.xml", pair.a, pair.b)


def test_what_the_machine_found_is_confirmed_and_what_it_did_not_is_added_however_often_it_is_ruled(
    library: Path,
) -> None:
    found = best(library)
    for pair, status in ((found, "confirmed"), (Parallel("flood.p3", "mill.p3", 1.0), "added")):
        for _ in range(2):
            assert ruled(library, pair, is_parallel=True) == status
            built(library)
            assert next(one.status for one in Edition.open(library).parallels if one.a == pair.a) == status
    assert was_found(Edition.open(library), found.a, found.b)
    assert not was_found(Edition.open(library), "flood.p3", "mill.p3")


def test_what_was_rejected_by_mistake_is_confirmed_though_the_edition_lacks_it(library: Path) -> None:
    pair = best(library)
    ruled(library, pair, is_parallel=False)
    built(library)
    assert ruled(library, pair, is_parallel=True) == "confirmed"


def test_editors_who_rule_at_once_lose_nothing(library: Path) -> None:
    edition, file = Edition.open(library), library / "links.xml"
    wanted = [(f"flood.p{a}", f"mill.p{b}") for a in (1, 2, 3) for b in (1, 2, 3)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: rule(edition, file, *one, is_parallel=True, who=one[0]), wanted))
    assert [(link.a, link.b, link.who) for link in read_links(file)] == [(a, b, a) for a, b in wanted]


@pytest.mark.parametrize("words", ["a\x00bc", "<&>\"'", "\ud800", "́́", "x" * 5_000, "‮abc", "]]>"])
def test_whatever_is_typed_as_a_reason_leaves_the_file_readable(library: Path, words: str) -> None:
    ruled(library, best(library), is_parallel=False, who=words, why=words)
    (link,) = read_links(library / "links.xml")
    assert len(link.why) <= 2_000
    assert link.why == "".join(char for char in words if char.isprintable())[:2_000]
