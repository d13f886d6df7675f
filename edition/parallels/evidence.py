"""Why two passages are parallel, in words a reader understands, and what speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from edition.model import Evidence
from edition.parallels.contradicting import contradictions
from edition.parallels.features import Feature
from edition.parallels.labels import THROUGH, Labels
from edition.parallels.profiles import Item, Keys
from edition.thesaurus import wholes_of
from edition.timewords import WEEKDAYS
from edition.words import fold, stem, tokens

WORDS_SHOWN = 3
"""Plain words shown beside names, dates and figures; where there are only words, all of them."""

SHOWN = 7
"""Reasons given for one pair; the rest weighs little and would bury the first."""

IMPLIED_SHOWN = 2
"""Reasons of one pair that only follow from a name; with two a reader knows what the name stands for."""

LEAST_SHARE = 0.01
"""Share of a score below which a reason is not given: the country, the party and its leader are in most passages."""

WEIGHED = 40
"""Common features, the weightiest, that are looked at to make a case; the others add less than a hundredth each."""

HELD = 30_000
"""Passages of which positions and facts are kept in memory."""

DATE_KINDS = ("day", "month", "year")
DATES = tuple(f"{kind}:" for kind in DATE_KINDS)

DAYS_OF_THE_WEEK = frozenset(f"word:{stem(name, language)}" for name in WEEKDAYS for language in ("en", "de", "fr"))
"""They count, since many a diary has no more of a date, and say nothing beside one."""

TELLING, TELLING_SHARE = 6, 0.001
"""Passages that may have a name, date or figure which makes a pair strong; in large libraries one in a thousand of all.
With twelve every fifth strong pair was judged to be none."""

TELLING_CONCEPTS = 2
"""Concepts of that rarity that make a pair strong where nothing is named. One is a theme that two may have in common;
with one, every sixth strong pair was judged to be none once the thesaurus had two hundred narrow ones."""

TELLING_NUMBER = 100
"""Least number that makes a pair strong by itself, shares aside: nine feet or eighty years are of anything."""

BARE = "figure::"
"""How the key of a figure begins that says nothing of what is counted: a small one is no reason, `both: 2` of what?"""

TELLING_WORDS = 4
"""Plain words of that rarity that make a pair strong where nothing is named: a document that both quote."""

HAPPENING = frozenset(("event", "day", "figure"))
"""What a pair has in common if both tell of one happening; people, bodies and places do many things."""

SPECIFIC = 1 / 3
"""Share of all passages that may have a name, date, figure or concept which alone makes a pair: what more have is the
subject of the library, its main actor, its decade. A fifth cost a tenth of the recall
where all texts are on one matter."""

RARE = 0.01
"""Share of all passages that may have a plain word which makes a pair together with others."""

FEW = 12
"""What this many passages have is rare in the smallest library too: an author says it on a page or two."""

RARE_WORDS = 3
"""Rare plain words that make a pair if nothing specific does: of two unrelated novels every other pair of pages shares
one, hardly any three."""


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for and against a pair."""

    evidence: tuple[Evidence, ...]
    differs: tuple[Evidence, ...]
    is_strong: bool
    discount: float
    """What the score is multiplied by because of contradictions: 1 if there are none."""
    is_of_one_thing: bool
    """True if both name an event, a day or a figure that hardly any other passage has: no chance joins these."""


Row = tuple[float, Feature, Feature]
"""The share of the score, and the common feature in each of the two passages."""


