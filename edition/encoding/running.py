"""Running text of a block: line ends, labels, calls and marks of emphasis leave it; spans say where they were."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from edition.encoding.blocks import Block
from edition.encoding.chunks import BULLET, HEAD_MARK, QUOTE_MARK, SPEAKER, ends_open, starts_low
from edition.model import Span

HYPHENS = ("-", "¬", "\u00ad", "‐")
LABEL_END = re.compile(r"(?:\s?[\])}/])?(?:\s?\.(?!\.))?[:)]?(?:(?<=\.)[—–])?\s*(?:[\^↑↩]\ufe0e?\s+)?")
"""What stands between a label and its note, perhaps the sign of a link back to the call."""
SPACES = re.compile(r"[^\S ]\s*| (?:\s+)")
EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<mark>\*{1,3})(?=[^\s*])(?P<inner>[^*]{1,400}?)(?<=[^\s*])(?P=mark)(?![\w*])"
    r"|(?<![\w_\\])(?P<under>_{1,2})(?=[^\s_])(?P<inner2>[^_]{1,400}?)(?<=[^\s_])(?P=under)(?![\w_])"
)
LINK = re.compile(
    r"!?\[(?=[^\]]*[^\W\d_]{2})(?P<words>[^\[\]\n]{1,300})\]\((?P<to>(?!#)(?=[^\s()]*[./:])[^\s()]{1,500})\)")
"""A link or a picture of Markdown; what leads within the file calls a note."""
UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\u200b\u2060\ufeff]|\u00ad(?!\n)"
)
"""What XML cannot hold or no reader wants: control characters, code points that are none, soft hyphens in a line, and
what takes no room.
"""
COUNTED = re.compile(r"(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|well|self|semi|non|ex|vice|anti|half)")
"""First parts of compounds that keep their hyphen."""
LAST_WORD = re.compile(r"[^\W\d_]+$")
FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of the raw text of a block that becomes something else; `kind` names the span it leaves, if any."""

    start: int
    end: int
    text: str = ""
    kind: str = ""
    ref: str = ""
    value: str = ""
    cert: str = ""
    resp: str = ""
    rule: str = ""
    said: str = ""
    """What a call says, if it is other letters than the label of its note."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The lines of a block, one below the other, and where they stood in the source."""

    text: str
    starts: tuple[int, ...]
    """Where each line begins in `text`."""
    sources: tuple[int, ...]
    """Where each line begins in the source."""
    label_end: int
    """Where the text begins after a label."""

    def source_at(self, offset: int) -> int:
        """Return where in the source the character *offset* of `text` stands."""
        line = max(0, bisect_right(self.starts, offset) - 1)
        return self.sources[line] + offset - self.starts[line]

    def find_source(self, position: int) -> int:
        """Return the offset in `text` of the character that stands at *position* of the source, or -1."""
        line = bisect_right(self.sources, position) - 1
        if line < 0:
            return -1
        offset = self.starts[line] + position - self.sources[line]
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return offset if offset <= end else -1


def raw_text(block: Block) -> Raw:
    """Return the lines of *block* joined by line feeds."""
    parts, starts, sources, at = [], [], [], 0
    for chunk in block.chunks:
        for line in chunk.lines:
            parts.append(line.text)
            starts.append(at)
            sources.append(line.start)
            at += len(line.text) + 1
    text = "\n".join(parts)
    if block.label:
        match = LABEL_END.match(text, block.label.size)
    elif block.kind == "speech":
        match = SPEAKER.match(text)
    else:
        mark = {"head": HEAD_MARK, "item": BULLET, "bibl": BULLET}.get(block.kind)
        match = mark.match(text) if mark else None
    return Raw(text, tuple(starts), tuple(sources), match.end() if match else 0)


