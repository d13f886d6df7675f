"""The concordance as a build keeps it, `concordance.json` beside the texts; worked out anew where none is kept."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from edition.concordance.answers import Kind, Verdict
from edition.concordance.claims import Claim
from edition.concordance.questions import Concordance, Question, find_questions
from edition.concordance.rulings import read_questions
from edition.serialising import to_json
from edition.store import Edition
from edition.thesaurus import read_thesaurus

NAME = "concordance.json"


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """A verdict as it is kept: its claims by their place among those of the question, all else in the same order.

    A question that three hundred authors answer has 45,000 verdicts; with their claims in them these were read for
    minutes.
    """

    a: int
    b: int
    kind: Kind
    rule: str
    words: tuple[str, str] = ("", "")
    about: str = ""


SAID = tuple(field.name for field in fields(Verdict))[2:]
"""What a verdict has beside its two claims."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A concordance without the verdicts of its questions, and these by themselves, in the order of the questions."""

    concordance: Concordance
    verdicts: tuple[tuple[KeptVerdict, ...], ...]

    def __post_init__(self) -> None:
        """Raise LookupError if the two do not belong together."""
        for question, rows in zip(self.concordance.questions, self.verdicts, strict=True):
            if any(not 0 <= place < len(question.claims) for row in rows for place in (row.a, row.b)):
                raise LookupError(question.key)

    @property
    def whole(self) -> Concordance:
        questions = zip(self.concordance.questions, self.verdicts, strict=True)
        return replace(self.concordance, questions=tuple(
            replace(question, verdicts=tuple(
                Verdict(question.claims[row.a], question.claims[row.b], *(getattr(row, name) for name in SAID))
                for row in rows))
            for question, rows in questions))


def _kept(concordance: Concordance) -> Kept:
    bare = replace(concordance, questions=tuple(replace(one, verdicts=()) for one in concordance.questions))
    return Kept(bare, tuple(map(_rows, concordance.questions)))


def _rows(question: Question) -> tuple[KeptVerdict, ...]:
    places: dict[Claim, int] = {claim: place for place, claim in enumerate(question.claims)}
    return tuple(KeptVerdict(places[one.a], places[one.b], *(getattr(one, name) for name in SAID))
                 for one in question.verdicts)


def write_concordance(folder: Path, concordance: Concordance) -> None:
    """Write *concordance* into the folder of a build."""
    (folder / NAME).write_text(to_json(_kept(concordance)), encoding="utf-8")


def concordance_of(edition: Edition) -> Concordance:
    """Return the concordance of *edition* as the build kept it.

    If the build kept none, or an editor has ruled since, it is worked out from the texts and the rulings as they are.
    """
    file, rulings = edition.folder / NAME, edition.library.folder / "questions.toml"
    if file.is_file() and not (rulings.is_file() and rulings.stat().st_mtime > file.stat().st_mtime):
        return edition.kept(Kept, NAME).whole
    return find_questions(
        [edition.text(one.id) for one in edition.texts], edition.registers,
        thesaurus=read_thesaurus(edition.library.folder / "thesaurus.toml"), rulings=read_questions(rulings),
        parallels=edition.parallels,
    )
