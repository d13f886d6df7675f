"""What a build depends on, as digests: of the whole edition, and of the encoding of each text."""

from __future__ import annotations

from pathlib import Path

from edition.library import Library, TextEntry
from edition.received import decisions_file
from edition.safekeeping import digest_of
from edition.store import FORMAT, current_build


def build_name(library: Library, *, recover: bool) -> str:
    """Return the name of the build that the library as it stands would give; another if TEI is read leniently."""
    folder = library.folder
    single = [folder / name for name in ("library.toml", "links.xml", "thesaurus.toml", "questions.toml")]
    parts = [*library.tei_files(), *single, *_files_in(folder / "registers"), *_files_in(folder / "headnotes")]
    told = library.unlisted_sources()
    return digest_of([FORMAT, _code_digest(), str(recover), *told, *parts, *received_files(library)])[:24]


def common_key(library: Library) -> str:
    """Return the digest of what the encoding of every text depends on."""
    return digest_of([_code_digest(), library.folder / "library.toml", *_files_in(library.folder / "registers")])


def text_key(library: Library, entry: TextEntry, source: Path, common: str) -> str:
    """Return the digest of what the encoding of the text *entry* depends on; *common* is the part of all texts."""
    headnotes = [library.folder / "headnotes" / f"{text_id}.md" for text_id in (entry.id, entry.precis_of) if text_id]
    return digest_of([common, source, decisions_file(library, entry.id), *headnotes])


def received_files(library: Library) -> tuple[Path, ...]:
    """Return the received files of the texts that are read; one that is no longer at hand as the last build kept it."""
    kept = library.folder / "build" / current_build(library) / "sources"
    entries = [entry for entry in library.entries_read() if entry.source]
    found = ((library.find_source(entry) or kept / entry.source) for entry in entries)
    return tuple(dict.fromkeys(file for file in found if file.is_file()))


def _code_digest() -> str:
    """Return a digest of the code that the edition depends on, so that a newer Variorum builds anew."""
    root = Path(__file__).parent.parent
    return digest_of(file for name in ("tei", "edition", "index") for file in sorted((root / name).rglob("*.py")))


def _files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if file.is_file())
