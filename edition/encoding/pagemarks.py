"""Marks of pages that a transcriber set amid the text, “the old [Pg 12] mill”: a page of the print begins there.

A mark is no line and parts no paragraph: it is taken out before the lines are read, and put back as furniture.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edition.encoding.blocks import Block
from edition.encoding.chunks import Chunk
from edition.encoding.lines import Line
from edition.encoding.paging import PAGE, are_pages

MARK = re.compile(rf"(?P<mark>[\[{{]\s?{PAGE}(?P<number>\d{{1,4}})\s?[\]}}])\s*", re.I)


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark of a page and where it stands in the source."""

    start: int
    end: int
    number: str
    begins: int
    """Where its page begins: the next character that is not blank."""


def find_page_marks(text: str) -> list[PageMark]:
    """Return the marks of pages in *text*, or none if they do not count the pages.

    >>> [mark.number for mark in find_page_marks("[Pg 7] The mill [Pg 8] was old. [Pg 9]")]
    ['7', '8', '9']
    >>> find_page_marks("As told [p. 12], and again [p. 4], the mill was old [p. 90].")
    []
    """
    found = [PageMark(*match.span("mark"), match["number"], match.end()) for match in MARK.finditer(text)]
    return found if are_pages([int(mark.number) for mark in found]) else []


def page_mark_block(text: str, mark: PageMark) -> Block:
    """Return the furniture that a mark in *text* is."""
    return Block("furniture", [Chunk((Line(mark.start, mark.end, text[mark.start : mark.end]),))])


def without_marks(
    lines: Sequence[Line], starts: Sequence[bool], marks: Sequence[PageMark],
) -> tuple[list[Line], list[bool]]:
    """Return *lines* cut where *marks* stand in them, and which of them may begin a paragraph, as *starts* says.

    A line that is nothing but a mark is left out.
    """
    places = [mark.start for mark in marks]
    found: list[Line] = []
    may_start: list[bool] = []
    blanks, waiting = 0, False
    for line, start in zip(lines, starts, strict=True):
        inside = marks[bisect_left(places, line.start) : bisect_left(places, line.end)]
        parts = list(_parts(line, inside))
        blanks = max(blanks, line.blanks)
        if parts:
            parts[0] = replace(parts[0], blanks=blanks, page_mark="above" if waiting else parts[0].page_mark)
            may_start += [start or blanks > 0, *(False for _ in parts[1:])]
            blanks, waiting = 0, False
        waiting = waiting or bool(inside and inside[-1].end == line.end)
        found += parts
    return found, may_start


def _parts(line: Line, marks: Sequence[PageMark]) -> Iterator[Line]:
    """Yield what of a line stands between *marks*, without outer blanks."""
    last = -1
    for before, after in pairwise([None, *marks, None]):
        begin, end = before.end if before else line.start, after.start if after else line.end
        raw = line.text[begin - line.start : end - line.start]
        text, start = raw.strip(), begin + len(raw) - len(raw.lstrip())
        if not text:
            continue
        if last < 0:
            yield replace(line, start=start, end=start + len(text), text=text, page_mark="above" if before else "")
        else:
            is_glued = before is not None and last == before.start and start == before.end
            yield Line(start, start + len(text), text, page_mark="glued" if is_glued else "within")
        last = start + len(text)
