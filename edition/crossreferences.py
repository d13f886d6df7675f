"""Who cites whom: works by citing author, texts of the library that cite each other, and what a claim rests on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edition.backing import Badge, badge_of
from edition.model import Passage, Span, Text
from edition.registers import Registers

OF_VOLUME = re.compile(
    r"(?:vol|tom|t|bd|kn|teil|book)s?\.?\s?(?P<said>[ivxlc]+|\d+)\b|(?P<bare>[ivxl]+)\.\s", re.IGNORECASE)
"""How a locator begins that names a volume: `vol. 2, p. 91`, `ii. 91 sq`."""

CITING_KINDS = ("citation", "title", "work")

NUMBER = re.compile(r"\d{1,9}")

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

NOTE_MARK = re.compile(r"n(?:otes?|n)?\. ?\d", re.IGNORECASE)
"""A locator that names a note: `n. 31`."""


@dataclass(frozen=True, slots=True)
class Citing:
    """One place where a work is cited or named."""

    anchor: str
    text_id: str
    author: str
    """Of the passage, as displayed."""
    work: str
    """Register pointer."""
    locator: str
    span: Span
    claim: str
    """Anchor of the passage that calls the note, or of the passage itself: what the work is cited for."""
    badge: Badge
    target: str = ""
    """If the work is a text of this library: anchor of the passage the locator leads to, else the text's id."""


