"""Citations: which work a note or a bracket refers to, and where in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from edition.model import Entry, Form, Passage, Span
from edition.names import fold_name
from edition.tagging.locators import YEAR, Locator, begins_locator, locator
from edition.tagging.shorttitles import ShortTitles, main_title
from edition.tagging.stretches import Stretches
from edition.tagging.tokens import Tokens
from edition.tagging.trie import Hit, Trie
from edition.words import right_before

_REACH = 260
"""How far, in code points, a locator may stand behind a title: over subtitle, place, publisher and year."""

_IBID = re.compile(r"(?<!\w)(?:[Ii]bid(?:em)?|[Ee]benda|[Tt]am zhe|Там же)\b\.?")
_OP_CIT = re.compile(r"[,.]?\s\*?(?:op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?O|ukaz\.\s?soch)\.?\*?")
_PAGE_NEXT = re.compile(r"(?:\s(?:agrees?|says|writes|notes|argues))?,?\s(?:pp?\.\s?)?\d{1,3}(?!\d|\s[A-Z])")
_ITEM_BEGINS = re.compile(r"(?:\(|;\s)\Z")
_BARE_PAGES = re.compile(r"\s\((?P<where>\d{1,3}(?:[-–]\d{1,3})?(?:,\s\d{1,3}(?:[-–]\d{1,3})?){0,5})\)")
_STOP = re.compile(r";\s(?!\s?(?:[Nn]o|\d|pp?\b|[Vv]ol))|\.[”\"’'*)]?\s+(?=[A-Z“\"*][^\W\d_]{2,})")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|[A-Za-z][a-z]?|vol|no|pp?|eds?|tom|Inc|etc|gg|khr|cf|trans)|\d)\Z")
_JOIN = re.compile(r"(?:[\s,./&;:()*\"“”‘’'–-]|and|et al|eds?|in|see|hrsg|i|und|Jr|comp)*\Z")
_IMPRINT = re.compile(r"[^();]{0,170}?\([^()]{0,80}?\b\d{4}\)")
_IMPRINT_NEXT = re.compile(
    r"(?:[:.,][^().;]{0,120})?[”\"’'*,]*\s?\([^()]{0,80}?\b\d{4}\)|[,.]?[”\"*]{1,2},?\s(?:in:?\s)?[A-Z\"“*]")
"""What stands behind a title that is cited in running text: place and year in brackets, or what it appeared in."""
_YEAR = re.compile(rf"\b{YEAR}\b")
_SHORT_END = re.compile(r"[”\"’'*]*[,.:;]?[”\"’'*]*\s?\(?(?:pp?\.|\d|Ch\.|passim|No)")
_PUBLISHED = re.compile(rf"\b{YEAR}\b|\bpp?\.\s?\d")
_QUOTES = "“\"‘'«*"
_BRACKET = re.compile(r"\([^()]{2,400}\)")
_REFERS = re.compile(r"\d")
"""What makes a note that cites nothing we know refer to something."""
_REFERS_FURTHER = re.compile(r"(?:;|[.,][”\"’'»]?)\s+[^\d\s;(][^;]{0,200}?\d")
"""What stands behind the last citation we know where another one follows: `i. 113; “Gazetteer,” 169`."""
NEXT = 40
"""Code points at most between two citations that belong together."""
ENOUGH = 3
"""Works cited in brackets after which a page alone in brackets, `(352)`, is taken for one of the work cited last."""

_NOT_CITED = frozenset(("document", "letter"))
"""Kinds of work that are mostly named without being cited."""


@dataclass(slots=True)
class _Item:
    """A citation being put together."""

    start: int
    end: int
    entry: Entry
    title_end: int
    where: Locator | None = None
    is_dated: bool = False
    """True if its title is a year, behind which no imprint stands."""


class Bibliography:
    """The works of the register by title and by author."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.trie = Trie((entry, Form(title)) for entry in self.entries for title in _titles(entry))
        self.short = ShortTitles(entry for entry in self.entries if _kind(entry) not in _NOT_CITED)
        self.by_author: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for author in authors(entry) if _kind(entry) not in _NOT_CITED else ():
                self.by_author[author].append(entry)
        self._singles = {fold_name(title) for entry in self.entries for title in _titles(entry)
                         if len(fold_name(title).split()) == 1}

    def is_single(self, folded: str) -> bool:
        """Return True if a title is this one word, which needs more to be a citation."""
        return folded in self._singles


