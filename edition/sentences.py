"""Sentences of running text, by where they end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

ABBREVIATED = re.compile(
    r"\b(?:[^\W\d_]|Ch|Kh|Sh|Ts|Ya|Ye|Yu|Zh"
    r"|Mr|Mrs|Ms|Messrs|Dr|St|Mt|Prof|Rev|Hon|Gov|Sen|Gen|Col|Maj|Capt|Lt|Lieut|Sgt|Sergt"
    r"|Nos?|[Vv]ols?|pp|eds?|cf|ff|fol|art|ch|ca|vs|op|ibid|e\.g|i\.e"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Nr|Bd|bzw|usw)\.$"
)
"""A stop after one of these, or after an initial, of one letter or of two that stand for a Russian one, ends no
sentence."""

ORDINAL = re.compile(r"(?<!\w)\d{1,2}\.\s+(?:J[aä]n|Feb|Mär|April|Mai|Juni|Juli|August|Sept|Okt|Nov|Dez|Jahrh|Jh)")
"""A German ordinal before what is counted by it: “14. Juli”, “19. Jahrhundert”."""

LONGEST_ABBREVIATED = 7
"""Code points before the stop that hold the longest of them and what stands before it."""

SENTENCE_END = re.compile(
    r"[.!?…][.!?…\"'’”“»)\]]{0,6}[\d¹²³⁴⁵⁶⁷⁸⁹⁰*†]{0,4}(?P<blank>\s+)(?=[\"'‘“„«(\[]*[^\W\d_a-zа-яё])"
)
"""A stop with what closes behind it and the calls of notes, and a great letter, or one of a script without.

Six signs close enough; without a bound a line of dots would be read once for each of them."""


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence of *text* ends, in code points, exclusive.

    >>> sentence_ends("Order No. 5 came. Then 3 men left.")
    [18, 34]
    """
    ends = [one.end() for one in _ends(text, 0, len(text))]
    return [*ends, len(text)] if not ends or ends[-1] < len(text) else ends


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of *text* as stretches, without the blanks between them.

    >>> text = "N. I. Ezhov came. He stayed (see No. 5)! “Why?” Nobody asked."
    >>> [text[start:end] for start, end in sentences(text)]
    ['N. I. Ezhov came.', 'He stayed (see No. 5)!', '“Why?”', 'Nobody asked.']
    """
    joints = [(one.start("blank"), one.end()) for one in _ends(text, 0, len(text))]
    return list(zip([0, *(end for _, end in joints)], [*(start for start, _ in joints), len(text)], strict=True))


def is_one_sentence(text: str, start: int, end: int) -> bool:
    """Return True if no sentence ends between *start* and *end*.

    >>> [is_one_sentence("Mr. Webb came. Then he left.", 0, end) for end in (9, 15)]
    [True, False]
    """
    return next(_ends(text, start, end), None) is None


def sentence_at(ends: Sequence[int], place: int) -> tuple[int, int]:
    """Return the sentence that holds *place*; of a place behind the last sentence, the last.

    >>> sentence_at([18, 34], 20), sentence_at([18, 34], 99)
    ((18, 34), (18, 34))
    """
    if not ends:
        return 0, 0
    number = min(bisect_right(ends, place), len(ends) - 1)
    return (ends[number - 1] if number else 0), ends[number]


def _ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the ends of sentences that begin between *start* and *end*; what follows them may stand beyond."""
    for found in SENTENCE_END.finditer(text, start):
        stop = found.start()
        if stop >= end:
            return
        if text[stop] != "." or not _is_within(text, stop):
            yield found


def _is_within(text: str, stop: int) -> bool:
    """True if the full stop at *stop* belongs to the word before it."""
    if ABBREVIATED.search(text, max(0, stop - LONGEST_ABBREVIATED), stop + 1):
        return True
    first = stop - 2 if text[max(0, stop - 2) : stop].isdecimal() else stop - 1
    return bool(ORDINAL.match(text, max(0, first)))
