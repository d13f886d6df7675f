"""From latitude and longitude to a picture: a projection fitted to what is shown, and the coasts within its frame."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

COASTLINE = Path(__file__).parent / "data" / "coastline.json"

Point = tuple[float, float]
"""Longitude and latitude in degrees; or, projected, x to the right and y downwards."""

WIDEST_CONIC = 170.0
"""Degrees of longitude up to which a cone shows what is there without bending the rim upside down."""

NARROWEST = 8.0
"""Degrees of latitude, or as much longitude, that a frame shows at least: a town alone needs something around it."""

SEEN = 0.8
"""Units between two points of a coast that can be told apart, across and down together."""

MARGIN = 12.0
"""How far beyond the frame coasts are drawn, so that the edge where they are cut is not seen."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Equidistant conic (Snyder, Map Projections: A Working Manual, 1987, ch. 16), or, with `cone` 0, equirectangular.

    `scale`, `left` and `top` fit it into a frame that begins at 0, 0.
    """

    centre: float
    """Longitude of the middle, degrees."""
    cone: float
    apex: float
    """Of a cone: distance from its tip to the equator, in radians; else cosine of the middle latitude."""
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def project(self, longitude: float, latitude: float) -> Point:
        """Return where a point is drawn; *longitude* is taken as it is, not brought around the globe."""
        away = math.radians(longitude - self.centre)
        up = math.radians(latitude)
        if not self.cone:
            x, y = away * self.apex, -up
        else:
            radius = self.apex - up
            x, y = radius * math.sin(self.cone * away), radius * math.cos(self.cone * away)
        return self.scale * x - self.left, self.scale * y - self.top


def fit(points: Sequence[Point], width: float, height: float, border: float) -> Projection:
    """Return the projection in which *points* fill a frame, *border* from its edges.

    Raises ValueError without points.
    """
    if not points:
        raise ValueError("a map needs a point to be fitted to")
    centre = _middle_of_arc([longitude for longitude, _ in points])
    turned = [(_around(longitude, centre), latitude) for longitude, latitude in points]
    south, north = min(y for _, y in turned), max(y for _, y in turned)
    wide = max(x for x, _ in turned) - min(x for x, _ in turned)
    bare = _conic(centre, south, north) if wide <= WIDEST_CONIC else Projection(centre, 0, _cosine(south, north))
    placed = [bare.project(x, y) for x, y in turned]
    x1, x2 = min(x for x, _ in placed), max(x for x, _ in placed)
    y1, y2 = min(y for _, y in placed), max(y for _, y in placed)
    least = math.radians(NARROWEST)
    inner = width - 2 * border, height - 2 * border
    scale = min(inner[0] / max(x2 - x1, least), inner[1] / max(y2 - y1, least))
    return Projection(
        centre, bare.cone, bare.apex, scale,
        left=scale * (x1 + x2) / 2 - width / 2, top=scale * (y1 + y2) / 2 - height / 2,
    )


def _conic(centre: float, south: float, north: float) -> Projection:
    """Return a cone that is true to scale a sixth of the way from each rim; around the equator, none."""
    sixth = max(north - south, 4.0) / 6
    low, high = math.radians(south + sixth), math.radians(north - sixth)
    if high - low < 0.01:
        low, high = low - 0.01, high + 0.01
    cone = (math.cos(low) - math.cos(high)) / (high - low)
    if abs(cone) < 0.05:
        return Projection(centre, 0, _cosine(south, north))
    return Projection(centre, cone, math.cos(low) / cone + low)


def _cosine(south: float, north: float) -> float:
    return max(math.cos(math.radians((south + north) / 2)), 0.2)


def _middle_of_arc(longitudes: Iterable[float]) -> float:
    """Return the middle of the shortest arc that holds all *longitudes*.

    >>> _middle_of_arc([10, 20, 40]), _middle_of_arc([170, -170])
    (25.0, 180.0)
    """
    ordered = sorted({longitude % 360 for longitude in longitudes})
    gaps = [(after - before, before, after) for before, after in pairwise(ordered)]
    gaps.append((ordered[0] + 360 - ordered[-1], ordered[-1], ordered[0] + 360))
    _, before, after = max(gaps)
    middle = (after + before + 360) / 2 % 360
    return middle if middle <= 180 else middle - 360


def _around(longitude: float, centre: float) -> float:
    """Return *longitude* brought within half a turn of *centre*."""
    return (longitude - centre + 180) % 360 - 180 + centre


def place(projection: Projection, longitude: float, latitude: float) -> Point:
    """Return where a point is drawn, the short way around the globe."""
    return projection.project(_around(longitude, projection.centre), latitude)


# ---- coasts


@cache
def coasts() -> tuple[tuple[Point, ...], ...]:
    """Return the outlines of land and of inland seas, not closed; about 24,000 points."""
    read = json.loads(COASTLINE.read_text(encoding="utf-8"))
    return tuple(tuple(_unpacked(ring, read["per_degree"])) for ring in read["rings"])


def _unpacked(ring: Sequence[int], per_degree: int) -> Iterator[Point]:
    x = y = 0
    for at in range(0, len(ring) - 1, 2):
        x, y = x + ring[at], y + ring[at + 1]
        yield x / per_degree, y / per_degree


def shores(projection: Projection, width: float, height: float) -> tuple[tuple[Point, ...], ...]:
    """Return the outlines that fall into the frame, cut a little beyond its edges; to be filled even-odd."""
    found = []
    for ring in coasts():
        for turn in (-360.0, 0.0, 360.0):
            part = _within_half_turn(ring, turn, projection.centre)
            if len(part) < 3:
                continue
            drawn = [projection.project(x, y) for x, y in part]
            cut = _cut(drawn, -MARGIN, -MARGIN, width + MARGIN, height + MARGIN)
            if len(cut) >= 3:
                found.append(tuple(_thinned(cut)))
    return tuple(one for one in found if len(one) >= 3)


def _within_half_turn(ring: Sequence[Point], turn: float, centre: float) -> list[Point]:
    west, east = centre - 180, centre + 180
    low, high = min(x for x, _ in ring) + turn, max(x for x, _ in ring) + turn
    if high <= west or low >= east:
        return []
    moved = [(x + turn, y) for x, y in ring]
    return moved if west <= low and high <= east else _cut(moved, west, -90, east, 90)


def _cut(ring: list[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return what of *ring* lies in a box (Sutherland and Hodgman 1974)."""
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = list(_cut_side(ring, axis, limit, sign))
    return ring


def _cut_side(ring: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    if not ring:
        return
    before = ring[-1]
    was_in = (before[axis] - limit) * sign >= 0
    for point in ring:
        is_in = (point[axis] - limit) * sign >= 0
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if is_in:
            yield point
        before, was_in = point, is_in


def _thinned(ring: Iterable[Point]) -> Iterator[Point]:
    """Yield the points of *ring* that are further apart than can be seen."""
    last: Point | None = None
    for x, y in ring:
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= SEEN:
            yield x, y
            last = x, y
