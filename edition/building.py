"""Building a library: encode what changed, check, link and index, and swap the result in whole.

A build is a function of the library folder and of this code: the same input gives the same bytes.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from edition.adopting import is_adopted
from edition.anchoring import assign
from edition.checking import check_library, not_read
from edition.concordance import find_questions
from edition.concordance.answering import with_answers
from edition.concordance.keeping import write_concordance
from edition.concordance.rulings import read_questions
from edition.errors import EditionError
from edition.former import write_former
from edition.ledger import append_ledger, read_ledger
from edition.library import Library, TextEntry
from edition.links import read_links
from edition.model import Problem, Text
from edition.parallels import find
from edition.parallels.ruling import rulings_now
from edition.parallels.wording import with_wording
from edition.received import decisions_file, describe, headnote, receive_entry
from edition.registers import Registers, read_registers
from edition.report import Report, report
from edition.safekeeping import digest_of, new_folder, only_one, write_beside
from edition.serialising import from_json
from edition.store import FORMAT, Manifest, current_build, summarise, write_edition
from edition.texts import is_untouched, read_text
from edition.thesaurus import read_thesaurus
from tei.errors import NotWellFormedError, TeiError

Progress = Callable[[str, int, int], None]
"""Called with the step in words, how many are done, and of how many."""

MakeIndex = Callable[[Sequence[Text], Registers, Path, Path | None], None]
"""Writes a search index into a new folder, with the help of the one before, if there is one; handed in, since searching
stands above the edition."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    report: Report
    name: str
    encoded: tuple[str, ...] = ()
    """Ids of the texts that were encoded anew."""
    is_new: bool = True
    """False if nothing had changed since the last build."""