class Cases:
    """Makes the case for pairs of passages; what is known of a passage is kept while it is asked for again."""

    def __init__(
        self, names: Keys, labels: Labels, items: Sequence[Item], *, strong_from: float,
        headings: Set[str] = frozenset(),
    ) -> None:
        """*headings* are concepts that only gather others: alone they are a poor reason."""
        self._headings = frozenset(f"concept:{name}" for name in headings)
        self._names = names.names
        self._seen = Counter(key for item in items for key in item.keys)
        self._specific = max(FEW, SPECIFIC * len(items))
        self._rare = max(FEW, RARE * len(items))
        self._telling = max(TELLING, TELLING_SHARE * len(items))
        self._labels = labels
        self._strong_from = strong_from
        self._places = lru_cache(maxsize=HELD)(Item.places)
        self._facts = lru_cache(maxsize=HELD)(self._facts_of)

    def case(self, a: Item, b: Item, shared: Mapping[int, float], score: float) -> Case | None:
        """Return the case for a pair, or None if the two passages themselves share nothing that is specific.

        *shared* gives the weight of each common feature, neighbours included; *score* is their sum.
        """
        if not self._has_grounds(a, b, shared):
            return None
        rows = self._rows(a, b, shared, score)
        telling = _most_telling(list(_without_repeats(rows, self._headings)))
        evidence = said_once([_evidence(share, one, other, self._labels) for share, one, other in telling])
        if not evidence:
            return None
        against = contradictions(self._facts(a), self._facts(b), self._labels,
                                 implied_a=a.implied(self._names), implied_b=b.implied(self._names))
        is_high = score * against.left >= self._strong_from
        rare = self._rare_in_both(a, b, shared)
        is_strong = is_high and against.is_same_matter and _is_settled(rare)
        return Case(tuple(evidence), against.differs, is_strong, against.left, not HAPPENING.isdisjoint(rare))

    def _has_grounds(self, a: Item, b: Item, shared: Mapping[int, float]) -> bool:
        """True if both passages have something specific, or enough rare words; what both only imply is nothing."""
        in_a, in_b = self._places(a), self._places(b)
        words = 0
        for key, weight in shared.items():
            if weight <= 0 or not _is_said(key, a, b, in_a, in_b):
                continue
            is_word = self._names[key].startswith("word:")
            if not is_word and self._seen[key] <= self._specific:
                return True
            words += is_word and self._seen[key] <= self._rare
        return words >= RARE_WORDS

    def _rows(self, a: Item, b: Item, shared: Mapping[int, float], score: float) -> list[Row]:
        """Return what both passages have themselves and at least one of them says, weightiest first."""
        in_a, in_b = self._places(a), self._places(b)
        common = [
            (-weight, self._names[key], in_a[key], in_b[key])
            for key, weight in shared.items()
            if weight > 0 and _is_said(key, a, b, in_a, in_b)
        ]
        common.sort()
        return [
            (-weight / score, a.feature(one, self._names), b.feature(other, self._names))
            for weight, _, one, other in common[:WEIGHED]
        ]

    def _rare_in_both(self, a: Item, b: Item, shared: Iterable[int]) -> Counter[str]:
        """Return by kind how many of the *shared* features both say themselves and hardly any other passage does."""
        in_a, in_b = self._places(a), self._places(b)
        return Counter(
            self._names[key].partition(":")[0] for key in shared
            if self._seen[key] <= self._telling and key in in_a and key in in_b
            and not a.is_implied(in_a[key]) and not b.is_implied(in_b[key]) and not _is_by_chance(self._names[key])
        )

    def _facts_of(self, item: Item) -> dict[str, Feature]:
        return item.facts(self._names)


def _is_settled(rare: Counter[str]) -> bool:
    """True if a name, date or figure, or several concepts or words, are among what hardly any other passage says."""
    is_named = rare.keys() - {"word", "concept", "cited"}
    return bool(is_named) or rare["concept"] >= TELLING_CONCEPTS or rare["word"] >= TELLING_WORDS


def _is_by_chance(name: str) -> bool:
    """True of a figure that many passages on other things could have; of shares only nothing is one.

    >>> _is_by_chance("figure:feet:9"), _is_by_chance("figure:people:259450"), _is_by_chance("day:1937-07-31")
    (True, False, False)
    >>> _is_by_chance("figure::0"), _is_by_chance("figure:share:0.5")
    (True, False)
    """
    kind, _, value = name.rpartition(":")
    return kind.startswith(("figure:", "rounded:")) and not 0 < float(value) < 1 and float(value) < TELLING_NUMBER


