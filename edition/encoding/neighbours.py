"""A chunk without a label and what stands around it: is it a note, the rest of one, or text?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from edition.encoding.chunks import Chunk, ends_open, starts_low
from edition.encoding.markers import Marker
from edition.encoding.numbered import PAGES_BACK

CITING = re.compile(
    r"\b(?:ibid|ibidem|op\. ?cit|loc\. ?cit|idem|cf|vgl|ebd|ebenda"
    r"|pp?\.\s?\d|vol\.|no\.\s?\d|fols?\.|ff?\.|eds?\.|see)\b"
    r"|\(\w[^()]{0,40}\b1[5-9]\d\d\)|, \d{1,4}(?:[-–]\d+)?\.$|\d/\d+/\d", re.I,
)


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """What a chunk without a label is: `new` note with a number if it can be told, or `more` of the note before; `text`
    that might be more of it.
    """

    kind: str
    n: str = ""
    cert: str = "medium"


GLUED = re.compile(r"(?<=[^\W\d_.,;:”])[.,;:”’\"')]{0,2}(\d{1,4})(?=[\s.,;:”)]|$)")
"""Figures glued to a word or to the end of a sentence."""
GLUED_OR_NEAR = re.compile(GLUED.pattern.replace("(\\d", "\\s?(\\d", 1))
"""The same, perhaps with a blank before them."""
MOST = 0.6
"""Share of the notes, or pages, that show a habit, at least; many notes may go over pages."""
LEAST = 3
"""Pages that show a habit, at least."""
LONGEST_TITLE = 90
"""Code points of a title, at most."""
LONGEST_NOTE = 4_000
"""Code points that the further paragraphs of a note have, at most; a page of text has fewer."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the notes of a text are set."""

    are_closed: bool
    """Most end with a sentence, so that one which does not goes on elsewhere."""
    end_pages: bool
    """Furniture stands below those of most pages."""

    @classmethod
    def of(cls, chunks: Sequence[Chunk], order: Sequence[int]) -> Habits:
        closed = [not ends_open(one.closing) for one in chunks if one.note]
        pages = [after - at > 1 for at, after in pairwise(order) if chunks[at].note and not chunks[after].note]
        return cls(sum(closed) >= MOST * len(closed), len(pages) >= LEAST and sum(pages) >= MOST * len(pages))


def clear_calls(chunk: Chunk) -> list[Marker]:
    """Return the calls of a chunk but for plain figures, which may be quantities."""
    return [one for one in chunk.calls if one.style != "plain"]


def _is_like_title(chunk: Chunk) -> bool:
    """True of a line by itself that ends no sentence."""
    return len(chunk.lines) == 1 and chunk.size < LONGEST_TITLE and chunk.closing[-1].isalnum()


def _number(chunk: Chunk, found: Unlabelled | None) -> int:
    if chunk.note:
        return chunk.note.number
    return int(found.n) if found and found.n.isdecimal() else 0


def _calls(number: int, chunks: Iterable[Chunk], figures: re.Pattern[str] = GLUED) -> bool:
    """True if *chunks* call the note *number*, clearly or by figures glued to a word."""
    for chunk in chunks:
        if any(call.number == number for call in clear_calls(chunk)):
            return True
        for line in chunk.lines:
            if str(number) in line.text and str(number) in figures.findall(line.text):
                return True
    return False


def _page_before(before: Sequence[int], chunks: Sequence[Chunk], found: Mapping[int, Unlabelled]) -> list[int]:
    """Return the chunks of text that stand before the notes before a place, up to the notes of the page before."""
    page: list[int] = []
    for index in before:
        if chunks[index].note or index in found:
            if page:
                break
        else:
            page.append(index)
    return page


def _below_notes(after: Sequence[int], chunks: Sequence[Chunk]) -> Chunk | None:
    """Return the first chunk without a label below the next notes, if at most one that may have lost its own is above.
    """
    first = next((at for at, index in enumerate(after[:2]) if chunks[index].note), len(after))
    return next((chunks[index] for index in after[first:] if not chunks[index].note), None)


