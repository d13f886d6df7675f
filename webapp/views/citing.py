"""The citation of a passage: in every style to copy, and as a file for reference managers."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request
from markupsafe import Markup

from edition.citing import EXPORTS, STYLES, Citation, Cited, citation, export
from edition.model import Passage
from webapp import quoted
from webapp.addresses import anchor_path
from webapp.elsewhere import locator
from webapp.formats import cited_here, whole_cited_here
from webapp.library import as_json, edition, held, wants_json, with_links
from webapp.metadata import absolute, of_passage
from webapp.quoted import Found
from webapp.reading import passage_path
from webapp.rendering import element
from webapp.standing import Answered, standing
from webapp.wording import sentence, unknown_format

views = Blueprint("citing", __name__)

ENDINGS = {"bibtex": "bib", "ris": "ris", "csl-json": "json", "tei": "xml"}
RECORDS = ("ris", "bibtex")
"""What reference managers ask for by name."""

LABELS = {"bibtex": "BibTeX", "ris": "RIS (Zotero, EndNote, Citavi)", "csl-json": "CSL-JSON", "tei": "TEI"}


@views.get("/a/<anchor>/cite")
def show(anchor: str) -> Answered:
    """Show the citation of a passage in every style; `?format=` gives a file."""
    passage = standing(anchor, "/cite")
    if not isinstance(passage, Passage):
        return passage
    text = edition().text(passage.text_id)
    one = cited_here(passage)
    wanted = quoted.given(request.args)
    if wanted and wanted.problem:
        abort(400, sentence(wanted.problem))
    found = quoted.find(passage, wanted) if wanted else None
    form = request.args.get("format", "")
    if form in EXPORTS:
        return _file(one, form, anchor)
    written = [(name, style.label, citation(one, name)) for name, style in STYLES.items()]
    if wants_json():
        return as_json({"anchor": anchor, **{name: made.plain for name, _, made in written}})
    if form:
        abort(400, unknown_format(form, EXPORTS))
    path = passage_path(held().pages(text.id), passage)
    metadata = of_passage(edition(), passage, text, canonical=f"{anchor_path(anchor)}/cite")
    html = render_template(
        "cite.html", passage=passage, text=text, locator=locator(passage), anchor=anchor,
        path=path, labels=LABELS, metadata=metadata, quote=found,
        address=absolute(edition(), _address(anchor, found)),
        styles=[(name, label, _as_html(made)) for name, label, made in written],
    )
    return with_links(html, metadata.header)


@views.get("/unapi")
def unapi() -> Answered:
    """Give the work of a passage, or a whole text, as a record, or name the formats there are: https://unapi.info/specs/

    Zotero asks here before it looks at a page: only a record tells it of translators.
    """
    anchor, form = request.args.get("id", ""), request.args.get("format", "")
    if not anchor or not form:
        answer = render_template("unapi.xml", anchor=anchor, formats={name: EXPORTS[name][0] for name in RECORDS})
        return Response(answer, 300 if anchor else 200, mimetype="application/xml")
    if form not in RECORDS:
        abort(406, unknown_format(form, RECORDS))
    if edition().has_text(anchor):
        return _file(whole_cited_here(edition().text(anchor)), form, anchor)
    passage = standing(anchor)
    return _file(cited_here(passage), form, anchor) if isinstance(passage, Passage) else passage


def _address(anchor: str, found: Found | None) -> str:
    """Return the address of the passage, or of the stretch of it that was asked for."""
    return anchor_path(anchor) + (f"?{found.wanted.query('')}" if found else "")


def _file(one: Cited, form: str, anchor: str) -> Response:
    answer = Response(export(one, form), mimetype=EXPORTS[form][0])
    answer.headers["Content-Disposition"] = f'attachment; filename="{anchor}.{ENDINGS[form]}"'
    return answer


def _as_html(made: Citation) -> Markup:
    return Markup("").join(element("i", {}, run.text) if run.is_italic else run.text for run in made.runs)
