"""What a view asks for: the open edition of this request, JSON or a page for a fault."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

from flask import Response, current_app, g, render_template, request

from edition.store import Edition
from webapp.holding import Held, Holder
from webapp.metadata import absolute
from webapp.settings import Settings

LOGGER = logging.getLogger("variorum.reader")


def holder() -> Holder:
    found: Holder = current_app.extensions["holder"]
    return found


def held() -> Held:
    found: Held = g.held
    return found


def edition() -> Edition:
    return held().edition


def settings() -> Settings:
    """Return the reader's settings; `?marks=on` in the address has its way over the cookie."""
    found: Settings = g.settings
    marks = request.args.get("marks", "")
    if marks in ("on", "off") and marks != found.marks:
        return replace(found, marks=marks)
    return found


MOST_ASKED = 1_000_000
"""Greatest number that an address can ask for: no list is so long."""


def asked_number(name: str, least: int = 0) -> int:
    """Return the number *name* of the address: a place, a page, a part; *least* if there is none or a smaller one."""
    return min(max(request.args.get(name, least, type=int), least), MOST_ASKED)


def wants_json() -> bool:
    """True if the reader is a programme: `?format=json`, or JSON preferred to HTML."""
    given = request.args.get("format", "")
    if given:
        return given == "json"
    best = request.accept_mimetypes.best_match(("text/html", "application/json"), "text/html")
    return best == "application/json"


def as_json(value: object, status: int = 200) -> Response:
    """Return *value* as JSON; sorted by nothing, so that the order is ours."""
    body = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return Response(body, status, mimetype="application/json")


def fault(status: int, title: str, message: str) -> tuple[str, int] | Response:
    """Return a fault as a page, or as JSON to a programme: one sentence that says what and where."""
    if wants_json():
        return as_json({"error": message}, status)
    if not hasattr(g, "held"):
        return Response(f"{title}. {message}\n", status, mimetype="text/plain")
    return render_template("fault.html", title=title, message=message, status=status), status


def whole_address(path: str) -> str:
    """Return *path* as it is asked for elsewhere: at the address of the edition, or where it is served now."""
    return absolute(edition(), path) if edition().address else request.root_url.rstrip("/") + path


def with_links(html: str, links: str) -> Response:
    """Return a page with the HTTP header `Link` (RFC 8288)."""
    answer = Response(html, mimetype="text/html")
    answer.headers["Link"] = links
    return answer


def log(error: Exception) -> None:
    LOGGER.error("%s %s failed", request.method, request.path, exc_info=error)
