"""How deep a heading stands: by its marks, or by what it calls itself and what other headings the text has."""

from __future__ import annotations

from collections.abc import Sequence

from edition.encoding.chunks import HEAD_MARK, Chunk
from edition.encoding.headings import NUMBERED_HEAD, bare, is_section_mark
from edition.titles import named_level, stands_apart


def levels(chunks: Sequence[Chunk]) -> list[int]:
    """Return the level of each heading, 1 the outermost: parts, chapters, sections and titles in capitals, others.

    Levels that the text does not have are not counted. What stands beside the chapters is as high as the highest of
    them. Where nothing is called a chapter, or the like, titles in capitals and numbers count as chapters. Marks of
    Markdown say the level themselves.
    """
    named = [named_level(bare(chunk)) for chunk in chunks]
    top = min((level for level in named if level), default=0)
    found = [_level(chunk, level, top) for chunk, level in zip(chunks, named, strict=True)]
    ranks = {level: rank for rank, level in enumerate(sorted(set(found)), 1)}
    return [ranks[level] for level in found]


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
