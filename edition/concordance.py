"""The concordance of figures: what is counted, by question and author, and whether the answers agree.

A question is found where authors count the same thing in sentences that share what they are about: the event or order,
the period, the group. Equal numbers for different things never meet; they are not asked the same question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.claims import DAY, Claim, claims_in, days_in
from edition.matching import Topic, kinship, topics_of
from edition.model import Text
from edition.parallels.labels import Labels, grouped
from edition.parallels.units import is_time
from edition.registers import Registers
from edition.thesaurus import Thesaurus
from edition.verdicts import Kind, Sum, Verdict, compare_claims, find_sums, significant
from edition.words import tokens

KIN = 0.13
"""Share of what two sentences speak of that must be common for their figures to answer one question, the same thing
counted. Lower joined the members of a court with the members of a committee; higher lost the passages that name the
order only in the sentence before."""

CLOSE = ((1.0, 0.08), (0.9, 0.06), (0.75, 0.03))
"""The smaller number as a share of the larger one → what that adds: that 44,161 stands beside 44,000 is some evidence,
never enough alone. Numbers below a hundred are near each other by chance."""

UNLIKE = 0.03
"""What it takes away that they are further apart than any of these."""

OTHER_ACT = 0.7
"""What is left of the kinship if something else is said of those counted, or of another year: so many
seized, so many shot."""

LARGE = 100

KIN_SMALL = 0.25
"""What counts below a hundred need: sixteen accused and sixty-eight members stand near each other everywhere."""

FAR_APART = 3
"""Times that one figure may be larger than another that answers the same question: historians who mean the same thing
differ by tens of per cent, a quota and a final toll by two or three times; beyond that two things were counted."""

KIN_DAYS = 0.15
"""What the sentences of two days need: every text is full of days, and one month holds many things."""

BESIDE = 3
"""Days within which authors date one decision: by its draft, its signing or its sending."""

KIN_BESIDE = 0.1
"""What the sentences of such days need."""

SAME_DAY = 0.1
"""What it adds that two days can be one."""

FARTHEST_DAYS = 62
"""Days that two answers to when something happened lie apart; beyond that two things happened."""

LEAST_KIN = 0.05
"""Kinship without which no number counts: equal figures for different things never meet."""

LARGEST = 12
"""Claims of one question; what joins more than these is a theme, not a question."""


GRAVITY: tuple[Kind, ...] = ("not comparable", "contradicting", "overlapping", "rounded", "same")
"""Verdicts, the gravest first but for the one that tells nothing."""


@dataclass(frozen=True, slots=True)
class Question:
    """What two or more authors count, with every claim and the verdict on each pair of them."""

    key: str
    title: str
    thing: str
    """What is counted."""
    event: str
    """Pointer of the event or order it belongs to, or ""."""
    period: str
    """Years, months or days that all or most claims name, in words, or ""."""
    claims: tuple[Claim, ...]
    """By author and place."""
    verdicts: tuple[Verdict, ...]
    is_ruled: bool = False
    """True if an editor named, joined or split it."""

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(sorted({claim.author for claim in self.claims}))

    @property
    def verdict(self) -> str:
        """Return the gravest verdict between two authors: contradicting, overlapping, rounded, same; or not comparable.

        Of two authors of whom one gives several answers, those count that agree best.
        """
        best: dict[tuple[str, str], int] = {}
        for one in self.verdicts:
            pair = (one.a.author, one.b.author)
            best[pair] = max(best.get(pair, 0), GRAVITY.index(one.kind))
        comparable = [grade for grade in best.values() if grade]
        return GRAVITY[min(comparable)] if comparable else "not comparable"


@dataclass(frozen=True, slots=True)
class Concordance:
    """All questions, those with most authors first, and the sums that were checked."""

    questions: tuple[Question, ...]
    sums: tuple[Sum, ...]
    claims: int = 0
    """How many figures were looked at."""


@dataclass(frozen=True, slots=True)
class QuestionRuling:
    """An editor's question: its title and the claims that answer it, each `anchor number`."""

    key: str
    title: str
    claims: tuple[str, ...]


