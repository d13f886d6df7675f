"""How much of a list of questions made by hand is found: `python -m bench.concordance LIBRARY GOLD.json [a|b]`.

The list holds, for each question, the claims that answer it, each with words that stand in a passage (`quote`) and a
`value`, and a `verdict`: agree, differ or complementary. A claim is found if a claim of the concordance stands in the
quoted words or their sentence; a question is found if one question of the concordance holds all its claims. Of the
halves `a` and `b`, every second question, one is to develop on and the other to report.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.concordance import Claim, Concordance, Question, find_questions
from edition.concordance.claims import WORDS
from edition.concordance.rulings import read_questions
from edition.model import Text
from edition.sentences import sentence_at, sentence_ends
from edition.store import Edition
from edition.thesaurus import read_thesaurus

FITTING = {
    "agree": {"same", "rounded", "overlapping"},
    "differ": {"contradicting"},
    "complementary": {"not comparable", "overlapping", "contradicting"},
}
"""Verdict of the list → verdicts of the concordance that say so."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: code points of a passage, end exclusive, and those of its sentences."""

    anchor: str
    start: int
    end: int
    first: int
    last: int

    def holds(self, claim: Claim) -> bool:
        return claim.anchor == self.anchor and self.first <= claim.start < self.last

    def quotes(self, claim: Claim) -> bool:
        return claim.anchor == self.anchor and self.start < claim.end and claim.start < self.end


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question of the list."""

    key: str
    sort: str
    """`numbers`, `dates` or `words`, by what most of its claims give."""
    claims: int
    found: int
    """Most claims of the list that one question of the concordance holds."""
    is_right: bool | None
    """Whether that question has a fitting verdict; None if it holds fewer than two of the claims."""
    is_silent: bool = False
    """Whether that question gives no verdict, since its answers are sentences: counted as not comparable, too."""
    is_false_agreement: bool = False
    """Whether that question is said to be answered alike where the list has another verdict."""

    @property
    def is_whole(self) -> bool:
        return self.found == self.claims


def outcomes(gold: Sequence[Mapping[str, object]], texts: Sequence[Text], concordance: Concordance) -> list[Outcome]:
    """Return what became of each question of *gold*."""
    finder = _Finder(texts)
    return [_outcome(row, finder, concordance) for row in gold]


def _outcome(row: Mapping[str, object], finder: _Finder, concordance: Concordance) -> Outcome:
    claims = [claim for claim in _list(row["claims"]) if isinstance(claim, Mapping)]
    places = [finder.find(str(claim["quote"])) for claim in claims]
    best = max(concordance.questions, key=lambda one: (_held(one, places), _quoted(one, places)), default=None)
    found = _held(best, places) if best else 0
    fitting = FITTING.get(str(row.get("verdict")), set())
    right = None if best is None or found < 2 else best.verdict in fitting
    agrees = right is False and best is not None and best.verdict in FITTING["agree"]
    sort = _sort([claim.get("value") for claim in claims])
    is_silent = best is not None and best.thing == WORDS and best.verdict == "not comparable"
    return Outcome(str(row.get("key", "")), sort, len(claims), found, right, is_silent, agrees)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _held(question: Question, places: Sequence[Place | None]) -> int:
    return sum(place is not None and any(place.holds(claim) for claim in question.claims) for place in places)


def _quoted(question: Question, places: Sequence[Place | None]) -> int:
    """Return of how many quotations the question has a claim in the very words, not only in their sentence."""
    return sum(place is not None and any(place.quotes(claim) for claim in question.claims) for place in places)


def _sort(values: Sequence[object]) -> str:
    """Return what most of *values* are.

    >>> _sort([3, 4.5, "many"]), _sort(["1901-03", "1901"]), _sort(["yes"])
    ('numbers', 'dates', 'words')
    """
    numbers = sum(isinstance(value, int | float) for value in values)
    dates = sum(isinstance(value, str) and value[:4].isdigit() and value.replace("-", "").isdigit() for value in values)
    if 2 * numbers > len(values):
        return "numbers"
    return "dates" if 2 * (dates + numbers) > len(values) else "words"


class _Finder:
    """Finds quotations in passages by their letters and digits."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._passages = [(one.anchor, one.text, *_bare(one.text)) for text in texts for one in text.passages]

    def find(self, quote: str) -> Place | None:
        bare, _ = _bare(quote)
        for wanted in (bare, bare[:24], bare[-24:]):
            for anchor, text, letters, places in self._passages:
                at = letters.find(wanted) if wanted else -1
                if at >= 0:
                    start, end = places[at], places[at + len(wanted) - 1] + 1
                    ends = sentence_ends(text)
                    return Place(anchor, start, end, sentence_at(ends, start)[0], sentence_at(ends, end - 1)[1])
        return None


