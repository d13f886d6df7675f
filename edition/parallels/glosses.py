"""What the register says of an entry, as features: whoever names an order speaks of its day and of whom it struck."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edition.dates import find_dates
from edition.model import Entry
from edition.parallels.dating import date_keys
from edition.registers import Registers
from edition.thesaurus import Thesaurus
from edition.words import Token, tokens

LONGEST_GLOSS = 1_000
"""Code points of a register's note that are read."""

LONGEST_NAME = 8
"""Words of a name that are looked up in a note."""

SHORTEST_NAME = 3
"""Letters of a name of one word; shorter ones are initials."""


class Glosses:
    """Gives for a register pointer the keys of what the register itself says: its note, its days, its relations."""

    def __init__(self, registers: Registers, thesaurus: Thesaurus) -> None:
        self._registers = registers
        self._thesaurus = thesaurus
        self._names = _names(registers)
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, pointer: str) -> tuple[str, ...]:
        """Return the keys that go with *pointer*, without itself; none if the register does not have it."""
        if pointer not in self._known:
            entry = self._registers.find(pointer)
            found = dict.fromkeys(self._read(entry)) if entry else {}
            self._known[pointer] = tuple(key for key in found if key != pointer)
        return self._known[pointer]

    def _read(self, entry: Entry) -> Iterator[str]:
        yield from entry.related
        if entry.kind == "event":
            for edtf in (entry.start, entry.end):
                yield from date_keys(edtf)
        note = entry.note[:LONGEST_GLOSS]
        words = tokens(note)
        yield from _named(words, self._names)
        for sense in self._thesaurus.find(words):
            yield f"concept:{sense.concept}"
        if entry.kind == "event":
            for span in find_dates(note):
                yield from date_keys(span.value)


def _named(words: list[Token], names: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """Yield the pointers of the names in *words*, the longest at each place."""
    first = 0
    while first < len(words):
        row = tuple(word.text for word in words[first:first + LONGEST_NAME])
        length = next((size for size in range(len(row), 0, -1) if row[:size] in names), 0)
        if length:
            yield names[row[:length]]
        first += length or 1


def _names(registers: Registers) -> Mapping[tuple[str, ...], str]:
    """Return the names of all entries but works as rows of words; a name of two entries names neither."""
    found: dict[tuple[str, ...], str] = {}
    for entry in registers.entries:
        if entry.kind == "work":
            continue
        for name in (entry.name, *(form.text for form in entry.forms if not form.context_only)):
            row = tuple(token.text for token in tokens(name))
            if row and len("".join(row)) >= SHORTEST_NAME:
                found[row] = entry.key if found.get(row, entry.key) == entry.key else ""
    return {row: key for row, key in found.items() if key}
