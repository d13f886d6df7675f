"""Labels at the beginning of lines: which are the numbers of notes, and which of paragraphs?

All lines that begin with a number are weighed together: the best rising sequence wins, helped by calls of the same
number before it, by headings such as “Notes”, and by the form of the label.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.encoding.bracketed import find_bracketed
from edition.encoding.forms import LOOKS, SUPERIOR, Label, read_label
from edition.encoding.lines import Line
from edition.encoding.markers import ABBREVIATIONS, Marker
from edition.encoding.numbered import PAGES_BACK, numbered_paragraphs
from edition.titles import DIVISION, NOTES

SECTION_MARK = re.compile(
    r"(?P<dash>[-–—]\s?)?(?:§+\s?(?:\d{1,3}|[IVXLC]{1,7})|(?=[LC]{0,3}[IVX])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
    r"\.?(?(dash)\s?[-–—])"
)
"""The number of a section by itself: capital Roman figures, perhaps between dashes, or a sign with figures."""

BASE = {**{style: weight for style, (_, weight) in LOOKS.items()}, "damaged": -3.0}
BARE = ("plain", "dot", "paren", "damaged", "colon", "slash", "shut", "word")
"""Styles of labels that are no notes in Markdown."""
SIGNS = ("star", "letter", "high", "round", "low")
"""Styles of labels that do not count; each is weighed by itself."""

MARKED = ("md", "bracket", "rst", "org", "double", "brace")
"""Styles whose calls and notes look alike: where notes have them, such a call vouches for no other note."""

COUNTED = re.compile(rf"(?:\b{DIVISION}|\b(?:{ABBREVIATIONS})\.|§)$", re.I)
"""The end of a line whose last word a number belongs to: “as section / 1 lays down”."""

MOST_PARAGRAPHS = 4
"""Paragraphs without a label between two notes of a collection, at most: the rest of a note, titles of chapters."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels of all lines were found to be, by index of the line."""

    notes: Mapping[int, Label]
    paragraphs: Mapping[int, Label]
    within: frozenset[int] = frozenset()
    """Lines after the first of notes and pictures in brackets."""
    contents: frozenset[int] = frozenset()
    """Lines of tables of contents."""


def find_labels(
    lines: Sequence[Line], starts: Sequence[bool], calls: Sequence[Marker], contents: frozenset[int] = frozenset(),
) -> Labels:
    """Tell which labelled lines are notes and which are numbered paragraphs.

    *starts* says of each line whether a paragraph may begin there; *calls* are the likely calls of the whole source;
    *contents* are lines whose numbers are those of chapters and pages.
    """
    in_brackets = list(find_bracketed(lines))
    cut = [(one.start, one.end) for one in calls if one.said]
    told = {one.first: Label(one.first, one.label, "told", one.size) for one in in_brackets if one.label}
    within = frozenset(index for one in in_brackets for index in range(one.first + 1, one.last + 1))
    found = [
        label for index, line in enumerate(lines)
        if index not in told and index not in within and index not in contents
        and not line.is_rest and not line.is_page_head and not _is_cut_call(cut, line.start)
        and (label := read_label(line.text, index))
        and not (label.style == "star" and _is_emphasis(lines, starts, label))
    ]
    paragraphs = numbered_paragraphs(lines, starts, found, calls)
    taken = {label.line for label in paragraphs}
    weigher = _Weigher(lines, starts, calls, found)
    marked = {one.line for one in found if one.style in MARKED or _is_damaged_in_brackets(lines, one)} - taken
    bracketed = _best_sequence([one for one in found if one.line in marked], weigher)
    notes = {**told, **{one.line: one for one in bracketed}}
    if notes:
        answered = {one.label for one in notes.values()}
        are_many = len(notes) > 2
        left = [one for one in calls if one.style not in MARKED or not (are_many or one.label in answered)]
        weigher = _Weigher(lines, starts, left, found)
    is_markdown = any(one.style == "md" and lines[one.line].text[one.size - 1] == ":" for one in found)
    barred = {*MARKED, *SIGNS, *(BARE if is_markdown else ())}
    rest = [one for one in found if one.style not in barred and one.line not in taken | marked]
    notes.update({one.line: one for one in _of_one_habit(rest, _best_sequence(rest, weigher), weigher)})
    notes.update({one.line: one for one in found if one.style in SIGNS and weigher.weight(one) > 0})
    return Labels(notes, {one.line: one for one in paragraphs if one.line not in notes}, within, contents)


def _is_damaged_in_brackets(lines: Sequence[Line], label: Label) -> bool:
    return label.style == "damaged" and lines[label.line].text[0] == "["


def _is_cut_call(calls: Sequence[tuple[int, int]], position: int) -> bool:
    """True if a line that begins at *position* cuts a call, “(Anm. / 3)”."""
    at = bisect_left(calls, (position, 0)) - 1
    return at >= 0 and position < calls[at][1]


def _is_emphasis(lines: Sequence[Line], starts: Sequence[bool], label: Label) -> bool:
    """True if the asterisks that a line begins with are closed by others before the paragraph ends, or end the line."""
    line = lines[label.line].text
    if len(label.label) > 1 and line[label.size :].endswith(f" {label.label}"):
        return True
    parts = [lines[label.line].text[label.size :]]
    for index in range(label.line + 1, min(label.line + 12, len(lines))):
        if starts[index]:
            break
        parts.append(lines[index].text)
    return bool(re.match(rf"[^\s*][^*]*(?<=\S){re.escape(label.label)}(?![^\W{SUPERIOR}]|\*)", " ".join(parts)))


