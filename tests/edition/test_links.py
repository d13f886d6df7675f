"""Rulings survive writing and reading, and faults are named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import EditionError
from edition.links import Link, Links, links_of, read_links, write_links


def test_rulings_come_back_as_they_were_written(tmp_path: Path) -> None:
    links = links_of([
        Link("b.p2", "a.p1", "rejected", "Anna Blum", "another order & another month"),
        Link("a.p3", "b.p1", "added", "Jan"),
    ])
    write_links(links, tmp_path / "links.xml")
    assert read_links(tmp_path / "links.xml") == links


def test_a_pair_is_found_in_either_order() -> None:
    links = links_of([Link("b.p2", "a.p1", "rejected")])
    assert links.find("a.p1", "b.p2") == links.find("b.p2", "a.p1") == Link("a.p1", "b.p2", "rejected")


def test_a_later_ruling_replaces_the_earlier_one() -> None:
    links = Links().ruled(Link("a.p1", "b.p2", "rejected")).ruled(Link("b.p2", "a.p1", "confirmed"))
    assert [link.status for link in links] == ["confirmed"]


@pytest.mark.parametrize("merged", ["a.p0", "a.p2"])
def test_where_passages_merged_a_ruling_on_the_one_that_is_there_goes_before(merged: str) -> None:
    links = links_of([Link("a.p1", "b.p1", "confirmed"), Link(merged, "b.p1", "rejected"), Link("a.p9", "b.p1")])
    now = {merged: "a.p1", "a.p9": ""}
    assert list(links.moved(lambda anchor: now.get(anchor, anchor))) == [Link("a.p1", "b.p1", "confirmed")]


def test_a_library_without_the_file_has_no_rulings(tmp_path: Path) -> None:
    assert len(read_links(tmp_path / "links.xml")) == 0


@pytest.mark.parametrize(
    ("link", "says"),
    [
        pytest.param('<link target="anchor:a.p1"/>', "points to 1", id="one-target"),
        pytest.param('<link target="anchor:a.p1 anchor:a.p1"/>', "itself", id="itself"),
        pytest.param('<link subtype="maybe" target="anchor:a.p1 anchor:b.p1"/>', "maybe", id="unknown-status"),
        pytest.param("<link", "not well-formed", id="not-xml"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, link: str, says: str) -> None:
    head = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><linkGrp>'
    (tmp_path / "links.xml").write_text(f"{head}{link}</linkGrp></standOff></TEI>")
    with pytest.raises(EditionError, match=says):
        read_links(tmp_path / "links.xml")


def test_a_pointer_to_a_file_is_read_as_an_anchor(tmp_path: Path) -> None:
    body = '<standOff><link target="texts/a.xml#p1 texts/b.xml#p2"/></standOff>'
    (tmp_path / "links.xml").write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>')
    assert read_links(tmp_path / "links.xml").links == (Link("a.p1", "b.p2", "confirmed"),)
