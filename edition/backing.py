"""What a claim rests on: a document in an archive, a newspaper, a work of scholarship, or nothing said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from edition.model import Passage, Text
from edition.registers import Registers

Badge = Literal["archive", "press", "secondary", "none"]

BADGES: tuple[Badge, ...] = get_args(Badge)
"""The firmest first: a document goes before a newspaper, a newspaper before a book."""

ARCHIVE = re.compile(
    r"\b(?:f(?:ond)?\. ?\d+|op(?:is)?\. ?\d+|d(?:elo)?\. ?\d+|l{1,2}\. ?\d+|fol(?:io)?s?\. ?\d+|archives?\b|archiv\b)",
    re.IGNORECASE,
)
"""Shelf marks: Russian fond/opis/delo, folios, and the word itself."""

CLAIMING = frozenset(("p", "item", "speech", "cell"))
"""Kinds of passage in which an author claims something himself; a quotation is another's, a note backs a claim."""


@dataclass(frozen=True, slots=True)
class Backed:
    """A passage in which something is claimed, and what it rests on."""

    anchor: str
    text_id: str
    author: str
    """As displayed."""
    badge: Badge
    notes: tuple[str, ...]
    """Anchors of its notes."""


def badge_of(passage: Passage, registers: Registers) -> Badge:
    """Return what a note or passage rests on: the firmest of what it cites."""
    kinds: set[str] = set()
    for span in passage.spans:
        if span.kind == "citation" or span.ref.startswith("work:"):
            entry = registers.find(span.ref)
            kinds.add(entry.work.kind if entry and entry.work else "book")
    if "archive" in kinds or (passage.kind == "note" and ARCHIVE.search(passage.text)):
        return "archive"
    if "newspaper" in kinds:
        return "press"
    return "secondary" if kinds else "none"


def firmest(badges: Iterable[Badge]) -> Badge:
    """Return the firmest of *badges*.

    >>> firmest(["secondary", "archive"]), firmest([])
    ('archive', 'none')
    """
    return min(badges, key=BADGES.index, default="none")


def find_backed(texts: Sequence[Text], registers: Registers) -> tuple[Backed, ...]:
    """Return the passages of *texts* in which their authors claim something, in order, each with what it rests on.

    A passage rests on what it cites itself and on what its notes cite. One whose notes are not in the source, and that
    cites nothing itself, is left out: nobody can tell.
    """
    found: list[Backed] = []
    for text in texts:
        notes: dict[str, list[Passage]] = {}
        for passage in text.passages:
            if passage.kind == "note" and passage.called_from:
                notes.setdefault(passage.called_from, []).append(passage)
        for passage in text.passages:
            if passage.kind in CLAIMING:
                own = notes.get(passage.id, [])
                badge = firmest(badge_of(one, registers) for one in (passage, *own))
                if badge == "none" and any(one.is_missing for one in own):
                    continue
                author = passage.author or text.author or text.title
                found.append(Backed(passage.anchor, text.id, author, badge, tuple(one.anchor for one in own)))
    return tuple(found)
