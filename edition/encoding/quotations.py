"""Which paragraphs are quotations: how they are introduced, marked and closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from edition.encoding.chunks import HEAD_MARK, Chunk, ends_open, starts_low
from edition.encoding.forms import SUPERIOR
from edition.encoding.headings import DATE_LINE, title_share, without_call
from edition.encoding.lines import QUOTED
from edition.encoding.verse import LONGEST_VERSE

SOURCE_END = re.compile(rf"(?:[{SUPERIOR}]{{1,4}}|[.,;!?”’»«\"')]\s?\d{{1,3}}|\[\^?\w{{1,6}}\]|\([^()]{{3,60}}\)\.?)$")
"""How a quotation set off ends: with a call, or with its source in brackets."""
SAYING = re.compile(
    r"\b(?:wr(?:ote|ites?|itten|iting)|(?<!the )said|sa(?:ys|ying|ng)|(?-i:stat(?:ed|es|ing))|statement|declar\w+"
    r"|report(?:ed|s|ing)|remark(?:s|ed|ing)?|telegra\w+|noted|observed|recall(?:ed|s|ing)|conclud\w+|explain\w+"
    r"|argu(?:ed|es|ing)|admitted"
    r"|repl(?:ied|ies)|answer(?:ed|s)|exclaim\w*|cri(?:ed|es)|add(?:ed|s)|quot\w+|recit\w+|speaks?|spoke|s[iu]ngs?"
    r"|instructions?|directive|letter|resolution|memorandum|message|testi\w+|put (?:it|this|the matter)"
    r"|schr(?:ieb|eibt|eiben)|sagte?|erklärte?|hei(?:ß|ss)t es|bemerkte?|meldete?|berichtete?|lautete?"
    r"|rief|ruft|antwortete?|sang|singt|las|liest"
    r"|écri(?:t|vit|vait|e)|déclar\w+|remarqu\w+|lettre|dit|disait|disant|répond(?:it|ait)?|ajout(?:e|a|ait)"
    r"|on (?:y )?lit|chant(?:e|ait)|escribi\w+|declar[óo]|dijo|dice|disse|scri(?:sse|ve|veva)|rispo(?:nde|se)"
    r"|esclam\w+|cant(?:a|ò))\b",
    re.I,
)
"""Words of saying: what a paragraph ends with, and a colon, is followed by what was said.

