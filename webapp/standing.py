"""What became of the anchor in an address: its passage, or the answer for one that is malformed, moved or gone."""

from __future__ import annotations

from flask import Response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from edition.errors import UnknownAnchorError
from edition.ledger import Resolution
from edition.model import Passage
from edition.references import ANCHOR, LONGEST
from webapp import formats
from webapp.addresses import anchor_path
from webapp.library import as_json, edition, fault, wants_json

Answered = BaseResponse | str | tuple[str, int]


def standing(anchor: str, view: str = "") -> Passage | Answered:
    """Return the passage that bears *anchor*, or the answer: 400 if malformed, 301 if moved, 410 if gone.

    *view* is what follows the anchor in the address, such as `/cite`. Raises UnknownAnchorError if the anchor was
    never given.
    """
    if problem := malformed(anchor):
        return problem
    return find(anchor) or _former(anchor, edition().resolve(anchor), view)


def malformed(anchor: str) -> tuple[str, int] | Response | None:
    """Return the answer for what cannot be an anchor; None if it can."""
    if len(anchor) <= LONGEST and ANCHOR.fullmatch(anchor):
        return None
    return fault(400, "Not an anchor", f"‘{anchor[:60]}’ is not an anchor; one looks like smith.p42.")


def find(anchor: str) -> Passage | None:
    try:
        return edition().passage(anchor)
    except UnknownAnchorError:
        return None


def near_gone(anchor: str) -> Passage | None:
    """Return the passage after which one stood that is gone; None if *anchor* is none of those."""
    if malformed(anchor):
        return None
    found = edition().resolve(anchor)
    return find(found.near) if found.status == 410 and found.near else None


def _former(anchor: str, found: Resolution, view: str) -> Answered:
    """Answer for a passage that is no longer there under this anchor."""
    if found.status == 301 and found.target and find(found.target):
        query = request.query_string.decode("ascii", "ignore")
        return redirect(anchor_path(found.target) + view + (f"?{query}" if query else ""), 301)
    if wants_json():
        return as_json({"anchor": anchor, "status": 410, "said": found.last_text, "near": found.near}, 410)
    if formats.asked() == "text":
        return Response(f"{found.last_text}\n", 410, mimetype="text/plain")
    return render_template("gone.html", anchor=anchor, found=found, text_id=anchor.partition(".")[0]), 410
