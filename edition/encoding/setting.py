"""What the whole text tells about its paragraphs, before any of them is judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.encoding.chunks import BULLET, HEAD_MARK, QUOTE_MARK, SPEAKER, Chunk, ends_open, starts_low
from edition.encoding.headings import (
    BOLD_LINE,
    DATE_LINE,
    LONGEST_HEAD,
    LONGEST_WITH_SUBTITLE,
    OPENERS,
    SERIES,
    bare,
    is_plain_head,
)
from edition.encoding.lines import PROSE, QUOTED
from edition.encoding.quotations import (
    DASHES,
    LISTING,
    LONG_INTRODUCTION,
    SOURCE_END,
    announces,
    end_of_marks,
    introduces,
    is_opened_again,
    is_quoted,
    says,
)
from edition.encoding.verse import LEAST_PROSE, LONGEST_VERSE, is_song, may_be_verse

COUNTED_ITEM = re.compile(r"\(?(\d{1,2})[.)]\s+\S")
LONGEST_SPEECH = 200
"""Code points of what is said in a story; what is longer and quoted below a colon was rather written."""
FEW = 10
"""Paragraphs with the usual indent for one without, at least: a slip; more without are the text, and the others quoted.
"""
LONGEST_ITEM = 400
"""Code points of an item of a list, at most."""
LEAST_NUMBERED = 3
"""Paragraphs with a number of the author's, at least: two may begin with one by chance."""
OFTEN, WHOLLY = 0.3, 0.6
"""Of all paragraphs, and of the long ones, so many have a number where the author numbers them; titles, quotations and
speeches have none.
"""
LEAST_SPOKEN, SPOKEN = 4, 0.15
"""More paragraphs than so many, and of all more than this, begin as speech in a story; essays quote less often."""
TERSE = 0.35
"""Of all paragraphs, more than so many are short and closed: dialogue, verse, lists.

Of 473 other people's texts that tell no story one in ten has as many.
"""
LONGEST_DATE = 40
"""Code points of a line that is a date, with the name of its day, at most."""
LEAST_DATES = 3
"""Dates that stand by themselves, at least, in a diary or a chronology."""
SHORTEST_INTRODUCTION = 36
"""Code points of a paragraph with a word of saying that introduces lines, at least; a line of verse may have as many.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole text tells about its paragraphs."""

    is_numbered: bool = False
    """The author numbers the paragraphs."""
    is_wholly_numbered: bool = False
    """Hardly a paragraph is without a number: what has none is no paragraph of the author's."""
    is_marked: bool = False
    """Headings are marked with `#` or in bold."""
    indent: int = 0
    """Usual indent of the first line of a paragraph."""
    measure: int = 0
    """Code points of the longest line of what is wrapped by hand."""
    gap: int = 0
    """Usual number of blank lines between paragraphs."""
    has_speakers: bool = False
    """Three paragraphs begin with a name and a colon, and someone speaks again: “First:”, “Second:” are not names."""
    is_spoken: bool = False
    """Many paragraphs begin with a dash or a quotation mark: what they hold is dialogue and no quotation set off."""
    is_quoting: bool = False
    """Paragraphs that end with a colon are often seen to introduce a quotation."""
    is_announcing: bool = False
    """Three long paragraphs or more, and a tenth of all, announce something that is no list: essays and criticism."""
    is_marking: bool = False
    """Quotations are marked with `>`, or the text is Markdown that has none."""
    is_dated: bool = False
    """Three lines or more are dates by themselves: a diary, a chronology."""
    series: frozenset[str] = frozenset()
    """Words that stand with two or more numbers each at the beginning of short lines."""
    is_terse: bool = False
    """Many paragraphs are short, as in dialogue: a short line need not be a heading."""


