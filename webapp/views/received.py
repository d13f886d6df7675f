"""A page of a text beside what was received of it, the differences marked."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from edition.collating import Collation, collate
from edition.model import Passage
from edition.store import Edition
from webapp.addresses import NO_DIVISION, received_path
from webapp.elsewhere import hue
from webapp.library import edition, held
from webapp.paging import Page, Pages
from webapp.reading import Link, page_path, page_title
from webapp.rendering import render_words

views = Blueprint("received", __name__)

LONGEST = 60_000
"""Characters of one received piece that are shown; a hostile file may name all of a source for every passage."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as received and as read."""

    passage: Passage
    received: tuple[tuple[str, Markup], ...]
    """Pieces of the source, each with its place."""
    read: Markup
    rules: tuple[str, ...] = ()
    """Corrections in words: received → read."""
    missing: tuple[str, ...] = ()


@views.get("/texts/<text_id>/<division>/received")
def show_received(text_id: str, division: str) -> str:
    """Show the passages of a page, furniture and notes among them, each beside its pieces of the source."""
    pages = held().pages(text_id)
    page = pages.page("" if division == NO_DIVISION else division, request.args.get("part", 1, type=int))
    if page is None:
        abort(404)
    passages = pages.passages(page)
    before, after = pages.neighbours(page)
    summary = next(one for one in edition().texts if one.id == text_id)
    return render_template(
        "received.html", text=pages.text, title=page_title(pages, page), path=page_path(pages.text, page),
        rows=[_row(edition(), passage) for passage in passages], hue=hue(edition(), summary),
        is_held=any(edition().source(piece.file) for one in passages for piece in one.pieces),
        files=list(dict.fromkeys(piece.file for one in passages for piece in one.pieces)),
        before=_link(pages, before), after=_link(pages, after), number=pages.all.index(page) + 1, of=len(pages.all),
    )


@views.get("/a/<anchor>/received")
def show_passage_received(anchor: str) -> Response:
    """Lead to a passage beside what was received of it. Raises UnknownAnchorError if nothing has the anchor."""
    passage = edition().passage(anchor)
    page = held().pages(passage.text_id).page_of_passage(passage.id)
    if page is None:
        abort(404)
    return redirect(f"{received_path(passage.text_id, page.division, page.part)}#{passage.id}", 302)


def _link(pages: Pages, page: Page | None) -> Link | None:
    return Link(page_title(pages, page), received_path(pages.text.id, page.division, page.part)) if page else None


def _row(open_edition: Edition, passage: Passage) -> Row:
    sources = (open_edition.source(name) for name in dict.fromkeys(piece.file for piece in passage.pieces))
    found = collate(passage, [source for source in sources if source])
    return Row(passage, _received(found), render_words(passage.text, found.differing), _rules(passage), found.missing)


def _received(found: Collation) -> tuple[tuple[str, Markup], ...]:
    return tuple(
        (f"{one.piece.start:,}–{one.piece.end:,}", render_words(one.text[:LONGEST], one.differing))
        for one in found.extracts
    )


def _rules(passage: Passage) -> tuple[str, ...]:
    """Return the corrections of *passage* in words."""
    return tuple(
        f"{span.value or 'nothing'} → {passage.text[span.start : span.end]}"
        for span in passage.spans if span.kind == "correction"
    )
