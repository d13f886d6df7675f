"""What a chunk of the text is: heading, quotation, list item, speech, byline, entry of a bibliography, paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from edition.encoding.bracketed import PICTURE
from edition.encoding.chunks import BULLET, HEAD_MARK, QUOTE_MARK, SPEAKER, Chunk, ends_open, starts_low
from edition.encoding.furniture import POINTED
from edition.encoding.headings import (
    BOLD_LINE,
    DATE_LINE,
    FURTHER,
    LETTER_END,
    OPENERS,
    bare,
    is_plain_head,
    is_section_mark,
)
from edition.encoding.lines import QUOTED
from edition.encoding.quotations import (
    ADDRESS,
    DASHES,
    LISTING,
    LONGEST_ADDRESS,
    SOURCE_END,
    SPEAKER_IN_CAPITALS,
    announces,
    counts_on,
    end_of_marks,
    end_of_motto,
    end_of_quotation,
    end_of_record,
    introduces,
    is_head_of_letter,
    is_narrower,
    is_opened_again,
    is_quoted,
    promises,
    says,
    stays_open,
)
from edition.encoding.setting import COUNTED_ITEM, find_lists, find_songs
from edition.encoding.titling import Titling
from edition.encoding.verse import LEAST_PROSE, LONGEST_VERSE, is_set_as_verse, may_be_verse

LONGEST_QUOTED = 2500
"""Code points of a paragraph that is quoted only for the words above it, at most; longer ones are documents."""
ITEM = re.compile(r"\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\)\s|[-•*·▪◦]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a chunk is, and how sure that is."""

    name: str
    cert: str = ""


