"""Furniture of the page: running heads, page numbers, notices; repeated, numbered or in the way of a sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from edition.encoding.chunks import HEAD_MARK, QUOTE_MARK, Chunk, ends_open, starts_low
from edition.encoding.forms import SUPERIOR
from edition.encoding.headings import DATE_LINE, SHORTEST_TEXT, title_share
from edition.encoding.labels import SECTION_MARK
from edition.encoding.outside import outside
from edition.titles import NOTES, is_number

PAGE_NUMBER = re.compile(
    r"[\W_]{0,3}(?:(?:p\.|pg|page|seite|s\.|стр\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von)\s*\d{1,4})?[\W_]{0,3}",
    re.I,
)
LABELLED_PAGE = re.compile(r".{0,80}\bpage:?\s+\[?\d{1,4}(?:\s+of\s+\d{1,4})?\W{0,2}", re.I)
NOTICE = re.compile(
    r"protected by copyright|(?:law|laws) of copyright|copyright law|all rights reserved"
    r"|downloaded (?:from|by)|this content downloaded|©|jstor\.org"
    r"|terms (?:and conditions|of use)|alle rechte vorbehalten|tous droits réservés|scanned by|digitized by", re.I,
)
ORNAMENT = re.compile(r"(?:[*•·~_=#+—–-]\s*){3,}|\|[\s:|-]{3,}\|")
"""A row of signs between two parts of a text, or below the head of a table."""
CALL_AT_END = re.compile(rf"[\w.,;:!?]\[(?:\d{{1,3}}|[*†‡])\]$|[^\W\d_][.,;:!?]?[{SUPERIOR}]{{1,3}}$")
"""The call of a note: a title may have one, the head of a page has none."""
LONGEST_CALL = 6
"""Code points of what `CALL_AT_END` looks at, at most."""
DIGITS = re.compile(r"\d+")
EDGE_NUMBER = re.compile(r"^\W?\d{1,4}\s|(?<![–-])(?<=\s)\d{1,4}\W?$")
COUNTED_TITLE = re.compile(r"(?:[^\W\d_]{3,}\s\d{1,2},\s)?[^\W\d_]{3,}\s(\d{1,2})\.?")
HIGH_PAGE = re.compile(r"[1-9]\d\d\s+[A-ZÀ-Ž]")
"""A number that no heading has: it is the page's."""
POINTED = re.compile(r"\d{1,4}\.")
MANY_SECTIONS = 8
"""Of so many pages at least one cuts a sentence."""
YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
LEAST_PAGE = 300
"""Code points of a page, at least: what counts faster counts no pages."""
SECTION_TEXT = 8_000
"""Code points of a text in which pages would have more than one number."""
SHORT_TITLE = 60
"""Code points of what may be a title; what a page cuts is longer."""
FIRST_LINES = 3
"""Lines at the beginning of a text among which its title is."""
LONGEST_NOTES_HEAD = 40
"""Code points of “Notes” and its like, at most."""
LONGEST_NUMBER = 18
"""Code points of the number of a page with what stands around it, “- Page 12 of 340 -”, at most."""
LONGEST_NOTICE = 400
"""Code points of a notice of copyright, at most; of its first line without the word, half."""
LEAST_DATES = 3
"""Dates by themselves, at least, in a text whose lone year may be a heading."""
MOST_SECTIONS = 99
"""A higher lone figure is the number of a page."""
FURTHEST, NEAR = 12, 3
"""Chunks between the parts of a sentence that a page cut, above and below: notes at the foot, lines at the head."""
EVENNESS = 0.6
"""How much shorter than the longest page the shortest may be; four sections are hardly ever so even by chance."""
EVENNESS_OF_TWO = 0.75
"""The same for two distances alone: they are even by chance more often."""
LEAST_EVEN = 1_000
"""Code points of an even page, at least; songs and numbered paragraphs are shorter, and as even."""
LINES_OF_TITLE = 3
"""Lines by themselves that name a chapter above its notes, at most: its number, its title, who wrote it."""
FEW_TIMES = 3
"""A line that comes less often may be a running head though each time a word with a capital goes on below."""
GOING_ON = 6
"""One in so many running heads, at least, stands above the rest of a sentence; of pages it is about every second."""
LONGEST = 90
"""Code points of a running head, at most; longer lines that come again are refrains or quotations."""


