"""Places, organisations, groups, events and works by their names in the registers."""

from __future__ import annotations

from collections.abc import Iterable

from edition.model import Entry, Form, Span
from edition.registers import Registers
from edition.tagging.trie import Hit, Named, Token, Trie

KINDS = ("place", "org", "group", "event", "work")


class Things:
    """All entries but persons, a trie for each kind."""

    def __init__(self, registers: Registers) -> None:
        self._tries = {kind: Trie(_forms(registers.of_kind(kind))) for kind in KINDS}

    def spans(self, text: str, tokens: list[Token]) -> list[Span]:
        """Return what a passage names; spans of different kinds may overlap."""
        found: list[Span] = []
        for kind, trie in self._tries.items():
            found += [span for hit in trie.hits(text, tokens) if (span := _span(kind, tokens, hit)) is not None]
        return found


def _forms(entries: Iterable[Entry]) -> Iterable[tuple[Entry, Form]]:
    for entry in entries:
        forms = entry.forms if any(form.text == entry.name for form in entry.forms) else (Form(entry.name), *entry.forms)
        yield from ((entry, form) for form in forms)


def _span(kind: str, tokens: list[Token], hit: Hit) -> Span | None:
    named = [each for each in hit.named if not each.form.context_only]
    if not named:
        return None
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    keys = _keys(named)
    return Span(start, end, kind, keys[0] if len(keys) == 1 else "", "", "" if len(keys) == 1 else "low", "#variorum")


def _keys(named: list[Named]) -> list[str]:
    return list(dict.fromkeys(each.entry.key for each in named))
