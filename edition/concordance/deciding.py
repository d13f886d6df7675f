"""What an editor decides of the questions, as rulings: a name, questions joined under it, claims taken out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from edition.concordance.claims import WORDS
from edition.concordance.questions import Question
from edition.concordance.rulings import Apart, QuestionRuling
from edition.errors import EditionError


def claim_names(questions: Sequence[Question]) -> list[str]:
    """Return the names of the claims that can be ruled on; what is said in words alone cannot."""
    return list(dict.fromkeys(one.name for question in questions for one in question.claims if one.thing != WORDS))


def rulings_on(
    questions: Sequence[Question], title: str = "", out: Collection[str] = ()
) -> tuple[tuple[QuestionRuling, ...], tuple[Apart, ...]]:
    """Return the rulings that name *questions* as one and take the claims *out*, by name, out of it.

    Without a title a question that no editor has ruled on is only parted.
    Raises EditionError if there is nothing to rule on, or if a claim is none of the question.
    """
    names = claim_names(questions)
    if not names:
        raise EditionError("What is said in words alone cannot be ruled on; name a question with figures or days.")
    if out and len(questions) > 1:
        raise EditionError("Split one question at a time.")
    if strangers := sorted(set(out) - set(names)):
        raise EditionError(f"‘{strangers[0]}’ is no claim of the question; it has: {', '.join(names)}.")
    rest = tuple(name for name in names if name not in out)
    if not rest:
        raise EditionError("A question keeps one claim at least.")
    first = questions[0]
    named = (QuestionRuling(first.key, title or first.title, rest),) if title or first.is_ruled else ()
    return named, tuple(Apart(one, rest) for one in names if one in out)