def line_edits(block: Block, raw: Raw, knows: Callable[[str], bool]) -> list[Edit]:
    """Return the edits that make lines into running text; *knows* tells if the source has a word elsewhere."""
    edits = [Edit(0, raw.label_end)] if raw.label_end else []
    if block.label and block.label.style == "damaged":
        edits = [_damaged_label(raw, block.label.size), Edit(block.label.size, raw.label_end)]
    if block.label and block.label.style in ("told", "inline"):
        edits.append(Edit(len(raw.text) - 1, len(raw.text)))
    lines_of_chunk = _chunk_starts(block)
    glued = {line.start for chunk in block.chunks for line in chunk.lines if line.page_mark == "glued"}
    joints = {chunk.start for chunk in block.chunks[1:]}
    for place, number in block.pages.items():
        if place not in joints:
            at = max(raw.label_end, raw.find_source(place))
            edits.append(Edit(at, at, "", "page", value=number))
    is_verse = block.kind == "quote" and _is_verse(block)
    for index, start in enumerate(raw.starts):
        begin = start
        if (match := QUOTE_MARK.match(raw.text, start)) and block.kind == "quote":
            begin = match.end()
            if not index:
                edits.append(Edit(start, begin))
        if index:
            is_page = index in lines_of_chunk
            number = block.pages.get(raw.sources[index], "") if is_page else ""
            if raw.sources[index] in glued:
                edits.append(Edit(start - 1, begin))
            elif is_page and block.kind == "note" and _is_paragraph(raw.text, start - 1, begin):
                edits.append(Edit(start - 1, begin, "\n"))
            else:
                joint = _joint(raw.text, start - 1, begin, knows, is_page=is_page, is_verse=is_verse)
                edits += [replace(joint, value=number)] if joint.kind == "page" else [joint]
                if number and joint.kind != "page":
                    edits.append(Edit(begin, begin, "", "page", value=number))
    return edits


def _damaged_label(raw: Raw, size: int) -> Edit:
    """Return the edit that takes a misread label out: the note has its number, and what was received stays beside it.
    """
    return Edit(0, size, "", "correction", value=raw.text[:size], cert="high", resp="#variorum", rule="label")


def _is_paragraph(text: str, at: int, begin: int) -> bool:
    """True if a second paragraph of a note begins after the line end at *at*."""
    return not ends_open(text[max(0, at - 60) : at]) and not starts_low(text[begin : begin + 20])


def _chunk_starts(block: Block) -> frozenset[int]:
    """Return the numbers of the lines that begin a chunk after the first."""
    return frozenset(accumulate(len(chunk.lines) for chunk in block.chunks))


def _is_verse(block: Block) -> bool:
    lines = [line for chunk in block.chunks for line in chunk.lines]
    return len(lines) > 1 and max(len(line.text) for line in lines) < 64 and all(
        line.text.lstrip("> ")[:1].isupper() or line.text.lstrip("> ")[:1] in "“\"‘'(" for line in lines
    )


def _joint(text: str, at: int, begin: int, knows: Callable[[str], bool], *, is_page: bool, is_verse: bool) -> Edit:
    """Return what becomes of the line end at *at*; the next line goes on at *begin*."""
    before, after = text[max(0, at - 40) : at], text[begin : begin + 40]
    head, tail = LAST_WORD.search(before.rstrip("".join(HYPHENS))), FIRST_WORD.match(after)
    if before.endswith(HYPHENS) and before[-2:-1].isalpha() and head and tail and starts_low(after):
        whole = head.group() + tail.group()
        if not knows(whole) and _is_compound(head.group(), tail.group(), knows):
            return Edit(at, begin)
        return Edit(at - 1, begin, "", "rejoined", value=before[-1])
    if is_page and head and tail and tail.group().islower() and before[-1:].isalpha():
        whole = head.group() + tail.group()
        if knows(whole) and not knows(head.group()) and not knows(tail.group()):
            return Edit(at, begin, "", "rejoined", cert="medium")
    if is_page:
        return Edit(at, begin, " ", "page")
    return Edit(at, begin, " ", "line" if is_verse else "")


def _is_compound(head: str, tail: str, knows: Callable[[str], bool]) -> bool:
    """True if the hyphen at a line end is the word's own: the word is elsewhere, or both parts are words."""
    if knows(f"{head}-{tail}") or COUNTED.fullmatch(head):
        return True
    return len(head) > 3 and len(tail) > 3 and knows(head) and knows(tail)


def emphasis_edits(raw: Raw, calls: Iterable[Edit]) -> list[Edit]:
    """Return the edits that take marks of emphasis out; each pair comes as two edits of the kind `emphasis`.

    Asterisks that are *calls* mark none.
    """
    if "*" not in raw.text and "_" not in raw.text:
        return []
    taken = {at for call in calls for at in range(call.start, call.end)}
    edits = []
    for match in EMPHASIS.finditer(raw.text, raw.label_end):
        if "\n\n" in match.group() or match.start() in taken or match.end() - 1 in taken:
            continue
        mark = match["mark"] or match["under"]
        value = "italic" if len(mark) == 1 else "bold" if len(mark) == 2 else "bold italic"
        edits.append(Edit(match.start(), match.start() + len(mark), "", "emphasis", value=value))
        edits.append(Edit(match.end() - len(mark), match.end(), "", "emphasis-end"))
    return edits


def link_edits(raw: Raw) -> list[Edit]:
    """Return the edits that take the marks of links out; each comes as two edits, of which the second has the address.
    """
    edits = []
    for match in LINK.finditer(raw.text, raw.label_end):
        edits.append(Edit(match.start(), match.start("words"), "", "link"))
        edits.append(Edit(match.end("words"), match.end(), "", "link-end", ref=match["to"]))
    return edits


