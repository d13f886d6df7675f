"""Is what a passage said still there? Held against what was found to be the same, before an anchor is handed on.

Matching is generous: it must know a passage again that was split, merged and misread at once. So what it found is held
to account: each word of a short passage must be found in the other version, in the same passage or in what was split
off it or merged with it. Words that are not, on either side, say that another passage has taken its place: the entry
for one book in two bibliographies, a heading and the same heading with a word more. And what stayed must tell the
passage from others: the frame of a sentence that a register repeats, with another name in it, is another entry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from edition.likeness import LARGEST, compared, has_digit, heft, is_lookalike, is_misread, is_number
from edition.rivals import Rivals

Words = Sequence[str]

SLACK = 8
"""One in so many letters of a passage need not be accounted for: words misread beyond knowing."""

BRIEF = 24
"""Words of a passage in which a number more or less tells, such as the years of another edition: references are hardly
longer."""

TINY = 2
"""Letters of a word that OCR makes, or loses, of a speck."""

LEAST = 8
"""Letters of a single word of which one may be any other: `Notes` and `Noted` are two words."""

BESIDE = 2
"""Passages on each side in which the rest of one may stand: it was parted and joined with those at once."""

REST = 5
"""Pairs of words that such a rest must have: with three, `a. u. c. 586` was found parted where `a. u. c. 587` was."""


@dataclass(frozen=True)
class Account:
    """The words of both versions, passage by passage, and what was found to be the same."""

    old: Sequence[Words]
    new: Sequence[Words]
    same: Mapping[int, int]
    """New → old."""
    parts: Mapping[int, int]
    """New → old."""
    merged: Mapping[int, int]
    """Old → new."""

    def doubtful(self) -> Iterable[int]:
        """Yield the new places of `same` whose words, or those of the old passage, are not all accounted for."""
        for at, was in self.same.items():
            if self.old[was] != self.new[at] and not self._is_still(was, at):
                yield at

    def _is_still(self, was: int, at: int) -> bool:
        before, now = parted(self.old[was]), parted(self.new[at])
        parts, joined = self._news_of.get(was, ()), self._olds_of.get(at, ())
        if min(len(before), len(now)) > LARGEST:
            return bool(parts or joined) or self._is_distinct(was, at, before, now)
        if _is_bare(before, now):
            return is_lookalike(before[0], now[0])
        around = [*now, *(word for one in parts for word in parted(self.new[one]))]
        earlier = [*before, *(word for one in joined for word in parted(self.old[one]))]
        return self._is_accounted(was, at, before, now, around, earlier)

    def _is_distinct(self, was: int, at: int, before: Words, now: Words) -> bool:
        """True if a long passage was like no other one, or its words still tell it from that one."""
        if not self._rivals_old.has_like(was):
            return True
        shared, lost, gained = compared(before, now)
        return self._is_told(was, at, shared, *unlike(lost, gained))

    def _is_accounted(self, was: int, at: int, before: Words, now: Words, around: Words, earlier: Words) -> bool:
        """True if the words *before* are found *around*, those *now* in what was there *earlier*, and enough stayed."""
        shared, lost, gained = compared(before, around)
        if around != now or earlier != before:
            gained = compared(now, earlier)[1]
        if not is_slight(lost, before, gained) and is_beside(before, around, self.new, at, self._read_before):
            lost = []
        if not is_slight(gained, now, lost) and is_beside(now, earlier, self.old, was, self._read_after):
            gained = []
        is_all = is_slight(lost, before, gained) and is_slight(gained, now, lost)
        return is_all and self._is_told(was, at, shared, *unlike(lost, gained))

    def _read_before(self, at: int) -> Words:
        return self.old[self.same[at]] if at in self.same else ()

    def _read_after(self, was: int) -> Words:
        return self.new[self._now[was]] if was in self._now else ()

    @cached_property
    def _news_of(self) -> Mapping[int, list[int]]:
        return _turned(self.parts)

    @cached_property
    def _olds_of(self) -> Mapping[int, list[int]]:
        return _turned(self.merged)

    @cached_property
    def _now(self) -> Mapping[int, int]:
        """Old → new."""
        return {was: at for at, was in self.same.items()}

    def _is_told(self, was: int, at: int, shared: Words, lost: Words, gained: Words) -> bool:
        """True if the words that both versions *shared*, and no other passage has, outweigh what was lost or gained."""
        least = SLACK * max(heft(lost), heft(gained))
        return not least or all(least <= heft(own) for own in self._own(was, at, shared))

    def _own(self, was: int, at: int, shared: Words) -> Iterable[Words]:
        yield shared
        yield self._rivals_old.own(shared, was)
        yield self._rivals_new.own(shared, at)

    @cached_property
    def _rivals_old(self) -> Rivals:
        return Rivals(self.old)

    @cached_property
    def _rivals_new(self) -> Rivals:
        return Rivals(self.new)

    def lost(self) -> Iterable[int]:
        """Yield the old places of `merged` whose words are not in what answers for them, or were there before."""
        for was, at in self.merged.items():
            before, now = parted(self.old[was]), parted(self.new[at])
            if len(before) > LARGEST:
                continue
            more = compared(parted(self.old[self.same[at]]), now)[2] if at in self.same else now
            if not is_slight(compared(before, more)[1], before):
                yield was


def _is_bare(before: Words, now: Words) -> bool:
    return len(before) == len(now) == 1 and len(before[0]) < LEAST


def parted(words: Words) -> list[str]:
    """Return *words*; of those with a hyphen, the parts: `harbour-master` is the `harbour master`.

    >>> parted(["harbour-master", "1937-38"])
    ['harbour', 'master', '1937', '38']
    """
    if "-" not in "".join(words):
        return list(words)
    return [part for word in words for part in word.split("-") if part]


def is_slight(words: Words, whole: Words, others: Words = ()) -> bool:
    """True if *words* of the passage *whole* are so few that it is the same without; *others* stand in their place.

    >>> title = "life and terror in the north by robert thurston".split()
    >>> is_slight(["the"], title), is_slight(["north"], title), is_slight(["1934"], [*title, "1934"])
    (True, False, False)
    """
    is_number_more = len(whole) <= BRIEF and sum(map(is_number, words)) > len(others)
    return not is_number_more and SLACK * _letters(words) <= _letters(whole)


def says_all(some: Words, whole: Words) -> bool:
    """True if the passage *some* has all words of the short one *whole*, be they misread.

    >>> said = "nobody spoke in the lower town".split()
    >>> says_all(["nobody", "spoke", "iu", "the", "lower", "town"], said), says_all(["nobody", "spoke"], said)
    (True, False)
    """
    return len(whole) <= LARGEST and is_slight(compared(whole, some)[1], whole)


def is_beside(
    whole: Words, known: Words, others: Sequence[Words], at: int, counterpart: Callable[[int], Words]
) -> bool:
    """True if what is not *known* of the passage *whole* can be read beside place *at* of the other version.

    What the *counterpart* of a neighbour says, too, is the neighbour's own.
    """
    pairs = set(pairwise(whole)) - set(pairwise(known))
    if len(pairs) < REST:
        return False
    near = (*range(max(at - BESIDE, 0), at), *range(at + 1, min(at + 1 + BESIDE, len(others))))
    beside = {pair for one in near for pair in _pairs(others[one]) - _pairs(counterpart(one))}
    return 2 * len(pairs & beside) >= len(pairs)


def _pairs(words: Words) -> set[tuple[str, str]]:
    return set(pairwise(parted(words)))


def unlike(lost: Words, gained: Words) -> tuple[list[str], list[str]]:
    """Return those of both that no misreading makes of one another; *gained* stand where *lost* stood.

    >>> unlike(["tanavan", "thousand"], ["baong", "thous", "nd"]), unlike(["begat"], ["be", "at"])
    ((['tanavan'], ['baong']), ([], []))
    >>> unlike(["x"], ["xi"]), unlike(["a", "of"], ["o"])
    (([], ['i']), ([], []))
    """
    left, more, signs = _numbers_apart(lost, gained)
    for word in tuple(left):
        if found := next((other for other in more if _may_be(word, other)), ""):
            left.remove(word)
            more.remove(found)
    left, more = _unbroken(left, more), _unbroken(more, left)
    if not any(map(is_number, left)) or not any(map(is_number, more)):
        left, more = ([word for word in words if len(word) > TINY or has_digit(word)] for words in (left, more))
    return left, [*more, *signs]


def _numbers_apart(lost: Words, gained: Words) -> tuple[list[str], list[str], list[str]]:
    """Return both without numbers that are one another with a sign more, and a sign for each: `ii` is read as `iii`."""
    left, more, signs = list(lost), list(gained), []
    for word in filter(is_number, lost):
        if found := next((other for other in more if is_number(other) and _sign_more(word, other)), ""):
            left.remove(word)
            more.remove(found)
            signs.append("i")
    return left, more, signs


def _sign_more(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return any(long[:at] + long[at + 1:] == short for at in range(len(long)))


def _unbroken(words: Words, others: Words) -> list[str]:
    """Return *words* without those that *others* have in two pieces, or that are two pieces of one of them."""
    pieces = {pair for pair in pairwise(words) if any(is_misread("".join(pair), other) for other in others)}
    broken = {word for pair in pieces for word in pair}
    joined = ["".join(pair) for pair in pairwise(others)]
    return [word for word in words if word not in broken and not any(is_misread(word, other) for other in joined)]


def _may_be(word: str, other: str) -> bool:
    """True if two words of three letters in them are the same, or they are so short that any misreading is likely."""
    if not word or not other or (is_number(word) and is_number(other)):
        return False
    common = (Counter(word) & Counter(other)).total()
    longest = max(len(word), len(other))
    return longest <= TINY or 3 * common >= 2 * longest


def _letters(words: Words) -> int:
    return sum(map(len, words))


def _turned(places: Mapping[int, int]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in places.items():
        found[other].append(one)
    return found
