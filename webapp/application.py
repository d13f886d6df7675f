"""The application: the edition, the views, and what every page is given."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from edition.errors import BuildError, UnknownAnchorError
from index.errors import SearchError
from webapp import addresses, answering, assets, library, wording
from webapp.editing import allow_editing
from webapp.elsewhere import locator, named
from webapp.holding import Holder
from webapp.refusing import refusing
from webapp.rendering import language_tag
from webapp.settings import CHOICES, COOKIE, Settings, parse_settings
from webapp.views import (
    anchors,
    citations,
    citing,
    comparing,
    figures,
    front,
    panels,
    preferences,
    reading,
    received,
    registers,
    report,
    ruling,
    ruling_questions,
    searching,
    studies,
    words,
)

VIEWS = (
    front, reading, received, anchors, citing, registers, panels, preferences, report, searching, comparing, studies,
    figures, citations, words,
)


GIVEN: Mapping[str, object] = {
    "asset": assets.asset, "modules": assets.modules, "text_path": addresses.text_path,
    "anchor_path": addresses.anchor_path, "entry_path": addresses.entry_path, "rule_path": addresses.rule_path,
    "question_path": addresses.question_path, "is_editing": False, "safe_link": addresses.safe_link,
    "choices": CHOICES, "counted": wording.counted,
}
"""What every template can call by name."""

FILTERS: Mapping[str, Callable[..., object]] = {
    "number": wording.number, "joined": wording.joined, "day": wording.day, "dates": wording.dates,
    "language": language_tag, "curly": wording.curly, "degrees": wording.degrees, "year": wording.year,
    "locator": locator, "named": lambda one: named(library.edition(), one),
}


def create_app(library_path: Path, *, is_editing: bool = False) -> Flask:
    """Return the reader of the library *library_path*; if *is_editing*, one that takes rulings.

    Raises BuildError if it was never built and LibraryError if there is no library.
    """
    app = Flask(__name__, static_url_path=assets.root())
    app.secret_key = secrets.token_bytes()
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals.update(GIVEN)
    app.jinja_env.filters.update(FILTERS)
    app.config.update(MAX_CONTENT_LENGTH=64_000)
    app.extensions["holder"] = Holder(library_path)
    app.before_request(_begin)
    if is_editing:
        allow_editing(app)
    app.after_request(answering.finish)
    app.context_processor(_given_to_pages)
    for one in (*VIEWS, ruling, ruling_questions) if is_editing else VIEWS:
        app.register_blueprint(one.views)
    for error, answer in FAULTS.items():
        app.register_error_handler(error, answer)
    app.wsgi_app = refusing(app.wsgi_app)  # type: ignore[method-assign, assignment]
    return app


def _begin() -> Response | None:
    g.held = library.holder().held()
    g.settings = parse_settings(request.cookies.get(COOKIE, ""))
    return answering.find_ready()


def _given_to_pages() -> dict[str, object]:
    return {"edition": g.held.edition, "settings": g.get("settings", Settings()), "printed_address": _printed_address()}


def _printed_address() -> str:
    """Return the whole address of this page, as paper needs it."""
    return library.whole_address(request.full_path.removesuffix("?"))


def _unknown(error: Exception) -> tuple[str, int] | Response:
    return library.fault(404, "Not found", wording.sentence(str(error)))


def _unreadable(error: Exception) -> tuple[str, int] | Response:
    library.log(error)
    return library.fault(503, "This part of the edition cannot be read", wording.sentence(str(error)))


def _unsearchable(error: Exception) -> tuple[str, int] | Response:
    return library.fault(503, "The search does not work", wording.sentence(str(error)))


def _refused(error: HTTPException) -> tuple[str, int] | Response:
    code = error.code or 500
    said = {404: "There is no page at this address.", 405: "This address does not take that request."}
    return library.fault(code, error.name.capitalize(), said.get(code, error.description or error.name))


def _failed(error: Exception) -> tuple[str, int] | Response:
    library.log(error)
    return library.fault(500, "Something went wrong", "The page could not be made; the terminal says what happened.")


FAULTS: Mapping[type[Exception], Callable[..., tuple[str, int] | Response]] = {
    UnknownAnchorError: _unknown, BuildError: _unreadable, SearchError: _unsearchable, HTTPException: _refused,
    Exception: _failed,
}
"""What stopped the work → the page that says so."""
