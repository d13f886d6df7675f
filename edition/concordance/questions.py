"""The concordance: what the authors state, by question and author, and whether the answers agree.

A question is found where authors count, date or name the same thing in sentences that share what they are about. Equal
numbers for different things never meet; they are not asked the same question, and are no agreement if they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from edition.concordance.adding import Sum, find_sums
from edition.concordance.answers import Kind, Verdict, shortened
from edition.concordance.claims import NO_THINGS, SHARE, WORDS, Claim, on_one_line
from edition.concordance.counting import claims_in
from edition.concordance.days import days_in
from edition.concordance.frames import frames_of
from edition.concordance.grouping import Kin, Parallels, group_claims
from edition.concordance.rows import joined
from edition.concordance.rulings import Rulings
from edition.concordance.saying import Group, group_of, with_words
from edition.concordance.telling import editions_in, names_in
from edition.concordance.titles import answering, event_of, is_telling, most_shared, title_in_words, title_of
from edition.concordance.verdicts import AGREEING, compare_claims
from edition.model import Parallel, Text
from edition.parallels.labels import Labels, grouped
from edition.registers import Registers
from edition.thesaurus import Thesaurus
from edition.words import tokens

Sentence = tuple[str, tuple[int, int]]
"""Anchor of a passage, and where a sentence stands in it, in code points, end exclusive."""

GRAVITY: tuple[Kind, ...] = ("not comparable", "contradicting", "overlapping", "rounded", "same")
"""Verdicts on two authors, the gravest first but for the one that tells nothing."""

SETTLING: tuple[Kind, ...] = ("not comparable", "overlapping", "contradicting", "rounded", "same")
"""Verdicts on the answers of two authors, the one that settles most last: the same number in one of them outdoes all
others; that two of them may be one number does not, where another two cannot."""


@dataclass(frozen=True)
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
    def is_of_something(self) -> bool:
        """False of answers that have neither subject nor deed in common and cannot be compared: `people`, `when`."""
        return is_telling(self.title) or self.verdict != "not comparable"

    @cached_property
    def authors(self) -> tuple[str, ...]:
        return tuple(sorted({claim.author for claim in self.claims}))

    @cached_property
    def verdict(self) -> str:
        """Return the gravest verdict between two authors: contradicting, overlapping, rounded, same; or not comparable.

        Of two authors of whom one gives several answers, those count that are the same; else they contradict if any do.
        Sentences agree only if agreements chain them all together: that two in ten are of one mind says nothing of the
        rest, and they are a row by themselves; and who denies in one what the other says does not agree with him by
        another.
        """
        settled: dict[tuple[str, ...], int] = {}
        for one in self.verdicts:
            pair = tuple(sorted((one.a.author, one.b.author)))
            grade = len(SETTLING) if one.is_denial else SETTLING.index(one.kind)
            settled[pair] = max(settled.get(pair, 0), grade)
        grades = [GRAVITY.index((*SETTLING, "contradicting")[grade]) for grade in settled.values() if grade]
        found = GRAVITY[min(grades)] if grades else "not comparable"
        is_open = self.thing == WORDS and not self._is_of_one_mind
        return "not comparable" if is_open and found in AGREEING else found

    @property
    def _is_of_one_mind(self) -> bool:
        """True if a chain of agreements holds all claims together."""
        agreed = joined((one.a, one.b) for one in self.verdicts if one.kind in AGREEING)
        return any(len(chain) == len(self.claims) for chain in agreed)

    @property
    def share_judged(self) -> float:
        """Return what share of its sentences can be compared with one of another author, 0 of numbers and days.

        A short row of those says most.
        """
        judged = {claim for one in self.verdicts if one.kind != "not comparable" for claim in (one.a, one.b)}
        return len(judged) / len(self.claims) if self.thing == WORDS else 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences of several authors that name one thing, which few others name, and are near each other in all else."""

    subject: str
    """The thing in words."""
    places: tuple[tuple[str, int, int], ...]
    """Anchor, start and end of each, end exclusive."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """All questions, those with most authors first, and the sums that were checked."""

    questions: tuple[Question, ...]
    sums: tuple[Sum, ...]
    claims: int = 0
    """How many claims were looked at."""
    unknown: tuple[str, ...] = ()
    """Claims that an editor named and that are none, or none any more."""
    told: tuple[Told, ...] = ()
    """What sentences of several authors are about, for their parallels."""


def find_questions(
    texts: Sequence[Text], registers: Registers, *, thesaurus: Thesaurus | None = None,
    rulings: Rulings | None = None, parallels: Iterable[Parallel] = (),
) -> Concordance:
    """Return what two or more authors of *texts* state, and whether they agree, whatever their order.

    *parallels* are evidence: that two passages treat the same thing brings what they claim nearer.
    """
    ordered = sorted(texts, key=lambda text: text.id)
    known = thesaurus or Thesaurus()
    together = Parallels(parallels, ordered)
    claims = _claims(ordered, known)
    ruling = rulings or Rulings()
    kin = Kin(claims, frames_of(ordered, claims, registers, known), together, apart=_apart(ruling, claims))
    labels = Labels(registers)
    ruled = list(_ruled(ruling, claims))
    taken = {claim for question in ruled for claim in question.claims}
    free = [number for number, claim in enumerate(claims) if claim not in taken]
    groups = [group_of(group, kin) for group in group_claims(free, kin)]
    said = with_words(groups, ordered, registers, known, together)
    found = told_apart([(group, _question(group, labels)) for group in said.groups], labels)
    told = tuple(Told(labels.of(key), tuple((one.anchor, one.start, one.end) for one in row)) for key, row in said.told)
    questions = without_denied(with_figures(list(_unique((*ruled, *sorted(found, key=_order)))), ordered))
    sums = tuple(find_sums([one for one in claims if one.is_number]))
    known_names = {claim.name for claim in claims}
    unknown = tuple(name for name in ruling.claims if name not in known_names)
    return Concordance(tuple(questions), sums, len(claims), unknown, told)


def _claims(texts: Sequence[Text], thesaurus: Thesaurus) -> list[Claim]:
    """Return all claims of *texts*, the kinds one after the other."""
    figures = [_as_concept(claim, thesaurus) for text in texts for claim in claims_in(text)]
    return figures + [claim for find in (days_in, names_in, editions_in) for text in texts for claim in find(text)]


def _as_concept(claim: Claim, thesaurus: Thesaurus) -> Claim:
    """Return *claim* as counting the concept that its thing stands for: lists are counted as albums are."""
    if claim.thing in ("", "people", *NO_THINGS):
        return claim
    concept = thesaurus.name(tokens(claim.thing))
    return replace(claim, thing=concept.replace("_", " ")) if concept else claim


def _question(group: Group, labels: Labels) -> Question:
    rows = sorted(group, key=lambda row: (row[0].author, row[0].anchor, row[0].start))
    ordered, frames = [claim for claim, _ in rows], [frame for claim, frame in rows]
    period = next(iter(most_shared(dict.fromkeys(frame.years, 1.0) for frame in frames)), "")
    lead = _lead(ordered)
    return Question(
        key=_key(ordered, lead), title=title_of(ordered, frames, labels),
        thing=next((claim.thing for claim in ordered if claim.thing not in ("", WORDS)), lead.thing),
        event=event_of(*answering(ordered, frames)),
        period=labels.of(period) if period else "", claims=tuple(ordered),
        verdicts=compare_claims(ordered, frames),
    )


def told_apart(found: Sequence[tuple[Group, Question]], labels: Labels) -> list[Question]:
    """Return the questions that are of something, sentences of one title with one more subject in it."""
    known = [(group, question) for group, question in found if question.is_of_something]
    titles = Counter(question.title for _, question in known)
    return [question if question.thing != WORDS or titles[question.title] == 1 else replace(
        question, title=title_in_words([claim for claim, _ in group], [frame for _, frame in group], labels))
        for group, question in known]


def _lead(claims: Sequence[Claim]) -> Claim:
    """Return the first answer in more than words, if there is one."""
    return next((claim for claim in claims if claim.thing != WORDS), claims[0])


def _key(claims: Sequence[Claim], lead: Claim) -> str:
    """Return the key of a question: its first claim; of sentences, which stand in several, the first of each author."""
    named = {claim.author: claim for claim in reversed(claims)} if lead.thing == WORDS else {lead.author: lead}
    return re.sub(r"\W+", "-", " ".join(claim.name for _, claim in sorted(named.items())))


def with_figures(questions: Sequence[Question], texts: Iterable[Text]) -> list[Question]:
    """Return *questions*, two sentences with the verdict on their figures or days where those are held together.

    What such a verdict stands on is quoted as the passages of *texts* have it.
    """
    words = {one.anchor: one.text for text in texts for one in text.passages}
    known: dict[frozenset[Sentence], Verdict] = {}
    for verdict in (one for question in questions for one in question.verdicts
                    if one.kind != "not comparable" and one.a.thing != WORDS):
        known.setdefault(_sentences(verdict), verdict)
    return [question if question.thing != WORDS else replace(
        question, verdicts=tuple(_with_figures(one, known.get(_sentences(one)), words) for one in question.verdicts))
        for question in questions]


def _with_figures(one: Verdict, found: Verdict | None, words: Mapping[str, str]) -> Verdict:
    """Return the verdict on two sentences: that on their figures, if there is one and no words deny the other's.

    That both give a plenum its month, or its name, says nothing of what else they say.
    """
    is_settled = found is not None and (found.kind == "contradicting" or found.a.is_number) and not one.is_denial
    if not (found and is_settled):
        return one
    stands = found.words if any(found.words) else [
        on_one_line(words.get(each.anchor, "")[each.start:each.end]) for each in (found.a, found.b)]
    of = {_sentence(each): said for each, said in zip((found.a, found.b), stands, strict=True)}
    return Verdict(one.a, one.b, found.kind, _rule_of(found), (of[_sentence(one.a)], of[_sentence(one.b)]))


def _rule_of(verdict: Verdict) -> str:
    """Return the rule of *verdict* where its claims are not seen beside it."""
    return verdict.rule if verdict.kind == "contradicting" else f"{in_words(verdict.a)}: {verdict.rule}"


def without_denied(questions: Sequence[Question]) -> list[Question]:
    """Return *questions* without the agreement of two authors on what they contradict each other on elsewhere."""
    denied = {(frozenset((one.a.author, one.b.author)), one.about)
              for question in questions for one in question.verdicts if one.is_denial}
    return [replace(question, verdicts=tuple(
        replace(one, kind="not comparable", rule="elsewhere they contradict each other on it", words=("", ""))
        if one.kind in AGREEING and (frozenset((one.a.author, one.b.author)), one.about) in denied else one
        for one in question.verdicts)) for question in questions]


def _sentences(verdict: Verdict) -> frozenset[Sentence]:
    return frozenset((_sentence(verdict.a), _sentence(verdict.b)))


def _sentence(claim: Claim) -> Sentence:
    return claim.anchor, claim.sentence


def _ruled(rulings: Rulings, claims: Sequence[Claim]) -> Iterator[Question]:
    by_name: Mapping[str, Claim] = {claim.name: claim for claim in claims}
    for ruling in rulings.questions:
        found = tuple(by_name[name] for name in ruling.claims if name in by_name)
        if found:
            verdicts = compare_claims(found)
            yield Question(ruling.key, ruling.title, found[0].thing, "", "", found, verdicts, is_ruled=True)


def _apart(rulings: Rulings, claims: Sequence[Claim]) -> frozenset[tuple[int, int]]:
    """Return the pairs of claims, by number, the smaller first, that an editor keeps apart."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        numbers[claim.name].append(number)
    return frozenset(
        (min(one, other), max(one, other))
        for ruling in rulings.apart for name in ruling.others
        for one in numbers.get(ruling.claim, ()) for other in numbers.get(name, ()) if one != other
    )


