"""Figures that an author adds up: a total and its parts in one sentence, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.model import Span
from edition.reserve import EXACT, RESERVE
from edition.sentences import sentences
from edition.tagging.numbers import SPELT
from edition.tagging.stretches import Stretches
from edition.words import right_before

_SOME_OF = re.compile(r"[,;:.(–—-]\s?(?:of\s(?:whom|which|them|these)|including|among\s(?:them|whom)|out\sof\swhich)\b")
_ALL_OF = re.compile(r"\b(?:namely|i\.e\.|consisting\sof|made\sup\sof|comprising|composed\sof|divided\sinto)|:\s?\Z")
_THE_REST = re.compile(r"\bthe\s(?:rest|remaining|remainder|others?)\b")
_IN_ALL = re.compile(
    r"\b(?:a\s(?:grand\s)?total\sof|in\s(?:all|total|sum)|altogether|together|making|which\smakes|totalling)"
    rf"\s(?:of\s|with\s)?(?:{RESERVE})?\s?\Z")
_NUMBER = re.compile(rf"\b(?!one\b)(?:\d+|{SPELT})\b", re.IGNORECASE)
_REACH = 60
"""Code points between a total and its first part; what stands farther off most likely counts other things."""
_MOST = 40
"""Figures of a sentence that are looked at before or after a total; nobody adds up more in one."""

ABOUT = 20
"""A sum may differ by one in so many where the author says `about`, `almost`, `over`."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that its author gives."""

    total: Span
    parts: tuple[Span, ...]
    is_whole: bool
    """True if the parts are meant to be all of it, so that they must add up."""

    @property
    def says(self) -> int:
        return int(self.total.value)

    @property
    def adds_up_to(self) -> int:
        return sum(int(part.value) for part in self.parts)

    @property
    def is_right(self) -> bool:
        """False if the parts cannot be those of the total, rounding and `about` allowed for."""
        slack = max(_step(self.says) // 2, self.says // ABOUT if _is_about((self.total, *self.parts)) else 0)
        if self.is_whole:
            return abs(self.adds_up_to - self.says) <= slack
        return all(int(part.value) < self.says + slack for part in self.parts)


def find_sums(text: str, spans: Sequence[Span]) -> Iterator[Sum]:
    """Yield the totals of a passage with their parts; *spans* are its spans in order.

    >>> from edition.tagging.figures import find_figures
    >>> text = "They tried 900 men, of whom 700 were shot and the remaining 300 freed."
    >>> [(each.says == 900, each.adds_up_to == 1000, each.is_right) for each in find_sums(text, find_figures(text, []))]
    [(True, True, False)]
    """
    for start, end in sentences(text):
        figures = [span for span in spans if span.kind == "figure" and start <= span.start < end and _is_count(span)]
        for place, total in enumerate(figures):
            before, after = figures[max(0, place - _MOST):place], figures[place + 1:place + 1 + _MOST]
            found = _parts_after(text, end, total, after) or _parts_before(text, total, before)
            if found is not None:
                yield found


def _is_count(span: Span) -> bool:
    return span.value.isdigit() and dict(span.data).get("unit") not in ("share", "per cent", "times")


def _parts_after(text: str, end: int, total: Span, figures: Sequence[Span]) -> Sum | None:
    """Return `900 men, of whom 700 … and the remaining 200`, `900 men: 700 … and 200 …`."""
    near = (each for each in figures if each.start - total.end <= _REACH)
    first = next((each for each in near if _is_like(each, total)), None)
    if first is None:
        return None
    between = text[total.end:first.start]
    some, every = _SOME_OF.search(between), _ALL_OF.search(between)
    if not (some or every):
        return None
    like = [each for each in figures if _is_like(each, total)]
    end = min(end, like[-1].end + _REACH)
    if some is None and any(int(part.value) >= int(total.value) for part in like):
        return None
    is_whole = every is not None or _THE_REST.search(text, total.end, end) is not None
    return Sum(total, tuple(like), is_whole and len(like) > 1 and _are_all(text, total.end, end, like))


def _parts_before(text: str, total: Span, figures: Sequence[Span]) -> Sum | None:
    """Return `700 men and 200 women, in all 900`."""
    if not right_before(_IN_ALL, text, total.start):
        return None
    like = [each for each in figures if _is_like(each, total)]
    if len(like) < 2:
        return None
    return Sum(total, tuple(like), _are_all(text, like[0].start, total.start, like))


def _are_all(text: str, start: int, end: int, parts: Sequence[Span]) -> bool:
    """Return True if all numbers from *start* to *end* are *parts*: what was left out may be what is missing."""
    held = Stretches.of(parts)
    return all(held.overlap(*number.span()) for number in _NUMBER.finditer(text, start, end))


def _is_like(part: Span, total: Span) -> bool:
    """Return True if both count the same, or one of them does not say what it counts."""
    one, other = (dict(span.data).get("commodity", "").split()[-1:] for span in (part, total))
    measures = {dict(span.data).get("unit") for span in (part, total) if "commodity" not in dict(span.data)} - {None}
    return not measures and (not one or not other or one == other)


def _is_about(spans: Sequence[Span]) -> bool:
    return any(dict(span.data).get("qualifier", "only") not in EXACT for span in spans)


def _step(value: int) -> int:
    """Return the unit to which a number was rounded.

    >>> _step(117_000), _step(44_161), _step(900)
    (1000, 1, 100)
    """
    digits = str(value)
    return int(10 ** (len(digits) - len(digits.rstrip("0") or "0")))
