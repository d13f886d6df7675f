"""The days as a page: what is written of each, and the shape of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from edition.chronology import Dated, Moment, find_dated, find_moments
from edition.model import Text
from edition.store import Edition
from webapp.elsewhere import excerpt, hue, locator
from webapp.holding import Held


def all_texts(edition: Edition) -> list[Text]:
    return [edition.text(one.id) for one in edition.texts]


def hues_by_author(edition: Edition) -> dict[str, int]:
    """Return the colour of each author as displayed."""
    return {one.author: hue(edition, one) for one in reversed(edition.texts)}


@dataclass(frozen=True, slots=True)
class Day:
    """A moment and who writes of it."""

    moment: Moment
    entries: tuple[tuple[Dated, int, Markup, str], ...]
    """Each with the author's colour, the words, and where."""
    left: int = 0
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that is dated, and the shape of it."""

    dated: tuple[Dated, ...]
    moments: tuple[Moment, ...]
    years: tuple[tuple[str, int], ...]
    """Year and how often it is dated, in order of time."""


def calendar(held: Held) -> Calendar:
    return held.fact("calendar", lambda: _calendar(held.edition))


def _calendar(edition: Edition) -> Calendar:
    dated = find_dated(all_texts(edition))
    moments = find_moments(dated)
    years = Counter(one.first.isoformat()[:-6] for one in dated)
    return Calendar(dated, moments, tuple(years.items()))


def day(edition: Edition, moment: Moment, hues: Mapping[str, int], most: int) -> Day:
    """Return what is written of *moment*, each with the sentence that holds the date; *most* of it at most."""
    entries = []
    for one in moment.dated[:most]:
        passage = edition.passage(one.anchor)
        words = excerpt(passage, [(one.span.start, one.span.end)])
        entries.append((one, hues.get(one.author, 0), words, locator(passage)))
    return Day(moment, tuple(entries), len(moment.dated) - len(entries))
