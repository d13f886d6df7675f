"""Furniture of the page: running heads, page numbers, notices; repeated, numbered or in the way of a sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from edition.encoding.chunks import Chunk, ends_open, starts_low
from edition.encoding.labels import NOTES_HEAD, SECTION_MARK

PAGE_NUMBER = re.compile(
    r"[\W_]{0,3}(?:(?:p\.|page|seite|s\.|стр\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von)\s*\d{1,4})?[\W_]{0,3}",
    re.I,
)
LABELLED_PAGE = re.compile(r".{0,80}\bpage\s+\d{1,4}(?:\s+of\s+\d{1,4})?\W{0,2}", re.I)
NOTICE = re.compile(
    r"protected by copyright|(?:law|laws) of copyright|copyright law|all rights reserved"
    r"|downloaded (?:from|by)|this content downloaded|©|jstor\.org"
    r"|terms (?:and conditions|of use)|alle rechte vorbehalten|tous droits réservés|scanned by|digitized by", re.I,
)
DIGITS = re.compile(r"\d+")
EDGE_NUMBER = re.compile(r"^\W?\d{1,4}\s|(?<![–-])(?<=\s)\d{1,4}\W?$")
LONGEST = 90
"""Code points of a running head, at most; longer lines that come again are refrains or quotations."""


def find_furniture(chunks: Sequence[Chunk]) -> set[int]:
    """Return the indices of the chunks that belong to the page and not to the text."""
    short = [chunk for chunk in chunks if _is_short(chunk)]
    repeated = Counter(_key(chunk) for chunk in short)
    paged = _paged_keys(short)
    in_the_way = {_key(one) for i, one in enumerate(chunks) if _is_short(one) and i and _is_in_the_way(chunks, i)}
    pages = sum(1 for chunk in chunks if _is_page_number(chunk))
    found = set()
    for index, chunk in enumerate(chunks):
        if chunk.note or chunk.paragraph:
            continue
        text = chunk.first.text
        if _is_notice(chunk) or (len(chunk.lines) == 1 and LABELLED_PAGE.fullmatch(text)) or _is_notes_head(chunk):
            found.add(index)
        elif _is_page_number(chunk):
            if SECTION_MARK.fullmatch(text) and index and _is_between_paragraphs(chunks, index):
                continue
            if pages > 1 or index == 0 or chunk.first.text.isdecimal() or _is_in_the_way(chunks, index):
                found.add(index)
        elif _is_short(chunk) and _is_running_head(
            chunks, index, repeated[_key(chunk)],
            has_page=_key(chunk) in paged or (index > 2 and _key(chunk) in in_the_way),
        ):
            found.add(index)
    return found


def _is_notes_head(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and len(chunk.first.text) < 40 and bool(NOTES_HEAD.fullmatch(chunk.first.text))


def _is_short(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and len(chunk.first.text) <= LONGEST


def _key(chunk: Chunk) -> str:
    bare = DIGITS.sub(" ", chunk.first.text).casefold().replace(" page ", " ")
    return " ".join(bare.split()).strip(" |·-–—[]")


def _is_page_number(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and len(chunk.first.text) <= 18 and bool(PAGE_NUMBER.fullmatch(chunk.first.text))


def _is_notice(chunk: Chunk) -> bool:
    if chunk.first.text.strip(" .:*") == "NOTICE" and chunk.size < 200:
        return True
    return chunk.size < 400 and bool(NOTICE.search(" ".join(line.text for line in chunk.lines)))


def _paged_keys(short: Sequence[Chunk]) -> set[str]:
    """Return the lines that come again with other numbers at their beginning or end."""
    forms: dict[str, set[str]] = defaultdict(set)
    for chunk in short:
        if EDGE_NUMBER.search(chunk.first.text):
            forms[_key(chunk)].add(chunk.first.text)
        elif LABELLED_PAGE.fullmatch(chunk.first.text):
            forms[_key(chunk)] |= {"", chunk.first.text}
    return {key for key, found in forms.items() if len(found) > 1 or (key and any("age " in one for one in found))}


def _is_running_head(chunks: Sequence[Chunk], index: int, times: int, *, has_page: bool) -> bool:
    """True if a short line comes again and again, or twice with a page number or amid a sentence."""
    text = chunks[index].first.text
    if times < 2 or not _key(chunks[index]):
        return False
    if text.rstrip()[-1:] in ".!?" and not has_page:
        return False
    is_last = index == len(chunks) - 1
    return times >= 4 or has_page or is_last or _is_in_the_way(chunks, index)


def _is_between_paragraphs(chunks: Sequence[Chunk], index: int) -> bool:
    """True if a sentence ends before this chunk and another begins after it, no notes beside it."""
    near = chunks[max(0, index - 1) : index + 2]
    if len(near) < 3 or near[0].note or near[2].note:
        return False
    return not ends_open(near[0].closing) and not starts_low(near[2].opening)


def _is_in_the_way(chunks: Sequence[Chunk], index: int) -> bool:
    """True if the sentence before goes on after this chunk."""
    before = next((one for one in reversed(chunks[max(0, index - 12) : index]) if not one.note and one.size > 90), None)
    after = next((one for one in chunks[index + 1 : index + 4] if not one.note and one.size > 40), None)
    return bool(before and after and ends_open(before.closing) and starts_low(after.opening))
