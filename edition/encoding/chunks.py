"""Chunks: the lines that stand together in a source, before anyone asks what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from edition.encoding.decisions import Decision
from edition.encoding.labels import Label, Labels
from edition.encoding.lines import Habits, Line
from edition.encoding.markers import SUPERIOR

BULLET = re.compile(r"[-•*·▪◦]\s+(?=\S)")
"""Dashes are left out: in many languages they begin a speech."""
HEAD_MARK = re.compile(r"#{1,6}\s+(?=\S)")
QUOTE_MARK = re.compile(r">\s?")
SPEAKER = re.compile(r"(?:[A-ZÀ-Ž][\w.’'-]*\s?){1,4}(?:\([^)]{1,30}\))?:\s")
ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:[A-ZÀ-Ž]|Mrs?|Dr|St|Prof|Gen|Col|Capt|Lt|Rev|Hon|No|Nos|Vol|vol|pp?|ff?|cf|ed|eds|ibid|viz|Nr|Bd|Hr|Fr)\.$"
)
"""A full stop that seldom ends a sentence."""
ENDS_SENTENCE = re.compile(
    rf"[.!?…:][\"”’'»)\]*_]{{0,3}}(?:[{SUPERIOR}]{{1,4}}|\d{{1,3}}|\[\^?\w{{1,6}}\])?[\"”’'»)\]*_]{{0,2}}$"
    rf"|[”\"»](?:[{SUPERIOR}]{{1,4}}|\d{{1,3}})$"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that stand together."""

    lines: tuple[Line, ...]
    note: Label | None = None
    """Its label, if it is a note."""
    paragraph: Label | None = None
    """The author's number of a paragraph."""
    ruling: Decision | None = None
    """What the editor ruled of it: its kind, or that it goes on with the block before."""

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def size(self) -> int:
        return sum(len(line.text) for line in self.lines)

    @property
    def opening(self) -> str:
        """First line without a label."""
        label = self.note or self.paragraph
        return self.first.text[label.size :].lstrip() if label else self.first.text

    @property
    def closing(self) -> str:
        return self.lines[-1].text[-60:]


PAGE_LINE = re.compile(r"^.{0,50}(?:\d\W?|:)$|^\d{1,4}\s.{0,50}$")
"""A short line with a number at its edge: rather a running head than the middle of a sentence."""


def ends_open(text: str) -> bool:
    """True if *text* stops before its sentence does.

    >>> ends_open("to the end of the"), ends_open("the end.”¹²"), ends_open("the end.16")
    (True, False, False)
    """
    return not ENDS_SENTENCE.search(text[-60:]) or bool(ABBREVIATED.search(text[-12:]))


def starts_low(text: str) -> bool:
    """True if *text* begins in the middle of a sentence: with a small letter or with a mark that follows a word.

    >>> starts_low("of the"), starts_low("(So it was)"), starts_low(", and")
    (True, False, True)
    """
    first = text.lstrip("*_\"“‘'([")[:1]
    return first.islower() or text[:1] in tuple(",;:)")


def possible_starts(lines: Sequence[Line], habits: Habits) -> list[bool]:
    """Say of each line whether a paragraph or a note may begin there, judging by blanks and indents."""
    indents = Counter(line.indent for line in lines if line.indent)
    usual = indents.most_common(1)[0][0] if indents else 0
    starts: list[bool] = []
    held = 0
    for index, line in enumerate(lines):
        starts.append(index == 0 or _may_start(lines[index - 1], line, habits, usual, held))
        held = len(line.text) if starts[-1] else held + len(line.text)
    return starts


def _may_start(before: Line, line: Line, habits: Habits, usual: int, held: int) -> bool:
    if line.blanks or line.starts_page:
        return True
    if habits.separator == "indent" and line.indent:
        return not before.indent or before.indent == usual != line.indent or line.indent == usual <= 8
    if habits.separator == "blank" and habits.width:
        return before.width < habits.width * 0.7 and not ends_open(before.text)
    if habits.width:
        room = habits.width - before.width - 1 - len(line.text.split(maxsplit=1)[0])
        return (room > 4 and habits.separator != "indent") or (room >= 0 and not ends_open(before.text))
    if habits.separator == "blank":
        return not ends_open(before.text)
    return not _is_stray_break(before, line, held)


