"""What is wrong in the TEI of a library: form, validity, pointers, ids, notes and calls, dates, registers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from shlex import quote

from edition.dates import bounds
from edition.days import days_of
from edition.errors import EditionError, TextError
from edition.library import read_library
from edition.model import MENTION_KINDS, Entry, Problem, Text
from edition.names import fold_name
from edition.registers import FILES, Registers, read_registers
from edition.sequences import find_jumps
from edition.sums import find_sums
from edition.tagging.people import split_name
from edition.texts import is_untouched, read_text
from edition.timewords import WEEKDAYS
from tei.blocks import identifiers
from tei.errors import NotTeiError, NotWellFormedError, TeiError
from tei.nodes import Node
from tei.parsing import parse, unread
from tei.pointers import local_id
from tei.validating import Fault, validate

POINTING = ("target", "corresp", "next", "prev", "sameAs", "copyOf")
"""Attributes that may point to an element of the same file."""

POINTERS = (*MENTION_KINDS, "citation", "title")
"""Kinds of spans that point to a register."""

WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
LONGEST_WEEKDAY = 16
"""Characters before a date in which its day of the week stands: the longest name, a comma, spaces."""

KEYS_SHOWN = 3
"""Keys of entries of one name that are told: with more of them, one has to look into the register all the same."""

SUGGESTED = 20
"""Unknown pointers of a text for which a like one is looked for: it takes a third of a second among 20,000."""


def check_library(folder: Path) -> tuple[Problem, ...]:
    """Return all problems in the texts and registers of the library *folder*, texts first, each in order of line.

    Raises LibraryError or RegisterError if the library itself cannot be read.
    """
    library = read_library(folder)
    registers = read_registers(folder / "registers")
    problems: list[Problem] = list(_not_files(folder / "texts"))
    texts: list[Text] = []
    for file in library.tei_files():
        found, read = _check(file, registers, where=f"texts/{file.name}")
        problems += found
        texts += read
    problems += _same_ids(texts)
    return (*problems, *check_registers(registers, texts))


def _not_files(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.glob("*.xml")):
        if not path.is_file():
            yield Problem(
                "text-not-read", "is no file: a folder, or a link that leads nowhere.",
                "Take it away, or put the text in its place.", f"texts/{path.name}",
            )


def _same_ids(texts: Iterable[Text]) -> Iterator[Problem]:
    first: dict[str, Text] = {}
    for text in texts:
        held = first.setdefault(text.id, text)
        if held is not text:
            yield Problem(
                "text-not-read", f"its text is not read: it has the id of that in texts/{held.file}, ‘{text.id}’.",
                "Give it another @xml:id, or the file another name.", f"texts/{text.file}",
            )


def check_file(path: Path, *, schema: Path | None = None, registers: Registers | None = None) -> tuple[Problem, ...]:
    """Return the problems of one TEI file; against *schema* if given, else against our own if the file is ours."""
    return _check(path, registers, where=str(path), schema=schema)[0]


def _check(
    path: Path, registers: Registers | None, *, where: str, schema: Path | None = None
) -> tuple[tuple[Problem, ...], tuple[Text, ...]]:
    content = path.read_bytes()
    try:
        nodes = parse(content)
        texts = read_text(path)
    except (TeiError, EditionError) as error:
        return (not_read(error, where),), ()
    problems = [*_entities(content, where), *_ids(nodes, where), *_local_pointers(nodes, where)]
    if schema or is_untouched(path):
        problems += [_invalid(fault, where) for fault in validate(content, schema=schema)]
    for text in texts:
        problems += _notes(text, where)
        problems += _dates(text, where)
        problems += _weekdays(text, where)
        problems += _jumps(text, where)
        problems += _sums(text, where)
        if registers is not None:
            problems += _mentions(text, registers, where)
    return tuple(sorted(problems, key=lambda problem: problem.line)), texts


def not_read(error: Exception, where: str) -> Problem:
    """Return the problem that a file cannot be read; one that was never meant to be is passed over with a warning."""
    is_passed_over = isinstance(error, (NotTeiError, TextError))
    hint = "It is passed over." if is_passed_over else ""
    if isinstance(error, NotWellFormedError):
        hint = "`variorum build --recover` reads what it can of it."
    return Problem("text-not-read", str(error), hint, where, getattr(error, "line", 0),
                   "warning" if is_passed_over else "error")


# ---- one file


def _invalid(fault: Fault, where: str) -> Problem:
    return Problem("not-valid", f"not valid: {fault.message}.", "Mend the element on this line.", where, fault.line)


def _entities(content: bytes, where: str) -> Iterator[Problem]:
    """Yield each entity whose words are missing, once, where it stands first."""
    for one in unread(content):
        hint = f"`xmllint --noent --output whole.xml {quote(where)}` writes a file with what entities stand for."
        why = "stands for more than a few signs"
        if one.file:
            why = f"stands for ‘{one.file}’, and no other file is opened"
        elif not one.is_declared:
            why, hint = "is not declared in the file", "Write what it stands for in its place."
        said = f"‘&{one.name};’ {why}: the text has the name only.{_again(one.times)}"
        yield Problem("entity-not-read", said, hint, where, one.line)


def _ids(nodes: Sequence[Node], where: str) -> Iterator[Problem]:
    repeated = {name for name, count in identifiers(nodes).items() if count > 1}
    seen: set[str] = set()
    for node in (below for top in nodes for below in top.iter()):
        if node.id in repeated:
            if node.id in seen:
                yield Problem("id-repeated", f"the id ‘{node.id}’ is given twice.",
                              "Give this element another; until then it is addressed by a name of our own.",
                              where, node.line, level="warning")
            seen.add(node.id)


def _local_pointers(nodes: Sequence[Node], where: str) -> Iterator[Problem]:
    """Yield each pointer that leads nowhere, once, where it stands first."""
    known = set(identifiers(nodes))
    lost: dict[tuple[str, str], list[int]] = defaultdict(list)
    for node in (below for top in nodes for below in top.iter()):
        for name in POINTING:
            for pointer in node.get(name).split():
                if pointer.startswith("#") and local_id(pointer) not in known:
                    lost[name, pointer].append(node.line)
    for (name, pointer), lines in lost.items():
        yield Problem("pointer-dangling",
                      f"@{name} points to ‘{pointer}’, which is not in the file.{_again(len(lines))}",
                      "Correct the pointer or add the element.", where, lines[0], level="warning")


def _again(times: int) -> str:
    return f" So it does {times} times." if times > 1 else ""


def _notes(text: Text, where: str) -> Iterator[Problem]:
    for passage in text.passages:
        if passage.kind != "note":
            continue
        label = passage.note_name
        if not passage.is_anchored and passage.pieces and not passage.cert:
            yield Problem("call-lost", f"the call of {label} is not in the source; an editor said where it belongs.",
                          "", where, passage.line, level="note")
        elif not passage.is_anchored and (passage.n or passage.note_type == "author"):
            yield Problem("note-without-call", f"{label} has no call in the text.",
                          "Place its call, by a decision or in the TEI; until then it stands after this passage.",
                          where, passage.line, level="warning")
        if passage.is_missing:
            yield Problem("call-without-note", f"the text of {label} is not in the source.",
                          "Add it if another copy has it.", where, passage.line, level="note")


def _dates(text: Text, where: str) -> Iterator[Problem]:
    for passage in text.passages:
        for span in passage.spans:
            if span.kind == "date" and span.value and not _is_date(span.value):
                shown = passage.text[span.start:span.end]
                yield Problem("date-unreadable", f"the date ‘{span.value}’ of “{shown}” is no date.",
                              "Write it as 1937-07-31, 1937-07 or 1937.", where, passage.line, level="warning")


def _weekdays(text: Text, where: str) -> Iterator[Problem]:
    """Yield each day of the month that was another day of the week than the text says."""
    for passage in text.passages:
        for span in passage.spans:
            named = WEEKDAY.search(passage.text, max(0, span.start - LONGEST_WEEKDAY), span.end)
            days = bounds(span.value) if span.kind == "date" and named and named.end() <= span.end else None
            if named is None or days is None or days[0] != days[1]:
                continue
            if not passage.text[named.end():span.start].strip(" ,") and WEEKDAYS[named[0].lower()] != days[0].weekday():
                yield Problem("weekday-wrong", f"{days[0].isoformat()} was a {days[0]:%A}, not a {named[0]}.",
                              "One of the two is wrong, or the year that was understood.", where, passage.line,
                              level="warning")


def _jumps(text: Text, where: str) -> Iterator[Problem]:
    for jump in find_jumps(text):
        shown = jump.passage.text[jump.span.start:jump.span.end]
        hint = ("The year was understood from the context; say it with @when." if jump.is_implied
                else "If it is a slip, correct it; if not, let it stand.")
        yield Problem("date-out-of-order", f"“{shown}” is {jump.span.value}, among dates of {jump.year}.", hint, where,
                      jump.passage.line, level="warning")


def _sums(text: Text, where: str) -> Iterator[Problem]:
    for passage in text.passages:
        for found in find_sums(passage.text, passage.spans):
            if not found.is_right:
                parts = " + ".join(passage.text[part.start:part.end] for part in found.parts)
                total = passage.text[found.total.start:found.total.end]
                said = f"make {found.adds_up_to:,}" if found.is_whole else "are more than that"
                yield Problem("sum-wrong", f"the parts of “{total}” {said}: {parts}.",
                              "The source may be wrong, or a figure was misread; compare it.", where, passage.line,
                              level="warning")


def _is_date(value: str) -> bool:
    start, slash, end = value.partition("/")
    if slash and {start, end} & {"", ".."}:
        return days_of(end if start in ("", "..") else start) is not None
    return days_of(value) is not None


def _mentions(text: Text, registers: Registers, where: str) -> Iterator[Problem]:
    """Yield each pointer to an entry that is not there, once, where it stands first."""
    lost: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for passage in text.passages:
        for span in passage.named:
            if span.kind in POINTERS and _is_ours(span.ref) and not registers.find(span.ref):
                lost[span.ref].append((passage.line, passage.words(span)))
    for number, (pointer, ((line, words), *others)) in enumerate(lost.items()):
        near = registers.nearest(pointer) if number < SUGGESTED else ""
        yield Problem("mention-without-entry",
                      f"“{words}” points to ‘{pointer}’, which the registers do not have.{_again(len(others) + 1)}",
                      f"Did you mean ‘{near}’?" if near else "Add the entry or correct the pointer.", where, line)


def _is_ours(pointer: str) -> bool:
    return pointer.partition(":")[0] in MENTION_KINDS and ":" in pointer and "/" not in pointer


# ---- registers


def check_registers(registers: Registers, texts: Iterable[Text]) -> tuple[Problem, ...]:
    """Return what is doubtful in the registers, seen from the texts that use them."""
    texts = tuple(texts)
    named = {span.ref for text in texts for passage in text.passages for span in passage.named if span.ref}
    named |= {pointer for entry in registers for pointer in entry.related}
    named |= {key for text in texts for key in (text.work.key, text.author_key)}
    named |= {name.key for entry in registers if entry.work for name in (*entry.work.authors, *entry.work.editors)}
    return (*_alike(registers), *_lives(registers), *_unmentioned(registers, named))


def _unmentioned(registers: Registers, named: set[str]) -> Iterator[Problem]:
    for entry in registers:
        if entry.key not in named:
            yield Problem("entry-never-mentioned", f"‘{entry.key}’ ({entry.name}) is named in no text of this build.",
                          "Add the spelling the texts use, or let it stand.", _file(entry), level="note")


def _alike(registers: Registers) -> Iterator[Problem]:
    for kind in MENTION_KINDS:
        bearers: dict[str, list[Entry]] = defaultdict(list)
        for entry in registers.of_kind(kind):
            bearers[_in_order(entry.name) if kind == "person" else fold_name(entry.name)].append(entry)
        for entries in bearers.values():
            if len(entries) > 1 and kind != "work":
                keys = ", ".join(f"‘{entry.key}’" for entry in entries[:KEYS_SHOWN])
                yield Problem("entries-alike", f"{keys} have the same name, {entries[0].name}.",
                              "Join them, or tell them apart in their names.", _file(entries[0]), level="warning")


def _in_order(name: str) -> str:
    """Return a person's name folded, the surname last: `Yezhov, Nikolai` is Nikolai Ezhov."""
    surname, given = split_name(name)
    return " ".join((*given, surname))


def _lives(registers: Registers) -> Iterator[Problem]:
    for entry in registers:
        start, end = _first(entry.start), _first(entry.end)
        if start and end and end < start:
            yield Problem("dates-reversed", f"‘{entry.key}’ ends ({entry.end}) before it begins ({entry.start}).",
                          "Correct one of the dates.", _file(entry))


def _first(value: str) -> date | None:
    found = bounds(value) if value else None
    return found[0] if found else None


def _file(entry: Entry) -> str:
    return f"registers/{FILES[entry.kind]}"


