"""TEI that lxml refuses is read as well as it can be, when asked."""

from __future__ import annotations

import pytest

from tei.errors import NotTeiError
from tei.recovering import recover


def test_tags_that_do_not_match_lose_no_words() -> None:
    text = recover(
        b"<TEI><teiHeader><fileDesc/></teiHeader><text><body><p>one <hi>two</p><p>three</p></body></text></TEI>"
    )[0]
    assert text.text_at("text") == "one twothree"
    assert text.find("teiHeader/fileDesc") is not None


def test_a_file_cut_short_gives_what_there_is() -> None:
    assert recover(b"<TEI><text><p>one</p><p>tw")[0].text_at("text") == "onetw"


def test_names_are_as_tei_writes_them_whatever_their_prefix_and_case() -> None:
    text = recover(b'<tei:TEI><tei:TEXT xml:id="a"><PERSNAME tei:ref="#b" rend="i b">Ann</tei:text>')[0]
    named = text.find("text/persName")
    assert named is not None
    assert (text.find("text").id, named.attributes) == ("a", {"ref": "#b", "rend": "i b"})


def test_what_is_no_tei_stays_none() -> None:
    with pytest.raises(NotTeiError):
        recover(b"<html>")