def find_setting(chunks: Sequence[Chunk]) -> Setting:
    """Look at all chunks of the running text."""
    numbered = sum(1 for one in chunks if one.paragraph)
    plain = [one for one in chunks if not one.note]
    long = sum(1 for one in plain if one.size > PROSE)
    gaps = Counter(one.first.blanks for one in plain if one.size > PROSE)
    speakers = [match.group() for one in plain if (match := SPEAKER.match(one.first.text))]
    spoken = _count_spoken(plain)
    is_wholly_numbered = numbered >= LEAST_NUMBERED and numbered > WHOLLY * long
    is_numbered = is_wholly_numbered or (numbered >= LEAST_NUMBERED and numbered > OFTEN * len(plain))
    return Setting(
        is_numbered=is_numbered,
        is_wholly_numbered=is_wholly_numbered,
        is_marked=any(HEAD_MARK.match(one.first.text) for one in plain) or _count_bold(plain) > 1,
        indent=_usual_indent(plain, is_numbered=is_numbered),
        measure=max((len(line.text) for one in plain if len(one.lines) > 1 for line in one.lines), default=0),
        gap=gaps.most_common(1)[0][0] if gaps else 0,
        has_speakers=len(speakers) > 2 and 1 < len(set(speakers)) < len(speakers),
        series=_find_series(plain),
        is_spoken=spoken > max(LEAST_SPOKEN, SPOKEN * len(plain)),
        is_quoting=_is_quoting(plain),
        is_announcing=_is_announcing(plain),
        is_marking=any(one.note and one.note.style == "md" for one in chunks)
        or any(QUOTE_MARK.match(one.first.text) or HEAD_MARK.match(one.first.text) for one in plain),
        is_dated=_is_dated(plain),
        is_terse=_count_short(plain) > TERSE * len(plain) > 3,
    )


def _usual_indent(plain: Sequence[Chunk], *, is_numbered: bool) -> int:
    """Return the indent of most paragraphs; where others begin without one, what stands wholly further in is quoted."""
    indents = Counter(one.first.indent for one in plain if one.size > PROSE)
    begun = Counter(
        one.first.indent for one in plain if len(one.lines) > 1 and one.first.indent > one.lines[1].indent
    )
    if not indents:
        return 0
    if begun.total() > 1:
        return begun.most_common(1)[0][0]
    indent, count = indents.most_common(1)[0]
    flush = sum(one.size > PROSE and not one.first.indent and _begins(before, one) for before, one in pairwise(plain))
    return indent if is_numbered or FEW * flush < count else 0


def _begins(before: Chunk, one: Chunk) -> bool:
    """True if *one* begins a paragraph below another: no page cut them, no title is above."""
    return before.size > LEAST_PROSE and not ends_open(before.closing) and not starts_low(one.opening)