def find_furniture(chunks: Sequence[Chunk]) -> set[int]:
    """Return the indices of the chunks that belong to the page and not to the text."""
    titles = _counted_titles(chunks)
    short = [chunk for chunk in chunks if _is_short(chunk)]
    repeated = Counter(_key(chunk) for chunk in short)
    regular = _regular_keys(short) | _first_keys(short) | _keys_below_numbers(chunks)
    above_pages = (_paged_keys(short) | regular) - titles
    in_the_way = _keys_in_the_way(chunks, repeated)
    is_marked = any(HEAD_MARK.match(one.first.text) for one in chunks)
    pages = sum(1 for chunk in chunks if _is_page_number(chunk))
    sections = _numbered_sections(chunks)
    found = outside(chunks) | _heads_among_notes(chunks)
    for index, chunk in enumerate(chunks):
        text = chunk.first.text
        if chunk.note or chunk.paragraph or chunk.is_entry or QUOTE_MARK.match(text) or _has_call(text):
            continue
        is_notes_head = _is_notes_head(chunks, index)
        if HEAD_MARK.match(text) and not is_notes_head:
            continue
        if _is_page_line(chunk) or _is_notice(chunk) or is_notes_head:
            found.add(index)
        elif _is_page_number(chunk):
            if index in sections or (SECTION_MARK.fullmatch(text.strip("*_ ")) and _is_section(chunks, index)):
                continue
            if pages > 1 or index == 0 or chunk.first.text.isdecimal() or _is_in_the_way(chunks, index):
                found.add(index)
        elif _is_short(chunk) and _key(chunk) not in titles and _is_running_head(
            chunks, index, repeated[_key(chunk)], in_the_way,
            has_page=(_key(chunk) in above_pages and not _is_title_alone(chunks, index))
            or (_key(chunk) in in_the_way and not _is_title_page(chunks, index))
            or (is_marked and _is_title_like(chunk)),
        ):
            found.add(index)
    return found


def _is_title_page(chunks: Sequence[Chunk], index: int) -> bool:
    """True among the first lines: a title stands there that comes again above the pages, but below no page number."""
    return index < FIRST_LINES and not (index and _is_page_number(chunks[index - 1]))


def _is_title_alone(chunks: Sequence[Chunk], index: int) -> bool:
    """True if a text begins with a line that has no number, as those above the pages have, and a paragraph follows."""
    has_text = index + 1 < len(chunks) and not starts_low(chunks[index + 1].opening)
    return index == 0 and has_text and not DIGITS.search(chunks[0].first.text)


def _first_keys(short: Sequence[Chunk]) -> frozenset[str]:
    """Return the lines that stand first on two pages or more, in a source that parts its pages by form feeds."""
    count = Counter(_key(chunk) for chunk in short if chunk.first.starts_page)
    return frozenset(key for key, times in count.items() if times > 1)


def _keys_below_numbers(chunks: Sequence[Chunk]) -> frozenset[str]:
    """Return the lines that come again, each time right below the number of a page."""
    places: dict[str, list[bool]] = defaultdict(list)
    for above, one in pairwise(chunks):
        if _is_short(one) and not DIGITS.search(one.first.text):
            places[_key(one)].append(above.first.text.isdecimal())
    return frozenset(key for key, found in places.items() if len(found) > 1 and all(found))


def _is_title_like(chunk: Chunk) -> bool:
    """True if a line has the form of a title of two words or more; where titles are marked, it is none without mark."""
    text = chunk.first.text
    return len(text.split()) > 1 and text[0].isalpha() and text[-1].isalpha() and title_share(text) == 1


