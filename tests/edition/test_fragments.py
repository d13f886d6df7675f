"""A passage as a file of its own says where it is from."""

from __future__ import annotations

from pathlib import Path

from edition.fragments import write_fragment
from edition.model import Division, Passage, Span, Text
from edition.texts import read_text

DIVISIONS = (Division("d1", "Part one", 1), Division("d2", "The ferry", 2, parent="d1"), Division("d3", "Other", 1))
CALL = Span(5, 5, "call", "n1", "1")
PASSAGES = (
    Passage("smith", "p1", "p", "Tides & ferries", division="d2", spans=(CALL,)),
    Passage("smith", "n1", "note", "Harbour book.", division="d2", n="1", called_from="p1", place="bottom"),
    Passage("smith", "p2", "p", "Not asked for.", division="d3"),
)
TEXT = Text("smith", "On Tides", author="Jane Smith", divisions=DIVISIONS, passages=PASSAGES, headnote=("Long words.",))


def test_a_fragment_is_read_again_as_the_passage_and_its_notes(tmp_path: Path) -> None:
    file = tmp_path / "smith.xml"
    file.write_bytes(write_fragment(TEXT, PASSAGES[:2]))
    (again,) = read_text(file)
    assert [(one.id, one.text) for one in again.passages] == [("p1", "Tides & ferries"), ("n1", "Harbour book.")]
    assert [one.id for one in again.divisions] == ["d1", "d2"]


def test_its_header_says_where_it_is_from() -> None:
    written = write_fragment(TEXT, PASSAGES[:2], edition_title="A Library", address="https://example.org/a/smith.p1")
    assert b'<idno type="anchor">smith.p1</idno><ptr target="https://example.org/a/smith.p1"/>' in written
    assert b"<title>A Library</title>" in written
    assert b"Long words" not in written
