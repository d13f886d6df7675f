"""Which sentences stand in one row: what the subject index gathers, what is nearest to each, what agrees.

A row is about one thing and no longer than a question. Where two rows are mostly the same, or have one title, they are
one row, as long as that is no longer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

from edition.concordance.claims import Claim
from edition.concordance.frames import Frame
from edition.concordance.grouping import LARGEST, Kin
from edition.concordance.opinions import Opinion, are_apart, opinion_on

T = TypeVar("T", int, Claim)

BESIDE, MOST_BESIDE = 0.55, 2
"""How near a sentence must be to the middle of its circle, and how many of one author stand there. Of 340 pairs of
wordings that a reader had found to be of one thing, every second one kept aside, rows held 218 together at 0.55 and 222
at 0.5, and 46 of 57 questions made by hand at both; but in a library without subject index 0.5 made half as many rows
again, of which every second was beside the point. At 0.6 a question less was whole of the 29 developed on."""

NEAR_ALL = 0.5
"""How near it must be, on average, to those of the other authors that stand there."""

ASKED_BESIDE, ASKED_ALL = 0.25, 0.2
"""The same where both answer what historians ask: why, whose doing it was. Between 0.2 and 0.4 a list made by hand
gained two or three questions of 29, most below 0.3, where rows had hardly more sentences."""

ALIKE = 0.3
"""Share of the sentences of two rows from which they are one: who names Zinoviev names Kamenev. At 0.4 a quarter more
rows held two questions of 57 less; at 0.25 rows were full before all that belongs there had joined them."""

MOSTLY = 0.75
"""Share of a row's sentences from which a row of the subject index tells all that it does. At 0.66 a tenth fewer rows
held a question of 58 less, at 1 there were a twentieth more, and none held more."""

HALF = 0.5
"""Share of the sentences of two subjects from which the second tells nothing that the first does not."""


def gathered(naming: Mapping[str, Sequence[int]], kin: Kin) -> list[list[int]]:
    """Return the sentences under each concept that no more of them speak of than a row may hold, two authors at least.

    The editor has said that they are about one thing, so they need not be near. What is named, a person or an event, is
    no such thing: much else is said of it. What another concept gathers too is left out.
    """
    rows = {tuple(sorted(row)) for key, row in naming.items() if key.startswith("concept:") and len(row) <= LARGEST
            and len({kin.claims[one].author for one in row}) > 1}
    homes = _homes(sorted(rows))
    return [list(row) for row in sorted(rows) if len(set.intersection(*(homes[one] for one in row))) == 1]


def beside(rows: Iterable[Sequence[int]], known: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return *rows* without those of which one of *known* holds most.

    >>> beside([[1, 2, 3, 4], [4, 5, 6]], [[1, 2, 3, 7]])
    [[4, 5, 6]]
    """
    homes = _homes(known)
    held = ((row, Counter(home for one in row for home in homes.get(one, ()))) for row in rows)
    return [list(row) for row, count in held if max(count.values(), default=0) < MOSTLY * len(row)]


