"""Titles that a file sets alike: one short line proves nothing, several of one form above paragraphs do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from edition.encoding.chunks import BULLET, HEAD_MARK, Chunk, ends_open, starts_low
from edition.encoding.headings import (
    DATE_LINE,
    DATED_AT,
    ENTRY_END,
    STYLES,
    bare,
    is_plain_head,
    is_said,
    says_no_sentence,
    title_share,
)
from edition.encoding.verse import LEAST_PROSE

LONGEST = 120
"""Code points of such a line, at most: what old books say a chapter is about fills a line and a half."""
FEWEST = 3
"""Lines of one form, at least: two short sentences may stand in any text."""
SHARE = 0.7
"""Of the lines of one form, at least so many stand above paragraphs and say no sentence; the rest are slips.

Tried on 850 texts of other people: hardly a false one is left but charters that their editor has as paragraphs.
"""
ARTICLES = frozenset({
    "the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las", "il",
    "lo", "de", "het", "in", "on", "im", "am", "en", "fig", "mr", "mrs", "dr",
})
"""First words that lines have in common by chance."""
ADDRESS = re.compile(r"(?:[ÀA]|Aux?|To|An|Al|Alla|Für|Pour|For)\s+(?:\S+\s+){0,9}\S+")
"""To whom a letter or a poem is: it stands above each of them."""
LONGEST_ADDRESS = 70
"""Code points of such a line, at most; a longer one says more."""
RAISED = re.compile(
    r"[“\"«„]?(?:[A-ZÀ-Ž]{2,}[a-zà-ž]*|[A-ZÀ-Ž][’'][A-ZÀ-Ž]{2,}|[AIO]\s+[A-ZÀ-Ž]{3,})[\s,]+(?=.*[a-zà-ž]{2})"
    r"(?!.{0,30}[.:]\s)"
)
"""How the first paragraph below a title begins in old books: “THE water”, “WHen”, “A SUDDEN”."""


def find_titles(chunks: Sequence[Chunk], *, is_story: bool) -> frozenset[int]:
    """Return the indices of the lines that are titles because others of their form are.

    Each stands between the end of a sentence, or another title, and the beginning of a paragraph. Their form: the
    paragraphs below begin in capitals; they end with a full stop and say no sentence; they begin with the same word;
    they say to whom a letter is. In a story a full stop proves nothing, as people come and go in short sentences.
    """
    lines = {i: bare(one) for i, one in enumerate(chunks) if _may_be_title(one)}
    placed = frozenset(i for i in lines if _is_placed(chunks, i, lines))
    return frozenset({
        *_above_capitals(chunks, lines, placed), *(() if is_story else _closed(lines, placed)),
        *_of_one_word(lines, placed), *_addresses(chunks, lines),
    })


def _may_be_title(chunk: Chunk) -> bool:
    text = chunk.first.text
    if chunk.note or chunk.paragraph or chunk.is_entry or len(chunk.lines) > 2 or chunk.size > LONGEST:
        return False
    if HEAD_MARK.match(text) or BULLET.match(text) or not text.strip("*_“\"«„")[:1].isalpha() or starts_low(text):
        return False
    line = bare(chunk)
    is_closed = len(line) > 1 and line[-1] not in ",;:!?–—-" and not is_said(line)
    return is_closed and not ENTRY_END.search(line) and not DATE_LINE.fullmatch(line)


def _is_placed(chunks: Sequence[Chunk], index: int, lines: Mapping[int, str]) -> bool:
    """True if a paragraph begins below a line, and none goes on beyond it."""
    below = index + 1
    if below + 1 < len(chunks) and _is_salutation(chunks[below]):
        below += 1
    if below == len(chunks) or chunks[below].size < 2 * LEAST_PROSE or starts_low(chunks[below].opening):
        return False
    above = chunks[index - 1] if index else None
    if above is None or HEAD_MARK.match(above.first.text):
        return True
    if index - 1 in lines and (lines[index - 1].endswith(".") or is_plain_head(lines[index - 1])):
        return True
    is_ended = not ends_open(above.closing) and above.closing[-1] != ":"
    return is_ended and (above.size > LEAST_PROSE or bool(DATED_AT.search(above.closing)))


def _is_salutation(chunk: Chunk) -> bool:
    """True if a short line below a title is the date of a letter, or addresses someone."""
    text = bare(chunk)
    is_date = bool(DATE_LINE.fullmatch(text.strip("[]()")))
    return chunk.size < LEAST_PROSE and (is_date or (text[-1:] in (",", ":", "!") and title_share(text) == 1))


def _above_capitals(chunks: Sequence[Chunk], lines: Mapping[int, str], placed: Iterable[int]) -> list[int]:
    """Return the lines whose paragraphs begin in capitals, if hardly others do: two lines, or the first of a file."""
    raised = {i for i, one in enumerate(chunks) if one.size > LONGEST and RAISED.match(one.opening)}
    found = [i for i in sorted(placed) if i + 1 in raised]
    are_titles = sum(says_no_sentence(lines[i]) for i in found) >= SHARE * len(found)
    is_habit = len(found) > 1 and are_titles and 2 * len(found) > len(raised)
    return found if is_habit else [i for i in found if i == 0 and len(raised) == 1]


def _closed(lines: Mapping[int, str], placed: frozenset[int]) -> list[int]:
    """Return the lines that end with a full stop, if most say no sentence and stand as titles do.

    Sentences elsewhere do not count: there are short ones in any text.
    """
    closed = [i for i, text in lines.items() if text.endswith((".", "…"))]
    closed = [i for i in closed if i in placed or says_no_sentence(lines[i])]
    found = [i for i in closed if i in placed and says_no_sentence(lines[i])]
    return found if len(found) >= SHARE * len(closed) and _differ(lines, found) else []


def _differ(lines: Mapping[int, str], found: Sequence[int]) -> bool:
    """True if lines are enough to be a habit, and no refrain: those who speak in turn are named again and again."""
    different = len({lines[i] for i in found})
    return different >= FEWEST and 2 * different > len(found)


def _of_one_word(lines: Mapping[int, str], placed: frozenset[int]) -> list[int]:
    """Return the lines that begin with the same word, “Story of …”, if they differ otherwise."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, text in lines.items():
        word = text.split()[0].strip("*_“\"«„")
        if word.isalpha() and word.casefold() not in ARTICLES and word.casefold() not in STYLES:
            groups[word].append(index)
    found: list[int] = []
    for group in groups.values():
        titles = [i for i in group if i in placed and says_no_sentence(lines[i])]
        if len(titles) >= SHARE * len(group) and _differ(lines, titles):
            found += titles
    return found


def _addresses(chunks: Sequence[Chunk], lines: Mapping[int, str]) -> list[int]:
    """Return the lines that say to whom a letter or a poem is, each where one has ended and the next begins."""
    found = [i for i, text in lines.items() if _is_address(text) and _begins_letter(chunks, i)]
    return found if _differ(lines, found) else []


def _is_address(text: str) -> bool:
    rest = text.rstrip(".…").split(maxsplit=1)[1:]
    is_short = len(text) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(text)) and says_no_sentence(text)
    return is_short and (title_share(rest[0]) == 1 or len(rest[0].split()) < 3)


def _begins_letter(chunks: Sequence[Chunk], index: int) -> bool:
    """True if a salutation, a date or a paragraph stands below a line, and no sentence goes on above it."""
    if index + 1 == len(chunks) or starts_low(chunks[index + 1].opening):
        return False
    above, below = chunks[index - 1] if index else None, chunks[index + 1]
    is_begun = below.size >= 2 * LEAST_PROSE or below.closing[-1] in ",:!" or any(map(str.isdigit, below.closing))
    return is_begun and (above is None or not ends_open(above.closing) or above.size < LEAST_PROSE)
