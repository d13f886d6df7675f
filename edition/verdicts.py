"""Whether two figures agree: same, rounded, overlapping, contradicting or not comparable, and by which rule."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from edition.claims import DAY, Claim

Kind = Literal["same", "rounded", "overlapping", "contradicting", "not comparable"]

NEAR = 0.005
"""A sum may miss by this share, for figures that were rounded before they were added."""

FAR = 0.05
"""How far a rounded number may lie from the exact one: 2,000 for 1,958 is rounding, 1,000 for 1,400 is not."""

MOST_ADDED = 14
"""Figures of one passage that are tried as sums; the work grows with their square."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of two claims held against each other; *rule* says by what."""

    a: Claim
    b: Claim
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures of one passage that add up, or nearly, to another one that is stated."""

    parts: tuple[Claim, ...]
    total: Claim
    is_exact: bool
    words: str


def compare_claims(claims: Sequence[Claim]) -> tuple[Verdict, ...]:
    """Return the verdict on each pair of claims by different authors, in their order."""
    return tuple(verdict_on(one, other) for one, other in combinations(claims, 2) if one.author != other.author)


def verdict_on(a: Claim, b: Claim) -> Verdict:
    """Return whether *a* and *b*, which answer one question, agree."""
    if a.thing != b.thing and a.thing and b.thing:
        return Verdict(a, b, "not comparable", f"one counts {a.thing or '?'}, the other {b.thing or '?'}")
    if DAY in (a.thing, b.thing):
        return _on_days(a, b)
    if a.value == b.value:
        return Verdict(a, b, "same", "the same number")
    coarse, fine = sorted((a, b), key=lambda one: significant(one.value))
    if rounds_to(fine.value, coarse.value):
        return Verdict(a, b, "rounded", f"{_said(fine)} rounds to {_said(coarse)}")
    if coarse.low <= fine.value <= coarse.high:
        kind: Kind = "rounded" if coarse.qualifier and coarse.low != coarse.high else "overlapping"
        return Verdict(a, b, kind, f"{_said(fine)} lies within {coarse.qualifier or 'the range of'} {_said(coarse)}")
    if a.low <= b.high and b.low <= a.high:
        return Verdict(a, b, "overlapping", "the ranges overlap")
    return Verdict(a, b, "contradicting", f"{_said(a)} against {_said(b)}")


def _on_days(a: Claim, b: Claim) -> Verdict:
    if (a.low, a.high) == (b.low, b.high):
        return Verdict(a, b, "same", "the same day" if a.low == a.high else "the same time")
    if a.low <= b.high and b.low <= a.high:
        return Verdict(a, b, "overlapping", f"{a.label} and {b.label} can be one day")
    return Verdict(a, b, "contradicting", f"{a.label} against {b.label}")


def significant(value: float) -> int:
    """Return how many significant digits a whole number shows.

    >>> significant(117000), significant(116885)
    (3, 6)
    """
    digits = f"{abs(value):.12g}".replace(".", "").strip("0")
    return len(digits)


def rounds_to(fine: float, coarse: float) -> bool:
    """True if *coarse* is *fine* written with fewer digits, to the nearest or cut off.

    >>> rounds_to(44161, 44000), rounds_to(46000, 44000), rounds_to(116885, 117000)
    (True, False, True)
    """
    digits = significant(coarse)
    if not coarse or not fine or digits >= significant(fine):
        return False
    step = 10.0 ** (math.floor(math.log10(abs(coarse))) - digits + 1)
    is_near = abs(fine - coarse) <= FAR * abs(fine)
    return is_near and coarse in (round(fine / step) * step, math.floor(fine / step) * step)


def find_sums(claims: Sequence[Claim]) -> Iterator[Sum]:
    """Yield the sums within one passage: two figures for one thing that give a third, exactly or rounded.

    Small numbers add up by chance; only sums of three digits or more are looked at.
    """
    passages: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.value >= 100 and claim.thing != "share":
            passages[claim.anchor].append(claim)
    for rows in passages.values():
        for parts in combinations(rows[:MOST_ADDED], 2):
            yield from _sums(parts, rows[:MOST_ADDED])


def _sums(parts: tuple[Claim, Claim], rows: Sequence[Claim]) -> Iterator[Sum]:
    added = parts[0].value + parts[1].value
    for total in rows:
        if total in parts or len({one.thing for one in (*parts, total) if one.thing}) > 1:
            continue
        is_exact = total.value == added
        if is_exact or abs(added - total.value) <= NEAR * added:
            sign = "=" if is_exact else "≈"
            words = f"{_said(parts[0])} + {_said(parts[1])} = {_number(added)}"
            yield Sum(parts, total, is_exact, words if is_exact else f"{words} {sign} {_said(total)}")


def _said(claim: Claim) -> str:
    return claim.label or _number(claim.value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"
