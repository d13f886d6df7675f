"""An editor's ruling on two passages: kept in `links.xml`, with who and why (`variorum serve --edit`)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, session
from werkzeug.wrappers import Response

from edition.errors import EditionError, RulingError, UnknownAnchorError
from edition.links import read_links
from edition.model import Parallel, Passage
from edition.parallels.ruling import LONGEST_NAME, rule, undo, was_found
from webapp.editing import refuse_strange_form
from webapp.elsewhere import apart, differing
from webapp.library import edition, fault, holder
from webapp.wording import sentence

views = Blueprint("ruling", __name__)

Answered = str | Response | tuple[str, int]


@views.get("/rule")
def show() -> Answered:
    """Show two passages and what was ruled on them; `?a=` and `?b=` are their anchors."""
    try:
        one, other = _asked(request.args.get("a", "")), _asked(request.args.get("b", ""))
        ruling = read_links(_file()).find(one.anchor, other.anchor)
    except EditionError as error:
        return fault(404 if isinstance(error, UnknownAnchorError) else 500, "No ruling here", str(error))
    pair = _pair(one.anchor, other.anchor)
    return render_template(
        "rule.html", one=one, other=other, ruling=ruling, pair=pair,
        differs=differing(one.anchor, pair) if pair else (), apart=apart(one.anchor, pair) if pair else (),
        is_found=was_found(edition(), one.anchor, other.anchor), who=session.get("who", ""),
    )


@views.post("/rule")
def keep() -> Answered:
    """Keep a ruling, or take it back, and show how things stand."""
    refuse_strange_form()
    who, why = request.form.get("who", "").strip(), request.form.get("why", "")
    try:
        one, other = _asked(request.form.get("a", "")), _asked(request.form.get("b", ""))
    except UnknownAnchorError as error:
        return fault(404, "No such passage", str(error))
    given = request.form.get("ruling", "")
    if given not in ("yes", "no", "none") or not (who or given == "none"):
        said = "A ruling names two passages, says whether they are parallel, and who says so."
        return fault(400, "Not a ruling", said)
    try:
        if given == "none":
            undo(_file(), one.anchor, other.anchor)
        else:
            rule(edition(), _file(), one.anchor, other.anchor, is_parallel=given == "yes", who=who, why=why)
    except RulingError as error:
        return fault(400, "Not a ruling", sentence(str(error)))
    except (EditionError, OSError) as error:
        return fault(500, "The ruling was not kept", str(error))
    session["who"] = who[:LONGEST_NAME] or session.get("who", "")
    return redirect(f"/rule?{urlencode({'a': one.anchor, 'b': other.anchor})}", 303)


def _file() -> Path:
    return holder().folder / "links.xml"


def _asked(anchor: str) -> Passage:
    return edition().passage(anchor.strip())


def _pair(a: str, b: str) -> Parallel | None:
    """Return the pair if it is in the edition."""
    return next((pair for pair in edition().parallels_of(a) if b in (pair.a, pair.b)), None)