def _is_said(key: int, a: Item, b: Item, in_a: Mapping[int, int], in_b: Mapping[int, int]) -> bool:
    """True if both passages have *key* themselves and at least one of them says it."""
    return key in in_a and key in in_b and not (a.is_implied(in_a[key]) and b.is_implied(in_b[key]))


def _without_repeats(rows: Sequence[Row], headings: Set[str]) -> Iterator[Row]:
    """Yield *rows* without the word inside a name that is evidence itself, the month of such a day and the `friday`
    beside it, and the concept of which such a one is a part; without *headings*, too, if there is anything else:
    “both: Stalin” says nothing of two passages of which one is under “Stalin: character”, the other under “Stalin:
    letters”."""
    keys = {one.key for _, one, _ in rows}
    places = {one.key: one.start for _, one, _ in rows}
    names = [one for _, one, _ in rows if one.kind not in ("word", "concept") and not one.is_implied]
    concepts = [one for _, one, _ in rows if one.kind == "concept"]
    wholes = wholes_of(one.key for one in concepts)
    for share, one, other in rows:
        if one.kind in ("word", "concept") and _stands_in(one, names):
            continue
        if one.kind == "word" and _stands_in(one, concepts):
            continue
        if one.key in DAYS_OF_THE_WEEK and any(key.startswith(DATES) for key in keys):
            continue
        if one.kind == "rounded" and any(key.startswith("figure:") and places[key] == one.start for key in places):
            continue
        if one.key.startswith(BARE) and _is_by_chance(one.key):
            continue
        if one.kind in ("month", "year") and any(_is_finer(key, one.key) for key in keys):
            continue
        if one.key in wholes or (one.key in headings and len(rows) > 1):
            continue
        yield share, one, other


def said_once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return *evidence* without the words that another reason has in it, `column` beside `enemies, fifth column`, and
    without what says the same in the other direction or of another kind: `kulaks`, a group and a theme."""
    words = {fold(word.text) for one in evidence if one.kind != "word" for word in tokens(one.what)}
    known: dict[tuple[str, ...], int] = {}
    kept: list[Evidence] = []
    for one in evidence:
        if one.kind == "word" and fold(one.what) in words:
            continue
        name = tuple(sorted(one.what.casefold().removesuffix(")").split(THROUGH)))
        if name in known:
            first = kept[known[name]]
            kept[known[name]] = replace(first, weight=round(first.weight + one.weight, 4))
        else:
            known[name] = len(kept)
            kept.append(one)
    return kept


def _stands_in(one: Feature, others: Sequence[Feature]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)


def _most_telling(rows: Sequence[Row]) -> list[Row]:
    """Return what is shown of *rows*: first names, dates, figures and concepts, then a few plain words."""
    heard = [row for row in rows if row[0] >= LEAST_SHARE] or rows
    named = list(_with_few_implied([row for row in heard if row[1].kind != "word"]))[:SHOWN]
    words = [row for row in heard if row[1].kind == "word"]
    return named + words[:min(WORDS_SHOWN, SHOWN - len(named)) if named else SHOWN]


def _with_few_implied(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield *rows*; of those that one passage only implies, no more than the weightiest."""
    implied = 0
    for row in rows:
        _, one, other = row
        if one.is_implied or other.is_implied:
            implied += 1
            if implied > IMPLIED_SHOWN:
                continue
        yield row


def _is_finer(key: str, coarse: str) -> bool:
    """True if the date *key* lies in the month or year *coarse*.

    >>> _is_finer("day:1937-07-31", "month:1937-07"), _is_finer("month:1937-07", "month:1937-07")
    (True, False)
    """
    kind, _, value = key.partition(":")
    return kind in ("day", "month") and value.startswith(coarse.partition(":")[2] + "-")


def _evidence(share: float, one: Feature, other: Feature, labels: Labels) -> Evidence:
    kind = "date" if one.kind in DATE_KINDS else "figure" if one.kind == "rounded" else one.kind
    return Evidence(kind, labels.shared(one, other), round(share, 4), (one.start, one.end), (other.start, other.end))
