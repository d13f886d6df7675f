"""When something happened: the days, months and rough times that authors give, and those in the names of events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from edition.concordance.claims import DAY, SILENT_KINDS, Claim, author_of, on_one_line, sentence_around, uncited
from edition.days import days_of
from edition.model import Passage, Span, Text
from edition.sentences import sentence_at, sentence_ends

LONGEST_DAY = 31
"""Days that an answer to when something happened may be wide, if the text does not say that it reckons roughly."""

LONGEST_TIME = 400
"""Days of a stretch or a rough time, `late 1932`, `in 1935–6`; longer ones are periods of history."""

MOST = 100
"""Days of one passage that are claims."""

FROM, FROM_REACH = re.compile(r"\b(?:from|between|years)\s(?:the\s)?\Z", re.IGNORECASE), 12
"""What stands before the first end of a stretch of time, and in how many code points."""

UNTIL = re.compile(r"\s?(?:to|until|till|and|–|-)\s?(?:the\s)?")
"""What stands between its two ends."""


OF_EVENT = re.compile(r",?\s(?:in|of|during)\s(?:the\s)?(?:year\s)?|\s\(")
"""What stands between the name of an event and its year."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a passage gives: its stretch, its value as EDTF, and the event of whose name it is a part, or ""."""

    start: int
    end: int
    value: str
    ref: str = ""

    @property
    def is_answer(self) -> bool:
        """True if it is narrow enough to say when something happened; what an event is called after always is."""
        known = days_of(self.value)
        if known is None:
            return False
        wide = known[1].ordinal - known[0].ordinal
        is_rough = "~" in self.value or "/" in self.value
        return bool(self.ref) or wide <= LONGEST_DAY or ((is_rough or wide < 300) and wide <= LONGEST_TIME)


def days_in(text: Text) -> Iterator[Claim]:
    """Yield the days, months and rough times of *text* in running prose: their number is that of the first day.

    What goes on `from 8 August to 17 December` is one stretch of time, not two days. A time in the name of an event of
    the register, `the trial of May 1901`, says when that was: the claim has the event for its `ref`.
    """
    for passage in text.passages:
        if passage.kind in SILENT_KINDS:
            continue
        ends = sentence_ends(passage.text)
        for one in times_of(passage):
            if one.is_answer and (known := days_of(one.value)):
                first, last = sentence_at(ends, one.start)
                low, high = (float(day.ordinal) for day in known)
                yield Claim(
                    anchor=passage.anchor, start=one.start, end=one.end, value=low, low=low, high=high, thing=DAY,
                    qualifier="", author=author_of(passage, text), text_id=text.id,
                    words=sentence_around(passage.text, (first, last), one.start), sentence=(first, last),
                    label=on_one_line(passage.text[one.start:one.end]), ref=one.ref,
                )


def times_of(passage: Passage) -> Iterator[Time]:
    """Yield the times of a passage that stand in no citation, the two ends of a stretch as one."""
    events = [span for span in passage.spans if span.kind == "event" and span.ref]
    dates = list(islice(uncited(passage, "date", apart=("citation", "title")), MOST))
    place = 0
    while place < len(dates):
        one, other = dates[place], dates[place + 1] if place + 1 < len(dates) else None
        named = next((span.ref for span in events if span.start <= one.start and one.end <= span.end), "")
        if other and not named and is_stretch(passage.text, one, other):
            yield Time(one.start, other.end, f"{one.value}/{other.value}")
            place += 1
        else:
            time = Time(one.start, one.end, one.value, named)
            yield time if time.is_answer else replace(time, ref=_event_before(passage.text, one.start, events))
        place += 1


def is_stretch(text: str, one: Span, other: Span) -> bool:
    """True of two dates that are the ends of one stretch of time: `from 8 August to 17 December`."""
    return "/" not in one.value + other.value and UNTIL.fullmatch(text, one.end, other.start) is not None and (
        FROM.search(text, max(0, one.start - FROM_REACH), one.start) is not None)


def _event_before(text: str, start: int, events: Sequence[Span]) -> str:
    """Return the event right behind whose name a year stands, `the Revolution in 1917`, or ""."""
    return next((one.ref for one in events if one.end < start and OF_EVENT.fullmatch(text, one.end, start)), "")
