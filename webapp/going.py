"""Where a reader is led by what was typed: `furr §98`, `khlevnyuk n. 31`, `#p42`, a whole address, author or title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edition.errors import UnknownAnchorError
from edition.names import fold_name
from edition.references import LONGEST, parse, resolve_reference
from edition.store import TextSummary
from edition.words import fold
from webapp.addresses import anchor_path, text_path
from webapp.elsewhere import locator
from webapp.library import edition, held
from webapp.reading import page_path
from webapp.standing import find
from webapp.wording import sentence

SHOWN = 6
"""Passages that are offered."""

WORD = re.compile(r"\w+")
LEAST = 3
"""Letters that the longest word has at least: “of” and “a” name no text."""

WORDS = 110
"""Characters of a passage that are shown with its place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage to go to: where it leads, whose it is, its place, and how it begins."""

    path: str
    anchor: str
    author: str
    locator: str
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A text whose author or title was typed, and the page it begins with."""

    path: str
    author: str
    title: str


@dataclass(frozen=True, slots=True)
class Going:
    """What was typed leads to passages or else to texts; `said` is why it leads nowhere."""

    places: tuple[Place, ...] = ()
    more: int = 0
    said: str = ""
    texts: tuple[Named, ...] = ()

    @property
    def is_of_one_text(self) -> bool:
        return len({place.anchor.partition(".")[0] for place in self.places}) == 1


def going(typed: str, here: str = "") -> Going:
    """Return where *typed* leads; *here* is the text one stands in. Nothing if it is no reference and names no text."""
    here = here if edition().has_text(here) else ""
    try:
        anchors = resolve_reference(edition(), typed, text_id=here)
    except UnknownAnchorError as error:
        reference = parse(typed)
        is_meant = reference is not None and (reference.unit != "anchor" or not reference.text)
        return Going(said=sentence(str(error))) if is_meant else _to_text(typed)
    if not anchors:
        return _to_text(typed)
    return Going(tuple(map(_place, anchors[:SHOWN])), max(len(anchors) - SHOWN, 0))


def _to_text(typed: str) -> Going:
    """Return the texts in whose author and title all words of *typed* stand.

    Of the last word the beginning will do, and names may be spelled as in another transliteration.
    """
    words = WORD.findall(fold(typed[:LONGEST]))
    if all(len(word) < LEAST for word in words):
        return Going()
    found = [one for one in edition().texts if _bears(one, words)]
    return Going(texts=tuple(map(_named, found[:SHOWN])), more=max(len(found) - SHOWN, 0))


def _bears(text: TextSummary, wanted: Sequence[str]) -> bool:
    words = WORD.findall(fold(f"{text.author} {text.title} {text.id}"))
    sounds = {*words, *map(fold_name, words)}
    *others, last = wanted
    return all(word in words or fold_name(word) in sounds for word in others) and (
        fold_name(last) in sounds or any(word.startswith(last) for word in words))


def _named(text: TextSummary) -> Named:
    pages = held().pages(text.id)
    path = page_path(pages.text, pages.all[0]) if pages.all else text_path(text.id)
    return Named(path, text.author, text.title or text.id)


def is_typable(typed: str) -> bool:
    """True if *typed* can be a reference at all: not too long, no control characters.

    >>> is_typable("furr §98"), is_typable("p1" * 200), is_typable("a\\x00b")
    (True, False, False)
    """
    return len(typed) <= LONGEST and all(char.isprintable() or char in "\t\n\r" for char in typed)


def _place(anchor: str) -> Place:
    passage = find(anchor)
    author = _author(anchor.partition(".")[0])
    if passage is None:
        return Place(anchor_path(anchor), anchor, author, anchor, "This passage is no longer in the text.")
    words = passage.text if len(passage.text) <= WORDS else passage.text[:WORDS].rpartition(" ")[0] + " …"
    return Place(anchor_path(anchor), anchor, author, locator(passage), words)


def _author(text_id: str) -> str:
    known = next((one for one in edition().texts if one.id == text_id), None)
    return (known.author or known.title) if known else text_id