def _is_notes_head(chunks: Sequence[Chunk], index: int) -> bool:
    """True if a line such as “Notes” has notes below it, the first of which may have lost their labels, or nothing."""
    chunk, below = chunks[index], chunks[index + 1 : index + 1 + NEAR]
    is_line = len(chunk.lines) == 1 and len(chunk.first.text) < LONGEST_NOTES_HEAD
    return is_line and bool(NOTES.fullmatch(chunk.first.text)) and (not below or any(one.note for one in below))


def _heads_among_notes(chunks: Sequence[Chunk]) -> set[int]:
    """Return the titles of chapters below a line such as “Notes”: the notes under each begin with 1 again."""
    first = next((i for i in range(len(chunks)) if _is_notes_head(chunks, i)), len(chunks))
    found: set[int] = set()
    for index in range(first + 2, len(chunks)):
        note = chunks[index].note
        if note is None or note.number != 1:
            continue
        above = list(takewhile(lambda at: _may_head_notes(chunks[at]), range(index - 1, first, -1)))
        if above and len(above) <= LINES_OF_TITLE and (above[-1] - 1 == first or chunks[above[-1] - 1].note):
            found.update(above)
    return found


def _may_head_notes(chunk: Chunk) -> bool:
    text = chunk.first.text
    return not chunk.note and _is_short(chunk) and (text[-1] not in ".!?,;" or is_number(text))


def _has_call(text: str) -> bool:
    return "[^" in text or CALL_AT_END.search(text[-LONGEST_CALL:]) is not None


