"""Who cites whom: works by citing author, texts of the library that cite each other, and what a claim rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.model import Passage, Span, Text
from edition.registers import Registers

Badge = Literal["archive", "press", "secondary", "none"]
"""What a claim rests on: a document in an archive, a newspaper of the time, a work of scholarship, or nothing said."""

ARCHIVE = re.compile(
    r"\b(?:f(?:ond)?\. ?\d+|op(?:is)?\. ?\d+|d(?:elo)?\. ?\d+|l{1,2}\. ?\d+|fol(?:io)?s?\. ?\d+|archives?\b|archiv\b)",
    re.IGNORECASE,
)
"""Shelf marks: Russian fond/opis/delo, folios, and the word itself."""

QUOTED = 200
"""Code points of the citing sentence that are shown."""


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


def find_citings(texts: Sequence[Text], registers: Registers) -> CrossReferences:
    """Return who cites what in *texts*, in order of text and place."""
    held = {text.work.key: text for text in texts if text.work.key}
    citings = [
        _citing(passage, span, text, registers, held)
        for text in texts
        for passage in text.passages
        if passage.kind != "furniture"
        for span in sorted(passage.spans, key=lambda one: (one.start, -one.end))
        if span.ref.startswith("work:") and span.kind in ("citation", "title", "work")
    ]
    kept = tuple(_once(citings))
    return CrossReferences(kept, _works(kept), _matrix(kept, registers))


def badge_of(passage: Passage, registers: Registers) -> Badge:
    """Return what a note or passage rests on: the best of what it cites; a document goes before a newspaper."""
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


def _citing(
    passage: Passage, span: Span, text: Text, registers: Registers, held: Mapping[str, Text]
) -> Citing:
    claim = f"{text.id}.{passage.called_from}" if passage.called_from else passage.anchor
    target = held.get(span.ref)
    author = _shown(passage.author, registers) or text.author or text.title
    return Citing(
        passage.anchor, text.id, author, span.ref, span.value, span, claim, badge_of(passage, registers),
        _target(target, span.value) if target and target.id != text.id else "",
    )


def _shown(author: str, registers: Registers) -> str:
    """Return the displayed name of who wrote a passage, given as pointer or name."""
    entry = registers.find(author)
    return entry.name if entry else author


def _target(text: Text, locator: str) -> str:
    """Return the anchor in *text* that *locator* leads to: its paragraph number, or the page it names; else its id."""
    numbers = re.findall(r"\d+", locator)
    if not numbers:
        return text.id
    first = numbers[0]
    on_page = ""
    for passage in text.passages:
        if passage.n == first and passage.kind != "note":
            return passage.anchor
        if not on_page and any(span.kind == "page" and span.value == first for span in passage.spans):
            on_page = passage.anchor
    return on_page or text.id


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
        entry = registers.find(one.work)
        for name in entry.work.authors if entry and entry.work else ():
            cited = registers.find(name.key) if name.key else None
            shown = cited.name if cited else name.full
            if shown != one.author and name.full != one.author:
                counted[one.author, shown] += 1
    rows = [(citing, cited, count) for (citing, cited), count in counted.items()]
    return tuple(sorted(rows, key=lambda row: (row[0], -row[2], row[1])))
