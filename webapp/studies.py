"""What the studies of the edition give, arranged for the page: accounts in columns, days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from edition.chronology import Dated, Moment, find_dated, find_moments, months_by_author
from edition.comparing import Account, Comparison, Treated, compare
from edition.model import Text
from edition.store import Edition
from webapp.elsewhere import excerpt, hue, locator
from webapp.holding import Held
from webapp.rendering import render_stretch

FACTS = 10
"""Dates, and figures, of an author that head his column."""

LONGEST = 1_600
"""Characters of a passage in a column; the rest is a link away."""


def all_texts(edition: Edition) -> list[Text]:
    return [edition.text(one.id) for one in edition.texts]


def hues_by_author(edition: Edition) -> dict[str, int]:
    """Return the colour of each author as displayed."""
    return {one.author: hue(edition, one) for one in reversed(edition.texts)}


# ---- accounts side by side


@dataclass(frozen=True, slots=True)
class Cell:
    """A passage in the column of its author."""

    anchor: str
    locator: str
    html: Markup
    how: str


@dataclass(slots=True)
class Row:
    """What the authors say of one and the same point; author → passages."""

    cells: dict[str, list[Cell]] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Column:
    """An author's account in short."""

    author: str
    text_ids: tuple[str, ...]
    hue: int
    terms: tuple[str, ...]
    figures: tuple[tuple[str, bool], ...]
    """In the author's words, each with True if only he has it."""
    dates: tuple[tuple[str, bool], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Compared:
    """An event in columns and rows."""

    comparison: Comparison
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def compared(held: Held, pointer: str) -> Compared:
    """Return the accounts of the entry *pointer* in columns; passages that are parallel share a row."""
    edition = held.edition
    found = held.fact(
        ("compared", pointer),
        lambda: compare(all_texts(edition), edition.registers, pointer, parallels=edition.parallels),
    )
    hues = hues_by_author(edition)
    columns = tuple(_column(account, hues.get(account.author, 1)) for account in found.accounts)
    return Compared(found, columns, tuple(_rows(found.accounts)))


def _column(account: Account, number: int) -> Column:
    return Column(
        account.author, account.text_ids, number, tuple(term for term, _ in account.terms[:4]),
        _facts(account.passages, lambda one: one.figures), _facts(account.passages, lambda one: one.dates),
        account.left_out,
    )


def _facts(passages: Iterable[Treated], spans: Callable[[Treated], Iterable[object]]) -> tuple[tuple[str, bool], ...]:
    found: dict[str, bool] = {}
    for one in passages:
        for span in one.figures + one.dates:
            if span in spans(one):
                found.setdefault(one.passage.text[span.start : span.end], span in one.differing)
    return tuple(found.items())[:FACTS]


def _rows(accounts: Sequence[Account]) -> list[Row]:
    rows: list[Row] = []
    for account in accounts:
        for one in account.passages:
            row = next((row for row in rows if row.anchors.intersection(one.partners)), None)
            if row is None:
                row = Row()
                rows.append(row)
            row.cells.setdefault(account.author, []).append(_cell(one))
            row.anchors.add(one.anchor)
    return rows


def _cell(one: Treated) -> Cell:
    text = one.passage.text
    end = len(text) if len(text) <= LONGEST else text.rfind(" ", 0, LONGEST)
    html = render_stretch(one.passage, 0, end, ())
    return Cell(one.anchor, locator(one.passage), html + Markup(" …") if end < len(text) else html, one.how)


# ---- days


@dataclass(frozen=True, slots=True)
class Day:
    """A moment and who writes of it."""

    moment: Moment
    entries: tuple[tuple[Dated, int, Markup, str], ...]
    """Each with the author's colour, the words, and where."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that is dated, and the shape of it."""

    dated: tuple[Dated, ...]
    moments: tuple[Moment, ...]
    months: tuple[tuple[str, int], ...]
    """Month and how often it is dated, without gaps between the first and the last."""
    years: tuple[tuple[str, int], ...]


def calendar(held: Held) -> Calendar:
    return held.fact("calendar", lambda: _calendar(held.edition))


def _calendar(edition: Edition) -> Calendar:
    dated = find_dated(all_texts(edition))
    moments = find_moments(dated)
    counted: dict[str, int] = {}
    for by_month in months_by_author(dated).values():
        for month, count in by_month.items():
            counted[month] = counted.get(month, 0) + count
    years: dict[str, int] = {}
    for one in dated:
        year = f"{one.first.year:04}"
        years[year] = years.get(year, 0) + 1
    return Calendar(dated, moments, tuple(sorted(counted.items())), tuple(sorted(years.items())))


def day(edition: Edition, moment: Moment, hues: Mapping[str, int]) -> Day:
    """Return what is written of *moment*, each with the sentence that holds the date."""
    entries = []
    for one in moment.dated:
        passage = edition.passage(one.anchor)
        words = excerpt(passage, [(one.span.start, one.span.end)])
        entries.append((one, hues.get(one.author, 1), words, locator(passage)))
    return Day(moment, tuple(entries))
