"""What stands outside a text in its own file: what a library of transcripts or a program says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.encoding.chunks import Chunk

BOOK_BEGINS = re.compile(r"\*{3}\s?START OF (?:THE|THIS) .{0,40}\bE-?(?:BOOK|TEXT)\b|\*END ?\*? ?THE SMALL PRINT", re.I)
BOOK_ENDS = re.compile(
    r"\*{3}\s?END OF (?:THE|THIS) .{0,40}\bE-?(?:BOOK|TEXT)\b|End of (?:the |this )?Project Gutenberg", re.I,
)
"""Lines by which a library of transcripts parts a book from what it says of its own."""
PREPARED = re.compile(r"(?:this )?(?:e-?(?:text|book) )?(?:was )?(?:produced|prepared|transcribed)\b", re.I)
"""How such a library names who prepared the transcript."""
YAML = re.compile(r"[\w-]+:(?:\s|$)|[-#]\s")
"""How lines of YAML begin."""
LONGEST_MATTER = 40
"""Chunks of what a file says of itself, at most."""


def outside(chunks: Sequence[Chunk]) -> set[int]:
    """Return what stands before the line that begins a book and after the one that ends it, with those lines."""
    begins = [i for i, one in enumerate(chunks) if any(BOOK_BEGINS.match(line.text) for line in one.lines)]
    ends = [i for i, one in enumerate(chunks) if any(BOOK_ENDS.match(line.text) for line in one.lines)]
    first = begins[-1] if begins else -1
    last = next((i for i in ends if i > first), len(chunks))
    if begins and first + 1 < last and PREPARED.match(chunks[first + 1].first.text):
        first += 1
    return {*range(first + 1), *range(last, len(chunks)), *_front_matter(chunks)}


def _front_matter(chunks: Sequence[Chunk]) -> range:
    """Return what a Markdown file says of itself in YAML, between two rows of three hyphens at its beginning."""
    rules = [i for i, one in enumerate(chunks[:LONGEST_MATTER]) if one.first.text == "---"]
    if len(rules) < 2 or rules[0] != 0:
        return range(0)
    lines = [line for chunk in chunks[1 : rules[1]] for line in chunk.lines]
    is_yaml = lines and YAML.match(lines[0].text) and all(YAML.match(one.text) or one.indent for one in lines)
    return range(rules[1] + 1) if is_yaml else range(0)
