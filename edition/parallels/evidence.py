"""Why two passages are parallel, in words a reader understands, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.model import Evidence
from edition.parallels.contradicting import contradictions
from edition.parallels.features import Feature
from edition.parallels.labels import Labels
from edition.parallels.profiles import Item, Keys

SHOWN = 8
"""Reasons given for one pair; the rest weighs little and would bury the first."""

DATE_KINDS = ("day", "month", "year")

STRONG_SHARE = 0.5
"""Of a strong pair's score at least this share comes from names, dates, figures and concepts, not from plain words."""

SETTLING = frozenset(("event", "day", "figure", "work"))
"""Kinds of which one shared feature can settle that two passages are on one thing: most else only sets the scene."""


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for and against a pair."""

    evidence: tuple[Evidence, ...]
    differs: tuple[Evidence, ...]
    is_strong: bool
    discount: float
    """What the score is multiplied by because of contradictions: 1 if there are none."""


def case_of(
    a: Item, b: Item, shared: Mapping[int, float], score: float, *, names: Keys, labels: Labels, strong_from: float
) -> Case | None:
    """Return the case for a pair, or None if the two passages themselves share nothing, only their neighbours do.

    *shared* gives the weight of each common feature, neighbours included; *score* is their sum.
    """
    in_a, in_b = dict(a.features(names.names)), dict(b.features(names.names))
    common = [(weight, key) for key, weight in shared.items() if key in in_a and key in in_b and weight > 0]
    rows = [
        (weight / score, in_a[key], in_b[key])
        for weight, key in sorted(common, key=lambda row: (-row[0], names.names[row[1]]))
        if not (in_a[key].is_implied and in_b[key].is_implied)
    ]
    evidence = [_evidence(share, one, other, labels) for share, one, other in _without_repeats(rows)]
    if not evidence:
        return None
    differs, discount = contradictions(in_a.values(), in_b.values(), labels)
    is_strong = score * discount >= strong_from and not differs and _settles(rows)
    return Case(tuple(evidence[:SHOWN]), differs, is_strong, discount)


Row = tuple[float, Feature, Feature]


def _settles(rows: Sequence[Row]) -> bool:
    """True if an event, day or figure is named in both, and something of another kind beside it."""
    said = [one for _, one, other in rows if not one.is_implied and not other.is_implied]
    kinds = {"date" if one.kind in DATE_KINDS else one.kind for one in said}
    settled = any(one.kind in SETTLING for one in said)
    named = sum(share for share, one, _ in rows if one.kind != "word")
    return settled and len(kinds - {"word"}) >= 2 and named >= STRONG_SHARE * sum(share for share, _, _ in rows)


def _without_repeats(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield *rows* without the word inside a name that is evidence itself, and the month of a day that is."""
    keys = {one.key for _, one, _ in rows}
    names = [one for _, one, _ in rows if one.kind != "word"]
    for share, one, other in rows:
        if one.kind == "word" and any(name.start <= one.start and one.end <= name.end for name in names):
            continue
        if one.kind in ("month", "year") and any(_is_finer(key, one.key) for key in keys):
            continue
        yield share, one, other


def _is_finer(key: str, coarse: str) -> bool:
    """True if the date *key* lies in the month or year *coarse*.

    >>> _is_finer("day:1937-07-31", "month:1937-07"), _is_finer("month:1937-07", "month:1937-07")
    (True, False)
    """
    kind, _, value = key.partition(":")
    return kind in ("day", "month") and value.startswith(coarse.partition(":")[2] + "-")


def _evidence(share: float, one: Feature, other: Feature, labels: Labels) -> Evidence:
    kind = "date" if one.kind in DATE_KINDS else one.kind
    return Evidence(kind, labels.shared(one, other), round(share, 4), (one.start, one.end), (other.start, other.end))
