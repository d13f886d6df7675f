"""Passages that answer one question treat one thing: what the concordance adds to their parallels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from edition.concordance.claims import DAY, EDITION, WORDS, Claim
from edition.concordance.questions import Concordance, Question, in_words
from edition.concordance.verdicts import Verdict
from edition.links import Link, Links, links_of
from edition.model import Evidence, Parallel

ANSWER = 0.1
"""What a pair gains whose passages count or date one thing, whether they agree or not: as much as a rare word in
common. On either half of the queries that parallels were measured on, 0.05 to 0.2 ranked alike, all above nothing."""

SAID = 0.1
"""What the claims of one question, words among them, share: a pair gains this part of it for each claim, so that what
two sentences answer says more than what twelve do. 0.06 to 0.12 ranked alike, with a thesaurus, without, and without
names; from 0.16 on it ran broad themes together."""

NO_MATTER = frozenset((EDITION,))
"""What is asked of works: who cites the same book does not tell the same."""

MOST_SHOWN = 2
"""Questions named for one pair."""

Pair: TypeAlias = tuple[str, str]
"""Two anchors, the smaller first."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What two passages answer, one of several questions."""

    question: Question
    verdict: Verdict
    """The verdict on their claims, those of the smaller anchor first; the first where they answer twice."""

    @property
    def is_counted(self) -> bool:
        """True of numbers and days that can be held against each other."""
        claim = self.verdict.a
        return self.verdict.kind != "not comparable" and (claim.is_number or claim.thing == DAY)


def with_answers(
    parallels: Sequence[Parallel], concordance: Concordance, links: Iterable[Link] | Links = (),
) -> tuple[Parallel, ...]:
    """Return *parallels* with what *concordance* holds together, in their order: ruled ones first, then best first.

    259,450 against 268,950 arrested under one order is what a reader who compares looks for, though the one passage
    names the order only sentences before. What both say in words of one subject counts less, and finds no new pairs.
    Pairs that an editor rejected stay away.
    """
    answers = _answers(concordance, links if isinstance(links, Links) else links_of(links))
    known = {(pair.a, pair.b): pair for pair in parallels}
    found = [pair if key not in answers else _with(pair, answers[key]) for key, pair in known.items()]
    found += [_with(Parallel(*key, 0.0), rows) for key, rows in answers.items()
              if key not in known and rows[0].is_counted]
    return tuple(sorted(found, key=lambda pair: (pair.status == "found", -pair.score, pair.a, pair.b)))


def _answers(concordance: Concordance, links: Links) -> Mapping[Pair, Sequence[Answers]]:
    """Return the questions that two passages answer, each once, first those that count or date, then the narrowest."""
    answers: dict[Pair, list[Answers]] = defaultdict(list)
    for question in concordance.questions:
        for one in question.verdicts if question.thing not in NO_MATTER and not question.is_circle else ():
            a, b = sorted((one.a.anchor, one.b.anchor))
            ruling = links.find(a, b)
            if not (ruling and ruling.status == "rejected"):
                answers[a, b].append(Answers(question, one if one.a.anchor == a else replace(one, a=one.b, b=one.a)))
    return {pair: _firsts(sorted(rows, key=lambda one: (not one.is_counted, len(one.question.claims))),
                          lambda one: one.question.key) for pair, rows in answers.items()}


def _firsts(rows: Iterable[Answers], name: Callable[[Answers], str]) -> list[Answers]:
    """Return *rows* in their order, of those with one name the first."""
    found: dict[str, Answers] = {}
    for one in rows:
        found.setdefault(name(one), one)
    return list(found.values())


def _gain(rows: Sequence[Answers]) -> float:
    """Return what a pair gains by the questions that both passages answer."""
    return sum(SAID / len(one.question.claims) for one in rows) + (ANSWER if rows[0].is_counted else 0.0)


def _with(pair: Parallel, rows: Sequence[Answers]) -> Parallel:
    """Return *pair* with the questions it answers as reasons; the shares of the others shrink, so that all add up."""
    score = round(min(1.0, pair.score + _gain(rows)), 6)
    gained = round(score - pair.score, 6)
    evidence = [replace(one, weight=round(one.weight * pair.score / score, 4)) for one in pair.evidence]
    shown = _firsts(rows, lambda one: one.question.title)[:MOST_SHOWN]
    for one in reversed(shown):
        evidence = _with_reason(evidence, one, gained / score / len(shown))
    known = {one.what for one in pair.differs}
    differs = [_difference(one.verdict) for one in shown if one.is_counted and one.verdict.kind == "contradicting"]
    return replace(pair, score=score, answers=gained, evidence=tuple(evidence),
                   differs=(*pair.differs, *(one for one in differs if one.what not in known)))


def _with_reason(evidence: Sequence[Evidence], one: Answers, weight: float) -> list[Evidence]:
    """Return *evidence* with what both answer; what is a reason already, since both name it, weighs more by that."""
    subject = one.question.subject
    known = next((place for place, each in enumerate(evidence) if each.what.casefold() == subject.casefold()), -1)
    if known < 0:
        a, b = one.verdict.a, one.verdict.b
        kind = "said" if a.thing == WORDS else "date" if a.thing == DAY else "figure"
        return [Evidence(kind, subject, round(weight, 4), _place(a), _place(b)), *evidence]
    heavier = replace(evidence[known], weight=round(evidence[known].weight + weight, 4))
    return [*evidence[:known], heavier, *evidence[known + 1:]]


def _difference(one: Verdict) -> Evidence:
    return Evidence("differs", f"{in_words(one.a)} against {in_words(one.b)}", 0.0, _place(one.a), _place(one.b))


def _place(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end
