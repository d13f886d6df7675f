"""Blocks with their calls become passages, divisions and a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.encoding.authorship import author_named
from edition.encoding.blocks import Block
from edition.encoding.chunks import QUOTE_MARK
from edition.encoding.forms import MISREAD
from edition.encoding.markers import Marker
from edition.encoding.repairing import Repair
from edition.encoding.rulings import Rulings
from edition.encoding.running import UNFIT, Edit, Raw, apply, emphasis_edits, line_edits, link_edits
from edition.encoding.vocabulary import Vocabulary
from edition.model import Division, Passage, Piece, Span, Text
from edition.sources import Source
from edition.titles import begins_division, division_title, is_number

RESP = "#variorum"
NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]+")
STAR_NAMES = {"*": "ast", "†": "dag", "‡": "ddag", "§": "sect"}


@dataclass(frozen=True, slots=True)
class CallAt:
    """A call: block, offset in its raw text, marker, and the block of its note or -1 if the source lacks it."""

    block: int
    offset: int
    marker: Marker
    note: int = -1
    cert: str = ""


def make_text(
    source: Source, blocks: Sequence[Block], raws: Sequence[Raw], calls: Sequence[CallAt], *,
    text_id: str, language: str, rulings: Rulings, vocabulary: Vocabulary, repairs: Sequence[Repair] = (),
) -> Text:
    """Return the text: passages in document order, each note after the passage that calls it."""
    maker = _Maker(source, blocks, raws, calls, text_id, rulings, vocabulary, repairs)
    passages = maker.passages()
    heads = [one for one in passages if one.kind == "head"]
    return Text(
        id=text_id,
        title=heads[0].text if heads else source.name.rpartition(".")[0] or source.name,
        author=author_named(passages),
        language=language or guess_language(source.text),
        divisions=tuple(maker.divisions),
        passages=tuple(passages),
        source_file=source.name,
    )


class _Maker:
    def __init__(
        self, source: Source, blocks: Sequence[Block], raws: Sequence[Raw], calls: Sequence[CallAt], text_id: str,
        rulings: Rulings, vocabulary: Vocabulary, repairs: Sequence[Repair],
    ) -> None:
        self.rulings, self.vocabulary, self.repairs = rulings, vocabulary, repairs
        self.repair_starts = [one.start for one in repairs]
        self.source, self.blocks, self.raws, self.text_id = source, blocks, raws, text_id
        self.calls: dict[int, list[CallAt]] = defaultdict(list)
        for call in calls:
            if call.marker.end > call.marker.start:
                self.calls[call.block].append(call)
        self.called = {call.note: call for call in calls if call.note >= 0}
        self.ids: Counter[str] = Counter()
        self.note_ids = {i: self._note_id(block.n) for i, block in enumerate(blocks) if block.kind == "note"}
        self.missing = {id(call): self._note_id(call.marker.label) for call in calls if call.note < 0}
        self.divisions: list[Division] = []
        self.open: list[Division] = []
        self.levels: list[int] = []
        """What the headings of the open divisions look like; their levels count from one, as they are nested."""
        self.is_empty = False
        """True where nothing but headings stands in the open division yet."""
        texts = [block.end for block in blocks if block.kind not in ("note", "furniture")]
        self.text_end = max(texts, default=0)
        self.number = 0
        self.containers: Counter[str] = Counter()

    def passages(self) -> list[Passage]:
        lost = self._lost_notes()
        found = [self._note(one, "", is_anchored=False) for one in lost.pop(-1, [])]
        for index, block in enumerate(self.blocks):
            if block.kind == "note":
                continue
            passage = self._passage(index, block, self._within(found, block.kind))
            found.append(passage)
            for call in self.calls[index]:
                if call.note >= 0:
                    found.append(self._note(call.note, passage.id, is_anchored=True, call=call))
                else:
                    found.append(self._missing_note(call, passage))
            found += [self._note(one, passage.id, is_anchored=False) for one in lost.get(index, ())]
        return found

    def _lost_notes(self) -> dict[int, list[int]]:
        """Return the notes without a call by the block after which they are put.

        It is the one an editor named, else that of the call before them.
        """
        found: dict[int, list[int]] = defaultdict(list)
        last = -1
        for index, block in enumerate(self.blocks):
            if block.kind == "note":
                call = self.called.get(index)
                last = max(last, call.block) if call else last
                if call is None or call.marker.end == call.marker.start:
                    found[last].append(index)
            elif block.kind != "furniture" and last < 0:
                last = index
        return found

    def _passage(self, index: int, block: Block, within: tuple[str, ...]) -> Passage:
        self.number += 1
        text, spans = self._running(index, block)
        if block.kind == "head":
            self._enter(block, text)
        elif block.kind != "furniture":
            self.is_empty = False
        kind, raw = block.kind, self.raws[index]
        printed = raw.text[: raw.label_end].strip()
        speaker = printed.removesuffix(":") if kind == "speech" else ""
        if kind == "p" and block.label:
            spans = (Span(0, 0, "number", value=printed), *spans)
        return Passage(
            self.text_id, f"b{self.number}", kind, text, spans,  # type: ignore[arg-type]
            division=self.open[-1].id if self.open else "", n=block.n, pieces=self._pieces(block), speaker=speaker,
            within=within, level=len(self.open) if kind == "head" else 0, cert=block.cert,
        )

    def _enter(self, block: Block, heading: str) -> None:
        """Begin a division with *heading*, or go on with the one that has no more than headings yet."""
        is_title = self.is_empty and is_number(self.open[-1].title)
        if self.is_empty and not begins_division(heading) and (is_title or block.level == self.levels[-1]):
            self.open[-1] = replace(self.open[-1], title=division_title([self.open[-1].title, heading]))
            self.divisions[-1] = self.open[-1]
            return
        self.is_empty = True
        while self.open and self.levels[-1] >= block.level:
            self.open.pop()
            self.levels.pop()
        parent = self.open[-1].id if self.open else ""
        depth = len(self.open) + 1
        kind = "chapter" if depth == 1 else "section"
        division = Division(f"d{len(self.divisions) + 1}", heading, depth, parent, kind)
        self.divisions.append(division)
        self.open.append(division)
        self.levels.append(block.level)

    def _note(self, index: int, called_from: str, *, is_anchored: bool, call: CallAt | None = None) -> Passage:
        block = self.blocks[index]
        text, spans = self._running(index, block)
        return Passage(
            self.text_id, self.note_ids[index], "note", text, spans,
            division=self.open[-1].id if self.open else "", n=block.n, pieces=self._pieces(block),
            called_from=called_from, place=self._place(index), note_type="author", is_anchored=is_anchored,
            cert=self._note_cert(index, call),
        )

    def _note_cert(self, index: int, call: CallAt | None) -> str:
        """Return the confidence of a note and its call; what an editor ruled is certain, also that its call is lost."""
        block = self.blocks[index]
        if call:
            return block.cert or call.cert
        return "" if index in self.called or (block.is_ruled and not block.n) else block.cert or "low"

    def _place(self, index: int) -> str:
        """Return `bottom` if text follows the note in the source, else `end`."""
        return "bottom" if self.blocks[index].start < self.text_end else "end"

    def _missing_note(self, call: CallAt, passage: Passage) -> Passage:
        return Passage(
            self.text_id, self.missing[id(call)], "note", "", (Span(0, 0, "gap", value="not in source"),),
            division=passage.division, n=call.marker.label, called_from=passage.id, place="end", note_type="author",
            cert=call.cert,
        )

    def _running(self, index: int, block: Block) -> tuple[str, tuple[Span, ...]]:
        raw = self.raws[index]
        calls = [edit for call in self.calls[index] for edit in self._call_edits(raw, call)]
        edits = [*calls, *line_edits(block, raw, self.vocabulary.knows), *emphasis_edits(raw, calls), *link_edits(raw)]
        for chunk in block.chunks:
            edits += self._repairs(raw, index, chunk.start, chunk.end)
            edits = [*self._corrections(raw, chunk.start, chunk.end), *edits]
        return apply(raw, edits)

    def _repairs(self, raw: Raw, index: int, start: int, end: int) -> list[Edit]:
        """Return the repairs of a stretch of the source, those left out that a call stands in."""
        calls = {at for one in self.calls[index] for at in range(one.offset, one.offset + len(one.marker.label))}
        low, high = bisect_left(self.repair_starts, start), bisect_left(self.repair_starts, end)
        return [
            Edit(
                raw.find_source(one.start), raw.find_source(one.start) + one.end - one.start, one.text, "correction",
                value=self.source.text[one.start : one.end], cert=one.cert, resp=RESP, rule=one.rule,
            )
            for one in self.repairs[low:high]
            if calls.isdisjoint(range(raw.find_source(one.start), raw.find_source(one.start) + one.end - one.start))
        ]

    def _corrections(self, raw: Raw, start: int, end: int) -> list[Edit]:
        return [
            Edit(
                raw.find_source(one.start), raw.find_source(one.start) + len(one.decision.quote), one.decision.value,
                "correction", value=one.decision.quote, resp="#editor", rule="ruled",
            )
            for one in self.rulings.corrections(start, end)
        ]

    def _within(self, found: Sequence[Passage], kind: str) -> tuple[str, ...]:
        """Return the element that an item, an entry or a speech stands in; items that follow each other share it."""
        name = {"item": "list", "bibl": "listBibl", "speech": "sp"}.get(kind)
        if not name:
            return ()
        last = next((one for one in reversed(found) if not (one.kind == "note" and one.is_anchored)), None)
        if last is not None and last.kind == kind and kind != "speech":
            return last.within
        self.containers[name] += 1
        return (f"{name}:{self.containers[name]}",)

    def _call_edits(self, raw: Raw, call: CallAt) -> Iterator[Edit]:
        """Yield the edits that make a call of figures; those that were misread stay beside it as a correction."""
        start = call.offset
        end = start + call.marker.end - call.marker.start
        line = raw.text.rfind("\n", 0, start) + 1
        mark = QUOTE_MARK.match(raw.text, line)
        while start > max(raw.label_end, mark.end() if mark else line) and _is_blank(raw.text[start - 1]):
            start -= 1
        ref = self.note_ids[call.note] if call.note >= 0 else self.missing[id(call)]
        said, label = call.marker.said, call.marker.label
        if said and said.translate(MISREAD) == label:
            yield Edit(start, end, "", "correction", value=said, cert="high", resp=RESP, rule="call")
            start, said = end, ""
        yield Edit(start, end, "", "call", ref, label, call.cert, RESP if call.cert else "", said=said)

    def _pieces(self, block: Block) -> tuple[Piece, ...]:
        return tuple(Piece(self.source.name, start, end) for start, end in block.stretches)

    def _note_id(self, label: str) -> str:
        name = "".join(STAR_NAMES.get(char, char) for char in label)
        base = f"n{NOT_IN_ID.sub('', name) or 'x'}"
        self.ids[base] += 1
        return base if self.ids[base] == 1 else f"{base}-{self.ids[base]}"


def _is_blank(char: str) -> bool:
    """True of what leaves no trace in running text before a call: blanks and control characters."""
    return char.isspace() or bool(UNFIT.match(char))


LANGUAGE_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"the", "of", "and", "to", "in", "that", "was", "for", "with", "by", "his", "which", "from"}),
    "de": frozenset({"der", "die", "und", "das", "den", "von", "zu", "mit", "sich", "auf", "für", "ist", "nicht"}),
    "fr": frozenset({"le", "la", "les", "des", "et", "du", "dans", "une", "que", "qui", "pour", "par", "est", "sur"}),
    "es": frozenset({"el", "la", "los", "las", "del", "que", "y", "en", "una", "por", "con", "para", "su", "se"}),
    "it": frozenset({"il", "di", "che", "la", "e", "della", "un", "per", "con", "del", "non", "sono", "gli", "dei"}),
    "nl": frozenset({"de", "het", "een", "van", "en", "dat", "op", "te", "zijn", "met", "voor", "niet", "aan", "door"}),
    "sv": frozenset({"och", "att", "det", "som", "en", "på", "är", "av", "för", "den", "till", "med", "inte", "han"}),
}
"""Language tag → commonest words."""


def guess_language(text: str) -> str:
    """Return the language whose commonest words are commonest in *text*, English if none is.

    >>> guess_language("Der Zug war nicht auf der Strecke, und die Leute standen mit dem Gepäck da.")
    'de'
    """
    words = Counter(text[:60_000].casefold().split())
    scores = {tag: sum(words[word] for word in known) for tag, known in LANGUAGE_WORDS.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] else "en"
