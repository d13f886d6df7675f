"""Which lines are titles, and which only look like them: bylines, signatures, datelines, the beginnings of verse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from edition.encoding.alike import find_titles
from edition.encoding.chunks import BULLET, BY_ALONE, SMALL, Chunk, ends_open, starts_low
from edition.encoding.headings import (
    BY,
    CHAPTER,
    CHAPTER_END,
    CHAPTER_NUMBER,
    CLOSERS,
    COUNTED_HEAD,
    COUNTED_TITLE,
    DATE_LINE,
    DATED_AT,
    ENDORSED,
    FURTHER,
    INITIALS,
    LETTER_END,
    LONGEST_HEAD,
    LONGEST_WITH_SUBTITLE,
    MANY_CAPITALS,
    MOST_LINES,
    NEARLY_ALL,
    OPENERS,
    SERIES,
    SHORTEST_TEXT,
    SUBSCRIBED,
    bare,
    is_byline_below,
    is_closed_title,
    is_counted_title,
    is_long_title,
    is_marked_head,
    is_name,
    is_name_below,
    is_officer,
    is_plain_head,
    is_said,
    is_section_mark,
    is_styled,
    may_be_head,
    name_words,
    says_no_sentence,
    title_share,
)
from edition.encoding.lines import PROSE
from edition.encoding.quotations import SOURCE_END, introduces
from edition.encoding.setting import find_setting
from edition.encoding.verse import LEAST_PROSE
from edition.titles import DIVISION, is_number, stands_apart

WORD = re.compile(r"[^\W\d_]++")
LOW_WORD = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-Þ][^\W\d_]++")
NAMED_WORD = re.compile(r"(?<=[a-zà-ž] )[A-ZÀ-Ž][^\W\d_]++")
DIVISION_FIRST = re.compile(rf"{DIVISION}\b", re.I)
YEARS = re.compile(r"\((?=[^()]*\d)[^()]{4,50}\)\.?")
"""“(1219–1304)”: the years that a heading in capitals tells of."""
FIRST_LINES = 4
"""Lines at the beginning of a text among which its author may be named."""
SHORTEST_BYLINE = 8
"""Code points of “by” with a name, at least."""
FULL_TITLE = 5
"""More words than so many, each with a capital, are a title by themselves; names of persons and places have fewer."""
FEW_LETTERS = 2
"""Code points that are rather a mark, “A.” or “§”, than a title."""
MOST_WORDS = 9
"""Words of a title with few capitals amid a sentence that a page or a list has cut, at most."""
FEW_WORDS = 3
"""Words that may be a sentence, “So it began.”, or a name: below the number of a chapter, and among titles below each
other, a title has more, or as many.
"""
SHORTEST_SUMMARY, LEAST_CHAPTER = 30, 300
"""Code points of what a chapter is about, and of the paragraph below it, at least: others are its text."""
LEAST_BELOW = 200
"""Code points of a paragraph below a title with a full stop, at least: below sentences as short stand shorter ones."""
HALF = 0.5
"""Of the words of a line, fewer have capitals where it is the beginning of a sentence."""
NAMES = 0.8
"""Of the words of a long chunk, so many have capitals in a row of names, which breaks off as verse does not."""
AHEAD = 4
"""Titles below each other, at most, before the text begins."""
LONGEST_CLOSE = 50
"""Code points of “Your humble servant,” and its like above a signature, at most; names are as short."""
LONGEST_TITLE = 80
"""Code points of a line that its room alone shows to be a title."""


class Titling:
    """Judges lines one after the other; what was read so far counts."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self.setting = find_setting(chunks)
        self.count = 0
        """Index of the chunk that is judged."""
        self.last: Chunk | None = None
        self.last_kind = ""
        self.bylines: set[str] = set()
        self.heads: set[str] = set()
        self.is_last_of_page = False
        is_story = self.setting.is_spoken
        self.alike = frozenset[int]() if self.setting.is_marked else find_titles(chunks, is_story=is_story)
        """Indices of the lines that are titles because others of their form are."""

    @property
    def following(self) -> Chunk | None:
        """The chunk below the one that is judged."""
        return self.chunks[self.count + 1] if self.count + 1 < len(self.chunks) else None

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the text writes with a small letter."""
        return frozenset(word for one in self.chunks for line in one.lines for word in LOW_WORD.findall(line.text))

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The words of paragraphs, whether they have capitals or not."""
        long = (one for one in self.chunks if one.size >= LEAST_PROSE)
        return frozenset(word.casefold() for one in long for line in one.lines for word in WORD.findall(line.text))

    @cached_property
    def named(self) -> frozenset[str]:
        """The words, articles and the like left out, that the text writes with a capital after one with a small letter.
        """
        words = (word for one in self.chunks for line in one.lines for word in NAMED_WORD.findall(line.text))
        return frozenset(word for word in words if word.casefold() not in SMALL)

    def is_byline(self, chunk: Chunk, following: Chunk | None) -> bool:
        text = bare(chunk)
        if self.last is not None and self.last_kind == "byline" and BY_ALONE.fullmatch(bare(self.last)):
            return len(text) < LONGEST_HEAD
        if self.count < FIRST_LINES and following is not None and self._is_author(text, following):
            return True
        if self.last is None or self.last_kind != "head":
            return False
        if BY_ALONE.fullmatch(text) and following is not None:
            return True
        is_by = BY.match(text) and SHORTEST_BYLINE < len(text) < LONGEST_TITLE and text[-1] not in ".:;,"
        if is_by or chunk.first.text in self.bylines:
            return True
        is_counted = COUNTED_HEAD.match(text) or DIVISION_FIRST.match(text) or CHAPTER_NUMBER.fullmatch(bare(self.last))
        return self.count < FIRST_LINES and not is_counted and is_name_below(bare(chunk), following)

    def _is_author(self, text: str, following: Chunk) -> bool:
        """True if one of the first lines is a name that the text does not speak of, above a title or a paragraph."""
        if self.last_kind not in ("", "head") or (self.last and CHAPTER_NUMBER.fullmatch(bare(self.last))):
            return False
        if self.last is None and text.isupper():
            return False
        below, words = bare(following), [word.casefold() for word in name_words(text)]
        if not words or is_number(text) or DIVISION_FIRST.match(text) or stands_apart(text):
            return False
        if is_styled(text) or not is_name(text.title() if text.isupper() else text):
            return False
        is_title = following.size < LONGEST_HEAD and is_plain_head(below) and not is_marked_head(below)
        is_title = is_title and not DIVISION_FIRST.match(below)
        is_above = is_title or (self.last is not None and following.size >= LEAST_PROSE)
        return is_above and not self.spoken.intersection(words)

    def is_head(self, chunk: Chunk, following: Chunk | None) -> bool:
        text = bare(chunk)
        if self._is_argument(chunk, following) or self._is_above_author(chunk):
            return True
        if self.is_dateline(text) or (self.setting.is_marked and not COUNTED_HEAD.fullmatch(text)):
            return False
        if self.count in self.alike:
            return True
        begins = following is not None and (not starts_low(following.opening) or bool(YEARS.fullmatch(bare(following))))
        if begins and self._is_in_series(chunk):
            return True
        if following is not None and begins and self._has_room(chunk, following):
            return not self._is_signature(text, following)
        if self.setting.is_terse and text[-1:] in ("!", "?") and not is_marked_head(text):
            return False
        if len(chunk.lines) > MOST_LINES or not (may_be_head(text) or self._is_closed_title(chunk, following)):
            return False
        is_introduced = self.last is not None and self.last.closing.endswith((":", "—"))
        is_introduced = is_introduced and self.last_kind in ("p", "quote")
        if is_introduced and not (len(text) > LEAST_PROSE and (text.isupper() or is_long_title(text))):
            return False
        if following is None:
            is_signed = is_name(text) and text.split()[0].casefold() not in SMALL
            return is_plain_head(text) and len(text) < LEAST_PROSE and not text.endswith(".") and not is_signed
        if CHAPTER.match(text) or (begins and (_is_counted(text) or CHAPTER_END.search(text))):
            return True
        return begins and not self._is_signature(text, following) and self._is_title(text, following)

    def _is_title(self, text: str, following: Chunk) -> bool:
        """True if a line that is no signature, and below which a paragraph may begin, is the title of it."""
        if FURTHER.match(text) or text in self.heads:
            return not text.endswith(".")
        if self.count < FIRST_LINES - 1 and title_share(text) > MANY_CAPITALS and not text.endswith("."):
            return True
        if self._goes_on_in_verse(text) or self._is_cut_by_page(text):
            return False
        if not is_plain_head(text) and bare(following).isupper():
            return False
        is_stray = not (self._has_text(following) or is_marked_head(text) or self._is_first_of_two(text))
        if is_stray and not self._is_full_title(text) and self.count + 1 not in self.alike:
            return False
        if is_plain_head(text) or self.setting.is_terse:
            return is_plain_head(text)
        is_below = self.last is None or is_section_mark(bare(self.last)) or not ends_open(self.last.closing)
        return is_below or len(text.split()) <= MOST_WORDS

    def _is_argument(self, chunk: Chunk, following: Chunk | None) -> bool:
        """True if a chunk between the number of a chapter and its text says what the chapter is about."""
        if following is None or self.last is None or self.last_kind != "head":
            return False
        above, text = bare(self.last), bare(chunk)
        if len(chunk.lines) == 1 and YEARS.fullmatch(text):
            return above.isupper() and not CHAPTER_NUMBER.fullmatch(above)
        if not is_number(above) or text[0] in OPENERS:
            return False
        if text.isupper() and chunk.size < following.size:
            return True
        is_line = len(chunk.lines) == 1 and chunk.size < LONGEST_TITLE and text[0].isupper() and not is_said(text)
        is_open = is_line and text[-1].isalnum() and says_no_sentence(text)
        if is_open and (following.size >= LEAST_PROSE or is_section_mark(above)):
            return not DATE_LINE.fullmatch(text)
        if self.setting.is_spoken:
            return False
        is_closed = is_line and text[-1] == "." and len(text.split()) > FEW_WORDS and says_no_sentence(text)
        is_title = is_closed or (title_share(text) > NEARLY_ALL and text[-1] not in "!?,;–—-…")
        if chunk.size < LONGEST_HEAD and is_title and following.size >= LEAST_PROSE:
            return not DATE_LINE.fullmatch(text)
        is_summary = SHORTEST_SUMMARY < chunk.size < LONGEST_WITH_SUBTITLE and following.size > LEAST_CHAPTER
        return is_summary and bool(CHAPTER_NUMBER.fullmatch(above))

    def _is_above_author(self, chunk: Chunk) -> bool:
        """True if the first line, or one right below a heading, has the name of an author below it, and then a text."""
        ahead = self.chunks[self.count + 1 : self.count + 3]
        if len(ahead) < 2 or self.last_kind not in ("", "head") or chunk.size > LONGEST_WITH_SUBTITLE:
            return False
        if BY_ALONE.fullmatch(bare(ahead[0])):
            return is_name(bare(ahead[1]).title())
        is_text = ahead[1].size >= LEAST_PROSE and not starts_low(ahead[1].opening)
        is_title = self.last is None and title_share(bare(chunk)) >= HALF
        return is_title and is_text and self._is_author(bare(ahead[0]), ahead[1])

    def _is_signature(self, text: str, following: Chunk) -> bool:
        """True if a line is a name at the end of a letter, or below another, or before the next document."""
        is_closing = (DATED_AT.match(text) or ENDORSED.match(bare(following))) and not is_marked_head(text)
        if is_closing or SUBSCRIBED.match(text) or INITIALS.fullmatch(text):
            return True
        if self.last is None:
            is_closed = text.endswith(".") and not is_number(text) and is_name(text.title())
            return is_closed and not self.common.intersection(map(str.casefold, name_words(text)))
        if self.last_kind != "p" or is_byline_below(following):
            return False
        if SUBSCRIBED.match(bare(following)) and is_name(text.title()):
            return True
        if DATED_AT.search(self.last.closing) and not is_marked_head(text) and len(text) < LONGEST_CLOSE:
            return True
        if self.last.size < LONGEST_CLOSE and self.last.closing.endswith(","):
            return True
        if is_counted_title(text) or stands_apart(text):
            return False
        if text.isupper() and text.endswith(".") and following.size < LONGEST_HEAD and is_name(text.title()):
            return not any(word.casefold().strip(".,") in self.common for word in name_words(text))
        if not is_name(text):
            return is_officer(text) and bool(LETTER_END.search(self.last.closing))
        if is_styled(text):
            return True
        if LETTER_END.search(self.last.closing) or (self.last.size < LONGEST_CLOSE and is_name(bare(self.last))):
            return True
        is_before_title = following.size < LONGEST_HEAD and title_share(bare(following)) > MANY_CAPITALS
        return is_before_title and not any(word.casefold().rstrip(".,") in self.common for word in name_words(text))

    def is_dateline(self, text: str) -> bool:
        """True if a line is the date of what the title above it is the heading of; in a diary, the number above it."""
        if self.last is None or self.last_kind != "head" or not DATE_LINE.fullmatch(text):
            return False
        above = bare(self.last)
        return is_section_mark(above) or not (self.setting.is_dated or above.isdecimal() or DATE_LINE.fullmatch(above))

    def _has_room(self, chunk: Chunk, following: Chunk) -> bool:
        """True if a short line with the words of a title has more room above it than paragraphs have, and than below.

        So sections of typed and of transcribed books begin, with a full stop or without.
        """
        text, gap = bare(chunk).rstrip("."), self.setting.gap
        if not gap or chunk.first.blanks <= max(gap, following.first.blanks) or len(chunk.lines) > 1:
            return False
        is_line = FEW_LETTERS < len(text) < LONGEST_TITLE and text[0].isupper() and text[-1].isalnum()
        is_title = is_line and is_plain_head(text) and not is_said(text)
        return is_title and following.size > SHORTEST_TEXT and self.last_kind != "head"

    def _is_in_series(self, chunk: Chunk) -> bool:
        is_line = len(chunk.lines) == 1 and chunk.size < LONGEST_WITH_SUBTITLE and not BULLET.match(chunk.first.text)
        match = SERIES.fullmatch(bare(chunk)) if is_line else None
        return match is not None and (match[1] or match[2]) in self.setting.series

    def _is_closed_title(self, chunk: Chunk, following: Chunk | None) -> bool:
        """True if a line is a title with a full stop between two paragraphs of prose."""
        if following is None or following.size < LEAST_BELOW or self.setting.is_spoken or self.setting.is_terse:
            return False
        if self.last is None and title_share(bare(chunk)) == 1 and says_no_sentence(bare(chunk)):
            return chunk.size <= LONGEST_HEAD and len(bare(chunk).split()) > 2
        is_after_text = self.last is None or (self.last.size > PROSE and not ends_open(self.last.closing))
        return is_after_text and is_closed_title(bare(chunk)) and not is_name(bare(chunk))

    def _goes_on_in_verse(self, text: str) -> bool:
        """True if the chunk before is a quotation, or long and no row of names, and stops before its sentence does."""
        if self.last is None or is_marked_head(text) or not ends_open(self.last.closing):
            return False
        is_long = self.last_kind == "p" and self.last.size > PROSE and title_share(bare(self.last)) < NAMES
        return self.last_kind == "quote" or is_long

    def _is_cut_by_page(self, text: str) -> bool:
        """True if a line is rather the beginning of a sentence that goes on on the next page."""
        share = title_share(text)
        is_sentence = share < HALF or (share < NEARLY_ALL and not says_no_sentence(text))
        return self.is_last_of_page and not is_marked_head(text) and is_sentence

    def _has_text(self, following: Chunk) -> bool:
        """True if a paragraph stands below a line, perhaps after another title, perhaps cut by a page."""
        ahead = [one for one in self.chunks[self.count + 1 : self.count + 1 + AHEAD] if not _is_between(one)][:2]
        if any(one.size >= PROSE or one.paragraph for one in ahead) or is_byline_below(following):
            return True
        return ends_open(following.closing) and sum(one.size for one in ahead) >= PROSE

    def _is_full_title(self, text: str) -> bool:
        """True if a line of six words or more, each that counts with a capital, stands below a closed paragraph."""
        if self.last is None or self.last.size < LEAST_PROSE or ends_open(self.last.closing):
            return False
        return len(text.split()) > FULL_TITLE and title_share(text) == 1 and text[-1].isalpha()

    def _is_first_of_two(self, text: str) -> bool:
        """True if a title is followed by others, and those by a paragraph."""
        if title_share(text) <= MANY_CAPITALS or len(text.split()) < FEW_WORDS:
            return False
        for one in self.chunks[self.count + 1 : self.count + 1 + AHEAD]:
            title = bare(one)
            if one.size >= PROSE:
                return one is not self.chunks[self.count + 1]
            if title_share(title) <= MANY_CAPITALS or len(title.split()) < FEW_WORDS or not title[-1:].isalnum():
                return False
        return False

    def is_title_among_numbers(self, chunk: Chunk) -> bool:
        """True if a short paragraph without a number stands between a numbered one that is closed and another."""
        if not self._is_before_number():
            return False
        if self.last is None:
            is_begun = chunk.first.text[0] not in OPENERS and not starts_low(chunk.opening)
            return is_begun and chunk.size <= LONGEST_HEAD * 1.5
        if is_long_title(bare(chunk)) or _is_counted(bare(chunk)):
            return True
        if chunk.size > LONGEST_HEAD * 1.5:
            return False
        if chunk.size > LONGEST_HEAD and chunk.closing.endswith("."):
            return False
        is_open = self.last_kind == "quote" and self.last.closing[-1] not in CLOSERS
        is_closed = not is_open and not introduces(self.last.closing) and self.last.closing[-1] not in ",;"
        if chunk.closing[-1] in ",;!?" and not is_plain_head(bare(chunk)):
            return False
        return is_closed and chunk.first.text[0] not in OPENERS and not SOURCE_END.search(chunk.closing)

    def _is_before_number(self) -> bool:
        """True if a numbered paragraph follows, or a second title and then one."""
        ahead, text = self.chunks[self.count + 1 : self.count + 3], bare(self.chunks[self.count])
        if ahead and ahead[0].paragraph:
            return True
        is_title = is_plain_head(text) or text.endswith(".")  # a line of verse stops nowhere
        is_second = len(ahead) > 1 and ahead[0].size < LONGEST_HEAD and ahead[0].first.text[0] not in OPENERS
        return is_title and is_second and bool(ahead[1].paragraph)


def _is_between(chunk: Chunk) -> bool:
    """True if a line may stand between a title and its text: a number, a date, perhaps in brackets."""
    text = bare(chunk)
    is_line = bool(text) and chunk.size < LONGEST_TITLE
    return is_number(text) or bool(DATE_LINE.fullmatch(text.strip("[]()"))) or (is_line and text[0] + text[-1] == "[]")


def _is_counted(text: str) -> bool:
    """True if a line is “Second part”, perhaps with a title behind it."""
    if COUNTED_TITLE.match(text):
        return True
    if not (match := COUNTED_HEAD.match(text)):
        return False
    rest = text[match.end() :].lstrip()
    return not rest or (len(text) < LONGEST_HEAD and rest[0].isupper())