def _homes(rows: Sequence[Sequence[int]]) -> dict[int, set[int]]:
    """Return for each sentence the rows in which it stands, by number."""
    homes: dict[int, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for one in row:
            homes[one].add(number)
    return homes


def of_one_title(
    rows: Iterable[Sequence[int]], title: Callable[[Sequence[int]], frozenset[str]]
) -> list[list[int]]:
    """Return *rows*, those of one *title* as one row where that is no longer than a row may be.

    Rows without a title stay as they are.

    >>> of_one_title([[1, 2], [3, 4], [2, 5]], lambda row: frozenset(["dam"] if 2 in row else []))
    [[1, 2, 5], [3, 4]]
    """
    found: list[set[int]] = []
    titled: dict[frozenset[str], list[set[int]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (-len(row), row)):
        heading = title(row)
        alike = titled[heading] if heading else []
        home = next((one for one in alike if len(one.union(row)) <= LARGEST), None)
        if home is None:
            home = set()
            alike.append(home)
            found.append(home)
        home.update(row)
    return sorted(map(list, {tuple(sorted(row)) for row in found}))


def gone_on(row: Sequence[int], naming: Set[str], kin: Kin) -> list[int]:
    """Return *row* with the sentences that go on about somebody of *naming* whom two of its authors name.

    `Hooker was relieved. He had asked for it`: what an author says of a person he says in several sentences, and names
    him in the first.
    """
    authors: dict[str, set[str]] = defaultdict(set)
    for one in row:
        for key in naming & kin.frames[one].subjects.keys():
            authors[key].add(kin.claims[one].author)
    shared = {key for key, known in authors.items() if len(known) > 1}
    found = list(row)
    for one in found:
        if one + 1 not in found and len(found) < LARGEST and _follows(one, kin) and shared & kin.frames[one + 1].meant:
            found.append(one + 1)
    return sorted(found)


def _follows(one: int, kin: Kin) -> bool:
    """True if the next sentence stands right behind *one*, given by number."""
    claims = kin.claims
    return one + 1 < len(claims) and (claims[one + 1].anchor, claims[one + 1].start) == (
        claims[one].anchor, claims[one].end)


def unlike(subjects: Sequence[tuple[str, Sequence[int]]]) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield *subjects* with their rows, the longest first, without those whose rows are half another's or more.

    >>> list(unlike([("kamenev", [1, 2, 3]), ("zinoviev", [1, 2, 3, 4]), ("yezhov", [4, 5])]))
    [('zinoviev', [1, 2, 3, 4]), ('yezhov', [4, 5])]
    """
    beside: dict[int, list[set[int]]] = defaultdict(list)
    for key, row in sorted(subjects, key=lambda one: (-len(one[1]), one[1], one[0])):
        found = set(row)
        if not any(len(found & other) >= HALF * len(found | other) for one in row for other in beside[one]):
            for one in row:
                beside[one].append(found)
            yield key, row


def circles(pairs: Sequence[tuple[int, int, float]], kin: Kin) -> Iterator[list[int]]:
    """Yield for each sentence in *pairs* those of other authors that are nearest to it, and it.

    Those that answer the same of what historians ask need not be as near.
    """
    around: dict[str, dict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for a, b, near in pairs:
        asked = kin.frames[a].spoken.answers_with(kin.frames[b].spoken)
        for circle in (*asked, *([""] if near >= BESIDE else [])):
            around[circle][a][b] = around[circle][b][a] = near
    for circle, beside in sorted(around.items()):
        for middle, near_by in sorted(beside.items()):
            yield _circle(middle, near_by, kin, ASKED_ALL if circle else NEAR_ALL)


def _circle(middle: int, near_by: Mapping[int, float], kin: Kin, least: float) -> list[int]:
    """Return *middle* and, of those near it, the nearest of each author that are near the others that stand there."""
    row, standing = [middle], Counter[str]()
    for number in sorted(near_by, key=lambda one: (-near_by[one], one)):
        author = kin.claims[number].author
        nears = [kin.near(number, one) for one in row if kin.claims[one].author != author]
        if len(row) < LARGEST and standing[author] < MOST_BESIDE and sum(nears) >= least * len(nears):
            row.append(number)
            standing[author] += 1
    return row


def judged(pairs: Iterable[tuple[int, int, float]], kin: Kin) -> Iterator[list[int]]:
    """Yield the sentences of which each agrees with one of another author, and those that deny one thing.

    A row of what is near holds much else, so that nobody sees at a glance where the authors agree.
    """
    found = [(one, other, opinion) for one, other, _ in sorted(pairs, key=lambda pair: (-pair[2], pair))
             if (opinion := opinion_on(kin.frames[one], kin.frames[other]))]
    yield from chains(((one, other) for one, other, opinion in found if opinion.kind != "contradicting"), kin.frames)
    yield from _by_thing(row for row in found if row[2].kind == "contradicting")


def chains(pairs: Iterable[tuple[int, int]], frames: Sequence[Frame]) -> Iterator[list[int]]:
    """Yield what chains of *pairs*, the nearest first, hold together; not what tells of two times or events.

    A list of trials agrees with those who tell of one each; a pair that is not joined is a row by itself.
    """
    home: dict[int, list[int]] = {}
    for pair in pairs:
        first, second = (home.get(one, [one]) for one in pair)
        together = [*first, *second]
        if first is not second and (len(together) > LARGEST or any(
                are_apart(frames[one], frames[other]) for one in first for other in second)):
            yield sorted(pair)
        elif first is not second:
            home.update(dict.fromkeys(together, together))
    yield from sorted(sorted(row) for row in {id(row): row for row in home.values()}.values())


def _by_thing(found: Iterable[tuple[int, int, Opinion]]) -> Iterator[list[int]]:
    """Yield the sentences of verdicts on one thing."""
    about: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one, other, opinion in found:
        about[opinion.about].append((one, other))
    for _, together in sorted(about.items()):
        yield from joined(together)


def joined(pairs: Iterable[tuple[T, T]]) -> Iterator[list[T]]:
    """Yield what chains of *pairs* hold together.

    >>> list(joined([(1, 2), (4, 5), (2, 3)]))
    [[1, 2, 3], [4, 5]]
    """
    home: dict[T, set[T]] = {}
    for one, other in pairs:
        both = home.get(one, {one}) | home.get(other, {other})
        home.update(dict.fromkeys(both, both))
    yield from sorted(sorted(row) for row in {id(row): row for row in home.values()}.values())


def merged(rows: Iterable[Sequence[int]]) -> list[list[int]]:
    """Return *rows* without their likes: the longest first, a shorter one that is mostly the same is added to it.

    What is longer than a question may be is a theme, and left out; so is what another row holds whole.

    >>> merged([[1, 2, 3, 4], [2, 3, 4, 5], [5, 6]]), merged([range(7), [1, 2]])
    ([[1, 2, 3, 4, 5], [5, 6]], [[0, 1, 2, 3, 4, 5, 6]])
    """
    kept: list[set[int]] = []
    homes: dict[int, set[int]] = defaultdict(set)
    for row in sorted({tuple(sorted(row)) for row in rows}, key=lambda row: (-len(row), row)):
        beside = sorted({home for one in row for home in homes[one]})
        alike = {home: len(kept[home].intersection(row)) / len(kept[home].union(row)) for home in beside}
        home = max(alike, key=alike.__getitem__, default=len(kept))
        if len(row) > LARGEST:
            continue
        if alike.get(home, 0.0) < ALIKE:
            home = len(kept)
            kept.append(set())
        if len(kept[home].union(row)) <= LARGEST:
            kept[home].update(row)
            for one in row:
                homes[one].add(home)
    return [sorted(row) for row in kept if len(set.intersection(*(homes[one] for one in row))) == 1]
