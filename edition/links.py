"""Rulings of an editor on parallels: confirmed, rejected or added by hand, with who and why (`links.xml`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from edition.errors import EditionError
from edition.safekeeping import write_beside
from tei.errors import TeiError
from tei.links import TeiLink, format_links, parse_links

STATUSES = ("confirmed", "rejected", "added")
"""`added`: the machine had not found it when the editor ruled."""

PREFIX = "anchor"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A ruling on two passages; *a* and *b* are anchors, the smaller first."""

    a: str
    b: str
    status: str = "confirmed"
    who: str = ""
    why: str = ""


@dataclass(frozen=True)
class Links:
    """All rulings of a library, in the order of their anchors, one for each pair."""

    links: tuple[Link, ...] = ()

    def __iter__(self) -> Iterator[Link]:
        return iter(self.links)

    def __len__(self) -> int:
        return len(self.links)

    def find(self, a: str, b: str) -> Link | None:
        """Return the ruling on two anchors, in whichever order they are given, or None."""
        return self._by_pair.get((min(a, b), max(a, b)))

    def ruled(self, ruling: Link) -> Links:
        """Return these rulings with *ruling* in place of an earlier one on the same pair."""
        one = _ordered(ruling)
        return Links(tuple(sorted(({**self._by_pair, (one.a, one.b): one}).values())))

    def without(self, a: str, b: str) -> Links:
        """Return these rulings without the one on two anchors, in whichever order they are given."""
        return Links(tuple(link for link in self.links if link is not self.find(a, b)))

    def moved(self, now: Callable[[str], str]) -> Links:
        """Return these rulings on the anchors that answer *now*; those on passages that are gone, "", are left out.

        Where passages merged, a ruling made on the one that is there goes before one that was made on the other.
        """
        places = [(replace(link, a=now(link.a), b=now(link.b)), link) for link in self.links]
        kept = [new for new, old in sorted(places, key=lambda row: (row[0].a, row[0].b) == (row[1].a, row[1].b))
                if new.a and new.b and new.a != new.b]
        return links_of(kept)

    @cached_property
    def _by_pair(self) -> dict[tuple[str, str], Link]:
        return {(link.a, link.b): link for link in self.links}


def links_of(rulings: Iterable[Link]) -> Links:
    """Return *rulings* in order; of two on the same pair the later one holds."""
    by_pair = {(one.a, one.b): one for one in map(_ordered, rulings)}
    return Links(tuple(sorted(by_pair.values())))


def read_links(path: Path) -> Links:
    """Read `links.xml`; a file that is not there holds no rulings.

    Raises EditionError with file, line and remedy if it cannot be read or holds a ruling that says nothing.
    """
    if not path.is_file():
        return Links()
    try:
        found = parse_links(path.read_bytes())
    except TeiError as error:
        raise EditionError(f"{path}:{error.line}: {error} Correct it, or delete the file to rule anew.") from error
    return links_of(_link(one, path) for one in found)


def write_links(links: Links, path: Path) -> None:
    """Write *links* to `links.xml`, in the order of their anchors, so that changes diff well."""
    rows = tuple(
        TeiLink((f"{PREFIX}:{link.a}", f"{PREFIX}:{link.b}"), link.status, link.who, link.why) for link in links
    )
    write_beside(path, format_links(rows, title="Parallels ruled on by the editors", prefix=PREFIX))


def _ordered(link: Link) -> Link:
    return link if link.a <= link.b else Link(link.b, link.a, link.status, link.who, link.why)


def _link(one: TeiLink, path: Path) -> Link:
    where = f"{path}:{one.line}:"
    if len(one.targets) != 2:
        raise EditionError(f"{where} a link joins two passages; this one points to {len(one.targets)}.")
    status = one.status or "confirmed"
    if status not in STATUSES:
        raise EditionError(f"{where} the ruling ‘{status}’ is not known; it must be {', '.join(STATUSES)}.")
    a, b = (_anchor(target) for target in one.targets)
    if a == b:
        raise EditionError(f"{where} a passage is no parallel to itself.")
    return Link(a, b, status, one.who, one.why)


def _anchor(pointer: str) -> str:
    """Return the anchor that *pointer* stands for.

    >>> _anchor("anchor:smith.p3"), _anchor("texts/smith.xml#p3")
    ('smith.p3', 'smith.p3')
    """
    if pointer.startswith(f"{PREFIX}:"):
        return pointer.removeprefix(f"{PREFIX}:")
    file, _, fragment = pointer.partition("#")
    return f"{Path(file).stem}.{fragment}" if fragment else pointer
