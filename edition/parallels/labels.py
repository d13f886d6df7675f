"""Features in words: `31 July 1937`, `259,450 people`, `Order 00447`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from edition.parallels.features import Feature
from edition.parallels.units import noun_key
from edition.registers import Registers
from edition.thesaurus import PART
from edition.timewords import MONTH_NAMES
from edition.words import stem, tokens

LINKED = re.compile(
    r",\s(?=(?:after|against|and|as|at|before|between|by|for|from|in|of|on|over|to|under|with|without)\s)")
"""What stands before a subheading that goes on from its heading: `trial, in the provinces`."""


THROUGH = " (through "
"""What stands between a thing and the name from which it follows."""


class Labels:
    """Says features in words, with the names of one register."""

    def __init__(
        self, registers: Registers, forms: Mapping[str, str] | None = None,
        nouns: Mapping[str, Counter[str]] | None = None,
    ) -> None:
        """*forms* gives for a stem the word that is shown, *nouns* by `noun_key` what is counted, as authors say it."""
        self._forms = forms or {}
        self._nouns = nouns or {}
        self._registers = registers
        self._said: dict[str, str] = {}

    def of(self, key: str) -> str:
        """Return *key* in words; the same string each time, since many pairs share it.

        >>> labels = Labels(Registers.empty())
        >>> labels.of("day:1937-07-31"), labels.of("month:1937-07"), labels.of("figure:people:259450")
        ('31 July 1937', 'July 1937', '259,450 people')
        >>> labels.of("event:order-00447"), labels.of("concept:list_sentencing"), labels.of("concept:quota: raised")
        ('order-00447', 'list sentencing', 'quota, raised')
        >>> labels.of("concept:trial: in the provinces")
        'trial in the provinces'
        """
        if key not in self._said:
            self._said[key] = self._in_words(key)
        return self._said[key]

    def _in_words(self, key: str) -> str:
        kind, _, value = key.partition(":")
        if kind == "day":
            return in_words(date.fromisoformat(value))
        if kind == "month":
            return f"{MONTH_NAMES[int(value[5:7]) - 1]} {int(value[:4])}"
        if kind == "year":
            return str(int(value))
        if kind in ("figure", "rounded"):
            thing, _, number = value.rpartition(":")
            number = f"{float(number):.12g}"
            unit = self._unit(thing, number)
            return f"{'about ' if kind == 'rounded' else ''}{grouped(number)} {unit}".strip()
        if kind == "word":
            return self._forms.get(value, value)
        if kind == "concept":
            return LINKED.sub(" ", value.replace("_", " ").replace(PART, ", "))
        entry = self._registers.find(key)
        return entry.name if entry else value

    def _unit(self, thing: str, number: str) -> str:
        """Return what is counted as most authors say it of one, or of more."""
        if thing in ("share", "people"):
            return "per cent" if thing == "share" else "person" if number == "1" else "people"
        said = self._nouns.get(noun_key(thing, number))
        return min(said, key=lambda noun: (-said[noun], noun)) if said else thing

    def shared(self, one: Feature, other: Feature) -> str:
        """Return what two passages share; if one only names what the register says it of, with that: `31 July 1937
        (through Order 00447)`."""
        if not (ground := one.ground or other.ground):
            return self.of(one.key)
        said = f"{self.of(one.key)}{THROUGH}{self.of(ground)})"
        return self._said.setdefault(said, said)

    def subtype(self, pointer: str) -> str:
        """Return what kind of event, body … the register says it is, or ""."""
        entry = self._registers.find(pointer)
        return entry.subtype if entry else ""

    def are_related(self, one: str, other: str) -> bool:
        """True if the register relates two entries to each other, or the name of one has all words of the other's: the
        First Moscow trial is one of the Moscow trials."""
        first, second = self._registers.find(one), self._registers.find(other)
        if first is None or second is None:
            return False
        words, its_words = (frozenset(stem(word.text) for word in tokens(entry.name)) for entry in (first, second))
        return other in first.related or one in second.related or words <= its_words or its_words <= words


def in_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def grouped(number: str) -> str:
    """Return a number with commas.

    >>> grouped("259450"), grouped("28.5")
    ('259,450', '28.5')
    """
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else number
