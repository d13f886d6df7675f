"""Which words go with a word, by author: counted around each hit and weighed by log-likelihood.

Dunning, “Accurate methods for the statistics of surprise and coincidence”, Computational Linguistics 19 (1993).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.bits import numbers
from index.marking import Marker
from index.matching import Deadline
from index.parsing import parse
from index.searching import Index
from index.terms import bare, fold

WINDOW = 5
"""Words on either side that are looked at, as is usual in corpus linguistics."""
LEAST = 2
"""Fewer meetings than this say nothing."""
LIKELY = 6.63
"""Log-likelihood that chance alone reaches once in a hundred times (χ², one degree of freedom); less is left out."""
SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near the hits more often than elsewhere, spelled as it mostly is there."""

    word: str
    near: int
    """How often it stands near a hit."""
    elsewhere: int
    """How often in the same author's other words."""
    likelihood: float
    """Log-likelihood ratio, `LIKELY` or more."""


@dataclass(frozen=True, slots=True)
class Company:
    """The company that a query's words keep with one author, the closest first."""

    author: str
    hits: int
    collocates: tuple[Collocate, ...]
    is_cut: bool = False
    """True if the time was up: only the first passages were looked at."""


def collocates(
    index: Index, query: str, *, window: int = WINDOW, shown: int = 20, seconds: float = SECONDS,
    facets: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Company, ...]:
    """Return for each author the words within *window* words of a hit of *query*, weighed against the author's others.

    Authors with most hits first. Of a library too large for the time the first passages are looked at.
    Raises QueryError.
    """
    node = parse(query)
    marker = Marker(node, index.matcher)
    deadline = Deadline(seconds)
    near: dict[str, Counter[str]] = {}
    hits: Counter[str] = Counter()
    spelled: Counter[str] = Counter()
    for number in numbers(index.matcher.passages(node, deadline, index.narrowed(facets or {}))):
        stored = index.files.stored(number)
        words = stored.readings[0].words
        marked = {at for stretch in marker.stretches(number, stored) for start, end in stretch.marks
                  for at, word in enumerate(words) if start <= word.start < end}
        hits[stored.author] += len(marked)
        around = {at for hit in marked for at in range(max(0, hit - window), min(len(words), hit + window + 1))}
        beside = [words[at].text for at in around - marked]
        near.setdefault(stored.author, Counter()).update(map(bare, beside))
        spelled.update(beside)
        if deadline.passed():
            break
    totals = _words_by_author(index, set(near))
    usual = {bare(word): word for word, _ in reversed(spelled.most_common()) if bare(word) == fold(word)}

    def weighed(author: str) -> tuple[Collocate, ...]:
        found = _weighed(near[author], totals[author], shown)
        return tuple(replace(one, word=usual.get(one.word, one.word)) for one in found)

    return tuple(Company(author, hits[author], weighed(author), deadline.is_over)
                 for author in sorted(near, key=lambda author: (-hits[author], author)) if hits[author])


def _words_by_author(index: Index, authors: set[str]) -> dict[str, Counter[str]]:
    """Return how often each author uses each word."""
    vocabulary = index.vocabulary
    found: dict[str, Counter[str]] = {}
    for author in authors:
        signs: Counter[str] = Counter()
        held = index.matcher.bits("author", author) if author else index.matcher.everything
        for number in numbers(held):
            signs.update(index.files.words(number))
        words: Counter[str] = Counter()
        for sign, count in signs.items():
            words[bare(vocabulary.data.keys[vocabulary.key(sign)])] += count
        found[author] = words
    return found


def _weighed(near: Counter[str], total: Counter[str], shown: int) -> tuple[Collocate, ...]:
    inside = near.total()
    outside = max(total.total() - inside, 1)
    found = []
    for word, count in near.items():
        elsewhere = max(total[word] - count, 0)
        ratio = log_likelihood(count, elsewhere, inside, outside)
        if count >= LEAST and ratio >= LIKELY and count * outside > elsewhere * inside:
            found.append(Collocate(word, count, elsewhere, round(ratio, 2)))
    return tuple(sorted(found, key=lambda one: (-one.likelihood, one.word))[:shown])


def log_likelihood(near: int, elsewhere: int, inside: int, outside: int) -> float:
    """Return how unlikely it is that a word's shares among *inside* and *outside* words differ by chance.

    >>> log_likelihood(10, 100, 1000, 10000), round(log_likelihood(20, 10, 1000, 10000), 1)
    (0.0, 59.6)
    """
    whole = inside + outside
    expected = ((near + elsewhere) * inside / whole, (near + elsewhere) * outside / whole)
    return 2 * sum(seen * math.log(seen / wanted) for seen, wanted in zip((near, elsewhere), expected, strict=True)
                   if seen and wanted)
