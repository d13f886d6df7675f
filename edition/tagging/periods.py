"""Of which time a figure is: that of the date which goes with it in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from edition.clauses import date_beside
from edition.model import Span
from edition.sentences import sentence_at, sentence_ends
from edition.tagging.stretches import Stretches

DATING = ("date", "citation", "title")
"""Kinds of span that bear on it: dates, and what may hold the year of a book, which dates nothing."""


def with_periods(text: str, figures: Sequence[Span], said: Iterable[Span]) -> list[Span]:
    """Return *figures*, each with its `period`, in EDTF, if a date among what is *said* beside it tells that.

    >>> said, words = [Span(3, 7, "date", value="1937")], "In 1937 some 40 mills stood still. They had 12 wheels."
    >>> [dict(one.data) for one in with_periods(words, [Span(13, 15, "figure"), Span(44, 46, "figure")], said)]
    [{'period': '1937'}, {}]
    """
    known = list(said)
    cited = Stretches.of(one for one in known if one.kind != "date")
    dates = sorted(one for one in known if one.kind == "date" and one.value and not cited.hold(one.start, one.end))
    if not dates or not figures:
        return list(figures)
    ends = sentence_ends(text)
    return [_with_period(text, one, sentence_at(ends, one.start), dates) for one in figures]


def _with_period(text: str, figure: Span, sentence: tuple[int, int], dates: Sequence[Span]) -> Span:
    date = date_beside(text, figure.start, figure.end, sentence, dates)
    return replace(figure, data=tuple(sorted((*figure.data, ("period", date.value))))) if date else figure