class _Weigher:
    """Weighs what speaks for a note in a labelled line: logarithms of odds, which add up (as in `forms.LOOKS`)."""

    def __init__(
        self, lines: Sequence[Line], starts: Sequence[bool], calls: Sequence[Marker], found: Sequence[Label],
    ) -> None:
        self.lines, self.starts = lines, starts
        self.calls: dict[str, list[int]] = defaultdict(list)
        self.raised: dict[str, list[int]] = defaultdict(list)
        for call in calls:
            self.calls[call.label].append(call.start)
            if call.style in ("sup", "bracket", "md"):
                self.raised[call.label].append(call.start)
        self.places = [(call.start, call.number) for call in calls]
        self.labelled: dict[str, list[int]] = defaultdict(list)
        for one in found:
            self.labelled[one.label].append(lines[one.line].start)
        self.below_heads = _below_heads(lines, starts, frozenset(one.line for one in found))

        below = [one.label for one in found if self.is_after_head(one.line)]
        self.collected = frozenset(below if len(below) > 2 else ())
        """Labels of the lines below a heading such as “Notes”."""

    def is_after_head(self, index: int) -> bool:
        return index in self.below_heads

    def weight(self, label: Label) -> float:
        line = self.lines[label.line]
        value = BASE[label.style]
        if not self.starts[label.line] and label.style not in ("md", "sup", "caret"):
            before = self.lines[label.line - 1].text
            value -= 6.0 if COUNTED.search(before[-20:]) else 0.5 if before[-1] in ".!?)”’\"" else 3.0
        if label.number > 999:
            value -= 3.0
        if self.is_after_head(label.line):
            value += 2.5
        elif label.label in self.collected and label.style in ("plain", "dot", "paren"):
            value -= 4.0
        if label.style == "damaged" and not any(char.isdigit() for char in line.text[: label.size]):
            value -= 1.5
        rest = line.text[label.size :].lstrip()[:1]
        if rest.islower():
            value -= 1.0
        if label.style in ("plain", "dot", "paren"):
            value -= 2.0 * min(3, self._calls_of(label))
        return value + self._call_weight(label, line.start)

    def _calls_of(self, label: Label) -> int:
        """Return how many notes with higher numbers a labelled line calls: notes hardly call any, paragraphs do."""
        line = self.lines[label.line]
        low = bisect_left(self.places, (line.start + label.size, 0))
        high = bisect_left(self.places, (line.end, 0))
        return sum(number > label.number for _, number in self.places[low:high])

    def _call_weight(self, label: Label, position: int) -> float:
        if label.style == "damaged" and not self._is_owed(label, position):
            return -0.5
        raised = self.raised.get(label.label, [])
        at = bisect_left(raised, position)
        if at and position - raised[at - 1] < PAGES_BACK:
            return 4.0
        places = self.calls.get(label.label, [])
        at = bisect_left(places, position)
        if not at:
            return -0.5
        if position - places[at - 1] >= PAGES_BACK:
            return 0.8
        return 3.0 if label.number == 1 and self._is_new(label, places[at - 1]) else 2.5

    def _is_owed(self, label: Label, position: int) -> bool:
        """True if a call before *position* has no note yet."""
        places = self.calls.get(label.label, [])
        at = bisect_left(places, position)
        return at > 0 and self._is_new(label, places[at - 1])

    def _is_new(self, label: Label, call: int) -> bool:
        """True if no other line with the same label stands between a call and *label*."""
        lines = self.labelled.get(label.label, [])
        return bisect_left(lines, call) == bisect_left(lines, self.lines[label.line].start)


def _below_heads(lines: Sequence[Line], starts: Sequence[bool], labelled: frozenset[int]) -> frozenset[int]:
    """Return the *labelled* lines below a line such as “Notes”, up to where so many paragraphs have no label that the
    collection has ended.
    """
    found: set[int] = set()
    unlabelled = MOST_PARAGRAPHS + 1
    for index, line in enumerate(lines):
        if len(line.text) < 40 and NOTES.fullmatch(line.text):
            unlabelled = 0
        elif index in labelled and unlabelled <= MOST_PARAGRAPHS:
            unlabelled = 0
            found.add(index)
        elif starts[index]:
            unlabelled += 1
    return frozenset(found)


def _best_sequence(found: Sequence[Label], weigher: _Weigher) -> list[Label]:
    """Return the sequence of labels with the greatest weight in all; numbers rise by one, or begin anew."""
    best: list[float] = []
    back: list[int] = []
    last_of: dict[int, int] = {}
    top, top_at = 0.0, -1
    for i, label in enumerate(found):
        options = [(top + (-0.3 if label.number <= 1 else -1.5), top_at)]
        for gap, gain in ((1, 2.0), (2, 0.3), (3, -0.3), (0, -1.0)):
            if label.number and (j := last_of.get(label.number - gap, -1)) >= 0:
                options.append((best[j] + gain, j))
        value, j = max(options)
        best.append(value + weigher.weight(label))
        back.append(j)
        if best[i] > best[last_of.get(label.number, i)] or label.number not in last_of or best[i] >= top - 6:
            last_of[label.number] = i
        if best[i] > top:
            top, top_at = best[i], i
    chosen: list[Label] = []
    while top_at >= 0:
        chosen.append(found[top_at])
        top_at = back[top_at]
    return chosen[::-1]


def _of_one_habit(found: Sequence[Label], chosen: list[Label], weigher: _Weigher) -> list[Label]:
    """Return *chosen*, or, if most of it are superior figures, what is best without figures and a full stop.

    Three or more show the habit: damage makes plain figures of superior ones, but adds no stop.
    """
    raised = sum(one.style == "sup" for one in chosen)
    if raised < 3 or 2 * raised <= len(chosen):
        return chosen
    return _best_sequence([one for one in found if one.style in ("sup", "plain", "damaged")], weigher)
