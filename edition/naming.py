"""Names that no register knows: found, grouped by their folded form, and what each may be."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.likely import AROUND, Use, kind_of
from edition.model import MENTION_KINDS, Passage, Span, Text
from edition.names import fold_name, fold_word
from edition.registers import Registers
from edition.tagging.commonplaces import CHARGES, NAMED_FOR_WORK, OF_STATES, ROLES, SMALL_WORDS
from edition.tagging.forenames import FORENAMES
from edition.tagging.people import INITIAL, split_name
from edition.tagging.stretches import Stretches
from edition.timewords import MONTHS, ORDINALS
from edition.words import right_before

_WORD = (
    rf"(?:(?:{INITIAL}|(?:St|Mt|Ft)\.)(?=[\s-]?[A-ZА-ЯЁ])|[^\W\d_a-zа-яё][^\W\d_]*(?:[-’'][^\W\d_]{{2,}})*)")
_NAME = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:(?:\s|-|(?<=\.))(?:(?:von|van|de|der|of|of\sthe|for|and|al|el|bin)\s)?{_WORD}){{0,6}}")
_SENTENCE = re.compile(r"(?:\A|[.!?:…]['’”\")\]]*\s+|[“\"‘(\[–—]\s?|\n\s*)\Z")
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(body.capitalize() for body in NAMED_FOR_WORK))})\b")
_OF_OFFICE = ROLES | CHARGES
_ROLE = "|".join(sorted((role.capitalize() for role in _OF_OFFICE), key=len, reverse=True))
_RANKS = ("Acting", "Assistant", "Under", "Former", "First", "Second", "Third", "Senior", "Foreign", "Prime")
_NATION = "|".join(sorted({*OF_STATES.values(), r"U\.S\.", r"U\.K\.", "UN", "Democratic", "Republican"}))
_OFFICE = re.compile(
    rf"(?:(?:{_NATION})\s)?(?:(?:{'|'.join(_RANKS)})[\s-])*(?:{_ROLE})s?\s"
    rf"(?:(?:{_ROLE}|of\s(?:{_ROLE}))\s)*(?=[A-ZА-ЯЁ])")
_OF_HOME = re.compile(r"\sof\s")
"""`Hiram Johnson of California` is a person and a place."""
_AND = re.compile(r"\sand\s")
_POST = re.compile(r"\b(?i:minister|ambassador|envoy|consul|legate|delegate)s?\s(?:to|in|at)\s\Z")
_FIRST = re.compile(r"(?P<where>[^\W\d_]+)\s")
_ACRONYM = re.compile(r"(?:[A-Z]\.)+[A-Z]")
Found = tuple[Passage, int, int]
"""Where a name stands: start and end (exclusive) in code points."""

ABBREVIATED, OFTEN = 7, 3
"""Letters from which a word is no abbreviation; uses from which its points tell: two may end two sentences."""

_CONTEXT, _SHOWN = 40, 3
"""Code points on either side of a name in the list, and places of it: what fits beside it in a terminal or a table."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands, with the words about it."""

    anchor: str
    before: str
    name: str
    after: str

    def __str__(self) -> str:
        return f"{self.anchor}: …{self.before}[{self.name}]{self.after}…"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no register knows."""

    name: str
    """The spelling that is used most."""
    spellings: tuple[str, ...]
    count: int
    kind: str
    """A guess: one of `MENTION_KINDS`, or empty."""
    same_as: tuple[str, ...]
    """Entries it may be a further spelling of."""
    places: tuple[Place, ...]


def unknown_names(
    texts: Iterable[Text], registers: Registers, guesses: Mapping[str, str] | None = None,
) -> tuple[Unknown, ...]:
    """Return the names in *texts* that carry no mention of an entry, those used most first.

    *guesses* are kinds of folded names from elsewhere (`edition.guessing`): they stand where the words of a name and
    those before it do not tell.
    """
    found: dict[str, list[Found]] = defaultdict(list)
    small: Counter[str] = Counter()
    opened: Counter[str] = Counter()
    for text in texts:
        for passage in text.passages:
            if passage.kind == "furniture":
                continue
            small.update(word for word in re.findall(r"[^\W\d_]+", passage.text) if word.islower())
            for start, end, opens in _names(passage):
                folded = fold_name(passage.text[start:end])
                found[folded].append((passage, start, end))
                opened[folded] += opens
    surnames = _surnames(registers)
    kept = [each for each in found.items()
            if _is_name(each[0], len(each[1]), opened[each[0]], small) and not _is_abbreviation(*each)]
    likely = _Likely(small, kept, guesses or {})
    unknown = (_unknown(folded, places, surnames, likely) for folded, places in kept)
    return tuple(sorted(unknown, key=lambda each: (-each.count, each.name)))


def _names(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Yield names that no span covers: start, end, and whether they open a sentence."""
    text = passage.text
    taken = _taken(passage.spans)
    for span in passage.spans:
        if span.kind in MENTION_KINDS and not span.ref:
            yield span.start, span.end, False
    for match in _NAME.finditer(text):
        start, end = match.span()
        if taken.overlap(start, end):
            continue
        opens = right_before(_SENTENCE, text, start) is not None
        head, _, rest = text[start:end].partition(" ")
        if opens and rest and (head.lower() in _OPENERS or not rest[0].isupper()):
            start, opens = start + len(head) + 1, False
            if not text[start].isupper():
                continue
        for part in _parts(text, start, end):
            if _may_be_name(text[part[0]:part[1]]):
                yield (*part, opens and part[0] == start)


