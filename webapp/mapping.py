"""Maps of the places in the register: circles by mentions, names where there is room, and what lies beyond."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from edition.model import Entry, Passage
from edition.store import Edition
from webapp.addresses import entry_path
from webapp.lettering import Name, letter
from webapp.projecting import Point, Projection, fit, place, shores
from webapp.wording import counted, joined

WIDTH, HEIGHT = 960.0, 520.0
SMALL_WIDTH, SMALL_HEIGHT = 420.0, 260.0
"""The map of all places, as wide as a page, and that of one, which stands beside its names; in units of SVG."""

BORDER = 46.0
"""Between the outermost place and the frame: room for its name."""

LARGEST = 20.0
"""Radius of the place named most often; areas are as the mentions."""

LEAST = 3.0
"""Radius of those that are named once: they can still be seen, and hit."""

LONG_GAP, FEW = 40.0, 0.15
"""Places beyond a gap of so many degrees that have less than this share of the mentions are left off the map."""

NEIGHBOURS, FARTHEST = 8, 18.0
"""How many other places a small map has, and how many degrees off at most."""

SAID = 3
"""Places that the name of a map tells to those who do not see it."""

MOST = 400
"""Points on a map, most mentions first; more could not be told apart, and to letter them would take too long."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle: one place, or several with the same point."""

    entries: tuple[Entry, ...]
    """Most often named first."""
    count: int
    x: float
    y: float
    radius: float
    title: str
    path: str
    is_subject: bool = True
    """False of what stands on the map only for orientation."""
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """A map as it is drawn, in units of its frame."""

    width: float
    height: float
    land: str
    """Path data, to be filled even-odd."""
    spots: tuple[Spot, ...]
    """Largest first, so that none is hidden."""
    beyond: tuple[tuple[Entry, int], ...] = ()
    """Places with a point that lie outside, with their mentions."""
    cited: tuple[tuple[Entry, int], ...] = ()
    """Places that are named in citations only, where books came out and documents lie."""

    @property
    def label(self) -> str:
        names = [spot.entries[0].name for spot in self.spots if spot.is_subject]
        left = len(names) - SAID
        said = joined(names) if left <= 0 else f"{', '.join(names[:SAID])} and {left} more"
        return f"Map: {said}"


@dataclass(frozen=True, slots=True)
class _Site:
    """Entries at one point of the globe."""

    point: Point
    entries: tuple[Entry, ...]
    count: int


def map_of_places(edition: Edition) -> Map | None:
    """Return the map of all places that are spoken of and have a point; None if there is none."""
    entries = [entry for entry in edition.registers.of_kind("place") if entry.geo]
    counts = spoken_of(edition, entries)
    cited = [(one, len(edition.mentions_of(one.key))) for one in entries if not counts[one.key]]
    sites = _sites(entries, counts)
    mentioned = [site for site in sites if site.count]
    if not mentioned:
        return None
    shown, left_off = split(mentioned[:MOST])
    projection = fit([site.point for site in shown], WIDTH, HEIGHT, BORDER)
    beyond = [(entry, counts[entry.key]) for site in left_off for entry in site.entries if counts[entry.key]]
    return Map(
        WIDTH, HEIGHT, path_data(shores(projection, WIDTH, HEIGHT)), _spots(shown, projection, WIDTH, HEIGHT),
        _most_first(beyond), _most_first(one for one in cited if one[1]),
    )


def spoken_of(edition: Edition, entries: Iterable[Entry]) -> dict[str, int]:
    """Return by pointer how often each of *entries* is named outside citations."""
    covers: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    counts = {entry.key: 0 for entry in entries}
    for key in counts:
        for mention in edition.mentions_of(key):
            if mention.anchor not in covers:
                covers[mention.anchor] = _citations(edition.passage(mention.anchor))
            starts, ends = covers[mention.anchor]
            at = bisect_right(starts, mention.span.start)
            counts[key] += not (at and mention.span.start < ends[at - 1])
    return counts


