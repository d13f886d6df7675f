"""The accounts of one event side by side: one column an author, and who is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.dates import bounds
from edition.model import Entry, Parallel, Passage, Span, Text
from edition.registers import Registers

SILENT_KINDS = frozenset(("furniture", "bibl", "byline", "head"))

MOST_PASSAGES = 40
"""Passages shown for one author; who writes a whole book on an event is read there."""


@dataclass(frozen=True, slots=True)
class Treated:
    """A passage that treats the event."""

    anchor: str
    passage: Passage
    how: str
    """Why it is here, in words: `names it`, `the same day`, `parallel to khlevnyuk.p42`."""
    is_named: bool
    partners: tuple[str, ...]
    """Anchors of the parallels of this passage in the other columns, best first."""
    dates: tuple[Span, ...]
    figures: tuple[Span, ...]
    differing: tuple[Span, ...]
    """Those of the dates and figures that only this author has: others give other ones."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one author says of the event, in his own order."""

    author: str
    text_ids: tuple[str, ...]
    passages: tuple[Treated, ...]
    left_out: int = 0
    """Further passages that are not shown."""
    terms: tuple[tuple[str, int], ...] = ()
    """What he calls the event, and how often, most often first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An event and its accounts, longest first; *silent* are the authors who do not treat it."""

    pointer: str
    event: Entry | None
    accounts: tuple[Account, ...]
    silent: tuple[str, ...]


def compare(
    texts: Sequence[Text], registers: Registers, pointer: str, *, parallels: Iterable[Parallel] = ()
) -> Comparison:
    """Return what each author of *texts* says of the entry *pointer*, an event or any other.

    A passage is taken if it names the entry, or if the event lasted one day and the passage gives that very day.
    *parallels* align the columns; those between passages taken are used, the others pulled in nothing.
    """
    entry = registers.find(pointer)
    day = _day(entry)
    taken: dict[str, list[tuple[Text, Passage, bool]]] = defaultdict(list)
    authors: dict[str, None] = {}
    for text in sorted(texts, key=lambda one: one.id):
        for passage in text.passages:
            author = passage.author or text.author or text.title
            authors.setdefault(author)
            if passage.kind in SILENT_KINDS:
                continue
            is_named = any(span.ref == pointer for span in passage.spans)
            if is_named or (day and any(span.kind == "date" and span.value == day for span in passage.spans)):
                taken[author].append((text, passage, is_named))
    partners = _partners(parallels, {passage.anchor for rows in taken.values() for _, passage, _ in rows})
    owners = _owners(taken)
    accounts = [_account(author, rows, pointer, partners, owners) for author, rows in taken.items()]
    order = sorted(accounts, key=lambda one: (-len(one.passages) - one.left_out, one.author))
    return Comparison(pointer, entry, tuple(order), tuple(sorted(one for one in authors if one not in taken)))


def _account(
    author: str, rows: Sequence[tuple[Text, Passage, bool]], pointer: str,
    partners: Mapping[str, tuple[str, ...]], owners: Mapping[tuple[str, str], frozenset[str]],
) -> Account:
    shown = sorted(rows, key=lambda row: not row[2])[:MOST_PASSAGES] if len(rows) > MOST_PASSAGES else rows
    kept = {passage.anchor for _, passage, _ in shown}
    treated = tuple(
        _treated(passage, is_named, partners.get(passage.anchor, ()), owners)
        for _, passage, is_named in rows
        if passage.anchor in kept
    )
    counted: dict[str, int] = defaultdict(int)
    for _, passage, _ in rows:
        for span in passage.spans:
            if span.ref == pointer:
                counted[" ".join(passage.text[span.start:span.end].split())] += 1
    terms = tuple(sorted(counted.items(), key=lambda row: (-row[1], row[0])))
    text_ids = tuple(dict.fromkeys(text.id for text, _, _ in rows))
    return Account(author, text_ids, treated, len(rows) - len(treated), terms)


def _treated(
    passage: Passage, is_named: bool, partners: tuple[str, ...], owners: Mapping[tuple[str, str], frozenset[str]]
) -> Treated:
    how = "names it" if is_named else "gives its day"
    spans = [span for span in passage.spans if span.kind in ("date", "figure")]
    return Treated(
        passage.anchor, passage, how, is_named, partners,
        dates=tuple(span for span in spans if span.kind == "date"),
        figures=tuple(span for span in spans if span.kind == "figure"),
        differing=tuple(span for span in spans if len(owners) > 1 and len(owners.get(_fact(span), ())) == 1),
    )


def _owners(taken: Mapping[str, Sequence[tuple[Text, Passage, bool]]]) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return which authors give each date and figure."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for author, rows in taken.items():
        for _, passage, _ in rows:
            for span in passage.spans:
                if span.kind in ("date", "figure"):
                    found[_fact(span)].add(author)
    return {fact: frozenset(authors) for fact, authors in found.items()}


def _fact(span: Span) -> tuple[str, str]:
    return (span.kind, span.value)


def _partners(parallels: Iterable[Parallel], shown: set[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for a, b in _within(parallels, shown):
        found[a].append(b)
        found[b].append(a)
    return {anchor: tuple(rows) for anchor, rows in found.items()}


def _within(parallels: Iterable[Parallel], shown: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs both of whose passages are shown, best first; the rejected ones are no pairs."""
    for pair in parallels:
        if pair.a in shown and pair.b in shown and pair.status != "rejected":
            yield pair.a, pair.b


def _day(entry: Entry | None) -> str:
    """Return the day of an event that lasted one day, as EDTF, or ""."""
    if entry is None or entry.kind != "event" or entry.end not in ("", entry.start):
        return ""
    known = bounds(entry.start) if entry.start else None
    return known[0].isoformat() if known and known[0] == known[1] else ""
