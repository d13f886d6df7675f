"""Permanent addresses: to the passage in its page, the passage in other formats, and what others say of it."""

from __future__ import annotations

from dataclasses import replace
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
from webapp.questions import answered_in
from webapp.quoted import Found, Wanted
from webapp.reading import passage_path
from webapp.standing import Answered, find, malformed, near_gone, standing
from webapp.wording import sentence, unknown_format

views = Blueprint("anchors", __name__)

SURE = 0.9
"""Likeness from which on words are those of a passage that is gone: what is misread in one word of ten still is."""


@views.get("/a/<anchor>")
def lead(anchor: str) -> Answered:
    """Lead to the passage in its page, or give it in the format asked for; `?quote=` names a stretch of it.

    The answer is about the passage that has the words now. Those of one that is gone are looked for where it stood.
    """
    form = formats.asked()
    if not form:
        return fault(400, "Unknown format", unknown_format(request.args["format"], formats.KNOWN))
    passage = standing(anchor)
    wanted = quoted.given(request.args)
    if not isinstance(passage, Passage):
        near = _found_near(anchor, wanted) if wanted and not wanted.problem else None
        return _given(near.passage, form, near) if near else passage
    if wanted and wanted.problem:
        return fault(400, "Not a quote", sentence(wanted.problem))
    found = quoted.find_on_page(_pages(passage), passage, wanted) if wanted else None
    return _given(passage, form, found)


def _found_near(anchor: str, wanted: Wanted) -> Found | None:
    """Return where the words of a passage that is gone are now, if that is sure: it may have another anchor."""
    near = near_gone(anchor)
    if near is None:
        return None
    pages = _pages(near)
    page = pages.page_of_passage(near.id)
    around = quoted.neighbours(pages.passages(page), near) if page else ()
    for place in (near, *around[:1]):
        found = quoted.find(place, wanted, around)
        if found.match and found.match.score >= SURE:
            return replace(found, is_moved=True)
    return None


def _given(asked: Passage, form: str, found: Found | None) -> BaseResponse:
    passage = found.passage if found else asked
    pages = _pages(passage)
    path = passage_path(pages, passage)
    if form != "html":
        answer: BaseResponse = formats.answer(form, passage, found)
    else:
        answer = redirect(_stretch_path(pages, asked, found) if found else path, 302)
    answer.headers["Link"] = as_header(links_of(edition(), passage, canonical=path.partition("#")[0]))
    answer.vary.add("Accept")
    return answer


def _pages(passage: Passage) -> Pages:
    return held().pages(passage.text_id)


def _stretch_path(pages: Pages, passage: Passage, found: Found) -> str:
    """Return the address of the page with the stretch marked, and with the directive by which a browser finds it."""
    path, _, fragment = passage_path(pages, found.passage).partition("#")
    query = found.wanted.query(passage.id)
    return f"{path}{'&' if '?' in path else '?'}{query}#{fragment}{found.directive}"


@views.get("/go")
def go() -> Answered:
    """Lead to what a reader typed: `furr §98`, `weber.p4`, an author, a title; `?in=` names the text one stands in."""
    typed, text_id = request.args.get("to", "").strip(), request.args.get("in", "")
    if not typed:
        return redirect("/search", 302)
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
        answers=answered_in(held(), passage.anchor),
        open_beside=lambda other, here: beside_path(path.partition("#")[0], [other], here),
    )
