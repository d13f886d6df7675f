"""How deep a heading stands: by its marks, or by what it calls itself and what other headings the text has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.encoding.chunks import HEAD_MARK, Chunk
from edition.encoding.headings import NUMBERED_HEAD, bare, is_section_mark
from edition.titles import DIVISION, ORDINAL, stands_apart

OUTER = r"part|booke?|volume|act|th?eil|buch|akt|aufzug|partie|livre|acte|parte|libro"
INNER = r"section|article|point|scene|abschnitt|auftritt|scène"
NAMED = re.compile(
    rf"(?:(?P<name>(?i:{DIVISION}))\s+(?:\d{{1,3}}|[IVXLC]{{1,7}}|(?i:(?:the\s+)?{ORDINAL}))"
    rf"|(?i:{ORDINAL})\s+(?P<named>(?i:{DIVISION})))\b"
)


def levels(chunks: Sequence[Chunk]) -> list[int]:
    """Return the level of each heading, 1 the outermost: parts, chapters, sections and titles in capitals, others.

    Levels that the text does not have are not counted. What stands beside the chapters is as high as the highest of
    them. Where nothing is called a chapter, or the like, titles in capitals and numbers count as chapters. Marks of
    Markdown say the level themselves.
    """
    named = [_named(bare(chunk)) for chunk in chunks]
    top = min((level for level in named if level), default=0)
    found = [_level(chunk, level, top) for chunk, level in zip(chunks, named, strict=True)]
    ranks = {level: rank for rank, level in enumerate(sorted(set(found)), 1)}
    return [ranks[level] for level in found]


def _named(text: str) -> int:
    """Return the level by what a heading calls itself, 0 if by nothing.

    >>> [_named(text) for text in ("PART II", "Chapter the Third", "Scene 4", "The Mill", "Act v. 2")]
    [1, 2, 3, 0, 0]
    """
    match = NAMED.match(text)
    if not match:
        return 0
    name = (match["name"] or match["named"]).casefold()
    return 1 if re.fullmatch(OUTER, name) else 3 if re.fullmatch(INNER, name) else 2


def _level(chunk: Chunk, named: int, top: int) -> int:
    text = bare(chunk)
    if match := HEAD_MARK.match(chunk.first.text):
        return max(1, match.group().count("#") - 1)
    if named:
        return named
    if top and stands_apart(text):
        return top
    if top and is_section_mark(text):
        return 4
    is_marked = text.isupper() or NUMBERED_HEAD.match(text)
    return (3 if top else 2) if is_marked else 4
