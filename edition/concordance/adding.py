"""Figures of one passage that add up to another one: what an author counts in parts is checked against his total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from edition.concordance.answers import number_in_words, rounds_to, said, significant
from edition.concordance.claims import NO_THINGS, Claim
from edition.concordance.verdicts import LARGE, PARTICULAR

MOST_FIGURES = 14
"""Figures of one passage that are tried as sums; the work grows with their square."""

MOST_PARTS = 6
"""Figures in a row that are tried as the parts of a total; two may also stand apart."""

SURE = 1_000
"""Totals below are found by chance, unless the parts stand in the same sentence. In nine libraries eight of fifteen
sums were chance, each scattered over sentences and nearly right, or exact of round numbers: 10,000 and 15,000."""

SMALLEST = 10
"""Parts below make no difference that a reader would check."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures of one passage that add up, or nearly, to another one that is stated."""

    parts: tuple[Claim, ...]
    total: Claim
    is_exact: bool
    words: str


def find_sums(claims: Sequence[Claim]) -> Iterator[Sum]:
    """Yield for each total of a passage the figures for one thing that give it: exactly, or as it rounds them.

    Of several rows of figures that give one total the exact one is meant; without, the first that is rounded to it.
    """
    passages: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.thing not in NO_THINGS and claim.value >= SMALLEST and not (claim.is_range or claim.is_vague):
            passages[claim.anchor].append(claim)
    for rows in passages.values():
        figures = rows[:MOST_FIGURES]
        for total in figures:
            if total.value >= LARGE and (found := _sum_of(total, figures)):
                yield found


def _sum_of(total: Claim, figures: Sequence[Claim]) -> Sum | None:
    others = [one for one in figures if one is not total and one.value < total.value]
    found = [made for parts in _rows(others) if (made := _sum(parts, total))]
    return next((made for made in found if made.is_exact), found[0] if found else None)


def _rows(figures: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield what may be the parts of a total: any two figures, and figures in a row."""
    yield from combinations(figures, 2)
    for length in range(3, MOST_PARTS + 1):
        yield from (tuple(figures[first:first + length]) for first in range(len(figures) - length + 1))


def _sum(parts: tuple[Claim, ...], total: Claim) -> Sum | None:
    if len({one.thing for one in (*parts, total) if one.thing}) > 1:
        return None
    added = sum(one.value for one in parts)
    is_exact = added == total.value
    if not is_exact and not (_is_rounded(added, total) and min(one.value for one in parts) >= LARGE):
        return None
    if any(one.sentence != total.sentence for one in parts) and not _is_sure(parts, total, is_exact=is_exact):
        return None
    words = f"{' + '.join(said(one) for one in parts)} = {number_in_words(added)}"
    return Sum(parts, total, is_exact, words if is_exact else f"{words} ≈ {said(total)}")


def _is_sure(parts: tuple[Claim, ...], total: Claim, *, is_exact: bool) -> bool:
    """True if figures of several sentences do not add up by chance: a particular total, or one told of a row."""
    if total.value < SURE:
        return False
    return significant(total.value) >= PARTICULAR if is_exact else len({one.sentence for one in parts}) == 1


def _is_rounded(added: float, total: Claim) -> bool:
    """True if *total* is what was added, said roughly; 2,000 and 170,000 are near too many sums to be one."""
    is_said = rounds_to(added, total.value) or (total.qualifier != "" and total.low <= added <= total.high)
    return is_said and significant(total.value) >= PARTICULAR
