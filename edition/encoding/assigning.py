"""Which call calls which note: the assignment that is best over the whole text, not the likeliest pattern at one place.

Calls and notes rise together, so an assignment is a chain of pairs that rises in both; the heaviest chain is found with
a Fenwick tree in O(pairs × log notes).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import log

from edition.encoding.calls import LIKELY, STRONG, SURE, Assigned, Candidate, Expected, cert_of
from edition.encoding.markers import Marker
from edition.encoding.rising import calls_without_notes

NOTE_GAIN = 4.0
"""What it is worth that a note has a call: a figure must speak against itself by more than that to be left alone."""

FOREIGN = -1.0
"""Weight of a style below which fewer than one call in six has it."""

PAIRS = 24
"""Notes of one label that a call is tried with, the nearest first; more are tried only if there are few."""


def assign(candidates: Sequence[Candidate], notes: Sequence[Expected]) -> tuple[Assigned, ...]:
    """Return all calls in order of the text; *candidates* in order, readings of the same figures at one place."""
    told = [one for one in candidates if one.is_lost]
    candidates = [one for one in candidates if not one.is_lost]
    if not notes:
        return calls_without_notes(candidates)
    called = {one.note for one in assign(candidates, notes) if not one.cert} if told else set()
    lost = _lost_calls(told, notes, called)
    left = [index for index in range(len(notes)) if index not in {one.note for one in lost}]
    free = [notes[index] for index in left]
    chain = _heaviest_chain(candidates, free, {})
    styles = Counter(candidates[c].marker.style for c, _ in chain)
    chain = _heaviest_chain(candidates, free, _style_weights(styles))
    found = _with_ruled(_certified(chain, candidates, free), candidates, free)
    found = [replace(one, note=left[one.note]) for one in found]
    return tuple(sorted([*_with_missing(found, candidates), *lost], key=lambda one: one.candidate.position))


def _lost_calls(lost: Sequence[Candidate], notes: Sequence[Expected], called: Collection[int]) -> list[Assigned]:
    """Return the calls of which an editor said that they are lost: no figure is one.

    Each has the next note left that is printed behind it, or, where none is, the nearest before; a note that is plainly
    *called* elsewhere only if no other has its label.
    """
    found: list[Assigned] = []
    taken: set[int] = set()
    for one in lost:
        free = [index for index, note in enumerate(notes) if note.label == one.marker.label and index not in taken]
        if free:
            apart = {index: notes[index].position - one.position for index in free}
            nearest = min(free, key=lambda index: (index in called, apart[index] < 0, abs(apart[index])))
            found.append(Assigned(one, nearest))
            taken.add(nearest)
    return found


def _style_weights(styles: Mapping[str, int]) -> dict[str, float]:
    total = sum(styles.values())
    if total < 3:
        return {}
    kinds = ("sup", "plain", "bracket", "paren")
    return {style: 0.6 * log((styles.get(style, 0) + 0.3) / total + 0.03) for style in kinds}


def _heaviest_chain(
    candidates: Sequence[Candidate], notes: Sequence[Expected], style_weights: Mapping[str, float],
) -> list[tuple[int, int]]:
    """Return pairs of indices of candidates and notes that rise in both."""
    by_label: dict[str, list[int]] = defaultdict(list)
    for index, note in enumerate(notes):
        by_label[note.label].append(index)
    starts: dict[int, int] = {}
    for note in notes:
        starts.setdefault(note.region, note.position)
    regions = sorted(starts.values())
    tree = _MaxTree(len(notes))
    pairs: list[tuple[int, int, int]] = []
    pending: list[tuple[int, float, int]] = []
    for index, candidate in enumerate(candidates):
        if index and candidate.place != candidates[index - 1].place:
            _flush(tree, pending)
        for at in _nearest(by_label.get(candidate.marker.label, ()), notes, candidate.position):
            weight = _weight(candidate.marker, style_weights) - _distance(candidate, notes[at], regions, starts)
            if weight > 0:
                value, back = tree.best_before(at)
                pairs.append((index, at, back))
                pending.append((at, value + weight, len(pairs) - 1))
    _flush(tree, pending)
    _, last = tree.best_before(len(notes))
    chain: list[tuple[int, int]] = []
    while last >= 0:
        index, at, last = pairs[last]
        chain.append((index, at))
    return chain[::-1]


def _weight(marker: Marker, style_weights: Mapping[str, float]) -> float:
    """Return what speaks for a call that has a note. Where calls are of another style, a figure that is a quantity by
    its neighbours is no damaged call: those stay glued to their words.
    """
    style_weight = style_weights.get(marker.style, 0.0)
    is_unlike = marker.style == "plain" and marker.weight < LIKELY and style_weight < FOREIGN
    return marker.weight + style_weight + (0.0 if is_unlike else NOTE_GAIN)


def _flush(tree: _MaxTree, pending: list[tuple[int, float, int]]) -> None:
    for note, value, at in pending:
        tree.put(note, value, at)
    pending.clear()


def _nearest(found: Sequence[int], notes: Sequence[Expected], position: int) -> Sequence[int]:
    if len(found) <= PAIRS:
        return found
    at = bisect_left(found, position, key=lambda index: notes[index].position)
    return found[max(0, at - PAIRS // 4) : at + PAIRS * 3 // 4]


def _distance(candidate: Candidate, note: Expected, regions: Sequence[int], starts: Mapping[int, int]) -> float:
    """Return what speaks against a pair because of the pages between."""
    if note.position < candidate.position:
        return 3.0
    between = bisect_left(regions, starts[note.region]) - bisect_right(regions, candidate.position)
    return min(6.0, 1.6 * between) if between > 0 else 0.0


class _MaxTree:
    """Fenwick tree of the best value before an index."""

    def __init__(self, size: int) -> None:
        self.values = [(0.0, -1)] * (size + 1)

    def put(self, index: int, value: float, at: int) -> None:
        index += 1
        while index < len(self.values):
            if value > self.values[index][0]:
                self.values[index] = (value, at)
            index += index & -index

    def best_before(self, index: int) -> tuple[float, int]:
        best = (0.0, -1)
        while index > 0:
            held = self.values[index]
            if held > best:
                best = held
            index -= index & -index
        return best


def _certified(
    chain: Sequence[tuple[int, int]], candidates: Sequence[Candidate], notes: Sequence[Expected],
) -> list[Assigned]:
    """Return the chain with confidences: how much worse is the next best place between the neighbours of a pair?"""
    places: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        places[candidate.marker.label].append(index)
    found = []
    for at, (index, note) in enumerate(chain):
        low = chain[at - 1][0] if at else -1
        high = chain[at + 1][0] if at + 1 < len(chain) else len(candidates)
        same = places[notes[note].label]
        rivals = same[bisect_right(same, low) : bisect_left(same, high)]
        best = max((candidates[i].marker.weight for i in rivals[:50] if i != index), default=-9.0)
        weight = candidates[index].marker.weight
        cert = cert_of(weight, best)
        if cert and weight - best >= 2 and _is_vouched(chain, at, candidates):
            cert = "" if weight >= LIKELY else "medium"
        found.append(Assigned(candidates[index], note, cert))
    return found


def _is_vouched(chain: Sequence[tuple[int, int]], at: int, candidates: Sequence[Candidate]) -> bool:
    """True if the calls before and after have the numbers before and after."""
    number = candidates[chain[at][0]].marker.number
    if not number:
        return True
    near = [candidates[chain[i][0]].marker.number for i in (at - 1, at + 1) if 0 <= i < len(chain)]
    return bool(near) and all(abs(one - number) == 1 or one == 1 or number == 1 for one in near)


def _with_ruled(
    found: Sequence[Assigned], candidates: Sequence[Candidate], notes: Sequence[Expected],
) -> list[Assigned]:
    """Add the calls that an editor ruled against the order of the numbers, each with the nearest note left."""
    taken = {one.note for one in found}
    placed = {(one.candidate.block, one.candidate.position) for one in found}
    added: list[Assigned] = []
    for one in candidates:
        if one.marker.style != "ruled" or (one.block, one.position) in placed:
            continue
        free = [i for i, note in enumerate(notes) if note.label == one.marker.label and i not in taken]
        if free:
            nearest = min(free, key=lambda i: abs(notes[i].position - one.position))
            taken.add(nearest)
            added.append(Assigned(one, nearest))
    return sorted([*found, *added], key=lambda assigned: assigned.candidate.position)


def _with_missing(found: Sequence[Assigned], candidates: Sequence[Candidate]) -> tuple[Assigned, ...]:
    """Add calls whose notes the source does not have: sure ones, and those that fill a gap in the numbers.

    Where the notes before and after are there, it is rather the label of one that was not read: that is doubtful.
    """
    taken = {one.candidate.place for one in found}
    added: dict[tuple[int, int], Assigned] = {}
    keys = [one.candidate.position for one in found]
    for candidate in candidates:
        marker = candidate.marker
        if candidate.place in taken or marker.weight < LIKELY:
            continue
        at = bisect_left(keys, candidate.position)
        before = found[at - 1].candidate.marker.number if at else 0
        after = found[at].candidate.marker.number if at < len(found) else 0
        fits = before < marker.number < after or (marker.number == before + 1 and after <= before)
        fills = before + 1 == marker.number == after - 1
        if marker.weight >= SURE or (fits and marker.weight >= STRONG) or fills:
            is_sure = marker.style == "ruled" or (marker.weight >= SURE and fits and not fills)
            cert = "" if is_sure else "medium" if marker.weight >= STRONG else "low"
            added.setdefault(candidate.place, Assigned(candidate, -1, cert))
    return tuple(sorted([*found, *added.values()], key=lambda one: one.candidate.position))
