"""Abbreviations with their stops and without them are one: `N.K.V.D.` finds NKVD, `USSR` finds U.S.S.R."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from index.queries import And, Near, Node, Not, Or, Word

STOPPED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
LONGEST = 6
"""Letters of an abbreviation that is tried with stops; longer words in capitals are words."""


def otherwise(word: str) -> str:
    """Return an abbreviation as it is written otherwise; empty if *word* is none.

    >>> otherwise("N.K.V.D"), otherwise("USSR"), otherwise("UN"), otherwise("A"), otherwise("Moscow")
    ('NKVD', 'U.S.S.R', 'U.N', '', '')
    """
    if STOPPED.fullmatch(word):
        return word.replace(".", "")
    is_short = word.isalpha() and word.isupper() and 1 < len(word) <= LONGEST
    return ".".join(word) if is_short else ""


def with_abbreviations(node: Node, occurs: Callable[[Word], bool]) -> Node:
    """Return *node* with each abbreviation joined by OR to its other form, if that *occurs*.

    >>> with_abbreviations(Word("USSR"), lambda word: True)
    Or(parts=(Word(text='USSR', start=0, end=0), Word(text='U.S.S.R', start=0, end=0)))
    """
    match node:
        case Word(text):
            other = replace(node, text=otherwise(text))
            return Or((node, other)) if other.text and occurs(other) else node
        case And(parts) | Or(parts) | Near(parts):
            return replace(node, parts=tuple(with_abbreviations(part, occurs) for part in parts))
        case Not(part):
            return Not(with_abbreviations(part, occurs))
        case _:
            return node
