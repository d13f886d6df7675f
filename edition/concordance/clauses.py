"""The part of a sentence in which a claim stands, and what that part says: its places and its date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from edition.concordance.claims import Claim, uncited
from edition.model import Passage, Span
from edition.parallels.dating import date_keys

PARTS = re.compile(r"[,;:()–—]\s?(?=\D)|[,;:()–—]\s|\sand\s")
"""What parts a sentence in which several figures have each their own verb and date."""

WINDOW = 400
"""Code points on either side of a figure in which its part of the sentence is looked for: some have no end."""

PAGED = re.compile(r"[,;)\s]{1,3}\(?(?:pp?|vol|no)\.\s?\d", re.IGNORECASE)
"""What follows the year of an imprint that was not read as part of a citation: `Moscow, 2009, (p. 15)`."""


def part_of(claim: Claim, passage: Passage) -> tuple[int, int]:
    """Return the part of the sentence in which *claim* stands, between two commas or brackets."""
    first, last = max(claim.sentence[0], claim.start - WINDOW), min(claim.sentence[1], claim.end + WINDOW)
    cuts = [first, *(first + one.end() for one in PARTS.finditer(passage.text[first:last])), last]
    place = max(1, bisect_right(cuts, claim.start))
    return cuts[place - 1], cuts[min(place, len(cuts) - 1)]


def named_beside(claim: Claim, passage: Passage, kind: str) -> frozenset[str]:
    """Return the places, people … that are named in the part of the sentence in which *claim* stands."""
    start, end = part_of(claim, passage)
    return frozenset(span.ref for span in passage.spans
                     if span.kind == kind and span.ref and start <= span.start < end)


def nearest_date(claim: Claim, passage: Passage) -> tuple[str, ...]:
    """Return the keys of the date in the figure's part of the sentence, else of the nearest one in the sentence.

    The year in which a cited work appeared dates nothing.
    """
    first, last = claim.sentence
    dates = [span for span in _dates(passage) if first <= span.start < last]
    if not dates:
        return ()
    start, end = part_of(claim, passage)
    near = min(dates, key=lambda span: (not start <= span.start < end, _distance(claim, span), span.start))
    return date_keys(near.value)


def _dates(passage: Passage) -> Iterator[Span]:
    return (one for one in uncited(passage, "date", apart=("citation", "title"))
            if not PAGED.match(passage.text, one.end))


def _distance(claim: Claim, other: Span) -> int:
    return other.start - claim.end if other.start >= claim.end else claim.start - other.end
