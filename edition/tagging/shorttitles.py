"""Works cited as notes cite them the second time: by author and some words of the title, or by author and year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from edition.model import Entry, Name
from edition.names import fold_name
from edition.tagging.commonplaces import SMALL_WORDS
from edition.tagging.locators import YEAR
from edition.tagging.people import INITIAL, agree
from edition.tagging.tokens import Tokens

BETWEEN = 14
"""Tokens between an author and the title or year: three more authors with their initials."""

SHORTEST = 4
"""Letters of the longest word of a short title; `On the` names no work."""

_JOINING = frozenset((",", "(", ")", "and", "und", "et", "i", "al", "ed", "eds", "hrsg", "jr"))
_ARTICLES = frozenset(("the", "a", "an", "der", "die", "das", "le", "la", "les"))
_MAIN = re.compile(r"[:;.?!]\s|\s[–—-]\s")
_TITLE_ENDS = re.compile(
    r"[!?]?[”\"’'»*]*(?:\s?[,.:;)(\]”]|\s?\Z|\s(?:pp?|[SsсС]|ch(?:ap)?|vol|no|bd|t)\.|\s\d|\spassim\b)")
_YEAR = re.compile(rf"(?P<year>{YEAR})[a-h]?(?![\w-])")
_YEAR_MORE = re.compile(rf"(?:[:,]\s?(?:pp?\.\s?)?\d[\d–,\s-]{{0,40}}?)?[;,]\s{_YEAR.pattern}")
_INITIALS = re.compile(rf"(?:{INITIAL}[\s-]?)+\Z")
_GIVEN_BEFORE = 24
"""Code points before a surname in which initials are looked for: four with their points."""


@dataclass(frozen=True, slots=True)
class Short:
    """A short citation: offsets in code points, *end* (exclusive) that of the title or year."""

    start: int
    named_to: int
    """Where the surname ends with which it begins."""
    begins: int
    """Where the title or year begins."""
    end: int
    entry: Entry
    is_dated: bool


@dataclass(frozen=True, slots=True)
class _Work:
    entry: Entry
    names: tuple[tuple[str, tuple[str, ...]], ...]
    """Folded surnames of the authors, each with the folded given names."""
    title: tuple[str, ...]
    """The folded words of the main title, without an article."""
    year: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for family, given in self.names for word in (*family.split(), *given))


class ShortTitles:
    """The works of a register by the last word of their authors' surnames."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by: dict[str, list[_Work]] = defaultdict(list)
        for entry in entries:
            if entry.work is not None:
                work = _work(entry, entry.work.authors or entry.work.editors)
                for family in {family.split()[-1] for family, _ in work.names if family}:
                    self._by[family].append(work)

    def cited(self, text: str, tokens: Tokens) -> Iterator[Short]:
        """Yield the short citations of *text* in order; they may stand in running text, where titles cite nothing."""
        done = 0
        for at in tokens.places(self._by):
            if tokens.starts[at] < done or not text[tokens.starts[at]].isupper():
                continue
            works = self._of(text, tokens, at)
            short = self._titled(text, tokens, at, works) or _dated(text, tokens, at, works)
            if short is not None:
                yield short
                done = short.end
                if short.is_dated:
                    yield from _dated_too(text, short, works)

    def _of(self, text: str, tokens: Tokens, at: int) -> list[_Work]:
        """Return the works whose author has the surname at the place *at* and, if they are there, its initials."""
        surname, start = tokens.folded[at], tokens.starts[at]
        before = _INITIALS.search(text, max(0, start - _GIVEN_BEFORE), start)
        said = tuple(fold_name(before.group()).split()) if before else ()
        return [work for work in self._by[surname] if _may_be_by(work, surname, said)]

    def _titled(self, text: str, tokens: Tokens, at: int, works: Sequence[_Work]) -> Short | None:
        found: dict[int, list[tuple[int, _Work]]] = defaultdict(list)
        for work in works:
            for place in _reached(tokens, at, work):
                length = _length(tokens, place, work.title)
                if length and _is_title(text, tokens, place, place + length):
                    found[length].append((place, work))
                    break
        if not found or len(best := found[max(found)]) > 1:
            return None
        ((place, work),) = best
        end = tokens.ends[place + max(found) - 1]
        return Short(tokens.starts[at], tokens.ends[at], tokens.starts[place], end, work.entry, is_dated=False)


