"""From a source to a text: lines, labels, chunks, blocks, calls, passages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from edition.encoding.assigning import assign
from edition.encoding.authorship import rule_authors
from edition.encoding.blocks import Block, make_blocks, regions
from edition.encoding.calls import STRONG, Candidate, Expected
from edition.encoding.chunks import make_chunks, possible_starts, with_calls
from edition.encoding.contents import find_contents
from edition.encoding.decisions import Decision
from edition.encoding.doubting import Doubt, find_doubts, settled
from edition.encoding.inlining import find_inline_notes, inline_calls, without_notes
from edition.encoding.labels import find_labels
from edition.encoding.lines import Line, habits, split_lines, with_page_heads
from edition.encoding.markers import Marker, find_markers
from edition.encoding.pagemarks import PageMark, find_page_marks, page_mark_block, without_marks
from edition.encoding.paging import number_pages, place_pages
from edition.encoding.passages import CallAt, make_text
from edition.encoding.receipts import starts_of, with_html_receipt, with_receipt
from edition.encoding.repairing import find_repairs
from edition.encoding.rulings import Rulings
from edition.encoding.running import Raw, raw_text
from edition.encoding.unflattening import doubts_from_flat, from_flat, to_flat
from edition.encoding.vocabulary import Vocabulary
from edition.encoding.weighing import weigh_by_answers
from edition.html import flatten
from edition.model import Problem, Text
from edition.sources import Source

MARKS_OF_EMPHASIS = "*_ \n"
"""What may stand before the number of a heading in bold: it is no call."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A received file as a text, what is doubtful in it, and the decisions that no longer fit."""

    text: Text
    doubts: tuple[Doubt, ...] = ()
    """Worst first."""
    decision_problems: tuple[Problem, ...] = ()


def encode(
    source: Source, *, decisions: Sequence[Decision] = (), text_id: str, language: str = "",
    names: Collection[str] = (), pages: Sequence[tuple[int, str]] = (),
) -> Encoded:
    """Return the structure of *source*; ids of passages are provisional, the text is not yet tagged.

    *pages* says where pages of the print begin, if the source does; else running heads and feet tell. *names* are words
    of names that registers know: where the text has one rightly, its damaged forms are repaired. Each character of the
    source that is not blank is in the pieces of exactly one passage.
    """
    if source.format == "html":
        return _encode_html(source, decisions, text_id, language, names)
    rulings = Rulings.find(decisions, source.text)
    marks = find_page_marks(source.text)
    blocks, markers = find_blocks(source.text, rulings, marks)
    if pages := pages or [(mark.begins, mark.number) for mark in marks]:
        place_pages(blocks, pages)
    else:
        number_pages(blocks)
    raws = [raw_text(block) for block in blocks]
    calls = find_calls(blocks, raws, markers)
    if any(block.label and block.label.style == "inline" for block in blocks):
        calls = tuple(sorted([*calls, *inline_calls(blocks, raws)], key=lambda one: (one.block, one.offset)))
    vocabulary = Vocabulary(source.text)
    text = make_text(
        source, blocks, raws, calls, text_id=text_id, language=language, rulings=rulings, vocabulary=vocabulary,
        repairs=find_repairs(source.text, vocabulary, names),
    )
    text = rule_authors(_with_known_pages(text) if pages else text, rulings)
    return Encoded(with_receipt(settled(text), source), find_doubts(text, source), rulings.report())


def _with_known_pages(text: Text) -> Text:
    """Return *text* without page breaks that have no number: where the source says all, they are none."""
    return replace(text, passages=tuple(
        replace(one, spans=tuple(span for span in one.spans if span.kind != "page" or span.value))
        for one in text.passages
    ))


def _encode_html(
    source: Source, decisions: Sequence[Decision], text_id: str, language: str, names: Collection[str],
) -> Encoded:
    flat = flatten(source.text)
    plain = Source(source.name, flat.text, source.encoding)
    found = encode(plain, decisions=to_flat(decisions, flat), text_id=text_id, language=language or flat.language,
                   names=names, pages=flat.pages)
    text = from_flat(found.text, flat, size=len(source.text))
    text = with_html_receipt(text, flat, starts_of(found.text), source)
    return Encoded(text, doubts_from_flat(found.doubts, flat), found.decision_problems)


