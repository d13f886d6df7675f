"""Search: the box, what was understood, hits in context, facets as links; the same as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from edition.errors import UnknownAnchorError
from index.errors import IndexDamagedError, QueryError
from index.facets import NAMES
from index.help import ROWS
from index.results import PassageHit, Results
from index.searching import SORTS, Sort
from webapp.elsewhere import hue, locator
from webapp.going import going
from webapp.library import as_json, asked_number, edition, held, wants_json
from webapp.reading import passage_path

views = Blueprint("searching", __name__)

SIZE = 20
"""Results on a page, each of some lines."""
MOST_JSON = 500
"""Results that JSON gives at once: with five million words a fifth of a second."""

SHORT_NAME = 16
"""Characters of a name in OpenSearch, at most."""

SAID = {
    "author": "by", "text": "in", "in": "in the", "person": "naming", "place": "at", "org": "with", "group": "of",
    "event": "on", "work": "citing", "decade": "in the", "year": "in", "month": "in",
}
"""Name of a facet → how its line begins."""

FACETS_SHOWN = 8
"""Values of a facet: all facets stand beside the first results."""


@views.get("/search")
def show() -> str | Response | tuple[str, int]:
    """Show what a query finds; `?sort=`, `?page=` and a facet's name narrow it."""
    if wants_json():
        return show_json()
    query = request.args.get("q", "").strip()
    if not query:
        return render_template("search.html", query="", results=None, fault=None, sorts=SORTS, rows=ROWS)
    found = going(query, request.args.get("here", ""))
    try:
        results = _search(query, size=SIZE)
    except QueryError as error:
        given = {"query": query, "fault": None if found.places else error, "sorts": SORTS, "rows": ROWS}
        return render_template("search.html", results=None, going=found, **given), 200 if found.places else 400
    hues = {one.id: hue(edition(), one) for one in edition().texts}
    return render_template(
        "search.html", query=query, results=results, fault=None, sorts=SORTS, hits=[_placed(one) for one in
        results.results], facets=_facets(results), hues=hues, link=_link, chosen=chosen(), rows=ROWS, going=found,
        words_path=link_to("/search/words", sort=""),
    )


@views.get("/search.json")
def show_json() -> Response:
    """Give what a query finds as JSON; `?limit=` for how many, `?page=`, `?sort=` and facets as on the page."""
    query = request.args.get("q", "").strip()
    limit = min(max(request.args.get("limit", SIZE, type=int), 0), MOST_JSON)
    try:
        results = _search(query, size=limit)
    except QueryError as error:
        where = {"start": error.start, "end": error.end, "suggestion": error.suggestion}
        return as_json({"error": str(error), **where}, 400)
    return as_json(_as_dict(results))


def _as_dict(results: Results) -> dict[str, object]:
    """Return all that the page shows, with the addresses of this page, the next and the one before."""
    pages = {"previous": results.page - 1, "next": results.page + 1}
    return {
        "query": results.query, "understood": results.understood, "notes": list(results.notes),
        "is_cut": results.is_cut, "suggestion": results.suggestion, "passages": results.passages, "hits": results.hits,
        "page": results.page, "pages": results.pages, "limit": results.size, "sort": results.sort,
        **{name: link_to("/search.json", page=str(number)) for name, number in pages.items()
           if results.size and 1 <= number <= results.pages},
        "narrowed": chosen(),
        "results": [
            {"anchor": one.anchor, "address": place_of(one.anchor, one.text_id)[0], "text": one.text_id,
             "title": one.text, "author": one.author, "kind": one.kind, "division": one.division_title, "n": one.n,
             "hits": one.hits, "why": list(one.why), "snippet": " … ".join(piece.text for piece in one.snippets),
             "snippets": [[{"text": run.text, "hit": run.is_hit} for run in piece.runs] for piece in one.snippets]}
            for one in results.results
        ],
        "facets": {facet.name: [{"value": value.value, "label": value.label, "passages": value.passages,
                                 "query": value.query} for value in facet.values] for facet in results.facets},
        "strips": [{"text": one.text_id, "title": one.title, "counts": list(one.counts)} for one in results.strips],
    }


@views.get("/opensearch.xml")
def describe() -> Response:
    """Describe the search to browsers, which then search the library from their address bar (OpenSearch 1.1)."""
    title = edition().title
    short = title if len(title) <= SHORT_NAME else f"{title[: SHORT_NAME - 1].rstrip()}…"
    body = render_template("opensearch.xml", root=request.url_root.rstrip("/"), short=short)
    return Response(body, mimetype="application/opensearchdescription+xml")


@views.get("/search/help")
def show_help() -> str:
    """Show how to search, by examples."""
    return render_template("search_help.html", rows=ROWS)


def _search(query: str, *, size: int) -> Results:
    page = asked_number("page", 1)
    sort = request.args.get("sort", "relevance")
    order: Sort = sort if sort in SORTS else "relevance"
    return held().index.search(query, page=page, size=size, sort=order, facets=chosen())


def chosen() -> Mapping[str, Sequence[str]]:
    """Return the values that the address narrows each facet to."""
    return {name: values for name in NAMES if (values := request.args.getlist(name))}


def _facets(results: Results) -> list[tuple[str, str, list[tuple[str, int, str, bool]]]]:
    """Return name, words and the values of each facet: label, count, address that takes or leaves it, taken."""
    taken = chosen()
    found = []
    for facet in results.facets:
        values = [
            (value.label, value.passages, _link(**{facet.name: value.value}), value.value in taken.get(facet.name, ()))
            for value in facet.values[:FACETS_SHOWN]
        ]
        is_shown_by_strips = facet.name == "text"
        if (not is_shown_by_strips and len(values) > 1) or any(taken for *_, taken in values):
            found.append((facet.name, SAID.get(facet.name, facet.name), values))
    return found


def _link(**change: str) -> str:
    return link_to("/search", **change)


def link_to(path: str, **change: str) -> str:
    """Return *path* with what the address asks for, but a facet taken or left, or another sort or page."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name not in ("page", "format", "here")]
    for name, value in change.items():
        if name in NAMES:
            others = [one for one in pairs if one != (name, value)]
            pairs = others if len(others) < len(pairs) else [*pairs, (name, value)]
        else:
            pairs = [*(one for one in pairs if one[0] != name), *([(name, value)] if value else [])]
    return f"{path}?{urlencode(pairs)}"


def _placed(hit: PassageHit) -> tuple[PassageHit, str, str]:
    return hit, *place_of(hit.anchor, hit.text_id)


def place_of(anchor: str, text_id: str) -> tuple[str, str]:
    """Return address and locator of a passage; the hits of the query are marked there. Raises IndexDamagedError."""
    try:
        passage = edition().passage(anchor)
    except UnknownAnchorError as error:
        raise IndexDamagedError("the index does not belong to this edition; run: variorum build") from error
    path, _, fragment = passage_path(held().pages(text_id), passage).partition("#")
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}{urlencode({'q': request.args.get('q', '')})}#{fragment}", locator(passage)
