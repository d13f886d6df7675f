"""The concordance as a page: questions in sections, authors in columns, figures at the decimal, notes by letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from string import ascii_lowercase
from urllib.parse import urlencode

from edition.concordance import Claim, Concordance, Question, in_words
from edition.concordance.answers import Verdict, said, shortened
from edition.concordance.claims import NO_THINGS, SHARE, WORDS
from edition.concordance.keeping import concordance_of
from edition.concordance.showing import SECTIONS, VERDICTS, section_of
from edition.concordance.titles import ASKED
from edition.parallels.labels import grouped
from webapp.addresses import anchor_path
from webapp.holding import Held

ORDERS = {"verdict": "by verdict", "authors": "by number of authors", "question": "by question"}

MEANINGS: Mapping[str, str] = {
    "contradicting": "the answers cannot both be right",
    "overlapping": "both can be right: one is a span, or said with reserve, and has room for the other",
    "rounded": "one is the other in round figures",
    "same": "the answers are the same",
    "not comparable": "the sentences may be of different things, or say too little; they are for you to read",
}
"""Verdict → what it says, to a reader who meets it for the first time."""

MOST_SHOWN = 25
"""Questions of a section on one page: with sentences for answers they weigh as much as a reading page."""

MOST_ANSWERS = 250
"""Answers of a section on one page, some 100 KB: where hundreds of authors answer, 25 questions weigh a megabyte. A
question that has more by itself stands alone."""

QUOTED = 300
"""Code points of a sentence that are looked for on the page it leads to."""

SHOWN = 90
"""Code points of a sentence that are shown on either side of the words on which a verdict stands: a line or two. Of one
on which none stands twice as many are shown, from its beginning."""

MOST_RULES = 3
"""Rules of one kind that a note says; the others are like them."""

OBVIOUS = ("contradicting", "same")
"""Verdicts whose rule the figures in the row say themselves, if they are not in sentences."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the concordance is shown."""

    section: str = ""
    verdict: str = ""
    author: str = ""
    order: str = "verdict"
    start: int = 0
    """Questions of the section that were before."""

    def path(self, **change: str) -> str:
        """Return the address of the page with something else asked for, from the first question on if not said."""
        given = {"section": self.section, "verdict": self.verdict, "author": self.author, "order": self.order} | change
        kept = {name: value for name, value in given.items() if value and (name, value) != ("order", "verdict")}
        return f"/figures?{urlencode(kept)}" if kept else "/figures"


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim in its cell; a number in two parts, so that it stands at its decimal."""

    path: str
    sentence: str
    reserve: str = ""
    digits: str = ""
    decimals: str = ""
    words: str = ""
    """Instead of a number."""
    letter: str = ""
    parts: tuple[tuple[str, bool], ...] = ()
    """Instead of both, of a sentence: what is shown of it, and whether a verdict stands on it."""
    is_aside: bool = False
    """True if the verdict on the question does not stand on it."""
    times: int = 1
    """How often the author says it; the first place is led to."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question with each author's answers, and what is to be said of them."""

    question: Question
    title: str
    cells: Mapping[str, tuple[Figure, ...]]
    letters: str
    """Of the notes on the verdict."""
    notes: tuple[tuple[str, str], ...]
    """Letter and words."""
    reasons: tuple[tuple[str, str], ...]
    """Kind of verdict and why, as far as the answers do not show it."""


WIDEST = 6
"""Authors who have columns, for which a screen of 1,000 pixels has room; where more answer, each question lists its
own, as on a phone."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the page."""

    name: str
    title: str
    authors: tuple[str, ...]
    rows: tuple[Row, ...]
    left: int = 0
    """Further questions."""
    more: str = ""
    """Where they are."""


@dataclass(frozen=True, slots=True)
class Table:
    """All that is shown, and what else there is."""

    asked: Asked
    sections: tuple[Section, ...]
    counts: Mapping[str, int]
    """Section → questions, whatever verdict is asked for."""
    verdicts: Mapping[str, int]
    """Verdict → questions of the sections shown."""
    authors: tuple[str, ...]


def table(found: Concordance, asked: Asked) -> Table:
    """Return what of *found* is shown: unasked all but what is said in words, if there is anything else."""
    by_section = {name: [one for one in found.questions if section_of(one) == name] for name in SECTIONS}
    unasked = [name for name in SECTIONS if name != "words" and by_section[name]] or ["words"]
    shown = [asked.section] if asked.section else unasked
    offered = [one for name in shown for one in by_section[name] if asked.author in ("", *one.authors)]
    chosen = [one for one in offered if asked.verdict in ("", one.verdict)]
    sections = (_section(name, [one for one in chosen if section_of(one) == name], asked) for name in shown)
    return Table(
        asked, tuple(one for one in sections if one.rows), {name: len(rows) for name, rows in by_section.items()},
        {verdict: sum(one.verdict == verdict for one in offered) for verdict in VERDICTS},
        tuple(sorted({author for one in found.questions for author in one.authors})),
    )


