"""Places, organisations, groups and events by their names in the registers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edition.model import Entry, Form, Span
from edition.registers import Registers
from edition.tagging.stretches import Stretches
from edition.tagging.trie import Hit, Named, Token, Trie, users

KINDS = ("place", "org", "group", "event")
_THE = re.compile(r"\b[Tt]he\s\Z")
_LONGER = re.compile(r"\s(?:of\b|[A-Z])|-")
_IMPRINT = re.compile(r"(?:[-–/]?(?:[A-Z]\.|[A-Z][a-z]+\.?))?\s?[,:]\s")


class Things:
    """All entries but persons and works, a trie for each kind."""

    def __init__(self, registers: Registers) -> None:
        self._tries = {kind: Trie(_forms(registers.of_kind(kind))) for kind in KINDS}

    def finder(self, who: frozenset[str]) -> Finder:
        """Return a finder for one text; *who* are the names under which forms list it."""
        return Finder(self._tries, who)


class Finder:
    """Finds things passage by passage, and remembers which were named so that a short form finds its entry."""

    def __init__(self, tries: dict[str, Trie], who: frozenset[str]) -> None:
        self._tries = tries
        self._who = who
        self._named: set[str] = set()

    def spans(self, text: str, tokens: list[Token]) -> list[Span]:
        """Return what a passage names; spans of different kinds may overlap."""
        found: list[Span] = []
        for kind, trie in self._tries.items():
            for whole in trie.hits(text, tokens):
                for hit in _parts(trie, text, tokens, whole):
                    span = self._span(kind, text, tokens, hit)
                    if span is not None:
                        found.append(span)
                        self._named.add(span.ref)
        named = Stretches.of(span for span in found if span.kind in ("org", "place"))
        events = Stretches.of(span for span in found if span.kind == "event")
        return [span for span in found if not _is_part(text, span, named, events)]

    def _span(self, kind: str, text: str, tokens: list[Token], hit: Hit) -> Span | None:
        start = tokens[hit.first].start
        end = _end(text, tokens[hit.last - 1].end, hit.named)
        has_point = text[end - 1] == "."
        named = [each for each in hit.named if "," in each.words or has_point or not each.form.text.endswith(".")]
        keys = _keys([each for each in named if not each.form.context_only])
        cert = "" if len(keys) == 1 else "low"
        if not keys:
            keys = [key for key in _keys(named) if self._is_meant(text, start, end, key)]
            cert = "medium"
        if not keys:
            return None
        if len(keys) > 1 and len(ours := _keys([each for each in named if self._who & users(each.form)])) == 1:
            keys, cert = ours, "medium"
        return Span(start, end, kind, keys[0] if len(keys) == 1 else "", "", cert, "#variorum")

    def _is_meant(self, text: str, start: int, end: int, key: str) -> bool:
        """Return True if a form that needs context has it: after its entry was named, or as a place of publication."""
        if text[end - 1] == ".":
            return text[max(0, start - 1):start] in "(," and _IMPRINT.match(text, end) is not None
        if key not in self._named or not text[start].isupper():
            return False
        return _THE.search(text, max(0, start - 6), start) is not None and _LONGER.match(text, end) is None


def _is_part(text: str, span: Span, named: Stretches, events: Stretches) -> bool:
    """Return True of a group in another thing's name (the `Trotskyist` of `Trotskyist Centre`), unless it is many."""
    if span.kind != "group":
        return False
    is_many = text[span.end - 1] in "si"
    return named.hold(span.start, span.end) or (not is_many and events.hold(span.start, span.end))


def _parts(trie: Trie, text: str, tokens: list[Token], hit: Hit) -> Iterable[Hit]:
    """Yield *hit*, or, of a name that says where it is (`Cambridge, Mass.`), the name and then what stands after it."""
    comma = next((place for place in range(hit.first, hit.last) if tokens[place].text == ","), None)
    if comma is None:
        return (hit,)
    rest = trie.hits(text, tokens[comma + 1:hit.last])
    moved = [Hit(each.first + comma + 1, each.last + comma + 1, each.named) for each in rest]
    return (Hit(hit.first, comma, hit.named), *moved)


def _end(text: str, end: int, named: tuple[Named, ...]) -> int:
    point = text[end:end + 1] == "." and any(each.form.text.endswith(".") and "," not in each.words for each in named)
    return end + point


def _forms(entries: Iterable[Entry]) -> Iterable[tuple[Entry, Form]]:
    for entry in entries:
        if all(form.text != entry.name for form in entry.forms):
            yield entry, Form(entry.name)
        yield from ((entry, form) for form in entry.forms)


def _keys(named: list[Named]) -> list[str]:
    return list(dict.fromkeys(each.entry.key for each in named))
