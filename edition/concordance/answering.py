"""Passages that answer one question treat one thing: what the concordance adds to their parallels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations
from typing import TypeAlias

from edition.concordance.answers import Verdict
from edition.concordance.claims import DAY, EDITION, SHARE, WORDS, Claim
from edition.concordance.questions import Concordance, Question, Told, in_words
from edition.concordance.titles import is_telling
from edition.links import Link, Links, links_of
from edition.model import Evidence, Parallel
from edition.parallels.labels import THROUGH
from edition.parallels.labels import in_words as day_in_words
from edition.parallels.units import names_people
from edition.words import stem, tokens

ANSWER = 0.1
"""What a pair gains whose passages count or date one thing, whether they agree or not: as much as a rare word in
common. On either half of the queries that parallels were measured on, 0.05 to 0.2 ranked alike, all above nothing."""

SAID = 0.1
"""What all who speak of one thing share: a pair gains this part of it for each of them, so that what two sentences name
says more than what twelve do. 0.08 to 0.12 gained with a thesaurus, without, and without names, on the half of the
queries that was not looked at, too; from 0.16 on it ran broad themes together."""

NO_MATTER = frozenset((EDITION, WORDS))
"""Questions that add nothing: who cites the same book does not tell the same, and sentences that are near in all they
say are parallels already; what else they have, a subject in common, is counted by itself."""

ASKED_IN_VAIN = "when"
"""What a question asks that does not know what happened: then only its subject is a reason."""

STRUNG = re.compile(r",\s|\s…\s")
"""What stands between words of the authors in a title."""

NOTHING_COUNTED = ("how many", "people")
"""What a question asks that does not say what is counted."""

SETTLING = ("event", "quotation")
YEAR = re.compile(r"\b\d{4}\b")
DAY_SAID = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{1,4}")
"""Reasons by which two passages speak of one matter, an event, a day or words quoted by both: two answers stand against
each other only where they do, or where the question itself says of what event or time it asks. Of forty that stood
against each other in journals of one voyage every second one was of another bear, another day."""

MOST_SHOWN = 2
"""Questions named for one pair."""

Pair: TypeAlias = tuple[str, str]
"""Two anchors, the smaller first."""

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What two passages both speak of."""

    name: str
    kind: str
    gain: float
    """What the pair gains by it, apart from the one gain for all that is counted or dated."""
    a: Place
    b: Place
    is_counted: bool = False
    """True of numbers and days that can be held against each other."""
    is_settled: bool = False
    """True if the question says of what event or time it asks, or asks for a day."""
    differs: tuple[str, str] | None = None
    """How they contradict each other, in words: what the one says, and the other; "" if the first says it all."""


def with_answers(
    parallels: Sequence[Parallel], concordance: Concordance, links: Iterable[Link] | Links = (),
) -> tuple[Parallel, ...]:
    """Return *parallels* with what *concordance* holds together, in their order: ruled ones first, then best first.

    259,450 against 268,950 arrested under one order is what a reader who compares looks for, though the one passage
    names the order only sentences before. What both tell of one thing counts less, and finds no new pairs. A pair that
    was faint is so no longer if both count one thing, or if it gains more than the best of the faint ones had. Pairs
    that an editor rejected stay away.
    """
    answers = _answers(concordance, links if isinstance(links, Links) else links_of(links))
    known = {(pair.a, pair.b): pair for pair in parallels}
    by_chance = max((pair.score for pair in parallels if pair.is_faint), default=0.0)
    found = [pair if key not in answers else _with(pair, answers[key], by_chance) for key, pair in known.items()]
    found += [_with(Parallel(*key, 0.0), rows, by_chance) for key, rows in answers.items()
              if key not in known and rows[0].is_counted]
    return tuple(sorted(found, key=lambda pair: (pair.status == "found", -pair.score, pair.a, pair.b)))


