"""Lines of a source and its habits: are they wrapped, and what parts its paragraphs?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edition.encoding.forms import SUPERIOR

LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+|\r\n|[\n\r\f\v\x85\u2028\u2029]")

LINE_ENDS = "\n\r\f\v\x85\u2028\u2029"

INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
"""What takes no room and parts no words: at the edge of a line it is as good as a blank."""

BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + INVISIBLE

TAB = 8

QUOTED = {"“": "”", "\"": "\"", "„": "“”", "«": "»", "‘": "’", "»": "«"}
"""Opening quotation mark → what may close it."""

ENDED = re.compile(rf"""[.!?…:][”’"'»“›)\]*_]*[\d{SUPERIOR}†‡]{{0,4}}$""")
"""The end of a sentence, with what may stand behind it: quotation marks, a note call."""


FEW_LINES = 8
"""Lines of a source that are too few to tell that they are wrapped: an address, a stanza."""

TOP = 0.95
"""Share of the lines that are no wider than the width to which the source is wrapped: one of twenty runs over."""

WIDEST = 110
"""Columns beyond which lines are not wrapped by hand: typescripts have 80, mails and wide prints a few more."""

EVEN = 0.6
"""Share of that width that half of the lines have where they are wrapped; verse and lists are more ragged."""

PARTED, PARTED_WRAPPED = 0.3, 0.02
"""Share of the lines with a blank one before them where that parts paragraphs. Most whole paragraphs have one, unless
notes and verse outnumber them; of wrapped lines one in fifty is enough, since a paragraph has many."""

INDENTED = 0.7
"""Share of the width from which a line without indent is the first of a paragraph, and no heading."""

NEARLY_ALL = 0.9
"""Share of the lines of prose that a habit must hold for: the others are notes, headings and slips."""

STRAYS = 60
"""One line in so many breaks a sentence, or is indented, at least, for that to be a habit."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. Offsets count code points of the source, outer blanks left out."""

    start: int
    end: int
    text: str
    indent: int = 0
    """Width of the blanks before it, tabs to the next eighth column."""
    blanks: int = 0
    """Blank lines before it."""
    starts_page: bool = False
    """A form feed stands before it."""
    is_page_head: bool = False
    """It stands above pages, or is the title of one of several chapters: no note."""
    page_mark: str = ""
    """Where the mark of a page stands before it: `above`; or in its line of the source, `within` blanks or `glued`.
    Behind the end of a note that stood in its sentence it is `cut`.
    """

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    @property
    def is_rest(self) -> bool:
        """True if it is the rest of a line of the source in which the mark of a page stands."""
        return self.page_mark in ("within", "glued")


def split_lines(text: str) -> list[Line]:
    """Return the lines of *text* that are not blank.

    >>> [(line.text, line.start, line.indent, line.blanks) for line in split_lines("One\\r\\n\\n  two ")]
    [('One', 0, 0, 0), ('two', 8, 2, 1)]
    """
    lines: list[Line] = []
    breaks, starts_page = 1, False
    for match in LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if bare and (bare[0] in INVISIBLE or bare[-1] in INVISIBLE):
            bare = raw.strip(BLANKS)
        if bare:
            left = raw.index(bare[0])
            start = match.start() + left
            indent = len(raw[:left].expandtabs(TAB))
            lines.append(Line(start, start + len(bare), bare, indent, max(0, breaks - 1), starts_page))
            breaks, starts_page = 0, False
        elif raw[0] in LINE_ENDS:
            breaks, starts_page = breaks + 1 + (raw == "\u2029"), starts_page or raw == "\f"
    return lines


PAGE_HEAD = re.compile(
    r"(?P<number>\d{1,4})[^\w.)]*\s+(?P<title>\D{3,60})|(?P<title2>\D{3,60}?)\s+\W?(?P<number2>\d{1,4})"
)
"""A running head with the number of its page."""
LEAST_HEADS = 3
"""Times that a line must stand above a page to be its head."""
LEAST_PAGE = 300
"""Code points of a page, at least."""


def with_page_heads(lines: Sequence[Line]) -> list[Line]:
    """Return *lines*, the running heads told, with a blank line below each: no paragraph goes on there.

    The numbers of running heads rise, a page apart, or form feeds stand above them.
    """
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if (not index or line.blanks or line.starts_page) and len(line.text) <= LONG:
            match = PAGE_HEAD.fullmatch(line.text)
            title = (match["title"] or match["title2"]).strip() if match else line.text
            if title[-1] not in ".,;" and (match or line.starts_page):
                alike[title].append((index, int(match["number"] or match["number2"]) if match else 0))
    heads = {index for found in alike.values() if _are_page_heads(lines, found) for index, _ in found}
    if not heads:
        return list(lines)
    return [
        replace(line, is_page_head=index in heads, blanks=max(line.blanks, index - 1 in heads))
        if index in heads or index - 1 in heads else line
        for index, line in enumerate(lines)
    ]


