"""The concordance as it is given out: rows of plain values, for JSON and tables."""

from __future__ import annotations

from edition.concordance.claims import Claim
from edition.concordance.questions import Concordance, Question, in_words


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
            {"a": one.a.name, "b": one.b.name, "kind": one.kind, "rule": one.rule} for one in question.verdicts
        ],
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "name": claim.name, "anchor": claim.anchor, "author": claim.author, "thing": claim.thing, "value": claim.value,
        "low": claim.low, "high": claim.high, "words": in_words(claim), "sentence": claim.words,
    }
