"""People, places, organisations, groups, events and works: the lists and the articles."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from webapp.addresses import KINDS
from webapp.articles import AUTHORS_NAMED, ENTRIES, ORDERS, article, leaves, listing
from webapp.citations import matrix
from webapp.companions import cited_by, meetings, texts_of
from webapp.library import asked_number, edition, held
from webapp.mapping import map_around, map_of_places

views = Blueprint("registers", __name__)

TITLES = {
    "people": "People", "places": "Places", "orgs": "Organisations", "groups": "Groups", "events": "Events",
    "works": "Works",
}
KIND_PATHS = "<any(people, places, orgs, groups, events, works):path>"


@views.get(f"/{KIND_PATHS}/")
def show_register(path: str) -> str:
    """Show a register; `?order=` sorts it, `?from=` goes on. What is of all of it stands on its first page."""
    order = request.args.get("order", "name")
    order = order if order in ORDERS else "name"
    rows = listing(edition(), KINDS[path], order)
    start = asked_number("from")
    if start and start >= len(rows):
        abort(404)
    drawn = held().fact("map", lambda: map_of_places(edition())) if path == "places" and not start else None
    return render_template(
        "register.html", path=path, title=TITLES[path], rows=rows[start:start + ENTRIES], order=order, map=drawn,
        leaves=leaves(rows, order, start), named=AUTHORS_NAMED,
        matrix=matrix(held()) if path == "works" and not start else None,
    )


@views.get(f"/{KIND_PATHS}/<key>")
def show_entry(path: str, key: str) -> str:
    """Show an entry: its names, who uses which, and every mention in context."""
    entry = edition().registers.find(f"{KINDS[path]}:{key}")
    if entry is None:
        abort(404)
    return render_template(
        "entry.html", path=path, title=TITLES[path], entry=entry, article=article(held(), entry), kind=KINDS[path],
        map=map_around(edition(), entry) if path == "places" else None, meetings=meetings(held(), entry),
        cited_by=cited_by(held(), entry) if path == "works" else (),
        texts=texts_of(held(), entry.key) if path == "works" else (),
    )
