"""Permanent addresses: to the passage in its page, its citation, and what others say of it."""

from __future__ import annotations

import re

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from edition.errors import UnknownAnchorError
from edition.ledger import Resolution
from edition.model import Passage
from edition.references import resolve_reference
from webapp.addresses import anchor_path
from webapp.elsewhere import elsewhere, locator
from webapp.library import as_json, edition, fault, held, wants_json
from webapp.reading import passage_path
from webapp.views.citing import as_tei

views = Blueprint("anchors", __name__)

ANCHOR = re.compile(r"[^\W\d][\w-]*\.[^\W\d][\w.-]*")
LONGEST = 200

Answered = BaseResponse | str | tuple[str, int]


@views.get("/a/<anchor>")
def lead(anchor: str) -> Answered:
    """Lead to the passage in its page; `?format=json|text|tei` gives the passage itself."""
    if problem := _malformed(anchor):
        return problem
    passage = _find(anchor)
    if passage is None:
        return _former(anchor, edition().resolve(anchor))
    given = request.args.get("format", "")
    if given == "json" or (not given and wants_json()):
        return as_json(facts(passage))
    if given in FORMATS:
        return FORMATS[given](passage)
    if given:
        return fault(400, "Unknown format", f"The format ‘{given[:40]}’ is not known: json, text or tei.")
    return redirect(passage_path(held().pages(passage.text_id), passage), 302)


@views.get("/go")
def go() -> Answered:
    """Lead to what a reader typed: `furr §98`, `weber.p4`; `?in=` names the text one stands in."""
    typed, text_id = request.args.get("to", "").strip(), request.args.get("in", "")
    anchor = f"{text_id}.{typed}"
    if not _malformed(anchor) and _find(anchor):
        return redirect(anchor_path(anchor), 302)
    found = resolve_reference(edition(), typed, text_id=text_id) if typed else ()
    if not found:
        return fault(404, "Not found", f"‘{typed[:60]}’ names no passage; one looks like smith.p42 or smith §42.")
    return redirect(anchor_path(found[0]), 302)


@views.get("/a/<anchor>/elsewhere")
def show_elsewhere(anchor: str) -> Answered:
    """Show everything the other authors say of a passage."""
    if problem := _malformed(anchor):
        return problem
    passage = edition().passage(anchor)
    found = elsewhere(edition(), passage, limit=None)
    text = edition().text(passage.text_id)
    path = passage_path(held().pages(passage.text_id), passage)
    return render_template(
        "elsewhere.html", passage=passage, found=found, text=text, path=path, locator=locator(passage)
    )


def _malformed(anchor: str) -> tuple[str, int] | Response | None:
    if len(anchor) <= LONGEST and ANCHOR.fullmatch(anchor):
        return None
    return fault(400, "Not an anchor", f"‘{anchor[:60]}’ is not an anchor; one looks like smith.p42.")


def _find(anchor: str) -> Passage | None:
    try:
        return edition().passage(anchor)
    except UnknownAnchorError:
        return None


def _former(anchor: str, found: Resolution) -> Answered:
    """Answer for a passage that is no longer there under this anchor."""
    if found.status == 301 and found.target and _find(found.target):
        query = request.query_string.decode("ascii", "ignore")
        return redirect(anchor_path(found.target) + (f"?{query}" if query else ""), 301)
    if wants_json():
        return as_json({"anchor": anchor, "status": 410, "said": found.last_text, "near": found.near}, 410)
    return render_template("gone.html", anchor=anchor, found=found, text_id=anchor.partition(".")[0]), 410


def facts(passage: Passage) -> dict[str, object]:
    """Return what a programme is told of *passage*."""
    text = edition().text(passage.text_id)
    return {
        "anchor": passage.anchor, "kind": passage.kind, "text": passage.text, "n": passage.n, "lang": passage.lang,
        "author": passage.author or text.author, "title": text.title, "date": text.date, "access": text.access,
        "page": passage_path(held().pages(passage.text_id), passage),
        "notes": [{"anchor": one.anchor, "n": one.n, "text": one.text} for one in edition().notes_called_in(passage)],
        "mentions": [
            {"start": span.start, "end": span.end, "kind": span.kind, "ref": span.ref}
            for span in passage.spans if span.ref and span.end > span.start
        ],
        "elsewhere": [
            {"anchor": pair.b if pair.a == passage.anchor else pair.a, "score": pair.score, "strong": pair.is_strong,
             "evidence": [one.what for one in pair.evidence]}
            for pair in edition().parallels_of(passage.anchor) if pair.status != "rejected"
        ],
    }


def _as_text(passage: Passage) -> Response:
    return Response(passage.text + "\n", mimetype="text/plain")


FORMATS = {"text": _as_text, "tei": as_tei}
