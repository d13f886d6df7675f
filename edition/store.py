"""The built edition: what a build left in `build/`, read again a part at a time.

    build/current            one line: the name of the folder beside it that is served
    build/<name>/            edition.json texts/ID.json parallels/ID.json parallels.json mentions.json report.json
                             concordance.json
                             registers/ anchors/ sources/ (copies: what is served belongs together) index/

An open `Edition` keeps to the build it began with, while a new one may be swapped in; `is_current` tells.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from edition.errors import BuildError, RegisterError, SourceError, UnknownAnchorError
from edition.former import Former, read_former
from edition.ledger import Resolution, read_ledger
from edition.library import Library, read_library
from edition.model import MENTION_KINDS, Mention, Parallel, Passage, Text
from edition.registers import Registers, read_registers
from edition.report import Report
from edition.serialising import from_json, to_json
from edition.sources import Source, read_source
from tei.errors import TeiError

T = TypeVar("T")

FORMAT = "4"
"""Changes when what a build writes can no longer be read by older code."""

TEXTS_HELD = 24
"""Texts kept in memory at once; a text of 300 pages takes some 5 MB."""

SOURCES_HELD = 8
"""Received files kept in memory at once."""


@dataclass(frozen=True, slots=True)
class TextSummary:
    """What lists say of a text, without its passages."""

    id: str
    title: str
    author: str = ""
    author_key: str = ""
    date: str = ""
    language: str = "en"
    access: str = "free"
    standpoint: str = ""
    precis_of: str = ""
    passages: int = 0
    notes: int = 0
    people: int = 0
    words: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first page of a built edition."""

    format: str
    title: str
    language: str
    address: str
    digest: str
    """Of everything the build was made from, hexadecimal."""
    texts: tuple[TextSummary, ...]


class Edition:
    """A built edition, read-only. Texts come off the disk when they are asked for."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.folder = folder
        self.manifest = self.kept(Manifest, "edition.json")
        hold = lru_cache(maxsize=TEXTS_HELD)
        self.text = hold(self._text)
        self._passages = hold(self._passages_by_id)
        self._ledger = hold(read_ledger)
        self._pairs = hold(self._parallels_by_anchor)
        self._source = lru_cache(maxsize=SOURCES_HELD)(read_source)

    @classmethod
    def open(cls, folder: Path) -> Edition:
        """Open what was last built in the library *folder*.

        Raises BuildError if there is no build that this version can read, LibraryError if there is no library.
        """
        library = read_library(folder)
        name = current_build(library)
        remedy = f"run: variorum build -L {folder}"
        if not name:
            raise BuildError(f"{folder}: not built yet; {remedy}")
        edition = cls(library, folder / "build" / name)
        if edition.manifest.format != FORMAT:
            raise BuildError(f"{folder}: built by another version of Variorum; {remedy}")
        return edition

    @property
    def title(self) -> str:
        return self.manifest.title

    @property
    def digest(self) -> str:
        return self.manifest.digest

    @property
    def address(self) -> str:
        """Where the edition is published, without a final slash; empty if it is not."""
        return self.manifest.address

    @property
    def texts(self) -> tuple[TextSummary, ...]:
        return self.manifest.texts

    @property
    def index_directory(self) -> Path:
        return self.folder / "index"

    def is_current(self) -> bool:
        """True as long as no newer build has been swapped in."""
        return current_build(self.library) == self.folder.name

    def has_text(self, text_id: str) -> bool:
        return any(summary.id == text_id for summary in self.texts)

    def passage(self, anchor: str) -> Passage:
        """Return the passage that bears *anchor* now. Raises UnknownAnchorError; `resolve` knows the former ones."""
        text_id, _, passage_id = anchor.partition(".")
        if self.has_text(text_id) and (found := self._passages(text_id).get(passage_id)):
            return found
        raise UnknownAnchorError(f"no passage has the anchor ‘{anchor}’{self._suggestion(text_id, passage_id)}.")

    def notes_called_in(self, passage: Passage) -> tuple[Passage, ...]:
        """Return the notes that *passage* calls, in order."""
        known = self._passages(passage.text_id)
        return tuple(known[span.ref] for span in passage.spans if span.kind == "call" and span.ref in known)

    def resolve(self, anchor: str) -> Resolution:
        """Say what became of *anchor*. Raises UnknownAnchorError if it was never given."""
        text_id, _, passage_id = anchor.partition(".")
        file = self.folder / "anchors" / f"{text_id}.jsonl"
        if not self.has_text(text_id) or not file.is_file():
            raise UnknownAnchorError(f"no passage has the anchor ‘{anchor}’{self._suggestion(text_id, passage_id)}.")
        return self._ledger(file).resolve(passage_id)

    def former_ids(self, text_id: str) -> Mapping[str, tuple[str, ...]]:
        """Return, by the id of a passage, the ids that stood there before: merged into it, or gone after it."""
        return self._former.get(text_id, {})

    @cached_property
    def _former(self) -> Former:
        with self._whole("former.json"):
            return read_former(self.folder)

    @cached_property
    def registers(self) -> Registers:
        with self._whole("registers"):
            return read_registers(self.folder / "registers")

    @cached_property
    def parallels(self) -> tuple[Parallel, ...]:
        """All parallels, best first."""
        return self.kept(tuple[Parallel, ...], "parallels.json")

    def parallels_of(self, anchor: str) -> tuple[Parallel, ...]:
        """Return the parallels of a passage, best first; *anchor* may be `a` or `b` of each.

        Reads those of its text only.
        """
        text_id = anchor.partition(".")[0]
        return self._pairs(text_id).get(anchor, ()) if self.has_text(text_id) else ()

    def source(self, name: str) -> Source | None:
        """Return the received file *name* as it was when the edition was built, or None if it was not held."""
        file = self.folder / "sources" / name
        if not name or "/" in name or "\\" in name or not file.is_file():
            return None
        try:
            return self._source(file)
        except SourceError:
            return None

    def mentions_of(self, pointer: str) -> tuple[Mention, ...]:
        """Return where the entry *pointer* is named, by text and in document order."""
        return self._mentions.get(pointer, ())

    @property
    def pointers_mentioned(self) -> tuple[str, ...]:
        return tuple(self._mentions)

    @cached_property
    def report(self) -> Report:
        return self.kept(Report, "report.json")

    def kept(self, kind: type[T], name: str) -> T:
        """Return the value of type *kind* that the build keeps in the file *name*.

        Raises BuildError with the remedy if the file is damaged or not there.
        """
        with self._whole(name):
            return from_json(kind, (self.folder / name).read_text(encoding="utf-8"))

    @contextmanager
    def _whole(self, name: str) -> Iterator[None]:
        """Say what to do where the file *name* turns out not to be what a build writes."""
        try:
            yield
        except (OSError, ValueError, TypeError, LookupError, AttributeError, TeiError, RegisterError) as error:
            home = self.library.folder
            raise BuildError(f"what was built cannot be read, since {self.folder / name} is damaged or of another "
                             f"version; delete {home / 'build'} and run: variorum build -L {home}") from error

    def _text(self, text_id: str) -> Text:
        if not self.has_text(text_id):
            raise UnknownAnchorError(f"the library has no text ‘{text_id}’{self._suggestion(text_id, '')}.")
        return self.kept(Text, f"texts/{text_id}.json")

    def _passages_by_id(self, text_id: str) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in self.text(text_id).passages}

    def _parallels_by_anchor(self, text_id: str) -> Mapping[str, tuple[Parallel, ...]]:
        found: dict[str, list[Parallel]] = defaultdict(list)
        for pair in self.kept(tuple[Parallel, ...], f"parallels/{text_id}.json"):
            found[pair.a].append(pair)
            found[pair.b].append(pair)
        return {anchor: tuple(pairs) for anchor, pairs in found.items() if anchor.startswith(f"{text_id}.")}

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        return group_mentions(self.kept(tuple[Mention, ...], "mentions.json"))

    def _suggestion(self, text_id: str, passage_id: str) -> str:
        texts = [summary.id for summary in self.texts]
        if text_id in texts:
            near = difflib.get_close_matches(passage_id, self._passages(text_id), n=1, cutoff=0.5)
            if near:
                return f" (did you mean ‘{text_id}.{near[0]}’?)"
            return f"; those of the text begin with ‘{text_id}.{next(iter(self._passages(text_id)))}’"
        near = difflib.get_close_matches(text_id, texts, n=1)
        return f" (did you mean the text ‘{near[0]}’?)" if near else ""


def current_build(library: Library) -> str:
    """Return the name of the build that is served, or "" if there is none."""
    try:
        name = (library.folder / "build" / "current").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return name if name.isalnum() else ""


def group_mentions(mentions: Iterable[Mention]) -> Mapping[str, tuple[Mention, ...]]:
    """Return *mentions* by the pointer of what they name."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.span.ref].append(mention)
    return {pointer: tuple(one) for pointer, one in found.items()}


