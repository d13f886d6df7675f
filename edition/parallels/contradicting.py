"""What speaks against a pair: sister events, days that cannot both be right, other months and years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import starmap

from edition.model import Evidence
from edition.parallels.features import Feature
from edition.parallels.labels import Labels

OTHER = 0.9
"""What is left of a score if each passage names its own event of one kind and none of that kind in common, and if the
months that one names are not those of the other: two orders of one month share nearly all their words. Harsher values
cost as much recall as they saved in look-alikes, since accounts of one event name other days around it."""

OTHER_YEAR = 0.75
"""The same if not even a year is in common."""

NEAR = 1 / 3
"""The smaller of two figures as a share of the larger one from which both may count the same: 259,450 and 268,950. Who
means the same thing seldom differs by more."""

MOST_SHOWN = 4
"""Differences given for one pair."""


Said = Mapping[str, Feature]


@dataclass(frozen=True, slots=True)
class Contradictions:
    """What speaks against a pair."""

    differs: tuple[Evidence, ...]
    """What each speaks of alone, in words: kind `apart`. Two answers to one question the concordance finds."""
    left: float
    """What the score is to be multiplied by because of them."""
    is_same_matter: bool
    """True if nothing differs but figures, and these are near each other: that is what accounts of one thing do."""


def contradictions(
    said_a: Said, said_b: Said, labels: Labels, *, implied_a: Set[str] = frozenset(), implied_b: Set[str] = frozenset(),
) -> Contradictions:
    """Return what speaks against a pair of passages.

    *said_a* and *said_b* are the events, dates and figures that the passages themselves give, by key; *implied_a* and
    *implied_b* are keys of what the register says of them: who names an order speaks of the operation it began.

    That both count people, and other numbers of them, makes no two of them answers to one question, and is not shown:
    what can be held against each other, the concordance finds. Only a pair that does so is not told to be one matter.
    """
    events = list(_sister_events(said_a, said_b, labels, implied_a, implied_b))
    time, left = _other_time(said_a, said_b, labels)
    common_event = any(key.startswith("event:") for key in said_a.keys() & said_b.keys())
    counts = list(_other_counts(said_a, said_b)) if common_event else []
    days = list(_other_days(said_a, said_b, labels)) if common_event else []
    return Contradictions((*events, *(days or time))[:MOST_SHOWN], left * (OTHER if events else 1.0),
                          not (events or days or time) and all(starmap(_are_near, counts)))


def _apart(one: Feature, other: Feature, labels: Labels) -> Evidence:
    return Evidence("apart", labels.of(one.key), 0.0, (one.start, one.end), (other.start, other.end),
                    labels.of(other.key))


def _sister_events(
    a: Said, b: Said, labels: Labels, implied_a: Set[str], implied_b: Set[str]
) -> Iterator[Evidence]:
    """Yield events of one kind that each names alone, if they have none of that kind in common, not even implied."""
    kinds_a, kinds_b = _events_by_kind(a, labels), _events_by_kind(b, labels)
    for kind in sorted(kinds_a.keys() & kinds_b.keys()):
        mine, theirs = kinds_a[kind], kinds_b[kind]
        keys_a, keys_b = {one.key for one in mine}, {one.key for one in theirs}
        if keys_a & (keys_b | implied_b) or keys_b & implied_a:
            continue
        if not any(labels.are_related(one.key, other.key) for one in mine for other in theirs):
            yield _apart(mine[0], theirs[0], labels)


def _events_by_kind(said: Said, labels: Labels) -> dict[str, list[Feature]]:
    kinds: dict[str, list[Feature]] = {}
    for key, feature in said.items():
        if feature.kind == "event" and (subtype := labels.subtype(key)):
            kinds.setdefault(subtype, []).append(feature)
    return kinds


def _other_time(a: Said, b: Said, labels: Labels) -> tuple[list[Evidence], float]:
    """Return the months against each other if both name some and none in common, and what is left of the score.

    Nothing is shown where one of them names the year of the other's months without a month, which may be one of those:
    who was appointed in 1936 and dismissed in September 1938 may be who was appointed in September 1936. That there are
    other months speaks against the pair all the same; without that half a of the queries lost .004.
    """
    months_a, months_b = _of_kind(a, "month"), _of_kind(b, "month")
    if not months_a or not months_b or months_a.keys() & months_b.keys():
        return [], 1.0
    left = OTHER if _of_kind(a, "year").keys() & _of_kind(b, "year").keys() else OTHER_YEAR
    if _years_of(months_a) & _bare_years(b, months_b) or _years_of(months_b) & _bare_years(a, months_a):
        return [], left
    return [_apart(next(iter(months_a.values())), next(iter(months_b.values())), labels)], left


def _years_of(months: Said) -> set[str]:
    return {f"year:{key.partition(':')[2].rpartition('-')[0]}" for key in months}


def _bare_years(said: Said, months: Said) -> set[str]:
    """Return the years that are named without any of their months."""
    return {*_of_kind(said, "year")} - _years_of(months)


def _of_kind(said: Said, kind: str) -> Said:
    return {key: feature for key, feature in said.items() if feature.kind == kind}


def _other_counts(a: Said, b: Said) -> Iterator[tuple[Feature, Feature]]:
    """Yield the largest figures for one thing of which the two passages have none in common."""
    counts_a, counts_b = _counts(a), _counts(b)
    for thing in sorted(counts_a.keys() & counts_b.keys()):
        mine, theirs = counts_a[thing], counts_b[thing]
        if thing and not {one.key for one in mine} & {one.key for one in theirs}:
            yield _largest(mine), _largest(theirs)


def _are_near(one: Feature, other: Feature) -> bool:
    """True if two figures may be answers to one question."""
    return min(_number(one), _number(other)) >= NEAR * max(_number(one), _number(other))


def _counts(said: Said) -> dict[str, list[Feature]]:
    counts: dict[str, list[Feature]] = {}
    for feature in said.values():
        if feature.kind == "figure":
            counts.setdefault(feature.key.split(":")[1], []).append(feature)
    return counts


def _largest(figures: list[Feature]) -> Feature:
    return max(figures, key=lambda one: (_number(one), one.key))


def _number(figure: Feature) -> float:
    return float(figure.key.rpartition(":")[2])


def _other_days(a: Said, b: Said, labels: Labels) -> Iterator[Evidence]:
    """Yield the days of one month, or of two years, that stand against each other."""
    days_a = [one for one in a.values() if one.kind == "day"]
    days_b = [one for one in b.values() if one.kind == "day"]
    if {one.key for one in days_a} & {one.key for one in days_b}:
        return
    for one in days_a:
        for other in days_b:
            if one.key[:-3] == other.key[:-3] or one.key[-6:] == other.key[-6:]:
                yield _apart(one, other, labels)
                return
