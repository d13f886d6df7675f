"""Building a library: encode what changed, check, link and index, and swap the result in whole.

A build is a function of the library folder and of this code: the same input gives the same bytes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.checking import check_library
from edition.concordance import Concordance, find_questions
from edition.concordance.answering import with_answers
from edition.concordance.keeping import write_concordance
from edition.concordance.rulings import read_questions
from edition.dependence import build_name, received_files
from edition.former import write_former
from edition.gathering import gather_texts
from edition.library import Library
from edition.links import Links, read_links
from edition.model import Parallel, Problem, Text
from edition.parallels import find
from edition.parallels.ruling import rulings_now
from edition.parallels.wording import with_wording
from edition.progress import Progress, silent
from edition.registers import Registers, read_registers
from edition.renewing import renew_texts
from edition.report import Report, report
from edition.safekeeping import new_folder, only_one, write_beside
from edition.serialising import from_json
from edition.store import FORMAT, Manifest, current_build, summarise, write_edition
from edition.thesaurus import read_thesaurus

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
        encoded, problems = renew_texts(library, registers, progress)
        name = build_name(library, recover=recover)
        if _is_built(library, name):
            return Outcome(_report_of(library, name), name, encoded, is_new=False)
        texts, faults = gather_texts(library, registers, progress, recover=recover)
        made = _make(library, texts, registers, (*problems, *faults), make_index, progress, name)
        return Outcome(made, name, encoded)


def _is_built(library: Library, name: str) -> bool:
    return name == current_build(library) and (library.folder / "build" / name / "edition.json").is_file()


def _report_of(library: Library, name: str) -> Report:
    return from_json(Report, (library.folder / "build" / name / "report.json").read_text(encoding="utf-8"))


def _make(
    library: Library, texts: Sequence[Text], registers: Registers, problems: Sequence[Problem],
    make_index: MakeIndex, progress: Progress, name: str,
) -> Report:
    """Make the edition of *texts* and swap it in; *problems* are those found so far, *name* is that of the build."""
    progress("checking", 0, 1)
    problems = _together(problems, check_library(library.folder))
    links, lost = rulings_now(
        read_links(library.folder / "links.xml"), texts, library.folder / "anchors", registers)
    parallels, concordance = _hold_together(library, texts, registers, links, progress)
    made = report(texts, parallels, (*problems, *lost))
    with new_folder(library.folder / "build") as folder:
        write_edition(folder, _manifest(library, texts, name), texts, parallels, made)
        write_concordance(folder, concordance)
        _copy(library.folder / "registers", folder / "registers", "*.xml")
        _copy_thesaurus(library.folder, folder)
        _copy(library.folder / "anchors", folder / "anchors", "*.jsonl")
        write_former(folder, library.folder / "anchors")
        _copy_sources(library, folder / "sources")
        progress("indexing", 0, 1)
        make_index(texts, registers, folder / "index", _index_before(library))
        progress("indexing", 1, 1)
        _swap_in(library, folder, name)
    return made


def _hold_together(
    library: Library, texts: Sequence[Text], registers: Registers, links: Links, progress: Progress
) -> tuple[tuple[Parallel, ...], Concordance]:
    """Return what several authors say of one thing, as pairs of passages and as questions with their claims."""
    progress("finding parallels", 0, 1)
    thesaurus = read_thesaurus(library.folder / "thesaurus.toml")
    parallels = find(texts, registers, links=links, thesaurus=thesaurus)
    progress("holding figures together", 0, 1)
    rulings = read_questions(library.folder / "questions.toml")
    concordance = find_questions(texts, registers, thesaurus=thesaurus, rulings=rulings, parallels=parallels)
    return with_wording(with_answers(parallels, concordance, links), texts, registers), concordance


def _manifest(library: Library, texts: Sequence[Text], name: str) -> Manifest:
    standpoints = {entry.id: entry.standpoint for entry in library.texts}
    summaries = tuple(summarise(text, standpoint=standpoints.get(text.id, "")) for text in texts)
    return Manifest(FORMAT, library.title, library.language, library.address, name, summaries)


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


def _copy_thesaurus(source: Path, target: Path) -> None:
    """Keep the thesaurus with what was found by it: one that is being edited spoils no page."""
    if (source / "thesaurus.toml").is_file():
        shutil.copyfile(source / "thesaurus.toml", target / "thesaurus.toml")


def _copy_sources(library: Library, target: Path) -> None:
    """Keep the received files with what was made of them, so that each passage can be held against its source."""
    target.mkdir()
    for file in received_files(library):
        shutil.copyfile(file, target / file.name)


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
