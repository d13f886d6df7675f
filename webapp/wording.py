"""Numbers and lists in words."""

from __future__ import annotations

from collections.abc import Sequence


def number(value: float) -> str:
    """Return a number with thousands set off.

    >>> number(12345), number(2.5)
    ('12,345', '2.5')
    """
    return f"{value:,}"


def counted(value: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "note"), counted(1200, "note"), counted(2, "person", "people")
    ('1 note', '1,200 notes', '2 people')
    """
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return *words* as a list in a sentence.

    >>> joined(["a", "b", "c"]), joined(["a"])
    ('a, b and c', 'a')
    """
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def sentence(message: str) -> str:
    """Return *message* as a sentence.

    >>> sentence("no text here")
    'No text here.'
    """
    begun = message[:1].upper() + message[1:]
    return begun if begun.endswith((".", "?", "!")) else f"{begun}."
