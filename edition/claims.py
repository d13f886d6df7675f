"""Figures that authors claim: a number with its bounds, what it counts, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.model import Passage, Span, Text
from edition.parallels.units import counted_thing

ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:No|Nos|Dr|Mr|Mrs|St|vol|ed|pp?|cf|ca?|e\.g|i\.e|Gen|Col))\.$")
SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*[\d¹²³⁴⁵⁶⁷⁸⁹⁰*†]{0,4}\s+(?=[\"'‘“(\[]?[^\W\d_a-zа-яё])")

SILENT_KINDS = frozenset(("furniture", "bibl", "byline", "head"))

NOT_COUNTED = ("citation", "title", "date", "event")
"""Inside these a number is a page, a year or the number of an order."""

ABOUT = 0.05
"""How far “about”, “almost”, “nearly” reach on either side: almost 117,000 covers 116,885, not 110,000."""

LOOSE = frozenset((
    "about", "almost", "an estimated", "approximately", "around", "c.", "ca.", "circa", "close to", "just over",
    "just under", "nearly", "perhaps", "probably", "roughly", "some", "over", "more than", "well over", "up to",
    "at least", "at most", "as many as", "less than", "under",
))
"""Words of reserve; those that bound on one side are read as near the number too, as historians mean them."""


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A figure that an author states; *low* and *high* are what it can mean, both inclusive."""

    anchor: str
    start: int
    end: int
    value: float
    low: float
    high: float
    thing: str
    """What is counted, as a stem; `people` for all words for persons, `share` for per cent, "" if it is not said."""
    qualifier: str
    author: str
    text_id: str
    words: str
    """The sentence it stands in."""
    sentence: tuple[int, int]

    @property
    def name(self) -> str:
        """Return the claim as an editor names it: anchor and number."""
        return f"{self.anchor} {self.value:.12g}"


def claims_in(text: Text) -> Iterator[Claim]:
    """Yield the figures of *text* in document order; those in citations, and page numbers, are none."""
    for passage in text.passages:
        if passage.kind in SILENT_KINDS:
            continue
        apart = [(span.start, span.end) for span in passage.spans if span.kind in NOT_COUNTED]
        ends = sentence_ends(passage.text)
        for span in passage.spans:
            if span.kind != "figure" or any(start <= span.start and span.end <= end for start, end in apart):
                continue
            if claim := _claim(span, passage, text, ends):
                yield claim


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence of *text* ends, in code points, exclusive.

    >>> sentence_ends("Order No. 5 came. Then 3 men left.")
    [18, 34]
    """
    found = SENTENCE_END.finditer(text)
    ends = [one.end() for one in found if not ABBREVIATION.search(text[max(0, one.start() - 7):one.start() + 1])]
    return [*ends, len(text)] if not ends or ends[-1] < len(text) else ends


def sentence_at(ends: Sequence[int], place: int) -> tuple[int, int]:
    """Return the sentence that holds *place*.

    >>> sentence_at([18, 34], 20)
    (18, 34)
    """
    start = 0
    for end in ends:
        if place < end:
            return start, end
        start = end
    return (ends[-2] if len(ends) > 1 else 0, ends[-1] if ends else 0)


def _claim(span: Span, passage: Passage, text: Text, ends: Sequence[int]) -> Claim | None:
    data = dict(span.data)
    value = _number(span.value)
    if value is None:
        return None
    qualifier = data.get("qualifier", "")
    low, high = _number(data.get("min", "")), _number(data.get("max", ""))
    slack = ABOUT * abs(value) if qualifier.lower() in LOOSE else 0.0
    first, last = sentence_at(ends, span.start)
    return Claim(
        anchor=passage.anchor, start=span.start, end=span.end, value=value,
        low=value - slack if low is None else low, high=value + slack if high is None else high,
        thing=counted_thing(span, passage.text), qualifier=qualifier,
        author=passage.author or text.author or text.title, text_id=text.id,
        words=" ".join(passage.text[first:last].split()), sentence=(first, last),
    )


def _number(said: str) -> float | None:
    try:
        number = float(said)
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None