def find_blocks(text: str, rulings: Rulings, marks: Sequence[PageMark] = ()) -> tuple[list[Block], list[Marker]]:
    """Return the blocks of a source and all that may be a call in it; *marks* are those of pages amid the text."""
    lines = rulings.split(with_page_heads(split_lines(text)))
    setting = habits(lines)
    starts = possible_starts(lines, setting)
    if marks:
        lines, starts = without_marks(lines, starts, marks)
    notes = find_inline_notes(text)
    lines, starts, inline = without_notes(lines, starts, notes) if notes else (lines, starts, [])
    markers = rulings.rule_markers(weigh_by_answers(lines, starts, find_markers(text)))
    line_starts = [line.start for line in lines]
    strong = [
        one for one in markers
        if (one.weight >= STRONG or one.style == "star") and not _is_at(line_starts, one.start)
    ]
    contents = find_contents(lines)
    labels = find_labels(lines, starts, strong, contents)
    chunks = with_calls(make_chunks(lines, starts, labels, setting), [one for one in strong if one.weight >= STRONG])
    blocks = make_blocks(rulings.rule_chunks(chunks))
    blocks = sorted([*blocks, *inline, *(page_mark_block(text, mark) for mark in marks)], key=lambda one: one.start)
    return blocks, [one for one in markers if not _is_within(lines, line_starts, contents, one.start)]


def _is_within(lines: Sequence[Line], starts: Sequence[int], chosen: Collection[int], position: int) -> bool:
    """True if *position* is in one of the *chosen* lines."""
    at = bisect_right(starts, position) - 1
    return at in chosen and position < lines[at].end


def _is_at(starts: Sequence[int], position: int) -> bool:
    at = bisect_left(starts, position)
    return at < len(starts) and starts[at] == position


def find_calls(blocks: Sequence[Block], raws: Sequence[Raw], markers: Sequence[Marker]) -> tuple[CallAt, ...]:
    """Return the calls of the whole text, each with its note if there is one."""
    candidates = _candidates(blocks, raws, markers)
    region = regions(blocks)
    indices = [i for i, block in enumerate(blocks) if block.kind == "note" and block.n]
    notes = [Expected(blocks[i].n, i, blocks[i].start, region[i]) for i in indices]
    return tuple(
        CallAt(
            one.candidate.block, raws[one.candidate.block].find_source(one.candidate.position), one.candidate.marker,
            indices[one.note] if one.note >= 0 else -1, one.cert,
        )
        for one in assign(candidates, notes)
    )


def _candidates(blocks: Sequence[Block], raws: Sequence[Raw], markers: Sequence[Marker]) -> list[Candidate]:
    """Return the markers that stand in the text, not in notes, labels and furniture, in the order of the source."""
    starts: list[int] = []
    owners: list[tuple[int, int]] = []
    places = sorted(
        (line.start, line.end, index)
        for index, block in enumerate(blocks) for chunk in block.chunks for line in chunk.lines
    )
    for start, end, index in places:
        starts.append(start)
        owners.append((end, index))
    heads = [block.start for block in blocks if block.kind == "head"]
    found = []
    for marker in markers:
        at = bisect_right(starts, marker.start) - 1
        if at < 0:
            continue
        end, index = owners[at]
        block = blocks[index]
        if block.kind in ("note", "furniture") or marker.weight < -4.5:
            continue
        raw = raws[index]
        offset = raw.find_source(marker.start)
        if marker.end > end and raw.find_source(marker.end) != offset + marker.end - marker.start:
            continue
        is_first = not raw.text[raw.label_end : offset].strip(MARKS_OF_EMPHASIS)
        if offset < raw.label_end or (marker.style == "plain" and is_first):
            continue
        found.append(Candidate(marker, index, marker.start, bisect_right(heads, marker.start)))
    return found