def main_title(title: str) -> str:
    """Return *title* without what stands behind a colon, a stop or a dash.

    >>> main_title("The Mill: A History"), main_title("Why Mills? A History"), main_title("Mill-Wheels")
    ('The Mill', 'Why Mills', 'Mill-Wheels')
    """
    return _MAIN.split(title, maxsplit=1)[0]


def _may_be_by(work: _Work, surname: str, said: tuple[str, ...]) -> bool:
    """Return True if an author of *work* has the *surname* and, where his given names are known, those *said*."""
    return any(family.split()[-1:] == [surname] and (not given or agree(said, given)) for family, given in work.names)


def _work(entry: Entry, names: Sequence[Name]) -> _Work:
    about = entry.work
    words = fold_name(main_title(about.title if about and about.title else entry.name)).split()
    title = words[1:] if words and words[0] in _ARTICLES else words
    year = _YEAR.search(about.date) if about else None
    people = tuple((fold_name(name.family), tuple(fold_name(name.given).split())) for name in names)
    return _Work(entry, people, tuple(title), year["year"] if year else "")


def _reached(tokens: Tokens, at: int, work: _Work) -> Iterator[int]:
    """Yield the places behind an author up to which only names, initials and what joins them stand."""
    last = min(len(tokens), at + BETWEEN)
    for place in range(at + 1, last):
        yield place
        word = tokens.folded[place]
        is_initial = len(word) <= 2 and tokens.words[place][0].isupper()
        if not is_initial and word not in _JOINING | _ARTICLES | work.words:
            return


def _length(tokens: Tokens, place: int, title: Sequence[str]) -> int:
    """Return of how many words the longest run of *title* is that stands at *place*; 0 if they could be any words."""
    best = 0
    for first in range(len(title)):
        run = 0
        room = min(len(title) - first, len(tokens) - place)
        while run < room and tokens.folded[place + run] == title[first + run]:
            run += 1
        said = title[first:first + run]
        if run > best and any(len(word) >= SHORTEST and word not in SMALL_WORDS for word in said):
            best = run
    return best


def _is_title(text: str, tokens: Tokens, first: int, last: int) -> bool:
    """Return True of words with a great letter, behind which a title ends."""
    return text[tokens.starts[first]].isupper() and _TITLE_ENDS.match(text, tokens.ends[last - 1]) is not None


def _dated(text: str, tokens: Tokens, at: int, works: Sequence[_Work]) -> Short | None:
    """Return the citation by author and year at *at*; of two works of one year that whose authors are all there."""
    found: list[tuple[int, re.Match[str], _Work]] = []
    for work in works:
        for place in _reached(tokens, at, work):
            year = _YEAR.match(text, tokens.starts[place])
            if year is not None and year["year"] == work.year:
                named = set(tokens.folded[at:place])
                missing = sum(family.split()[-1] not in named for family, _ in work.names)
                found.append((missing if "al" not in named else 0, year, work))
                break
    found.sort(key=lambda each: each[0])
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    _, said, work = found[0]
    return Short(tokens.starts[at], tokens.ends[at], *said.span(), work.entry, is_dated=True)


def _dated_too(text: str, short: Short, works: Sequence[_Work]) -> Iterator[Short]:
    """Yield the further works of the author that are cited by year: `Getty 1985, 12; 2002, 120`."""
    end = short.end
    while (more := _YEAR_MORE.match(text, end)) is not None:
        end = more.end()
        of_year = [work for work in works if work.year == more["year"]]
        if len(of_year) == 1:
            yield Short(more.start("year"), end, more.start("year"), end, of_year[0].entry, is_dated=True)
