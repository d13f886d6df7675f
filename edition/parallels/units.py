"""Figures as they are compared: a number, and the thing that is counted."""

from __future__ import annotations

from edition.model import Span
from edition.words import stem, tokens

PEOPLE = frozenset((
    "arrest", "candid", "citizen", "communist", "conviction", "deleg", "exil", "famili", "human", "individu", "inmat",
    "life", "live", "man", "member", "men", "name", "peasant", "peopl", "person", "prison", "soul", "victim", "women",
))
"""Stems of English nouns for counted people: 259,450 individuals are as many people."""

WORDS_AFTER = 3
"""Words behind a figure in which its noun is looked for: `55,000 Soviet Germans`."""


def quantity(span: Span) -> str | None:
    """Return the number that a figure's span gives, in its shortest form, or None if it gives none.

    >>> quantity(Span(0, 7, "figure", value="259450.0")), quantity(Span(0, 4, "figure", value="many"))
    ('259450', None)
    """
    try:
        return f"{float(span.value):.12g}"
    except ValueError:
        return None


def counted_thing(span: Span, text: str) -> str:
    """Return what a figure counts, as a stem; what is not said is taken from the words that follow.

    >>> counted_thing(Span(0, 6, "figure", value="55000"), "55,000 individuals were")
    'people'
    """
    data = dict(span.data)
    unit = data.get("commodity") or data.get("unit") or ""
    if data.get("share"):
        return "share"
    said = [stem(token.text) for token in tokens(unit)]
    if not said:
        after = text[span.end:span.end + 60]
        said = [stem(token.text) for token in tokens(after)][:WORDS_AFTER]
        inside = [stem(token.text) for token in tokens(text[span.start:span.end]) if token.text.isalpha()]
        said = inside[-1:] or said
    if any(word in PEOPLE for word in said):
        return "people"
    return said[-1] if unit and said else (said[0] if said else "")
