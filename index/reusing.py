"""What of the index before can stay: the slices of the texts that have not changed, in the parts where they lie.

A part is never written over. What changed goes into a new part, and the passages that it replaces stay where they are,
in no run. So that a query asks few parts and little lies about unused, from time to time all is written anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from edition.serialising import from_json
from index.errors import IndexDamagedError
from index.files import Slice, Summary, read_vocabulary
from index.stamping import Sums, sums_of_this_code
from index.vocabulary import VocabularyData
from index.writing import Portion

BASE = (0, 1)
"""Parts of a library that is written whole; what is added gets higher numbers."""
MOST = 40
"""Parts: each more costs a word of a query 10 µs, and 5 ms when the index is opened and warmed."""
LOOSE = 0.5
"""Share of an index outside the base or unused before all is written anew: after 33 changes of one text in a hundred.
Joining the parts from time to time was tried: what it writes again costs more than it saves."""

PASSAGE = attrgetter("id", "kind", "text", "author", "division", "n", "lang", "speaker_key")
SPAN = attrgetter("start", "end", "kind", "ref", "value", "data")


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of the index before."""

    slices: Mapping[int, tuple[Slice, ...]] = field(default_factory=dict)
    """Place of a text in the library → its slices."""
    parts: Mapping[int, int] = field(default_factory=dict)
    """Part → code points in it, also of what is no longer used."""
    vocabularies: tuple[VocabularyData, ...] = ()
    """Of the parts, in order."""
    sums: Sums = field(default_factory=dict)
    """Of the files of these parts."""


NOTHING = Kept()


def digest_of_portion(portion: Portion, digest: str) -> str:
    """Return the digest of all that the slices of a text depend on; *digest* is that of its file, empty if it has none.

    Marshalled as version 0 the same values are the same bytes, and it takes a tenth of the time that JSON does.
    """
    known = (portion.id, portion.language, sorted(portion.labels.items()), sorted(portion.titles.items()), digest)
    found = hashlib.sha256(marshal.dumps(known, 0))
    if digest:
        found.update(marshal.dumps(tuple(passage.id for passage in portion.passages), 0))
    else:
        for passage in portion.passages:
            found.update(marshal.dumps((PASSAGE(passage), tuple(map(SPAN, passage.spans))), 0))
    return found.hexdigest()


def kept_of(before: Path, portions: Sequence[Portion], keys: Sequence[str]) -> Kept:
    """Return what of the index in *before* stays for a library of these *portions*; NOTHING if it is not worth it."""
    try:
        sums = sums_of_this_code(before)
        summary = from_json(Summary, (before / "summary.json").read_text(encoding="utf-8"))
        slices = _unchanged(summary, portions, keys)
        parts = {part: size for part, size in summary.parts if part <= max(_parts(slices), default=-1)}
        vocabularies = tuple(read_vocabulary(before, part) for part in parts)
    except (IndexDamagedError, OSError, ValueError, TypeError, LookupError):
        return NOTHING
    base = sum(one.size for held in slices.values() for one in held if one.part in BASE)
    whole = sum(parts.values()) + sum(portion.size for portion in portions if portion.text not in slices)
    if not base or whole - base > LOOSE * whole or max(parts) + 2 > MOST:
        return NOTHING
    folders = tuple(f"parts/{part}/" for part in parts)
    return Kept(slices, parts, vocabularies, {name: one for name, one in sums.items() if name.startswith(folders)})


def _unchanged(
    summary: Summary, portions: Sequence[Portion], keys: Sequence[str]
) -> dict[int, tuple[Slice, ...]]:
    """Return the slices of the texts that are as they were."""
    known = {text.key: text.slices for text in summary.texts}
    return {portion.text: known[key] for portion, key in zip(portions, keys, strict=True) if key in known}


def _parts(slices: Mapping[int, tuple[Slice, ...]]) -> set[int]:
    return {one.part for held in slices.values() for one in held}


def link_files(before: Path, directory: Path, names: Iterable[str]) -> None:
    """Give the new index in *directory* the files *names* of the one before, as links if there can be."""
    made = set()
    for name in names:
        target = os.path.join(directory, name)
        folder = os.path.dirname(target)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        _link(os.path.join(before, name), target)


def _link(file: str, target: str) -> None:
    try:
        os.link(file, target)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(file, target)
