"""Who can be meant by a name: the persons of the register by surname and given names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from edition.model import Entry, Form
from edition.names import NAMES_KEPT, fold_name
from edition.tagging.forenames import are_one, is_patronymic
from edition.tagging.trie import Trie

INITIAL = r"(?:[A-ZА-ЯЁ]\.|(?:Yu|Ya|Iu|Ia|IU|IA|Ju|Ja|Zh|Kh|Sh|Ch|Th|Ph|Je|Ye)\.)"
_INITIAL_LAST = re.compile(INITIAL + r"\Z")
PARTICLES = frozenset(
    ("von", "van", "de", "der", "den", "du", "da", "di", "la", "le", "el", "al", "bin", "ben", "zu", "ter", "af"))
_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register as the tagger sees it; all folded."""

    entry: Entry
    surnames: frozenset[str]
    given: tuple[str, ...]
    """Given names and initials, in order, the fullest that is known."""
    alone: frozenset[str]
    """Surnames that the register lists by themselves: they may stand for the person without more."""
    withheld: frozenset[str]
    """Surnames that the register says must not."""


class People:
    """Who can be meant by a surname, and who was spoken of last."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        self.persons = {entry.key: _person(entry) for entry in entries}
        self.trie = Trie((entry, form) for entry in entries for form in _all_forms(entry))
        self.forenames = frozenset(
            name for person in self.persons.values() for name in person.given if len(name) > 2)
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons.values():
            for surname in person.surnames:
                self._surnames[surname].append(person)

    def bearers(self, surname: str) -> list[Person]:
        """Return all persons whose surname folds to *surname*."""
        return self._surnames.get(surname, [])

    def is_surname(self, folded: str) -> bool:
        return folded in self._surnames


def _person(entry: Entry) -> Person:
    surnames: set[str] = set()
    alone: set[str] = set()
    given: tuple[str, ...] = ()
    for form in (Form(entry.name), *entry.forms):
        surname, names = split_name(form.text)
        if not surname:
            continue
        surnames.add(surname)
        if not names and not form.context_only:
            alone.add(surname)
        if sum(map(len, names)) > sum(map(len, given)):
            given = names
    withheld = {fold_name(form.text) for form in entry.forms if form.context_only}
    return Person(entry, frozenset(surnames), given, frozenset(alone - withheld), frozenset(withheld))


@lru_cache(maxsize=NAMES_KEPT)
def split_name(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the folded surname of *name* and its folded given names or initials, in either order of writing.

    >>> split_name("N. I. Ezhov"), split_name("Kaganovich, L."), split_name("Theodore von Laue")
    (('ezhov', ('n', 'i')), ('kaganovich', ('l',)), ('von laue', ('theodore',)))
    >>> split_name("Nikolai Ezhov,")
    ('ezhov', ('nikolai',))
    """
    family, comma, rest = name.partition(",")
    if comma and rest.strip():
        return fold_name(family), tuple(fold_name(rest).split())
    words = fold_name(name).split()
    if _is_ruler(name):
        return " ".join(words), ()
    first = len(words) - 1
    if _INITIAL_LAST.search(name):
        while first > 0 and len(words[first]) <= 2:
            first -= 1
    if first < len(words) - 1:
        return " ".join(words[:first + 1]), tuple(words[first + 1:])
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return " ".join(words[first:]), tuple(words[:first])


def _all_forms(entry: Entry) -> Iterable[Form]:
    yield Form(entry.name)
    yield from entry.forms
    words = entry.name.split()
    if words and "," not in entry.name and not _is_ruler(entry.name):
        yield Form(words[-1])
        if len(words) > 2 and words[-2] in PARTICLES:
            yield Form(" ".join(words[-2:]))


def _is_ruler(name: str) -> bool:
    """Return True of a name without a surname: `Nicholas II`, `Peter the Great`."""
    words = name.lower().split()
    return len(words) > 1 and (words[-1] in _ROMAN or "the" in words[1:-1])


def agree(said: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Return True if given names or initials *said* can be those *known*: each in turn equal, or one's first letters.

    >>> agree(("a",), ("aleksandr", "iakovlevich")), agree(("r", "w"), ("robert",)), agree(("j",), ("robert",))
    (True, True, False)
    >>> agree(("nikolai", "ivanovich"), ("nikolai",)), agree(("charles", "francis"), ("charles",))
    (True, False)
    """
    if not said or not known:
        return not said
    places = 0
    for number, name in enumerate(said):
        while places < len(known) and not are_one(name, known[places]):
            places += 1
        if places == len(known):
            rest = said[number:] if number and len(said) > len(known) else ()
            return bool(rest) and all(len(more) <= 2 or is_patronymic(more) for more in rest)
        places += 1
    return True
