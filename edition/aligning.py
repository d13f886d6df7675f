"""Which passage of a new version of a text is which of the old one: equal, near, split, merged, moved.

Equal words are matched first (`pairing`). What is left is matched by the rare pairs of words it shares (`resembling`),
split and merged passages among it (`dividing`); then, if short, by its letters in its place. A short passage keeps its
anchor only if its own words are still there (`likeness`), and nothing is kept that is not accounted for (`accounting`):
in doubt it gets a new anchor and the old one says what it said, for to take over the anchor of another is worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from edition.accounting import Account
from edition.dividing import ALIKE, MUCH, Division
from edition.likeness import PairFeatures, begins_with, letter_features
from edition.pairing import Block, Pairing
from edition.resembling import SHORT, Link, find_links

ALIKE_SHORT = 0.55
"""Share of the letters of a short passage, which must also stand in the same place."""

LONG = 7 * SHORT
"""Letters of a passage that is long enough for its rare words to tell it."""

SAME_ANYWHERE, SHARED_ANYWHERE = 0.6, 4
"""Share of both short passages, and rare pairs of words, that must be exceeded where nothing says they are in place."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Positions in the new version against positions in the old one."""

    same: dict[int, int] = field(default_factory=dict)
    """New → old: the same passage."""
    parts: dict[int, int] = field(default_factory=dict)
    """New → old: a further part of a passage that was split, or what two of them have in common."""
    merged: dict[int, int] = field(default_factory=dict)
    """Old → new: its words are part of this one now, which is the same as another old one."""


def align(old: Sequence[Block], new: Sequence[Block]) -> Alignment:
    """Align two versions of a text, each in document order."""
    return _Aligner(old, new).run()


class _Aligner(Pairing):
    def run(self) -> Alignment:
        self.match_equal()
        links = find_links(self, PairFeatures(), ALIKE)
        self._know(links)
        division = Division(self, links)
        self._match_divided(division, [link for link in links if self._is_long(link)])
        self._match_divided(division, [link for link in links if not self._is_long(link)])
        division.match_parts()
        self._match_like(find_links(self, letter_features, ALIKE_SHORT, is_short=True))
        self._match_left_parts()
        self._match_enclosed()
        self._match_like(find_links(self, PairFeatures(), MUCH, is_across=True))
        division.match_edges()
        self._let_go()
        self._match_named()
        return Alignment(self.new.same, self.new.within, self.old.within)

    def _know(self, links: Iterable[Link]) -> None:
        """Let each passage know which others it is like."""
        olds, news = defaultdict(list), defaultdict(list)
        for link in links:
            olds[link.old].append(link.new)
            news[link.new].append(link.old)
        self.old.like, self.new.like = olds, news
        self._by_pair = {(link.old, link.new): link for link in links}

    def _match_divided(self, division: Division, links: Iterable[Link]) -> None:
        """Match one to one, strongest first; the first part of a split, the first of several merged, takes it."""
        for link in links:
            if self._is_free(link) and self._is_plausible(link):
                self.match(link.old, link.new)
                division.give_to_first(link)

    def _match_like(self, links: Iterable[Link]) -> None:
        for link in links:
            if self._is_free(link) and self._is_plausible(link):
                self.match(link.old, link.new)

    def _is_free(self, link: Link) -> bool:
        return self.old.is_free(link.old) and self.new.is_free(link.new)

    # ---- what may be the same

    def _is_long(self, link: Link) -> bool:
        return min(len(self.old.blocks[link.old].text), len(self.new.blocks[link.new].text)) > LONG

    def _is_plausible(self, link: Link) -> bool:
        """A passage that shares few telling pairs must say the same word for word, and stand in its place."""
        if self._is_long(link) and link.shared >= SHORT and link.strength >= MUCH:
            return self._is_whole(link) or self.is_in_place(link.old, link.new)
        if self._is_joined(link.old, link.new):
            return True
        if not self.likeness.is_same(link.old, link.new):
            return False
        is_telling = min(link.of_old, link.of_new) > SAME_ANYWHERE and link.shared > SHARED_ANYWHERE
        return self.is_in_place(link.old, link.new) or is_telling

    def _is_joined(self, old: int, new: int) -> bool:
        """True if one passage reads as the other, then as what follows that: it was split, or merged with the next."""
        before, now = self.old.words[old], self.new.words[new]
        after_old, after_new = self.old.words[old + 1:old + 2], self.new.words[new + 1:new + 2]
        is_merged = len(now) > len(before) and bool(after_old) and begins_with(now, after_old[0], before)
        is_split = len(before) > len(now) and bool(after_new) and begins_with(before, after_new[0], now)
        return is_merged or is_split

    def _is_whole(self, link: Link) -> bool:
        """True if each passage is most of the other, or what it is more than that is in the links too."""
        has_more = link.of_new < MUCH and len(self.new.like[link.new]) < 2
        has_less = link.of_old < MUCH and len(self.old.like[link.old]) < 2
        return not (has_more or has_less)

    # ---- what is left

    def _match_left_parts(self) -> None:
        """Match what is part of nothing but a passage that is not there any more, in its place: that is the same."""
        parts = self.new.within
        for new, old in sorted(parts.items()):
            is_like = self.old.kind(old) == self.new.kind(new) and self._is_plausible(self._by_pair[old, new])
            if self.old.is_free(old) and is_like and self.is_in_place(old, new):
                self.match(old, new)
        self.new.within = {new: old for new, old in parts.items() if new not in self.new.same}

    def _match_enclosed(self) -> None:
        """Match what stands alone between the same two neighbours before and now, if it is at all alike."""
        for new in range(len(self.new)):
            if new in self.new.same:
                continue
            old = self.new.same.get(new - 1, -2 if new else -1) + 1
            if not 0 <= old < len(self.old) or not self.old.is_free(old) or self.new.within.get(new, old) != old:
                continue
            is_last = old + 1 == len(self.old) and new + 1 == len(self.new)
            if (is_last or self.old.same.get(old + 1) == new + 1) and self.is_alike(old, new):
                self.match(old, new)
                self.new.within.pop(new, None)

    def _let_go(self) -> None:
        """Take back what is not accounted for: in doubt a passage has a new anchor, and the old one is gone."""
        found = Account(self.old.words, self.new.words, self.new.same, self.new.within, self.old.within)
        doubtful, lost = list(found.doubtful()), list(found.lost())
        for new in doubtful:
            del self.old.same[self.new.same.pop(new)]
        for old in lost:
            del self.old.within[old]

    def _match_named(self) -> None:
        """An editor who kept the id of a passage in its place and wrote it anew means the same passage."""
        for old, new in self.named():
            if self.is_in_place(old, new):
                self.match(old, new)
                self.new.within.pop(new, None)
                self.old.within.pop(old, None)
