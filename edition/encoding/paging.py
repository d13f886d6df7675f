"""Pages of the print: which number each one bears, told by the running heads and feet between them.

A number at the head of a page is that of the text after it, one at the foot that of the text before it. Where it cannot
be told which, or where the numbers do not rise by one, no page gets a number: a wrong one is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from edition.encoding.blocks import Block
from edition.pairing import longest_rise

PAGE = r"(?:p|pg|page|seite|s|стр)\b\.?\s*"
"""What stands before the number of a page."""
ALONE = re.compile(rf"[\W_]*(?:{PAGE})?(\d{{1,4}})[\W_]*", re.I)
LABELLED = re.compile(r"\bpage:?\s+\[?(\d{1,4})\b", re.I)
EDGE = re.compile(r"^\W?(\d{1,4})\s|\s(\d{1,4})\W?$")
LEAST = 3
"""Numbered pages of a source, at least: one or two numbers are rather something else."""
STEADY = 0.8
"""Share of the numbers that follow the one before them by one, at least; pages with pictures only may lack theirs."""
EMPTY = 0.2
"""Of a page: less text before the first number says that it stands at the head, less after the last, at the foot."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of furniture with the number of a page."""

    block: int
    number: int
    start: int
    is_alone: bool
    """The number stands by itself, or behind the word `page`; in a line with a title it stands at the head."""


def number_pages(blocks: Sequence[Block]) -> None:
    """Give *blocks* the numbers of the pages that begin in them, as heads and feet have them."""
    found = [mark for index, block in enumerate(blocks) if (mark := _mark(index, block))]
    marks = [found[at] for at in longest_rise([mark.number for mark in found])]
    if not are_pages([mark.number for mark in marks]):
        return
    shift = _shift(marks, blocks)
    if shift is None:
        return
    begins = [(blocks[mark.block].end, str(mark.number + shift)) for mark in marks]
    place_pages(blocks, [(-1, str(marks[0].number)), *begins] if shift else begins)


def are_pages(numbers: Sequence[int]) -> bool:
    """True if *numbers*, in order, are enough and nearly all follow the one before them by one.

    >>> are_pages([7, 8, 9]), are_pages([7, 8]), are_pages([7, 12, 13])
    (True, False, False)
    """
    steps = [after - before for before, after in pairwise(numbers)]
    return len(numbers) >= LEAST and steps.count(1) >= STEADY * len(steps)


def place_pages(blocks: Sequence[Block], begins: Sequence[tuple[int, str]]) -> None:
    """Give *blocks* pages that begin at places of the source: within a chunk of text, or with the next one."""
    places = sorted(
        (chunk.end, chunk.start, index)
        for index, block in enumerate(blocks) if block.kind not in ("note", "furniture") for chunk in block.chunks
    )
    ends = [end for end, _, _ in places]
    for begin, number in begins:
        at = bisect_right(ends, begin)
        if at < len(places):
            _, start, index = places[at]
            blocks[index].pages[max(begin, start)] = number


def _mark(index: int, block: Block) -> Mark | None:
    if block.kind != "furniture" or len(block.chunks) > 1 or len(block.chunks[0].lines) > 1:
        return None
    text = block.chunks[0].first.text
    if match := ALONE.fullmatch(text):
        return Mark(index, int(match[1]), block.start, is_alone=True)
    if match := LABELLED.search(text):
        return Mark(index, int(match[1]), block.start, is_alone=True)
    match = EDGE.search(text)
    return Mark(index, int(match[1] or match[2]), block.start, is_alone=False) if match else None


def _shift(marks: Sequence[Mark], blocks: Sequence[Block]) -> int | None:
    """Return what to add to a mark for the number of the page that begins there: 0 at the head, 1 at the foot."""
    if all(blocks[mark.block].chunks[0].first.starts_page for mark in marks[1:]):
        return 0
    if not any(mark.is_alone for mark in marks):
        return 0
    above, below = _titles_beside(marks, blocks)
    if above != below:
        return 1 if below else 0
    size = median(after.start - before.start for before, after in pairwise(marks))
    before, after = _text_beside(marks, blocks)
    if (before < EMPTY * size) != (after < EMPTY * size):
        return 0 if before < EMPTY * size else 1
    return None


def _titles_beside(marks: Sequence[Mark], blocks: Sequence[Block]) -> tuple[bool, bool]:
    """Return whether most *marks* have the title of a running head right above them, and right below."""
    order = sorted((chunk.start, block.kind) for block in blocks for chunk in block.chunks)
    kinds = ["", *(kind for _, kind in order), ""]
    places = [bisect_left(order, (mark.start, "")) + 1 for mark in marks]
    above = sum(kinds[at - 1] == "furniture" for at in places)
    below = sum(kinds[at + 1] == "furniture" for at in places)
    return 2 * above > len(marks), 2 * below > len(marks)


def _text_beside(marks: Sequence[Mark], blocks: Sequence[Block]) -> tuple[int, int]:
    """Return how much text stands before the first mark and after the last, in code points."""
    chunks = [chunk for block in blocks if block.kind != "furniture" for chunk in block.chunks]
    before = sum(chunk.size for chunk in chunks if chunk.start < marks[0].start)
    after = sum(chunk.size for chunk in chunks if chunk.start > marks[-1].start)
    return before, after
