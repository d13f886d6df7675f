"""A small library in our own words, indexed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.model import Division, Entry, Form, Name, Passage, Span, Text, Work
from edition.registers import Registers
from index.building import build
from index.searching import Index

REGISTERS = Registers((
    Entry("person:ezhov", "Nikolai Yezhov", (Form("Ezhov"), Form("Yezhov"), Form("N. I. Ezhov"), Form("Ежов"))),
    Entry("person:yagoda", "Genrikh Yagoda", (Form("Yagoda"),)),
    Entry("place:moscow", "Moscow", (Form("Moskva"),)),
    Entry("person:ada", "Ada Ostrow"),
    Entry("work:getty", "Getty, Excesses", work=Work(title="Excesses", authors=(Name("Getty", "J. Arch"),))),
))


def passage(text_id: str, number: int, text: str, kind: str = "p", **more: object) -> Passage:
    return Passage(text_id, f"p{number}", kind, text, **more)  # type: ignore[arg-type]


def mark(text: str, words: str, kind: str, **more: object) -> Span:
    """Return a span over the first place where *words* stand in *text*."""
    start = text.index(words)
    return Span(start, start + len(words), kind, **more)  # type: ignore[arg-type]


def texts() -> tuple[Text, ...]:
    first = "The new commissar signed the order. Yezhov arrested them on 31 July."
    second = "Quotas were raised, and the Trotskyist group was sentenced in Moscow: 1,250 people."
    third = "An anti-Soviet plot; the arrests began. Ежов said so to Yagoda."
    a = (
        passage("a", 1, "The Order of July", "head", level=1, division="d1"),
        passage("a", 2, first, division="d1", spans=(
            mark(first, "The new commissar", "person", ref="person:ezhov"),
            mark(first, "Yezhov", "person", ref="person:ezhov"), mark(first, "31 July", "date", value="1937-07-31"),
        )),
        passage("a", 3, second, division="d1", spans=(
            mark(second, "Trotskyist", "correction", value="Trotskvist"),
            mark(second, "Moscow", "place", ref="place:moscow"), mark(second, "1,250", "figure", value="1250"),
        )),
        passage("a", 4, "Getty doubts it, p. 12; Ezhov’s quota was a limit.", "note", division="d1", spans=(
            Span(0, 5, "citation", ref="work:getty", value="12"),
        )),
        passage("a", 5, "running head of July", "furniture"),
    )
    b = (
        passage("b", 1, third, spans=(mark(third, "Yagoda", "person", ref="person:yagoda"),)),
        passage("b", 2, "He was a résumé of his time, and no plot was found by the order.", "quote"),
        passage("b", 3, "Nothing of the sort happened to be or not to be arrested in 1936–38."),
    )
    return (
        Text("a", "First Account", author="Ada Ostrow", author_key="person:ada", date="1999", passages=a,
             divisions=(Division("d1", "The Order of July", 1),)),
        Text("b", "Second Account", author="Bela Winter", date="2005", passages=b),
    )


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Return the index of two small texts, open."""
    folder: Path = tmp_path_factory.mktemp("library") / "index"
    build(texts(), REGISTERS, folder)
    return Index.open(folder)