def concordance(held: Held) -> Concordance:
    """Return the concordance of the edition, read once."""
    return held.fact("concordance", lambda: concordance_of(held.edition))


def _section(name: str, questions: Sequence[Question], asked: Asked) -> Section:
    keys = {
        "authors": lambda one: (-len(one.authors), VERDICTS.index(one.verdict), one.title),
        "question": lambda one: (one.title.casefold(), one.key),
    }
    order = keys.get(asked.order, lambda one: (
        VERDICTS.index(one.verdict), -one.share_judged, -len(one.authors), one.title))
    first = asked.start if asked.section else 0
    shown = _on_one_page(sorted(questions, key=order)[first:first + MOST_SHOWN])
    authors = tuple(sorted({author for one in shown for author in one.authors}))
    following = first + len(shown)
    return Section(name, SECTIONS[name], authors, tuple(answers(one) for one in shown),
                   max(0, len(questions) - following), asked.path(section=name, **{"from": str(following)}))


def _on_one_page(questions: Sequence[Question]) -> Sequence[Question]:
    """Return the first of *questions*, as many as have no more than MOST_ANSWERS together, but one at least."""
    totals = accumulate(len(one.claims) for one in questions)
    return questions[:max(1, sum(total <= MOST_ANSWERS for total in totals))]


def answers(question: Question, columns: Sequence[str] = ()) -> Row:
    """Return *question* as a row of a table: who answers what, and what is to be said of it.

    Letters follow each other as one reads: by *columns*, other authors by name; sentences have no columns.
    """
    notes: list[tuple[str, str]] = []
    cells: dict[str, list[Figure]] = {}
    judged, counting = _judged(question), _counting(question)
    places = {author: place for place, author in enumerate(dict.fromkeys((*columns, *question.authors)))}
    claims = _in_order(question, judged, counting)
    for claim in claims if question.thing == WORDS else sorted(claims, key=lambda one: places[one.author]):
        note = _note(claim, question)
        figure = _figure(claim, question, _letter(notes, note) if note else "", judged.get(claim, ()))
        cells.setdefault(claim.author, []).append(replace(figure, is_aside=bool(counting) and claim not in counting))
    reasons = tuple(_rules(question))
    letters = " ".join(_letter(notes, f"{kind}: {why}") for kind, why in reasons)
    return Row(question, title_of(question), {author: _once(rows) for author, rows in cells.items()}, letters,
               tuple(notes), reasons)


def in_order(question: Question) -> list[Claim]:
    """Return the claims of *question*, those first on which its verdict stands."""
    return _in_order(question, _judged(question), _counting(question))


def _in_order(question: Question, judged: Collection[Claim], counting: Collection[Claim]) -> list[Claim]:
    return sorted(question.claims, key=lambda one: (one not in counting, one not in judged))


