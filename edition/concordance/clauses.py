"""The part of a sentence in which a claim stands, and what that part says: its places and its date."""

from __future__ import annotations

from edition import clauses
from edition.concordance.claims import Claim, uncited
from edition.model import Passage
from edition.parallels.dating import date_keys


def part_of(claim: Claim, passage: Passage) -> tuple[int, int]:
    """Return the part of the sentence in which *claim* stands."""
    return clauses.part_of(passage.text, claim.start, claim.end, claim.sentence)


def named_beside(claim: Claim, passage: Passage, kind: str) -> frozenset[str]:
    """Return the places, people … that are named in the part of the sentence in which *claim* stands."""
    start, end = part_of(claim, passage)
    return frozenset(span.ref for span in passage.spans
                     if span.kind == kind and span.ref and start <= span.start < end)


def nearest_date(claim: Claim, passage: Passage) -> tuple[str, ...]:
    """Return the keys of the date that goes with *claim* in its sentence."""
    dates = sorted(uncited(passage, "date", apart=("citation", "title")))
    near = clauses.date_beside(passage.text, claim.start, claim.end, claim.sentence, dates)
    return date_keys(near.value) if near else ()
