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


def test_weights_are_those_worked_out_by_hand(tmp_path: Path) -> None:
    """Of 195 words 12 stand within three of the hits. `raised` is three of these and nowhere else: expected are
    3 · 12 / 195 = 0.1846, so its weight is 2 · 3 · ln(3 / 0.1846) = 16.73. `was` is three of these and twelve others:
    expected are 0.923 and 14.077, and 2 · (3 · ln(3 / 0.923) + 12 · ln(12 / 14.077)) = 3.24 is not enough."""
    other = "nothing else was said of any day or any night by anybody in that year"
    passages = (*(Passage("a", f"p{at}", "p", f"the quota was raised again {other}") for at in range(3)),
                *(Passage("a", f"q{at}", "p", other) for at in range(9)))
    build([Text("a", "a", author="Ada", passages=passages)], Registers.empty(), tmp_path / "index")
    (ada,) = collocates(Index.open(tmp_path / "index"), "quota", window=3)
    assert [(one.word, one.near, one.elsewhere, one.likelihood) for one in ada.collocates] == [
        ("again", 3, 0, 16.73), ("raised", 3, 0, 16.73), ("the", 3, 0, 16.73)]
