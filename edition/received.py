"""A received file becomes a text of the edition: structure, description, mentions, anchors, TEI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from edition.anchoring import assign
from edition.encoding import Encoded, encode
from edition.encoding.decisions import read_decisions
from edition.ledger import Ledger
from edition.library import Library, TextEntry
from edition.model import Entry, Problem, Text
from edition.names import fold_name
from edition.registers import Registers
from edition.safekeeping import digest_of
from edition.sources import read_source
from edition.tables import read_words
from edition.tagging import tag
from edition.tagging.shorttitles import main_title
from edition.texts import write_text


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a received file."""

    text: Text
    tei: bytes
    ledger: Ledger
    encoded: Encoded
    problems: tuple[Problem, ...] = ()


def receive(
    source: Path, *, text_id: str, registers: Registers, ledger: Ledger, decisions: Path | None = None,
    entry: TextEntry | None = None, headnote: Sequence[str] = (), language: str = "",
) -> Received:
    """Encode the file *source*, tag it with *registers*, give its passages anchors and write it as TEI.

    Raises SourceError if the file cannot be read and DecisionError if the decisions cannot.
    """
    encoded = encode_file(source, text_id=text_id, registers=registers, decisions=decisions, language=language)
    text = describe(encoded.text, entry, registers, headnote) if entry else encoded.text
    text, ledger = assign(tag(text, registers), ledger, revision=revision_of(source, decisions))
    return Received(text, write_text(text), ledger, encoded, encoded.decision_problems)


def encode_file(
    source: Path, *, text_id: str, registers: Registers, decisions: Path | None = None, language: str = "",
) -> Encoded:
    """Return the structure of the file *source*, seen with the names of *registers* and the rulings in *decisions*.

    Raises SourceError if the file cannot be read and DecisionError if the decisions cannot.
    """
    rulings = read_decisions(decisions) if decisions and decisions.is_file() else ()
    return encode(read_source(source), decisions=rulings, text_id=text_id, language=language, names=names_of(registers))


def encode_entry(library: Library, entry: TextEntry, source: Path, registers: Registers) -> Encoded:
    """Return the structure of the text *entry* of *library*, as a build finds it in the received file *source*."""
    return encode_file(
        source, text_id=entry.id, registers=registers, decisions=decisions_file(library, entry.id),
        language=entry.language or library.language,
    )


def names_of(registers: Registers) -> frozenset[str]:
    """Return the words of the names of people, places and organisations, as the registers write them.

    >>> from edition.model import Entry, Form
    >>> sorted(names_of(Registers([Entry("person:ezhov", "Ezhov", (Form("Nikolai Ezhov"),))])))
    ['Ezhov', 'Nikolai']
    """
    entries = (entry for kind in ("person", "place", "org") for entry in registers.of_kind(kind))
    return frozenset(
        word for entry in entries for form in (entry.name, *(one.text for one in entry.forms)) for word in form.split()
        if word.isalpha() and word[0].isupper()
    )


def revision_of(source: Path, decisions: Path | None) -> str:
    """Return what the ledger calls a version of a text: its file, and a digest that changes with the rulings too."""
    return f"{source.name} {digest_of([file for file in (source, decisions) if file])[:8]}"


def receive_entry(library: Library, entry: TextEntry, source: Path, registers: Registers, ledger: Ledger) -> Received:
    """Encode the text *entry* of *library* from the received file *source*."""
    return receive(
        source, text_id=entry.id, registers=registers, ledger=ledger, entry=entry,
        decisions=decisions_file(library, entry.id), headnote=headnote(library, entry),
        language=entry.language or library.language,
    )


def describe(text: Text, entry: TextEntry, registers: Registers, headnote: Sequence[str] = ()) -> Text:
    """Return *text* with what `library.toml` and the register of works say of it."""
    listed = registers.find(entry.work) if entry.work else _listed(entry, registers)
    work = listed.work if listed and listed.work else text.work
    written_by = entry.author or next((name.key or name.full for name in work.authors), "") or text.author_key
    person = registers.find(written_by) if written_by.startswith("person:") else None
    return replace(
        text,
        work=replace(work, key=entry.work or (listed.key if listed else work.key)),
        title=entry.title or work.title or text.title,
        author=(person.name if person else "" if written_by.startswith("person:") else written_by) or text.author,
        author_key=written_by if person else text.author_key,
        date=entry.date or work.date or text.date,
        language=entry.language or text.language,
        access=entry.access,
        standpoint=entry.standpoint or text.standpoint,
        precis_of=entry.precis_of,
        headnote=tuple(headnote) or text.headnote,
    )


def _listed(entry: TextEntry, registers: Registers) -> Entry | None:
    """Return the work of the register that has title and author of the text *entry*, if there is one only."""
    title, words = fold_name(entry.title), set(fold_name(entry.author).split())
    found = [listed for listed in registers.of_kind("work") if title and listed.work is not None
             and title in (fold_name(listed.work.title), fold_name(main_title(listed.work.title)))
             and any(name.key == entry.author or set(fold_name(name.family).split()) <= words
                     for name in listed.work.authors if name.family)]
    return found[0] if len(found) == 1 else None


def headnote(library: Library, entry: TextEntry) -> tuple[str, ...]:
    """Return the paragraphs of the headnote of *entry*; a précis shares that of its text."""
    for text_id in (entry.id, entry.precis_of):
        file = library.folder / "headnotes" / f"{text_id}.md"
        if text_id and file.is_file():
            blocks = read_words(file).split("\n\n")
            return tuple(" ".join(block.split()) for block in blocks if block.strip() and not block.startswith("#"))
    return ()


def decisions_file(library: Library, text_id: str) -> Path:
    return library.folder / "decisions" / f"{text_id}.toml"