def mentions_in(text: Text) -> tuple[Mention, ...]:
    """Return the mentions of register entries in *text*, works cited and who speaks among them, in document order."""
    return tuple(
        Mention(passage.anchor, span)
        for passage in text.passages
        for span in passage.named
        if span.ref and (span.kind in MENTION_KINDS or (span.kind == "citation" and span.ref.startswith("work:")))
    )


def summarise(text: Text, *, standpoint: str = "") -> TextSummary:
    """Return what lists say of *text*."""
    notes = sum(passage.kind == "note" for passage in text.passages)
    body = [passage for passage in text.passages if passage.kind not in ("note", "furniture")]
    people = {span.ref for passage in text.passages for span in passage.named if span.kind == "person" and span.ref}
    return TextSummary(
        id=text.id, title=text.title, author=text.author, author_key=text.author_key, date=text.date,
        language=text.language, access=text.access, standpoint=standpoint or text.standpoint,
        precis_of=text.precis_of, passages=len(body), notes=notes, people=len(people),
        words=sum(len(passage.text.split()) for passage in body), digest=text.digest,
    )


def write_edition(
    folder: Path, manifest: Manifest, texts: Iterable[Text], parallels: Iterable[Parallel], report: Report
) -> None:
    """Write what `Edition` reads into *folder*, except registers, anchors and index."""
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "parallels").mkdir(exist_ok=True)
    mentions: list[Mention] = []
    by_text = _by_text(parallels := tuple(parallels))
    for text in texts:
        (folder / "texts" / f"{text.id}.json").write_text(to_json(replace(text, receipt="")), encoding="utf-8")
        own = to_json(tuple(by_text.get(text.id, ())))
        (folder / "parallels" / f"{text.id}.json").write_text(own, encoding="utf-8")
        mentions += mentions_in(text)
    (folder / "mentions.json").write_text(to_json(tuple(mentions)), encoding="utf-8")
    (folder / "parallels.json").write_text(to_json(parallels), encoding="utf-8")
    (folder / "report.json").write_text(to_json(report), encoding="utf-8")
    (folder / "edition.json").write_text(to_json(manifest), encoding="utf-8")


def _by_text(parallels: Iterable[Parallel]) -> Mapping[str, list[Parallel]]:
    """Return *parallels* by the texts they join, in the same order."""
    found: dict[str, list[Parallel]] = defaultdict(list)
    for pair in parallels:
        for text_id in {pair.a.partition(".")[0], pair.b.partition(".")[0]}:
            found[text_id].append(pair)
    return found
