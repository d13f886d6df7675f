"""What stands in a query without quotation marks, brackets or field: words, patterns, near misses."""

from __future__ import annotations

import re
import unicodedata

from edition.words import MARKS, tokens
from index.errors import QueryError
from index.queries import And, Fuzzy, Node, Or, Pattern, Word
from index.signs import Sign

WILD = re.compile(rf"(?:[^\W_]|[*?{MARKS}])+(?:['’ʼ‑-](?:[^\W_]|[*?{MARKS}])+)*")
JOINED = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*|(?:['’ʼ‑.-]|(?<=\d)[,–/](?=\d))[^\W_]+)*")
"""What stands without a blank is one thing, its words side by side: `U.S.S.R.`, `259,450`, `1937–38`; `Stalin,Yezhov`
is two."""
ADDRESS = re.compile(r"https?://\S*?(?:/a/(?P<anchor>[\w-]+\.[\w-]+)|/texts/(?P<text>[\w-]+)[^\s#]*#(?P<id>[\w-]+)|$)\S*")
"""Of a page of a reader, at whatever machine: the permanent one of a passage, or that of its place on a page."""
OTHER_NEAR = re.compile(r"(?P<name>W|WITHIN|N|ADJ|P|PRE)/(?P<distance>\d{1,3})")
"""How other catalogues write NEAR/5 and BEFORE/5 (`P`, `PRE`)."""


def composed(text: str) -> str:
    """Return *text* as the index has it: each letter with its accents as one (NFC)."""
    return unicodedata.normalize("NFC", text)


def plain(text: str, sign: Sign, offset: int = 0) -> Word | Pattern:
    """Return a word of *sign*, which begins *offset* code points after it."""
    kind = Pattern if "*" in text or "?" in text else Word
    return kind(composed(text), sign.start + offset, sign.start + offset + len(text))


def read_words(sign: Sign, source: str) -> Node | None:
    """Return what *sign* of the query *source* means, None if it holds no word. Raises QueryError."""
    _refuse_others(sign, source)
    options = [Sign("bare", one.group(), sign.start + one.start(), sign.start + one.end())
               for one in re.finditer(r"[^|]+", sign.text)]
    parts = tuple(part for option in options if (part := _side_by_side(option, source)))
    return Or(parts) if len(parts) > 1 else parts[0] if parts else None


def _refuse_others(sign: Sign, source: str) -> None:
    if match := ADDRESS.fullmatch(sign.text):
        anchor = match["anchor"] or (f"{match['text']}.{match['id']}" if match["text"] else "")
        raise _fault("An address is no word.", sign, source, f"anchor:{anchor}" if anchor else " ")
    if match := OTHER_NEAR.fullmatch(sign.text):
        name = f"{'BEFORE' if match['name'][0] == 'P' else 'NEAR'}/{match['distance']}"
        raise _fault(f"There is no operator {sign.text}; {name} is meant?", sign, source, name)


def _side_by_side(sign: Sign, source: str) -> Node | None:
    fuzzy = re.fullmatch(r"(.*[\w*?])~(\d*)", sign.text)
    if fuzzy and fuzzy[2] not in ("", "1"):
        raise _fault("After a word ~ stands for one letter off, and takes no number.", sign, source, f"{fuzzy[1]}~")
    if fuzzy and set(fuzzy[1]) & set("*?"):
        raise _fault("* or ? and ~ do not go together in one word.", sign, source, fuzzy[1])
    if fuzzy and (found := tokens(fuzzy[1])):
        *before, last = found
        parts: list[Node] = [plain(token.text, sign, token.start) for token in before]
        parts.append(Fuzzy(composed(last.text), sign.start + last.start, sign.end))
    else:
        pieces = WILD if set(sign.text) & set("*?") else JOINED
        parts = [plain(piece.group(), sign, piece.start()) for piece in pieces.finditer(sign.text)]
    for part in parts:
        if isinstance(part, Pattern) and not re.search(r"\w", part.text):
            raise _fault(f"‘{part.text}’ alone stands for every word; give some letters.", sign, source, " ")
    return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def _fault(message: str, sign: Sign, source: str, other: str) -> QueryError:
    return QueryError(message, start=sign.start, end=sign.end,
                      suggestion=source[: sign.start] + other + source[sign.end :])
