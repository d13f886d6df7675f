"""Which passages stand together on a reading page: a chapter where it is short, parts of it where it is long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from edition.model import Division, Passage, Text

PASSAGES = 60
"""Passages on a page, notes not counted: some ten printed pages, a quarter of an hour's reading."""

CHARACTERS = 36_000
"""Characters on a page, notes included: keeps it below 100 KB compressed with the parallels."""

SMALL = 12
"""A section with fewer passages joins the section before it."""

UNSAID = ("note", "furniture")
"""Passages by which no division is known."""

DEPTH = 24
"""Divisions within divisions that are looked at; TEI numbers seven, a hostile file has thousands."""


@dataclass(frozen=True, slots=True)
class Page:
    """A reading page: passages *start* to *end* (exclusive) of the text, furniture among them."""

    division: str
    part: int
    start: int
    end: int
    size: int
    characters: int

    @property
    def is_full(self) -> bool:
        return self.size >= PASSAGES or self.characters >= CHARACTERS


class Pages:
    """The reading pages of a text, in order."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.divisions: Mapping[str, Division] = {division.id: division for division in text.divisions}
        self.all = _numbered(_legible(_merged(_runs(text.passages), self.divisions), text.passages))

    @cached_property
    def _by_passage(self) -> Mapping[str, int]:
        passages = self.text.passages
        return {passages[at].id: number for number, page in enumerate(self.all) for at in range(page.start, page.end)}

    @cached_property
    def _by_address(self) -> Mapping[tuple[str, int], int]:
        return {(page.division, page.part): number for number, page in enumerate(self.all)}

    @cached_property
    def _by_division(self) -> Mapping[str, int]:
        """Division → the first page that holds something of it or of a division below it."""
        found: dict[str, int] = {}
        for number, page in enumerate(self.all):
            for passage in self.text.passages[page.start : page.end]:
                for division in self.path(passage.division):
                    found.setdefault(division, number)
        return found

    def page(self, division: str, part: int = 1) -> Page | None:
        """Return the page that has this address, or None."""
        number = self._by_address.get((division, part))
        return None if number is None else self.all[number]

    def page_of_passage(self, passage_id: str) -> Page | None:
        number = self._by_passage.get(passage_id)
        return None if number is None else self.all[number]

    def page_of_division(self, division: str) -> Page | None:
        """Return the page on which *division* begins, or None if nothing stands in it."""
        number = self._by_division.get(division)
        return None if number is None else self.all[number]

    def beginning(self, division: str) -> str:
        """Return the first passage with words in *division*, or in one below it; "" if it has none."""
        page = self.page_of_division(division)
        inside = [one for one in self.passages(page) if division in self.path(one.division)] if page else []
        said = (one.text for one in inside if one.kind not in UNSAID)
        return next((text for text in said if any(char.isalpha() for char in text)), "")

    def parts(self, division: str) -> int:
        return sum(page.division == division for page in self.all)

    def neighbours(self, page: Page) -> tuple[Page | None, Page | None]:
        """Return the pages before and after *page*."""
        at = self._by_address[page.division, page.part]
        before = self.all[at - 1] if at else None
        return before, self.all[at + 1] if at + 1 < len(self.all) else None

    def passages(self, page: Page) -> tuple[Passage, ...]:
        return self.text.passages[page.start : page.end]

    def path(self, division: str) -> tuple[str, ...]:
        """Return *division* and those above it, innermost first."""
        return path_of(division, self.divisions)


def _runs(passages: Iterable[Passage]) -> list[Page]:
    """Return stretches of one division, none longer than a page; a note stays with what it follows."""
    found: list[Page] = []
    for at, passage in enumerate(passages):
        counts = passage.kind not in ("note", "furniture")
        last = found[-1] if found else None
        if last and last.division == passage.division and not (counts and last.is_full):
            grown = last.characters + len(passage.text)
            found[-1] = replace(last, end=at + 1, size=last.size + counts, characters=grown)
        else:
            found.append(Page(passage.division, 1, at, at + 1, int(counts), len(passage.text)))
    return found


def _merged(runs: Sequence[Page], divisions: Mapping[str, Division]) -> list[Page]:
    """Return *runs*, those that would make a poor page of their own joined to the one before."""
    whole = _short_divisions(runs, divisions)
    found: list[Page] = []
    for run in runs:
        last = found[-1] if found else None
        if last and _belongs(last, run, divisions, whole):
            size, characters = last.size + run.size, last.characters + run.characters
            found[-1] = replace(last, end=run.end, size=size, characters=characters)
        else:
            found.append(run)
    return found


def _legible(pages: Iterable[Page], passages: Sequence[Passage]) -> list[Page]:
    """Return *pages*, those on which nothing but furniture stands joined to the next, or at the end to the last."""
    found: list[Page] = []
    start = 0
    for page in pages:
        if all(one.kind == "furniture" for one in passages[page.start : page.end]):
            continue
        found.append(replace(page, start=start))
        start = page.end
    if found:
        found[-1] = replace(found[-1], end=len(passages))
    return found


def _belongs(last: Page, run: Page, divisions: Mapping[str, Division], whole: Collection[str]) -> bool:
    if last.size + run.size > PASSAGES or last.characters + run.characters > CHARACTERS:
        return False
    above = path_of(last.division, divisions)
    common = [division for division in path_of(run.division, divisions) if division in above]
    is_small = run.size < SMALL or last.size < SMALL
    return bool(common) and (is_small or any(division in whole for division in common))


def _short_divisions(runs: Iterable[Page], divisions: Mapping[str, Division]) -> frozenset[str]:
    """Return the divisions that fit on one page with all that is below them."""
    size: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for run in runs:
        for division in path_of(run.division, divisions):
            size[division] += run.size
            characters[division] += run.characters
    return frozenset(one for one in size if size[one] <= PASSAGES and characters[one] <= CHARACTERS)


def path_of(division: str, divisions: Mapping[str, Division]) -> tuple[str, ...]:
    """Return *division* and those above it, innermost first; no more than DEPTH of them."""
    found: list[str] = []
    while division and division not in found and len(found) < DEPTH:
        found.append(division)
        known = divisions.get(division)
        division = known.parent if known else ""
    return tuple(found)


def _numbered(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return *pages* with their parts counted for each division."""
    seen: dict[str, int] = {}
    found: list[Page] = []
    for page in pages:
        seen[page.division] = seen.get(page.division, 0) + 1
        found.append(replace(page, part=seen[page.division]))
    return tuple(found)
