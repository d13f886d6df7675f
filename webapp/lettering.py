"""Names beside the circles of a map: each where there is room, none over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Circle = tuple[float, float, float]
"""Middle, across and down, and radius, in units of SVG."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

GAP = 4.0
"""Between a circle and its name."""

SLANT = 0.75
"""Share of radius and gap by which a name at a corner of its circle stands off, across and down."""

MIDDLE, BELOW, BELOW_SLANT = 4.5, 10.0, 9.0
"""By how much the foot of the letters stands lower than what is meant: beside a circle, below it, at a lower corner."""

LINE, RISING, FALLING = 15.0, 0.8, 0.25
"""Height of a line of a name, set at 13 units, and its shares above and below the foot of the letters."""

MARGIN = 2.0
"""Between a name and the frame."""

NARROW, BROAD = frozenset("fijlrtI.,' ’-"), frozenset("MWmwЖШЩЮжшщю—")
NARROW_WIDTH, BROAD_WIDTH, CAPITAL_WIDTH, WIDTH = 4.8, 11.5, 9.2, 7.3
"""Letters by their width in Literata; the others are capitals or small letters."""


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name is written; `anchor` as SVG's text-anchor."""

    text: str
    x: float
    y: float
    anchor: str


def letter(names: Sequence[str], circles: Sequence[Circle], width: float, height: float) -> list[Name | None]:
    """Return where each name is written beside its circle, the first before the others; None where there is no room.

    Takes time by the square of their number.
    """
    held = [_around(circle) for circle in circles]
    taken: list[Box] = []
    found: list[Name | None] = []
    for at, (name, circle) in enumerate(zip(names, circles, strict=True)):
        others = [box for number, box in enumerate(held) if number != at]
        fitting = (one for one in _ways(name, circle) if _is_inside(box_of(one), width, height))
        chosen = next((one for one in fitting if not any(overlap(box_of(one), box) for box in (*taken, *others))), None)
        if chosen:
            taken.append(box_of(chosen))
        found.append(chosen)
    return found


def _ways(name: str, circle: Circle) -> Iterator[Name]:
    """Yield where a name can stand beside its circle, the best place first."""
    x, y, radius = circle
    gap = radius + GAP
    slant = gap * SLANT
    for across, down, anchor in (
        (gap, MIDDLE, "start"), (-gap, MIDDLE, "end"), (0, -gap, "middle"), (0, gap + BELOW, "middle"),
        (slant, -slant, "start"), (slant, slant + BELOW_SLANT, "start"),
        (-slant, -slant, "end"), (-slant, slant + BELOW_SLANT, "end"),
    ):
        yield Name(name, round(x + across, 1), round(y + down, 1), anchor)


def box_of(name: Name) -> Box:
    """Return the room that a name takes."""
    wide = sum(map(_wide, name.text))
    left = name.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[name.anchor] * wide
    return left, name.y - LINE * RISING, left + wide, name.y + LINE * FALLING


def _wide(char: str) -> float:
    if char in NARROW:
        return NARROW_WIDTH
    if char in BROAD:
        return BROAD_WIDTH
    return CAPITAL_WIDTH if char.isupper() else WIDTH


def _around(circle: Circle) -> Box:
    x, y, radius = circle
    reach = radius + 1
    return x - reach, y - reach, x + reach, y + reach


def _is_inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= MARGIN and box[1] >= MARGIN and box[2] <= width - MARGIN and box[3] <= height - MARGIN


def overlap(one: Box, other: Box) -> bool:
    """True if two boxes share some room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
