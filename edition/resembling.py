"""Passages of two versions of a text that share words, or letters, which few others have.

Work is linear in the length of both versions: a feature that more than `COMMON` passages share is not looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from edition.pairing import Pairing, Version

Features = Callable[[Sequence[str], str], set[Hashable]]
"""Gives what a passage is known by, from its words; what stands in another place (the second argument) is another."""

COMMON = 4
"""More passages than this share a feature: it tells nothing and would make the work quadratic."""

SHORT = 12
"""Words of a passage that is short."""

SAME_KIND, SAME_NUMBER, SAME_ID, SAME_GAP = 0.1, 0.1, 0.5, 0.3
"""What else two passages have in common, as shares of what their words are worth: it decides between like pairs."""

OF_A_WORD = 12
"""Letters for each of them: a passage that is short in words may be long in letters."""


@dataclass(frozen=True, slots=True)
class Link:
    """An old and a new passage that share features; shares from 0 to 1."""

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


def find_links(
    pairing: Pairing, features: Features, alike: float, *, is_short: bool = False, is_across: bool = False
) -> list[Link]:
    """Return the pairs that share enough and are not the same yet, strongest first; `telling` of both versions is set.

    *alike* is the share of the features of one of two passages that must be in the other. With *is_short*, only short
    passages are compared, within each gap; with *is_across*, those of unlike groups are, too.
    """
    old_gap, new_gap = pairing.gaps() if is_short else ([], [])
    olds = _features_of(pairing.old, features, old_gap, is_across=is_across)
    news = _features_of(pairing.new, features, new_gap, is_across=is_across)
    if not olds or not news:
        return []
    in_old, in_new = (Counter(chain.from_iterable(found.values())) for found in (olds, news))
    common = {one for counts in (in_old, in_new) for one, count in counts.items() if count > COMMON}
    pairing.old.telling = {place: found - common for place, found in olds.items()}
    pairing.new.telling = {place: found - common for place, found in news.items()}
    return _sorted(pairing, _links(pairing, in_old.keys() & in_new.keys(), alike))


def _features_of(
    version: Version, features: Features, gaps: Sequence[int], *, is_across: bool
) -> dict[int, set[Hashable]]:
    """Return the features of what is not matched; with *gaps*, of short passages only, and apart for each gap."""
    return {
        place: features(version.words[place], "" if is_across else f"{block.group}{gaps[place] if gaps else ''}")
        for place, block in enumerate(version.blocks)
        if place not in version.same and not (gaps and len(block.text) > SHORT * OF_A_WORD)
    }


def _links(pairing: Pairing, in_both: Set[Hashable], alike: float) -> Iterable[Link]:
    where: dict[Hashable, list[int]] = defaultdict(list)
    for old, found in pairing.old.telling.items():
        for one in found & in_both:
            where[one].append(old)
    total_old = {place: len(found) or 1 for place, found in pairing.old.telling.items()}
    for new, found in pairing.new.telling.items():
        total = len(found) or 1
        shared = Counter(chain.from_iterable(map(where.__getitem__, found & in_both)))
        for old, count in shared.items():
            if count >= alike * min(total_old[old], total):
                yield Link(old, new, count / total_old[old], count / total, count)


def _sorted(pairing: Pairing, links: Iterable[Link]) -> list[Link]:
    """Return *links* by what is shared; the same kind, number, id or place of both passages is worth something, too."""
    old_gap, new_gap = pairing.gaps()

    def worth(link: Link) -> tuple[float, int, int]:
        a, b = pairing.old.blocks[link.old], pairing.new.blocks[link.new]
        bonus = 1.0 + SAME_KIND * (a.kind == b.kind) + SAME_NUMBER * (a.n == b.n)
        bonus += SAME_ID * (bool(a.name) and a.name == b.name)
        bonus += SAME_GAP * (old_gap[link.old] == new_gap[link.new])
        return (-link.shared * bonus * link.both, link.old, link.new)

    return sorted(links, key=worth)
