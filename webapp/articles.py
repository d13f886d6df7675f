"""The article on a register entry: who writes of it, under which name, where, and who is silent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import Markup, escape

from edition.errors import UnknownAnchorError
from edition.model import Entry, Mention, Passage
from edition.store import Edition, TextSummary
from webapp.addresses import search_path
from webapp.companions import query_for
from webapp.elsewhere import hue, locator
from webapp.holding import Held
from webapp.reading import passage_path
from webapp.rendering import render_stretch
from webapp.wording import filed

CONTEXT = 70
"""Characters on each side of a mention."""

SHOWN = 60
"""Mentions of one text that are shown in context."""

STRIPES = 60
"""Places along a text in the strip that shows where the mentions lie."""


ENTRIES = 200
"""Entries of a register on one page, some 60 KB."""

AUTHORS_NAMED = 8
"""Authors named for an entry in its list; its own page has all."""

LONGEST = 28
"""Letters of a name by which a page of a register is called; a phone has room for one."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a register: what it is called, the number of its first entry, and whether it is this one."""

    said: str
    start: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A mention in its context: left, keyword, right."""

    anchor: str
    path: str
    locator: str
    left: Markup
    word: Markup
    right: Markup
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What one text has of an entry."""

    summary: TextSummary
    hue: int
    spellings: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    count: int
    stripes: tuple[int, ...]
    """Numbers, from 0 to STRIPES - 1, of the stretches of the text with a mention."""
    search: str
    """Address of the search for all mentions."""


@dataclass(frozen=True, slots=True)
class Article:
    """Everything the library has of an entry."""

    accounts: tuple[Account, ...]
    silent: tuple[TextSummary, ...]
    related: tuple[Entry, ...]
    count: int
    several: tuple[str, ...]
    """Authors of more than one text: their name does not say which."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in the list of its register."""

    entry: Entry
    count: int
    authors: tuple[tuple[str, int, int], ...]
    """Who mentions it, with the author's colour and how often, by text; the title, of a text without an author."""


def article(held: Held, entry: Entry) -> Article:
    """Return what the texts say of *entry*, in the order of the library."""
    edition = held.edition
    by_text: dict[str, list[Mention]] = defaultdict(list)
    for mention in edition.mentions_of(entry.key):
        by_text[mention.anchor.partition(".")[0]].append(mention)
    accounts = tuple(_account(held, entry, one, by_text[one.id]) for one in edition.texts if one.id in by_text)
    return Article(
        accounts=accounts, silent=tuple(one for one in edition.texts if one.id not in by_text),
        related=tuple(found for key in entry.related if (found := edition.registers.find(key))),
        count=sum(account.count for account in accounts),
        several=tuple(author for author, texts in Counter(one.author for one in edition.texts).items() if texts > 1),
    )


def _account(held: Held, entry: Entry, summary: TextSummary, mentions: list[Mention]) -> Account:
    pages = held.pages(summary.id)
    places = {passage.id: at for at, passage in enumerate(pages.text.passages)}
    spellings: Counter[str] = Counter()
    stripes: set[int] = set()
    lines: list[Line] = []
    for mention in mentions:
        passage = _passage(held.edition, mention.anchor)
        if passage is None:
            continue
        spellings[passage.words(mention.span)] += 1
        stripes.add(places[passage.id] * STRIPES // len(places))
        if len(lines) < SHOWN:
            lines.append(_line(passage, mention, passage_path(pages, passage)))
    return Account(
        summary=summary, hue=hue(held.edition, summary), spellings=tuple(spellings.most_common(12)),
        lines=tuple(lines), count=len(mentions), stripes=tuple(sorted(stripes)),
        search=search_path(f"{query_for(entry)} text:{summary.id}"),
    )


def _passage(edition: Edition, anchor: str) -> Passage | None:
    try:
        return edition.passage(anchor)
    except UnknownAnchorError:
        return None


def _line(passage: Passage, mention: Mention, path: str) -> Line:
    span, text = mention.span, passage.text
    start = max(span.start - CONTEXT, 0)
    if start:
        start = text.find(" ", start, span.start) + 1 or start
    end = min(span.end + CONTEXT, len(text))
    if end < len(text):
        end = max(text.rfind(" ", span.end, end), span.end)
    left, right = render_stretch(passage, start, span.start), render_stretch(passage, span.end, end)
    word = render_stretch(passage, span.start, span.end) if span.end > span.start else escape(passage.words(span))
    return Line(
        passage.anchor, path, locator(passage),
        Markup("… {}").format(left) if start else left, word,
        Markup("{} …").format(right) if end < len(text) else right, is_doubtful=span.cert in ("low", "medium"),
    )


def listing(edition: Edition, kind: str, order: str) -> tuple[Row, ...]:
    """Return the entries of a register in an order of ORDERS."""
    names = {one.id: (one.author or one.title, hue(edition, one)) for one in edition.texts}
    places = {text_id: place for place, text_id in enumerate(names)}
    rows = []
    for entry in edition.registers.of_kind(kind):
        counts = Counter(mention.anchor.partition(".")[0] for mention in edition.mentions_of(entry.key))
        by_author: Counter[tuple[str, int]] = Counter()
        for text_id in sorted(counts.keys() & places.keys(), key=places.__getitem__):
            by_author[names[text_id]] += counts[text_id]
        authors = tuple((*author, count) for author, count in by_author.items())
        rows.append(Row(entry, sum(counts.values()), authors))
    return tuple(sorted(rows, key=ORDERS[order]))


def leaves(rows: Sequence[Row], order: str, start: int) -> tuple[Leaf, ...]:
    """Return the pages of a list, if it has more than one; *start* is the number of the first entry of this one."""
    if len(rows) <= ENTRIES:
        return ()
    found = []
    for first in range(0, len(rows), ENTRIES):
        last = min(first + ENTRIES, len(rows))
        said = f"{first + 1}–{last}"
        if order == "name":
            said = _beginning(_filed_as(rows[first].entry), _filed_as(rows[first - 1].entry) if first else "")
        found.append(Leaf(said, first, first <= start < last))
    return tuple(found)


def _filed_as(entry: Entry) -> str:
    """Return the name of an entry, of a person the family name."""
    name = filed(entry.name)[0] if entry.kind == "person" else entry.name
    return name[:1].upper() + name[1:]


def _beginning(name: str, before: str) -> str:
    """Return as many words of *name* as tell it from the one *before*, by which a page of names is found.

    >>> _beginning("Notes on the Mill", "Notes on the Dam"), _beginning("The Fire of 1840", "Rivers")
    ('Notes on the Mill', 'The')
    """
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(name.casefold(), before.casefold(), strict=False))
    shared = sum(1 for _ in alike)
    end = name.find(" ", min(shared, LONGEST) + 1)
    words = name if end < 0 else name[:end]
    return words if len(words) <= LONGEST else f"{words[:LONGEST - 1].rstrip()}…"


def _by_name(row: Row) -> tuple[str, ...]:
    return filed(row.entry.name) if row.entry.kind == "person" else (row.entry.name.casefold(),)


ORDERS: Mapping[str, Callable[[Row], tuple[object, ...]]] = {
    "name": _by_name,
    "mentions": lambda row: (-row.count, *_by_name(row)),
    "authors": lambda row: (-len(row.authors), -row.count, *_by_name(row)),
    "date": lambda row: (not row.entry.start, row.entry.start, *_by_name(row)),
}
"""Ways to sort a register."""