def _are_page_heads(lines: Sequence[Line], found: Sequence[tuple[int, int]]) -> bool:
    """True if *found*, index and number of lines that are alike, stand above pages."""
    if len(found) < LEAST_HEADS:
        return False
    if all(lines[index].starts_page for index, _ in found):
        return True
    return all(
        one < other and lines[after].start - lines[before].start > LEAST_PAGE
        for (before, one), (after, other) in pairwise(found)
    )


@dataclass(frozen=True, slots=True)
class Habits:
    """How a source is set."""

    width: int = 0
    """Width to which lines are wrapped by hand; 0 if a paragraph is one line."""
    separator: str = "blank"
    """What parts paragraphs: `blank` lines, `indent` of the first line, or each `newline`."""
    has_strays: bool = False
    """Line breaks stand amid sentences here and there, where a paragraph is one line."""


def habits(lines: Sequence[Line]) -> Habits:
    """Tell from all lines whether they are wrapped and what parts the paragraphs."""
    if len(lines) < 3:
        return Habits(0, "blank" if any(line.blanks for line in lines[1:]) else "newline")
    widths = sorted(line.width for line in lines)
    top = widths[int(len(widths) * TOP)]
    middle = widths[len(widths) // 2]
    wrapped = top <= WIDEST and middle >= top * EVEN and len(lines) > FEW_LINES
    after_blank = sum(1 for line in lines[1:] if line.blanks)
    share = after_blank / (len(lines) - 1)
    if not wrapped:
        parted = (share > PARTED or _stand_apart(lines)) and not _are_paragraphs(lines)
        return Habits(0, "blank" if parted else "newline", _has_strays(lines))
    if _indents_begin(lines, INDENTED * top):
        return Habits(top, "indent")
    return Habits(top, "blank" if share > PARTED_WRAPPED else "newline")


PROSE = 120
"""Characters from which a line is no verse and no item of a list."""
LONG = 60
"""Characters from which a line can be a paragraph; shorter ones that end together are verse, or a list."""


def _stand_apart(lines: Sequence[Line]) -> bool:
    """True if hardly a line of prose follows another without a blank one: what stands together is verse, notes, a list.
    """
    following = [line for before, line in pairwise(lines) if min(before.width, line.width) >= PROSE]
    return len(following) > 2 and sum(1 for line in following if line.blanks) >= NEARLY_ALL * len(following)


def _are_paragraphs(lines: Sequence[Line]) -> bool:
    """True if nearly all long lines without a blank one behind them end a sentence where the next begins one.

    So a text has it in which some paragraphs, but not all, got a blank line between them.
    """
    bound = [
        bool(ENDED.search(before.text)) and not line.text[0].islower()
        for before, line in pairwise(lines)
        if not line.blanks and before.width >= LONG and line.width >= LONG
    ]
    return len(bound) > 1 and sum(bound) >= NEARLY_ALL * len(bound)


def _has_strays(lines: Sequence[Line]) -> bool:
    """True if three lines or more begin with a small letter after one that has not ended, the numbers of pages aside.
    """
    strays = sum(
        1 for before, line in pairwise(lines)
        if line.text[0].islower() and not line.blanks
        and before.text[-1].isalnum() and before.text[-1] not in SUPERIOR and not before.text.isdecimal()
    )
    return strays > 2 and strays > len(lines) // STRAYS


def _indents_begin(lines: Sequence[Line], least: float) -> bool:
    """True if paragraphs begin with an indent and no blank line: often, or each time that a sentence has ended.

    Lines that hang below the first of a note go on with its sentence; a third of them may begin with a name.
    """
    begun = inside = fresh = flush = hanging = 0
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        is_fresh = bool(ENDED.search(before.text)) and line.text.lstrip("[(“\"‘'„«»*")[:1].isupper()
        if 1 <= line.indent <= 12 and not after.indent and not after.blanks:
            if not line.blanks and line.text[0].islower() and not ENDED.search(before.text):
                hanging += 1
                continue
            begun += 1
            inside += not line.blanks and not before.indent
            fresh += not line.blanks and not before.indent and is_fresh
        elif line.blanks and not line.indent and line.width >= least:
            flush += is_fresh
    is_habit = inside > max(len(lines) // STRAYS, hanging // 3)
    return begun > 1 and (is_habit or inside == fresh > max(flush, hanging // 3))