def silent(_step: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""


def build(
    library: Library, *, make_index: MakeIndex, progress: Progress = silent, recover: bool = False
) -> Outcome:
    """Bring the built edition of *library* up to date. With *recover*, TEI that is not well-formed is read leniently.

    Raises BuildError if another build is running. Faults in texts do not stop the build: they become problems of the
    report, and the rest goes on.
    """
    busy = f"{library.folder}: another build is running; wait for it to end and try again."
    with only_one(library.folder / "build" / "lock", message=busy):
        registers = read_registers(library.folder / "registers")
        encoded, problems = _encode_changed(library, registers, progress)
        files = tei_files(library)
        name = _name(library, files, recover=recover)
        if _is_built(library, name):
            return Outcome(_report_of(library, name), name, encoded, is_new=False)
        texts, faults = _read_texts(library, files, registers, progress, recover=recover)
        made = _make(library, texts, registers, (*problems, *faults), make_index, progress, name)
        return Outcome(made, name, encoded)


def tei_files(library: Library) -> tuple[Path, ...]:
    """Return the TEI files that are read, in the order of `library.toml`, then by name."""
    listed = [entry.id for entry in library.texts]
    unread = set(listed) - {entry.id for entry in library.entries_read()}

    def order(file: Path) -> tuple[int, str]:
        return (listed.index(file.stem) if file.stem in listed else len(listed), file.name)

    files = (library.folder / "texts").glob("*.xml")
    return tuple(sorted((file for file in files if file.stem not in unread), key=order))


# ---- encoding


def _encode_changed(
    library: Library, registers: Registers, progress: Progress
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Encode each text whose source, decisions or registers changed; return the ids encoded, and problems."""
    known = _read_keys(library)
    common = _common_key(library)
    encoded: list[str] = []
    problems: list[Problem] = list(_missing_sources(library))
    entries = library.entries_read()
    for done, entry in enumerate(entries):
        progress("encoding", done, len(entries))
        source, file = library.find_source(entry), library.tei_file(entry.id)
        if source is None:
            continue
        if file.is_file() and not is_untouched(file):
            problems += _hand_edited(file)
            continue
        key = digest_of([common, source, *_rulings(library, entry)])
        if file.is_file() and known.get(entry.id) == key:
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
    return tuple(encoded), tuple(problems)


def _encode(library: Library, entry: TextEntry, source: Path, registers: Registers) -> tuple[Problem, ...]:
    ledger_file = _ledger_file(library, entry.id)
    ledger = read_ledger(ledger_file, entry.id)
    received = receive_entry(library, entry, source, registers, ledger)
    # The ledger goes first: killed in between, the next build finds the same anchors for the same passages.
    append_ledger(ledger_file, ledger, received.ledger)
    write_beside(library.tei_file(entry.id), received.tei)
    return received.problems


def _hand_edited(file: Path) -> Iterator[Problem]:
    if not is_adopted(file):
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


# ---- reading


def _read_texts(
    library: Library, files: Sequence[Path], registers: Registers, progress: Progress, *, recover: bool
) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Read the TEI *files*, each with its anchors; what cannot be read becomes a problem."""
    texts: list[Text] = []
    problems: list[Problem] = []
    for done, file in enumerate(files):
        progress("reading", done, len(files))
        try:
            read, said = _read_text(file, recover=recover)
            problems += said
            texts += [_anchored(library, _described(library, text, registers)) for text in read]
        except (EditionError, TeiError) as error:
            problems.append(not_read(error, f"texts/{file.name}"))
    progress("reading", len(files), len(files))
    return tuple(texts), tuple(problems)


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
    file = _ledger_file(library, text.id)
    ledger = read_ledger(file, text.id)
    anchored, grown = assign(text, ledger, revision=text.digest[:12])
    append_ledger(file, ledger, grown)
    return anchored


def _ledger_file(library: Library, text_id: str) -> Path:
    return library.folder / "anchors" / f"{text_id}.jsonl"


# ---- making the edition


def _make(
    library: Library, texts: Sequence[Text], registers: Registers, problems: Sequence[Problem],
    make_index: MakeIndex, progress: Progress, name: str,
) -> Report:
    progress("checking", 0, 1)
    problems = _together(problems, check_library(library.folder))
    progress("finding parallels", 0, 1)
    thesaurus = read_thesaurus(library.folder / "thesaurus.toml")
    links, lost = rulings_now(read_links(library.folder / "links.xml"), texts, library.folder / "anchors")
    parallels = find(texts, registers, links=links, thesaurus=thesaurus)
    progress("holding figures together", 0, 1)
    rulings = read_questions(library.folder / "questions.toml")
    concordance = find_questions(texts, registers, thesaurus=thesaurus, rulings=rulings, parallels=parallels)
    parallels = with_wording(with_answers(parallels, concordance, links), texts, registers)
    made = report(texts, parallels, (*problems, *lost))
    standpoints = {entry.id: entry.standpoint for entry in library.texts}
    summaries = tuple(summarise(text, standpoint=standpoints.get(text.id, "")) for text in texts)
    with new_folder(library.folder / "build") as folder:
        manifest = Manifest(FORMAT, library.title, library.language, library.address, name, summaries)
        write_edition(folder, manifest, texts, parallels, made)
        write_concordance(folder, concordance)
        _copy(library.folder / "registers", folder / "registers", "*.xml")
        _copy(library.folder / "anchors", folder / "anchors", "*.jsonl")
        write_former(folder, library.folder / "anchors")
        _copy_sources(library, folder / "sources")
        progress("indexing", 0, 1)
        make_index(texts, registers, folder / "index", _index_before(library))
        progress("indexing", 1, 1)
        _swap_in(library, folder, name)
    return made


def _index_before(library: Library) -> Path | None:
    before = current_build(library)
    return library.folder / "build" / before / "index" if before else None


def _together(reading: Iterable[Problem], checking: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return both, each once; a file that was read leniently is not said to be unread."""
    lenient = {problem.file for problem in reading if problem.code == "read-leniently"}
    kept = (one for one in checking if not (one.code == "text-not-read" and one.file in lenient))
    return tuple(dict.fromkeys((*reading, *kept)))


def _copy(source: Path, target: Path, pattern: str) -> None:
    target.mkdir()
    for file in sorted(source.glob(pattern)):
        shutil.copyfile(file, target / file.name)


def _copy_sources(library: Library, target: Path) -> None:
    """Keep the received files with what was made of them, so that each passage can be held against its source."""
    target.mkdir()
    for file in _received_files(library):
        shutil.copyfile(file, target / file.name)


def _received_files(library: Library) -> tuple[Path, ...]:
    """Return the received files of the texts that are read; one that is no longer at hand as the last build kept it."""
    kept = library.folder / "build" / current_build(library) / "sources"
    entries = [entry for entry in library.entries_read() if entry.source]
    found = ((library.find_source(entry) or kept / entry.source) for entry in entries)
    return tuple(dict.fromkeys(file for file in found if file.is_file()))


def _swap_in(library: Library, folder: Path, name: str) -> None:
    """Make *folder* the build that is served; the one before stays for those who are still reading it."""
    home = library.folder / "build"
    before = current_build(library)
    shutil.rmtree(home / name, ignore_errors=True)
    folder.rename(home / name)
    write_beside(home / "current", name.encode("ascii"))
    for old in home.iterdir():
        is_build = (old / "edition.json").is_file() or old.name.startswith(".new-")
        if is_build and old.name not in (name, before):
            shutil.rmtree(old, ignore_errors=True)


# ---- what a build depends on


def _is_built(library: Library, name: str) -> bool:
    return name == current_build(library) and (library.folder / "build" / name / "edition.json").is_file()


def _report_of(library: Library, name: str) -> Report:
    return from_json(Report, (library.folder / "build" / name / "report.json").read_text(encoding="utf-8"))


def _name(library: Library, files: Iterable[Path], *, recover: bool) -> str:
    """Return the name of the build that the library as it stands would give."""
    folder = library.folder
    single = [folder / name for name in ("library.toml", "links.xml", "thesaurus.toml", "questions.toml")]
    parts = [*files, *single, *_files_in(folder / "registers"), *_files_in(folder / "headnotes")]
    return digest_of([FORMAT, _code_digest(), str(recover), *parts, *_received_files(library)])[:24]


def _common_key(library: Library) -> str:
    """Return the digest of what the encoding of every text depends on."""
    return digest_of([_code_digest(), library.folder / "library.toml", *_files_in(library.folder / "registers")])


def _rulings(library: Library, entry: TextEntry) -> list[Path]:
    headnotes = [library.folder / "headnotes" / f"{text_id}.md" for text_id in (entry.id, entry.precis_of) if text_id]
    return [decisions_file(library, entry.id), *headnotes]


def _code_digest() -> str:
    """Return a digest of the code that the edition depends on, so that a newer Variorum builds anew."""
    root = Path(__file__).parent.parent
    return digest_of(file for name in ("tei", "edition", "index") for file in sorted((root / name).rglob("*.py")))


def _files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if file.is_file())


def _keys_file(library: Library) -> Path:
    return library.folder / "build" / "encoded.json"


def _read_keys(library: Library) -> dict[str, str]:
    try:
        known = json.loads(_keys_file(library).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
