"""The citation of a passage: in every style to copy, and as a file for reference managers."""

from __future__ import annotations

import datetime
from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, request
from markupsafe import Markup

from edition.citing import EXPORTS, STYLES, Citation, Cited, citation, cited, export
from edition.model import Passage, Text
from edition.texts import write_text
from webapp.addresses import anchor_path
from webapp.elsewhere import locator
from webapp.library import as_json, edition, held, wants_json, with_links
from webapp.metadata import of_passage
from webapp.reading import passage_path
from webapp.rendering import element

views = Blueprint("citing", __name__)

ENDINGS = {"bibtex": "bib", "ris": "ris", "csl-json": "json", "tei": "xml"}
LABELS = {"bibtex": "BibTeX", "ris": "RIS (Zotero, EndNote, Citavi)", "csl-json": "CSL-JSON", "tei": "TEI"}


@views.get("/a/<anchor>/cite")
def show(anchor: str) -> str | Response:
    """Show the citation of a passage in every style; `?format=` gives a file."""
    passage = edition().passage(anchor)
    text = edition().text(passage.text_id)
    one = _cited(passage, text)
    form = request.args.get("format", "")
    if form in EXPORTS:
        return _file(one, form, anchor)
    found = [(name, style.label, citation(one, name)) for name, style in STYLES.items()]
    if wants_json():
        return as_json({"anchor": anchor, **{name: made.plain for name, _, made in found}})
    if form:
        abort(400, f"The format ‘{form[:40]}’ is not known: {', '.join(EXPORTS)}.")
    path = passage_path(held().pages(text.id), passage)
    metadata = of_passage(edition(), passage, text, canonical=f"{anchor_path(anchor)}/cite")
    html = render_template(
        "cite.html", passage=passage, text=text, locator=locator(passage), anchor=anchor,
        path=path, labels=LABELS, metadata=metadata,
        styles=[(name, label, _as_html(made)) for name, label, made in found],
    )
    return with_links(html, metadata.header)


def _cited(passage: Passage, text: Text) -> Cited:
    open_edition = edition()
    return cited(
        passage, text, edition_title=open_edition.title, address=open_edition.address, registers=open_edition.registers,
        accessed=datetime.datetime.now(datetime.UTC).date().isoformat(),
    )


def _file(one: Cited, form: str, anchor: str) -> Response:
    answer = Response(export(one, form), mimetype=EXPORTS[form][0])
    answer.headers["Content-Disposition"] = f'attachment; filename="{anchor}.{ENDINGS[form]}"'
    return answer


def _as_html(made: Citation) -> Markup:
    return Markup("").join(element("i", {}, run.text) if run.is_italic else run.text for run in made.runs)


def as_tei(passage: Passage) -> Response:
    """Return *passage* with its notes as a TEI file of its own."""
    text = edition().text(passage.text_id)
    notes = edition().notes_called_in(passage)
    above = held().pages(text.id).path(passage.division)
    divisions = tuple(one for one in text.divisions if one.id in above)
    return Response(
        write_text(replace(text, passages=(passage, *notes), divisions=divisions, headnote=())),
        mimetype="application/tei+xml",
    )
