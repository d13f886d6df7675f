"""Tables of contents: lines that end with the number of a page, one after the other, the numbers rising."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.encoding.lines import Line

PAGE = r"(?P<page>\d{1,4}|[ivxlc]{1,7})"
SET_OFF = re.compile(rf"\S.*?(?:\s{{3,}}|\t|\s*(?:[.…·_]\s?){{3,}})\s*{PAGE}")
"""A number after a gap or after dots."""
AT_END = re.compile(rf"\S.*\s{PAGE}")
"""A number after a blank: enough below a heading that says what follows."""
HEADING = re.compile(
    r"\W{0,3}(?:(?:table of )?contents|(?:list|table) of \w+|inhalt(?:sverzeichnis)?|sommaire|table des mati[èe]res"
    r"|[ií]ndice|содержание|оглавление)\W{0,3}", re.I,
)
COLUMN = re.compile(r"(?:.*\s)?_?(?:page|seite|pag\.|p\.)_?", re.I)
"""The line above the numbers."""
LEAST = 4
"""Entries of a table, at least: three numbers may rise by chance."""
APART = 8
"""Lines from one number to the next, at most: titles of parts and long entries stand between."""
LONGEST = 160
"""Code points of an entry's line, at most."""


def find_contents(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices of the lines of all tables of contents, without their headings.

    >>> table = ["Contents", "Preface  v", "The Mill .... 1", "The Water and", "the Town    17", "Index    203"]
    >>> sorted(find_contents([Line(0, 0, text) for text in table]))
    [1, 2, 3, 4, 5]
    """
    found: set[int] = set()
    for run in _runs(lines):
        found.update(range(_first(lines, run[0]), run[-1] + 1))
    return frozenset(found)


def _first(lines: Sequence[Line], entry: int) -> int:
    """Return where a table begins: below its heading if that is near, else with the paragraph of its first entry."""
    near = range(entry - 1, max(-1, entry - APART - 1), -1)
    heading = next((index for index in near if HEADING.fullmatch(lines[index].text)), None)
    if heading is not None:
        return heading + 1
    first = next((index for index in range(entry, near[-1] if near else 0, -1) if lines[index].blanks), entry)
    return first - 1 if first and COLUMN.fullmatch(lines[first - 1].text) else first


def ends_entry(text: str) -> bool:
    """True if a line of a table of contents ends an entry."""
    return bool(SET_OFF.fullmatch(text) or AT_END.fullmatch(text) or COLUMN.fullmatch(text))


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the lines with numbers of each table."""
    run: list[int] = []
    last, open_until = 0, -1
    for index, line in enumerate(lines):
        is_head = bool(HEADING.fullmatch(line.text))
        is_end = is_head or len(line.text) > LONGEST or line.text[0] == "#"
        number = None if is_end else _page(line, is_headed=index <= open_until)
        if is_end or (number is not None and run and (number < last or index - run[-1] > APART)):
            if len(run) >= LEAST:
                yield run
            run, open_until = [], index + APART if is_head else -1
        if number is not None:
            run.append(index)
            last = number
            open_until = index + APART if index <= open_until else -1
    if len(run) >= LEAST:
        yield run


def _page(line: Line, *, is_headed: bool) -> int | None:
    """Return the number that a line ends with, 0 for small Roman figures, which come first; None if it has none."""
    match = (AT_END.fullmatch(line.text) if is_headed else None) or SET_OFF.fullmatch(line.text)
    if not match or not any(char.isalpha() for char in line.text[: match.start("page")]):
        return None
    return int(match["page"]) if match["page"].isdecimal() else 0
