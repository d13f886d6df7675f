"""Building an index: what has not changed is kept, the rest is written, the stamp last."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from edition.garbage import uncollected
from edition.model import Entry, Text
from edition.registers import Registers
from edition.serialising import to_json
from index.files import Author, EntryFacts, Slice, Summary, TextFacts
from index.joining import Joined
from index.reusing import BASE, NOTHING, Kept, digest_of_portion, kept_of, link_files
from index.stamping import write_stamp
from index.vocabulary import one_word_names
from index.workers import Worker, processors
from index.writing import Portion, Written, write_part

LARGE = 1_200_000
"""Code points, some 200,000 words: less takes a second, and is written anew for every build, by one process."""


def build(
    texts: Sequence[Text], registers: Registers, directory: Path, before: Path | None = None, *, processes: int = 0
) -> None:
    """Write the index of *texts* into *directory*, which must not exist or be empty.

    Of *before*, the index of the library as it was, what has not changed is kept; if it is damaged or None, all is
    written. The answers are the same either way. Two *processes* write a large library, if there are two processors or
    the caller says so (0: as the machine has it). Raises FileExistsError if the folder holds anything.
    """
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.iterdir()):
        raise FileExistsError(f"{directory}: an index is written into an empty folder only.")
    with uncollected():
        _build(texts, registers, directory, before, processes or processors())


def _build(
    texts: Sequence[Text], registers: Registers, directory: Path, before: Path | None, processes: int
) -> None:
    portions = [_portion(place, text, registers) for place, text in enumerate(texts)]
    keys = [digest_of_portion(portion, text.digest) for portion, text in zip(portions, texts, strict=True)]
    is_large = sum(portion.size for portion in portions) >= LARGE
    kept = kept_of(before, portions, keys) if before and is_large else NOTHING
    if before:
        link_files(before, directory, kept.sums)
    groups = _groups([one for one in portions if one.text not in kept.slices], kept, is_large=is_large)
    joined = Joined(kept.vocabularies)
    written = _write(groups, directory, joined, processes)
    slices = [list(kept.slices.get(place, ())) for place in range(len(texts))]
    for part, group in groups.items():
        found = _in_common(written[part], joined, directory / "parts" / str(part))
        for portion, one in zip(group, found, strict=True):
            slices[portion.text].append(one)
    sizes = {**kept.parts, **{part: sum(portion.size for portion in group) for part, group in groups.items()}}
    summary = _summary(texts, keys, slices, registers, sizes)
    (directory / "summary.json").write_text(to_json(summary), encoding="utf-8")
    write_stamp(directory, kept.sums)


def _portion(place: int, text: Text, registers: Registers) -> Portion:
    passages = tuple(passage for passage in text.passages if passage.kind != "furniture")
    authors = {passage.author for passage in passages}
    return Portion(
        place, text.id, text.language, passages, {author: _label(text, author, registers) for author in authors},
        {division.id: division.title for division in text.divisions},
    )


def _label(text: Text, author: str, registers: Registers) -> tuple[str, str]:
    """Return the displayed author of a passage of *text* that names *author*, and the pointer or name that is known."""
    key = author or text.author_key
    entry = registers.find(key)
    if not author or author in (text.author_key, text.author):
        return text.author or (entry.name if entry else key), key
    return entry.name if entry else author, key


# ---- who writes what


def _groups(portions: Sequence[Portion], kept: Kept, *, is_large: bool) -> dict[int, list[Portion]]:
    """Return which portions make up which new part. A large library has two, so that two processes can write it."""
    if kept.parts:
        return {max(*kept.parts, *BASE) + 1: list(portions)} if portions else {}
    return dict(zip(BASE, _halves(portions) if is_large else (list(portions),), strict=False))


def _halves(portions: Sequence[Portion]) -> tuple[list[Portion], list[Portion]]:
    """Return *portions* as two lists of about one size; a text that lies across the middle is in both.

    >>> from edition.model import Passage
    >>> a, b = _halves([Portion(0, "a", "en", tuple(Passage("a", f"p{at}", "p", "ab") for at in range(6)))])
    >>> len(a[0].passages), len(b[0].passages)
    (3, 3)
    """
    rest = sum(portion.size for portion in portions) / 2
    halves: tuple[list[Portion], list[Portion]] = [], []
    for portion in portions:
        at = 0
        while at < len(portion.passages) and rest > 0:
            rest -= len(portion.passages[at].text)
            at += 1
        if at or not portion.passages:
            halves[0].append(replace(portion, passages=portion.passages[:at]))
        if at < len(portion.passages):
            halves[1].append(replace(portion, passages=portion.passages[at:]))
    return halves


def _write(
    groups: Mapping[int, Sequence[Portion]], directory: Path, joined: Joined, processes: int
) -> dict[int, Written]:
    """Write the new parts: of two the second in a process of its own, if it may be, and here if that fails."""
    folders = {part: directory / "parts" / str(part) for part in groups}
    if len(groups) < 2 or processes < 2:
        return {part: write_part(group, part, folders[part], known=joined.keys) for part, group in groups.items()}
    (first, here), (second, there) = sorted(groups.items())
    with Worker(there, second, folders[second]) as worker:
        written = write_part(here, first, folders[first])
        found = worker.written()
    if found is None:
        shutil.rmtree(folders[second], ignore_errors=True)
        found = write_part(there, second, folders[second])
    return {first: written, second: found}


# ---- what the parts have in common


def _in_common(written: Written, joined: Joined, folder: Path) -> tuple[Slice, ...]:
    """Give the words of a part the numbers that they have in the whole library; return its slices with these."""
    changed, added = joined.add(written.vocabulary)
    (folder / "vocabulary.json").write_text(to_json(added), encoding="utf-8")
    if not changed:
        return written.slices
    words = folder / "words.bin"
    signs = words.read_bytes().decode("utf-32-le").translate(changed)
    words.write_bytes(signs.encode("utf-32-le"))
    return tuple(replace(one, received=one.received.translate(changed)) for one in written.slices)


def _summary(
    texts: Sequence[Text], keys: Sequence[str], slices: Sequence[Sequence[Slice]], registers: Registers,
    parts: Mapping[int, int],
) -> Summary:
    firsts = accumulate((sum(len(one.ids) for one in held) for held in slices), initial=0)
    facts = tuple(TextFacts(text.id, text.title, text.author, text.date, text.language, key, tuple(held), first)
                  for text, key, held, first in zip(texts, keys, slices, firsts, strict=False))
    names = tuple(names for entry in registers if (names := one_word_names(entry)))
    entries = tuple(map(facts_of, registers))
    return Summary(facts, _authors(facts, registers), entries, names, tuple(sorted(parts.items())))


def _authors(texts: Iterable[TextFacts], registers: Registers) -> tuple[Author, ...]:
    """Return who wrote passages, each with all names and pointers by which that author is known."""
    known: dict[str, set[str]] = {}
    for label, key in sorted({author for text in texts for one in text.slices for author in one.authors}):
        if label:
            entry = registers.find(key)
            names = (entry.name, *(form.text for form in entry.forms if not form.context_only)) if entry else ()
            known.setdefault(label, set()).update(filter(None, (label, key, *names)))
    return tuple(Author(label, tuple(sorted(names))) for label, names in known.items())


def facts_of(entry: Entry) -> EntryFacts:
    """Return what the query language needs to know of a register entry."""
    names = (entry.name, entry.modern_name, *(form.text for form in entry.forms if not form.context_only))
    at_times = tuple(dict.fromkeys(form.text for form in entry.forms if form.context_only))
    if not (work := entry.work):
        return EntryFacts(entry.key, entry.name, _each_once(names), at_times=at_times)
    authors = _each_once(part for author in (*work.authors, *work.editors)
                         for part in (author.full, author.family, author.key))
    return EntryFacts(entry.key, entry.name, _each_once((*names, work.title, work.short_title)), authors, work.date,
                      at_times)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
