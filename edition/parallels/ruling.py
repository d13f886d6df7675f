"""An editor rules on two passages: whether she may, and that it is kept."""

from __future__ import annotations

from pathlib import Path

from edition.errors import RulingError
from edition.links import Link, read_links, write_links
from edition.model import Passage
from edition.parallels.profiles import Authors
from edition.store import Edition


def rule(edition: Edition, file: Path, ruling: Link) -> None:
    """Keep *ruling* in the links *file*, in place of an earlier one on the same passages.

    Raises RulingError if it names one passage twice or two of one author, EditionError if *file* cannot be read.
    """
    one, other = edition.passage(ruling.a), edition.passage(ruling.b)
    if one.anchor == other.anchor:
        raise RulingError("a passage is no parallel to itself; name two.")
    if _authors(edition, one) & _authors(edition, other):
        raise RulingError(f"{one.anchor} and {other.anchor} are by one author; "
                          "a parallel joins passages of different authors.")
    write_links(read_links(file).ruled(ruling), file)


def _authors(edition: Edition, passage: Passage) -> frozenset[str]:
    text = edition.text(passage.text_id)
    divisions = {division.id: division for division in text.divisions}
    return Authors(edition.registers).of(passage, text, divisions)
