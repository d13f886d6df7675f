"""A passage in the format that is asked for: by `?format=`, else by the header `Accept`."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable

from flask import Response, request

from edition.citing import Cited, cite, cited
from edition.citing.annotating import target
from edition.citing.cited import work_of
from edition.citing.describing import schema
from edition.fragments import write_fragment
from edition.model import Passage, Text
from edition.texts import write_text
from webapp.addresses import anchor_path, text_path
from webapp.elsewhere import apart, differing
from webapp.library import as_json, edition, fault, held, whole_address
from webapp.metadata import absolute
from webapp.quoted import Found
from webapp.reading import passage_path

TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "application/json": "json",
    "application/ld+json": "jsonld", "application/tei+xml": "tei", "application/xml": "tei", "text/xml": "tei",
    "text/plain": "text",
}
"""Media type → format; the first is what a browser gets and who does not say."""

KNOWN = ("html", "json", "tei", "text", "jsonld")


def asked() -> str:
    """Return the format that is asked for, one of KNOWN, or "" if it is not known."""
    given = request.args.get("format", "")
    if given:
        return given if given in KNOWN else ""
    return TYPES[request.accept_mimetypes.best_match(TYPES, "text/html")]


def answer(form: str, passage: Passage, found: Found | None = None) -> Response:
    """Return *passage* in *form*, one of KNOWN but `html`; *found* is the stretch that was asked for."""
    return WRITERS[form](passage, found)


def cited_here(passage: Passage, *, with_day: bool = True) -> Cited:
    """Return what is cited with *passage*, today."""
    open_edition = edition()
    return cited(
        passage, open_edition.text(passage.text_id), edition_title=open_edition.title, address=open_edition.address,
        registers=open_edition.registers, accessed=_today() if with_day else "",
    )


def whole_cited_here(text: Text) -> Cited:
    """Return what is cited with a whole *text*, today."""
    work = work_of(Passage(text.id, "", "p", ""), text, edition().registers)
    address = absolute(edition(), text_path(text.id)) if edition().address else ""
    return Cited(work, None, text.id, edition().title, address, _today(), bool(text.precis_of))


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _as_json(passage: Passage, found: Found | None) -> Response:
    """Return what a programme is told of *passage*."""
    text = edition().text(passage.text_id)
    source = whole_address(anchor_path(passage.anchor))
    stretch = (found.match.start, found.match.end) if found and found.match else (0, None)
    facts: dict[str, object] = {
        "anchor": passage.anchor, "kind": passage.kind, "text": passage.text, "n": passage.n, "lang": passage.lang,
        "author": passage.author or text.author, "title": text.title, "date": text.date, "access": text.access,
        "page": passage_path(held().pages(passage.text_id), passage), "target": target(passage, source, *stretch),
        "citation": cite(
            passage, text, edition_title=edition().title, address=edition().address, registers=edition().registers,
        ).plain,
    }
    if found:
        sure = {"score": round(found.match.score, 3), "moved": found.is_moved} if found.match else {"score": 0}
        facts["quote"] = {"exact": found.wanted.exact, "said": found.said, **sure}
    return as_json({**facts, "notes": _notes(passage), "mentions": _mentions(passage), "elsewhere": _pairs(passage)})


def _notes(passage: Passage) -> list[dict[str, str]]:
    return [{"anchor": one.anchor, "n": one.n, "text": one.text} for one in edition().notes_called_in(passage)]


def _mentions(passage: Passage) -> list[dict[str, object]]:
    return [
        {"start": span.start, "end": span.end, "kind": span.kind, "ref": span.ref}
        for span in passage.spans if span.ref and span.end > span.start
    ]


def _pairs(passage: Passage) -> list[dict[str, object]]:
    return [
        {"anchor": pair.b if pair.a == passage.anchor else pair.a, "score": pair.score, "strong": pair.is_strong,
         "status": pair.status, **({"who": pair.resp, "why": pair.why} if pair.is_ruled else {}),
         "evidence": [one.what for one in pair.evidence if one.kind != "company"],
         "differs": differing(passage.anchor, pair), "apart": apart(passage.anchor, pair)}
        for pair in edition().parallels_of(passage.anchor) if not pair.is_faint
    ]


def _as_json_ld(passage: Passage, _found: Found | None) -> Response:
    body = json.dumps(schema(cited_here(passage, with_day=False)), ensure_ascii=False, indent=1) + "\n"
    return Response(body, mimetype="application/ld+json")


def _as_text(passage: Passage, found: Found | None) -> Response:
    words = passage.text[found.match.start : found.match.end] if found and found.match else passage.text
    return Response(words + "\n", mimetype="text/plain")


def _as_tei(passage: Passage, _found: Found | None) -> Response:
    text = edition().text(passage.text_id)
    address = absolute(edition(), anchor_path(passage.anchor))
    written = write_fragment(
        text, (passage, *edition().notes_called_in(passage)), edition_title=edition().title, address=address
    )
    return Response(written, mimetype="application/tei+xml")


def whole(form: str, text: Text) -> Response | tuple[str, int] | None:
    """Return a whole *text* as `tei` or `json`; 403 if it may not leave this machine; None if *form* is another."""
    if form not in ("tei", "json"):
        return None
    if text.access == "restricted":
        said = "This text is in copyright: it is read on this machine only and not given as a file."
        return fault(403, "In copyright", said)
    if form == "tei":
        return Response(write_text(text), mimetype="application/tei+xml")
    rows = [
        {"anchor": one.anchor, "kind": one.kind, "n": one.n, "division": one.division, "text": one.text}
        for one in text.passages if one.kind != "furniture"
    ]
    divisions = [{"id": one.id, "title": one.title, "parent": one.parent} for one in text.divisions]
    facts = {"id": text.id, "title": text.title, "author": text.author, "date": text.date, "language": text.language}
    return as_json({**facts, "divisions": divisions, "passages": rows})


WRITERS: dict[str, Callable[[Passage, Found | None], Response]] = {
    "json": _as_json, "jsonld": _as_json_ld, "text": _as_text, "tei": _as_tei,
}
