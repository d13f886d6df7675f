"""The TEI of a library, brought up to date: each text whose source, rulings or registers changed is encoded again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from edition.adopting import is_adopted
from edition.dependence import common_key, text_key
from edition.errors import EditionError
from edition.ledger import append_ledger, read_ledger
from edition.library import Library, TextEntry
from edition.model import Problem
from edition.progress import Progress
from edition.received import receive_entry
from edition.registers import Registers
from edition.safekeeping import write_beside
from edition.texts import is_untouched


def renew_texts(
    library: Library, registers: Registers, progress: Progress
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Encode each text whose source, decisions or registers changed; return the ids encoded, and problems."""
    known = _read_keys(library)
    common = common_key(library)
    encoded: list[str] = []
    problems: list[Problem] = [*_missing_sources(library), *_unlisted_sources(library)]
    entries = library.entries_read()
    for done, entry in enumerate(entries):
        progress("encoding", done, len(entries))
        source, file = library.find_source(entry), library.tei_file(entry.id)
        key = text_key(library, entry, source, common) if source else ""
        if source is None or _is_hers(file) or (file.is_file() and known.get(entry.id) == key):
            continue
        try:
            problems += _encode(library, entry, source, registers)
        except EditionError as error:
            problems.append(Problem("text-not-encoded", str(error)))
            continue
        encoded.append(entry.id)
        known[entry.id] = key
        write_beside(_keys_file(library), json.dumps(known, sort_keys=True).encode())
    progress("encoding", len(entries), len(entries))
    return tuple(encoded), (*problems, *_hand_edited(library))


def _encode(library: Library, entry: TextEntry, source: Path, registers: Registers) -> tuple[Problem, ...]:
    ledger_file = library.ledger_file(entry.id)
    ledger = read_ledger(ledger_file, entry.id)
    received = receive_entry(library, entry, source, registers, ledger)
    # The ledger goes first: killed in between, the next build finds the same anchors for the same passages.
    append_ledger(ledger_file, ledger, received.ledger)
    write_beside(library.tei_file(entry.id), received.tei)
    return received.problems


def _is_hers(file: Path) -> bool:
    """True of TEI that an editor has touched."""
    return file.is_file() and not is_untouched(file)


def _hand_edited(library: Library) -> Iterator[Problem]:
    for file in (library.tei_file(entry.id) for entry in library.entries_read() if library.find_source(entry)):
        if _is_hers(file) and not is_adopted(file):
            yield Problem(
                "edited-by-hand", "was edited by hand, so it was not encoded again.",
                f"`variorum adopt {file.stem}` makes it the edition; delete it to have it encoded again.",
                file=f"texts/{file.name}", level="warning",
            )


def _missing_sources(library: Library) -> Iterator[Problem]:
    read = {entry.id for entry in library.entries_read()}
    stood_in_for = {entry.precis_of for entry in library.entries_read()}
    for entry in library.texts:
        if entry.id not in read | stood_in_for and not entry.precis_of:
            yield Problem(
                "source-missing", f"the text ‘{entry.id}’ has neither a source nor TEI here.",
                f"put {entry.source or 'its file'} into sources/, or name its folder with --sources DIR.",
                file="library.toml", level="warning",
            )


def _unlisted_sources(library: Library) -> Iterator[Problem]:
    """Yield the received files that are no texts: the table was forgotten, or misspelt."""
    for name in library.unlisted_sources():
        yield Problem(
            "source-unlisted", f"sources/{name} is in no [[text]] table, so it is not read.",
            f'Give it one, with an id and source = "{name}", or take it away.', file="library.toml", level="warning",
        )


def _keys_file(library: Library) -> Path:
    return library.folder / "build" / "encoded.json"


def _read_keys(library: Library) -> dict[str, str]:
    try:
        known = json.loads(_keys_file(library).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
