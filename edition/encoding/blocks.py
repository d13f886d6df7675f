"""Blocks: what a reader sees as one paragraph, heading or note, put together again where the page cut it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from edition.encoding.chunks import HEAD_MARK, QUOTE_MARK, Chunk, ends_open, starts_low
from edition.encoding.footnotes import find_unlabelled
from edition.encoding.forms import Label
from edition.encoding.furniture import find_furniture, heads_notice
from edition.encoding.kinds import Classifier, Kind
from edition.encoding.levels import levels
from edition.encoding.neighbours import Unlabelled

LONG_PARAGRAPH = 200
"""Code points of a paragraph that no title and no item of a list has."""
JOINABLE = ("p", "quote", "item", "bibl", "speech")


@dataclass(slots=True)
class Block:
    """A block while it is being put together."""

    kind: str
    chunks: list[Chunk]
    n: str = ""
    label: Label | None = None
    """What of the first line is a label and no text."""
    level: int = 0
    cert: str = ""
    why: str = ""
    """What is doubtful, for the editor."""
    pages: dict[int, str] = field(default_factory=dict)
    """Where in the source a page of the print begins, and its number."""

    @property
    def is_ruled(self) -> bool:
        """True if an editor ruled what it is: then nothing of it is doubtful."""
        return self.chunks[0].ruling is not None

    @property
    def start(self) -> int:
        return self.chunks[0].start

    @property
    def end(self) -> int:
        return self.chunks[-1].end

    @property
    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield from where to where it stands in the source: its chunks, parted by what marks pages within them."""
        for chunk in self.chunks:
            begin = chunk.start
            for before, line in pairwise(chunk.lines):
                if line.page_mark:
                    yield begin, before.end
                    begin = line.start
            yield begin, chunk.end


def make_blocks(chunks: Sequence[Chunk]) -> list[Block]:
    """Return the blocks of a source in the order of their beginnings."""
    ruled = {i for i, one in enumerate(chunks) if one.ruling}
    furniture = find_furniture(chunks) - ruled
    furniture |= {i for i in ruled if (ruling := chunks[i].ruling) and ruling.value == "furniture"}
    unlabelled = {i: one for i, one in find_unlabelled(chunks, furniture).items() if i not in ruled}
    tails = {i for i, one in unlabelled.items() if one.kind == "text"}
    apart = furniture | (unlabelled.keys() - tails) | {i for i, one in enumerate(chunks) if one.note or one.is_within}
    body = [i for i in range(len(chunks)) if i not in apart]
    classifier = Classifier([chunks[i] for i in body])
    is_body = [False] * len(chunks)
    for index in body:
        is_body[index] = True
    maker = _Maker(classifier)
    for index, chunk in enumerate(chunks):
        if chunk.is_within or (chunk.ruling and chunk.ruling.kind == "join"):
            maker.add_joined(chunk)
        elif index in furniture:
            maker.add_furniture(chunk)
        elif chunk.note:
            maker.add_note(chunk, chunk.note)
        elif index in unlabelled and index not in tails:
            maker.add_unlabelled(chunk, unlabelled[index])
        else:
            if index in tails:
                maker.doubt_end()
            maker.add_text(chunk, is_last_of_page=index + 1 < len(chunks) and not is_body[index + 1])
    _set_levels(maker.blocks)
    return maker.blocks