def find_lists(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the indices of paragraphs that stand together and count from one: items of a list.

    Three make a list, or two below a colon; longer paragraphs that are counted are sections.
    """
    found: set[int] = set()
    run: list[int] = []
    for index, one in enumerate([*chunks, None]):
        match = COUNTED_ITEM.match(one.first.text) if one and not one.paragraph and one.size < LONGEST_ITEM else None
        number = int(match[1]) if match else 0
        if number and run and number == len(run) + 1:
            run.append(index)
            continue
        if len(run) > 2 or (len(run) == 2 and run[0] and chunks[run[0] - 1].closing.endswith(":")):
            found.update(run)
        run = [index] if number == 1 else []
    return frozenset(found)


def find_songs(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the indices of the lines, a paragraph each, that stand below prose which introduces them: verse, quoted.

    Two will do: where an author's paragraph ends with a colon, lines as short as those are hardly ever his own.
    """
    found: set[int] = set()
    end = 0
    for index, before in enumerate(chunks[:-1], 1):
        is_introduced = introduces(before.closing) and not LISTING.search(before.closing)
        least = SHORTEST_INTRODUCTION if says(before) else LEAST_PROSE
        if index < end or before.size < least or not is_introduced:
            continue
        end = index
        while end < len(chunks) and _may_be_sung(chunks, end, is_first=end == index):
            end += 1
            if chunks[end - 1].closing[-1] in "”»«\"":
                break
        last = end
        while last > index and _is_title_below(chunks, last - 1):
            last -= 1
        is_cut = ":" not in before.closing[-3:]
        if last > index + 1 + is_cut and is_song([chunk.first.text for chunk in chunks[index:last]]):
            found.update(range(index, last))
    return frozenset(found | _sung_in_marks(chunks))


def _sung_in_marks(chunks: Sequence[Chunk]) -> set[int]:
    """Return the indices of lines, a paragraph each, of which the first opens quotation marks and the last closes them.

    They stand below prose. What people say in turns is closed, or opened again, with each paragraph.
    """
    found: set[int] = set()
    for index, (before, chunk) in enumerate(pairwise(chunks), 1):
        if chunk.first.text[0] not in QUOTED or before.size < LEAST_PROSE or not _is_bare_line(chunk):
            continue
        end = end_of_marks(chunks, index) or index
        if end > index and all(_is_bare_line(one) for one in chunks[index : end + 1]):
            found.update(range(index, end + 1))
    return found


def _is_bare_line(chunk: Chunk) -> bool:
    """True if a chunk is a line as short as one of verse, without a label."""
    return len(chunk.lines) == 1 and chunk.size <= LONGEST_VERSE and not (chunk.note or chunk.paragraph)


def _may_be_sung(chunks: Sequence[Chunk], index: int, *, is_first: bool) -> bool:
    """True if a chunk is a line as short as one of verse, without a label, a dash or a quotation mark before it.

    It begins with a small letter, or ends with a colon, only if the sentence of the line above goes on.
    """
    chunk = chunks[index]
    text = chunk.first.text
    is_plain = not (chunk.note or chunk.paragraph or HEAD_MARK.match(text) or BULLET.match(text) or text[0] in DASHES)
    above = chunks[index - 1].closing
    goes_on = not is_first and starts_low(text) and (ends_open(above) or above[-1] == ":")
    is_line = len(chunk.lines) == 1 and may_be_verse(text.capitalize() if goes_on else text) and not text.isupper()
    is_own = text[-1] != ":" or (not is_first and above[-1] not in ".!?…")
    return is_plain and is_line and is_own and (is_first or text[0] not in OPENERS)


def _is_title_below(chunks: Sequence[Chunk], index: int) -> bool:
    """True if a line below a sentence that has ended is rather the title of the prose that follows."""
    text = bare(chunks[index])
    is_below = not ends_open(chunks[index - 1].closing) and index + 1 < len(chunks)
    return is_below and text[-1:].isalnum() and is_plain_head(text) and chunks[index + 1].size >= LEAST_PROSE


def _count_short(plain: Sequence[Chunk]) -> int:
    """Return how many paragraphs are as short as a heading and end as a sentence does."""
    return sum(1 for one in plain if one.size < LONGEST_HEAD and one.closing[-1] in ".!?”\"»«…")


def _is_dated(plain: Sequence[Chunk]) -> bool:
    """True if three lines or more are dates by themselves, most of them not below the title of what they date."""
    dated = [
        before is not None and _is_title(before) for before, one in pairwise([None, *plain])
        if one and one.size < LONGEST_DATE and DATE_LINE.fullmatch(one.first.text)
    ]
    return len(dated) >= LEAST_DATES and 2 * sum(dated) < len(dated)


def _is_title(chunk: Chunk) -> bool:
    """True if a short line ends with no mark and is no date."""
    text = bare(chunk)
    return chunk.size < LEAST_PROSE and text[-1:].isalnum() and not DATE_LINE.fullmatch(text) and not text.isdecimal()


def _count_bold(plain: Sequence[Chunk]) -> int:
    lines = [one for one in plain if len(one.lines) == 1 and one.size < LONGEST_WITH_SUBTITLE]
    return sum(1 for one in lines if BOLD_LINE.fullmatch(one.first.text))


def _count_spoken(plain: Sequence[Chunk]) -> int:
    """Return how many paragraphs begin with a dash or a quotation mark.

    Long ones in marks below a colon are left out, and those that open again the marks which the one above left open.
    """
    return sum(
        one.first.text[0] in DASHES or one.first.text[0] in OPENERS
        for before, one in pairwise([None, *plain])
        if one and not (before and (_is_quoted_below(before, one) or is_opened_again(before, one)))
    )


def _is_quoted_below(before: Chunk, one: Chunk) -> bool:
    return one.size > LONGEST_SPEECH and introduces(before.closing) and is_quoted(one)


def _find_series(plain: Sequence[Chunk]) -> frozenset[str]:
    short = [one for one in plain if len(one.lines) == 1 and one.size < LONGEST_WITH_SUBTITLE]
    matches = [m for one in short if (m := SERIES.fullmatch(one.first.text))]
    words = Counter(word for word, _ in {(m[1] or m[2], m.group()) for m in matches})
    return frozenset(word for word, count in words.items() if count > 1 and word[0].isupper())


def _is_quoting(plain: Sequence[Chunk]) -> bool:
    """True if a third of the paragraphs that end with a colon do so after a word of saying, or before a source."""
    introduced = [(a, b) for a, b in pairwise(plain) if a.size > LEAST_PROSE and introduces(a.closing)]
    supported = sum(1 for a, b in introduced if says(a) or SOURCE_END.search(b.closing))
    return supported * 3 >= len(introduced) > 0


def _is_announcing(plain: Sequence[Chunk]) -> bool:
    """True if a tenth of the long paragraphs announce something: where fewer do, half of what follows is no quotation.
    """
    announced = sum(announces(one) for one in plain)
    return announced > 2 and 10 * announced >= sum(one.size >= LONG_INTRODUCTION for one in plain)
