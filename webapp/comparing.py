"""Accounts side by side as a page: columns and rows, the words of each author, the figures held together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from edition.chronology import find_dated
from edition.columns import in_rows
from edition.comparing import Account, Comparison, Treated, Wording, compare, compare_passage, wordings
from edition.concordance import Question
from edition.concordance.claims import NAME, WORDS
from edition.concordance.showing import VERDICTS
from edition.days import Day, days_of
from edition.model import Entry, Passage, Span, Text
from edition.store import Edition
from edition.thesaurus import read_thesaurus
from webapp.elsewhere import locator, named, ruled
from webapp.figures import Row as Answers
from webapp.figures import answers, concordance
from webapp.holding import Held
from webapp.rendering import render_stretch
from webapp.studies import all_texts, hues_by_author

NEVER = Day(9999, 12, 31)
"""Where a date stands whose days are not known: last."""

FACTS = 10
"""Dates, and figures, of an author that head his column."""

LONGEST = 1_600
"""Characters of a passage in a column; the rest is a link away."""

QUESTIONS = 30
"""Questions held against each other on the page, the contradictions first."""

NAMED = 12
"""Authors named who are silent, or for whom there is no column."""

ROWS = 60
"""Rows of passages on the page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A passage in the column of its author."""

    anchor: str
    locator: str
    html: Markup
    how: str
    ruled: tuple[str, ...] = ()
    """What an editor ruled on it and another passage shown."""


@dataclass(frozen=True, slots=True)
class Column:
    """An author's account in short."""

    author: str
    text_ids: tuple[str, ...]
    hue: int
    terms: tuple[str, ...]
    figures: tuple[tuple[str, bool], ...]
    """In the author's words, each with True if only he has it."""
    dates: tuple[tuple[str, bool], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Accounts in columns and rows, and what of them can be held together."""

    comparison: Comparison
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, tuple[Cell, ...]], ...]
    """Author → passages; what is parallel shares a row where the order of each author lets it."""
    wordings: tuple[Wording, ...]
    answers: tuple[Answers, ...]
    unasked: int = 0
    """Further questions."""

    @property
    def answering(self) -> tuple[str, ...]:
        """Return those who answer, in the order of the columns, then others."""
        columns = [one.author for one in self.columns]
        return tuple(dict.fromkeys(
            author for author in (*columns, *sorted({one for row in self.answers for one in row.cells}))
            if any(author in row.cells for row in self.answers)
        ))


@dataclass(frozen=True, slots=True)
class Comparable:
    """An event that two or more authors treat, who does, and what of it can be held together."""

    entry: Entry
    authors: tuple[str, ...]
    asked: int
    """Questions about it that are answered in more than words and names."""
    denied: int
    """Those of them whose answers contradict each other."""


def comparable(held: Held) -> list[Comparable]:
    """Return the events that two or more authors treat: who names one, or answers a question about it."""
    edition = held.edition
    author_of = {one.id: one.author for one in edition.texts}
    treating: dict[str, set[str]] = defaultdict(set)
    asked: Counter[str] = Counter()
    denied: Counter[str] = Counter()
    for question in concordance(held).questions:
        if question.thing not in (NAME, WORDS):
            asked[question.event] += 1
            denied[question.event] += question.verdict == "contradicting"
        treating[question.event].update(author_of[claim.text_id] for claim in question.claims if claim.thing != WORDS)
    rows = []
    for entry in edition.registers.of_kind("event"):
        naming = {author_of.get(one.anchor.partition(".")[0], "") for one in edition.mentions_of(entry.key)}
        if len(authors := sorted((naming | treating.get(entry.key, set())) - {""})) > 1:
            rows.append(Comparable(entry, tuple(authors), asked[entry.key], denied[entry.key]))
    return sorted(rows, key=lambda row: (row.entry.start or "9", row.entry.name))


def compared(held: Held, pointer: str) -> Compared:
    """Return the accounts of the entry *pointer* in columns; passages that are parallel share a row."""
    return held.fact(("compared", pointer), lambda: _compared(held, _accounts(held, pointer)))


def beside(held: Held, anchor: str) -> Compared:
    """Return a passage and its parallels, in columns. Raises UnknownAnchorError."""
    return held.fact(("beside", anchor), lambda: _compared(held, _around(held, anchor)))


def _accounts(held: Held, pointer: str) -> Comparison:
    edition = held.edition
    entry = edition.registers.find(pointer)
    answering = _answering(concordance(held).questions, pointer)
    wanted = {one.anchor.partition(".")[0] for one in edition.mentions_of(pointer)} | _dated_texts(held, entry)
    wanted |= {anchor.partition(".")[0] for anchor in answering} if wanted else set()
    texts = [edition.text(one.id) for one in edition.texts if one.id in wanted]
    return compare(
        texts, edition.registers, pointer, parallels_of=edition.parallels_of,
        authors=[one.author for one in edition.texts if one.author], answering=answering,
    )


def _answering(questions: Iterable[Question], pointer: str) -> set[str]:
    """Return the anchors of the claims about the entry *pointer* that can be held against another author's."""
    return {claim.anchor for question in questions if question.event == pointer and question.thing not in (NAME, WORDS)
            for one in question.verdicts if one.kind != "not comparable" for claim in (one.a, one.b)
            if claim.thing != WORDS}


def _dated_texts(held: Held, entry: Entry | None) -> set[str]:
    """Return the texts that give the day on which an event began: its accounts, though they do not name it."""
    if entry is None or entry.kind != "event" or len(entry.start) < len("1937-07-31"):
        return set()
    days = held.fact("texts by day", lambda: _texts_by_day(all_texts(held.edition)))
    return days.get(entry.start, set())


def _texts_by_day(texts: Sequence[Text]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in find_dated(texts):
        if one.grain == "day":
            found.setdefault(one.first.isoformat(), set()).add(one.text_id)
    return found


def _around(held: Held, anchor: str) -> Comparison:
    edition = held.edition
    passage = edition.passage(anchor)
    others = []
    for pair in edition.parallels_of(passage.anchor):
        if not pair.is_faint:
            other = edition.passage(pair.b if pair.a == passage.anchor else pair.a)
            others.append((edition.text(other.text_id), other))
    authors = [one.author for one in edition.texts if one.author]
    return compare_passage(edition.text(passage.text_id), passage, others, authors=authors)


def _compared(held: Held, found: Comparison) -> Compared:
    hues = hues_by_author(held.edition)
    shown = {one.anchor for account in found.accounts for one in account.passages}
    about = [_about(question, found, shown) for question in concordance(held).questions]
    questions = sorted((one for one in about if one), key=lambda one: VERDICTS.index(one.verdict))
    lit = _contradicted(questions)
    thesaurus = read_thesaurus(held.edition.folder / "thesaurus.toml")
    columns = [one.author for one in found.accounts]
    rows = in_rows(found.accounts)
    cut = Counter(author for row in rows[ROWS:] for author, passages in row.items() for _ in passages)
    return Compared(
        found, tuple(_column(one, hues.get(one.author, 0), one.left_out + cut[one.author]) for one in found.accounts),
        tuple({author: tuple(_cell(held.edition, one, lit.get(one.anchor, ()), shown) for one in passages)
               for author, passages in row.items()} for row in rows[:ROWS]),
        wordings(found.accounts, thesaurus), tuple(answers(one, columns) for one in questions[:QUESTIONS]),
        max(0, len(questions) - QUESTIONS),
    )


def _about(question: Question, found: Comparison, shown: set[str]) -> Question | None:
    """Return *question* as far as it is about the entry, or its claims stand in the passages shown; None if nothing is.

    Of a passage beside its parallels, those questions are shown that the passage itself answers.

    What is said in words stands in the passages, and what it is called in a table of its own.
    """
    is_about = question.event == found.pointer
    authors = {one.author for one in found.accounts}
    if found.event is None and all(one.anchor != found.pointer for one in question.claims):
        return None
    claims = tuple(one for one in question.claims if one.thing != WORDS and (
        one.anchor in shown or (is_about and (one.author in authors or not found.further))))
    if question.thing == NAME or len({claim.author for claim in claims}) < 2:
        return None
    kept = set(claims)
    verdicts = tuple(one for one in question.verdicts if one.a in kept and one.b in kept)
    if not is_about and all(one.kind == "not comparable" for one in verdicts):
        return None
    return replace(question, claims=claims, verdicts=verdicts)


def _contradicted(questions: Iterable[Question]) -> dict[str, list[tuple[int, int]]]:
    """Return the figures and days, by anchor, to which another author shown gives another answer."""
    found: dict[str, list[tuple[int, int]]] = {}
    for question in questions:
        for verdict in question.verdicts:
            for claim in (verdict.a, verdict.b) if verdict.kind == "contradicting" else ():
                found.setdefault(claim.anchor, []).append((claim.start, claim.end))
    return found


def _column(account: Account, number: int, left_out: int) -> Column:
    return Column(
        account.author, account.text_ids, number, tuple(term for term, _ in account.terms[:4]),
        _facts(account.passages, lambda one: one.figures), _dates(account.passages), left_out,
    )


def _facts(passages: Iterable[Treated], spans: Callable[[Treated], Iterable[Span]]) -> tuple[tuple[str, bool], ...]:
    found: dict[str, bool] = {}
    for one in passages:
        for span in spans(one):
            found.setdefault(one.passage.words(span), span in one.alone)
    return tuple(found.items())[:FACTS]


def _dates(passages: Iterable[Treated]) -> tuple[tuple[str, bool], ...]:
    """Return the first FACTS dates of an author in the order of time, each in the words in which he says most of it."""
    found: dict[str, tuple[str, bool]] = {}
    for one in passages:
        for span in one.dates:
            words, known = one.passage.words(span), found.get(span.value, ("", True))
            found[span.value] = (max(known[0], words, key=len), span in one.alone)
    first = list(found)[:FACTS]
    return tuple(found[value] for value in sorted(first, key=_when))


def _when(value: str) -> tuple[Day, Day]:
    return days_of(value) or (NEVER, NEVER)


def _cell(edition: Edition, one: Treated, lit: Iterable[tuple[int, int]], shown: set[str]) -> Cell:
    end = _end(one.passage)
    html = render_stretch(one.passage, 0, end, lit)
    whole = html + Markup(" …") if end < len(one.passage.text) else html
    return Cell(one.anchor, locator(one.passage), whole, one.how, tuple(_rulings(edition, one.anchor, shown)))


def _rulings(edition: Edition, anchor: str, shown: set[str]) -> Iterator[str]:
    """Yield what an editor ruled on a passage and others shown: “with Anna Blum, ¶ 3: confirmed by Jan”."""
    for pair in edition.parallels_of(anchor):
        other = pair.b if pair.a == anchor else pair.a
        if pair.is_ruled and other in shown:
            yield f"with {named(edition, edition.passage(other))}: {ruled(pair)}"


def _end(passage: Passage) -> int:
    text = passage.text
    return len(text) if len(text) <= LONGEST else max(text.rfind(" ", 0, LONGEST), 1)
