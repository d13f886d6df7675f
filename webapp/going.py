"""Where a reference leads that a reader typed: `furr §98`, `khlevnyuk n. 31`, `#p42`, a whole address."""

from __future__ import annotations

from dataclasses import dataclass

from edition.errors import UnknownAnchorError
from edition.references import LONGEST, parse, resolve_reference
from webapp.addresses import anchor_path
from webapp.elsewhere import locator
from webapp.library import edition
from webapp.standing import find
from webapp.wording import sentence

SHOWN = 6
"""Passages that are offered."""

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
class Going:
    """What a reference leads to; `said` is why it leads nowhere."""

    places: tuple[Place, ...] = ()
    more: int = 0
    said: str = ""

    @property
    def is_of_one_text(self) -> bool:
        return len({place.anchor.partition(".")[0] for place in self.places}) == 1


def going(typed: str, here: str = "") -> Going:
    """Return where *typed* leads; *here* is the text one stands in. Nothing if it is no reference."""
    here = here if edition().has_text(here) else ""
    try:
        anchors = resolve_reference(edition(), typed, text_id=here)
    except UnknownAnchorError as error:
        reference = parse(typed)
        is_meant = reference is not None and (reference.unit != "anchor" or not reference.text)
        return Going(said=sentence(str(error)) if is_meant else "")
    return Going(tuple(map(_place, anchors[:SHOWN])), max(len(anchors) - SHOWN, 0))


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
