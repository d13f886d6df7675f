"""What a sentence is about that does not say so itself, but its neighbour does.

`He` or `they`, where a sentence begins with it, is the person whom the sentence before is about. Only there: whom a
pronoun further on means nobody knows without a parser. And only where the sentence before leaves one choice. `It` is
left alone: of 23 in the sample two went back to a body that the sentence before names.

`A letter`, if the sentences that follow name one letter, is that one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from edition.concordance.telling import MOST
from edition.concordance.unregistered import Unregistered
from edition.model import Passage, Span
from edition.sentences import sentence_at, sentence_ends
from edition.tagging.stretches import Stretches
from edition.words import stem

JOINING = ("But", "And", "Yet", "So", "Then", "Still", "Thus", "Later", "Instead", "Indeed", "However", "Moreover")
"""Words with which a sentence joins the one before, and may begin before its pronoun: `But he stayed`."""

PRONOUN = re.compile(
    rf"[\s\"'“‘(\[]*(?:(?:{'|'.join(JOINING)}),?\s)?(?:(?P<he>[Hh]e|[Hh]is)|(?P<they>[Tt]hey|[Tt]heir))\b")
"""Not `She`: no register says who is a woman, and both times in a life of Beethoven she was not the one named."""

ROW = re.compile(r"(?P<comma>,)?\s(?P<last>and\s)?(?:the\s)?")
"""What stands between the names of a row: `Hooker and Meade`."""

NEITHER = re.compile(r"\b(?:neither|nor|both|either)\s\Z", re.IGNORECASE)
"""What stands before one of two that something is said of."""

OWNED = re.compile(r"[’']s?\s")
"""What follows a name of which something is said, not of him: `Meade's corps`."""

KIN = re.compile(
    r"[’']s?\s(?:\w+\s){0,2}(?:father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt|nephew|niece|cousin"
    r"|friend|pupil|teacher|predecessor|successor|deputy|secretary|aide|assistant|man)\b")
"""The same where it is said of another person."""

WHO = re.compile(r",?\swho(?:m|se)?\b")
"""What makes a name the subject of the clause that follows."""

CLAUSE = re.compile(r",\sand\s|\b(?:while|whereas|but|though|although)\s")
"""What stands before a clause that may be about somebody else."""

HE, THEN_HE = re.compile(r"\bs?he\b", re.IGNORECASE), re.compile(r",?\ss?he\b")
HIM = re.compile(r"\b(?:him|her(?=[.,;]))\b")
"""Words for one who is not named, before a name, right behind it and anywhere: `what he owed to Hooker`, `through
Hooker he learned`, `Hooker taught him`."""

HOLDING = ("event", "org", "work", "citation", "title", "quotation")
"""Spans whose names are not spoken of: `the murder of Kirov`."""

BROUGHT_IN = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother)(?P<what>(?:\s(?!(?:of|to|in|on|at|by|for|from|with|and|or|that|which|who)\b)[\w-]+){1,3})")
"""What is new to the reader, with up to two words before its kind: `a secret letter`."""


def antecedents_in(passage: Passage, unregistered: Unregistered) -> Mapping[int, frozenset[str]]:
    """Return whom the sentences of *passage* mean that begin with a pronoun: start of each → pointers.

    It is the person whom the sentence before names first, or the row of people; or, if that begins with the same
    pronoun, whom that means. A sentence with a name that no register has may be about that.
    """
    found: dict[int, frozenset[str]] = {}
    named = _named(passage)
    said, before = "", (0, 0)
    for start, end in pairwise((0, *sentence_ends(passage.text)[:MOST])):
        pronoun = PRONOUN.match(passage.text, start, end) if named else None
        word = (pronoun.lastgroup or "") if pronoun else ""
        if word and word == said:
            found[start] = found.get(before[0], frozenset())
        elif word and not said and not unregistered.named(passage, *before):
            rows = list(_rows(named, passage.text, *before))
            found[start] = _person(rows, passage.text, *before) if word != "they" else _people(rows)
        said, before = word, (start, end)
    return {start: meant for start, meant in found.items() if meant}


def _person(rows: Sequence[Sequence[Span]], text: str, start: int, end: int) -> frozenset[str]:
    """Return the person whom a sentence names first in its last part that names anybody, if no other can be meant."""
    last = text.rfind(";", start, end)
    rows = [row for row in rows if row[0].start > last] or rows
    if not rows or HE.search(text, max(last, start), rows[0][0].start) or HIM.search(text, start, end):
        return frozenset()
    (one, *more), *others = rows
    is_other = (more or one.kind != "person" or NEITHER.search(text, start, one.start)
                or THEN_HE.match(text, one.end) or KIN.match(text, one.end))
    further = [row for row in others if _refs(row) != {one.ref}]
    may_be_other = further and (OWNED.match(text, one.end) or any(
        WHO.match(text, row[-1].end) or CLAUSE.search(text, one.end, row[0].start) for row in further))
    return frozenset() if is_other or may_be_other else frozenset((one.ref,))


def _people(rows: Sequence[Sequence[Span]]) -> frozenset[str]:
    """Return the people or groups that a sentence names in its one row."""
    several = [row for row in rows if len(row) > 1]
    return _refs(several[0]) if len(several) == 1 else frozenset()


def _named(passage: Passage) -> list[Span]:
    """Return the people and groups that *passage* names and speaks of."""
    people = [one for one in sorted(passage.spans) if one.kind in ("person", "group") and one.ref]
    apart = Stretches.of(one for one in passage.spans if one.kind in HOLDING) if people else None
    return [one for one in people if apart and not apart.hold(one.start, one.end)]


def _rows(named: Sequence[Span], text: str, start: int, end: int) -> Iterator[list[Span]]:
    """Yield the names in a stretch of *text*, those of one row together.

    A comma before `and` joins only what commas joined before: `he met Hooker, and Meade came`.
    """
    row: list[Span] = []
    has_commas = False
    for one in (one for one in named if start <= one.start and one.end <= end):
        joint = ROW.fullmatch(text, row[-1].end, one.start) if row else None
        if joint is None or (joint["comma"] and joint["last"] and not has_commas):
            if row:
                yield row
            row, has_commas = [], False
        else:
            has_commas = joint["comma"] is not None
        row.append(one)
    if row:
        yield row


def _refs(row: Sequence[Span]) -> frozenset[str]:
    return frozenset(one.ref for one in row)


def introduced_in(passage: Passage, kinds: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the events that a sentence brings in by their kind and a later one names: pointer, place.

    No other of that kind may be named in *passage*. *kinds* gives for each event the stem of its kind. `He sent a
    letter to the clubs. Its title was …`
    """
    named: dict[str, list[Span]] = defaultdict(list)
    for one in sorted(passage.spans):
        if one.ref in kinds:
            named[kinds[one.ref]].append(one)
    ends = sentence_ends(passage.text)[:MOST] if named else []
    new = [(stem(word), found.start()) for found in BROUGHT_IN.finditer(passage.text, 0, ends[-1] if ends else 0)
           for word in found["what"].split()]
    for kind, spans in named.items():
        first, _ = sentence_at(ends, spans[0].start)
        places = [place for word, place in new if word == kind and place < first]
        if places and len(_refs(spans)) == 1:
            yield spans[0].ref, places[-1]
