"""Received files are read whatever their encoding; what is no text is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import SourceError
from edition.sources import decode, read_source

WORDS = "Der Bär aß Käse – und schwieg.\r\n\r\nDann ging er.\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        pytest.param(WORDS.encode(), "utf-8", id="utf-8"),
        pytest.param(WORDS.encode("utf-8-sig"), "utf-8-sig", id="utf-8-bom"),
        pytest.param(b"\xff\xfe" + WORDS.encode("utf-16-le"), "utf-16-le-sig", id="utf-16-bom"),
        pytest.param(WORDS.encode("utf-16-be"), "utf-16-be", id="utf-16-be"),
        pytest.param(WORDS.encode("cp1252"), "cp1252", id="windows-1252"),
    ],
)
def test_text_is_decoded_as_it_is_and_the_encoding_said(tmp_path: Path, raw: bytes, encoding: str) -> None:
    file = tmp_path / "bear.txt"
    file.write_bytes(raw)
    source = read_source(file)
    assert (source.text, source.encoding, source.format, source.name) == (WORDS, encoding, "text", "bear.txt")


@pytest.mark.parametrize(("declared", "words", "encoding"), [
    ("koi8-r", "мельница", "koi8-r"), ("Windows-1251", "мельница", "cp1251"), ("shift_jis", "水車①", "cp932"),
    ("iso-8859-1", "“Käse”", "cp1252"), ("us-ascii", "“Käse”", "cp1252"), ("utf-16", "“Käse”", "cp1252"),
    ("no-such", "“Käse”", "cp1252"), ("hex", "“Käse”", "cp1252"), ("idna", "“Käse”", "cp1252"),
    ("unicode_escape", r"“Käse” \x41", "cp1252"),
])
def test_html_is_read_as_browsers_read_what_it_declares(declared: str, words: str, encoding: str) -> None:
    for said in (f'<meta charset="{declared}">', f"<?xml version='1.0' encoding='{declared}'?>"):
        html = f"{said}<html><p>{words}"
        assert decode(html.encode(encoding)) == (html, encoding)


@pytest.mark.parametrize(
    ("name", "raw", "format_"),
    [
        pytest.param("a.md", b"# One", "markdown", id="markdown"),
        pytest.param("a.html", b"<p>One", "html", id="html-by-suffix"),
        pytest.param("a.txt", b"\n<!DOCTYPE html><html>x", "html", id="html-by-beginning"),
        pytest.param("a.txt", b"<1> is no tag", "text", id="text"),
    ],
)
def test_format_is_told_by_suffix_or_beginning(tmp_path: Path, name: str, raw: bytes, format_: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert read_source(tmp_path / name).format == format_


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(None, id="missing"),
        pytest.param(b" \n\t ", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", id="binary"),
        pytest.param(b"\xff\xfea\x00b", id="cut-utf-16"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, raw: bytes | None) -> None:
    file = tmp_path / "x.bin"
    if raw is not None:
        file.write_bytes(raw)
    with pytest.raises(SourceError) as caught:
        read_source(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="folder"):
        read_source(tmp_path)
