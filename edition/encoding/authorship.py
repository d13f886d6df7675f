"""Who wrote a part of a text, as the editor ruled: an introduction, a chapter of a collection, a single passage."""

from __future__ import annotations

from dataclasses import replace

from edition.encoding.rulings import Place, Rulings
from edition.model import Division, Passage, Text


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
