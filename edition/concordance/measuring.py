"""Lengths, areas and weights in one unit each, so that miles can be held against kilometres."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from edition.concordance.claims import AREA, LENGTH, WEIGHT, Claim, on_one_line
from edition.words import stem

LENGTHS: Mapping[str, float] = {
    "millimetre": 1e-6, "centimetre": 1e-5, "metre": 1e-3, "meter": 1e-3, "kilometre": 1, "kilometer": 1, "km": 1,
    "inch": 2.54e-5, "foot": 3.048e-4, "feet": 3.048e-4, "yard": 9.144e-4, "mile": 1.609344, "verst": 1.0668,
}
"""Unit → kilometres. A league and a sea mile are not told from others of the name, and are left alone."""

AREAS: Mapping[str, float] = {"acre": 4.0469e-3, "hectare": 0.01}
"""Unit → square kilometres; a square mile is a mile by a mile."""

WEIGHTS: Mapping[str, float] = {"gram": 1e-3, "kilogram": 1, "ton": 1000, "tonne": 1000}
"""Unit → kilograms: what print calls a ton is long, short or metric, and one within what is rounded."""

UNITS: Mapping[str, tuple[str, float]] = {
    stem(unit): (thing, size) for thing, units in ((LENGTH, LENGTHS), (AREA, AREAS), (WEIGHT, WEIGHTS))
    for unit, size in units.items()}

SQUARE = re.compile(r"\bsquare[-\s]\w+\Z", re.IGNORECASE)

DIMENSIONS: Mapping[str, re.Pattern[str]] = {
    "height": re.compile(r"\b(?:high|height|tall|rising|rose|altitude)\b"),
    "depth": re.compile(r"\b(?:deep|depth)\b"),
    "width": re.compile(r"\b(?:wide|width|broad|breadth)\b"),
    "distance": re.compile(r"\b(?:away|distance|distant|inland|off|from|(?:north|south|east|west)\w*)\b"),
    "length": re.compile(r"\b(?:long|length)\b"),
}
"""What a length is of → the words that say so near it."""

DIGITS = 9
"""Behind the point: a millionth of a metre, so that what is given in one unit and back again is the same."""

NEAR = 40
"""Code points on either side of a length in which they stand."""


def measured(claim: Claim, text: str) -> Claim:
    """Return *claim*, if it is a measure, in kilometres, square kilometres or kilograms, shown as the text has it."""
    if claim.thing not in UNITS:
        return claim
    said = on_one_line(text[claim.start:claim.end])
    thing = AREA if SQUARE.search(said) else UNITS[claim.thing][0]
    found = replace(claim, thing=thing, label=f"{claim.qualifier} {said}".strip(), noun=claim.thing)
    return _times(found, _size(found))


def as_shown(measure: Claim) -> Claim:
    """Return a measure in the unit in which the text has it."""
    return _times(measure, 1 / _size(measure))


def _size(measure: Claim) -> float:
    thing, size = UNITS[measure.noun]
    return size * size if measure.thing == AREA and thing == LENGTH else size


def _times(claim: Claim, size: float) -> Claim:
    value, low, high = (round(one * size, DIGITS) for one in (claim.value, claim.low, claim.high))
    return replace(claim, value=value, low=low, high=high)


def dimension_of(claim: Claim, text: str) -> str:
    """Return of what a length is the measure, `height`, by the nearest word that says so; or ""."""
    if claim.thing != LENGTH:
        return ""
    first, last = max(claim.sentence[0], claim.start - NEAR), min(claim.sentence[1], claim.end + NEAR)
    found = ((max(one.start() - claim.end, claim.start - one.end()), name)
             for name, words in DIMENSIONS.items() for one in words.finditer(text, first, last))
    return min(found, default=(0, ""))[1]
