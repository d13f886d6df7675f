"""A stretch asked for by its words: `?quote=`, with `?prefix=` and `?suffix=`; where it is, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlencode

from edition.model import Passage
from edition.quoting import Match, Plain, Selector, find_quote, selector, sentence, text_fragment
from webapp.paging import Pages

LONGEST = 2_000
"""Code points of a quote; who wants to point at more points at the passage."""

CONTEXT = 200
"""Code points of prefix and suffix that are read."""

NEIGHBOURS = 6
"""Passages on each side that are looked through for words that the passage no longer has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words asked for, as they were given."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def problem(self) -> str:
        """Why these words are not looked for, in a sentence; empty if they are."""
        if not Plain(self.exact[:LONGEST]).text.strip():
            return "the quote is empty; give some words of the passage."
        if len(self.exact) > LONGEST:
            return f"the quote is too long: {len(self.exact):,} characters; {LONGEST:,} are the most."
        if any(ord(char) < 32 and char not in "\t\n\r" for char in self.exact):
            return "the quote holds control characters."
        return ""

    def query(self, passage_id: str) -> str:
        """Return the query of a reading page on which the stretch is marked."""
        rows = (("at", passage_id), ("quote", self.exact), ("prefix", self.prefix), ("suffix", self.suffix))
        return urlencode([(name, value) for name, value in rows if value])


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a quote; `match` is None if it was not found."""

    passage: Passage
    wanted: Wanted
    match: Match | None
    is_moved: bool = False
    """True if another passage has the words."""

    @property
    def said(self) -> str:
        """What the reader is told, without the name of the passage."""
        return sentence(self.match.score) if self.match else "not found"

    @property
    def lit(self) -> dict[str, list[tuple[int, int]]]:
        return {self.passage.anchor: [(self.match.start, self.match.end)]} if self.match else {}

    @property
    def directive(self) -> str:
        """Return the text directive that follows the fragment of an address; empty if nothing was found."""
        if not self.match:
            return ""
        start, end = self._longest_part(self.match)
        chosen = selector(self.passage.text, start, end)
        calls = self._calls
        is_free = not any(start - len(chosen.prefix) < at < end + len(chosen.suffix) for at in calls)
        return text_fragment(chosen if is_free else Selector(chosen.exact))

    @property
    def _calls(self) -> list[int]:
        return sorted(span.start for span in self.passage.spans if span.kind == "call")

    def _longest_part(self, match: Match) -> tuple[int, int]:
        """Return the longest part between two calls of notes: on the page their labels stand among the words."""
        cuts = [match.start, *(at for at in self._calls if match.start < at < match.end), match.end]
        return max(pairwise(cuts), key=lambda part: part[1] - part[0])


def given(arguments: Mapping[str, str]) -> Wanted | None:
    """Return the words asked for in the query of an address; None if there are none."""
    if "quote" not in arguments:
        return None
    return Wanted(arguments["quote"], arguments.get("prefix", ""), arguments.get("suffix", ""))


def find_on_page(pages: Pages, passage: Passage, wanted: Wanted) -> Found:
    """Return where the words *wanted* are in *passage*, or word for word near it on its page."""
    page = pages.page_of_passage(passage.id)
    return find(passage, wanted, neighbours(pages.passages(page), passage) if page else ())


def find(passage: Passage, wanted: Wanted, others: Sequence[Passage] = ()) -> Found:
    """Return where the words *wanted* are in *passage*; if not there, where word for word in one of *others*.

    Raises ValueError if the words are not to be looked for.
    """
    if wanted.problem:
        raise ValueError(wanted.problem)
    match = _match(passage, wanted)
    if match is None or match.score < 1:
        words = Plain(wanted.exact).text.strip()
        longest = max(wanted.exact.lower().split(), key=len) if " " in words else ""
        for other in others:
            if longest and _has_words(other, words, longest):
                return Found(other, wanted, _match(other, wanted), is_moved=True)
    return Found(passage, wanted, match)


def neighbours(passages: Sequence[Passage], passage: Passage) -> tuple[Passage, ...]:
    """Return the passages around *passage* among *passages*, nearest first."""
    at = next((at for at, one in enumerate(passages) if one.id == passage.id), None)
    if at is None:
        return ()
    around = [one for by in range(1, NEIGHBOURS + 1) for one in (at + by, at - by) if 0 <= one < len(passages)]
    return tuple(passages[one] for one in around)


def _match(passage: Passage, wanted: Wanted) -> Match | None:
    return find_quote(passage.text, wanted.exact, prefix=wanted.prefix[-CONTEXT:], suffix=wanted.suffix[:CONTEXT])


def _has_words(passage: Passage, words: str, longest: str) -> bool:
    """True if *words*, folded, stand in *passage*; *longest* of them is a cheap look before a dear one."""
    return longest in passage.text.lower() and words in Plain(passage.text).text
