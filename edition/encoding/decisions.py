"""Decisions of the editor: rulings on a source, each tied to its place by offset and by quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.errors import DecisionError
from edition.quoting import find_quote
from edition.tables import read_table

KINDS = ("join", "split", "kind", "call", "correction", "ignore", "author")


REACH = 4000
"""Code points before and after its offset in which a quote is looked for first: a page or two put in before it."""

NEARLY = 0.8
"""Share of its letters that a quote must have kept: in a line of forty, a word misread in every six."""

LEAST = 12
"""Code points of the shortest quote that is looked for though it reads otherwise now."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling: a `[[decision]]` table.

    join        the block that begins at the quote goes on with the one before; `with` = none, space
    split       a new block begins at the quote
    kind        the block that holds the quote is a `value`: p, head, quote, note, item …; `n` and `level` may be given
    call        the quote ends with the call of note `value`; if it does not, the call is lost in the source, and the
                note stands after the passage of the quote
    correction  the quote should read `value`
    ignore      the figures in the quote are no call
    author      what stands under the heading of the quote, or its passage, is by `value`: `person:hoffmann`
    """

    kind: str
    at: int
    """Offset of the quote in the source, code points; the quote is looked for near it."""
    quote: str
    value: str = ""
    n: str = ""
    level: int = 0
    why: str = ""
    line: int = 0
    file: str = ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the rulings of one text.

    Raises LibraryError if the file is no TOML, DecisionError with the number of the decision and the remedy.
    """
    table = read_table(path)
    rows = table.get("decision", [])
    if not isinstance(rows, list) or set(table) - {"decision"}:
        raise DecisionError(f"{path}: write each decision as a table [[decision]] and nothing else.")
    return tuple(_decision(row, number, path) for number, row in enumerate(rows, 1))


def _decision(row: object, number: int, path: Path) -> Decision:
    where = f"{path}: decision {number}"
    if not isinstance(row, Mapping):
        raise DecisionError(f"{where}: must be a table [[decision]].")
    known = ("kind", "at", "quote", "value", "n", "level", "why")
    if unknown := [key for key in row if key not in known]:
        raise DecisionError(f"{where}: unknown key ‘{unknown[0]}’; known are {', '.join(known)}.")
    kind, at, quote = row.get("kind"), row.get("at", 0), row.get("quote")
    if kind not in KINDS:
        raise DecisionError(f"{where}: kind must be one of {', '.join(KINDS)}.")
    if not isinstance(quote, str) or not quote.strip():
        raise DecisionError(f"{where}: needs a quote from the source, so that its place is found again.")
    if not isinstance(at, int) or not isinstance(row.get("level", 0), int):
        raise DecisionError(f"{where}: ‘at’ and ‘level’ must be whole numbers.")
    words = {key: str(row.get(key, "")) for key in ("value", "n", "why")}
    return Decision(kind, at, quote, words["value"], words["n"], row.get("level", 0), words["why"], number, path.name)


def find_place(text: str, decision: Decision) -> tuple[int, int] | None:
    """Return the stretch of *text* that the quote of *decision* is: at its offset, else nearest to it.

    Of a source that was corrected since, it is the stretch that reads nearly as the quote and has the same numbers. A
    correction is not looked for in that way: if its quote is gone, it is made.

    >>> find_place("one two one", Decision("split", 7, "one"))
    (8, 11)
    >>> find_place("the executions,24 but", Decision("call", 4, "exccutions,24", "24"))
    (4, 17)
    """
    start = _find_words(text, decision.quote, decision.at)
    if start >= 0:
        return start, start + len(decision.quote)
    return None if decision.kind == "correction" else _find_nearly(text, decision.quote, decision.at)


def _find_nearly(text: str, quote: str, at: int) -> tuple[int, int] | None:
    if len(quote) < LEAST:
        return None
    low = max(0, min(at, len(text)) - REACH)
    around = text[low:at + REACH + len(quote)]
    match = find_quote(around, quote, near=at - low)
    if match is None or match.score < NEARLY:
        return None
    numbers = (re.findall(r"\d+", words) for words in (quote, around[match.start:match.end]))
    return (low + match.start, low + match.end) if next(numbers) == next(numbers) else None


def _find_words(text: str, quote: str, at: int) -> int:
    """Return where *quote* stands in *text*: at its offset, else nearest to it; -1 if nowhere."""
    if text.startswith(quote, at):
        return at
    low, high = max(0, at - REACH), at + REACH + len(quote)
    before = text.rfind(quote, low, min(len(text), at + len(quote)))
    after = text.find(quote, max(0, at), high)
    near = [place for place in (before, after) if place >= 0]
    if near:
        return min(near, key=lambda place: abs(place - at))
    first = text.find(quote)
    return first if first >= 0 and text.find(quote, first + 1) < 0 else -1