def authors(entry: Entry) -> list[str]:
    """Return the folded surnames of a work's authors, or of its editors if it has none, and the pointers to them."""
    if entry.work is None:
        return []
    names = entry.work.authors or entry.work.editors
    return [*(fold_name(name.family) for name in names), *(name.key for name in names if name.key)]


def _titles(entry: Entry) -> Iterable[str]:
    forms = [form.text for form in entry.forms if not form.context_only]
    for title in dict.fromkeys(filter(None, [entry.name, entry.work.title if entry.work else "", *forms])):
        yield title
        short = main_title(title)
        if short != title and len(fold_name(short).split()) > 2:
            yield short


class Reader:
    """Finds citations passage by passage; remembers the last, for `ibid.`.

    A note that ends with a reference to what the register does not have leaves nothing for the `ibid.` of the next.
    """

    def __init__(self, bibliography: Bibliography) -> None:
        self._works = bibliography
        self._last: tuple[Entry, Locator | None] | None = None
        self._cited: dict[str, Entry] = {}
        self._in_brackets = 0
        """How many works were cited in brackets in running text so far."""

    def spans(self, passage: Passage, tokens: Tokens, others: list[Span]) -> list[Span]:
        """Return the citations of *passage*, and as spans of kind `work` the works it names without citing them.

        *others* are the persons and things found there: authors are taken from them, and none of them is a work.
        """
        people = [span for span in others if span.kind == "person"]
        text = passage.text
        is_note = passage.kind in ("note", "bibl", "other", "byline")
        brackets = _Brackets([(0, len(text))] if is_note else [match.span() for match in _BRACKET.finditer(text)])
        items, named = self._titles(text, tokens, brackets)
        items += self._short(text, tokens, people, brackets, items)
        if brackets:
            items += self._again(text, brackets, items)
            items += self._by_author(text, people, brackets, items, is_note=is_note)
        if passage.kind == "note" and not items and _REFERS.search(text):
            self._last = None
        if not items and not named:
            return []
        items.sort(key=lambda item: item.start)
        events = Stretches.of(span for span in others if span.kind == "event")
        items = self._located(text, _without_containers(text, items), people, brackets)
        items = [replace(item, where=None) if _is_in(events, item) else item for item in items]
        if passage.kind == "note" and items and _REFERS_FURTHER.search(text, items[-1].end):
            self._last = None
        self._in_brackets += 0 if is_note else len(items)
        names = Stretches.of(span for span in others if span.kind in ("person", "event"))
        same = {(span.start, span.end) for span in others}
        return [_span(item) for item in items] + [span for span in named if not _is_other(text, span, names, same)]

    def _titles(
        self, text: str, tokens: Tokens, brackets: _Brackets,
    ) -> tuple[list[_Item], list[Span]]:
        items: list[_Item] = []
        named: list[Span] = []
        for hit in self._works.trie.hits(text, tokens):
            start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
            entry = _meant(text, end, hit)
            if not self._is_title(text, tokens, hit, start, end):
                continue
            is_cited = brackets.hold(start) or _IMPRINT_NEXT.match(text, end) is not None
            if is_cited and _kind(entry) not in _NOT_CITED:
                items.append(_Item(start, end, entry, end))
            elif hit.last - hit.first > 1 or text[start - 1:start] in tuple(_QUOTES):
                named.append(Span(start, end, "work", entry.key, "", "medium", "#variorum"))
        return items, named

    def _is_title(self, text: str, tokens: Tokens, hit: Hit, start: int, end: int) -> bool:
        """Return True unless the hit is one word that may mean something else where it stands."""
        if hit.last - hit.first > 1 or not self._works.is_single(tokens.folded[hit.first]):
            return True
        if begins_locator(text, end, _kind(hit.named[0].entry)):
            return True
        is_quoted = text[start - 1:start] in tuple("“\"*") and text[end:end + 1] in tuple("”\"*,")
        if is_quoted or _SHORT_END.match(text, end):
            return True
        before = fold_name(text[max(0, start - 60):start]).split()
        return any(surname in before for surname in authors(hit.named[0].entry))

    def _short(
        self, text: str, tokens: Tokens, people: list[Span], brackets: _Brackets, items: list[_Item],
    ) -> list[_Item]:
        """Return citations by author and short title or year: `Getty, Origins, 12`, `(Getty 1985: 12)`."""
        titles = Stretches((item.start, item.end) for item in items)
        begins = {span.end: span.start for span in people}
        found = []
        for short in self._works.short.cited(text, tokens):
            if not brackets.hold(short.begins) or titles.overlap(short.begins, short.end):
                continue
            start = begins.get(short.named_to, short.start)
            found.append(_Item(start, short.end, short.entry, short.end, is_dated=short.is_dated))
        return found

    def _again(self, text: str, brackets: _Brackets, items: list[_Item]) -> list[_Item]:
        """Return the places of `ibid.`, for now with any work; a title right after it makes it the author's only."""
        found = []
        begun = Stretches((item.start, item.start + 1) for item in items)
        bare = (match.start("where") for match in _BARE_PAGES.finditer(text) if self._in_brackets >= ENOUGH)
        found += [_Item(place, place, IBID, place) for place in bare if brackets.hold(place - 1)]
        for match in _IBID.finditer(text):
            follows = begun.overlap(match.end(), match.end() + 6)
            if not follows and brackets.hold(match.start()):
                found.append(_Item(match.start(), match.end(), IBID, match.end()))
        return found

    def _by_author(
        self, text: str, people: list[Span], brackets: _Brackets, items: list[_Item], *, is_note: bool,
    ) -> list[_Item]:
        """Return citations by author alone: `Getty, op. cit., p. 5`, `(Thurston, 48-9)`, in text `(…; Thurston)`."""
        found = []
        titles = Stretches((item.start, item.end) for item in items)
        for span in people:
            if not brackets.hold(span.start) or titles.overlap(span.start, span.start + 1):
                continue
            said = _OP_CIT.match(text, span.end)
            after = said.end() if said else span.end
            is_bare = bool(items) and not is_note and _is_all(text, span)
            if said is None and not is_bare and not _PAGE_NEXT.match(text, after):
                continue
            entry = self._of_author([span.ref, *fold_name(text[span.start:span.end]).split()])
            if entry is not None:
                found.append(_Item(span.start, after, entry, after))
        return found

    def _of_author(self, words: list[str]) -> Entry | None:
        """Return the work cited last, or the only one, of an author: *words* are a pointer and the words of a name."""
        for word in filter(None, words):
            if word in self._cited:
                return self._cited[word]
            if len(self._works.by_author.get(word, ())) == 1:
                return self._works.by_author[word][0]
        return None

    def _located(
        self, text: str, items: list[_Item], people: list[Span], brackets: _Brackets,
    ) -> list[_Item]:
        done: list[_Item] = []
        floor = 0
        people = sorted(people)
        for place, item in enumerate(items):
            following = items[place + 1].start if place + 1 < len(items) else len(text)
            entry, before = (self._last or (None, None)) if item.entry is IBID else (item.entry, None)
            if entry is None:
                continue
            end = min(_end(text, item.title_end, following, entry), brackets.end(item.start, len(text)))
            where = _bare(text, item) or locator(text, _locator_start(text, item, entry), end, _kind(entry)) or before
            start = _start(text, item.start, floor, people)
            imprint = _IMPRINT.match(text, item.title_end, end) if not item.is_dated else None
            located = where.end if where is not None and where is not before else 0
            floor = max(item.title_end, located, imprint.end() if imprint else 0)
            done.append(_Item(start, floor, entry, item.title_end, where))
            self._last = entry, where
            for author in authors(entry):
                self._cited[author] = entry
        return _with_shared(text, done)