def find_questions(
    texts: Sequence[Text], registers: Registers, *, thesaurus: Thesaurus | None = None,
    rulings: Sequence[QuestionRuling] = (),
) -> Concordance:
    """Return what two or more authors of *texts* count, and whether they agree, whatever their order."""
    ordered = sorted(texts, key=lambda text: text.id)
    known = thesaurus or Thesaurus()
    figures = [_as_concept(claim, known) for text in ordered for claim in claims_in(text) if not is_time(claim.thing)]
    days = [claim for text in ordered for claim in days_in(text)]
    claims = figures + days
    topics = topics_of(ordered, figures, registers, known) + topics_of(ordered, days, registers, known)
    labels = Labels(registers)
    ruled = list(_ruled(rulings, claims))
    taken = {claim for question in ruled for claim in question.claims}
    free = [number for number, claim in enumerate(claims) if claim not in taken]
    found = [_question([claims[one] for one in group], [topics[one] for one in group], labels)
             for group in _groups(free, claims, topics)]
    questions = _unique((*ruled, *sorted(found, key=_order)))
    return Concordance(tuple(questions), tuple(find_sums(figures)), len(claims))


def _as_concept(claim: Claim, thesaurus: Thesaurus) -> Claim:
    """Return *claim* as counting the concept that its thing stands for: lists are counted as albums are."""
    if claim.thing in ("", "people", "share"):
        return claim
    senses = thesaurus.find(tokens(claim.thing))
    return replace(claim, thing=senses[0].concept.replace("_", " ")) if senses else claim


def _groups(free: Sequence[int], claims: Sequence[Claim], topics: Sequence[Topic]) -> Iterator[list[int]]:
    """Yield groups of claims in which each is kin to some other by a different author, the closest joined first."""
    links = sorted(_kin(free, claims, topics), key=lambda row: (-row[0], row[1], row[2]))
    group_of: dict[int, list[int]] = {}
    for _, one, other in links:
        first, second = group_of.get(one, [one]), group_of.get(other, [other])
        if first is second or len(first) + len(second) > LARGEST or not _may_join(first, second, claims, topics):
            continue
        joined = first + second
        for member in joined:
            group_of[member] = joined
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield sorted(group)


