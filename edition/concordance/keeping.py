"""The concordance as a build keeps it, `concordance.json` beside the texts; worked out anew where none is kept."""

from __future__ import annotations

from pathlib import Path

from edition.concordance.questions import Concordance, find_questions
from edition.concordance.rulings import read_questions
from edition.serialising import to_json
from edition.store import Edition
from edition.thesaurus import read_thesaurus

NAME = "concordance.json"


def write_concordance(folder: Path, concordance: Concordance) -> None:
    """Write *concordance* into the folder of a build."""
    (folder / NAME).write_text(to_json(concordance), encoding="utf-8")


def concordance_of(edition: Edition) -> Concordance:
    """Return the concordance of *edition* as the build kept it.

    If the build kept none, or an editor has ruled since, it is worked out from the texts and the rulings as they are.
    """
    file, rulings = edition.folder / NAME, edition.library.folder / "questions.toml"
    if file.is_file() and not (rulings.is_file() and rulings.stat().st_mtime > file.stat().st_mtime):
        return edition.kept(Concordance, NAME)
    return find_questions(
        [edition.text(one.id) for one in edition.texts], edition.registers,
        thesaurus=read_thesaurus(edition.library.folder / "thesaurus.toml"), rulings=read_questions(rulings),
        parallels=edition.parallels,
    )
