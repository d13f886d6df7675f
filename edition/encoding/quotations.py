"""Which paragraphs are quotations: how they are introduced, marked and closed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.encoding.chunks import HEAD_MARK, Chunk
from edition.encoding.headings import CALL_END
from edition.encoding.lines import QUOTED
from edition.encoding.markers import SUPERIOR

SOURCE_END = re.compile(rf"(?:[{SUPERIOR}]{{1,4}}|[.,;!?”’\"')]\s?\d{{1,3}}|\[\^?\w{{1,6}}\]|\([^()]{{3,60}}\)\.?)$")
"""How a quotation set off ends: with a call, or with its source in brackets."""
SAYING = re.compile(
    r"\b(?:wr(?:ote|ites?|itten|iting)|sa(?:id|ys|ying)|stat(?:ed?|es|ing|ement)|declar\w+|report(?:ed|s|ing)"
    r"|remark\w*|telegra\w+|noted|observed|recall(?:ed|s|ing)|conclud\w+|explain\w+|argu(?:ed|es|ing)|admitted|replied"
    r"|instructions?|directive|letter|resolution|memorandum|message|testi\w+|put (?:it|this|the matter)"
    r"|schr(?:ieb|eibt|eiben)|sagte?|erklärte?|hei(?:ß|ss)t es|bemerkte?|meldete?|berichtete?|lautete?"
    r"|écri(?:t|vit|vait)|déclar\w+|remarqu\w+|lettre|escribi\w+|declar[óo]|scri(?:sse|ve))\b", re.I,
)
"""Words of saying: what a paragraph ends with, and a colon, is followed by what was said."""
LISTING = re.compile(
    r"\b(?:includ(?:e[ds]?|ing)|categories|points|reasons|items|headings|measures|conditions|principles|steps|types"
    r"|kinds|factors|criteria|tasks|goals|mandate"
    r"|(?:divid|distribut|classifi|arrang|enumerat|list)ed"
    r"|punkte|gründe|fragen|raisons|points suivants)\b[^.;:]{0,40}:$", re.I,
)
"""What ends with a colon before a list."""
SUPERIOR_CALL = re.compile(rf"[{SUPERIOR}]|\[\^\w|[.,;”]\d{{1,3}}\s")
SPEAKER_IN_CAPITALS = re.compile(
    r"(?:(?:The|Mrs?\.|Ms\.|Dr\.|Sir|Senator|Herr|Frau|M\.|Mme)\s)?[A-ZÀ-Ž]{3,}(?:\s[A-ZÀ-Ž]+)*\.\s\S"
)
"""How a speech of a printed record begins: “Mr. SMITH. Not yet.”"""
NARROW = 62
"""Code points of a line of verse or of a narrow column; a page of prose is seldom set as narrow."""
NARROWER = 0.9
"""Of the widest line above: the lines of one paragraph differ by less, as a word that did not fit is shorter."""
DASHES = "-–—"


def introduces(closing: str) -> bool:
    """True if a paragraph ends as one that introduces what follows.

    >>> introduces("as he wrote:"), introduces("as he wrote.")
    (True, False)
    """
    text = CALL_END.sub("", closing).rstrip("*_ ")
    return text.endswith((":", ":—", ":-", ":–", "—"))


def is_quoted(chunk: Chunk) -> bool:
    """True if a chunk stands in quotation marks from its first character to its last, a source in brackets left aside.
    """
    text = " ".join(line.text for line in chunk.lines)
    if text[:1] not in QUOTED:
        return False
    text = re.sub(r"\s*[(\[][^()\[\]]{2,80}[)\]]\W{0,2}$", "", CALL_END.sub("", text)).rstrip(" .,;*_")
    text = CALL_END.sub("", text)
    closers = QUOTED[text[0]]
    inner = text[1:]
    if text[0] == "\"":
        return inner.endswith("\"") and inner.count("\"") == 1
    depth = 1
    for index, char in enumerate(inner):
        if char in closers and not (char == "’" and inner[index + 1 : index + 2].isalpha()):
            depth -= 1
        elif char == text[0]:
            depth += 1
        if depth == 0:
            return index >= len(inner) - 3
    return False


def stays_open(chunk: Chunk, *, was_open: bool) -> bool:
    """True if quotation marks opened in *chunk*, or before it, are not closed at its end."""
    text = " ".join(line.text for line in chunk.lines)
    if text[:1] not in "“\"„«‘" and not was_open:
        return False
    closers = text.count("”") + text.count("»") if text[:1] in "“„«" else 0
    openers = text.count("“") + text.count("„") + text.count("«")
    if text[:1] == "\"":
        return text.count("\"") % 2 == 1
    return openers > closers


def is_narrower(chunk: Chunk, last: Chunk) -> bool:
    """True if the lines of a chunk are shorter than those of the one before, not only its last."""
    widest = max(len(line.text) for line in chunk.lines)
    return len(chunk.lines) > 1 and widest < min(NARROW, NARROWER * max(len(line.text) for line in last.lines))


def end_of_quotation(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index of the last paragraph of the quotation that begins at *start*.

    A quotation set off is followed by the call of its note or by its source in brackets; if the first paragraph has
    neither, it goes on up to the first that has, unless others call notes before or it is far.
    """
    room = 1500
    for index, chunk in enumerate(chunks[start : start + 10], start):
        if chunk.paragraph or HEAD_MARK.match(chunk.first.text) or introduces(chunk.closing):
            break
        if SOURCE_END.search(chunk.closing):
            return index
        room -= chunk.size
        if room < 0 or (index > start and SUPERIOR_CALL.search(" ".join(line.text for line in chunk.lines))):
            break
    return start


def end_of_reopened(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index of the paragraph in which a quotation that each paragraph opens again is closed."""
    mark = chunks[start].first.text[0]
    marks = "«»" if mark == "«" else mark
    index = start
    while index + 1 < min(start + 40, len(chunks)) and chunks[index + 1].first.text[0] in marks:
        index += 1
        if any(closer in chunks[index].closing[-6:] for closer in QUOTED[mark]):
            break
    return index


def end_of_record(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index of the last speech of a printed record that begins at *start*."""
    index = start
    while index + 1 < len(chunks) and SPEAKER_IN_CAPITALS.match(chunks[index + 1].first.text):
        index += 1
    return index
