"""An editor's rulings on the concordance (`questions.toml`): what is one question, and what is not.

    [[question]]                                # names, joins: these claims answer one question
    key = "first-quota"
    title = "How many were to be arrested at first?"
    claims = ["smith.p3 259450", "jones.p12 268950"]

    [[apart]]                                   # splits: this claim never answers a question with those
    claim = "smith.p3 72950"
    from = ["jones.p12 268950"]

A later ruling goes before an earlier one: on the same key, and on a claim that both want.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.errors import EditionError
from edition.safekeeping import in_turn, write_beside
from edition.tables import read_table, to_toml

FORM = 'write [[question]] with key, title and claims such as ["smith.p3 259450"], or [[apart]] with claim and from'


@dataclass(frozen=True, slots=True)
class QuestionRuling:
    """An editor's question: its title and the claims that answer it, each `anchor number`."""

    key: str
    title: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A claim that never answers a question together with *others*."""

    claim: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulings:
    """All that an editor ruled; each claim is in one question at most, that of the last ruling."""

    questions: tuple[QuestionRuling, ...] = ()
    apart: tuple[Apart, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Return every claim that is named, once."""
        named = [claim for one in self.questions for claim in one.claims]
        named += [claim for one in self.apart for claim in (one.claim, *one.others)]
        return tuple(dict.fromkeys(named))


def read_questions(path: Path) -> Rulings:
    """Read `questions.toml`; a file that is not there rules nothing.

    Raises EditionError with file and remedy if it is not TOML or not of the form above.
    """
    if not path.is_file():
        return Rulings()
    table = read_table(path)
    rows, apart = table.get("question", []), table.get("apart", [])
    if not isinstance(rows, list) or not isinstance(apart, list) or set(table) - {"question", "apart"}:
        raise EditionError(f"{path}: {FORM}.")
    return Rulings(_last([_question(row, path) for row in rows]), tuple(_apart(row, path) for row in apart))


def add_rulings(path: Path, questions: Sequence[QuestionRuling], apart: Sequence[Apart] = ()) -> None:
    """Write further rulings at the end of `questions.toml`; what stands there, comments too, stays as it is.

    Several may rule at once.
    """
    with in_turn(path.parent):
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        parts = [before.rstrip(), format_rulings(questions, apart)]
        write_beside(path, ("\n\n".join(part for part in parts if part) + "\n").encode())


def format_rulings(questions: Sequence[QuestionRuling], apart: Sequence[Apart] = ()) -> str:
    """Return rulings as they stand in the file.

    >>> print(format_rulings([QuestionRuling("dam", "How many?", ("a.p1 3",))]))
    [[question]]
    key = "dam"
    title = "How many?"
    claims = ["a.p1 3"]
    """
    tables = [
        f"[[question]]\nkey = {to_toml(one.key)}\ntitle = {to_toml(one.title)}\nclaims = {to_toml(list(one.claims))}"
        for one in questions
    ]
    tables += [f"[[apart]]\nclaim = {to_toml(one.claim)}\nfrom = {to_toml(list(one.others))}" for one in apart]
    return "\n\n".join(tables)


def _last(rulings: Sequence[QuestionRuling]) -> tuple[QuestionRuling, ...]:
    """Return the last ruling on each key, without the claims that a later one wants."""
    taken: set[str] = set()
    kept: dict[str, QuestionRuling] = {}
    for one in reversed(rulings):
        claims = tuple(claim for claim in one.claims if claim not in taken)
        if one.key not in kept and claims:
            kept[one.key] = QuestionRuling(one.key, one.title, claims)
            taken.update(claims)
    return tuple(reversed(kept.values()))


def _question(row: object, path: Path) -> QuestionRuling:
    if isinstance(row, dict):
        key, title, claims = row.get("key"), row.get("title"), _words(row.get("claims"))
        if isinstance(key, str) and isinstance(title, str) and claims is not None:
            return QuestionRuling(key, title, claims)
    raise EditionError(f"{path}: a [[question]] is not complete; {FORM}.")


def _apart(row: object, path: Path) -> Apart:
    if isinstance(row, dict):
        claim, others = row.get("claim"), _words(row.get("from"))
        if isinstance(claim, str) and others is not None:
            return Apart(" ".join(claim.split()), others)
    raise EditionError(f"{path}: an [[apart]] is not complete; {FORM}.")


def _words(value: object) -> tuple[str, ...] | None:
    """Return a list of strings with single blanks; None if it is no such list."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    return tuple(" ".join(one.split()) for one in value)
