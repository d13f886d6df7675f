"""A question of the concordance on a page of its own: who answers what in which sentence, and why the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from edition.concordance import Claim, Question, in_words
from edition.concordance.answers import Verdict, said
from edition.concordance.claims import WORDS
from edition.concordance.showing import VERDICTS
from edition.store import Edition
from webapp.elsewhere import excerpt, locator
from webapp.figures import concordance, in_order, link_to, place_of, title_of
from webapp.holding import Held
from webapp.studies import hues_by_author

MOST_PAIRS = 66
"""Pairs of answers on the page: all of a dozen answers, as many as a question has as a rule."""

MOST_NEAR = 12
"""Other questions about the same event, and questions that one passage answers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an author answers, the sentence it stands in, and where."""

    words: str
    """The number or day as he gives it, "" of a sentence."""
    sentence: Markup
    path: str
    where: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An author and his answers, those first on which a verdict stands."""

    author: str
    hue: int
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers held against each other, each with its author and where it stands."""

    a: tuple[str, str, str]
    b: tuple[str, str, str]
    """Author, answer, address."""
    kind: str
    rule: str
    """"" where the two answers say it themselves."""


@dataclass(frozen=True, slots=True)
class Opened:
    """All that is known of a question."""

    question: Question
    title: str
    voices: tuple[Voice, ...]
    silent: tuple[str, ...]
    """Authors of the library of whom no answer was found."""
    judged: tuple[Pair, ...]
    unjudged: tuple[Pair, ...]
    """Pairs that cannot be compared."""
    left: int
    """Further pairs."""
    near: tuple[Question, ...]
    """Others about the same event."""


def find_question(held: Held, key: str) -> Question | None:
    return next((one for one in concordance(held).questions if one.key == key), None)


def answered_in(held: Held, anchor: str) -> tuple[Question, ...]:
    """Return the questions that a passage answers, those first whose answers contradict each other.

    Of what is said in words only what can be compared: the rest is the parallels of the passage once more.
    """
    by_anchor = held.fact("questions by anchor", lambda: _by_anchor(concordance(held).questions))
    return by_anchor.get(anchor, ())[:MOST_NEAR]


def _by_anchor(questions: Sequence[Question]) -> dict[str, tuple[Question, ...]]:
    found: dict[str, list[Question]] = {}
    for one in sorted(questions, key=lambda one: (VERDICTS.index(one.verdict), one.thing == WORDS)):
        if one.thing != WORDS or one.verdict != "not comparable":
            for anchor in {claim.anchor for claim in one.claims if claim.thing != WORDS or one.thing == WORDS}:
                found.setdefault(anchor, []).append(one)
    return {anchor: tuple(rows) for anchor, rows in found.items()}


def opened(held: Held, question: Question) -> Opened:
    """Return *question* with every sentence and every pair of answers."""
    hues = hues_by_author(held.edition)
    claims = in_order(question)
    voices = tuple(Voice(author, hues.get(author, 0), tuple(
        _answer(held.edition, one, question) for one in claims if one.author == author))
        for author in dict.fromkeys(one.author for one in claims))
    pairs = [_pair(one) for one in sorted(question.verdicts, key=lambda one: VERDICTS.index(one.kind))][:MOST_PAIRS]
    authors = dict.fromkeys(one.author for one in held.edition.texts if one.author)
    return Opened(
        question, title_of(question), voices, tuple(one for one in authors if one not in question.authors),
        tuple(one for one in pairs if one.kind != "not comparable"),
        tuple(one for one in pairs if one.kind == "not comparable"), len(question.verdicts) - len(pairs),
        tuple(_near(concordance(held).questions, question))[:MOST_NEAR],
    )


def _answer(edition: Edition, claim: Claim, question: Question) -> Answer:
    is_said = claim.thing == WORDS
    passage = edition.passage(claim.anchor)
    places = list(_places(passage.text, claim, question)) if is_said else [(claim.start, claim.end)]
    sentence = excerpt(passage, places) if places else Markup.escape(claim.words)
    return Answer("" if is_said else in_words(claim), sentence, link_to(claim), locator(passage))


def _places(text: str, claim: Claim, question: Question) -> Iterator[tuple[int, int]]:
    """Yield where the words of a sentence stand on which a verdict stands."""
    for one in question.verdicts:
        for side, words in zip((one.a, one.b), one.words, strict=True):
            if side == claim and words and claim.sentence[0] <= (at := place_of(words, text, claim.sentence[0])):
                yield at, at + len(words)


def _pair(verdict: Verdict) -> Pair:
    a, b = (_side(claim, words) for claim, words in zip((verdict.a, verdict.b), verdict.words, strict=True))
    is_plain = verdict.rule == f"{said(verdict.a)} against {said(verdict.b)}"
    return Pair(a, b, verdict.kind, "" if is_plain else verdict.rule)


def _side(claim: Claim, words: str) -> tuple[str, str, str]:
    return claim.author, f"“{words or claim.label}”" if claim.thing == WORDS else in_words(claim), link_to(claim)


def _near(questions: Sequence[Question], question: Question) -> Iterator[Question]:
    """Yield the other questions about the event of *question* that are answered in more than words."""
    if question.event:
        yield from sorted((one for one in questions if one.event == question.event and one.key != question.key
                           and one.thing != WORDS), key=lambda one: VERDICTS.index(one.verdict))