Neither the States nor the said lands say anything.
"""
LISTING = re.compile(
    r"\b(?:includ(?:e[ds]?|ing)|categories|points|reasons|items|headings|measures|conditions|principles|steps|types"
    r"|kinds|factors|criteria|tasks|goals|mandate"
    r"|(?:divid|distribut|classifi|arrang|enumerat|list)ed"
    r"|punkte|gründe|fragen|raisons|points suivants)\b[^.;:]{0,40}:\W?$"
    r"|\b(?:are|were|sind|waren|sont|étaient|sono|erano):\W?$", re.I,
)
"""What ends with a colon before a list."""
PROMISE = re.compile(r"\b(?:follow\w*|folgend?\w*|suivant\w*|seguent\w*|volgende?|list|classified|divided)\b", re.I)
"""Words that promise a list or a document, and not what someone said."""
LONGEST_PROMISE = 160
"""Code points of the end of a paragraph in which such a word counts."""
BESIDE = 20
"""Code points beside a promise in which a word tells that what is promised was said or written."""
LONG_INTRODUCTION = 120
"""Code points of a paragraph of prose, at least."""
SHORTEST_SENTENCE = 20
"""Code points of a sentence that introduces something, at least."""
COUNTING = re.compile(
    r"\b(?:two|three|four|five|six|zwei|drei|vier|fünf|sechs|deux|trois|quatre|cinq|due|tre|quattro)\b[^.;:]{0,30}:\W?$",
    re.I,
)
"""What ends with a colon before things that are counted."""
SUPERIOR_CALL = re.compile(rf"[{SUPERIOR}]|\[\^\w|[.,;”]\d{{1,3}}\s")
SPEAKER_IN_CAPITALS = re.compile(
    r"(?:(?:The|Mrs?\.|Ms\.|Dr\.|Sir|Senator|Herr|Frau|M\.|Mme)\s)?[A-ZÀ-Ž]{3,}(?:\s[A-ZÀ-Ž]+)*\.\s\S"
)
"""How a speech of a printed record begins: “Mr. SMITH. Not yet.”"""
COUNTED = re.compile(r"(?:§+\.?\s?)?(\d{1,3})[.)]?\s+(?=\S)")
"""What a verse of scripture or an article of a law begins with."""
ADDRESS = re.compile(r"(?:To|By|An|À|Al|Alla)\s|[^:]{2,30}\d:\s")
"""What the head of a letter, a decree or an item of an agenda begins with: its colon at the end introduces nothing."""
LONGEST_ADDRESS = 120
"""Code points of such a head, at most."""
LONGEST_SALUTATION = 40
"""Code points of “Most reverend and learned Sir:” and its like, at most."""
DATE_END = re.compile(rf"(?:{DATE_LINE.pattern})$", re.I)
NARROW = 62
"""Code points of a line of verse or of a narrow column; a page of prose is seldom set as narrow."""
NARROWER = 0.9
"""Of the widest line above: the lines of one paragraph differ by less, as a word that did not fit is shorter."""
BRIEF = 130
"""Code points of a paragraph that rather belongs to the quotation above it than to the author, at most."""
LONGEST_QUOTATION = 40
"""Paragraphs of a quotation in marks, at most; longer ones are chapters that someone tells."""
DASHES = "-–—"
MOTTO_END = re.compile(r"[”\"»«’]\s?[—–]\s?[*_]?([A-ZÀ-Ž][^”\"»«!?]{2,70})$")
"""How a motto ends: closed, with its author and work behind a dash, most words of which have capitals."""
LONGEST_MOTTO = 8
"""Paragraphs of a motto, at most, where each line of verse is one."""


def introduces(closing: str) -> bool:
    """True if a paragraph ends as one that introduces what follows.

    >>> introduces("as he wrote:"), introduces("as he wrote.")
    (True, False)
    """
    text = without_call(closing).rstrip("*_ ")
    return text.endswith((":", ":—", ":-", ":–", "—"))


def announces(chunk: Chunk) -> bool:
    """True if a sentence ends with a colon and promises no list and no document: rather a quotation.

    In labels and addresses most words have capitals.
    """
    closing = " ".join(line.text for line in chunk.lines)[-LONG_INTRODUCTION:]
    if len(closing) < SHORTEST_SENTENCE or not introduces(closing) or title_share(closing) > 0.5:
        return False
    return not (promises(chunk) or LISTING.search(closing) or COUNTING.search(closing))


def promises(chunk: Chunk) -> bool:
    """True if a paragraph ends with words that promise a list or a document, not “the following telegram”."""
    ending = " ".join(line.text for line in chunk.lines)[-LONGEST_PROMISE:]
    return any(
        not SAYING.search(ending[max(0, match.start() - BESIDE) : match.end() + BESIDE])
        for match in PROMISE.finditer(ending)
    )


def says(chunk: Chunk) -> bool:
    """True if the last clause of a paragraph has a word of saying."""
    return bool(SAYING.search(chunk.closing.rpartition(";")[2]))


def is_quoted(chunk: Chunk) -> bool:
    """True if a chunk stands in quotation marks from its first character to its last, a source in brackets left aside.
    """
    return end_of_marks((chunk,), 0) == 0


def end_of_marks(chunks: Sequence[Chunk], start: int) -> int | None:
    """Return the index of the paragraph at whose end the quotation marks that open at *start* are closed.

    Each paragraph may open them again. None if nothing opens there, if they are closed amid a paragraph, or far away.
    """
    mark = chunks[start].first.text[0]
    if mark not in QUOTED:
        return None
    openers, depth = "«»" if mark == "«" else mark, 1
    for index, chunk in enumerate(chunks[start : start + LONGEST_QUOTATION], start):
        if index > start and (chunk.paragraph or HEAD_MARK.match(chunk.first.text) or _is_back_in_prose(chunks, index)):
            return None
        inner = _without_source(chunk, openers).lstrip(openers)
        for at, char in enumerate(inner):
            if char in QUOTED[mark] and not (char == "’" and inner[at + 1 : at + 2].isalpha()):
                depth -= 1
            elif char == mark:
                depth += 1
            if depth == 0:
                return index if at >= len(inner) - 3 else None
    return None


def end_of_motto(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index behind the motto that begins at *start*, below a title; 0 if there is none.

    It opens quotation marks, and where they are closed its author is named behind a dash.
    """
    if chunks[start].first.text[0] not in QUOTED:
        return 0
    for index, chunk in enumerate(chunks[start : start + LONGEST_MOTTO], start):
        match = MOTTO_END.search(" ".join(line.text for line in chunk.lines)[-LONGEST_PROMISE:])
        if match and title_share(match[1]) > 0.5:
            return index + 1
    return 0


def _is_back_in_prose(chunks: Sequence[Chunk], index: int) -> bool:
    """True if prose stands below verse and opens no quotation marks again."""
    is_prose = not chunks[index].is_verse and chunks[index].size > LONGEST_VERSE
    return chunks[index - 1].is_verse and is_prose and chunks[index].first.text[0] not in QUOTED


