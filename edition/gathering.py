"""The texts of a library as they are published: read from TEI, described, and with their anchors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from edition.anchoring import assign
from edition.checking import not_read
from edition.errors import EditionError
from edition.ledger import append_ledger, read_ledger
from edition.library import Library
from edition.model import Problem, Text
from edition.progress import Progress
from edition.received import describe, headnote
from edition.registers import Registers
from edition.texts import read_text
from tei.errors import NotWellFormedError, TeiError


def gather_texts(
    library: Library, registers: Registers, progress: Progress, *, recover: bool
) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Read all TEI of *library*; what cannot be read becomes a problem. Of texts with one id the first is read.

    With *recover*, a file that is not well-formed is read leniently, and said to be so.
    """
    files = library.tei_files()
    texts: dict[str, Text] = {}
    problems: list[Problem] = []
    for done, file in enumerate(files):
        progress("reading", done, len(files))
        try:
            read, said = _read_text(file, recover=recover)
            problems += said
            for text in read:
                if text.id not in texts:
                    texts[text.id] = _anchored(library, _described(library, text, registers))
        except (EditionError, TeiError) as error:
            problems.append(not_read(error, f"texts/{file.name}"))
    progress("reading", len(files), len(files))
    return tuple(texts.values()), tuple(problems)


def _read_text(file: Path, *, recover: bool) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    try:
        return read_text(file), ()
    except NotWellFormedError as error:
        if not recover:
            raise
        said = Problem(
            "read-leniently", f"was read leniently, since it {error}", "Compare it with the file.",
            file=f"texts/{file.name}", line=error.line, level="warning",
        )
        return read_text(file, recover=True), (said,)


def _described(library: Library, text: Text, registers: Registers) -> Text:
    entry = library.entry(text.id)
    described = describe(text, entry, registers, headnote(library, entry)) if entry else text
    return _with_names(described, registers)


def _with_names(text: Text, registers: Registers) -> Text:
    """Return *text* with the names of those who wrote its parts, where the file has pointers to the register."""

    def name(author: str) -> str:
        entry = registers.find(author)
        return entry.name if entry else author

    return replace(
        text,
        divisions=tuple(replace(one, author=name(one.author)) if one.author else one for one in text.divisions),
        passages=tuple(replace(one, author=name(one.author)) if one.author else one for one in text.passages),
    )


def _anchored(library: Library, text: Text) -> Text:
    """Give the passages of any TEI their anchors from the ledger; a file of ours has them already."""
    file = library.ledger_file(text.id)
    ledger = read_ledger(file, text.id)
    anchored, grown = assign(text, ledger, revision=text.digest[:12])
    append_ledger(file, ledger, grown)
    return anchored