@dataclass(frozen=True, slots=True)
class WorkCited:
    """A work and all places that cite it, by author and place."""

    work: str
    citings: tuple[Citing, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(sorted({one.author for one in self.citings}))


@dataclass(frozen=True, slots=True)
class CrossReferences:
    """All citations of a library."""

    citings: tuple[Citing, ...]
    works: tuple[WorkCited, ...]
    """Most authors first, then most often cited."""
    matrix: tuple[tuple[str, str, int], ...]
    """Citing author, cited author (as displayed), how often; oneself is left out."""

    @property
    def common(self) -> tuple[WorkCited, ...]:
        """Return the works that two or more authors cite."""
        return tuple(work for work in self.works if len(work.authors) > 1)

    def of_work(self, pointer: str) -> WorkCited | None:
        return next((work for work in self.works if work.work == pointer), None)


def cited_authors(work: str, registers: Registers) -> dict[str, str]:
    """Return who wrote a work, by the name that is shown → the name as the work has it."""
    entry = registers.find(work)
    names = entry.work.authors if entry and entry.work else ()
    return {_shown(name.key, registers) if name.key and registers.find(name.key) else name.full: name.full
            for name in names}


def cited_between(found: CrossReferences, author: str, cited: str, registers: Registers) -> tuple[WorkCited, ...]:
    """Return the works by *cited* that *author* cites, and where, as the matrix counts them."""
    works = (replace(work, citings=tuple(one for one in work.citings if one.author == author))
             for work in found.works if cited in cited_authors(work.work, registers))
    return tuple(work for work in works if work.citings)


def find_citings(texts: Sequence[Text], registers: Registers) -> CrossReferences:
    """Return who cites what in *texts*, in order of text and place."""
    held: dict[str, list[_Places]] = defaultdict(list)
    for text in texts:
        if text.work.key:
            held[text.work.key].append(_Places(text))
    citings = [
        citing
        for text in texts
        for passage in text.passages
        if passage.kind != "furniture"
        for citing in _citings_in(passage, text, registers, held)
    ]
    kept = tuple(_once(citings))
    return CrossReferences(kept, _works(kept), _matrix(kept, registers))


def _citings_in(
    passage: Passage, text: Text, registers: Registers, held: Mapping[str, Sequence[_Places]]
) -> Iterator[Citing]:
    spans = [span for span in passage.spans if span.ref.startswith("work:") and span.kind in CITING_KINDS]
    if not spans:
        return
    badge = badge_of(passage, registers)
    author = _shown(passage.author, registers) or text.author or text.title
    claim = f"{text.id}.{passage.called_from}" if passage.called_from else passage.anchor
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        others = [one for one in held.get(span.ref, ()) if one.text_id != text.id]
        yield Citing(passage.anchor, text.id, author, span.ref, span.value, span, claim, badge, _target(span, others))


def _target(span: Span, held: Sequence[_Places]) -> str:
    """Return where a citation leads in the texts that are the work or parts of it: to a passage, else to the first."""
    targets = [one.target(span) for one in held]
    return next((target for target in targets if "." in target), targets[0] if targets else "")


class _Places:
    """Where the locators of a text lead: its paragraph numbers, its notes and its printed pages, looked up once."""

    def __init__(self, text: Text) -> None:
        self.text_id = text.id
        self._volume = text.work.volume
        self._numbered: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        pages: dict[int, str] = {}
        for passage in text.passages:
            if passage.n:
                (self._notes if passage.kind == "note" else self._numbered).setdefault(passage.n, passage.anchor)
            for span in passage.spans:
                if span.kind == "page" and span.value.isdigit():
                    pages.setdefault(int(span.value), passage.anchor)
        self._pages = sorted(pages)
        self._on_page = pages

    def target(self, span: Span) -> str:
        """Return the anchor that a locator leads to, by the kind of number that it says it is; else the text's id.

        A page of a volume leads to it only if the text is known to be that volume: each begins anew with page 1.
        """
        volume = OF_VOLUME.match(span.value)
        if volume and _number(volume["said"] or volume["bare"]) != _number(self._volume):
            return self.text_id
        found = NUMBER.search(span.value, volume.end() if volume else 0)
        if found is None:
            return self.text_id
        number = found.group()
        unit = dict(span.data).get("unit", "")
        if NOTE_MARK.match(span.value) or unit == "note":
            return self._notes.get(number, self.text_id)
        if unit == "page":
            return self._page(int(number)) or self.text_id
        return self._numbered.get(number) or self._page(int(number)) or self.text_id

    def _page(self, number: int) -> str:
        """Return where a page begins, or, if that is not marked, the passage of the last mark before it; "" if none."""
        if not self._pages or not self._pages[0] <= number <= self._pages[-1]:
            return ""
        return self._on_page[self._pages[bisect_right(self._pages, number) - 1]]


def _number(said: str) -> int:
    """Return the number of a volume, in whatever figures; 0 of none.

    >>> _number("iv"), _number("XII"), _number("2"), _number("")
    (4, 12, 2, 0)
    """
    if said.isdecimal():
        return int(said)
    letters = [ROMAN[letter] for letter in said.lower() if letter in ROMAN]
    return sum(-one if one < following else one for one, following in pairwise([*letters, 0]))


def _shown(author: str, registers: Registers) -> str:
    """Return the displayed name of who wrote a passage, given as pointer or name."""
    entry = registers.find(author)
    return entry.name if entry else author


def _once(citings: Iterable[Citing]) -> Iterator[Citing]:
    """Yield *citings* without the title that stands inside a citation of the same work."""
    seen: dict[tuple[str, str], int] = {}
    for one in citings:
        place = (one.anchor, one.work)
        if one.span.start < seen.get(place, -1):
            continue
        seen[place] = one.span.end
        yield one


def _works(citings: Sequence[Citing]) -> tuple[WorkCited, ...]:
    groups: dict[str, list[Citing]] = defaultdict(list)
    for one in citings:
        groups[one.work].append(one)
    works = [
        WorkCited(work, tuple(sorted(rows, key=lambda one: (one.author, one.text_id)))) for work, rows in groups.items()
    ]
    return tuple(sorted(works, key=lambda one: (-len(one.authors), -len(one.citings), one.work)))


def _matrix(citings: Sequence[Citing], registers: Registers) -> tuple[tuple[str, str, int], ...]:
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for one in citings:
        for shown, written in cited_authors(one.work, registers).items():
            if one.author not in (shown, written):
                counted[one.author, shown] += 1
    rows = [(citing, cited, count) for (citing, cited), count in counted.items()]
    return tuple(sorted(rows, key=lambda row: (row[0], -row[2], row[1])))