class Classifier(Titling):
    """Says what each chunk is; asked in order, because what came before counts."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        super().__init__(chunks)
        self.numbered = [index for index, one in enumerate(chunks) if one.paragraph]
        """Indices of the paragraphs that the author numbered."""
        self.listed = find_lists(chunks)
        self.sung = find_songs(chunks)
        self.begun: Chunk | None = None
        """The paragraph that began last, whether a page cut it or not."""
        self.quoted_until = -1
        """Index of the last paragraph of a quotation of several paragraphs."""
        self.quote_open = False
        self.in_bibliography = False
        self.is_counted = sum(1 for one in chunks if POINTED.fullmatch(one.first.text)) > 1
        """Figures with a full stop stand by themselves, and none is the number of a page: they count chapters."""

    def kind(self, chunk: Chunk, *, interrupted: bool, is_last_of_page: bool = False) -> Kind:
        """Return the kind of *chunk*, the next of those given; *interrupted* if notes or furniture stand before it."""
        self.is_last_of_page = is_last_of_page
        found = self._kind(chunk, self.following, interrupted=interrupted)
        self.count += 1
        if found.name == "byline":
            self.bylines.add(chunk.first.text)
        if found.name == "head":
            self.heads.add(chunk.first.text)
            self.quoted_until = -1
            self.in_bibliography = bool(FURTHER.match(bare(chunk)))
        self.quote_open = found.name == "quote" and stays_open(chunk, was_open=self.quote_open)
        self.last, self.last_kind = chunk, found.name
        if not starts_low(chunk.opening):
            self.begun = chunk
        return found

    def _kind(self, chunk: Chunk, following: Chunk | None, *, interrupted: bool) -> Kind:
        if marked := self._marked(chunk, following):
            return marked
        if self._goes_on(chunk, interrupted=interrupted):
            return Kind(self.last_kind)
        if self._is_speech(chunk, following):
            return Kind("speech")
        if BULLET.match(chunk.first.text) and not self.in_bibliography and self._has_item_neighbour(following):
            return Kind("item")
        if self.count in self.listed:
            return Kind("item")
        if self.count in self.sung:
            return Kind("quote", "medium")
        if self.is_byline(chunk, following):
            return Kind("byline", "medium")
        if self.count <= self.quoted_until and self.last is not None and counts_on(self.last, chunk):
            return Kind("quote")
        if self.is_head(chunk, following):
            return Kind("head", "" if is_plain_head(bare(chunk)) else "medium")
        if self.in_bibliography:
            return Kind("bibl")
        text = chunk.first.text
        if BULLET.match(text) or (ITEM.match(text) and self._has_item_neighbour(following)):
            return Kind("item")
        return self._quote_or_p(chunk)

    def _marked(self, chunk: Chunk, following: Chunk | None) -> Kind | None:
        """Return what a chunk is that an editor ruled or the source marks, or that is a number or a date by itself."""
        text = chunk.first.text
        if chunk.ruling and chunk.ruling.value:
            return Kind(chunk.ruling.value)
        if chunk.is_entry:
            return Kind("item")
        if PICTURE.match(text):
            return Kind("p")
        is_line = len(chunk.lines) == 1
        if HEAD_MARK.match(text) or (is_line and chunk.size < 220 and BOLD_LINE.fullmatch(text)):
            return Kind("head")
        if QUOTE_MARK.match(text):
            return Kind("quote")
        if chunk.paragraph:
            return Kind("p")
        if not is_line or not following or starts_low(following.opening):
            return None
        if self.setting.is_dated and not self.is_dateline(text) and following.size > 40 and DATE_LINE.fullmatch(text):
            return Kind("head", "medium")
        is_number = is_section_mark(text) or text.isdecimal() or (self.is_counted and POINTED.fullmatch(text))
        return Kind("head", "medium") if is_number else None

    def _goes_on(self, chunk: Chunk, *, interrupted: bool) -> bool:
        """True if the chunk is the second part of what a page break cut."""
        if self.last is None or self.last_kind not in ("p", "quote", "item", "bibl", "speech"):
            return False
        if self.last.closing.endswith(("-", "¬", "\u00ad")) and starts_low(chunk.opening):
            return True
        setting = self.setting
        if setting.is_numbered and setting.indent and not interrupted and not chunk.first.indent:
            return False
        open_end = ends_open(self.last.closing) and self.last.size > 60
        return open_end and starts_low(chunk.opening) and (interrupted or self.last_kind != "quote")

    def _is_speech(self, chunk: Chunk, following: Chunk | None) -> bool:
        if not self.setting.has_speakers or not SPEAKER.match(chunk.first.text):
            return False
        return self.last_kind == "speech" or (following is not None and bool(SPEAKER.match(following.first.text)))

    def _has_item_neighbour(self, following: Chunk | None) -> bool:
        return self.last_kind == "item" or (following is not None and bool(ITEM.match(following.first.text)))

    def _quote_or_p(self, chunk: Chunk) -> Kind:
        setting = self.setting
        if self._is_set_in(chunk) or self.count <= self.quoted_until:
            return Kind("quote")
        if self.quote_open and chunk.first.text[:1] in OPENERS:
            return Kind("quote")
        if setting.is_numbered and setting.indent and chunk.first.indent >= setting.indent:
            return Kind("p")
        if setting.is_wholly_numbered and not self.count and self.is_title_among_numbers(chunk):
            return Kind("head", "medium")
        if setting.is_numbered and setting.indent and not chunk.first.indent and self.count:
            return Kind("head" if self.is_title_among_numbers(chunk) else "quote", "medium")
        if setting.is_wholly_numbered and not setting.indent and self._is_without_number(chunk):
            return Kind("head" if self.is_title_among_numbers(chunk) else "quote", "medium")
        if (chunk.is_verse and not self._is_signed_below()) or is_set_as_verse(chunk.lines, setting.measure):
            end = end_of_marks(self.chunks, self.count) or self.count
            if all(one.size <= LONGEST_VERSE or one.is_verse for one in self.chunks[self.count : end + 1]):
                self.quoted_until = end
            return Kind("quote", "medium")
        if self._is_introduced(chunk):
            is_talk = setting.is_spoken or setting.is_terse or setting.is_marking
            self.quoted_until = end_of_quotation(self.chunks, self.count, is_talk=is_talk)
            if SPEAKER_IN_CAPITALS.match(chunk.first.text):
                self.quoted_until = end_of_record(self.chunks, self.count)
            return Kind("quote", "medium")
        if self.last_kind == "head" and not setting.is_marking and (end := end_of_motto(self.chunks, self.count)):
            self.quoted_until = end - 1
            return Kind("quote", "medium")
        return Kind("p")

    def _is_signed_below(self) -> bool:
        """True if the paragraph above ends as a letter does before its signature: short lines below it are no verse."""
        closing = self.last.closing if self.last else ""
        return not introduces(closing) and bool(LETTER_END.search(closing))

    def _is_without_number(self, chunk: Chunk) -> bool:
        """True if a chunk among numbered paragraphs begins like one and has no number."""
        if starts_low(chunk.opening) or chunk.first.text[0] == "[" or self.last_kind == "head":
            return False
        if self.last and ends_open(self.last.closing):
            return False
        following = bisect_right(self.numbered, self.count)
        if not 0 < following < len(self.numbered):
            return False
        before, after = (self.chunks[self.numbered[at]].paragraph for at in (following - 1, following))
        return before is not None and after is not None and after.number == before.number + 1

    def _is_introduced(self, chunk: Chunk) -> bool:
        """True if the paragraph before introduces *chunk* as a quotation: a colon alone does not prove it."""
        last, text = self.last, chunk.first.text
        if last is None or self.last_kind != "p" or last.size <= 20 or not introduces(last.closing):
            return False
        if last.size < LONGEST_ADDRESS and ADDRESS.match(last.first.text):
            return False
        if self.begun and is_opened_again(self.begun, chunk):
            return False
        if self._is_reopened(chunk):
            return self._is_told() and not self.setting.is_marking
        if text[0] in DASHES or (chunk.size < 40 and text[-1:].isalnum()):
            return False
        if self._is_exclaimed(chunk) or is_narrower(chunk, last) or self._is_flush(chunk, last):
            return True
        return not LISTING.search(last.closing) and self._is_supported(chunk, last)

    def _is_supported(self, chunk: Chunk, last: Chunk) -> bool:
        """True if its source, a word of saying, or the habit of the text shows that *chunk* is quoted below a colon."""
        setting, text = self.setting, chunk.first.text
        if SOURCE_END.search(chunk.closing) and (is_quoted(chunk) or not promises(last)):
            return True
        if setting.is_spoken or setting.is_terse or setting.is_marking:
            return False
        if introduces(chunk.closing) or chunk.size > LONGEST_QUOTED:
            return False
        if says(last) or SPEAKER_IN_CAPITALS.match(text):
            return True
        is_prose = max(last.size, chunk.size) > LEAST_PROSE
        is_habit = (setting.is_quoting and last.size > LEAST_PROSE and not promises(last)) or (
            setting.is_announcing and is_prose and announces(last) and not COUNTED_ITEM.match(text)
        )
        return is_habit and bare(last)[-1:] == ":" and not starts_low(chunk.opening)

    def _is_flush(self, chunk: Chunk, last: Chunk) -> bool:
        """True if lines without a number have no indent where paragraphs, and the one before, begin with one."""
        indent = self.setting.indent
        is_flush = 0 < indent == last.first.indent and len(chunk.lines) > 1 and not chunk.first.indent
        return is_flush and not starts_low(chunk.opening) and not chunk.first.text[0].isdigit()

    def _is_exclaimed(self, chunk: Chunk) -> bool:
        """True if a line as short as a verse, without quotation marks, stands between two paragraphs of prose.

        A line in capitals is the title of verse, if any stands below.
        """
        last, following = self.last, self.following
        if last is None or following is None or self.setting.is_terse or self.setting.is_marking:
            return False
        if min(last.size, following.size) < LEAST_PROSE or LISTING.search(last.closing) or ":" not in last.closing[-3:]:
            return False
        text = chunk.first.text
        if text[-1].isalnum() and starts_low(following.opening):
            return False
        is_line = len(chunk.lines) == 1 and may_be_verse(text) and text[0] not in OPENERS and text[-1] != ":"
        if text.isupper():
            return following.is_verse
        return is_line and not is_head_of_letter(text)

    def _is_reopened(self, chunk: Chunk) -> bool:
        """True if a quotation goes on beyond its first paragraph, and the next is opened again.

        Where the paragraph above opens the same marks, someone tells the whole of it.
        """
        text, following = chunk.first.text, self.following
        if text[0] not in QUOTED or following is None or (self.last and self.last.first.text[0] == text[0]):
            return False
        if following.first.text[0] not in ("«»" if text[0] == "«" else text[0]):
            return False
        inner = " ".join(line.text for line in chunk.lines)[1:]
        return not any(closer in inner for closer in QUOTED[text[0]])

    def _is_told(self) -> bool:
        """True if marks opened again stand for no margin: where people talk, or if a source is behind their end."""
        if self.setting.is_spoken or self.setting.is_terse:
            return True
        end = end_of_marks(self.chunks, self.count)
        return end is not None and bool(SOURCE_END.search(self.chunks[end].closing))

    def _is_set_in(self, chunk: Chunk) -> bool:
        """True if all lines stand further in than paragraphs do."""
        if self.setting.is_numbered and self.setting.indent:
            return False
        least = min(line.indent for line in chunk.lines)
        if len(chunk.lines) > 1:
            return least >= max(2, 0 if self.setting.indent < 9 else self.setting.indent + 2)
        return least >= max(2, self.setting.indent + 1)
