"""MLA: *MLA Handbook*, 9th edition: works cited and the reference in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.citing.writing import (
    Locator,
    by_whom,
    clean,
    day_parts,
    edition_phrase,
    first_inverted,
    full_range,
    in_order,
    is_article_like,
    is_closed,
    italic,
    joined,
    link,
    listed,
    quoted,
    sentences,
)
from edition.model import Work
from edition.timewords import MONTH_NAMES

MOST = 2
"""Authors who are named, of more the first only."""


def works_cited(work: Work, more: Sequence[str] = ()) -> str:
    """Return the entry of the list of works cited; each of *more* is a sentence: a further container, the day."""
    title = clean(work.title)
    if work.kind == "archive":
        kept = listed([clean(work.container) or clean(work.publisher), clean(work.place)])
        if is_article_like(work):
            return sentences([_heading(work), quoted(title, "."), _day(work.date), kept, *more])
        return sentences([_heading(work), listed([title, kept, _day(work.date)]), *more])
    if work.kind == "thesis":
        facts = listed([clean(work.publisher), clean(work.series) or "thesis", link(work)])
        return sentences([_heading(work), italic(title), _day(work.date), facts, *more])
    if is_article_like(work):
        shown, place = quoted(title, "."), italic(clean(work.container))
    else:
        shown, place = italic(title), ""
    return sentences([_heading(work), shown, _container(work, place), _series(work), *more])


def in_text(work: Work, locator: Locator | None) -> str:
    """Return what stands in brackets after the words quoted."""
    return f"({by_whom(work, most=MOST)}{_place(locator)})"


def _place(locator: Locator | None) -> str:
    """Return the locator: a comma stands before anything but a page.

    >>> _place(Locator("page", "45")), _place(Locator("par", "98")), _place(Locator("note", "31", page="45"))
    (' 45', ', par. 98', ' 45n31')
    """
    if locator is None:
        return ""
    value = _pages(locator.value)
    if locator.unit == "page":
        return f" {value}"
    if locator.unit == "note":
        return f" {locator.page}n{value}" if locator.page else f", n{value}"
    return f", {'pars.' if '–' in value else 'par.'} {value}"


def _heading(work: Work) -> str:
    names = work.authors or work.editors
    by = joined(first_inverted(names), most=MOST, first_is_inverted=True)
    if by and not work.authors:
        by += ", editor" if len(names) == 1 else ", editors"
    return by


def _container(work: Work, place: str) -> str:
    is_part = is_article_like(work)
    editors = work.editors if work.authors else ()
    version = edition_phrase(work.edition)
    is_journal = work.kind == "article"
    pages = _pages(work.pages) if is_part else ""
    helpers = [
        f"{verb} by {joined([in_order(name) for name in names], most=MOST)}"
        for verb, names in (("edited", editors), ("translated", work.translators)) if names
    ]
    facts = [
        place, *helpers, version,
        f"vol. {clean(work.volume)}" if work.volume else "",
        f"no. {clean(work.issue)}" if work.issue else "",
        "" if is_journal or work.kind in ("web", "newspaper") else clean(work.publisher) or clean(work.place),
        _day(work.date),
        f"{'pp.' if '–' in pages or ',' in pages else 'p.'} {pages}" if pages else "",
        link(work),
    ]
    whole = listed(facts)
    return whole if place else whole[:1].upper() + whole[1:]


def _series(work: Work) -> str:
    return clean(work.series) if work.kind in ("book", "chapter") else ""


def _pages(pages: str) -> str:
    """Return *pages*, the last number with two digits where that says enough.

    >>> _pages("1017-1049"), _pages("158–176"), _pages("95-101"), _pages("7-9"), _pages("101-9")
    ('1017–49', '158–76', '95–101', '7–9', '101–09')
    """
    def shorten(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        is_short = len(first) == len(last) > 2 and first[:-2] == last[:-2]
        return f"{first}–{last[-2:] if is_short else last}"

    return re.sub(r"\b(\d+)–(\d+)\b", shorten, full_range(pages))


def _day(date: str) -> str:
    return day(date) if date else ""


def day(date: str) -> str:
    """Return *date* as MLA writes it.

    >>> day("2026-01-02"), day("1937-07-31"), day("1995")
    ('2 Jan. 2026', '31 July 1937', '1995')
    """
    year, month, number = day_parts(date)
    if not month:
        return year
    name = MONTH_NAMES[month - 1]
    shown = name if len(name) <= 4 else "Sept." if month == 9 else f"{name[:3]}."
    return " ".join(part for part in (str(number) if number else "", shown, year) if part)


def closed(text: str) -> str:
    return text if is_closed(text) else f"{text}."
