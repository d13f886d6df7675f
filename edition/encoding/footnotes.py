"""Notes whose label is lost, and notes that go on: chunks without a label beside those that have one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from edition.encoding.chunks import Chunk, starts_low
from edition.encoding.neighbours import LONGEST_TITLE, Habits, Place, Unlabelled, clear_calls
from edition.encoding.numbered import PAGES_BACK
from edition.titles import NOTES, named_level


def find_unlabelled(chunks: Sequence[Chunk], furniture: set[int]) -> Mapping[int, Unlabelled]:
    """Return the chunks beside labelled notes that are notes, too, by index.

    What an editor ruled to be a note without a printed label counts as one found here, so that a ruling that says what
    was found changes nothing around it.
    """
    ruled = {i: one.note.label for i, one in enumerate(chunks) if one.note and one.note.style == "ruled"}
    chunks = [replace(one, note=None) if i in ruled else one for i, one in enumerate(chunks)]
    order = [i for i in range(len(chunks)) if i not in furniture]
    found: dict[int, Unlabelled] = {}
    tails: dict[int, Unlabelled] = {}
    given: dict[str, int] = {}
    """Number → where the last note that was given it begins."""
    collected = _collected(chunks, furniture)
    called = _called(chunks)
    has_notes = any(one.note for one in chunks)
    habits = Habits.of(chunks, order)
    for at, index in enumerate(order):
        chunk = chunks[index]
        if index in ruled:
            found[index] = Unlabelled("new", ruled[index], cert="")
            given[ruled[index]] = chunk.start
            continue
        if chunk.ruling and chunk.ruling.kind == "kind":
            continue
        if chunk.note or chunk.paragraph or chunk.is_entry or chunk.is_within or _names_division(chunk):
            continue
        before = order[at - 1] if at else -1
        after = order[at + 1] if at + 1 < len(order) else -1
        is_after_note = before >= 0 and (chunks[before].note is not None or before in found)
        is_before_note = after >= 0 and chunks[after].note is not None
        owed = frozenset(n for n, place in called.get(index, {}).items() if given.get(str(n), -1) < place)
        if index in collected:
            found[index] = Unlabelled("more" if is_after_note else "new", cert=collected[index])
        elif is_after_note or is_before_note or owed or (has_notes and starts_low(chunk.opening)):
            place = Place(chunks, order, at, found, owed, habits)
            if ruling := place.of_note(is_after_note, is_before_note, is_last=after < 0 and has_notes):
                (tails if ruling.kind == "text" else found)[index] = ruling
        if index in found and found[index].n:
            given[found[index].n] = chunk.start
    return {**found, **tails}


def _names_division(chunk: Chunk) -> bool:
    """True of a line by itself such as “Chapter 2”."""
    return len(chunk.lines) == 1 and len(chunk.first.text) < LONGEST_TITLE and bool(named_level(chunk.first.text))


def _called(chunks: Sequence[Chunk]) -> Mapping[int, Mapping[int, int]]:
    """Return for each chunk without a label the numbers that are clearly called before it and no label has, and where.

    Only calls of the last pages count, and a label that comes up to a page after the chunk.
    """
    labels: dict[int, list[int]] = defaultdict(list)
    for chunk in chunks:
        if chunk.note:
            labels[chunk.note.number].append(chunk.start)
    open_calls: dict[int, int] = {}
    found: dict[int, Mapping[int, int]] = {}
    for index, chunk in enumerate(chunks):
        open_calls = {n: at for n, at in open_calls.items() if chunk.start - at < PAGES_BACK}
        if not chunk.note and open_calls:
            found[index] = dict(open_calls)
        for call in clear_calls(chunk) if not chunk.note else ():
            places = labels[call.number]
            after = bisect_right(places, call.start)
            if call.number and (after == len(places) or places[after] - call.start > 2 * PAGES_BACK):
                open_calls[call.number] = call.start
    return found


def _collected(chunks: Sequence[Chunk], furniture: set[int]) -> Mapping[int, str]:
    """Return what stands among the notes under a heading such as “Notes”, by index, with the doubt about it.

    A collection ends with its last labelled note; at the end of the file what follows may still belong to that.
    """
    heads = [i for i in sorted(furniture) if NOTES.fullmatch(chunks[i].first.text)]
    found: dict[int, str] = {}
    for head, end in pairwise([*heads, len(chunks)]):
        last = max((i for i in range(head, end) if chunks[i].note and i not in furniture), default=head)
        found.update({i: "medium" for i in range(head + 1, last) if not chunks[i].note and i not in furniture})
        tail = [i for i in range(last + 1, end) if i not in furniture] if last > head and end == len(chunks) else []
        if len(tail) == 1 and chunks[tail[0]].first.text[-1] in ".!?)”":
            found[tail[0]] = "low"
    return found