def _is_in(events: Stretches, item: _Item) -> bool:
    """Return True if what was read as a locator is the number of an event: `na osnove prikaza No. 00447`."""
    return item.where is not None and events.overlap(item.where.end - 1, item.where.end)


def _is_all(text: str, span: Span) -> bool:
    """Return True if *span* is all of its item in a bracket: `(Ivanov, Road 5; Petrov)`."""
    begins = right_before(_ITEM_BEGINS, text, span.start) is not None
    return begins and text[span.end:span.end + 1] in (";", ")")


def _is_other(text: str, span: Span, names: Stretches, same: set[tuple[int, int]]) -> bool:
    """Return True of a title in running text that is a person's or an event's name, unless it is quoted."""
    if text[max(0, span.start - 1):span.start] in tuple("“\"‘*"):
        return (span.start, span.end) in same
    return names.overlap(span.start, span.end)


def _bare(text: str, item: _Item) -> Locator | None:
    """Return the pages of a bracket that holds nothing else."""
    pages = _BARE_PAGES.match(text, max(0, item.start - 2)) if item.start == item.end else None
    return Locator(pages["where"], pages.end("where"), "page") if pages is not None else None


IBID = Entry("work:", "ibid.")


def _locator_start(text: str, item: _Item, entry: Entry) -> int:
    """Return where a locator can begin: behind the title, but of an archive with the number of the fond in it."""
    if _kind(entry) != "archive":
        return item.title_end
    return item.start + len(text[item.start:item.title_end].rstrip("0123456789"))