def _kin(
    free: Sequence[int], claims: Sequence[Claim], topics: Sequence[Topic]
) -> Iterator[tuple[float, int, int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in free:
        for key in topics[number].telling:
            by_key[key].append(number)
    pairs = {
        (one, other)
        for row in by_key.values()
        for place, one in enumerate(row[:WIDEST])
        for other in row[place + 1:WIDEST]
        if claims[one].author != claims[other].author and _same_thing(claims[one], claims[other])
    }
    for one, other in pairs:
        near = _nearness(claims[one], claims[other], topics[one], topics[other])
        if near >= KIN:
            yield near, one, other


def _nearness(one: Claim, other: Claim, mine: Topic, theirs: Topic) -> float:
    """Return how likely two figures answer one question: what their sentences share, and how close they are.

    Sentences that say what is done, and say different things, ask different questions, however equal the numbers.
    """
    near = kinship(mine, theirs)
    if one.thing == DAY or other.thing == DAY:
        return _nearness_of_days(one, other, near, mine, theirs)
    if _is_one_count(one, other):
        return near + KIN
    is_other = bool(mine.said and theirs.said) and not (mine.says_the_same(theirs) or mine.shares_event(theirs))
    small, large = sorted((abs(one.value), abs(other.value)))
    if near < LEAST_KIN or is_other or small * FAR_APART < large or (large < LARGE and near < KIN_SMALL):
        return 0.0
    if mine.says_another_act(theirs) or mine.says_another_year(theirs):
        near *= OTHER_ACT
    return near + (_closeness(one.value, other.value) or -UNLIKE)


def _nearness_of_days(one: Claim, other: Claim, near: float, mine: Topic, theirs: Topic) -> float:
    """Return how likely two days answer when one thing happened: the sentences must name one event, body or act.

    Of days beside each other it is enough that both speak of one event.
    """
    apart = max(one.low, other.low) - min(one.high, other.high)
    is_beside = apart <= BESIDE and mine.shares_event(theirs) and near >= KIN_BESIDE
    if apart > FARTHEST_DAYS or (not is_beside and (near < KIN_DAYS or not mine.says_the_same(theirs))):
        return 0.0
    return near + (SAME_DAY if apart <= 0 else 0.0)


def _is_one_count(one: Claim, other: Claim) -> bool:
    """True if two figures are equal, not round, and of one particular thing: 383 lists are no accident, 300 may be."""
    is_particular = one.thing == other.thing and one.thing not in ("", "people", "share")
    return is_particular and one.value == other.value >= LARGE and significant(one.value) >= 3


def _same_thing(one: Claim, other: Claim) -> bool:
    """True if two figures can count one thing; where one does not say what, they must be large and close."""
    if one.thing == other.thing:
        return bool(one.thing)
    if (one.thing and other.thing) or "share" in (one.thing, other.thing):
        return False
    return min(one.value, other.value) >= LARGE and _closeness(one.value, other.value) > 0


def _closeness(one: float, other: float) -> float:
    small, large = sorted((abs(one), abs(other)))
    if small < LARGE:
        return 0.0
    return next((gain for ratio, gain in CLOSE if small >= ratio * large), 0.0)


WIDEST = 300
"""Claims that are compared because they share one feature; more common ones tell nothing."""


def _may_join(first: Sequence[int], second: Sequence[int], claims: Sequence[Claim], topics: Sequence[Topic]) -> bool:
    """True if the claims of both groups are near on average: a chain of likenesses makes no question.

    An author seldom answers a question twice; two figures of his in one sentence are two questions.
    """
    pairs = [(one, other) for one in first for other in second]
    if any(claims[one].anchor == claims[other].anchor for one, other in pairs):
        return False
    nears = [_nearness(claims[one], claims[other], topics[one], topics[other]) for one, other in pairs]
    return sum(nears) >= KIN * len(pairs)


def _question(claims: Sequence[Claim], topics: Sequence[Topic], labels: Labels) -> Question:
    ordered = sorted(claims, key=lambda claim: (claim.author, claim.anchor, claim.start))
    common = _common(topics)
    said = {key for topic in topics for key in topic.said}
    event = next((key for key in common if key.startswith("event:") and key in said), "")
    period = next((key for key in common if key.startswith(("day:", "month:", "year:"))), "")
    actions = [labels.of(key) for key in common if key.startswith(("concept:", "group:"))][:2]
    thing = claims[0].thing
    what = {"share": "per cent", "": "how many", DAY: "when"}.get(thing, thing)
    head = labels.of(event) if event else labels.of(period) if period else ""
    title = ": ".join(part for part in (head, ", ".join([what, *actions])) if part)
    lead = ordered[0]
    return Question(
        key=f"{lead.anchor}-{lead.value:.12g}".replace(".", "-"), title=title, thing=thing, event=event,
        period=labels.of(period) if period else "", claims=tuple(ordered),
        verdicts=tuple(_reserved(one, dict(zip(claims, topics, strict=True))) for one in compare_claims(ordered)),
    )


def _reserved(verdict: Verdict, topics: Mapping[Claim, Topic]) -> Verdict:
    """Return *verdict*, but no agreement where the two sentences do not say the same of those they count."""
    says_so = topics[verdict.a].says_the_same(topics[verdict.b]) or _is_one_count(verdict.a, verdict.b)
    if verdict.kind == "contradicting" or says_so:
        return verdict
    return replace(verdict, kind="not comparable", rule=f"{verdict.rule}; but the sentences may count different things")


def _common(topics: Sequence[Topic]) -> list[str]:
    """Return the features that most claims share, the most telling first."""
    weights: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for topic in topics:
        for key, weight in topic.weights.items():
            weights[key] += weight
            counts[key] += 1
    shared = [key for key in weights if counts[key] * 2 > len(topics)]
    return sorted(shared, key=lambda key: (-weights[key], key))


def _ruled(rulings: Sequence[QuestionRuling], claims: Sequence[Claim]) -> Iterator[Question]:
    by_name: Mapping[str, Claim] = {claim.name: claim for claim in claims}
    for ruling in rulings:
        found = tuple(by_name[name] for name in ruling.claims if name in by_name)
        if found:
            verdicts = compare_claims(found)
            yield Question(ruling.key, ruling.title, found[0].thing, "", "", found, verdicts, is_ruled=True)


def _unique(questions: Sequence[Question]) -> Iterator[Question]:
    """Yield *questions*, the later one left out if two begin with the same claim."""
    seen: set[str] = set()
    for one in questions:
        if one.key not in seen:
            seen.add(one.key)
            yield one


def _order(question: Question) -> tuple[int, int, float, str]:
    largest = 0.0 if question.thing == DAY else max(claim.value for claim in question.claims)
    return (-len(question.authors), -len(question.claims), -largest, question.key)


def in_words(claim: Claim) -> str:
    """Return a claim as it is shown: `almost 117,000 people`."""
    if claim.label:
        share = f" ({grouped(f'{claim.value:.12g}')} per cent)" if claim.thing == "share" else ""
        return f"{claim.label}{share}"
    unit = "per cent" if claim.thing == "share" else claim.thing
    return " ".join(part for part in (claim.qualifier, grouped(f"{claim.value:.12g}"), unit) if part)
