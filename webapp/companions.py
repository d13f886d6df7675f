"""On the page of an entry: what it occurs with, who cites it, and for what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from edition.company import Companion, Company, find_company
from edition.crossreferences import Citing, CrossReferences, cited_between, find_citings
from edition.errors import UnknownAnchorError
from edition.model import Entry, Passage
from webapp.addresses import entry_path, search_path, text_path
from webapp.elsewhere import locator, sentences
from webapp.holding import Held
from webapp.reading import passage_path
from webapp.rendering import render_stretch
from webapp.studies import all_texts, hues_by_author

SHOWN = 60
"""Citations of an author that are shown with what they stand for."""

PLACES = 6
"""Passages that are named where two entries meet; the search has the others."""

LONGEST = 320
"""Characters of the sentence a work is cited for."""

BADGES = {"archive": "a document", "press": "the press", "secondary": "", "none": ""}
"""What else a note rests on, in words; a work of scholarship is what is expected."""


@dataclass(frozen=True, slots=True)
class Where:
    """A passage, its text's colour and its address."""

    locator: str
    path: str
    hue: int
    author: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An entry that occurs with the one whose page it is."""

    entry: Entry
    companion: Companion
    places: tuple[Where, ...]
    search: str
    """Address of the search for both."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: where, which pages, for what."""

    where: Where
    pages: str
    claim: Markup
    """The sentence that the citation stands in, or that calls its note."""
    rests: str
    target: str
    """Address of the passage or the text it leads to, if the work is a text of the library."""


@dataclass(frozen=True, slots=True)
class CitedBy:
    """All citations of a work by one author, in order."""

    name: str
    """The author's on the page of a work, the work's on the page of an author and whom he cites."""
    hue: int
    count: int
    lines: tuple[Cited, ...]
    search: str
    """Address of the search for all of them."""
    path: str = ""
    """Where the name leads."""


def company(held: Held) -> Company:
    """Return who stands where in the edition, worked out once."""
    return held.fact("company", lambda: find_company(all_texts(held.edition)))


