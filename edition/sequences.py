"""Dates in the order in which a text tells them: a year that jumps out of its neighbours and back again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.dates import bounds
from edition.model import Passage, Span, Text

TOLD = ("p", "quote", "item", "speech")
"""Kinds of passages that tell; notes and bibliographies date books."""

NEAR = 2
"""Passages over which two dates are neighbours."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A day or month whose year is not that of the dates on either side of it."""

    passage: Passage
    span: Span
    year: int
    """The year of its neighbours."""

    @property
    def is_implied(self) -> bool:
        """True if the text leaves the year to the reader, so that it was understood wrongly."""
        return bool(self.span.cert)


@dataclass(frozen=True, slots=True)
class _Dated:
    place: int
    passage: Passage
    span: Span
    year: int


def find_jumps(text: Text) -> Iterator[Jump]:
    """Yield the dates whose year contradicts both neighbours.

    A year that was understood may be any other year; one that is said is doubtful only if it is the neighbours' year
    with one digit wrong or two in the wrong order (`1973` among days of 1937): authors do look back and ahead.
    """
    dated = list(_dated(text))
    for before, one, after in zip(dated, dated[1:], dated[2:], strict=False):
        near = one.place - before.place <= NEAR and after.place - one.place <= NEAR
        certain = not before.span.cert and not after.span.cert
        if not near or not certain or before.year != after.year or one.year == before.year:
            continue
        if one.span.cert or _is_slip(one.year, before.year):
            yield Jump(one.passage, one.span, before.year)


def _dated(text: Text) -> Iterator[_Dated]:
    """Yield the days and months of what a text tells, in order."""
    told = [passage for passage in text.passages if passage.kind in TOLD]
    for place, passage in enumerate(told):
        for span in _days(passage.spans):
            known = bounds(span.value)
            if known is not None and known[0].year == known[1].year:
                yield _Dated(place, passage, span, known[0].year)


def _days(spans: Sequence[Span]) -> Iterator[Span]:
    return (span for span in spans if span.kind == "date" and len(span.value) >= 7 and "X" not in span.value)


def _is_slip(said: int, meant: int) -> bool:
    """Return True if one digit is wrong or two neighbours are exchanged, so that the years lie in different decades.

    The last digit alone tells nothing: authors look back to `1932` among days of 1937.

    >>> _is_slip(1973, 1937), _is_slip(1837, 1937), _is_slip(1932, 1937), _is_slip(1956, 1937)
    (True, True, False, False)
    """
    one, other = str(said), str(meant)
    if len(one) != len(other) or one[:-1] == other[:-1]:
        return False
    wrong = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    is_exchanged = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and one[wrong[0]] == other[wrong[1]]
    return len(wrong) == 1 or (is_exchanged and one[wrong[1]] == other[wrong[0]])
