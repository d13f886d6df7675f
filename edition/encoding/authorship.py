"""Who wrote a text, as its byline says; and who a part of it, as the editor ruled: an introduction, a chapter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from edition.encoding.headings import BY_WORD
from edition.encoding.rulings import Place, Rulings
from edition.model import Division, Passage, Text

BY = re.compile(rf"^{BY_WORD}\s+")
DEGREES = re.compile(r"(?:,\s*(?:(?:[A-Z][A-Za-z]{0,2}\.\s?){1,4}|Esq(?:uire)?\.?|[A-Z]{2,5}))+$", re.I)
"""What stands after the name of a person and is no part of it: “M.A., F.R.S.”."""


def author_named(passages: Sequence[Passage]) -> str:
    """Return whom the first byline names, an empty string if there is none.

    >>> author_named([Passage("t", "b1", "byline", "By J. Smith, M.A., F.R.S.")])
    'J. Smith'
    """
    first = takewhile(lambda one: one.kind == "byline", dropwhile(lambda one: one.kind != "byline", passages))
    return DEGREES.sub("", BY.sub("", " ".join(one.text for one in first)))


def rule_authors(text: Text, rulings: Rulings) -> Text:
    """Return *text* with the decisions `author` applied: at a heading to its division, else to the passage itself."""
    for place in rulings.of("author"):
        passage = next((one for one in text.passages if _covers(one, place)), None)
        if passage is None:
            continue
        rulings.use(place)
        author = place.decision.value
        if passage.kind == "head" and passage.division:
            text = _give_division(text, passage.division, author)
        else:
            text = replace(text, passages=tuple(
                replace(one, author=author) if one.id == passage.id else one for one in text.passages
            ))
    return text


def _covers(passage: Passage, place: Place) -> bool:
    return any(piece.start <= place.start < piece.end for piece in passage.pieces)


def _give_division(text: Text, division: str, author: str) -> Text:
    """Return *text* with *author* for a division, for those below it and for all that stands in them."""
    given = {division}
    for one in text.divisions:
        if one.parent in given:
            given.add(one.id)

    def owned(one: Division) -> Division:
        return replace(one, author=author) if one.id == division else one

    return replace(
        text,
        divisions=tuple(owned(one) for one in text.divisions),
        passages=tuple(replace(one, author=author) if one.division in given else one for one in text.passages),
    )
