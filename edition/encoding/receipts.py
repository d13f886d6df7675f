"""Receipts: what a text needs beside its own words, so that its source can be written again.

The words of the source stand in the text: in its passages, the labels and the calls of notes, the readings that were
corrected. A receipt adds what is no word: blanks, line ends, marks that were read and taken out, and the encoding. For
each passage that has any it says how the words go over into the file:

    66/120%          copy 66 characters; the blank after them is a line end in the file; 120 more, then the usual gap
    12-1+¹           copy 12; for the next character of the text, the file has ‘¹’

A receipt never says a word itself: what it puts in the place of letters must be the same letters written otherwise.
Markup of HTML is no word either: what a browser would show must come from the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from edition.encoding.bracketed import is_word, word_before
from edition.encoding.told import as_received, letters
from edition.errors import ReceiptError
from edition.flat import Flat
from edition.html import flatten
from edition.model import Passage, Text
from edition.sources import Source, encode_text

TOKEN = re.compile(r"(?P<copied>\d*)(?:(?P<line>/)|(?P<gap>%)|(?:-(?P<skipped>\d+))?(?:\+(?P<put>\S+))?)")
ESCAPED = re.compile(
    r"\s|[^!-~\u00a1-\u07ff\u0900-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdcf\U00010000-\U0003ffff]|[\\|]"
)
"""What is written as its number: blanks, controls, our own signs, and what XML or an editor would lose."""
CALL_OR_LABEL = re.compile(r"\[\^([^\]\s]{1,80})\]")
"""How the flat text of HTML writes calls and labels of notes."""
CLUSTER = 8
"""Code points of a letter with its marks, at most; longer ones are taken as they are."""


@dataclass(frozen=True, slots=True)
class Change:
    """Copy so many characters of what is told; then, for so many more, put what the file has."""

    copied: int
    skipped: int = 0
    put: str = ""


# ---- writing


def with_receipt(text: Text, source: Source) -> Text:
    """Return *text*, made from plain *source*, with the receipt that `rewritten` needs."""
    return replace(text, receipt=_receipt(text, source.text, source.encoding, starts_of(text)))


def with_html_receipt(text: Text, flat: Flat, starts: Sequence[int], source: Source) -> Text:
    """Return *text*, made from HTML, with its receipt; *starts* says where its pieces begin in the *flat* text."""
    shown = _as_shown(flat)
    moved = [shown.moved(start) for start in starts]
    markup = _format(_markup_changes(shown, flat, source.text), gap="")
    places = " ".join(str(start) for start in moved)
    return replace(text, receipt=f"{_receipt(text, shown.text, source.encoding, moved)}|html {places}|{markup}")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A flat text in which notes bear the labels that the reader sees, and where its characters came to stand."""

    text: str
    ends: tuple[int, ...]
    shifts: tuple[int, ...]

    def moved(self, offset: int) -> int:
        at = bisect_right(self.ends, offset)
        return offset + (self.shifts[at - 1] if at else 0)


def _as_shown(flat: Flat) -> _Shown:
    out: list[str] = []
    ends: list[int] = []
    shifts: list[int] = []
    last = shift = 0
    for match in CALL_OR_LABEL.finditer(flat.text):
        label = flat.labels.get(match[1], match[1])
        out += [flat.text[last : match.start(1)], label]
        last = match.end(1)
        shift += len(label) - len(match[1])
        ends.append(last)
        shifts.append(shift)
    return _Shown("".join([*out, flat.text[last:]]), tuple(ends), tuple(shifts))


def telling(text: Text) -> list[Passage]:
    """Return the passages of *text* that were made from the source and say something; a TEI file keeps no others."""
    return [one for one in text.passages if one.pieces and (one.text or one.spans or one.kind == "note")]


def starts_of(text: Text) -> list[int]:
    """Return where the pieces of *text* begin, in the order of its passages."""
    return [piece.start for passage in telling(text) for piece in passage.pieces]


def _receipt(text: Text, received: str, encoding: str, starts: Sequence[int]) -> str:
    passages = telling(text)
    extents = _extents(starts, len(received))
    gap = _usual_gap(received)
    lines = [f"{encoding} {len(received)} {_escape(gap)}"]
    at = 0
    for passage in passages:
        raw = "".join(received[start:end] for start, end in extents[at : at + len(passage.pieces)])
        at += len(passage.pieces)
        told, sign = _told(passage, raw)
        lines.append(sign + _format(_changes(told, raw), gap))
    if not passages:
        lines.append(_format(_changes("", received), gap))
    return "|".join(lines)