def _answers(concordance: Concordance, links: Links) -> Mapping[Pair, Sequence[Answer]]:
    """Return what two passages both speak of, first what they count or date, then what fewest others name."""
    answers: dict[Pair, list[Answer]] = defaultdict(list)
    asked: Sequence[Question | Told] = (*concordance.questions, *concordance.told)
    for pair, one in chain.from_iterable(map(_of, asked)):
        ruling = links.find(*pair)
        if not (ruling and ruling.status == "rejected"):
            answers[pair].append(one)
    return {pair: sorted(rows, key=lambda one: (not one.is_counted, -one.gain, one.name))
            for pair, rows in answers.items()}


def _of(asked: Question | Told) -> Iterator[tuple[Pair, Answer]]:
    """Yield the pairs of passages that one question or subject holds together, each once, and as what."""
    rows = _told(asked) if isinstance(asked, Told) else _asked(asked)
    found: dict[Pair, Answer] = {}
    for pair, one in sorted(rows, key=lambda row: not row[1].is_counted):
        found.setdefault(pair, one)
    yield from found.items()


def _told(told: Told) -> Iterator[tuple[Pair, Answer]]:
    gain = SAID / len(told.places)
    for (a, start, end), (b, its_start, its_end) in combinations(sorted(told.places), 2):
        if a != b:
            yield (a, b), Answer(told.subject, "said", gain, (start, end), (its_start, its_end))


def _asked(question: Question) -> Iterator[tuple[Pair, Answer]]:
    """Yield what two passages answer; not that both name an event after its day, since that both name it is known."""
    gain = SAID / len(question.claims)
    for one in question.verdicts if question.thing not in NO_MATTER else ():
        if one.a.thing == DAY and one.a.ref and one.b.ref:
            continue
        verdict = one if one.a.anchor < one.b.anchor else replace(one, a=one.b, b=one.a)
        a, b = verdict.a, verdict.b
        is_counted = one.kind != "not comparable" and (a.is_number or a.thing == DAY)
        kind = "said" if not is_counted else "date" if a.thing == DAY else "figure"
        name = _name(question.title, is_counted=is_counted)
        if is_counted and _is_of_words(question):
            name = _answered(verdict, question.title)
        if not name:
            continue
        is_contradiction = is_counted and one.kind == "contradicting" and _count_one(a, b)
        differs = _difference(verdict, question.title) if is_contradiction else None
        is_timed = bool(a.thing == DAY or question.event or question.period or YEAR.search(question.title))
        is_settled = question.is_ruled or is_timed
        yield (a.anchor, b.anchor), Answer(name, kind, gain, _place(a), _place(b), is_counted, is_settled, differs)


def _name(title: str, *, is_counted: bool) -> str:
    """Return the title of a question; only its subject, or "", where the answers cannot be held against each other.

    >>> _name("Order 1: how many were shot", is_counted=True), _name("Order 1: what it was called", is_counted=False)
    ('Order 1: how many were shot', 'Order 1')
    >>> _name("How many people", is_counted=False)
    ''
    """
    subject, colon, asked = title.rpartition(": ")
    return subject if not is_counted or (colon and asked == ASKED_IN_VAIN) else title


def _is_of_words(question: Question) -> bool:
    """True of a title that strings words of the authors, since the library has no name for its subject, or that asks
    when something was of which it does not know what: `“smooth … stones”: miles`, `Friday: when`."""
    if question.event or question.is_ruled:
        return False
    if not is_telling(question.title):
        return True
    subject, _, asked = question.title.casefold().rpartition(": ")
    said = " ".join(claim.words for claim in question.claims).casefold()
    strung = STRUNG.split(subject.strip("“”"))
    return bool(subject) and (len(strung) > 1 or asked == ASKED_IN_VAIN) and all(words in said for words in strung)


