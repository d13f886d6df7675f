"""Words of reserve before a number, in English, German and French: `about`, `at least`, `fast`."""

from __future__ import annotations

import re

LOOSE = frozenset((
    "about", "almost", "an estimated", "approximately", "around", "as few as", "as many as", "at least", "at most",
    "barely", "c.", "ca.", "circa", "close to", "fewer than", "hardly", "in excess of", "just over", "just under",
    "less than", "more than", "nearly", "no fewer than", "no less than", "no more than", "not less than", "over",
    "perhaps", "probably", "roughly", "scarcely", "some", "under", "up to", "upwards of", "well over",
    "rund", "etwa", "ungefähr", "über", "fast", "beinahe", "knapp", "mindestens", "höchstens", "mehr als",
    "weniger als", "environ", "près de", "plus de", "moins de", "presque", "au moins", "au plus",
))
"""Those that make a number less exact; what bounds it on one side is read as near it too, as historians mean it."""

EXACT = frozenset(("only", "exactly", "precisely", "merely", "a mere"))
"""Those that do not."""

LONGEST = 24
"""Code points before a number in which the longest of them stands, with an article behind it."""

RESERVE = "|".join(map(re.escape, sorted(LOOSE | EXACT, key=len, reverse=True)))
"""Pattern of one of them."""

_BEFORE = re.compile(
    rf"\b({RESERVE})"
    r"\s(?:(?:the|a|an|some|another|these)\s)?\Z", re.IGNORECASE)


def qualifier_before(text: str, place: int | None = None) -> re.Match[str] | None:
    """Return the word of reserve right before *place* (default: the end), its first group.

    >>> [found[1] if found else "" for found in (qualifier_before("at least 9", 9), qualifier_before("the "))]
    ['at least', '']
    """
    place = len(text) if place is None else place
    return _BEFORE.search(text, max(0, place - LONGEST), place)