def _usual_gap(received: str) -> str:
    return max(("\n\n", "\r\n\r\n", "\n", "\r\n", "\r"), key=lambda gap: received.count(gap) * len(gap))


def _extents(starts: Sequence[int], size: int) -> list[tuple[int, int]]:
    """Return for each piece what of the source is written with it: up to the next; the first from the beginning."""
    order = sorted(range(len(starts)), key=lambda index: starts[index])
    found = [(0, 0)] * len(starts)
    for place, index in enumerate(order):
        end = starts[order[place + 1]] if place + 1 < len(order) else size
        found[index] = (starts[index] if place else 0, end)
    return found


def _told(passage: Passage, raw: str) -> tuple[str, str]:
    """Return what *passage* tells, and a sign if the file has less or more: `!` if it lacks the number of a note, which
    is inferred; the word for it, if a transcriber called it `Footnote`.
    """
    told = as_received(passage)
    if said := [dict(span.data).get("said", "") for span in passage.spans if span.kind == "call"]:
        return told, f"^{','.join(map(_escape, said))}^" if any(said) else ""
    word = word_before(raw) if passage.kind == "note" else ""
    ways = [(told, ""), (as_received(replace(passage, n="")), "!"), (word + told, f"~{_escape(word)}~")]
    return next((way for way in ways if letters(way[0]) == letters(raw)), ways[0])


def _changes(told: str, raw: str) -> Iterator[Change]:
    """Yield how *told* becomes *raw*: letters are matched with letters, what stands between them with what it was."""
    i = j = 0
    while i < len(raw) or j < len(told):
        same = _same(told, j, raw, i)
        i, j = i + same, j + same
        from_i, from_j = i, j
        while (i < len(raw) or j < len(told)) and raw[i : i + 1] != told[j : j + 1]:
            i, j = _step(told, j, raw, i)
        yield Change(same, j - from_j, raw[from_i:i])


def _step(told: str, j: int, raw: str, i: int) -> tuple[int, int]:
    """Return the next places in *raw* and *told* after a difference."""
    there, here = raw[i : i + 1], told[j : j + 1]
    if there.isspace() and here.isspace():
        return i + 1, j + 1
    if there and not there.isalnum():
        return i + 1, j
    if here and not here.isalnum():
        return i, j + 1
    for size in range(1, CLUSTER):
        for form in ("NFC", "NFKC"):
            whole = unicodedata.normalize(form, raw[i : i + size])
            if here and whole and told.startswith(whole, j):
                return i + size, j + len(whole)
    return len(raw), len(told)


def _same(told: str, j: int, raw: str, i: int) -> int:
    """Return how many characters from *j* and from *i* on are the same."""
    size = step = 64
    start = i
    while step:
        if told[j : j + step] == raw[i : i + step] and i + step <= len(raw) and j + step <= len(told):
            i, j = i + step, j + step
            step = size = min(size * 2, 1 << 16)
        else:
            step = size = size // 2
    return i - start


def _markup_changes(shown: _Shown, flat: Flat, html: str) -> Iterator[Change]:
    """Yield how the text as it is shown becomes the markup it was taken from."""
    at = told = copied = 0
    for (start, end), source in zip(pairwise([*flat.starts, len(flat.text)]), flat.sources, strict=True):
        begin = shown.moved(start)
        same = _same(shown.text[begin : shown.moved(end)], 0, html, source) if source >= at and begin >= told else 0
        if not same:
            continue
        yield Change(copied, begin - told, html[at:source])
        at, told, copied = source + same, begin + same, same
    yield Change(copied, len(shown.text) - told, html[at:])


def _format(changes: Iterator[Change], gap: str) -> str:
    return " ".join(_token(change, gap) for change in changes)


def _token(change: Change, gap: str) -> str:
    copied = str(change.copied) if change.copied else ""
    if change.skipped == 1 and change.put == "\n":
        return f"{copied}/"
    if gap and not change.skipped and change.put == gap:
        return f"{copied}%"
    skipped = f"-{change.skipped}" if change.skipped else ""
    return f"{copied}{skipped}{'+' + _escape(change.put) if change.put else ''}"


def _escape(text: str) -> str:
    return ESCAPED.sub(lambda match: SHORT.get(match.group(), f"\\{ord(match.group()):x};"), text)


SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", " ": "\\s", "\\": "\\\\"}
LONG = {short[1]: char for char, short in SHORT.items()}


# ---- reading