def _may_be_name(said: str) -> bool:
    is_word = said.lower() in _OPENERS or said in MONTHS or len(said.strip(".")) < 2
    return not is_word and not _PARTICIPLE.match(said)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in words with great letters: without offices, and two where `and` or a post abroad joins them.

    `Acting Secretary of State Frederick W. Seward` is Seward; `Minister to China George Seward` are China and Seward.
    """
    office = _OFFICE.match(text, start, end)
    if office is not None:
        start = office.end()
    joined = _AND.search(text, start, end) if _BODY.search(text, start, end) is None else None
    if joined is not None:
        yield from ((start, joined.start()), (joined.end(), end))
        return
    home = _OF_HOME.search(text, start, end)
    if home is not None and fold_word(text[start:home.start()].split()[0]) in FORENAMES:
        yield from ((start, home.start()), (home.end(), end))
        return
    country = _FIRST.match(text, start, end)
    if country is not None and right_before(_POST, text, start):
        yield from ((start, country.end("where")), (country.end(), end))
        return
    yield start, end + (_ACRONYM.fullmatch(text, start, end) is not None and text[end:end + 1] == ".")


_MORE_OPENERS = """
    i he she it they we you his her its their our this these those there all some many most such other ibid pp vol
    eds ed is are was one two three thus my your comrade comrades chapter part perhaps however indeed once again nor
    according given besides instead meanwhile
"""
_OPENERS = SMALL_WORDS | frozenset(_MORE_OPENERS.split())
"""Words with a great letter that open a sentence and are no name, in small letters."""


_PEOPLES = """
    European Asian African American Australian Arab Arabian Jewish Muslim Christian Catholic Protestant Orthodox
    Islamic Palestinian Israeli Egyptian Syrian Lebanese Iraqi Turkish Indonesian Vietnamese Filipino Cuban
    Brazilian Chilean Argentine Algerian Moroccan Ethiopian Nigerian Albanian Croatian Serbian Bosnian Slovak
    Slovene Slovenian Czech Balkan Baltic Slavic Germanic Nordic Mongolian Manchurian Tibetan Afghan Pakistani
    Allied Western Eastern Northern Southern Nazi Fascist Communist Socialist Nationalist Republican Democratic
    Conservative Liberal Congressional Presidential
"""
_PARTICIPLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-(?:[a-z]+ed|style|wide|led|run|made|held|born|backed|like)\b")
_SAID_OF_MANY = (*OF_STATES.values(), *_PEOPLES.split(), *_OF_OFFICE, *ORDINALS, *_RANKS, "of", "for", "and")
_NO_NAMES = frozenset(
    fold_word(word) for said in _SAID_OF_MANY for word in (said, f"{said}s", f"{said[:-1]}ies"))
"""Folded words that make no name by themselves: `Soviet`, `First Secretaries`."""


def _taken(spans: Iterable[Span]) -> Stretches:
    kinds = (*MENTION_KINDS, "citation", "date", "figure", "title")
    return Stretches.of(span for span in spans if span.kind in kinds)


def _is_name(folded: str, count: int, opened: int, small: Counter[str]) -> bool:
    """Return False of words that are great only because they open a sentence, or are mostly written small."""
    if all(word in _NO_NAMES or len(word) == 1 for word in folded.split()):
        return False
    if " " in folded:
        return opened < count or not all(word in small for word in folded.split())
    return small[folded] < count - opened


def _surnames(registers: Registers) -> dict[str, list[str]]:
    """Return the folded names of all entries, and the surnames of persons, each with its keys."""
    keys: dict[str, list[str]] = defaultdict(list)
    for entry in registers:
        for form in (entry.name, *(form.text for form in entry.forms)):
            for name in {fold_name(form), split_name(form)[0] if entry.kind == "person" else ""} - {""}:
                if entry.key not in keys[name]:
                    keys[name].append(entry.key)
    return keys


def _is_abbreviation(folded: str, found: list[Found]) -> bool:
    """Return True of a short word that two times in three has a point behind it: `Hist.`, `Prof.`"""
    pointed = sum(passage.text.startswith(".", end) for passage, _, end in found)
    return " " not in folded and len(folded) < ABBREVIATED and len(found) >= OFTEN and pointed * 3 >= len(found) * 2


class _Likely:
    """Guesses kinds, seen from all names of the texts."""

    def __init__(
        self, small: Counter[str], kept: list[tuple[str, list[Found]]], guesses: Mapping[str, str],
    ) -> None:
        self._small, self._guesses = small, guesses
        names = (passage.text[start:end].split() for _, found in kept for passage, start, end in found)
        self._surnames = {words[-1] for words in names if len(words) > 1 and fold_word(words[0]) in FORENAMES}

    def kind(self, folded: str, name: str, found: list[Found]) -> str:
        uses = [Use(passage.text[max(0, start - AROUND):start], passage.text[end:end + AROUND])
                for passage, start, end in found]
        return kind_of(name, uses, self._small, self._surnames, self._guesses.get(folded, ""))


def _unknown(folded: str, found: list[Found], known: dict[str, list[str]], likely: _Likely) -> Unknown:
    spelt = Counter(passage.text[start:end] for passage, start, end in found)
    spellings = tuple(name for name, _ in sorted(spelt.items(), key=lambda each: (-each[1], each[0])))
    places = tuple(_place(*each) for each in found[:_SHOWN])
    same = known.get(folded) or known.get(split_name(spellings[0])[0], [])
    kind = likely.kind(folded, spellings[0], found)
    return Unknown(spellings[0], spellings, len(found), kind, tuple(same[:3]), places)


def _place(passage: Passage, start: int, end: int) -> Place:
    text = passage.text
    return Place(passage.anchor, text[max(0, start - _CONTEXT):start], text[start:end], text[end:end + _CONTEXT])
