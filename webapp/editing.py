"""A reader in which an editor rules on parallels: on this machine only, and only from its own pages."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request

from edition.errors import EditionError
from edition.links import Link, read_links
from edition.model import Passage
from webapp.library import edition, holder

LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
"""Names of this machine. A name of another one that leads here (DNS rebinding) is refused like a stranger."""

SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))

TOKEN = "ruling_token"


def allow_editing(app: Flask) -> None:
    """Let *app* take rulings; it then answers to nobody but this machine."""
    app.extensions[TOKEN] = secrets.token_urlsafe()
    app.config.update(SESSION_COOKIE_SAMESITE="Strict", SESSION_COOKIE_NAME="variorum-editor")
    app.jinja_env.globals.update(
        is_editing=True, ruling_token=app.extensions[TOKEN], rejected_with=rejected_with)
    app.before_request_funcs.setdefault(None, []).insert(0, _refuse_strangers)


def rejected_with(anchor: str) -> list[tuple[Passage, Link]]:
    """Return the passages that an editor rejected as parallels of the one with this *anchor*, and how; none from a file
    that cannot be read, which the page of a ruling says."""
    try:
        links = [one for one in read_links(holder().folder / "links.xml") if one.status == "rejected"]
        others = [(one.b if one.a == anchor else one.a, one) for one in links if anchor in (one.a, one.b)]
        return [(edition().passage(other), one) for other, one in others]
    except EditionError:
        return []


def _refuse_strangers() -> None:
    """Refuse what does not come from this machine, and what a page of another site sends."""
    if request.remote_addr not in LOOPBACK or _name(f"//{request.host}") not in LOOPBACK:
        abort(403, "This reader takes rulings and answers to this machine only.")
    origin = request.headers.get("Origin", "")
    if request.method not in SAFE_METHODS and origin and urlsplit(origin).netloc != request.host:
        abort(403, "Another page may not rule here.")


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def refuse_strange_form() -> None:
    """Refuse a form that is not one of our pages': only these hold the token."""
    given, ours = request.form.get("token", ""), str(current_app.extensions[TOKEN])
    if not hmac.compare_digest(given.encode(), ours.encode()):
        abort(403, "The form is not of this reader, or the reader was started anew; open the page again.")