def rewritten(text: Text) -> bytes:
    """Return the source of *text*, byte for byte, from what the text says and its receipt.

    Raises ReceiptError if it has none, or if the two do not fit each other.
    """
    if not text.receipt:
        raise ReceiptError(f"{text.id}: has no receipt; encode its source again.")
    head, *lines = text.receipt.split("|")
    html = lines[-2:] if len(lines) > 1 and lines[-2].startswith("html ") else []
    passages = telling(text)
    try:
        encoding, size, *gap = head.split(" ")
        starts = [int(one) for one in html[0].split()[1:]] if html else starts_of(text)
        plain = _plain(passages, lines[: len(lines) - len(html)], starts, int(size), _unescape("".join(gap)))
        return encode_text(_with_markup(plain, html[1]) if html else plain, encoding)
    except (ValueError, IndexError, LookupError, UnicodeError) as error:
        raise ReceiptError(f"{text.id}: does not give its source again byte for byte: {error}.") from error


def _plain(passages: Sequence[Passage], lines: Sequence[str], starts: Sequence[int], size: int, gap: str) -> str:
    if not passages:
        return _applied("", lines[0], gap, speaks=False)
    extents = _extents(starts, size)
    parts: list[tuple[int, str]] = []
    at = 0
    for passage, line in zip(passages, lines, strict=True):
        told, changes = _told_again(passage, line)
        raw = _applied(told, changes, gap, speaks=False)
        own = extents[at : at + len(passage.pieces)]
        ends = list(accumulate(end - start for start, end in own))
        if not own or ends[-1] != len(raw):
            raise ValueError(f"passage {passage.id} is {len(raw)} characters long and not {ends[-1] if own else 0}")
        parts += [(start, raw[end - (stop - start) : end]) for (start, stop), end in zip(own, ends, strict=True)]
        at += len(passage.pieces)
    return "".join(part for _, part in sorted(parts))


def _told_again(passage: Passage, line: str) -> tuple[str, str]:
    """Return what *passage* tells by the sign that its *line* begins with, and the changes after that."""
    if line.startswith("!"):
        return as_received(replace(passage, n="")), line[1:]
    if line.startswith("^"):
        said, _, changes = line[1:].partition("^")
        return as_received(_saying(passage, [_unescape(one) for one in said.split(",")])), changes
    if not line.startswith("~"):
        return as_received(passage), line
    word, _, changes = line[1:].partition("~")
    if not is_word(_unescape(word)):
        raise ValueError(f"‘{word[:20]}’ is no word for a note")
    return _unescape(word) + as_received(passage), changes


def _saying(passage: Passage, said: Sequence[str]) -> Passage:
    """Return *passage* whose calls say what was received: the label of the note, perhaps with a word for it before.

    Raises ValueError if they say anything else.
    """
    left = list(said)
    spans = []
    for span in passage.spans:
        word = left.pop(0) if span.kind == "call" and left else ""
        if word and not (word.endswith(span.value) and is_word(word.removesuffix(span.value))):
            raise ValueError(f"‘{word[:20]}’ is no call of the note {span.value}")
        spans.append(replace(span, data=(("said", word),)) if word else span)
    return replace(passage, spans=tuple(spans))


def _applied(told: str, line: str, gap: str, *, speaks: bool) -> str:
    """Return what *told* becomes by the changes of *line*; unless it *speaks*, it may say no letter but those told."""
    out: list[str] = []
    at = 0
    for token in line.split(" ") if line else ():
        match = TOKEN.fullmatch(token)
        if not match:
            raise ValueError(f"‘{token[:20]}’ is no change")
        copied, skipped = int(match["copied"] or 0), int(match["skipped"] or 0) + bool(match["line"])
        put = "\n" if match["line"] else gap if match["gap"] else _unescape(match["put"] or "")
        if at + copied + skipped > len(told):
            raise ValueError("there is less text than was received")
        passed = told[at + copied : at + copied + skipped]
        if not speaks and letters(put) != letters(passed):
            raise ValueError(f"it says ‘{put[:20]}’ where the text says ‘{passed[:20]}’")
        out += [told[at : at + copied], put]
        at += copied + skipped
    if at < len(told):
        raise ValueError("there is more text than was received")
    return "".join(out)


def _with_markup(plain: str, line: str) -> str:
    """Return the HTML that shows *plain*, held against what a browser would show of it."""
    html = _applied(plain, line, "", speaks=True)
    if _as_shown(flatten(html)).text != plain:
        raise ValueError("the page would not show what the text says")
    return html


def _unescape(text: str) -> str:
    return re.sub(r"\\(?:([nrts\\])|([0-9a-f]+);)", lambda m: LONG[m[1]] if m[1] else chr(int(m[2], 16)), text)