def texts_of(held: Held, work: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of the texts of the library that are the work, or parts of it."""
    return held.fact("texts by work", lambda: _texts_by_work(held)).get(work, ())


def _texts_by_work(held: Held) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for text in all_texts(held.edition):
        if text.work.key:
            found[text.work.key] = (*found.get(text.work.key, ()), (text.id, text.title or text.id))
    return found


def citings(held: Held) -> CrossReferences:
    """Return all citations of the edition, worked out once."""
    return held.fact("citings", lambda: find_citings(all_texts(held.edition), held.edition.registers))


def meetings(held: Held, entry: Entry) -> tuple[Meeting, ...]:
    """Return what occurs with *entry* more often than chance, the strongest first."""
    hues = hues_by_author(held.edition)
    found = []
    for one in company(held).of(entry.key):
        other = held.edition.registers.find(one.pointer)
        if other is not None:
            places = [where(held, anchor, hues) for anchor in one.anchors[:PLACES]]
            search = search_path(f"{query_for(entry)} {query_for(other)}")
            found.append(Meeting(other, one, tuple(place for place in places if place), search))
    return tuple(found)


def query_for(entry: Entry) -> str:
    """Return the query for all that mentions *entry*."""
    return entry.key if entry.key.replace(":", "").replace("-", "").isalnum() else f'{entry.kind}:"{entry.name}"'


def where(held: Held, anchor: str, hues: dict[str, int]) -> Where | None:
    """Return where *anchor* leads; None if no passage bears it."""
    passage = _passage(held, anchor)
    if passage is None:
        return None
    pages = held.pages(passage.text_id)
    author = pages.text.author or pages.text.title
    return Where(locator(passage), passage_path(pages, passage), hues.get(pages.text.author, 0), author)


def _passage(held: Held, anchor: str) -> Passage | None:
    try:
        return held.edition.passage(anchor)
    except UnknownAnchorError:
        return None


# ---- a work


def cited_by(held: Held, entry: Entry) -> tuple[CitedBy, ...]:
    """Return who cites the work *entry*, by author, each in the order of the texts."""
    found = citings(held).of_work(entry.key)
    if found is None:
        return ()
    hues = hues_by_author(held.edition)
    groups = [(author, list(run)) for author, run in groupby(found.citings, key=lambda one: one.author)]
    return tuple(
        CitedBy(author, _hue(run, author, hues, held), len(run), tuple(_lines(held, run[:SHOWN], hues)),
                _search_by(author, query_for(entry)))
        for author, run in groups
    )


def citations_between(held: Held, author: str, cited: str) -> tuple[CitedBy, ...]:
    """Return where *author* cites what *cited* wrote, work by work."""
    registers, hues = held.edition.registers, hues_by_author(held.edition)
    return tuple(
        CitedBy(entry.name if (entry := registers.find(work.work)) else work.work, hues.get(author, 0),
                len(work.citings), tuple(_lines(held, work.citings[:SHOWN], hues)),
                _search_by(author, query_for(entry) if entry else work.work), entry_path(work.work))
        for work in cited_between(citings(held), author, cited, registers)
    )


def _search_by(author: str, query: str) -> str:
    """Return the address of the search for what *author* has of *query*."""
    return search_path(f'{query} author:"{author.replace(chr(34), " ")}"')


def _hue(run: Sequence[Citing], author: str, hues: dict[str, int], held: Held) -> int:
    return hues.get(author) or hues.get(held.pages(run[0].text_id).text.author, 0)


def _lines(held: Held, run: Iterable[Citing], hues: dict[str, int]) -> Iterable[Cited]:
    for one in run:
        place, passage, claim = where(held, one.anchor, hues), _passage(held, one.anchor), _passage(held, one.claim)
        if place is None or passage is None:
            continue
        yield Cited(
            place, _pages(one), claimed(claim or passage, _place_in(claim, passage, one)), BADGES[one.badge],
            _target_path(held, one.target, hues),
        )


def _target_path(held: Held, target: str, hues: dict[str, int]) -> str:
    """Return the address of the passage that a citation leads to, else of the text of the library that is cited."""
    if target and "." not in target:
        return text_path(target)
    found = where(held, target, hues) if target else None
    return found.path if found else ""


def _pages(citing: Citing) -> str:
    """Return the locator as a bibliography has it: `pp. 232, 236`."""
    if ("unit", "page") not in citing.span.data or not citing.locator[:1].isdigit():
        return citing.locator
    return f"{'p.' if citing.locator.isdigit() else 'pp.'} {citing.locator}"


def _place_in(claim: Passage | None, passage: Passage, citing: Citing) -> int:
    """Return where in the passage that claims something the citation stands, or the call of its note."""
    if claim is None or claim is passage or claim.anchor == passage.anchor:
        return citing.span.start + 1
    return next((span.start for span in claim.spans if span.kind == "call" and span.ref == passage.id), 1)


def claimed(passage: Passage, at: int) -> Markup:
    """Return the sentence of *passage* that reaches to *at*, cut if it is long.

    If all of it is a citation in brackets, the sentence before it comes along.
    """
    known = sentences(passage.text)
    number = next((number for number in range(len(known) - 1, -1, -1) if known[number][0] < at), 0)
    start, end = known[number]
    if number and passage.text[start] in "([" and passage.text[start:end].rstrip(" .;")[-1:] in ")]":
        start = known[number - 1][0]
    first, last = start, end
    if end - start > LONGEST:
        end = min(end, max(at + LONGEST // 2, start + LONGEST))
        end = end if end == len(passage.text) else max(passage.text.rfind(" ", start, end), start + 1)
        start = max(start, end - LONGEST)
        start = start if start == first else passage.text.find(" ", start, end) + 1 or start
    words = render_stretch(passage, start, end)
    return Markup("{}{}{}").format("… " if start > first else "", words, " …" if end < last else "")