def _citations(passage: Passage) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the citations of *passage* start, and how far those up to there reach."""
    found = sorted((span.start, span.end) for span in passage.spans if span.kind == "citation")
    return tuple(start for start, _ in found), tuple(accumulate((end for _, end in found), max))


def _most_first(counted: Iterable[tuple[Entry, int]]) -> tuple[tuple[Entry, int], ...]:
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0].name)))


def map_around(edition: Edition, entry: Entry) -> Map | None:
    """Return a small map with *entry* in the middle and its neighbours; None if it has no point."""
    if entry.geo is None:
        return None
    counts = {one.key: len(edition.mentions_of(one.key)) for one in edition.registers.of_kind("place")}
    others = [one for one in edition.registers.of_kind("place") if one.geo not in (None, entry.geo) and counts[one.key]]
    subject = _Site((entry.geo[1], entry.geo[0]), (entry,), counts.get(entry.key, 0))
    near = sorted(_sites(others, counts), key=lambda site: _apart(site.point, subject.point))[:NEIGHBOURS]
    near = [site for site in near if _apart(site.point, subject.point) < FARTHEST]
    projection = fit([subject.point, *_mirrored(subject.point, near[:4])], SMALL_WIDTH, SMALL_HEIGHT, BORDER)
    spots = _spots([subject, *near], projection, SMALL_WIDTH, SMALL_HEIGHT, subject=subject)
    return Map(SMALL_WIDTH, SMALL_HEIGHT, path_data(shores(projection, SMALL_WIDTH, SMALL_HEIGHT)), spots)


def path_data(rings: Iterable[Sequence[Point]]) -> str:
    """Return closed outlines as SVG path data, to a tenth of a unit, each step from the point before.

    >>> path_data([[(0, 0), (10, 0.26), (10, 10)]])
    'M0 0l10 .3 0 9.7z'
    """
    written = []
    for ring in rings:
        tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
        steps = [f"{_tenth(b[0] - a[0])} {_tenth(b[1] - a[1])}" for a, b in pairwise(tenths)]
        written.append(f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{' '.join(steps)}z")
    return "".join(written)


def _tenth(value: int) -> str:
    """Write tenths as briefly as SVG allows.

    >>> _tenth(-5), _tenth(120), _tenth(123)
    ('-.5', '12', '12.3')
    """
    whole, rest = divmod(abs(value), 10)
    digits = f"{whole or '' if rest else whole}{f'.{rest}' if rest else ''}"
    return f"-{digits}" if value < 0 else digits


def _sites(entries: Iterable[Entry], counts: dict[str, int]) -> list[_Site]:
    """Return the points of *entries*, most mentions first."""
    found: dict[tuple[float, float], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.geo is not None:
            found[entry.geo].append(entry)
    sites = []
    for (latitude, longitude), together in found.items():
        together.sort(key=lambda one: (-counts.get(one.key, 0), one.name))
        total = sum(counts.get(one.key, 0) for one in together)
        sites.append(_Site((longitude, latitude), tuple(together), total))
    return sorted(sites, key=lambda site: (-site.count, site.entries[0].name))


def split(sites: Sequence[_Site]) -> tuple[list[_Site], list[_Site]]:
    """Return the sites that share a map, and those too far from them for the little that is said of them."""
    shown = list(sites)
    left_off: list[_Site] = []
    while True:
        few = _few_beyond_a_gap(shown)
        if not few:
            return shown, left_off
        left_off += few
        gone = {site.point for site in few}
        shown = [site for site in shown if site.point not in gone]


def _few_beyond_a_gap(sites: Sequence[_Site]) -> list[_Site]:
    total = sum(site.count for site in sites) or 1
    for axis in (0, 1):
        ordered = sorted(sites, key=lambda site: site.point[axis])
        for at in range(1, len(ordered)):
            if ordered[at].point[axis] - ordered[at - 1].point[axis] < LONG_GAP:
                continue
            parts = (ordered[:at], ordered[at:])
            lesser = min(parts, key=lambda part: sum(site.count for site in part))
            if sum(site.count for site in lesser) < FEW * total:
                return lesser
    return []


def _mirrored(middle: Point, sites: Iterable[_Site]) -> list[Point]:
    """Return the points of *sites* and as many opposite, so that *middle* is in the middle of the map."""
    points = []
    for site in sites:
        away, up = site.point[0] - middle[0], site.point[1] - middle[1]
        points += [(middle[0] + sign * away, min(max(middle[1] + sign * up, -89), 89)) for sign in (1, -1)]
    return points


def _apart(one: Point, other: Point) -> float:
    """Return how far two points are apart, in degrees of a great circle.

    >>> round(_apart((0, 0), (90, 0)))
    90
    """
    (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    cosine = math.sin(y1) * math.sin(y2) + math.cos(y1) * math.cos(y2) * math.cos(x1 - x2)
    return math.degrees(math.acos(min(max(cosine, -1), 1)))


def _spots(
    sites: Sequence[_Site], projection: Projection, width: float, height: float, subject: _Site | None = None
) -> tuple[Spot, ...]:
    most = max(site.count for site in sites) or 1
    spots = [_spot(site, projection, most, subject) for site in sites]
    inside = [spot for spot in spots if 0 <= spot.x <= width and 0 <= spot.y <= height]
    inside.sort(key=lambda spot: (not spot.is_subject, -spot.count, spot.title))
    circles = [(spot.x, spot.y, spot.radius) for spot in inside]
    names = letter([spot.entries[0].name for spot in inside], circles, width, height)
    named = (replace(spot, name=name) for spot, name in zip(inside, names, strict=True))
    return tuple(sorted(named, key=lambda spot: -spot.radius))


def _spot(site: _Site, projection: Projection, most: int, subject: _Site | None) -> Spot:
    x, y = place(projection, *site.point)
    if subject:
        radius = LEAST + 3 if site is subject else LEAST
    else:
        radius = max(LEAST, LARGEST * math.sqrt(site.count / most))
    first = site.entries[0]
    title = f"{first.name}: {counted(site.count, 'mention')}"
    if len(site.entries) > 1:
        title += f", with {joined([one.name for one in site.entries[1:]])}"
    return Spot(
        site.entries, site.count, round(x, 1), round(y, 1), round(radius, 1), title, entry_path(first.key),
        is_subject=subject is None or site is subject,
    )
