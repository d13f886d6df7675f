"""What a query asks for: the values it is parsed into. `index/parsing.py` reads them from what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.model import MENTION_KINDS

FIELDS = {
    "author": "who wrote it", "text": "the text, by id or title", "in": "note, quote, heading or body",
    "person": "a person, however named", "place": "a place", "org": "an organisation", "group": "a group of people",
    "event": "an event", "work": "a work named or cited", "date": "a day or a stretch of days",
    "figure": "a number", "cites": "a work cited, or its author", "spelled": "this spelling and no other",
    "anchor": "one passage",
}
"""Field → what stands after its colon."""

PLAIN = re.compile(r"[^\s()\"“”„«»|]+")
"""A value that needs no quotation marks."""

REGISTER_FIELDS = MENTION_KINDS
"""Fields whose value names an entry of a register."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any case, inflection and spelling of the same name; with hyphens, its parts side by side."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `*` (any letters) or `?` (one letter), case and accents aside."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word with at most one letter wrong, missing, too many, or two neighbours exchanged."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side exactly as written: case, accents and inflection count, punctuation between does not."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order with at most *distance* other words between the first and the last; or, if *is_ordered*,
    each after the one before it with at most *distance* words between."""

    parts: tuple[Node, ...]
    distance: int
    is_ordered: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """What is known of a passage or its mentions: `person:ezhov`."""

    name: str
    value: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


Leaf = Word | Pattern | Fuzzy | Phrase | Near | Field
Node = Leaf | And | Or | Not


def leaves(node: Node, *, positive_only: bool = False) -> Iterator[Leaf]:
    """Yield the parts of a query that find something, left to right; optionally without what NOT excludes.

    >>> [leaf.text for leaf in leaves(And((Word("a"), Not(Word("b")))), positive_only=True)]
    ['a']
    """
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part, positive_only=positive_only)
        case Not(part):
            if not positive_only:
                yield from leaves(part)
        case _:
            yield node


def every_leaf(node: Node) -> Iterator[Leaf]:
    """Yield the parts of a query as `leaves` does, and those that stand near each other one by one."""
    for leaf in leaves(node):
        if isinstance(leaf, Near):
            for part in leaf.parts:
                yield from every_leaf(part)
        else:
            yield leaf


def formatted(node: Node) -> str:
    """Return the query that *node* is, written out; parsing it gives the same again but for offsets.

    >>> formatted(And((Or((Word("purge"), Word("terror"))), Not(Field("author", "Robert Service")))))
    '(purge OR terror) -author:"Robert Service"'
    """
    match node:
        case Word(text) | Pattern(text):
            return text
        case Fuzzy(text):
            return f"{text}~"
        case Phrase(text):
            return f'"{text}"'
        case Near():
            return _formatted_near(node)
        case Field(name, value):
            return f"{name}:{value}" if PLAIN.fullmatch(value) else f'{name}:"{value}"'
        case And(parts):
            return " ".join(_bracketed(part) if isinstance(part, Or) else formatted(part) for part in parts)
        case Or(parts):
            return " OR ".join(_bracketed(part) if isinstance(part, And) else formatted(part) for part in parts)
        case Not(part):
            return f"-{_bracketed(part)}" if isinstance(part, (And, Or, Not, Near)) else f"-{formatted(part)}"


def _formatted_near(node: Near) -> str:
    if not node.is_ordered and all(isinstance(part, (Word, Pattern, Fuzzy)) for part in node.parts):
        return f'"{" ".join(map(formatted, node.parts))}"~{node.distance}'
    operator = f" {'BEFORE' if node.is_ordered else 'NEAR'}/{node.distance} "
    return operator.join(_bracketed(part) if isinstance(part, (Or, Near)) else formatted(part) for part in node.parts)


def _bracketed(node: Node) -> str:
    return f"({formatted(node)})"