def _is_short(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and len(chunk.first.text) <= LONGEST


def _key(chunk: Chunk) -> str:
    bare = DIGITS.sub(" ", chunk.first.text).casefold().replace(" page ", " ")
    return " ".join(bare.split()).strip(" |·-–—[]")


def _is_page_line(chunk: Chunk) -> bool:
    """True of a line by itself that says “Page 41”, or is a row of signs between two parts of a text."""
    text = chunk.first.text
    return len(chunk.lines) == 1 and bool(LABELLED_PAGE.fullmatch(text) or ORNAMENT.fullmatch(text))


def _is_page_number(chunk: Chunk) -> bool:
    is_line = len(chunk.lines) == 1 and len(chunk.first.text) <= LONGEST_NUMBER
    return is_line and bool(PAGE_NUMBER.fullmatch(chunk.first.text))


def heads_notice(chunk: Chunk) -> bool:
    """True if a chunk begins with the line above a notice of copyright."""
    return chunk.first.text.strip(" .:*") == "NOTICE"


def _is_notice(chunk: Chunk) -> bool:
    if heads_notice(chunk) and chunk.size < LONGEST_NOTICE / 2:
        return True
    return chunk.size < LONGEST_NOTICE and bool(NOTICE.search(" ".join(line.text for line in chunk.lines)))


def _paged_keys(short: Sequence[Chunk]) -> set[str]:
    """Return the lines that come again with other numbers at their beginning or end."""
    forms: dict[str, set[str]] = defaultdict(set)
    rests: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for chunk in short:
        if (number := EDGE_NUMBER.search(chunk.first.text)) and (digits := DIGITS.search(number.group())):
            places[_key(chunk)].append((chunk.start, int(digits.group())))
        if EDGE_NUMBER.search(chunk.first.text):
            forms[_key(chunk)].add(chunk.first.text)
            rests[_key(chunk)].add(EDGE_NUMBER.sub("", chunk.first.text))
        elif LABELLED_PAGE.fullmatch(chunk.first.text):
            forms[_key(chunk)] |= {"", chunk.first.text}
    paged = {key for key, found in forms.items() if len(found) > 1 or (key and any("age " in one for one in found))}
    return {key for key in paged if _counts_pages(places[key]) and not 1 < len(rests[key]) == len(forms[key])}


def _regular_keys(short: Sequence[Chunk]) -> frozenset[str]:
    """Return the lines that come again at distances as even as those of pages; titles come when they come."""
    places: dict[str, list[int]] = defaultdict(list)
    for chunk in short:
        places[_key(chunk)].append(chunk.start)
    found = set()
    for key, starts in places.items():
        gaps = [b - a for a, b in pairwise(starts)]
        evenness = EVENNESS if len(gaps) > 2 else EVENNESS_OF_TWO
        if len(gaps) > 1 and min(gaps) > evenness * max(gaps) and min(gaps) > LEAST_PAGE:
            found.add(key)
    return frozenset(found)


def _keys_in_the_way(chunks: Sequence[Chunk], repeated: Mapping[str, int]) -> frozenset[str]:
    """Return the lines amid sentences, some of which go on below with a small letter if the line comes often.

    What stands between two letters, who writes to whom, comes often, too, but no sentence goes on behind it.
    """
    low: Counter[str] = Counter()
    for index, chunk in enumerate(chunks):
        if index and _is_short(chunk) and _is_in_the_way(chunks, index):
            low[_key(chunk)] += starts_low(_below(chunks, index))
    return frozenset(
        key for key, count in low.items() if count * GOING_ON >= max(1, repeated[key]) or repeated[key] < FEW_TIMES
    )


def _counted_titles(chunks: Sequence[Chunk]) -> frozenset[str]:
    """Return the lines that count by one with a word and never cut a sentence: “Song 4”, “Act 2, Scene 1”."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for index, chunk in enumerate(chunks):
        if _is_short(chunk) and (match := COUNTED_TITLE.fullmatch(chunk.first.text)):
            numbers[_key(chunk)].append(-1 if _is_in_the_way(chunks, index) else int(match[1]))
    return frozenset(
        key for key, found in numbers.items()
        if min(found) >= 0 and all(after in (before + 1, 1) for before, after in pairwise(found))
    )


def _counts_pages(places: Sequence[tuple[int, int]]) -> bool:
    """True if the numbers of a line rise, and not faster than pages do; a figure misread does not count."""
    if len(places) < 2:
        return True
    falls = sum(after <= before for (_, before), (_, after) in pairwise(places))
    if 2 * falls >= len(places) - 1:
        return False
    (start, first), (end, last) = places[0], places[-1]
    return end - start >= LEAST_PAGE * abs(last - first)


def _numbered_sections(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the lone figures that number sections: each stands between two paragraphs, and they rise by one.

    One alone does if the text is so long that pages would have more, and as evenly as pages stand no sections do. Years
    may stand twice, and one alone in a text of dates.
    """
    pointed = _pointed_sections(chunks)
    if pointed:
        return pointed
    lone = [i for i, one in enumerate(chunks) if len(one.lines) == 1 and one.first.text.isdecimal() and i]
    numbers = [int(chunks[i].first.text) for i in lone]
    are_years = numbers == sorted(numbers) and all(YEAR.fullmatch(chunks[i].first.text) for i in lone)
    if are_years and (len(lone) > 1 or sum(_is_date(one) for one in chunks) >= LEAST_DATES):
        return frozenset(i for i in lone if _is_between_paragraphs(chunks, i))
    if _are_even([chunks[i].start for i in lone]):
        return frozenset()
    if not lone or numbers != list(range(numbers[0], numbers[0] + len(lone))) or numbers[-1] > MOST_SECTIONS:
        return frozenset()
    is_long = chunks[-1].end - chunks[0].start > SECTION_TEXT
    is_between = all(_is_between_paragraphs(chunks, i) for i in lone)
    return frozenset(lone) if is_between and (len(lone) > 1 or is_long) else frozenset()


def _pointed_sections(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the lone figures with a full stop, “216.”, if no sentence goes on below any of many: letters, not pages.

    Years stand above letters, too.
    """
    lone = [i for i, one in enumerate(chunks) if len(one.lines) == 1 and POINTED.fullmatch(one.first.text)]
    are_many = len(lone) >= MANY_SECTIONS and not any(starts_low(_below(chunks, i)) for i in lone)
    if are_many or _are_chapters(chunks, lone):
        return frozenset(lone)
    return frozenset(i for i in lone if YEAR.match(chunks[i].first.text))


def _are_chapters(chunks: Sequence[Chunk], lone: Sequence[int]) -> bool:
    """True if figures count by one between paragraphs, and further from each other than pages do."""
    numbers = [int(chunks[i].first.text[:-1]) for i in lone]
    is_counted = len(lone) > 1 and all(after == before + 1 for before, after in pairwise(numbers))
    is_far = all(chunks[after].start - chunks[before].start > SECTION_TEXT for before, after in pairwise(lone))
    return is_counted and is_far and all(_is_between_paragraphs(chunks, i) for i in lone)


def _is_date(chunk: Chunk) -> bool:
    return _is_short(chunk) and bool(DATE_LINE.fullmatch(chunk.first.text))


def _are_even(starts: Sequence[int]) -> bool:
    """True if four places or more stand as far from each other as pages do."""
    gaps = [b - a for a, b in pairwise(starts)]
    return len(gaps) > 2 and min(gaps) > EVENNESS * max(gaps) and min(gaps) > LEAST_EVEN


def _is_running_head(
    chunks: Sequence[Chunk], index: int, times: int, in_the_way: Collection[str], *, has_page: bool,
) -> bool:
    """True if a short line comes again, with a page number or amid a sentence; titles come again, too, but not there.
    """
    text = chunks[index].first.text
    if HIGH_PAGE.match(text) and not text.endswith("."):
        return True
    if not _key(chunks[index]) or text[0] in "([–—-":
        return False
    if times < 2:
        return _is_title_like(chunks[index]) and _parts_sentence(chunks, index)
    if text.rstrip()[-1:] in ".!?" and not has_page:
        return False
    if DATE_LINE.fullmatch(text):
        return False
    is_last = index == len(chunks) - 1
    return has_page or is_last or (_key(chunks[index]) in in_the_way and _is_in_the_way(chunks, index))


def _is_section(chunks: Sequence[Chunk], index: int) -> bool:
    """True if the number of a section stands where a section may begin: before all, or between two paragraphs."""
    return not index or "§" in chunks[index].first.text or _is_between_paragraphs(chunks, index)


def _is_between_paragraphs(chunks: Sequence[Chunk], index: int) -> bool:
    """True if a sentence or a title ends before this chunk and a sentence begins after it, no notes beside it."""
    near = chunks[max(0, index - 1) : index + 2]
    if len(near) < 3 or near[0].note or near[2].note:
        return False
    is_ended = near[0].size < SHORT_TITLE or not ends_open(near[0].closing)
    return is_ended and not starts_low(near[2].opening)


def _parts_sentence(chunks: Sequence[Chunk], index: int) -> bool:
    """True if the text that stands next to a line on either side, notes and page numbers left out, is one sentence."""
    before = next((one for one in _above(chunks, index) if not one.note and not _is_page_number(one)), None)
    after = next((one for one in _near_below(chunks, index) if not one.note and not _is_page_number(one)), None)
    if not before or not after or min(before.size, after.size) < SHORT_TITLE:
        return False
    return (before.closing[-1].isalpha() or before.closing[-1] == ",") and starts_low(after.opening)


def _above(chunks: Sequence[Chunk], index: int) -> Iterator[Chunk]:
    """Yield the chunks above one, the nearest first."""
    return reversed(chunks[max(0, index - FURTHEST) : index])


def _near_below(chunks: Sequence[Chunk], index: int) -> Sequence[Chunk]:
    return chunks[index + 1 : index + 1 + NEAR]


def _below(chunks: Sequence[Chunk], index: int) -> str:
    """Return how the text goes on below a chunk, notes and short lines left out."""
    below = (one.opening for one in _near_below(chunks, index) if not one.note and one.size > SHORTEST_TEXT)
    return next(below, "")


def _is_in_the_way(chunks: Sequence[Chunk], index: int) -> bool:
    """True if the sentence before goes on after this chunk."""
    before = next((one for one in _above(chunks, index) if not one.note and one.size > LONGEST), None)
    opening = _below(chunks, index)
    if not before or not opening or not ends_open(before.closing):
        return False
    return starts_low(opening) or before.closing[-1].isalpha() or before.closing[-1] in ",-"