def apply(raw: Raw, edits: Iterable[Edit]) -> tuple[str, tuple[Span, ...]]:
    """Return running text and spans after all *edits*; of two that overlap the first wins.

    A call stands before the blank that it followed, as every reader of TEI takes it.
    """
    text, spans = _applied(raw, edits)
    moved = (_before_blank(text, span) if span.kind == "call" else span for span in spans)
    return text, tuple(sorted(moved, key=lambda span: (span.start, -span.end)))


def _before_blank(text: str, call: Span) -> Span:
    start = call.start
    while start and text[start - 1] == " ":
        start -= 1
    return call if start == call.start else replace(call, start=start, end=start)


def _applied(raw: Raw, edits: Iterable[Edit]) -> tuple[str, tuple[Span, ...]]:
    ordered = _in_order([*edits, *(Edit(m.start(), m.end()) for m in UNFIT.finditer(raw.text))])
    out: list[str] = []
    size = last = 0
    spans: list[Span] = []
    opened: tuple[int, str] | None = None
    linked = -1
    for edit in ordered:
        size = _append(out, raw.text[last : edit.start], size)
        last = edit.end
        start = size
        if edit.text == "\n":
            out.append("\n")
            size += 1
        else:
            size = _append(out, "" if edit.text == " " and not out else edit.text, size)
        if edit.kind == "emphasis":
            opened = (start, edit.value)
        elif edit.kind == "emphasis-end":
            if opened and opened[0] < start:
                spans.append(Span(opened[0], start, "emphasis", value=opened[1]))
            opened = None
        elif edit.kind == "link":
            linked = start
        elif edit.kind == "link-end":
            spans.append(Span(linked, start, "link", edit.ref))
        elif edit.kind:
            spans.append(_span(edit, start, size))
    _append(out, raw.text[last:], size)
    return _finish("".join(out), spans)


def _span(edit: Edit, start: int, end: int) -> Span:
    data = (("rule", edit.rule),) if edit.rule else (("said", edit.said),) if edit.said else ()
    end = end if edit.kind == "correction" else start
    return Span(start, end, edit.kind, edit.ref, edit.value, edit.cert, edit.resp, data)


def _append(out: list[str], text: str, size: int) -> int:
    """Add *text* with its blanks made single; return the new size."""
    text = SPACES.sub(" ", text)
    if text.startswith(" ") and (not out or out[-1].endswith((" ", "\n"))):
        text = text.lstrip(" ")
    if text:
        out.append(text)
    return size + len(text)


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    """Return *edits* without those that begin in another; of two that begin together what leaves a trace goes first."""
    found: list[Edit] = []
    last = 0
    for edit in sorted(edits, key=lambda one: (one.start, not (one.kind or one.text), one.end)):
        if edit.start >= last:
            found.append(edit)
            last = edit.end
    return found


def _finish(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return text in NFC without outer blanks, with spans moved accordingly."""
    bare = text.rstrip()
    if unicodedata.is_normalized("NFC", bare):
        size = len(bare)
        moved = [_clamp(span, min(span.start, size), min(span.end, size)) for span in spans]
        return bare, tuple(sorted(moved, key=lambda span: (span.start, -span.end)))
    spans = [_clamp(span, _whole(bare, span.start), _whole(bare, span.end)) for span in spans]
    cuts = sorted({min(cut, len(bare)) for span in spans for cut in (span.start, span.end)} | {0, len(bare)})
    places, parts, at = {0: 0}, [], 0
    for a, b in pairwise(cuts):
        parts.append(unicodedata.normalize("NFC", bare[a:b]))
        at += len(parts[-1])
        places[b] = at
    whole = unicodedata.normalize("NFC", "".join(parts))
    size = len(whole)
    moved = [
        _clamp(span, min(places[min(span.start, len(bare))], size), min(places[min(span.end, len(bare))], size))
        for span in spans
    ]
    return whole, tuple(sorted(moved, key=lambda span: (span.start, -span.end)))


def _whole(text: str, at: int) -> int:
    """Return the next place at or after *at* where no character is taken apart."""
    at = min(at, len(text))
    while 0 < at < len(text):
        before, after = text[at - 1], text[at]
        is_part = unicodedata.combining(after) or not unicodedata.normalize("NFC", before + after).startswith(
            unicodedata.normalize("NFC", before)
        )
        if not is_part:
            break
        at += 1
    return at


def _clamp(span: Span, start: int, end: int) -> Span:
    return Span(start, end, span.kind, span.ref, span.value, span.cert, span.resp, span.data)
