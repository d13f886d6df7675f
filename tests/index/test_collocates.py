"""The company a word keeps is told apart by author."""

from __future__ import annotations

from pathlib import Path

from edition.model import Passage, Text
from edition.registers import Registers
from index.building import build
from index.collocates import collocates
from index.searching import Index


def test_each_author_keeps_own_company(tmp_path: Path) -> None:
    other = "nothing else was said of any day or any night by anybody in that year"
    texts = [
        Text(author, author, author=author, passages=(
            *(Passage(author, f"p{at}", "p", f"the quota was {word} again {other}") for at in range(3)),
            *(Passage(author, f"q{at}", "p", other) for at in range(9)),
        ))
        for author, word in (("Ada", "raised"), ("Bela", "NKVD"))
    ]
    build(texts, Registers.empty(), tmp_path / "index")
    ada, bela = collocates(Index.open(tmp_path / "index"), "quota", window=3)
    assert (ada.author, ada.hits) == ("Ada", 3)
    assert "raised" in [one.word for one in ada.collocates[:3]]
    assert "NKVD" in [one.word for one in bela.collocates[:3]]
    assert "raised" not in [one.word for one in bela.collocates]
