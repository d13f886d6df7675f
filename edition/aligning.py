"""Which passage of a new version of a text is which of the old one: equal, near, split, merged, moved.

Equal words are matched first, wherever they stand; passages that occur more than once by their neighbours, then in
order. What is left is matched by the rare words and word pairs it shares, then, if short, by its letters in its place.
Work is linear in the length of both versions: a feature that more than `COMMON` passages share is not looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from edition.words import WORD, fold

Features = Callable[[str, Hashable], set[Hashable]]
"""Gives what a passage is known by; equal words in unequal places (the second argument) are not the same."""

COMMON = 12
"""More passages than this share a feature: it tells nothing and would make the work quadratic."""

ALIKE = 0.45
"""Share of the rare features of one of two passages that must be in the other. With one word in five misread about
0.65 remain; unrelated paragraphs of one book share less than 0.15."""

ALIKE_SHORT = 0.55
"""The same for letters of short passages, which must also stand in the same place."""

SHORT = 12
"""Words of a passage that is short."""


@dataclass(frozen=True, slots=True)
class Block:
    """What alignment knows of a passage. Blocks of different `group` never match."""

    group: str
    kind: str
    text: str
    n: str = ""
    name: str = ""
    """An id that an editor wrote into the file: equal names speak for equal passages."""


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
    shared: float

    @property
    def strength(self) -> float:
        return max(self.of_old, self.of_new)

    @property
    def likeness(self) -> float:
        return self.of_old + self.of_new


class _Aligner:
    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.old, self.new = old, new
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}
        self.parts: dict[int, int] = {}
        self.merged: dict[int, int] = {}
        self.features_old: dict[int, set[Hashable]] = {}
        self.features_new: dict[int, set[Hashable]] = {}
        self.by_pair: dict[tuple[int, int], _Link] = {}
        self.news_of: dict[int, list[int]] = defaultdict(list)
        self.olds_of: dict[int, list[int]] = defaultdict(list)

    def run(self) -> Alignment:
        self._match_equal()
        links = self._links(WordFeatures(), ALIKE)
        self._know_rivals(links)
        self._match_linked([link for link in links if self._is_long(link)])
        self._match_linked([link for link in links if not self._is_long(link)])
        self._match_parts(links)
        for link in self._links(letter_features, ALIKE_SHORT, short_only=True):
            if self._is_free(link) and self._is_plausible(link):
                self._match(link.old, link.new)
        self._match_left_parts()
        self._match_enclosed()
        self._match_named()
        return Alignment(self.to_old, self.parts, self.merged)

    def _match(self, old: int, new: int) -> None:
        self.to_new[old], self.to_old[new] = new, old

    # ---- equal words

    def _match_equal(self) -> None:
        old_keys, new_keys = [key(block) for block in self.old], [key(block) for block in self.new]
        old_at, new_at = _positions(old_keys), _positions(new_keys)
        self._match_same_name(old_keys, new_keys)
        for one, places in old_at.items():
            others = new_at.get(one, ())
            if len(places) == len(others) == 1 and places[0] not in self.to_new and others[0] not in self.to_old:
                self._match(places[0], others[0])
        self._spread(old_keys, new_keys)
        self._match_repeated(old_at, new_at)

    def _match_same_name(self, old_keys: Sequence[Hashable], new_keys: Sequence[Hashable]) -> None:
        by_name = {block.name: place for place, block in enumerate(self.old) if block.name}
        for new, block in enumerate(self.new):
            old = by_name.get(block.name, -1) if block.name else -1
            if old >= 0 and old not in self.to_new and old_keys[old] == new_keys[new]:
                self._match(old, new)

    def _spread(self, old_keys: Sequence[Hashable], new_keys: Sequence[Hashable]) -> None:
        """Match equal neighbours of what is matched, forwards, then backwards."""
        for step in (1, -1):
            for new in sorted(self.to_old, reverse=step < 0):
                old, new = self.to_old[new] + step, new + step
                while (
                    0 <= old < len(old_keys) and 0 <= new < len(new_keys) and old_keys[old] == new_keys[new]
                    and old not in self.to_new and new not in self.to_old
                ):
                    self._match(old, new)
                    old, new = old + step, new + step

    def _match_repeated(
        self, old_at: dict[Hashable, list[int]], new_at: dict[Hashable, list[int]]
    ) -> None:
        """Match what is left of equal passages: in order within each gap, then in order."""
        old_gap, new_gap = self._gaps()
        for one, places in old_at.items():
            left = [place for place in places if place not in self.to_new]
            others = [place for place in new_at.get(one, ()) if place not in self.to_old]
            waiting: dict[int, list[int]] = defaultdict(list)
            for place in reversed(others):
                waiting[new_gap[place]].append(place)
            for place in left:
                if waiting[old_gap[place]]:
                    self._match(place, waiting[old_gap[place]].pop())
            left = [place for place in left if place not in self.to_new]
            others = [place for place in others if place not in self.to_old]
            for place, other in zip(left, others, strict=False):
                self._match(place, other)

    def _gaps(self) -> tuple[list[int], list[int]]:
        """Return for each place of the old and of the new version the gap between matched passages it lies in."""
        new_order = sorted(self.to_old)
        kept = longest_rise([self.to_old[new] for new in new_order])
        backbone = [new_order[index] for index in kept]
        return (
            _numbered_gaps(len(self.old), [self.to_old[new] for new in backbone]),
            _numbered_gaps(len(self.new), backbone),
        )

    # ---- near words

    def _links(self, features: Features, alike: float, *, short_only: bool = False) -> list[_Link]:
        """Return the pairs not yet matched that share enough, strongest first."""
        old_gap, new_gap = self._gaps() if short_only else ([], [])
        olds = self._left(self.old, self.to_new, features, old_gap)
        news = self._left(self.new, self.to_old, features, new_gap)
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
        self, blocks: Sequence[Block], matched: dict[int, int], features: Features, gaps: Sequence[int]
    ) -> dict[int, set[Hashable]]:
        """Return the features of what is not matched; with *gaps*, of short passages only, and apart for each gap."""
        return {
            place: features(block.text, (block.group, gaps[place] if gaps else 0))
            for place, block in enumerate(blocks)
            if place not in matched and not (gaps and len(block.text) > SHORT * 12)
        }

    def _sorted(self, links: Iterable[_Link]) -> list[_Link]:
        old_gap, new_gap = self._gaps()

        def worth(link: _Link) -> tuple[float, int, int]:
            a, b = self.old[link.old], self.new[link.new]
            bonus = 1.0 + 0.1 * (a.kind == b.kind) + 0.1 * (a.n == b.n) + 0.5 * (bool(a.name) and a.name == b.name)
            bonus += 0.3 * (old_gap[link.old] == new_gap[link.new])
            return (-link.shared * bonus * link.likeness, link.old, link.new)

        return sorted(links, key=worth)

    def _is_long(self, link: _Link) -> bool:
        return min(len(self.old[link.old].text), len(self.new[link.new].text)) > SHORT * 7

    def _is_plausible(self, link: _Link) -> bool:
        """A short passage says little: it must stand in its place, or be all of the other with the same numbers."""
        if self._is_long(link):
            return True
        a, b = self.old[link.old], self.new[link.new]
        least = min(link.of_old, link.of_new)
        if least < 0.15 and (a.kind != b.kind or link.shared < 3):
            return False
        some, others = numbers(a.text), numbers(b.text)
        if self._is_in_place(link.old, link.new):
            return _agree(some, others) and (link.strength >= 0.6 or some == others)
        return least > 0.8 and link.shared > 4 and some == others

    def _is_in_place(self, old: int, new: int) -> bool:
        return any(self._stands_with(old, new, step) for step in (-1, 1))

    def _stands_with(self, old: int, new: int, step: int) -> bool:
        """True if the nearest matched passages of both on one side are the same."""
        for distance in range(1, 4):
            neighbour = self.to_new.get(old + step * distance)
            if neighbour is not None:
                return 0 < (neighbour - new) * step <= 4
            if not 0 <= old + step * distance < len(self.old):
                return (new < 4) if step < 0 else (new >= len(self.new) - 4)
        return False

    def _know_rivals(self, links: Sequence[_Link]) -> None:
        self.by_pair = {(link.old, link.new): link for link in links}
        for link in links:
            self.news_of[link.old].append(link.new)
            self.olds_of[link.new].append(link.old)

    def _match_linked(self, links: Sequence[_Link]) -> None:
        """Match one to one, strongest first; the first part of a split, the first of several merged, takes it."""
        for link in links:
            if self._is_free(link) and self._is_plausible(link):
                self._match(link.old, link.new)
                self._give_to_first_part(link)
                self._give_to_first_of_merged(link)

    def _is_free(self, link: _Link) -> bool:
        is_new = link.new not in self.to_old and link.new not in self.parts
        return is_new and link.old not in self.to_new and link.old not in self.merged

    def _give_to_first_part(self, link: _Link) -> None:
        old, heir = link.old, link.new
        told = self.features_old[old] & self.features_new[heir]
        for new in sorted((one for one in self.news_of[old] if one < link.new), reverse=True):
            part = self.by_pair[old, new]
            is_telling = part.of_new >= ALIKE and (part.shared > SHORT or link.new - new <= 3)
            if new in self.to_old or not is_telling or not self._is_part(old, new, told):
                continue
            told |= self.features_old[old] & self.features_new[new]
            rivals = (self.by_pair[other, new] for other in self.olds_of[new] if other not in self.to_new)
            if self._has_other_old(new, old) or any(rival.likeness > part.likeness for rival in rivals):
                continue
            self.parts[new] = old
            if self.new[new].kind == self.old[old].kind or self.new[heir].kind != self.old[old].kind:
                heir = new
        if heir != link.new:
            del self.to_old[link.new], self.parts[heir]
            self._match(old, heir)
            if not self._has_other_old(link.new, old):
                self.parts[link.new] = old

    def _is_part(self, old: int, new: int, told: set[Hashable]) -> bool:
        """True if much of the passage *new* is words of *old* that are not *told* elsewhere."""
        found = self.features_new[new]
        return len((found & self.features_old[old]) - told) >= 0.7 * ALIKE * len(found)

    def _give_to_first_of_merged(self, link: _Link) -> None:
        new, survivor = self.to_new[link.old], link.old
        told = self.features_new[new] & self.features_old[survivor]
        for old in sorted((one for one in self.olds_of[new] if one < link.old), reverse=True):
            part = self.by_pair[old, new]
            is_telling = part.of_old >= ALIKE and (part.shared > SHORT or link.old - old <= 3)
            is_in = is_telling and self._is_merged(old, new, told) and self._is_read_in(old, new)
            if old in self.to_new or not is_in:
                continue
            told |= self.features_new[new] & self.features_old[old]
            rivals = (self.by_pair[old, other] for other in self.news_of[old] if other not in self.to_old)
            if self._has_other_new(old, new) or any(rival.likeness > part.likeness for rival in rivals):
                continue
            self.merged[old] = new
            if self.old[old].kind == self.new[new].kind or self.old[survivor].kind != self.new[new].kind:
                survivor = old
        if survivor != link.old and not self._is_read_in(link.old, new):
            del self.merged[survivor]
        elif survivor != link.old:
            self.merged[link.old] = new
            del self.to_new[link.old], self.merged[survivor]
            self._match(survivor, new)

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
        return len((found & self.features_new[new]) - told) >= 0.7 * ALIKE * len(found)

    def _match_parts(self, links: Sequence[_Link]) -> None:
        """Say of what is left whether its words are part of something that was matched."""
        nothing: set[Hashable] = set()
        for link in links:
            old, new = link.old, link.new
            if new not in self.to_old and new not in self.parts and link.of_new >= ALIKE:
                whole = self.features_new.get(self.to_new.get(old, -1), nothing)
                if self._is_part(old, new, whole & self.features_old[old]):
                    self.parts[new] = old
            elif old not in self.to_new and old not in self.merged and link.of_old >= ALIKE and new in self.to_old:
                whole = self.features_old.get(self.to_old[new], nothing)
                told = whole & self.features_new[new]
                if self._is_merged(old, new, told) and self._is_read_in(old, new):
                    self.merged[old] = new

    def _is_read_in(self, old: int, new: int) -> bool:
        """True if the words of the passage *old* can be read one after the other in *new*, or nearly all of them."""
        words, others = plain_words(self.old[old].text), plain_words(self.new[new].text)
        pairs, there = set(pairwise(words)), set(pairwise(others))
        is_near = abs(self.to_old[new] - old) <= 3
        return len(pairs) >= 3 and len(pairs & there) >= (ALIKE if is_near else 0.6) * len(pairs)

    def _match_left_parts(self) -> None:
        """Match what is part of nothing but a passage that is not there any more, in its place: that is the same."""
        for new, old in sorted(self.parts.items()):
            is_telling = self.old[old].kind == self.new[new].kind and self.by_pair[old, new].shared > 2
            if old not in self.to_new and old not in self.merged and is_telling and self._is_in_place(old, new):
                self._match(old, new)
        self.parts = {new: old for new, old in self.parts.items() if new not in self.to_old}

    def _match_enclosed(self) -> None:
        """Match what stands alone between the same two neighbours before and now, if it is at all alike."""
        for new, block in enumerate(self.new):
            if new in self.to_old:
                continue
            old = self.to_old.get(new - 1, -2 if new else -1) + 1
            if not 0 <= old < len(self.old) or old in self.to_new or old in self.merged:
                continue
            if self.parts.get(new, old) != old:
                continue
            is_last = old + 1 == len(self.old) and new + 1 == len(self.new)
            if (is_last or self.to_new.get(old + 1) == new + 1) and _is_alike(self.old[old], block):
                self._match(old, new)
                self.parts.pop(new, None)

    # ---- what an editor wrote

    def _match_named(self) -> None:
        """An editor who kept the id of a passage and wrote it anew means the same passage."""
        by_name = {block.name: place for place, block in enumerate(self.old) if block.name}
        for new, block in enumerate(self.new):
            old = by_name.get(block.name, -1) if block.name else -1
            if old >= 0 and old not in self.to_new and new not in self.to_old:
                self._match(old, new)
                self.parts.pop(new, None)
                self.merged.pop(old, None)


# ---- small things


def key(block: Block) -> Hashable:
    """Return what two passages have in common that differ in case, accents, points and spaces only.

    >>> key(Block("body", "p", "Moscow, 1937 –")) == key(Block("body", "quote", "moscow 1937"))
    True
    """
    return (block.group, " ".join(plain_words(block.text)) or block.text.strip())


class WordFeatures:
    """The words of a passage and its pairs of neighbouring words, as numbers: hundreds of thousands are compared."""

    def __init__(self) -> None:
        self.known: dict[Hashable, int] = {}

    def __call__(self, text: str, where: Hashable) -> set[Hashable]:
        known = self.known
        place = known.setdefault(where, len(known)) << 60
        words = [known.setdefault(word, len(known)) + 1 for word in plain_words(text)]
        return {*(place | word for word in words), *(place | first << 30 | second for first, second in pairwise(words))}


def letter_features(text: str, where: Hashable) -> set[Hashable]:
    """Return the groups of three letters of *text*, its ends among them."""
    plain = f"^{' '.join(plain_words(text))}$"
    return {(where, plain[start:start + 3]) for start in range(len(plain) - 2)}


def plain_words(text: str) -> list[str]:
    """Return the words of *text*, folded."""
    return WORD.findall(text.lower()) if text.isascii() else [fold(word) for word in WORD.findall(text)]


def _is_alike(one: Block, other: Block) -> bool:
    """True if two passages in the same place are of one kind and share letters, be they badly misread."""
    if max(len(one.text), len(other.text)) > SHORT * 12:
        return False
    if (one.group, one.kind) != (other.group, other.kind) or not (
        0.4 < (len(one.text) + 2) / (len(other.text) + 2) < 2.5
    ):
        return False
    a, b = letter_features(one.text, ""), letter_features(other.text, "")
    return 2 * len(a & b) >= 0.4 * (len(a) + len(b))


def numbers(text: str) -> list[str]:
    """Return the words of *text* with digits in them.

    >>> numbers("Ibid., pp. 23–25a.")
    ['23', '25a']
    """
    return [word for word in WORD.findall(text) if any(char.isdigit() for char in word)]


def _agree(some: Sequence[str], others: Sequence[str]) -> bool:
    """True if half of the numbers of one passage are in the other, or one has none."""
    return 2 * len(set(some) & set(others)) >= min(len(set(some)), len(set(others)))


def longest_rise(values: Sequence[int]) -> list[int]:
    """Return the positions of a longest rising series in *values*, which are all different.

    >>> longest_rise([4, 0, 1, 5, 2, 3])
    [1, 2, 4, 5]
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(ends, value)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            last.append(position)
        else:
            ends[at], last[at] = value, position
    return list(reversed(list(_back(last[-1] if last else -1, before))))


def _back(position: int, before: Sequence[int]) -> Iterator[int]:
    while position >= 0:
        yield position
        position = before[position]


def _positions(keys: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(keys):
        found[one].append(place)
    return found


def _numbered_gaps(length: int, borders: Sequence[int]) -> list[int]:
    gaps = [0] * length
    for border in borders:
        gaps[border] = 1
    number = 0
    for place in range(length):
        number += gaps[place]
        gaps[place] = number
    return gaps