def _answered(verdict: Verdict, title: str) -> str:
    """Return what two claims both say, `7 miles`, `31 July 1937`; of other numbers what they count, `miles`; else "".

    A number of nobody knows what is no reason: `3` of what?
    """
    a, b = verdict.a, verdict.b
    subject, _, asked = title.rpartition(": ")
    if a.thing == DAY:
        is_same_day = a.low == a.high == b.low == b.high
        return day_in_words(date.fromordinal(int(a.low))) if is_same_day and a.low > 0 else ""
    if a.value != b.value:
        return subject if asked.casefold() in NOTHING_COUNTED else asked
    counted = "people" if a.thing == "people" else a.noun or ("" if asked.casefold() in NOTHING_COUNTED else asked)
    return in_words(replace(a, qualifier="", noun=counted)) if counted or a.thing == SHARE else ""


def _count_one(a: Claim, b: Claim) -> bool:
    """True unless two authors say themselves that they count other things: 3 springs against 11 miles."""
    one, other = ([word.text.lower() for word in tokens(claim.noun)][-1:] for claim in (a, b))
    if not one or not other or (names_people(one[0]) and names_people(other[0])):
        return True
    return stem(one[0]) == stem(other[0])


def _difference(one: Verdict, title: str) -> tuple[str, str]:
    """Return two answers; where the numbers are the same, what else is not.

    Where neither author says what is counted beside the number, the question does: `about 6 against about 5` of what?
    """
    if (one.a.low, one.a.high) == (one.b.low, one.b.high):
        return one.rule, ""
    is_bare = not (one.a.noun or one.b.noun or one.a.label or one.b.label)
    asked = (title[:1].lower() + title[1:]).rpartition(": ")[2].partition(",")[0].removeprefix("how many ")
    said = asked if is_bare and asked not in NOTHING_COUNTED else ""
    first, second = (in_words(replace(claim, noun=claim.noun or said)) for claim in (one.a, one.b))
    return first, second


def _with(pair: Parallel, rows: Sequence[Answer], by_chance: float) -> Parallel:
    """Return *pair* with what both answer as reasons; the shares of the others shrink, so that all add up."""
    gain = sum(one.gain for one in rows) + (ANSWER if rows[0].is_counted else 0.0)
    score = round(min(1.0, pair.score + gain), 6)
    gained = round(score - pair.score, 6)
    evidence = [replace(one, weight=round(one.weight * pair.score / score, 4)) for one in pair.evidence]
    shown = list({one.name: one for one in reversed(rows)}.values())[-MOST_SHOWN:]
    for one in shown:
        evidence = _with_reason(evidence, one, gained / score / len(shown))
    is_one_matter = any(one.kind in SETTLING or DAY_SAID.fullmatch(one.what) for one in pair.evidence)
    differs = {one.differs: Evidence("differs", one.differs[0], 0.0, one.a, one.b, one.differs[1])
               for one in reversed(shown) if one.differs and (one.is_settled or is_one_matter)}
    is_faint = pair.is_faint and not rows[0].is_counted and score <= by_chance
    return replace(pair, score=score, answers=gained, is_faint=is_faint, evidence=tuple(evidence),
                   differs=(*differs.values(), *pair.differs))


def _with_reason(evidence: Sequence[Evidence], one: Answer, weight: float) -> list[Evidence]:
    """Return *evidence* with one reason more; one that names the same thing, or a part of it, weighs more by it.

    What is asked of a thing stands in place of its bare name: `The flood: how many houses` for `The flood`.
    """
    name, subject = one.name.casefold(), one.name.rpartition(": ")[0].casefold()
    for place, each in enumerate(evidence):
        said = each.what.casefold()
        if said == name or said.startswith((f"{name}, ", f"{name}{THROUGH}")):
            return [*evidence[:place], _heavier(each, weight), *evidence[place + 1:]]
    bare = next((each for each in evidence if each.what.casefold() == subject), None)
    reason = Evidence(one.kind, one.name, round(weight, 4), one.a, one.b)
    return [_heavier(reason, bare.weight if bare else 0.0), *(each for each in evidence if each is not bare)]


def _heavier(one: Evidence, weight: float) -> Evidence:
    return replace(one, weight=round(one.weight + weight, 4))


def _place(claim: Claim) -> Place:
    return claim.start, claim.end
