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

_PART = r"(?:f(?:ond)?|op(?:is)?|d(?:elo)?|ll?)\.? ?\d+"
ARCHIVE = re.compile(rf"\b(?:{_PART},? {_PART}|fol(?:io)?s?\. ?\d|archives?\b|archiv\b)", re.IGNORECASE)
"""Shelf marks: of Russian fond, opis, delo and list two at least, since `d. 1536` is when somebody died; folios, and
the word itself."""

REFERENCE = re.compile(
    r"\b(?:pp?|vols?|cols?|ch)\.\s?[\divxlc]|\b[ivxl]{1,6}\.\s\d|[”\"’'»*],?\s+\d"
    r"|\([A-Z][^()\d]{1,80},\s(?:1[5-9]|20)\d\d\.?\)|\bibid\b|\b(?:op|loc)\.\s?cit\b", re.IGNORECASE)
"""What a note has that refers to a work, also one that the register lacks: pages, a volume, a title and a number, place
and year of print, the work before."""

WITHIN = re.compile(r"\b(?:above|below|supra|infra)\b", re.IGNORECASE)
"""What refers to another page of the same text."""

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
    """Return what a note or passage rests on: the firmest of what it cites.

    A note that refers to what the register lacks rests on a work of scholarship: most notes do, and it names something.
    """
    kinds: set[str] = set()
    for span in passage.spans:
        if span.kind == "citation" or span.ref.startswith("work:"):
            entry = registers.find(span.ref)
            kinds.add(entry.work.kind if entry and entry.work else "book")
    if "archive" in kinds or (passage.kind == "note" and ARCHIVE.search(passage.text)):
        return "archive"
    if "newspaper" in kinds:
        return "press"
    return "secondary" if kinds or _refers(passage) else "none"


def _refers(passage: Passage) -> bool:
    return passage.kind == "note" and REFERENCE.search(passage.text) is not None and not WITHIN.search(passage.text)


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