def _once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return *figures*, what an author says in the same words or number once, with how often he does."""
    found: dict[object, Figure] = {}
    for one in figures:
        shown = (one.reserve, one.digits, one.decimals, one.words, one.letter, one.parts)
        known = found.setdefault(shown, replace(one, times=0))
        found[shown] = replace(known, times=known.times + 1)
    return tuple(found.values())


def title_of(question: Question) -> str:
    """Return the title of a question as a heading, without the words that all that is said in words is asked."""
    return question.title[:1].upper() + question.title[1:].removesuffix(f": {ASKED[WORDS]}")


def _counting(question: Question) -> set[Claim]:
    """Return the claims on which the verdict stands; none if nothing can be compared."""
    if question.verdict == "not comparable":
        return set()
    return {claim for one in question.verdicts if one.kind != "not comparable" for claim in (one.a, one.b)}


def _judged(question: Question) -> dict[Claim, list[str]]:
    """Return the sentences that a verdict in words is on, each with the words it stands on."""
    found: dict[Claim, list[str]] = {}
    for one in question.verdicts:
        for claim, words in zip((one.a, one.b), one.words, strict=True):
            if words and claim.thing == WORDS:
                found.setdefault(claim, []).append(words)
    return found


def place_of(words: str, text: str, start: int = 0) -> int:
    """Return where *words* stand in *text* from *start* on, not as a part of others; -1 if they do not.

    >>> [place_of("30", text) for text in ("It was 30.", "In 1930.", "30,000 men.", "1930, or 30.")]
    [7, -1, -1, 9]
    """
    found = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)").search(text, start)
    return found.start() if found else -1


def _letter(notes: list[tuple[str, str]], words: str) -> str:
    """Return the letter of a note, a new one if nobody has said it yet; beyond z the letters double."""
    known = next((letter for letter, said in notes if said == words), "")
    if not known:
        place = len(notes)
        known = ascii_lowercase[place % 26] * (1 + place // 26)
        notes.append((known, words))
    return known


def _rules(question: Question) -> Iterator[tuple[str, str]]:
    """Yield each kind of verdict with the rules that say more than the figures do.

    Where some pairs can be compared, those that cannot are for the question's own page.
    """
    settled = {one.kind for one in question.verdicts} - {"not comparable"}
    several = len(question.claims) > len(question.authors) or len(settled) > 1
    kinds = [kind for kind in VERDICTS if kind != "not comparable" or kind == question.verdict]
    for kind in kinds:
        telling = (one for one in question.verdicts if one.kind == kind and _is_telling(one, several))
        rules = dict.fromkeys(_reason(one) for one in telling)
        if rules:
            more = "" if len(rules) <= MOST_RULES else "; …"
            yield kind, f"{'; '.join(list(rules)[:MOST_RULES])}{more}"


def _reason(verdict: Verdict) -> str:
    """Return the rule of a verdict; of answers that only may be of different things, that they may."""
    return verdict.rule.rpartition("; but ")[2] if verdict.kind == "not comparable" else verdict.rule


def _is_telling(verdict: Verdict, several: bool) -> bool:
    """False of what is said in words, if nothing in them is comparable, or vaguely, and of what the figures show.

    Which of *several* answers, or pairs of authors, contradict each other they do not show.
    """
    if WORDS in (verdict.a.thing, verdict.b.thing):
        return verdict.kind != "not comparable"
    if verdict.kind == "same" or verdict.rule.endswith(f"{said(verdict.a)} against {said(verdict.b)}"):
        return verdict.kind not in OBVIOUS or (several and verdict.kind == "contradicting")
    return not (verdict.a.is_vague or verdict.b.is_vague)


def _note(claim: Claim, question: Question) -> str:
    """Return what the cell of a claim leaves out, or ""."""
    if claim.thing == WORDS and question.thing != WORDS:
        return f"“{claim.label}”"
    return claim.label if claim.thing == SHARE or _is_interval(claim) else ""


def _figure(claim: Claim, question: Question, letter: str, judged: Sequence[str] = ()) -> Figure:
    path, reserve = link_to(claim), claim.qualifier
    if claim.thing == WORDS and question.thing != WORDS:
        return Figure(path, claim.words, words="in words", letter=letter)
    if judged:
        return Figure(path, claim.words, letter=letter, parts=tuple(_parts(claim.words, judged)))
    if claim.thing == WORDS:
        return Figure(path, claim.words, words=_beginning(claim.words), letter=letter)
    if _is_interval(claim):
        return Figure(path, claim.words, digits=f"{claim.low:,.12g}–{claim.high:,.12g}", letter=letter)
    if not claim.is_number or (claim.label and claim.thing != SHARE):
        return Figure(path, claim.words, words=in_words(claim), letter=letter)
    whole, point, part = grouped(f"{shortened(claim.value):.12g}").partition(".")
    sign = "%" if claim.thing == SHARE else ""
    return Figure(path, claim.words, reserve, whole, point + part + sign, letter=letter)


def link_to(claim: Claim) -> str:
    """Return the address of the sentence of *claim*."""
    return f"{anchor_path(claim.anchor)}?{urlencode({'quote': _quote(claim)})}"


def _beginning(sentence: str) -> str:
    """Return a sentence, or the first words of a long one."""
    most = 2 * SHOWN
    return sentence if len(sentence) <= most else f"{sentence[:sentence.rfind(' ', 0, most)]} …"


def _parts(sentence: str, judged: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield a sentence in parts, as far as SHOWN around the words that a verdict stands on; those are told apart.

    >>> list(_parts("In May Hart was sacked.", ["sacked"]))
    [('In May Hart was ', False), ('sacked', True), ('.', False)]
    """
    places = sorted((at, at + len(one)) for one in set(judged) if (at := place_of(one, sentence)) >= 0)
    if not places:
        places = [(0, 0)]
    first, last = places[0][0] - SHOWN, max(end for _, end in places) + SHOWN
    place = sentence.rfind(" ", 0, first) + 1 if first > 0 else 0
    close = sentence.rfind(" ", 0, last) if last < len(sentence) else len(sentence)
    yield from [("… ", False)] if place else []
    for start, end in places:
        if start >= place:
            yield from [(sentence[place:start], False)] if start > place else []
            yield sentence[start:end], True
            place = end
    close = max(close, place)
    yield sentence[place:close] + (" …" if close < len(sentence) else ""), False


def _is_interval(claim: Claim) -> bool:
    """True of a count with two ends."""
    return claim.thing not in NO_THINGS and claim.is_number and claim.is_range and not claim.is_vague


def _quote(claim: Claim) -> str:
    """Return the words by which the sentence is found: all of it, or as far as a word of its beginning."""
    return claim.words if len(claim.words) <= QUOTED else claim.words[:claim.words.rfind(" ", 0, QUOTED)]
