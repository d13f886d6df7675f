"""Words and their company: what stands beside the hits of a query, by author and line by line."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from index.collocates import WINDOW, collocates
from index.concordance import ORDERS, Concordance, Order, concordance
from index.errors import QueryError
from index.parsing import parse
from index.positions import is_single
from index.queries import Word
from webapp.elsewhere import hue
from webapp.library import as_json, asked_number, edition, held, wants_json
from webapp.views.searching import chosen, link_to, place_of

views = Blueprint("words", __name__)

SECONDS = 0.07
"""For the company, and for the lines; what is under way then takes longer, and nobody should wait for more than 0.3."""


@views.get("/search/words")
def show() -> str | Response | tuple[str, int]:
    """Show the company of a query's words and their concordance; `?sort=`, `?page=` and facets as in a search."""
    query = request.args.get("q", "").strip()
    given = {"query": query, "chosen": chosen(), "orders": ORDERS, "window": WINDOW}
    if not query:
        return render_template("search_words.html", fault=None, lines=None, **given)
    try:
        lines = _lines(query)
        companies = collocates(held().index, query, facets=chosen(), seconds=SECONDS)
        g.is_cut = lines.is_cut or any(one.is_cut for one in companies)
    except QueryError as error:
        if wants_json():
            return as_json({"error": str(error), "start": error.start, "end": error.end}, 400)
        return render_template("search_words.html", fault=error, lines=None, **given), 400
    if wants_json():
        shown = [{"text": line.pop("text_id"), **line} for line in map(asdict, lines.lines)]
        return as_json({"query": query, "company": [asdict(one) for one in companies], **asdict(lines),
                        "lines": shown, "pages": lines.pages})
    return render_template(
        "search_words.html", fault=None, lines=lines, companies=companies,
        placed=[(line, *place_of(line.anchor, line.text_id)) for line in lines.lines], link=_link, narrow=_narrow,
        together=lambda word, author: _together(query, word, author), passages_path=link_to("/search", sort=""),
        hues={one.id: hue(edition(), one) for one in edition().texts}, **given,
    )


def _lines(query: str) -> Concordance:
    given = request.args.get("sort", "")
    order: Order = given if given in ORDERS else "place"
    page = asked_number("page", 1)
    return concordance(held().index, query, page=page, order=order, facets=chosen(), seconds=SECONDS)


def _link(**change: str) -> str:
    return link_to("/search/words", **change)


def _narrow(author: str) -> str:
    return "/search/words?" + urlencode({"q": request.args.get("q", ""), "author": author})


def _together(query: str, word: str, author: str) -> str:
    """Return the address of a search for the passages in which *word* keeps company with *query*."""
    node = parse(query)
    is_word = isinstance(node, Word) and is_single(node)
    both = f'"{query} {word}"~{WINDOW - 1}' if is_word else f"({query}) {word}"
    return "/search?" + urlencode({"q": both, **({"author": author} if author else {})})
