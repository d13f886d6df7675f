"""Permanent addresses: to the passage in its page, its citation, and what others say of it."""

from __future__ import annotations

import re

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from edition.errors import UnknownAnchorError
from edition.ledger import Resolution
from edition.model import Passage
from edition.references import resolve_reference
from webapp import formats, quoted
from webapp.addresses import anchor_path
from webapp.elsewhere import elsewhere, locator
from webapp.library import as_json, edition, fault, held, wants_json
from webapp.paging import Pages
from webapp.quoted import Found
from webapp.reading import passage_path
from webapp.wording import sentence

views = Blueprint("anchors", __name__)

ANCHOR = re.compile(r"[^\W\d][\w-]*\.[^\W\d][\w.-]*")
LONGEST = 200

Answered = BaseResponse | str | tuple[str, int]


@views.get("/a/<anchor>")
def lead(anchor: str) -> Answered:
    """Lead to the passage in its page, or give it in the format asked for; `?quote=` names a stretch of it."""
    if problem := malformed(anchor):
        return problem
    passage = _find(anchor)
    if passage is None:
        return former(anchor, edition().resolve(anchor))
    form = formats.asked()
    if not form:
        given = request.args["format"][:40]
        return fault(400, "Unknown format", f"The format ‘{given}’ is not known: {', '.join(formats.KNOWN)}.")
    wanted = quoted.given(request.args)
    if wanted and wanted.problem:
        return fault(400, "Not a quote", sentence(wanted.problem))
    pages = held().pages(passage.text_id)
    found = quoted.find_on_page(pages, passage, wanted) if wanted else None
    if form != "html":
        return formats.answer(form, passage, found)
    if found is None:
        return redirect(passage_path(pages, passage), 302)
    return redirect(_stretch_path(pages, passage, found), 302)


def _stretch_path(pages: Pages, passage: Passage, found: Found) -> str:
    """Return the address of the page with the stretch marked, and with the directive by which a browser finds it."""
    path, _, fragment = passage_path(pages, found.passage).partition("#")
    query = found.wanted.query(passage.id)
    return f"{path}{'&' if '?' in path else '?'}{query}#{fragment}{found.directive}"


@views.get("/go")
def go() -> Answered:
    """Lead to what a reader typed: `furr §98`, `weber.p4`; `?in=` names the text one stands in."""
    typed, text_id = request.args.get("to", "").strip(), request.args.get("in", "")
    anchor = f"{text_id}.{typed}"
    if not malformed(anchor) and _find(anchor):
        return redirect(anchor_path(anchor), 302)
    found = resolve_reference(edition(), typed, text_id=text_id) if typed else ()
    if not found:
        return fault(404, "Not found", f"‘{typed[:60]}’ names no passage; one looks like smith.p42 or smith §42.")
    return redirect(anchor_path(found[0]), 302)


@views.get("/a/<anchor>/elsewhere")
def show_elsewhere(anchor: str) -> Answered:
    """Show everything the other authors say of a passage."""
    if problem := malformed(anchor):
        return problem
    passage = edition().passage(anchor)
    found = elsewhere(edition(), passage, limit=None)
    text = edition().text(passage.text_id)
    path = passage_path(held().pages(passage.text_id), passage)
    return render_template(
        "elsewhere.html", passage=passage, found=found, text=text, path=path, locator=locator(passage)
    )


def malformed(anchor: str) -> tuple[str, int] | Response | None:
    if len(anchor) <= LONGEST and ANCHOR.fullmatch(anchor):
        return None
    return fault(400, "Not an anchor", f"‘{anchor[:60]}’ is not an anchor; one looks like smith.p42.")


def _find(anchor: str) -> Passage | None:
    try:
        return edition().passage(anchor)
    except UnknownAnchorError:
        return None


def former(anchor: str, found: Resolution) -> Answered:
    """Answer for a passage that is no longer there under this anchor."""
    if found.status == 301 and found.target and _find(found.target):
        query = request.query_string.decode("ascii", "ignore")
        return redirect(anchor_path(found.target) + (f"?{query}" if query else ""), 301)
    if wants_json():
        return as_json({"anchor": anchor, "status": 410, "said": found.last_text, "near": found.near}, 410)
    if formats.asked() == "text":
        return Response(f"{found.last_text}\n", 410, mimetype="text/plain")
    return render_template("gone.html", anchor=anchor, found=found, text_id=anchor.partition(".")[0]), 410
