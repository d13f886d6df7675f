"""What is indexed of a passage, field by field, and why.

field    terms                                   why
words    `en:arrested`: language, word           one term for all cases of a word; folding, stems, patterns and
                                                 spellings are looked up in the vocabulary
prefix   first one, two, three letters, folded   `a*` alone would ask for every tenth word of the vocabulary
author   displayed name                          differs from the text's in an anthology
text     id of the text                          `text:` and the facet
class    note, quote, heading, body              `in:`; the four places a reader distinguishes
kind     kind of passage                         `in:item`
mention  register pointer; `person~ezhov`        `person:` … ; the second form for a name that points nowhere (other
                                                 people's TEI), folded
cites    pointer of the work                     `cites:` finds citations, not every naming of a work
date     EDTF as in the text                     its first and last day stand in the summary: `date:` compares these
period   `1930s`, `1937`, `1937-07`              facets
figure   `low..high`                             as for dates
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from edition.model import MENTION_KINDS, Passage, Span
from edition.names import fold_name
from index.values import periods, span_days, span_number

CLASS_OF = {"note": "note", "quote": "quote", "head": "heading"}
"""Kind of passage → class; all others are body, furniture is not indexed."""

CLASSES = ("body", "quote", "heading", "note")


def class_of(kind: str) -> str:
    """Return which of the four classes a kind of passage belongs to.

    >>> class_of("head"), class_of("item")
    ('heading', 'body')
    """
    return CLASS_OF.get(kind, "body")


def figure_term(span: Span) -> str:
    """Return the range of a figure as a term; empty if it is no number.

    >>> figure_term(Span(0, 7, "figure", value="259450"))
    '259450.0..259450.0'
    """
    found = span_number(span.value, span.data)
    return f"{found[0]}..{found[1]}" if found else ""


def mention_term(text: str, span: Span) -> str:
    """Return the pointer of a mention, or its folded name if it points nowhere; empty if it is no mention."""
    if span.kind in MENTION_KINDS or (span.kind in ("citation", "title") and span.ref):
        name = "" if span.ref else fold_name(text[span.start : span.end])
        return span.ref or (f"{span.kind}~{name}" if name else "")
    return ""


def terms_of_span(text: str, span: Span) -> Mapping[str, tuple[str, ...]]:
    """Return the terms by which a span is found, by field."""
    found: dict[str, tuple[str, ...]] = {}
    if term := mention_term(text, span):
        found["mention"] = (term,)
    if span.kind == "citation" and span.ref:
        found["cites"] = (span.ref,)
    if span.kind == "date" and span_days(span.value):
        found["date"] = (span.value,)
        found["period"] = periods(span.value)
    if span.kind == "figure" and (term := figure_term(span)):
        found["figure"] = (term,)
    return found


def terms_of_passage(passage: Passage, author: str) -> dict[str, dict[str, int]]:
    """Return all terms of *passage* but its words, each with how often it occurs; who speaks is mentioned."""
    counted: dict[str, Counter[str]] = {}
    for span in passage.named:
        for name, terms in terms_of_span(passage.text, span).items():
            counted.setdefault(name, Counter()).update(terms)
    once = {"text": passage.text_id, "class": class_of(passage.kind), "kind": passage.kind, "author": author}
    return {**counted, **{name: {term: 1} for name, term in once.items() if term}}