def _bare(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of *text* in lower case, and where each stands.

    >>> _bare("A 2.5")
    ('a25', [0, 2, 4])
    """
    kept = [(character.lower()[0], place) for place, character in enumerate(text) if character.isalnum()]
    return "".join(one for one, _ in kept), [place for _, place in kept]


def report(found: Sequence[Outcome]) -> Iterable[str]:
    """Yield a line for each sort of question, and the questions that were not found whole."""
    sorts: dict[str, list[Outcome]] = defaultdict(list)
    for one in found:
        sorts[one.sort].append(one)
    for sort, rows in sorted(sorts.items()):
        judged = [one for one in rows if one.is_right is not None]
        claims, held = sum(one.claims for one in rows), sum(one.found for one in rows)
        right = sum(one.is_right is True for one in judged)
        falsely = sum(one.is_false_agreement for one in judged)
        yield (f"{sort:<8} {sum(one.is_whole for one in rows):>3} of {len(rows)} questions with all claims; "
               f"{held} of {claims} claims; {right}/{len(judged)} verdicts right, {falsely} false agreements; "
               f"{_aside(judged)}")
    for one in found:
        if not one.is_whole or one.is_right is False:
            verdict = {True: "right", False: "AGREES FALSELY" if one.is_false_agreement else "WRONG", None: "-"}[
                one.is_right]
            yield f"    {one.sort:<8} {one.key:<34} {one.found}/{one.claims}  verdict {verdict}"


def _aside(judged: Sequence[Outcome]) -> str:
    """Say how many verdicts are right of those that are given: sentences are left to the reader."""
    given = [one for one in judged if not one.is_silent]
    return f"of those not left to the reader {sum(one.is_right is True for one in given)}/{len(given)}"


def half(gold: Sequence[Mapping[str, object]], name: str) -> list[Mapping[str, object]]:
    """Return every second question: half `a` to develop on, half `b` to report; all of them for another name.

    >>> half([{"key": 1}, {"key": 2}, {"key": 3}], "b")
    [{'key': 2}]
    """
    starts = {"a": 0, "b": 1}
    return list(gold[starts[name]::2]) if name in starts else list(gold)


def main(arguments: Sequence[str] = ()) -> None:
    """Print how much of the list is found; without arguments say what they are."""
    if len(arguments) not in (2, 3):
        print("usage: python -m bench.concordance LIBRARY GOLD.json [a|b]")
        return
    folder = Path(arguments[0])
    edition = Edition.open(folder)
    texts = [edition.text(one.id) for one in edition.texts]
    concordance = find_questions(
        texts, edition.registers, thesaurus=read_thesaurus(folder / "thesaurus.toml"),
        rulings=read_questions(folder / "questions.toml"), parallels=edition.parallels,
    )
    gold = half(json.loads(Path(arguments[1]).read_text(encoding="utf-8")), "".join(arguments[2:]))
    authors = sum(len(one.authors) for one in concordance.questions)
    print(f"{len(concordance.questions)} questions in the concordance, {authors} times an author answers one")
    print("\n".join(report(outcomes(gold, texts, concordance))))


if __name__ == "__main__":
    main(sys.argv[1:])