def _without_source(chunk: Chunk, openers: str) -> str:
    """Return the text of a chunk without the call and the source in brackets that may stand behind a quotation.

    Each line of verse may open again the marks of *openers*.
    """
    text = " ".join(line.text.lstrip(openers) if chunk.is_verse else line.text for line in chunk.lines)
    text = re.sub(r"\s*[(\[][^()\[\]]{2,80}[)\]]\W{0,2}$", "", without_call(text)).rstrip(" .,;*_")
    return without_call(text)


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


def is_opened_again(before: Chunk, chunk: Chunk) -> bool:
    """True if a chunk opens again the quotation marks that the one before opens and does not close."""
    mark = chunk.first.text[0]
    return mark in QUOTED and before.first.text[0] == mark and stays_open(before, was_open=False)


def is_narrower(chunk: Chunk, last: Chunk) -> bool:
    """True if the lines of a chunk are shorter than those of the one before, not only its last."""
    widest = max(len(line.text) for line in chunk.lines)
    return len(chunk.lines) > 1 and widest < min(NARROW, NARROWER * max(len(line.text) for line in last.lines))


def end_of_quotation(chunks: Sequence[Chunk], start: int, *, is_talk: bool) -> int:
    """Return the index of the last paragraph of the quotation that begins at *start*.

    What its marks open goes on until they are closed. Without marks it goes on up to a source in brackets or the call
    of its note, and takes with it what is too short to be the author's next paragraph: lines, a translation, a
    signature. In a text of *is_talk* only lines go with lines.
    """
    first = chunks[start]
    if first.first.text[0] in QUOTED:
        end = end_of_marks(chunks, start)
        return _end_of_reopened(chunks, start) if end is None else end
    is_head = is_head_of_letter(first.first.text)
    is_line = first.is_verse or (first.size <= LONGEST_VERSE and not is_head)
    is_counted = start + 1 < len(chunks) and counts_on(first, chunks[start + 1])
    if is_talk and not is_line and not is_counted:
        return start
    end = start if is_line or is_counted else _end_at_source(chunks, start)
    if is_head and end == start < len(chunks) - 1 and not introduces(first.closing):
        end += 1
    while end + 1 < len(chunks) and (
        counts_on(chunks[end], chunks[end + 1]) if is_counted else _goes_with(chunks[end], chunks[end + 1])
    ):
        end += 1
    return end


def is_head_of_letter(text: str) -> bool:
    """True if a short line addresses someone, or ends with a date, as letters begin.

    >>> is_head_of_letter("Comrade Warden."), is_head_of_letter("Rome, March 4, 1890."), is_head_of_letter("It came.")
    (True, True, False)
    """
    is_title = text[-1] in ".,:!" and (" " in text or text[-1] == ",") and title_share(text) == 1
    return len(text) < LONGEST_SALUTATION and (is_title or bool(DATE_END.search(text)))


def counts_on(before: Chunk, chunk: Chunk) -> bool:
    """True if two chunks begin with a number and the next: “22. Then …”, “§ 331. …”, “§ 332. …”."""
    one, other = COUNTED.match(before.first.text), COUNTED.match(chunk.first.text)
    return one is not None and other is not None and int(other[1]) == int(one[1]) + 1


def _goes_with(before: Chunk, chunk: Chunk) -> bool:
    """True if a chunk below a quotation is too short to be the author's next paragraph.

    Only verse goes with verse, a line with any paragraph, and a longer one with one as short. A source closes all.
    """
    text = chunk.first.text
    if chunk.paragraph or HEAD_MARK.match(text) or text[0] in QUOTED or text[0] in DASHES or introduces(chunk.closing):
        return False
    if before.is_verse or chunk.is_verse:
        return chunk.is_verse
    if starts_low(text) and not (before.size <= LONGEST_VERSE and ends_open(before.closing)):
        return False
    if before.size > BRIEF:
        return chunk.size <= LONGEST_VERSE and not SOURCE_END.search(before.closing)
    return chunk.size <= (BRIEF if before.size > LONGEST_VERSE else LONGEST_VERSE)


def _end_at_source(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index of the first paragraph from *start* on that ends with a source or a call.

    It is *start* if others call notes before, or if it is far.
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


def _end_of_reopened(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index of the last paragraph that opens the quotation marks of *start* again, or that a page cut."""
    mark = chunks[start].first.text[0]
    end = start
    for before, chunk in pairwise(chunks[start : start + LONGEST_QUOTATION]):
        text = chunk.first.text
        if text[0] != mark and not (starts_low(text) and ends_open(before.closing)):
            break
        end += 1
    return end


def end_of_record(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index of the last speech of a printed record that begins at *start*."""
    index = start
    while index + 1 < len(chunks) and SPEAKER_IN_CAPITALS.match(chunks[index + 1].first.text):
        index += 1
    return index
