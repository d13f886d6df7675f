"""Permanent addresses: to the passage in its page, the passage in other formats, and what others say of it."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from edition.model import Passage
from webapp import formats, quoted
from webapp.addresses import anchor_path, beside_path
from webapp.elsewhere import elsewhere, locator
from webapp.going import going, is_typable
from webapp.library import edition, fault, held
from webapp.metadata import as_header, links_of
from webapp.paging import Pages
from webapp.quoted import Found
from webapp.reading import passage_path
from webapp.standing import Answered, find, malformed, standing
from webapp.wording import sentence

views = Blueprint("anchors", __name__)


@views.get("/a/<anchor>")
def lead(anchor: str) -> Answered:
    """Lead to the passage in its page, or give it in the format asked for; `?quote=` names a stretch of it."""
    passage = standing(anchor)
    if not isinstance(passage, Passage):
        return passage
    form = formats.asked()
    if not form:
        given = request.args["format"][:40]
        return fault(400, "Unknown format", f"The format ‘{given}’ is not known: {', '.join(formats.KNOWN)}.")
    wanted = quoted.given(request.args)
    if wanted and wanted.problem:
        return fault(400, "Not a quote", sentence(wanted.problem))
    pages = held().pages(passage.text_id)
    found = quoted.find_on_page(pages, passage, wanted) if wanted else None
    path = passage_path(pages, passage)
    if form != "html":
        answer: BaseResponse = formats.answer(form, passage, found)
    else:
        answer = redirect(_stretch_path(pages, passage, found) if found else path, 302)
    answer.headers["Link"] = as_header(links_of(edition(), passage, canonical=path.partition("#")[0]))
    answer.vary.add("Accept")
    return answer


def _stretch_path(pages: Pages, passage: Passage, found: Found) -> str:
    """Return the address of the page with the stretch marked, and with the directive by which a browser finds it."""
    path, _, fragment = passage_path(pages, found.passage).partition("#")
    query = found.wanted.query(passage.id)
    return f"{path}{'&' if '?' in path else '?'}{query}#{fragment}{found.directive}"


@views.get("/go")
def go() -> Answered:
    """Lead to what a reader typed: `furr §98`, `weber.p4`, an author, a title; `?in=` names the text one stands in."""
    typed, text_id = request.args.get("to", "").strip(), request.args.get("in", "")
    anchor = f"{text_id}.{typed}"
    if not malformed(anchor) and find(anchor):
        return redirect(anchor_path(anchor), 302)
    if not is_typable(typed):
        return fault(400, "Not a reference", f"‘{typed[:60]}’ cannot be a reference; one looks like smith §42.")
    found = going(typed, text_id)
    if len(found.texts) == 1:
        return redirect(found.texts[0].path, 302)
    if found.texts:
        return redirect(f"/search?{urlencode({'q': typed, 'here': text_id})}", 302)
    if not found.places:
        said = found.said or f"‘{typed[:60]}’ names no text and no passage; one looks like smith.p42 or smith §42."
        return fault(404, "Not found", said)
    if not found.is_of_one_text:
        return redirect(f"/search?{urlencode({'q': typed, 'here': text_id})}", 302)
    return redirect(found.places[0].path, 302)


@views.get("/a/<anchor>/elsewhere")
def show_elsewhere(anchor: str) -> Answered:
    """Show everything the other authors say of a passage."""
    passage = standing(anchor, "/elsewhere")
    if not isinstance(passage, Passage):
        return passage
    found = elsewhere(edition(), passage, limit=None)
    text = edition().text(passage.text_id)
    path = passage_path(held().pages(passage.text_id), passage)
    return render_template(
        "elsewhere.html", passage=passage, found=found, text=text, path=path, locator=locator(passage),
        open_beside=lambda other, here: beside_path(path.partition("#")[0], [other], here),
    )
