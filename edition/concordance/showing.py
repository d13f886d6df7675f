"""The concordance as it is given out: its sections, and rows of plain values, for JSON and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition.concordance.claims import DAY, EDITION, NAME, SHARE, TERM, WORDS, Claim
from edition.concordance.questions import Concordance, Question, in_words

SECTIONS = {
    "figures": "How many", "shares": "What share", "terms": "How long", "days": "When",
    "names": "What it was called", "editions": "Which edition", "words": "In words",
}
"""Sections by their names, in the order in which they are shown."""

SECTION_OF = {SHARE: "shares", TERM: "terms", DAY: "days", NAME: "names", EDITION: "editions", WORDS: "words"}

VERDICTS = ("contradicting", "overlapping", "rounded", "same", "not comparable")
"""In the order in which a reader wants to see them: first where the authors disagree."""

COLUMNS = ("question", "title", "event", "section", "verdict", "author", "anchor", "claim", "value", "least", "most",
           "said", "sentence")
"""Of the table of claims."""


def section_of(question: Question) -> str:
    return SECTION_OF.get(question.thing, "figures")


def chosen(
    found: Concordance, *, section: str = "", verdict: str = "", author: str = "", about: str = "",
) -> Concordance:
    """Return what of *found* is asked for: a section, a verdict, an author who answers, words of title or event."""
    wanted = about.casefold()
    kept = tuple(one for one in found.questions
                 if section in ("", section_of(one)) and verdict in ("", one.verdict)
                 and (not author or any(author.casefold() in name.casefold() for name in one.authors))
                 and wanted in f"{one.title} {one.event}".casefold())
    sums = () if section or verdict or author or about else found.sums
    return replace(found, questions=kept, sums=sums)


def as_table(found: Concordance, limit: int | None = None) -> Iterator[tuple[str, ...]]:
    """Yield a row of COLUMNS for each claim of at most *limit* questions; numbers only of what is counted."""
    for question in found.questions[:limit]:
        for claim in question.claims:
            numbers = (claim.value, claim.low, claim.high) if claim.is_number else ()
            value, least, most = (f"{one:.12g}" for one in numbers) if numbers else ("", "", "")
            yield (question.key, question.title, question.event, section_of(question), question.verdict, claim.author,
                   claim.anchor, claim.name, value, least, most, in_words(claim), claim.words)


def as_rows(found: Concordance, limit: int | None = None) -> dict[str, object]:
    """Return the questions and sums of *found*, at most *limit* questions."""
    return {
        "questions": [_row(question) for question in found.questions[:limit]],
        "sums": [{"anchor": one.total.anchor, "words": one.words, "exact": one.is_exact} for one in found.sums],
    }


def _row(question: Question) -> dict[str, object]:
    return {
        "key": question.key, "title": question.title, "event": question.event, "thing": question.thing,
        "verdict": question.verdict, "claims": [_claim(claim) for claim in question.claims],
        "verdicts": [
            {"a": one.a.name, "b": one.b.name, "kind": one.kind, "rule": one.rule, "words": list(one.words)}
            for one in question.verdicts
        ],
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "name": claim.name, "anchor": claim.anchor, "author": claim.author, "thing": claim.thing, "value": claim.value,
        "low": claim.low, "high": claim.high, "words": in_words(claim), "sentence": claim.words,
    }
