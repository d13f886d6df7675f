"""Forms of calls that say little by themselves, “mill (1)”, “mill 1)”, “mill *)”, “gone. 1 Then”: do notes answer them?

In many old books notes are called so. One such figure is rather an item or a quantity; where lines begin with the same
labels again and again, each after a figure of that form, the whole text says that they are calls.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from edition.encoding.forms import read_label
from edition.encoding.lines import Line
from edition.encoding.markers import Marker

ANSWERED = 2.5
"""Weight of a call of a form that notes answer: as if it were glued to a word."""

LEAST = 3
"""Notes that answer, and paragraphs that call, at least: fewer may be one list that was announced in a sentence."""

SHARE = 0.7
"""Of the labels of a form that must be answered: in laws and in lists of theses the text refers back to fewer."""

NUMBERED = ("dot", "plain", "paren", "word", "colon", "slash", "shut", "bracket", "brace", "double")
FORMS: Mapping[str, tuple[frozenset[str], ...]] = {
    "round": (frozenset({"paren", "round"}), *map(frozenset, (["dot"], ["plain"], ["word"]))),
    "half": (frozenset({"paren", "star", "low"}), frozenset({"dot"})),
    "star": (frozenset({"star"}),),
    "spaced": (frozenset({"dot", "plain"}),),
    "framed": tuple(frozenset({style}) for style in NUMBERED),
    "low": (frozenset({"low"}),),
}
"""Form of calls → the styles of labels that may answer it, those alike first (see `labels`)."""


def weigh_by_answers(lines: Sequence[Line], starts: Sequence[bool], markers: Sequence[Marker]) -> list[Marker]:
    """Return *markers*, those heavier that are of a weak form whose labels stand before notes all over the text.

    *starts* says of each line whether a paragraph may begin there.
    """
    weak: dict[str, list[int]] = defaultdict(list)
    begins = [line.start for line, start in zip(lines, starts, strict=True) if start]
    places = frozenset(begins)
    for index, marker in enumerate(markers):
        if marker.apart and marker.start not in places:
            weak[marker.apart].append(index)
    labels = _labels(lines, starts) if weak else []
    found = list(markers)
    for form, indices in weak.items():
        for styles in FORMS[form]:
            own = [(at, label) for at, label, style in labels if style in styles]
            answered = _answered([markers[i] for i in indices], own, begins)
            for at in answered:
                one = markers[indices[at]]
                found[indices[at]] = replace(one, weight=max(one.weight, ANSWERED))
            if answered:
                break
    return found


def _labels(lines: Sequence[Line], starts: Sequence[bool]) -> list[tuple[int, str, str]]:
    """Return place, label and style of the paragraphs that begin with a label."""
    read = ((line, read_label(line.text)) for line, start in zip(lines, starts, strict=True) if start)
    return [(line.start, one.label, one.style) for line, one in read if one]


def _answered(
    markers: Sequence[Marker], labels: Iterable[tuple[int, str]], begins: Sequence[int],
) -> list[int]:
    """Return the indices of the *markers* that *labels* answer, or none if too few do to be a habit.

    A label answers the markers since the last line with the same one; where the notes of several chapters stand one
    below the other, as many of them as there are markers left. *begins* says where paragraphs begin.
    """
    places = _places(markers)
    starts = [one.start for one in markers]
    last: Counter[str] = Counter()
    left: Counter[str] = Counter()
    found: list[int] = []
    total = matched = 0
    paragraphs: set[int] = set()
    for at, label in labels:
        same = places.get(label, [])
        low, high = bisect_left(same, (last[label], 0)), bisect_left(same, (at, 0))
        is_collected = bisect_left(starts, last[label]) == bisect_left(starts, at)
        last[label] = at
        total += 1
        if high == low and is_collected and left[label]:
            matched += 1
            left[label] -= 1
        if high > low:
            matched += 1
            left[label] += high - low - 1
            found += [index for _, index in same[low:high]]
            paragraphs.add(bisect_right(begins, same[high - 1][0]))
    return found if min(matched, len(paragraphs)) >= LEAST and matched >= SHARE * total else []


def _places(markers: Sequence[Marker]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return by label where the markers that have it stand, and their indices."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, marker in enumerate(markers):
        found[marker.label].append((marker.start, index))
    return found
