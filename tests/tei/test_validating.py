"""Our schema holds what we write to what we promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.model import Division, Passage, Text
from edition.texts import write_text
from tei.errors import NotWellFormedError, TeiError
from tei.validating import validate

TEXT = Text(
    "mill",
    "On the Mill",
    divisions=(Division("d1", "Mill", 1),),
    passages=(
        Passage("mill", "h1", "head", "Mill", division="d1", level=1),
        Passage("mill", "p1", "p", "It turned.", division="d1"),
    ),
)


def test_what_we_write_is_valid() -> None:
    assert validate(write_text(TEXT)) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b'<p xml:id="p1">It', b'<p n="1">It', id="a-paragraph-without-id"),
        pytest.param(b"It turned", b"It <foo/> turned", id="an-element-unknown"),
        pytest.param(b'<p xml:id="p1"', b'<p xml:id="p1" source="somewhere"', id="a-source-that-is-no-pointer"),
        pytest.param(b'status="free"', b'status="secret"', id="an-access-unknown"),
    ],
)
def test_what_we_do_not_promise_is_a_fault_with_its_line(old: bytes, new: bytes) -> None:
    content = write_text(TEXT)
    assert old in content
    faults = validate(content.replace(old, new))
    assert faults
    assert all(fault.line > 1 for fault in faults)


def test_any_schema_can_be_used(tmp_path: Path) -> None:
    schema = tmp_path / "mine.rng"
    schema.write_text('<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>')
    assert validate(b"<letter/>", schema=schema) == ()
    assert validate(b"<TEI/>", schema=schema)


def test_a_schema_that_is_none_is_said(tmp_path: Path) -> None:
    schema = tmp_path / "mine.rng"
    schema.write_text("<nothing/>")
    with pytest.raises(NotWellFormedError, match="no RELAX NG"):
        validate(b"<TEI/>", schema=schema)
    with pytest.raises(TeiError, match="cannot be read"):
        validate(b"<TEI/>", schema=tmp_path / "absent.rng")
