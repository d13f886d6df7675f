"""Which words go with a word, by author: counted around each hit and weighed by log-likelihood.

Dunning, “Accurate methods for the statistics of surprise and coincidence”, Computational Linguistics 19 (1993).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from index import matching
from index.bits import numbers
from index.marking import Marker
from index.matching import CHECK_EVERY, Deadline
from index.parsing import parse
from index.searching import Index
from index.vocabulary import Vocabulary, number_of

WINDOW = 5
"""Words on either side that are looked at, as is usual in corpus linguistics."""
LEAST = 2
"""Fewer meetings than this say nothing."""
LIKELY = 6.63
"""Log-likelihood that chance alone reaches once in a hundred times (χ², one degree of freedom); less is left out."""
SECONDS = 2.0
"""After which the company is weighed from what was read so far: nobody waits longer for a page."""
SPREAD = 16
"""Passages are looked at in so many rounds, each from the author's first to the last."""


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
    """True if the time was up: only some of the passages were looked at."""


def collocates(
    index: Index, query: str, *, window: int = WINDOW, shown: int = 20, seconds: float = SECONDS,
    facets: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Company, ...]:
    """Return for each author the words within *window* words of a hit of *query*, weighed against the author's others.

    Authors with most hits first. Each has an equal share of the time that is left; if it is too short, only every so
    many passages are looked at. Raises QueryError.
    """
    node = index.meant(parse(query))
    marker = Marker(node, index.matcher)
    found = index.matcher.passages(node, Deadline(seconds), index.narrowed(facets or {}))
    authors = list(index.facets.by_author(found))
    end = matching.clock() + seconds
    companies = []
    for at, (author, passages) in enumerate(authors):
        deadline = Deadline((end - matching.clock()) / (len(authors) - at))
        hits, near = _near(index, marker, passages, window, deadline)
        collocates = _weighed(index, near, index.counts_of(author), shown)
        companies.append(Company(author, hits, collocates, deadline.is_over))
    return tuple(sorted((one for one in companies if one.hits), key=lambda one: (-one.hits, one.author)))


def _near(index: Index, marker: Marker, passages: int, window: int, deadline: Deadline) -> tuple[int, Counter[str]]:
    """Return how many words are hits, and the signs of those within *window* words of one, each place once."""
    hits = 0
    beside: list[str] = []
    every = list(numbers(passages))
    spread = chain.from_iterable(every[first::SPREAD] for first in range(SPREAD))  # so that a part is from all over
    for at, number in enumerate(spread):
        if at % CHECK_EVERY == CHECK_EVERY - 1 and deadline.passed():
            break
        signs = index.files.words(number)
        marked = marker.marked(number)
        hits += len(marked)
        if len(marked) == 1:
            (hit,) = marked
            beside += (signs[max(0, hit - window) : hit], signs[hit + 1 : hit + window + 1])
        else:
            around = {word for hit in marked for word in range(max(0, hit - window), min(len(signs), hit + window + 1))}
            beside += [signs[word] for word in around - marked]
    return hits, Counter("".join(beside))


def _weighed(index: Index, near: Counter[str], total: Sequence[int], shown: int) -> tuple[Collocate, ...]:
    """Return the words of *near* that stand there more often than in all of an author's words, *total* by lemma."""
    vocabulary = index.vocabulary
    lemmas, keys = vocabulary.lemmas, vocabulary.data.spelling_keys
    met = [(lemmas[keys[number]], count, number) for sign, count in near.items() if (number := number_of(sign)) >= 0]
    counts: dict[int, int] = {}
    for lemma, count, _ in met:
        counts[lemma] = counts.get(lemma, 0) + count
    inside = near.total()
    outside = max(sum(total) - inside, 1)
    found = [
        (log_likelihood(count, max(total[lemma] - count, 0), inside, outside), lemma) for lemma, count in counts.items()
        if count >= LEAST and count * outside > (total[lemma] - count) * inside
    ]
    kept = nsmallest(shown, ((-ratio, vocabulary.lemma(lemma), lemma) for ratio, lemma in found if ratio >= LIKELY))
    usual = _usual(met, {lemma for _, _, lemma in kept}, vocabulary)
    return tuple(
        Collocate(usual.get(lemma, word), counts[lemma], max(total[lemma] - counts[lemma], 0), round(-ratio, 2))
        for ratio, word, lemma in kept
    )


def _usual(met: Iterable[tuple[int, int, int]], wanted: Container[int], vocabulary: Vocabulary) -> dict[int, str]:
    """Return how each lemma *wanted* is mostly spelled among those *met* (lemma, how often, spelling): no genitives."""
    most: dict[int, tuple[int, str]] = {}
    for lemma, count, number in met:
        if lemma in wanted and vocabulary.data.folds[vocabulary.data.spelling_keys[number]] == vocabulary.lemma(lemma):
            most[lemma] = max(most.get(lemma, (0, "")), (count, vocabulary.data.spellings[number]))
    return {lemma: spelling for lemma, (_, spelling) in most.items()}


def log_likelihood(near: int, elsewhere: int, inside: int, outside: int) -> float:
    """Return how unlikely it is that a word's shares among *inside* and *outside* words differ by chance.

    >>> log_likelihood(10, 100, 1000, 10000), round(log_likelihood(20, 10, 1000, 10000), 1)
    (0.0, 59.6)
    """
    whole = inside + outside
    expected = ((near + elsewhere) * inside / whole, (near + elsewhere) * outside / whole)
    return 2 * sum(seen * math.log(seen / wanted) for seen, wanted in zip((near, elsewhere), expected, strict=True)
                   if seen and wanted)
