"""A reading page as values: the passages in blocks, what is before and after, what others say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.model import Division, Passage, Text
from edition.store import Edition
from webapp.addresses import division_path, text_path
from webapp.blocks import Block, Composer
from webapp.elsewhere import Elsewhere, elsewhere
from webapp.paging import Page, Pages
from webapp.rendering import Places, Style

PARTNERS = 3
"""Passages beside that one passage is tied to."""

CONTENTS = 60
"""Links of the contents beside the text; the page of the text has all. As many as two screens hold."""


BEGINNING = 6
"""Words that tell a division without a heading from its neighbours, and fit on a line of the contents."""

NUMBER = 12
"""Characters of the longest number of a division: “XXXVIII”, “1861-1865”."""


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go, in words."""

    title: str
    path: str
    is_here: bool = False
    level: int = 1
    detail: str = ""
    parts: tuple[Link, ...] = ()
    """The pages of a long division, the first among them; empty if there is one only."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with what others say of its passages."""

    block: Block
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading page."""

    text: Text
    title: str
    path: str
    shown: tuple[Shown, ...]
    trail: tuple[Link, ...] = ()
    contents: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None
    number: int = 1
    of: int = 1

    @property
    def has_elsewhere(self) -> bool:
        return any(one.elsewhere for one in self.shown)

    @property
    def has_numbers(self) -> bool:
        return any(passage.n and passage.kind == "p" for one in self.shown for passage in one.block.passages)


def read_page(
    edition: Edition, pages: Pages, page: Page, *, marks: bool = False, prefix: str = "",
    lit: Mapping[str, Places] | None = None, beside: Collection[str] = (),
) -> Reading:
    """Return *page* of a text as it is read; *prefix* stands before every id on it, and what others say is left out.

    *lit* names, by anchor, the stretches to be marked: what a search has found; *beside* the ids of the texts that
    stand on the same page.
    """
    passages = pages.passages(page)
    notes = {one.id for one in passages if one.kind == "note"}
    partners = {one.anchor: _partners(edition, one, beside) for one in passages} if beside else {}
    style = Style(
        marks=marks, prefix=prefix, notes=notes, lit=lit or {}, partners=partners,
        former=edition.former_ids(pages.text.id),
    )
    blocks = Composer(style).blocks(passages)
    before, after = pages.neighbours(page)
    text = pages.text
    return Reading(
        text=text, title=page_title(pages, page), path=page_path(text, page),
        shown=tuple(Shown(block, () if prefix else _elsewhere(edition, block)) for block in blocks),
        trail=tuple(reversed([_link(pages, one) for one in pages.path(page.division)[1:]])),
        contents=near(contents(pages, here=page), CONTENTS),
        before=_neighbour(pages, before), after=_neighbour(pages, after),
        number=pages.all.index(page) + 1, of=len(pages.all),
    )


def _partners(edition: Edition, passage: Passage, beside: Collection[str]) -> tuple[str, ...]:
    """Return the parallels of *passage* in the texts *beside*, best first."""
    others = (pair.b if pair.a == passage.anchor else pair.a for pair in edition.parallels_of(passage.anchor))
    return tuple(anchor for anchor in others if anchor.partition(".")[0] in beside)[:PARTNERS]


def _elsewhere(edition: Edition, block: Block) -> tuple[Elsewhere, ...]:
    found = (elsewhere(edition, passage) for passage in block.passages)
    return tuple(one for one in found if one)


def page_path(text: Text, page: Page) -> str:
    return division_path(text.id, page.division, page.part)


def passage_path(pages: Pages, passage: Passage) -> str:
    """Return the address of *passage* on its reading page."""
    page = pages.page_of_passage(passage.id)
    return f"{page_path(pages.text, page)}#{passage.id}" if page else text_path(pages.text.id)


def page_title(pages: Pages, page: Page) -> str:
    """Return the title of the division, with the part if it has several."""
    known = pages.divisions.get(page.division)
    title = title_of(pages, known) if known else pages.text.title
    parts = pages.parts(page.division)
    return f"{title}, part {page.part} of {parts}" if parts > 1 else title


def contents(pages: Pages, *, here: Page | None = None) -> tuple[Link, ...]:
    """Return the contents of a text: its divisions in order, long ones with the pages they are served in."""
    text = pages.text
    begun = [(one, pages.page_of_division(one.id)) for one in text.divisions]
    found = tuple(_division_link(pages, one, here) for one, page in begun if page)
    if found:
        return found
    return tuple(Link(page_title(pages, page), page_path(text, page), is_here=page == here) for page in pages.all)


def _division_link(pages: Pages, division: Division, here: Page | None) -> Link:
    link = _link(pages, division.id, here=here)
    numbers = range(1, pages.parts(division.id) + 1)
    served = [page for number in numbers if (page := pages.page(division.id, number))]
    if len(served) < 2:
        return link
    parts = tuple(Link(str(one.part), page_path(pages.text, one), is_here=one == here) for one in served)
    return replace(link, parts=parts, is_here=here in served)


def near(links: Sequence[Link], most: int) -> tuple[Link, ...]:
    """Return those of *links* that a reader at one of them needs: what it stands under, and its neighbours.

    No more than *most* and the divisions above; all of them if there are no more than that.
    """
    if len(links) <= most:
        return tuple(links)
    here = next((at for at, link in enumerate(links) if link.is_here), 0)
    start = min(max(here - most // 2, 0), len(links) - most)
    above: list[Link] = []
    for link in reversed(links[:start]):
        if link.level < (above[-1].level if above else links[here].level):
            above.append(link)
    return (*reversed(above), *links[start : start + most])


def _level(division: Division) -> int:
    return min(max(division.level, 1), 6)


def _link(pages: Pages, division: str, *, here: Page | None = None) -> Link:
    known = pages.divisions[division]
    page = pages.page_of_division(division)
    if page is None:
        return Link(title_of(pages, known), text_path(pages.text.id), level=_level(known))
    path = page_path(pages.text, page)
    is_start = page.division == division
    return Link(
        title_of(pages, known), path if is_start else f"{path}#{_first_passage(pages, division, page)}",
        is_here=is_start and page == here, level=_level(known), detail=known.author,
    )


def title_of(pages: Pages, division: Division) -> str:
    """Return the title of *division*; of one without a heading what it is, and its number or first words."""
    kind = division.kind.capitalize()
    if division.title or _is_short(division.n):
        return division.title or f"{kind or 'Section'} {division.n}"
    words = pages.beginning(division.id).split()
    said = " ".join(words[:BEGINNING]) + ("…" if len(words) > BEGINNING else "")
    return ": ".join(filter(None, (kind, said))) or "Section"


def _is_short(number: str) -> bool:
    """True of a number that a reader would say; identifiers stand in `@n`, too."""
    return 0 < len(number) <= NUMBER and ":" not in number


def _first_passage(pages: Pages, division: str, page: Page) -> str:
    inside: Sequence[Passage] = pages.passages(page)
    return next((one.id for one in inside if division in pages.path(one.division) and one.kind != "furniture"), "")


def _neighbour(pages: Pages, page: Page | None) -> Link | None:
    return Link(page_title(pages, page), page_path(pages.text, page)) if page else None
