"""What an author states that another may state otherwise: a number, a share, a day, a name, an edition, a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.days import Day
from edition.model import Passage, Span, Text
from edition.tagging.stretches import Stretches

SILENT_KINDS = frozenset(("furniture", "bibl", "byline", "head"))
"""Passages that say nothing of what happened."""

DAY = "date"
"""What a claim counts that says when something happened."""

TERM = "term"
"""What a claim counts that says how long something lasted, in days."""

SHARE = "share"
"""What a claim counts that is given in per cent."""

LENGTH, AREA, WEIGHT = "length", "area", "weight"
"""What a claim counts that is measured: in kilometres, square kilometres, kilograms."""

MEASURED = (LENGTH, AREA, WEIGHT)

NO_THINGS = (SHARE, TERM, *MEASURED)
"""What claims state in numbers that are no so many of something."""

NAME = "name"
"""What a claim is that says what something was called, in quotation marks."""

EDITION = "edition"
"""What a claim is that says where and when a work appeared."""

WORDS = "words"
"""What a claim is that gives neither number nor day: a sentence."""

LARGEST = 1e15
"""Numbers from which none is read; also how large a vague one can be: `thousands` were expelled does not contradict
that 117,000 were."""

LONGEST_SENTENCE = 1_000
"""Code points of a sentence that are kept on either side of a claim; what goes on longer is a table or damage."""

UNCOUNTED = (NAME, EDITION, WORDS)
"""Claims without a number."""


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """What an author states; *low* and *high* are what its number can mean, both inclusive."""

    anchor: str
    start: int
    end: int
    value: float
    low: float
    high: float
    thing: str
    """What is counted, as a stem; `people` for all words for persons, "" if it is not said; or one of those above."""
    qualifier: str
    author: str
    text_id: str
    words: str
    """The sentence it stands in."""
    sentence: tuple[int, int]
    label: str = ""
    """How it is shown, if the number does not say it: a day, or the two figures of which it is the share."""
    noun: str = ""
    """What is counted, in the author's words: `former party members`."""
    ref: str = ""
    """Pointer of what it is about, if the register has it: the work of an edition, the body that is named, the event in
    whose name a day stands."""
    also: str = ""
    """What is counted with it, as a stem: the towns of `165 villages and towns`."""
    is_change: bool = False
    """True of a number that comes to others, or by which they grew or fell: `an additional 57,200`."""

    @property
    def name(self) -> str:
        """Return the claim as an editor names it: anchor and number or day; of terms, measures and words its place."""
        if self.thing == DAY:
            return f"{self.anchor} {Day.at(int(self.value)).isoformat()}"
        if self.thing in (TERM, *MEASURED, *UNCOUNTED):
            return f"{self.anchor} @{self.start}"
        return f"{self.anchor} {self.value:.12g}"

    @property
    def is_range(self) -> bool:
        """True of an interval, not of a number said with reserve."""
        return self.low < self.high and not self.qualifier

    @property
    def is_vague(self) -> bool:
        """True of a number of which only the size is said: `many thousands`."""
        return self.high == LARGEST

    @property
    def things(self) -> frozenset[str]:
        """What is counted, one thing or two; nothing if it is not said."""
        return frozenset((self.thing, self.also)) - {""}

    @property
    def is_number(self) -> bool:
        return self.thing not in (DAY, *UNCOUNTED)


def may_count_one(a: Claim, b: Claim) -> bool:
    """True unless two claims say that they count different things; who does not say what may count anything."""
    return not a.things or not b.things or not a.things.isdisjoint(b.things)


def author_of(passage: Passage, text: Text) -> str:
    return passage.author or text.author or text.title


def sentence_around(text: str, sentence: tuple[int, int], place: int) -> str:
    """Return the words of a sentence on one line; of one that does not end, those around *place*."""
    start, end = max(sentence[0], place - LONGEST_SENTENCE), min(sentence[1], place + LONGEST_SENTENCE)
    return on_one_line(text[start:end])


def on_one_line(words: str) -> str:
    return " ".join(words.split())


def uncited(passage: Passage, kind: str, *, apart: tuple[str, ...]) -> Iterator[Span]:
    """Return the spans of *kind* that stand in no span of the kinds *apart*."""
    away = Stretches.of(span for span in passage.spans if span.kind in apart)
    return (span for span in passage.spans if span.kind == kind and not away.hold(span.start, span.end))
