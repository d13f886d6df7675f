"""Sentences of running text, by where they end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:No|Nos|Dr|Mr|Mrs|St|vol|ed|pp?|cf|ca?|e\.g|i\.e|Gen|Col))\.$")
SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*[\d¹²³⁴⁵⁶⁷⁸⁹⁰*†]{0,4}\s+(?=[\"'‘“(\[]?[^\W\d_a-zа-яё])")


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence of *text* ends, in code points, exclusive.

    >>> sentence_ends("Order No. 5 came. Then 3 men left.")
    [18, 34]
    """
    found = SENTENCE_END.finditer(text)
    ends = [one.end() for one in found if not ABBREVIATION.search(text[max(0, one.start() - 7):one.start() + 1])]
    return [*ends, len(text)] if not ends or ends[-1] < len(text) else ends


def sentence_at(ends: Sequence[int], place: int) -> tuple[int, int]:
    """Return the sentence that holds *place*; of a place behind the last sentence, the last.

    >>> sentence_at([18, 34], 20), sentence_at([18, 34], 99)
    ((18, 34), (18, 34))
    """
    if not ends:
        return 0, 0
    number = min(bisect_right(ends, place), len(ends) - 1)
    return (ends[number - 1] if number else 0), ends[number]
