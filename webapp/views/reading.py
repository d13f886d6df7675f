"""The reading page, also with another text beside it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from edition.errors import UnknownAnchorError
from edition.store import TextSummary
from index.errors import SearchError
from webapp.addresses import NO_DIVISION, beside_path
from webapp.elsewhere import hue
from webapp.library import edition, held, settings, with_links
from webapp.metadata import of_page
from webapp.paging import Page, Pages
from webapp.quoted import Found, find_on_page, given
from webapp.reading import Reading, page_path, passage_path, read_page

views = Blueprint("reading", __name__)

LIT_MOST = 1_000
"""Passages of a text in which a search is marked."""

BESIDE_MOST = 3
"""Texts beside the first one."""


@views.get("/texts/<text_id>/<division>")
def show_page(text_id: str, division: str) -> str | Response:
    """Show a page of a text; `?part=` for long divisions, `?beside=ANCHOR` for another text beside it."""
    pages = held().pages(text_id)
    division = "" if division == NO_DIVISION else division
    part = request.args.get("part", 1, type=int)
    page = pages.page(division, part)
    if page is None:
        return _elsewhere_on(pages, division, part)
    query = request.args.get("q", "").strip()
    lit = _found(query, text_id) if query else {}
    anchors = [anchor for anchor in request.args.getlist("beside") if anchor][:BESIDE_MOST]
    quote = _quoted(pages)
    lit = {**lit, **quote.lit} if quote else lit
    texts = [text_id, *(anchor.partition(".")[0] for anchor in anchors)]
    reading = read_page(
        edition(), pages, page, marks=settings().has_marks, lit=lit, beside=texts[1:],
    )
    summary = _summary(text_id)
    beside = tuple(_column(anchor, texts, reading.path, anchors) for anchor in anchors)
    metadata = of_page(edition(), pages.text, pages.passages(page), canonical=reading.path)
    html = render_template(
        "reading.html", apparatus=held().fact(("apparatus", text_id), lambda: _apparatus(pages)), reading=reading,
        text=pages.text, hue=hue(edition(), summary), beside=beside,
        stands_for=pages.text.precis_of, query=query if lit else "", metadata=metadata, quote=quote,
        open_beside=lambda anchor, here: beside_path(reading.path, _with(anchors, anchor), here),
    )
    return with_links(html, metadata.header)


def _apparatus(pages: Pages) -> str:
    """Return which columns a text has beside it, as classes: all its pages are set alike, none jumps when turned."""
    has_notes = any(one.kind == "note" for one in pages.text.passages)
    has_others = any(edition().parallels_of(one.anchor) for one in pages.text.passages)
    return " ".join(name for name, has in (("with-notes", has_notes), ("with-others", has_others)) if has)


def _found(query: str, text_id: str) -> dict[str, list[tuple[int, int]]]:
    """Return what *query* finds in a text, by anchor; nothing if it cannot be understood."""
    try:
        results = held().index.search(query, size=LIT_MOST, facets={"text": [text_id]})
    except SearchError:
        return {}
    return {hit.anchor: [mark for one in hit.stretches for mark in one.marks] for hit in results.results}


def _quoted(pages: Pages) -> Found | None:
    """Return the stretch that `?at=` and `?quote=` ask for; None if nothing, or nothing that can be looked for."""
    wanted, at = given(request.args), request.args.get("at", "")
    passage = next((one for one in pages.text.passages if one.id == at), None) if wanted else None
    if wanted is None or passage is None or wanted.problem:
        return None
    return find_on_page(pages, passage, wanted)


def _elsewhere_on(pages: Pages, division: str, part: int) -> Response:
    """Lead to the page on which a division without a page of its own begins."""
    page = pages.page_of_division(division) if part == 1 else None
    if page is None:
        abort(404)
    first = _first(pages, page, division)
    return redirect(page_path(pages.text, page) + (f"#{first}" if first else ""), 302)


def _first(pages: Pages, page: Page, division: str) -> str:
    inside = pages.passages(page)
    return next((one.id for one in inside if division in pages.path(one.division) and one.kind != "furniture"), "")


def _summary(text_id: str) -> TextSummary:
    return next(one for one in edition().texts if one.id == text_id)


@dataclass(frozen=True, slots=True)
class Column:
    """Another text beside the first."""

    reading: Reading
    anchor: str
    hue: int
    alone: str
    """The way to that page alone."""
    away: str
    """The way to this page without the column."""


def _column(anchor: str, texts: list[str], path: str, anchors: list[str]) -> Column:
    """Return the page that holds *anchor*. Raises UnknownAnchorError if no passage bears the anchor."""
    passage = edition().passage(anchor)
    pages = held().pages(passage.text_id)
    page = pages.page_of_passage(passage.id)
    if page is None:
        raise UnknownAnchorError(f"the passage ‘{anchor}’ is not on any page.")
    others = [one for one in texts if one != passage.text_id]
    reading = read_page(
        edition(), pages, page, marks=settings().has_marks, prefix=f"{passage.text_id}.", beside=others
    )
    return Column(
        reading, anchor, hue(edition(), _summary(passage.text_id)), alone=passage_path(pages, passage),
        away=beside_path(path, [one for one in anchors if one != anchor]),
    )


def _with(anchors: list[str], anchor: str) -> list[str]:
    """Return *anchors* with *anchor* in place of another passage of its text, or at their end."""
    text_id = anchor.partition(".")[0]
    others = [one for one in anchors if one.partition(".")[0] != text_id]
    return [*others[-(BESIDE_MOST - 1):], anchor]
