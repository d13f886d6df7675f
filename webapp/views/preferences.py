"""What is the reader's own: settings, kept in a cookie without script; marks and the reading list, in the browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from webapp.addresses import safe_link
from webapp.library import whole_address
from webapp.settings import COOKIE, format_settings, settings_from

views = Blueprint("preferences", __name__)

KEPT_S = 31_536_000
"""Seconds for which the browser keeps the settings: a year from the last change."""


@views.get("/settings")
def show() -> str:
    """Show the settings."""
    return render_template("settings.html", back=_own_path(request.args.get("back", "") or request.referrer or ""))


@views.get("/marks")
def show_marks() -> str:
    """Show the page of a reader's own marks, which only the browser has."""
    return render_template("marks.html", home=whole_address(""))


@views.get("/list")
def show_list() -> str:
    """Show the page of the reading list, which only the browser has."""
    return render_template("list.html")


@views.post("/settings")
def keep() -> Response:
    """Keep the settings and lead back to where the reader was."""
    answer = redirect(_own_path(request.form.get("back", "")) or "/", 303)
    value = format_settings(settings_from(request.form))
    answer.set_cookie(COOKIE, value, max_age=KEPT_S, samesite="Lax", path="/")
    return answer


def _own_path(address: str) -> str:
    """Return path and query of *address* if it is one of ours, else ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.netloc and parts.netloc != request.host:
        return ""
    path = safe_link(parts.path)
    return "" if not path or path == "/settings" else path + (f"?{parts.query}" if parts.query else "")