class Place:
    """A chunk without a label and what stands around it."""

    def __init__(
        self, chunks: Sequence[Chunk], order: Sequence[int], at: int, found: Mapping[int, Unlabelled],
        owed: frozenset[int], habits: Habits,
    ) -> None:
        self.owed = owed
        self.habits = habits
        self.following = chunks[order[at + 1]] if at + 1 < len(order) else None
        self.is_last_of_page = self.following is not None and self.following.note is not None
        self.chunk = chunks[order[at]]
        self.is_at_page = at > 0 and order[at] - order[at - 1] > 1
        """Furniture stands before it."""
        is_above = at + 1 < len(order) and order[at + 1] - order[at] > 1
        self.ends_page = habits.end_pages and is_above and not self.is_at_page
        """Furniture stands behind it, as elsewhere behind the notes of a page."""
        before, after = order[max(0, at - 40) : at][::-1], order[at + 1 : at + 40]
        self.body = next((chunks[i] for i in before if not chunks[i].note and i not in found), None)
        page = _page_before(before, chunks, found)
        self.page = [chunks[i] for i in page]
        self.labels_here = {chunks[i].note.label for i in before if page and i > page[0] and chunks[i].note}  # type: ignore[union-attr]
        """Labels of the notes between the page and this place."""
        self.next_body = next((chunks[i] for i in after if not chunks[i].note), None)
        self.next_note = next((chunks[i] for i in after if chunks[i].note), None)
        self.next_number = self.next_note.note.number if self.next_note and self.next_note.note else 0
        self.body_below = _below_notes(after, chunks)
        self.goes_on_below = any(not chunks[i].note and starts_low(chunks[i].opening) for i in after[:12])
        self.last_note = next((chunks[i] for i in before if chunks[i].note or i in found), None)
        notes = [chunks[i].note for i in before if chunks[i].note]
        self.last_label = notes[0] if notes else None
        numbers = (_number(chunks[i], found.get(i)) for i in before[:12] if chunks[i].note or i in found)
        self.last_number = next((number for number in numbers if number), 0)
        labels_ahead = [label for i in after[:12] if (label := chunks[i].note)]
        self.labels_ahead = {label.label for label in labels_ahead}
        is_after_note = bool(before) and (chunks[before[0]].note is not None or before[0] in found)
        rising = takewhile(lambda label: not label.number or label.number > self.last_number, labels_ahead)
        self.labels_of_page = {label.label for label in (rising if is_after_note else labels_ahead)}
        """Labels that notes further down have, among notes up to where the count begins anew."""

    @property
    def missing(self) -> str:
        """Return the number that fits between the labels before and after, or an empty string."""
        last, following = self.last_label.number if self.last_label else 0, self.next_number
        if self.last_number + 1 in self.owed:
            return str(self.last_number + 1)
        if self.last_number and following == self.last_number + 2:
            return str(self.last_number + 1)
        if self.owed and (not self.last_number or min(self.owed) == 1):
            return str(min(self.owed))
        if self.is_called(self.last_number + 1):
            return str(self.last_number + 1)
        return "1" if following == 2 and last != 1 else ""

    @property
    def body_is_cut(self) -> bool:
        """True if the text above stops within a sentence, and is longer than a title."""
        body = self.body
        return body is not None and ends_open(body.closing) and (body.size > LONGEST_TITLE or len(body.lines) > 1)

    @property
    def parts_a_sentence(self) -> bool:
        """True if a chunk that begins and ends with a sentence stands between the halves of another."""
        if not self.body_is_cut:
            return False
        is_whole = not starts_low(self.chunk.opening) and not ends_open(self.chunk.closing)
        return is_whole and self.next_body is not None and starts_low(self.next_body.opening)

    @property
    def is_note_of_page(self) -> bool:
        """True if a chunk that calls nothing parts a sentence, and the page above calls a note that no label has."""
        if not self.parts_a_sentence or clear_calls(self.chunk) or not (self.body and self.body.closing[-1].isalpha()):
            return False
        return any(_calls(number, self.page) for number in self.owed)

    def is_last_note(self) -> bool:
        """True if a chunk at the end of the file is the note that is called last and has no label."""
        text = " ".join(line.text for line in self.chunk.lines)
        if starts_low(text) or len(self.owed) > 1 or text[-1] not in ".!?)”" or clear_calls(self.chunk):
            return False
        if self.owed:
            return self.missing != ""
        body = [self.body] if self.body else []
        return len(text) < 250 and self.last_number > 2 and _calls(self.last_number + 1, body, GLUED_OR_NEAR)

    def is_called(self, number: int) -> bool:
        """True if figures on this page call a note of this number, and none later has it."""
        if str(number) in self.labels_of_page or not self.last_number:
            return False
        return _calls(number, self.page)

    def goes_on_here(self) -> bool:
        """True if the chunk, which begins with a small letter amid the text, is rather the rest of an open note.

        The text has one open end at most: where it has none, or goes on after this chunk, the chunk is the note's.
        """
        note = self.last_note
        if note is None or note.size < 60 or not ends_open(note.closing) or note.closing[-1] in "–—:":
            return False
        if self.chunk.start - note.end > PAGES_BACK or self.body is None or self.body.start < note.start:
            return False
        if not ends_open(self.body.closing):
            return True
        following = [one for one in (self.next_body, self.body_below) if one is not None]
        goes_on_below = any(starts_low(one.opening) for one in following)
        return not ends_open(self.chunk.closing) and (goes_on_below or self.is_only_rest)

    @property
    def is_only_rest(self) -> bool:
        """True if nothing else between an open note and the next can be its rest, in a text whose notes are closed."""
        is_other_rest = any(starts_low(one.opening) for one in self.page[:-1])
        return self.habits.are_closed and self.is_last_of_page and not is_other_rest

    @property
    def is_tail(self) -> bool:
        """True if a whole paragraph between a note and the next, or a title, may be either text or the end of the note.
        """
        following = self.following
        if following is None:
            return False
        return self.next_number == self.last_number + 1 if following.note else _is_like_title(following)

    @property
    def is_whole(self) -> bool:
        """True if the chunk begins and ends with a sentence, and calls nothing."""
        return not (starts_low(self.chunk.opening) or ends_open(self.chunk.closing) or self.chunk.calls)

    def calls_ahead(self) -> bool:
        """True if the chunk calls notes that follow: then it is text."""
        return any(one.label in self.labels_ahead for one in self.chunk.calls)

    def of_note(self, is_after_note: bool, is_before_note: bool, *, is_last: bool) -> Unlabelled | None:
        """Return what the chunk is if it belongs to a note; *is_last* of a chunk at the end of a text with notes."""
        if is_after_note or is_before_note or (is_last and len(self.owed) == 1):
            if is_last and self.is_last_note():
                return Unlabelled("new", self.missing, cert="low")
            found = self.ruling(is_after_note, is_before_note)
            if found is None and is_after_note and self.is_whole:
                return Unlabelled("more") if self.ends_page else Unlabelled("text") if self.is_tail else None
            return found
        if self.owed and self.is_note_of_page:
            return Unlabelled("new", self.missing or str(min(self.owed)))
        return Unlabelled("more") if starts_low(self.chunk.opening) and self.goes_on_here() else None

    def ruling(self, is_after_note: bool, is_before_note: bool) -> Unlabelled | None:
        if self.last_label is not None and self.last_label.style == "told":
            return None  # such notes are closed by a bracket, and all are labelled
        weight = self._weight()
        goes_on = (
            self.last_note is not None and ends_open(self.last_note.closing) and starts_low(self.chunk.opening)
        )
        is_rest = starts_low(self.chunk.opening) and not goes_on
        if is_after_note and self.is_within_note(is_rest=is_rest):
            return Unlabelled("more", cert="")
        if goes_on and is_after_note and self._text_goes_on(is_before_note):
            return None
        if goes_on and is_before_note and (weight + 2.5 > 0 or self.goes_on_here()):
            return Unlabelled("more", cert="medium")
        if goes_on and is_after_note and weight + 1 > 0:
            return Unlabelled("more")
        if starts_low(self.chunk.opening):
            return None
        is_cut = self.last_note is not None and self.last_note.closing[-1] not in ".!?)]”’\"'…»:"
        if is_cut and is_before_note and not is_after_note and weight + 2 > 0:
            return Unlabelled("more")
        if self.missing and weight + 2 + self._sequence_weight(is_after_note, is_before_note) > 0:
            return Unlabelled("new", self.missing)
        if is_after_note and is_before_note and weight > 0.5:
            return Unlabelled("more", cert="low")
        return Unlabelled("more" if is_after_note else "new", cert="low") if weight > 1 else None

    def _sequence_weight(self, is_after_note: bool, is_before_note: bool) -> float:
        """Return what the numbers beside a chunk add to it, if one is missing: it is called, or is the one between two.
        """
        number = int(self.missing) if self.missing.isdecimal() else 0
        is_owed = number in self.owed
        is_between = is_before_note and self.last_number + 1 == number == self.next_number - 1
        is_likely = is_between and (is_owed or is_after_note) and not self._is_cut_text()
        return is_owed + (2.0 if is_likely else 0.0)

    def _is_cut_text(self) -> bool:
        """True if the chunk stops within a sentence that goes on below, while the text above had ended: it is text."""
        has_ended = self.body is not None and not ends_open(self.body.closing)
        return has_ended and ends_open(self.chunk.closing) and self.goes_on_below

    def is_within_note(self, *, is_rest: bool) -> bool:
        """True if the next number was called before the notes began: what stands between is a paragraph of the last.

        In Markdown such a paragraph stands further in; elsewhere it does not begin as the rest of a sentence does.
        """
        if self.last_label is None or self.last_note is None:
            return False
        if self.last_label.style == "md":
            return self.chunk.first.indent >= 2
        following = self.next_note.note if self.next_note else None
        if is_rest or following is None or following.number != self.last_label.number + 1 or self.is_far:
            return False
        if following.label in self.labels_here:
            return False
        return _calls(following.number, self.page) and not _calls(following.number, [self.chunk])

    @property
    def is_far(self) -> bool:
        """True if the next note is further off than the paragraphs of a long note are."""
        if self.next_note is None or self.last_note is None:
            return True
        return self.next_note.start - self.last_note.end > LONGEST_NOTE

    def _text_goes_on(self, is_before_note: bool) -> bool:
        """True if text and note were both cut and the chunk is rather the text's: a page begins, or the note's follows.
        """
        if self.body is None or self.body.size < 60 or not ends_open(self.body.closing):
            return False
        next_is_low = self.next_body is not None and starts_low(self.next_body.opening)
        if self.is_at_page or not next_is_low:
            return True
        return ends_open(self.chunk.closing) and not is_before_note

    def _weight(self) -> float:
        """Return what speaks for a note, as logarithm of the odds: most paragraphs without a label are text."""
        size = self.chunk.size
        weight = -1.5 - (2.0 if size > 600 else 0.0) + (0.5 if size < 250 else 0.0)
        text = " ".join(line.text for line in self.chunk.lines)
        weight += min(1.5, 0.75 * sum(1 for _ in CITING.finditer(text[:600])))
        if self.body_is_cut and self.next_body is not None and starts_low(self.next_body.opening):
            weight += 5.0 if self.parts_a_sentence else 2.5
        if self.body_is_cut and starts_low(self.chunk.opening):
            weight -= 3.0 if self.last_note is None or not ends_open(self.last_note.closing) else 0.5
        return weight - (4.0 if weight > -3 and self.calls_ahead() else 0.0)
