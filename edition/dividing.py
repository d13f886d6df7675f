"""What was split, and what was merged: the first part takes the whole's place, the rest is known to be part of it.

Split and merged are one thing, seen from the version in which the passage is whole: *whole* and *at* say where that is,
*pieces* is the version in which there are several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain, pairwise

from edition.accounting import says_all
from edition.likeness import begins_with, ends_with, is_in_order
from edition.pairing import Pairing, Version
from edition.resembling import SHORT, Link

ALIKE = 0.33
"""Share of the rare pairs of words of one of two passages that must be in the other. With one word in five misread
about 0.64 remain; unrelated paragraphs of one book share less than 0.05."""

MUCH = 0.45
"""The same of a passage that is the other, not part of it: chance and a shared reference made up to 0.4 in trials."""

PART = 0.23
"""The same of a part, in words that no other part has."""

REACH = 3
"""Passages between the parts of one that few words tell."""

LEAST_NEAR, LEAST_FAR = 3, 2 * SHORT
"""Pairs of words that a merged passage must have to be read in a neighbour's, or in another: the words of a short one
are easily met in a paragraph on its subject."""


class Division:
    """What is split and merged in a pairing, by what its passages share."""

    def __init__(self, pairing: Pairing, links: Sequence[Link]) -> None:
        self._old, self._new = pairing.old, pairing.new
        self._likeness = pairing.likeness
        self._links = links
        self._by_pair = {(link.old, link.new): link for link in links}

    def give_to_first(self, link: Link) -> None:
        """Let the first part of what was split, and the first of several that were merged, be the same as the whole."""
        self._give_to_first(self._old, link.old, self._new, link.new)
        self._give_to_first(self._new, self._old.same[link.old], self._old, link.old)

    def _give_to_first(self, whole: Version, at: int, pieces: Version, last: int) -> None:
        """Look through the pieces before the *last*, which was found to be the same as the whole, nearest first."""
        if len(pieces.words[last]) >= len(whole.words[at]):
            return
        told = whole.telling[at] & pieces.telling[last]
        first = last
        for one in sorted((one for one in whole.like[at] if one < last), reverse=True):
            if one in pieces.same or not self._is_before(whole, at, pieces, one, last, told):
                continue
            if says_all(pieces.words[last], whole.words[at]):
                return
            told |= whole.telling[at] & pieces.telling[one]
            if self._has_other(pieces, one, whole, at) or self._is_nearer_to_another(whole, at, pieces, one):
                continue
            pieces.within[one] = at
            if pieces.kind(one) == whole.kind(at) or pieces.kind(first) != whole.kind(at):
                first = one
        if first != last:
            self._hand_over(whole, at, pieces, last, first)

    def _is_before(
        self, whole: Version, at: int, pieces: Version, one: int, last: int, told: set[Hashable]
    ) -> bool:
        """True if *one* is a piece of the whole, from before the *last*."""
        link = self._link(pieces, one, at)
        is_telling = self._share(pieces, link) >= ALIKE and (link.shared > SHORT or last - one <= REACH)
        if not is_telling or not self._is_piece(whole, at, pieces, one, told):
            return False
        return self._can_answer(pieces, one, at) and is_in_order(pieces.words[one], pieces.words[last], whole.words[at])

    def _hand_over(self, whole: Version, at: int, pieces: Version, last: int, first: int) -> None:
        """Let the *first* piece be the same as the whole, and the *last*, which was, part of it."""
        if not self._can_answer(pieces, last, at):
            del pieces.within[first]
            return
        del pieces.same[last], pieces.within[first]
        whole.same[at], pieces.same[first] = first, at
        if pieces is self._old or not self._has_other(pieces, last, whole, at):
            pieces.within[last] = at

    def _is_piece(self, whole: Version, at: int, pieces: Version, one: int, told: set[Hashable]) -> bool:
        """True if much of the passage *one* is words of the whole that are not *told* elsewhere."""
        found = pieces.telling[one]
        is_much = len((found & whole.telling[at]) - told) >= PART * len(found)
        return is_much and self._likeness.is_in(pieces.words[one], whole.words[at])

    def _has_other(self, some: Version, one: int, others: Version, known: int) -> bool:
        """True if *one* has words of a free passage that it does not have from the *known* one: an edge was moved."""
        told = some.telling[one] & others.telling[known]
        return any(
            others.is_free(other) and self._is_piece(some, one, others, other, told)
            for other in some.like[one] if other != known
        )

    def _is_nearer_to_another(self, whole: Version, at: int, pieces: Version, one: int) -> bool:
        own = self._link(pieces, one, at).both
        return any(self._link(pieces, one, other).both > own for other in pieces.like[one] if other not in whole.same)

    def _can_answer(self, pieces: Version, one: int, at: int) -> bool:
        """True if an address of *one* may lead to the whole: of a part that is new, there is none yet."""
        return pieces is self._new or self._is_read_in(one, at)

    def _is_read_in(self, old: int, new: int) -> bool:
        """True if the words of the passage *old* can be read one after the other in *new*, or nearly all of them."""
        pairs, there = set(pairwise(self._old.words[old])), set(pairwise(self._new.words[new]))
        is_near = abs(self._new.same[new] - old) <= REACH
        least, share = (LEAST_NEAR, ALIKE) if is_near else (LEAST_FAR, MUCH)
        return len(pairs) >= least and len(pairs & there) >= share * len(pairs)

    def _link(self, pieces: Version, one: int, at: int) -> Link:
        return self._by_pair[(at, one) if pieces is self._new else (one, at)]

    def _share(self, pieces: Version, link: Link) -> float:
        return link.of_new if pieces is self._new else link.of_old

    # ---- what is left

    def match_parts(self) -> None:
        """Say of what is left whether its words are part of something that was matched."""
        told_old, told_new = self._told(self._old, self._new), self._told(self._new, self._old)
        for link in self._links:
            old, new = link.old, link.new
            if self._new.is_free(new) and link.of_new >= ALIKE:
                if not self._is_piece(self._old, old, self._new, new, told_old[old]):
                    continue
                self._new.within[new] = old
            elif self._old.is_free(old) and link.of_old >= ALIKE and new in self._new.same:
                if not (self._is_piece(self._new, new, self._old, old, told_new[new]) and self._is_read_in(old, new)):
                    continue
                self._old.within[old] = new
            else:
                continue
            told_old[old] |= self._new.telling[new]
            told_new[new] |= self._old.telling[old]

    def _told(self, whole: Version, pieces: Version) -> Mapping[int, set[Hashable]]:
        """Return for each passage what is told by those of the other version that it is, or has a part in."""
        told: dict[int, set[Hashable]] = defaultdict(set)
        known: Iterable[tuple[int, int]] = chain(
            whole.same.items(), whole.within.items(), ((at, one) for one, at in pieces.within.items()))
        for at, one in known:
            told[at] |= pieces.telling.get(one, set())
        return told

    def match_edges(self) -> None:
        """Match what the pairs of words did not tell: short first and last parts beside what was split or merged."""
        for old, new in sorted(self._old.same.items()):
            self._match_after(self._old, old, self._new, new)
            self._match_after(self._new, new, self._old, old)
            if not self._match_before(self._old, old, self._new, new):
                self._match_before(self._new, new, self._old, old)

    def _match_after(self, whole: Version, at: int, pieces: Version, last: int) -> None:
        after = last + 1
        if self._is_loose(pieces, after, last) and ends_with(whole.words[at], pieces.words[last], pieces.words[after]):
            pieces.within[after] = at

    def _match_before(self, whole: Version, at: int, pieces: Version, last: int) -> bool:
        first = last - 1
        if not self._is_loose(pieces, first, last):
            return False
        if not begins_with(whole.words[at], pieces.words[last], pieces.words[first]):
            return False
        del pieces.same[last]
        pieces.within[last] = at
        pieces.within.pop(first, None)
        whole.same[at], pieces.same[first] = first, at
        return True

    def _is_loose(self, pieces: Version, one: int, beside: int) -> bool:
        """True if *one* is there and may be given to a neighbour, also if it is new and was given to another."""
        is_here = 0 <= one < len(pieces) and one not in pieces.same
        is_given = pieces is self._old and one in pieces.within
        return is_here and not is_given and pieces.kind(one) == pieces.kind(beside)