def _kind(entry: Entry) -> str:
    return entry.work.kind if entry.work is not None else "book"


class _Brackets:
    """Where citations may stand: stretches in order, none overlapping another."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]

    def end(self, place: int, default: int) -> int:
        """Return the end of the stretch that holds *place*, or *default* if none does."""
        at = bisect_right(self._starts, place) - 1
        return self._ends[at] if at >= 0 and place < self._ends[at] else default

    def hold(self, place: int) -> bool:
        return self.end(place, -1) >= 0

    def __len__(self) -> int:
        return len(self._starts)


def _meant(text: str, end: int, hit: Hit) -> Entry:
    """Return the work of that title; of several the one whose year follows."""
    entries = list({each.entry.key: each.entry for each in hit.named}.values())
    years = set(_YEAR.findall(text, end, end + 120))
    return next((each for each in entries if each.work and each.work.date[:4] in years), entries[0])


def _end(text: str, start: int, following: int, entry: Entry) -> int:
    """Return where what belongs to a title ends: before the next, or where a sentence or a part of a list ends.

    Place, publisher, year and pages may stand in sentences of their own.
    """
    limit = min(following, start + _REACH, len(text))
    stops = [match for match in _STOP.finditer(text, start, limit) if not _is_inside(text, start, match)]
    for stop, after in zip_longest(stops, stops[1:]):
        rest = text[stop.end():after.start() if after else limit]
        if text[stop.start()] == ";":
            word = fold_name(rest).split()[:1]
            if not word or word[0] not in fold_name(entry.name):
                return stop.start()
        elif _PUBLISHED.search(rest, 0, 90) is None:
            return stop.start()
    return limit


def _is_inside(text: str, start: int, stop: re.Match[str]) -> bool:
    """Return True of a mark that ends nothing: of an abbreviation, or in brackets."""
    place = stop.start()
    if text.count("(", start, place) > text.count(")", start, place):
        return True
    return text[place] != ";" and right_before(_ABBREVIATED, text, place) is not None


def _start(text: str, start: int, floor: int, people: list[Span]) -> int:
    """Return where a citation begins, with the authors before its title; *people* in order."""
    while start > floor and text[start - 1] in _QUOTES:
        start -= 1
    at = bisect_right(people, start, key=lambda span: span.start) - 1
    while at >= 0 and people[at].start >= floor:
        span = people[at]
        if span.end <= start:
            if start - span.end > _REACH or _JOIN.match(text, span.end, start) is None:
                break
            start = span.start
        at -= 1
    return start


def _without_containers(text: str, items: list[_Item]) -> list[_Item]:
    """Return *items* without the periodicals in which an article before them appeared, and without those in others."""
    kept: list[_Item] = []
    for item in items:
        last = kept[-1] if kept else None
        if last is not None and item.start < last.title_end:
            continue
        if last is not None and last.entry is item.entry and item.start - last.title_end < NEXT:
            gap = text[last.title_end:item.start]
            if not re.search(r";|\d", gap):
                kept[-1] = _Item(last.start, item.end, item.entry, item.title_end)
                continue
        if last is not None and _kind(item.entry) == "newspaper" and _is_container(text, last, item):
            continue
        kept.append(item)
    return kept


def _is_container(text: str, last: _Item, item: _Item) -> bool:
    held = last.entry.work
    between = text[last.title_end:item.start]
    return held is not None and ";" not in between and (
        fold_name(item.entry.name) in fold_name(held.container) if held.container else held.kind == "article")


def _with_shared(text: str, items: list[_Item]) -> list[_Item]:
    """Return *items*; a chapter without pages has those of the book that is named after it."""
    shared = []
    for item, following in zip_longest(items, items[1:]):
        near = following is not None and following.start - item.end < NEXT and ";" not in text[item.end:following.start]
        chapter = item.entry.work is not None and item.entry.work.kind == "chapter"
        if item.where is None and chapter and near and following is not None and following.where is not None:
            item = _Item(item.start, item.end, item.entry, item.title_end, following.where)
        shared.append(item)
    return shared


def _span(item: _Item) -> Span:
    value, unit = (item.where.value, item.where.unit) if item.where is not None else ("", "")
    data = (("unit", unit),) if unit else ()
    return replace(Span(item.start, item.end, "citation", item.entry.key, value, "", "#variorum"), data=data)
