"""The library, and the contents of a text."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, Response, render_template

from edition.model import MENTION_KINDS
from webapp import formats
from webapp.addresses import REGISTERS, received_path, text_path
from webapp.blocks import Composer
from webapp.elsewhere import hue
from webapp.library import asked_number, edition, held, with_links
from webapp.metadata import of_page
from webapp.paging import Page, Pages
from webapp.reading import contents, page_path, page_title, passage_path
from webapp.rendering import Style

views = Blueprint("front", __name__)

NOTES = 300
"""Notes on a page of them."""


@views.get("/")
def show_library() -> str:
    """Show the texts as a bibliography sets them, and the ways in."""
    open_edition = edition()
    mentioned = set(open_edition.pointers_mentioned)
    ways = [
        (path, sum(entry.key in mentioned for entry in open_edition.registers.of_kind(kind)))
        for kind, path in REGISTERS.items()
    ]
    hues = {summary.id: hue(open_edition, summary) for summary in open_edition.texts}
    return render_template("library.html", ways=[way for way in ways if way[1]], hues=hues, kinds=MENTION_KINDS)


@views.get("/keys")
def show_keys() -> str:
    """Show what can be done by key."""
    return render_template("keys.html")


@views.get("/texts/")
def show_texts() -> str:
    """Show the same list: an address that is cut short leads somewhere."""
    return show_library()


@views.get("/texts/<text_id>")
def show_text(text_id: str) -> Response | tuple[str, int]:
    """Show the contents of a text and its headnote; `?format=tei|json` gives the whole of it."""
    pages = held().pages(text_id)
    if given := formats.whole(formats.asked(), pages.text):
        return given
    summary = next(one for one in edition().texts if one.id == text_id)
    begin = page_path(pages.text, pages.all[0]) if pages.all else ""
    metadata = of_page(edition(), pages.text, (), canonical=text_path(text_id))
    html = render_template(
        "text.html", text=pages.text, summary=summary, contents=contents(pages), begin=begin, received=_received(pages),
        hue=hue(edition(), summary), stands_for=pages.text.precis_of, metadata=metadata,
    )
    return with_links(html, metadata.header)


@views.get("/texts/<text_id>/~notes")
def show_notes(text_id: str) -> str:
    """Show all notes of a text in a list, each linked to its place; `?from=` goes on."""
    pages = held().pages(text_id)
    notes = [passage for passage in pages.text.passages if passage.kind == "note"]
    start = asked_number("from")
    composer = Composer(Style(prefix="list-"))
    groups = [
        (_title_of(pages, page), [(composer.note(one), passage_path(pages, one)) for one in run])
        for page, run in groupby(notes[start : start + NOTES], key=lambda one: pages.page_of_passage(one.id))
    ]
    more = start + NOTES if start + NOTES < len(notes) else 0
    return render_template("notes.html", text=pages.text, groups=groups, more=more)


def _received(pages: Pages) -> str:
    """Return the way to the first page beside its source, or "" if no passage names one that is held."""
    made_of = {piece.file for passage in pages.text.passages for piece in passage.pieces}
    is_held = any(edition().source(name) for name in made_of)
    first = pages.all[0] if is_held else None
    return received_path(pages.text.id, first.division, first.part) if first else ""


def _title_of(pages: Pages, page: Page | None) -> str:
    return page_title(pages, page) if page else pages.text.title
