"""The part of a sentence in which a claim stands, and what that part says: its places and its date."""

from __future__ import annotations

from itertools import pairwise

from edition import clauses
from edition.concordance.claims import Claim, uncited
from edition.concordance.days import is_stretch
from edition.model import Passage
from edition.parallels.dating import date_keys

YEARS = "years:"
"""Kind of the key of a time from one year to another."""


def part_of(claim: Claim, passage: Passage) -> tuple[int, int]:
    """Return the part of the sentence in which *claim* stands."""
    return clauses.part_of(passage.text, claim.start, claim.end, claim.sentence)


def named_beside(claim: Claim, passage: Passage, kind: str) -> frozenset[str]:
    """Return the places, people … that are named in the part of the sentence in which *claim* stands."""
    start, end = part_of(claim, passage)
    return frozenset(span.ref for span in passage.spans
                     if span.kind == kind and span.ref and start <= span.start < end)


def nearest_date(claim: Claim, passage: Passage) -> tuple[str, ...]:
    """Return the keys of the date that goes with *claim* in its sentence.

    What is counted from one year to another is counted in neither: `years:1841–1851` is a time of its own.
    """
    dates = sorted(uncited(passage, "date", apart=("citation", "title")))
    near = clauses.date_beside(passage.text, claim.start, claim.end, claim.sentence, dates)
    if near is None:
        return ()
    place = dates.index(near)
    for first, last in pairwise(dates[max(0, place - 1):place + 2]):
        years = [key for one in (first, last) for key in date_keys(one.value) if key.startswith("year:")]
        if len(set(years)) > 1 and is_stretch(passage.text, first, last):
            return (f"{YEARS}{years[0].removeprefix('year:')}–{years[-1].removeprefix('year:')}",)
    return date_keys(near.value)