def _unique(questions: Sequence[Question]) -> Iterator[Question]:
    """Yield *questions*, the later one left out if two begin with the same claim.

    Sentences stand in several, and a long row is not left out for a short one: its key says how many they are. A number
    that a passage gives twice, of two things, begins two: the key of the second says where it stands.
    """
    seen: dict[str, int] = {}
    places = defaultdict[str, set[int]](set)
    for one in questions:
        places[one.key].add(_lead(one.claims).start)
    for one in questions:
        lead = _lead(one.claims)
        if lead.is_number and not one.is_ruled and lead.start > min(places[one.key]):
            one = replace(one, key=f"{one.key}-at-{lead.start}")
        if one.thing == WORDS and seen.get(one.key, 0) and len(one.claims) > seen[one.key]:
            one = replace(one, key=f"{one.key}-{len(one.claims)}")
        if one.key not in seen:
            seen[one.key] = len(one.claims)
            yield one


def _order(question: Question) -> tuple[bool, bool, float, int, int, float, str]:
    """Return what a question is sorted by: those that are more than words, that can be compared, in words most of
    their claims, that most authors answer, with large figures.
    """
    answering = {claim.author for claim in question.claims if claim.thing != WORDS}
    largest = max((claim.value for claim in question.claims if claim.is_number), default=0.0)
    return (question.thing == WORDS, question.verdict == "not comparable", -question.share_judged, -len(answering),
            -len(question.claims), -largest, question.key)


def in_words(claim: Claim) -> str:
    """Return a claim as it is shown: `almost 117,000 members`."""
    number = grouped(f"{shortened(claim.value):.12g}")
    if claim.label:
        return f"{claim.label} ({number} per cent)" if claim.thing == SHARE else claim.label
    unit = "per cent" if claim.thing == SHARE else claim.noun
    return " ".join(part for part in (claim.qualifier, number, unit) if part)
