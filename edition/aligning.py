"""Which passage of a new version of a text is which of the old one: equal, near, split, merged, moved.

Equal words are matched first (`pairing`). What is left is matched by the rare pairs of words it shares, then, if short,
by its letters in its place. A short passage keeps its anchor only if its own words are still there (`likeness`): in
doubt it gets a new anchor and the old one says what it said, for to take over the anchor of another is worse.
Work is linear in the length of both versions: a feature that more than `COMMON` passages share is not looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from edition.accounting import Account, says_all
from edition.likeness import PairFeatures, begins_with, ends_with, is_in_order, letter_features
from edition.pairing import Block, Pairing

Features = Callable[[Sequence[str], str], set[Hashable]]
"""Gives what a passage is known by, from its words; what stands in another place (the second argument) is another."""

COMMON = 4
"""More passages than this share a feature: it tells nothing and would make the work quadratic."""

ALIKE = 0.33
"""Share of the rare pairs of words of one of two passages that must be in the other. With one word in five misread
about 0.64 remain; unrelated paragraphs of one book share less than 0.05."""

MUCH = 0.45
"""The same of a passage that is the other, not part of it: chance and a shared reference made up to 0.4 in trials."""

PART = 0.23
"""The same of a part, in words that no other part has."""

ALIKE_SHORT = 0.55
"""Share of the letters of a short passage, which must also stand in the same place."""

REACH = 3
"""Passages between the parts of one that few words tell."""

SHORT = 12
"""Words of a passage that is short."""


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


@dataclass(frozen=True, slots=True)
class _Link:
    """An old and a new passage that share words; shares from 0 to 1."""

    old: int
    new: int
    of_old: float
    of_new: float
    shared: int

    @property
    def strength(self) -> float:
        return max(self.of_old, self.of_new)

    @property
    def both(self) -> float:
        return self.of_old + self.of_new


class _Aligner(Pairing):
    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        super().__init__(old, new)
        self.parts: dict[int, int] = {}
        self.merged: dict[int, int] = {}
        self.features_old: dict[int, set[Hashable]] = {}
        self.features_new: dict[int, set[Hashable]] = {}
        self.by_pair: dict[tuple[int, int], _Link] = {}
        self.news_of: dict[int, list[int]] = defaultdict(list)
        self.olds_of: dict[int, list[int]] = defaultdict(list)

    def run(self) -> Alignment:
        self.match_equal()
        links = self._links(PairFeatures(), ALIKE)
        self._know_rivals(links)
        self._match_linked([link for link in links if self._is_long(link)])
        self._match_linked([link for link in links if not self._is_long(link)])
        self._match_parts(links)
        for link in self._links(letter_features, ALIKE_SHORT, short_only=True):
            if self._is_free(link) and self._is_plausible(link):
                self.match(link.old, link.new)
        self._match_left_parts()
        self._match_enclosed()
        for link in self._links(PairFeatures(), MUCH, across=True):
            if self._is_free(link) and self._is_plausible(link):
                self.match(link.old, link.new)
        self._match_edges()
        self._let_go()
        self._match_named()
        return Alignment(self.to_old, self.parts, self.merged)

    # ---- near words

    def _links(
        self, features: Features, alike: float, *, short_only: bool = False, across: bool = False
    ) -> list[_Link]:
        """Return the pairs not yet matched that share enough, strongest first; *across*, of unlike groups too."""
        old_gap, new_gap = self.gaps() if short_only else ([], [])
        olds = self._left(self.old, self.likeness.old, self.to_new, features, old_gap, across=across)
        news = self._left(self.new, self.likeness.new, self.to_old, features, new_gap, across=across)
        if not olds or not news:
            return []
        where: dict[Hashable, list[int]] = defaultdict(list)
        for place, found in olds.items():
            for one in found:
                where[one].append(place)
        common = {one for one, places in where.items() if len(places) > COMMON}
        common |= {one for one, count in Counter(chain.from_iterable(news.values())).items() if count > COMMON}
        for one in common:
            where.pop(one, None)
        self.features_old = {place: found - common for place, found in olds.items()}
        self.features_new = {place: found - common for place, found in news.items()}
        total_old = {place: len(found) or 1 for place, found in self.features_old.items()}
        links: list[_Link] = []
        for new, found in self.features_new.items():
            shared = Counter(chain.from_iterable(where[one] for one in found if one in where))
            total = len(found) or 1
            links += [
                _Link(old, new, count / total_old[old], count / total, count)
                for old, count in shared.items()
                if count >= alike * min(total_old[old], total)
            ]
        return self._sorted(links)

    def _left(
        self, blocks: Sequence[Block], words: Sequence[Sequence[str]], matched: dict[int, int], features: Features,
        gaps: Sequence[int], *, across: bool,
    ) -> dict[int, set[Hashable]]:
        """Return the features of what is not matched; with *gaps*, of short passages only, and apart for each gap."""
        return {
            place: features(words[place], "" if across else f"{block.group}{gaps[place]}" if gaps else block.group)
            for place, block in enumerate(blocks)
            if place not in matched and not (gaps and len(block.text) > SHORT * 12)
        }

    def _sorted(self, links: Iterable[_Link]) -> list[_Link]:
        old_gap, new_gap = self.gaps()

        def worth(link: _Link) -> tuple[float, int, int]:
            a, b = self.old[link.old], self.new[link.new]
            bonus = 1.0 + 0.1 * (a.kind == b.kind) + 0.1 * (a.n == b.n) + 0.5 * (bool(a.name) and a.name == b.name)
            bonus += 0.3 * (old_gap[link.old] == new_gap[link.new])
            return (-link.shared * bonus * link.both, link.old, link.new)

        return sorted(links, key=worth)

    def _is_long(self, link: _Link) -> bool:
        return min(len(self.old[link.old].text), len(self.new[link.new].text)) > SHORT * 7

    def _is_plausible(self, link: _Link) -> bool:
        """A passage that shares few telling pairs must say the same word for word, and stand in its place."""
        if self._is_long(link) and link.shared >= SHORT and link.strength >= MUCH:
            return self._is_whole(link) or self.is_in_place(link.old, link.new)
        if self._is_joined(link.old, link.new):
            return True
        if not self.likeness.is_same(link.old, link.new):
            return False
        return self.is_in_place(link.old, link.new) or (min(link.of_old, link.of_new) > 0.6 and link.shared > 4)

    def _is_joined(self, old: int, new: int) -> bool:
        """True if one passage reads as the other, then as what follows that: it was split, or merged with the next."""
        before, now = self.likeness.old[old], self.likeness.new[new]
        after_old, after_new = self.likeness.old[old + 1:old + 2], self.likeness.new[new + 1:new + 2]
        is_merged = len(now) > len(before) and bool(after_old) and begins_with(now, after_old[0], before)
        is_split = len(before) > len(now) and bool(after_new) and begins_with(before, after_new[0], now)
        return is_merged or is_split

    def _is_whole(self, link: _Link) -> bool:
        """True if each passage is most of the other, or what it is more than that is in the links too."""
        has_more = link.of_new < MUCH and len(self.olds_of[link.new]) < 2
        has_less = link.of_old < MUCH and len(self.news_of[link.old]) < 2
        return not (has_more or has_less)

    def _know_rivals(self, links: Sequence[_Link]) -> None:
        self.by_pair = {(link.old, link.new): link for link in links}
        for link in links:
            self.news_of[link.old].append(link.new)
            self.olds_of[link.new].append(link.old)

    def _match_linked(self, links: Sequence[_Link]) -> None:
        """Match one to one, strongest first; the first part of a split, the first of several merged, takes it."""
        for link in links:
            if self._is_free(link) and self._is_plausible(link):
                self.match(link.old, link.new)
                self._give_to_first_part(link)
                self._give_to_first_of_merged(link)

    def _is_free(self, link: _Link) -> bool:
        is_new = link.new not in self.to_old and link.new not in self.parts
        return is_new and link.old not in self.to_new and link.old not in self.merged

    def _give_to_first_part(self, link: _Link) -> None:
        old, heir = link.old, link.new
        if len(self.likeness.new[heir]) >= len(self.likeness.old[old]):
            return
        told = self.features_old[old] & self.features_new[heir]
        for new in sorted((one for one in self.news_of[old] if one < link.new), reverse=True):
            part = self.by_pair[old, new]
            is_telling = part.of_new >= ALIKE and (part.shared > SHORT or link.new - new <= REACH)
            if new in self.to_old or not is_telling or not self._is_part(old, new, told):
                continue
            if not is_in_order(self.likeness.new[new], self.likeness.new[link.new], self.likeness.old[old]):
                continue
            if says_all(self.likeness.new[link.new], self.likeness.old[old]):
                return
            told |= self.features_old[old] & self.features_new[new]
            rivals = (self.by_pair[other, new] for other in self.olds_of[new] if other not in self.to_new)
            if self._has_other_old(new, old) or any(rival.both > part.both for rival in rivals):
                continue
            self.parts[new] = old
            if self.new[new].kind == self.old[old].kind or self.new[heir].kind != self.old[old].kind:
                heir = new
        if heir != link.new:
            del self.to_old[link.new], self.parts[heir]
            self.match(old, heir)
            if not self._has_other_old(link.new, old):
                self.parts[link.new] = old

    def _is_part(self, old: int, new: int, told: set[Hashable]) -> bool:
        """True if much of the passage *new* is words of *old* that are not *told* elsewhere."""
        found = self.features_new[new]
        is_much = len((found & self.features_old[old]) - told) >= PART * len(found)
        return is_much and self.likeness.is_new_in(new, old)

    def _give_to_first_of_merged(self, link: _Link) -> None:
        new, survivor = self.to_new[link.old], link.old
        if len(self.likeness.old[survivor]) >= len(self.likeness.new[new]):
            return
        told = self.features_new[new] & self.features_old[survivor]
        for old in sorted((one for one in self.olds_of[new] if one < link.old), reverse=True):
            part = self.by_pair[old, new]
            is_telling = part.of_old >= ALIKE and (part.shared > SHORT or link.old - old <= REACH)
            is_in = is_telling and self._is_merged(old, new, told) and self._is_read_in(old, new)
            if old in self.to_new or not is_in:
                continue
            if not is_in_order(self.likeness.old[old], self.likeness.old[link.old], self.likeness.new[new]):
                continue
            if says_all(self.likeness.old[link.old], self.likeness.new[new]):
                return
            told |= self.features_new[new] & self.features_old[old]
            rivals = (self.by_pair[old, other] for other in self.news_of[old] if other not in self.to_old)
            if self._has_other_new(old, new) or any(rival.both > part.both for rival in rivals):
                continue
            self.merged[old] = new
            if self.old[old].kind == self.new[new].kind or self.old[survivor].kind != self.new[new].kind:
                survivor = old
        if survivor != link.old and not self._is_read_in(link.old, new):
            del self.merged[survivor]
        elif survivor != link.old:
            self.merged[link.old] = new
            del self.to_new[link.old], self.merged[survivor]
            self.match(survivor, new)

    def _has_other_old(self, new: int, old: int) -> bool:
        """True if *new* has words of a free old passage that it does not have from *old*: an edge was moved."""
        told = self.features_new[new] & self.features_old[old]
        return any(
            other not in self.to_new and other not in self.merged and self._is_merged(other, new, told)
            for other in self.olds_of[new] if other != old
        )

    def _has_other_new(self, old: int, new: int) -> bool:
        """True if *old* has words in a free new passage that it does not have in *new*: an edge was moved."""
        told = self.features_old[old] & self.features_new[new]
        return any(
            other not in self.to_old and other not in self.parts and self._is_part(old, other, told)
            for other in self.news_of[old] if other != new
        )

    def _is_merged(self, old: int, new: int, told: set[Hashable]) -> bool:
        """True if much of the passage *old* is words of *new* that are not *told* elsewhere."""
        found = self.features_old[old]
        is_much = len((found & self.features_new[new]) - told) >= PART * len(found)
        return is_much and self.likeness.is_old_in(old, new)

    def _match_parts(self, links: Sequence[_Link]) -> None:
        """Say of what is left whether its words are part of something that was matched."""
        told_of_old: dict[int, set[Hashable]] = defaultdict(set)
        told_of_new: dict[int, set[Hashable]] = defaultdict(set)
        parts = ((old, new) for new, old in self.parts.items())
        for old, new in chain(self.to_new.items(), self.merged.items(), parts):
            told_of_old[old] |= self.features_new.get(new, set())
            told_of_new[new] |= self.features_old.get(old, set())
        for link in links:
            old, new = link.old, link.new
            if new not in self.to_old and new not in self.parts and link.of_new >= ALIKE:
                if not self._is_part(old, new, told_of_old[old]):
                    continue
                self.parts[new] = old
            elif old not in self.to_new and old not in self.merged and link.of_old >= ALIKE and new in self.to_old:
                if not (self._is_merged(old, new, told_of_new[new]) and self._is_read_in(old, new)):
                    continue
                self.merged[old] = new
            else:
                continue
            told_of_old[old] |= self.features_new[new]
            told_of_new[new] |= self.features_old[old]

    def _is_read_in(self, old: int, new: int) -> bool:
        """True if the words of the passage *old* can be read one after the other in *new*, or nearly all of them.

        A short one that was no neighbour is not: its words are easily met in a paragraph on its subject.
        """
        words, others = self.likeness.old[old], self.likeness.new[new]
        pairs, there = set(pairwise(words)), set(pairwise(others))
        is_near = abs(self.to_old[new] - old) <= REACH
        least = 3 if is_near else 2 * SHORT
        return len(pairs) >= least and len(pairs & there) >= (ALIKE if is_near else MUCH) * len(pairs)

    def _match_left_parts(self) -> None:
        """Match what is part of nothing but a passage that is not there any more, in its place: that is the same."""
        for new, old in sorted(self.parts.items()):
            is_free = old not in self.to_new and old not in self.merged
            is_like = self.old[old].kind == self.new[new].kind and self._is_plausible(self.by_pair[old, new])
            if is_free and is_like and self.is_in_place(old, new):
                self.match(old, new)
        self.parts = {new: old for new, old in self.parts.items() if new not in self.to_old}

    def _match_enclosed(self) -> None:
        """Match what stands alone between the same two neighbours before and now, if it is at all alike."""
        for new in range(len(self.new)):
            if new in self.to_old:
                continue
            old = self.to_old.get(new - 1, -2 if new else -1) + 1
            if not 0 <= old < len(self.old) or old in self.to_new or old in self.merged:
                continue
            if self.parts.get(new, old) != old:
                continue
            is_last = old + 1 == len(self.old) and new + 1 == len(self.new)
            if (is_last or self.to_new.get(old + 1) == new + 1) and self._is_alike(old, new):
                self.match(old, new)
                self.parts.pop(new, None)

    def _match_edges(self) -> None:
        """Match what the pairs of words did not tell: short first and last parts beside what was split or merged."""
        for old, new in sorted(self.to_new.items()):
            before, now = self.likeness.old[old], self.likeness.new[new]
            if self._is_loose_new(new + 1, new) and ends_with(before, now, self.likeness.new[new + 1]):
                self.parts[new + 1] = old
            if self._is_loose_old(old + 1, old) and ends_with(now, before, self.likeness.old[old + 1]):
                self.merged[old + 1] = new
            if self._is_loose_new(new - 1, new) and begins_with(before, now, self.likeness.new[new - 1]):
                del self.to_old[new]
                self.parts[new] = old
                self.parts.pop(new - 1, None)
                self.match(old, new - 1)
            elif self._is_loose_old(old - 1, old) and begins_with(now, before, self.likeness.old[old - 1]):
                del self.to_new[old]
                self.merged[old] = new
                self.match(old - 1, new)

    def _is_loose_new(self, new: int, beside: int) -> bool:
        is_here = 0 <= new < len(self.new) and new not in self.to_old
        return is_here and self.new[new].kind == self.new[beside].kind

    def _is_loose_old(self, old: int, beside: int) -> bool:
        is_here = 0 <= old < len(self.old) and old not in self.to_new and old not in self.merged
        return is_here and self.old[old].kind == self.old[beside].kind

    def _is_alike(self, old: int, new: int) -> bool:
        return self.old[old].kind == self.new[new].kind and self.likeness.is_same(old, new)

    def _let_go(self) -> None:
        """Take back what is not accounted for: in doubt a passage has a new anchor, and the old one is gone."""
        found = Account(self.likeness.old, self.likeness.new, self.to_old, self.parts, self.merged)
        doubtful, lost = list(found.doubtful()), list(found.lost())
        for new in doubtful:
            del self.to_new[self.to_old.pop(new)]
        for old in lost:
            del self.merged[old]

    # ---- what an editor wrote

    def _match_named(self) -> None:
        """An editor who kept the id of a passage in its place and wrote it anew means the same passage."""
        by_name = {block.name: place for place, block in enumerate(self.old) if block.name}
        for new, block in enumerate(self.new):
            old = by_name.get(block.name, -1) if block.name else -1
            is_free = old >= 0 and old not in self.to_new and new not in self.to_old
            if is_free and self.is_in_place(old, new):
                self.match(old, new)
                self.parts.pop(new, None)
                self.merged.pop(old, None)
