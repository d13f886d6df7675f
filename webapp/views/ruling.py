"""An editor's ruling on two passages: kept in `links.xml`, with who and why (`variorum serve --edit`)."""

from __future__ import annotations

import threading
from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, abort, current_app, redirect, render_template, request, session
from werkzeug.wrappers import Response

from edition.errors import EditionError, RulingError, UnknownAnchorError
from edition.links import Link, read_links
from edition.model import Parallel, Passage
from edition.parallels.ruling import rule
from webapp.editing import is_own_form
from webapp.library import edition, fault, holder
from webapp.wording import sentence

views = Blueprint("ruling", __name__)

LONGEST_NAME = 200
LONGEST_REASON = 2_000
"""Code points kept of who rules and why; readers see both."""

WRITING = threading.Lock()
"""Two rulings at once would each lose the other's."""

Answered = str | Response | tuple[str, int]


@views.get("/rule")
def show() -> Answered:
    """Show two passages and what was ruled on them; `?a=` and `?b=` are their anchors."""
    try:
        one, other = _asked(request.args.get("a", "")), _asked(request.args.get("b", ""))
        ruling = read_links(_file()).find(one.anchor, other.anchor)
    except EditionError as error:
        return fault(404 if isinstance(error, UnknownAnchorError) else 500, "No ruling here", str(error))
    return render_template(
        "rule.html", one=one, other=other, ruling=ruling, pair=_pair(one.anchor, other.anchor),
        who=ruling.who if ruling and ruling.who else session.get("who", ""),
    )


@views.post("/rule")
def keep() -> Answered:
    """Keep a ruling and show it."""
    if not is_own_form(current_app):
        abort(403, "The form is not of this reader, or the reader was started anew; open the page again.")
    who, why = _said("who", LONGEST_NAME), _said("why", LONGEST_REASON)
    try:
        one, other = _asked(request.form.get("a", "")), _asked(request.form.get("b", ""))
    except UnknownAnchorError as error:
        return fault(404, "No such passage", str(error))
    given = request.form.get("ruling", "")
    if given not in ("yes", "no") or not who:
        said = "A ruling names two passages, says whether they are parallel, and who says so."
        return fault(400, "Not a ruling", said)
    found = _pair(one.anchor, other.anchor)
    status = "rejected" if given == "no" else "confirmed" if found else "added"
    try:
        with WRITING:
            rule(edition(), _file(), Link(one.anchor, other.anchor, status, who, why))
    except RulingError as error:
        return fault(400, "Not a ruling", sentence(str(error)))
    except (EditionError, OSError) as error:
        return fault(500, "The ruling was not kept", str(error))
    session["who"] = who
    return redirect(f"/rule?{urlencode({'a': one.anchor, 'b': other.anchor})}", 303)


def _file() -> Path:
    return holder().folder / "links.xml"


def _asked(anchor: str) -> Passage:
    return edition().passage(anchor.strip())


def _said(field: str, most: int) -> str:
    """Return what was typed, on one line, without what XML cannot hold."""
    words = " ".join(request.form.get(field, "").split())
    return "".join(char for char in words if char.isprintable())[:most]


def _pair(a: str, b: str) -> Parallel | None:
    """Return the pair if the machine found it."""
    return next((pair for pair in edition().parallels_of(a) if b in (pair.a, pair.b)), None)