def _is_stray_break(before: Line, line: Line, held: int) -> bool:
    """True if a line break stands in the middle of a sentence, in a text with one paragraph a line.

    *held* is the length of the paragraph so far: a long one that stops before its sentence does goes on.
    """
    if before.text.endswith(("-", "¬", "\u00ad")):
        return starts_low(line.text)
    if not ends_open(before.text):
        return False
    return (held > 40 and starts_low(line.text)) or (held > 200 and not PAGE_LINE.search(line.text))


def make_chunks(lines: Sequence[Line], starts: Sequence[bool], labels: Labels, habits: Habits) -> list[Chunk]:
    """Gather *lines* into chunks; every line is in exactly one."""
    verse = _verse_lines(lines, labels) if habits.separator == "newline" and not habits.width else frozenset()
    chunks: list[Chunk] = []
    held: list[Line] = []
    first = 0
    for index, line in enumerate(lines):
        if held and index not in verse and _begins(lines, index, starts, labels, habits):
            chunks.append(Chunk(tuple(held), labels.notes.get(first), labels.paragraphs.get(first)))
            held, first = [], index
        held.append(line)
    if held:
        chunks.append(Chunk(tuple(held), labels.notes.get(first), labels.paragraphs.get(first)))
    return chunks


def _verse_lines(lines: Sequence[Line], labels: Labels) -> frozenset[int]:
    """Return the lines that go on with a verse, in a text with one paragraph a line.

    A verse follows a long line that ends with a colon: two lines or more, each short and with a capital, most of them
    without the end of a sentence.
    """
    found: set[int] = set()
    for index, line in enumerate(lines):
        if len(line.text) < 60 or not line.text.rstrip("—–-").endswith(":"):
            continue
        end = index + 1
        while end < min(index + 60, len(lines)) and end not in labels.notes and _may_be_verse(lines[end]):
            end += 1
        verse = lines[index + 1 : end]
        if len(verse) > 1 and 2 * sum(one.text[-1] in ".!?:" for one in verse) <= len(verse):
            found.update(range(index + 2, end))
    return frozenset(found)


def _may_be_verse(line: Line) -> bool:
    text = line.text.lstrip("“‘\"'«(")
    return 18 < len(text) < 62 and text[0].isupper() and not line.blanks and not BULLET.match(text)


def _is_number(lines: Sequence[Line], index: int) -> bool:
    """True if a line is a number by itself at the end of a page."""
    is_last = index + 1 == len(lines) or lines[index + 1].blanks > 0 or lines[index + 1].starts_page
    return is_last and len(lines[index].text) < 5 and lines[index].text.isdecimal()


def _is_list(lines: Sequence[Line], index: int) -> bool:
    """True if a line near by has a bullet, too."""
    return any(
        BULLET.match(lines[near].text) for near in range(max(0, index - 3), min(len(lines), index + 4)) if near != index
    )


def _begins(lines: Sequence[Line], index: int, starts: Sequence[bool], labels: Labels, habits: Habits) -> bool:
    before, line = lines[index - 1], lines[index]
    if line.blanks or line.starts_page or index in labels.notes or index in labels.paragraphs:
        return True
    if QUOTE_MARK.match(line.text) or QUOTE_MARK.match(before.text):
        return not (QUOTE_MARK.match(line.text) and QUOTE_MARK.match(before.text)) or before.text == ">"
    if _is_number(lines, index) or (index > 1 and _is_number(lines, index - 1)):
        return True
    if HEAD_MARK.match(line.text) or HEAD_MARK.match(before.text):
        return True
    if BULLET.match(line.text) and _is_list(lines, index):
        return True
    if habits.separator == "blank":
        return bool(starts[index] and SPEAKER.match(line.text))
    return starts[index]
