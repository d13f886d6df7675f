"""Entities: signs are read, files never opened, and what is not read is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.entities import Unread
from tei.errors import NotWellFormedError
from tei.parsing import parse, unread


def words(content: str) -> str:
    return " ".join(text.text_at("text") for text in parse(content.encode()))


def test_named_entities_of_html_are_signs_even_where_no_dtd_declares_them() -> None:
    assert words("<TEI><text>1936&ndash;38 &amp; &eacute;</text></TEI>") == "1936–38 & é"


def test_short_entities_that_the_file_declares_are_signs() -> None:
    assert words('<!DOCTYPE TEI [<!ENTITY mill "moulin">]><TEI><text>&mill;</text></TEI>') == "moulin"


def test_entities_never_open_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY")
    said = words(f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]><TEI><text>a &x; b</text></TEI>')
    assert "CANARY" not in said
    assert said == "a &x; b"


def test_entities_do_not_multiply() -> None:
    laughs = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    with pytest.raises(NotWellFormedError, match="amplification"):
        words(f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{laughs}]><TEI><text>&l9;</text></TEI>')


TEXT = "<TEI><text>\n<p>&eacute; &sign; {}</p>\n<p>{}</p></text></TEI>"


@pytest.mark.parametrize(("declared", "found"), [
    pytest.param('<!ENTITY one SYSTEM "mill.xml">', Unread("one", 2, 2, "mill.xml", True), id="in-another-file"),
    pytest.param(f'<!ENTITY one "{"mill " * 20}">', Unread("one", 2, 2, "", True), id="a-text"),
    pytest.param('<!ENTITY one "&sign;">', Unread("one", 2, 2, "", True), id="of-others"),
    pytest.param("", Unread("one", 2, 2, "", False), id="not-declared"),
])
def test_an_entity_that_is_not_read_is_told_once(declared: str, found: Unread) -> None:
    doctype = f'<!DOCTYPE TEI SYSTEM "tei.dtd" [<!ENTITY sign "±">{declared}]>'
    assert unread((doctype + TEXT.format("&one;", "&one;")).encode()) == (found,)


def test_a_file_whose_entities_are_signs_has_none_to_tell_of() -> None:
    assert unread(f'<!DOCTYPE TEI [<!ENTITY sign "±">]>{TEXT.format("", "")}'.encode()) == ()
