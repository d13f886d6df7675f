"""Accounts of one event, or beside one passage, side by side."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from edition.model import MENTION_KINDS
from webapp.comparing import NAMED, beside, comparable, compared
from webapp.elsewhere import locator
from webapp.figures import WIDEST
from webapp.library import edition, held
from webapp.studies import hues_by_author

views = Blueprint("comparing", __name__)


@views.get("/compare/")
def show_comparable() -> str:
    """List the events that two or more authors treat; `?passage=` shows that passage beside its parallels."""
    if anchor := request.args.get("passage", ""):
        return _beside(anchor)
    return render_template("comparable.html", rows=comparable(held()))


def _beside(anchor: str) -> str:
    shown = beside(held(), anchor)
    passage = edition().passage(anchor)
    said = f"{shown.columns[0].author}, {locator(passage)}" if shown.columns else anchor
    return render_template(
        "compare.html", entry=None, passage=passage, said=said, compared=shown, hues=hues_by_author(edition()),
        widest=WIDEST, named=NAMED,
    )


@views.get("/compare/<key>")
def show_compared(key: str) -> str:
    """Show what each author says of an event, or of any entry given as `person:ezhov`."""
    pointer = key if key.partition(":")[0] in MENTION_KINDS and ":" in key else f"event:{key}"
    entry = edition().registers.find(pointer)
    if entry is None:
        abort(404)
    return render_template(
        "compare.html", entry=entry, passage=None, compared=compared(held(), pointer), hues=hues_by_author(edition()),
        widest=WIDEST, named=NAMED,
    )
