"""The library folder and its `library.toml`."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from edition.errors import LibraryError
from edition.tables import read_table

TEXT_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
"""A text id is the first half of an anchor and an `xml:id`: letters, digits, `-` and `_`, no dot."""

TEXT_ID_RULE = "may hold only letters, digits, - and _, and begin with a letter"

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""A language tag as XML takes it: https://www.w3.org/TR/xml11/#sec-lang-tag, whose words BCP 47 narrows further."""

ACCESS = ("free", "restricted")


@dataclass(frozen=True, slots=True)
class TextEntry:
    """What `library.toml` says of one text: a `[[text]]` table."""

    id: str
    source: str = ""
    """Name of the received file in `sources/` or in the folder given with `--sources`; empty if there is only TEI."""
    title: str = ""
    author: str = ""
    """Register pointer or plain name."""
    date: str = ""
    work: str = ""
    """Pointer to the work in the register: `work:khlevnyuk-objectives`."""
    access: str = "free"
    standpoint: str = ""
    language: str = ""
    precis_of: str = ""
    """Id of the text that this one stands in for where that is not held."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library folder as `library.toml` describes it."""

    folder: Path
    title: str
    language: str = "en"
    address: str = ""
    """Where the edition is published, for citations; empty while it is read on this machine only."""
    texts: tuple[TextEntry, ...] = ()
    sources: tuple[Path, ...] = field(default=())
    """Folders in which received files are looked for, in this order."""

    def entry(self, text_id: str) -> TextEntry | None:
        return next((entry for entry in self.texts if entry.id == text_id), None)

    def find_source(self, entry: TextEntry) -> Path | None:
        """Return the received file of *entry*, or None if no folder of sources has it."""
        if not entry.source:
            return None
        return next((folder / entry.source for folder in self.sources if (folder / entry.source).is_file()), None)

    def unlisted_sources(self) -> tuple[str, ...]:
        """Return the names of files in the library's own `sources/` that no text names; hidden ones are left out."""
        listed = {entry.source for entry in self.texts}
        files = (self.folder / "sources").glob("[!.]*")
        return tuple(sorted(file.name for file in files if file.is_file() and file.name not in listed))

    def tei_file(self, text_id: str) -> Path:
        return self.folder / "texts" / f"{text_id}.xml"

    def ledger_file(self, text_id: str) -> Path:
        return self.folder / "anchors" / f"{text_id}.jsonl"

    def holds(self, entry: TextEntry) -> bool:
        """True if *entry* can be read here: its source or its TEI is at hand."""
        return self.tei_file(entry.id).is_file() or self.find_source(entry) is not None

    def entries_read(self) -> tuple[TextEntry, ...]:
        """Return the texts that are read: a précis only where the text itself is not held."""
        held = {entry.id for entry in self.texts if not entry.precis_of and self.holds(entry)}
        return tuple(entry for entry in self.texts if entry.precis_of not in held and self.holds(entry))

    def tei_files(self) -> tuple[Path, ...]:
        """Return the TEI files that are read, in the order of `library.toml`, then by name."""
        places = {entry.id: place for place, entry in enumerate(self.texts)}
        unread = places.keys() - {entry.id for entry in self.entries_read()}

        def order(file: Path) -> tuple[int, str]:
            return (places.get(file.stem, len(places)), file.name)

        files = (file for file in (self.folder / "texts").glob("*.xml") if file.is_file())
        return tuple(sorted((file for file in files if file.stem not in unread), key=order))


def read_library(folder: Path, *, sources: Path | None = None) -> Library:
    """Read `library.toml` in *folder*; *sources* is a further folder of received files, looked in first.

    Raises LibraryError with file, line and remedy.
    """
    file = folder / "library.toml"
    if not folder.is_dir():
        raise LibraryError(f"{folder}: no such folder; `variorum new {folder}` makes a library there.")
    if not file.is_file():
        raise LibraryError(f"{folder}: no library.toml there; `variorum new {folder}` makes a library.")
    if sources is not None and not sources.is_dir():
        raise LibraryError(f"{sources}: no such folder; name the folder of the received files with --sources DIR.")
    table = read_table(file)
    check = _Checker(file, file.read_text(encoding="utf-8"))
    check.keys(table, ("title", "language", "address", "text"), "library.toml")
    texts = tuple(_text_entry(one, check) for one in check.tables(table, "text"))
    check.language(check.string(table, "language"))
    check.unique([text.id for text in texts])
    return Library(
        folder=folder,
        title=check.string(table, "title") or folder.resolve().name,
        language=check.string(table, "language") or "en",
        address=check.string(table, "address").rstrip("/"),
        texts=texts,
        sources=((sources,) if sources else ()) + (folder / "sources",),
    )


def _text_entry(table: Mapping[str, object], check: _Checker) -> TextEntry:
    names = [one.name for one in fields(TextEntry)]
    check.keys(table, names, f"[[text]] {table.get('id', '')}".strip())
    values = {name: check.string(table, name) for name in names}
    check.text_id(values["id"])
    check.file_name(values["source"])
    check.language(values["language"])
    values["access"] = check.one_of(values["access"] or "free", ACCESS, "access")
    return TextEntry(**values)


class _Checker:
    """Checks values of `library.toml`, with the line in each message."""

    def __init__(self, file: Path, raw: str) -> None:
        self.file = file
        self.lines = raw.split("\n")

    def fail(self, message: str, *, near: str = "") -> LibraryError:
        line = next((number for number, line in enumerate(self.lines, 1) if near and near in line), 0)
        return LibraryError(f"{self.file}:{line}: {message}" if line else f"{self.file}: {message}")

    def keys(self, table: Mapping[str, object], known: Iterable[str], where: str) -> None:
        known = list(known)
        for key in table:
            if key not in known:
                guess = difflib.get_close_matches(key, known, n=1)
                remedy = f"did you mean ‘{guess[0]}’?" if guess else f"known are {', '.join(known)}."
                raise self.fail(f"unknown key ‘{key}’ in {where}; {remedy}", near=key)

    def string(self, table: Mapping[str, object], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self.fail(f"‘{key}’ must be text in quotation marks.", near=key)
        return value.strip()

    def tables(self, table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fail(f"‘{key}’ must be written as tables [[{key}]].", near=key)
        return value

    def one_of(self, value: str, known: tuple[str, ...], key: str) -> str:
        if value not in known:
            raise self.fail(f"‘{key}’ is ‘{value}’; it must be {' or '.join(known)}.", near=value)
        return value

    def text_id(self, value: str) -> None:
        if not value:
            raise self.fail("a [[text]] has no id; give it one, such as id = \"smith\".", near="[[text]]")
        if not TEXT_ID.fullmatch(value):
            raise self.fail(f"the id ‘{value}’ {TEXT_ID_RULE}.", near=value)

    def file_name(self, value: str) -> None:
        if "/" in value or "\\" in value or value in ("..", "."):
            raise self.fail(f"the source ‘{value}’ must be a file name without folders.", near=value)

    def language(self, value: str) -> None:
        if value and not LANGUAGE.fullmatch(value):
            raise self.fail(f"the language ‘{value}’ is no language tag; one looks like de, en-GB or ru-Latn.",
                            near=value)

    def unique(self, ids: list[str]) -> None:
        for text_id, times in Counter(ids).items():
            if times > 1:
                raise self.fail(f"two texts have the id ‘{text_id}’; each needs its own.", near=text_id)