class _Maker:
    def __init__(self, classifier: Classifier) -> None:
        self.blocks: list[Block] = []
        self.classifier = classifier
        self.current: Block | None = None
        self.note: Block | None = None
        self.interrupted = False

    def add_furniture(self, chunk: Chunk) -> None:
        above = self.blocks[-1] if self.blocks else None
        if above and above.kind == "furniture" and heads_notice(above.chunks[0]) and not chunk.first.blanks:
            above.chunks.append(chunk)
        else:
            self.blocks.append(Block("furniture", [chunk]))
        self.interrupted = True

    def add_note(self, chunk: Chunk, label: Label) -> None:
        self.note = Block("note", [chunk], label.label, label)
        self.blocks.append(self.note)
        self.interrupted = True

    def add_unlabelled(self, chunk: Chunk, found: Unlabelled) -> None:
        self.interrupted = True
        if found.kind == "more" and self.note is not None:
            self.note.chunks.append(chunk)
            if not self.note.is_ruled:
                self.note.cert, self.note.why = found.cert, "the note may end earlier"
            return
        self.note = Block("note", [chunk], found.n, cert=found.cert, why="the number of the note is lost")
        self.blocks.append(self.note)

    def doubt_end(self) -> None:
        """Say of the last note that what follows may belong to it."""
        if self.note and not self.note.is_ruled and not self.note.cert:
            self.note.cert, self.note.why = "medium", "the note may go on below"

    def add_joined(self, chunk: Chunk) -> None:
        """Add a chunk of which the editor ruled that it goes on with the block before it."""
        is_note = bool(self.blocks) and self.blocks[-1].kind == "note"
        target = self.note if is_note and self.note else self.current
        if target is None:
            return self.add_text(replace(chunk, ruling=None))
        target.chunks.append(chunk)
        target.cert = ""
        return None

    def add_text(self, chunk: Chunk, *, is_last_of_page: bool = False) -> None:
        interrupted = self.interrupted or chunk.first.starts_page or chunk.first.page_mark == "above"
        ruling = chunk.ruling
        kind = self.classifier.kind(chunk, interrupted=interrupted, is_last_of_page=is_last_of_page)
        doubt = self._joins(chunk, kind, interrupted=interrupted)
        if doubt is not None and self.current is not None:
            self.current.chunks.append(chunk)
            if doubt and not self.current.is_ruled:
                self.current.cert, self.current.why = doubt, "two paragraphs may have been joined here"
        else:
            paragraph = chunk.paragraph
            self.current = Block(
                kind.name, [chunk], (ruling and ruling.n) or (paragraph.label if paragraph else ""), paragraph,
                (ruling and ruling.level) or 0, kind.cert,
                f"may not be a {kind.name}" if kind.cert else "",
            )
            self.blocks.append(self.current)
        self.interrupted = False

    def _joins(self, chunk: Chunk, kind: Kind, *, interrupted: bool) -> str | None:
        """Return the doubt with which a chunk goes on with the block before it, or None if it begins one."""
        current = self.current
        if current is None or current.kind not in JOINABLE or chunk.paragraph or chunk.ruling or chunk.is_entry:
            return None
        if HEAD_MARK.match(chunk.first.text):
            return None
        if mark := QUOTE_MARK.match(chunk.first.text):
            is_cut = interrupted and current.kind == "quote" and ends_open(current.chunks[-1].closing)
            return "" if is_cut and starts_low(chunk.first.text[mark.end() :]) else None
        if kind.name != current.kind and not (interrupted and kind.name == "p"):
            return None
        last = current.chunks[-1]
        is_open, is_low = ends_open(last.closing), starts_low(chunk.opening)
        if last.closing.endswith(("-", "¬", "\u00ad")) and is_low:
            return ""
        if is_open and is_low and (last.size > 60 or interrupted):
            return "" if kind.name == current.kind else "low"
        if interrupted and is_open and last.size > 120 and chunk.size > 60:
            return "medium" if kind.name == current.kind else None
        if interrupted and is_low:
            return "medium"
        if kind.name == current.kind == "p" and chunk.size > 60 and self._is_cut(last, chunk, interrupted=interrupted):
            return "medium"
        return None

    def _is_cut(self, last: Chunk, chunk: Chunk, *, interrupted: bool) -> bool:
        """True if a long paragraph stops at a word or a comma, and what follows begins no sentence.

        Of a paragraph as long as no title, what follows may begin with a word that has a capital amid sentences, too.
        """
        end, word = last.closing.split()[-1], chunk.opening.split(maxsplit=1)[0]
        if not ends_open(last.closing):
            return False
        if interrupted and last.size > 60 and end[-1].islower():
            return True
        if last.size <= 120 or not word[0].isalpha() or not (end[-1].isalpha() or end[-1] == ","):
            return False
        is_name = last.size > LONG_PARAGRAPH and end[-1].islower() and word in self.classifier.named
        return is_name or word.casefold() not in self.classifier.common


def _set_levels(blocks: Sequence[Block]) -> None:
    """Give each heading its level, unless an editor ruled it."""
    heads = [block for block in blocks if block.kind == "head" and not block.level]
    for block, level in zip(heads, levels([block.chunks[0] for block in heads]), strict=True):
        block.level = level


def regions(blocks: Sequence[Block]) -> Mapping[int, int]:
    """Return for each note, by index of its block, how many pages or collections of notes stood before its own."""
    found: dict[int, int] = {}
    count, in_notes = 0, False
    for index, block in enumerate(blocks):
        if block.kind == "note":
            count += not in_notes
            in_notes = True
            found[index] = count
        elif block.kind != "furniture":
            in_notes = False
    return found
