"""The accounts of one event, or what is parallel to one passage, side by side: a column an author; who is silent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from edition.concordance.claims import SILENT_KINDS, uncited
from edition.dates import bounds
from edition.model import Entry, Parallel, Passage, Span, Text
from edition.registers import Registers
from edition.sentences import sentences
from edition.thesaurus import PART, Sense, Thesaurus
from edition.words import stem, tokens

CITING = ("citation", "title")
"""Whose dates and figures are of a book: no fact of the account."""

MOST_PASSAGES = 40
"""Passages shown for one author; who writes a whole book on an event is read there."""

MOST_AUTHORS = 12
"""Authors whose accounts are set beside each other, those who say most; the others are named."""

BESIDE = 4
"""Passages of one author that stand beside a passage: its best parallels."""

MOST_CONCEPTS = 8
"""Concepts whose words are shown, those that are spoken of most."""

MOST_WORDS = 6
"""Words of one author for one thing; with more the table says what he says now and then, not what he calls it."""

NAMED = "names it"

ANSWERS = "answers what is asked of it"
"""Why a passage is here that says when it happened, or how many it struck, as one that names it does."""

GOES_ON = "goes on"
"""Why a passage is here that does not name the event but comes after one that does."""

STOP = re.compile(r"[.,;:!?]\s")
"""What no word for a thing goes over: “for that reason. For”."""

FURTHER = 3
"""Passages after one that names the event in which it may still be spoken of."""

ENOUGH = 0.2
"""Score as a parallel, to a passage of another author that is here, from which such a passage goes on with it."""

Row = tuple[Text, Passage, str]
"""A passage, its text, and why it is here."""

ParallelsOf = Callable[[str], Iterable[Parallel]]
"""Gives the parallels of a passage by its anchor, best first."""


@dataclass(frozen=True, slots=True)
class Treated:
    """A passage that treats the event."""

    anchor: str
    passage: Passage
    how: str
    """Why it is here, in words: `names it`, `gives its day`, `goes on`; of a passage and its parallels, ""."""
    partners: tuple[str, ...]
    """Anchors of the parallels of this passage in the other columns, best first."""
    dates: tuple[Span, ...]
    figures: tuple[Span, ...]
    alone: tuple[Span, ...]
    """Those of the dates and figures that no other author here gives."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one author says of the event, in his own order."""

    author: str
    text_ids: tuple[str, ...]
    passages: tuple[Treated, ...]
    left_out: int = 0
    """Further passages that are not shown."""
    terms: tuple[tuple[str, int], ...] = ()
    """What he calls the event, and how often, most often first."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words by which each author speaks of one thing: `quota` here, `limit` there."""

    concept: str
    by_author: Mapping[str, tuple[tuple[str, int], ...]]
    """Author → word, as in mid-sentence, and how often, most often first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An event, or a passage, and the accounts of it; *silent* are the authors who do not treat it."""

    pointer: str
    """Of the event, or the anchor of the passage."""
    event: Entry | None
    accounts: tuple[Account, ...]
    """The longest first; of a passage, its own author first."""
    silent: tuple[str, ...]
    further: tuple[str, ...] = ()
    """Authors who treat it, too, and whose accounts are not shown."""


def no_parallels(_anchor: str) -> Iterable[Parallel]:
    """Return no parallels, of whatever passage."""
    return ()


def compare(
    texts: Sequence[Text], registers: Registers, pointer: str, *, parallels_of: ParallelsOf = no_parallels,
    authors: Iterable[str] = (), answering: Set[str] = frozenset(),
) -> Comparison:
    """Return what each author of *texts* says of the entry *pointer*, an event or any other.

    A passage is taken if it names the entry, or if the event lasted one day and the passage gives that very day, or if
    it is among *answering*, the anchors of those that answer a question of the concordance about it; and one that comes
    soon after these, names no event itself and is a parallel of what another author says of it.
    *parallels_of* aligns the columns, too; other pairs pull in nothing. Those of *authors* who have no text among
    *texts* are silent.
    """
    entry = registers.find(pointer)
    day = _day(entry)
    taken: dict[str, list[Row]] = defaultdict(list)
    known = dict.fromkeys(authors)
    for text in sorted(texts, key=lambda one: one.id):
        for passage in text.passages:
            author = passage.author or text.author or text.title
            known.setdefault(author)
            if passage.kind in SILENT_KINDS:
                continue
            if how := _why(passage, pointer, day, answering):
                taken[author].append((text, passage, how))
    most = sorted(taken, key=lambda author: (-len(taken[author]), author))
    further, silent = most[MOST_AUTHORS:], sorted(one for one in known if one not in taken)
    taken = {author: rows for author, rows in taken.items() if author not in further}
    taken = {author: _with_further(author, rows, taken, parallels_of) for author, rows in taken.items()}
    partners = _partners(parallels_of, {passage.anchor for rows in taken.values() for _, passage, _ in rows})
    owners = _owners(taken)
    accounts = [_account(author, rows, pointer, partners, owners) for author, rows in taken.items()]
    order = sorted(accounts, key=lambda one: (-len(one.passages) - one.left_out, one.author))
    return Comparison(pointer, entry, tuple(order), tuple(silent), tuple(sorted(further)))


def _why(passage: Passage, pointer: str, day: str, answering: Set[str]) -> str:
    """Return why *passage* is taken, or ""."""
    if any(span.ref == pointer for span in passage.named):
        return NAMED
    if day and any(span.kind == "date" and span.value == day for span in passage.spans):
        return "gives its day"
    return ANSWERS if passage.anchor in answering else ""


def _with_further(
    author: str, rows: Sequence[Row], taken: Mapping[str, Sequence[Row]], parallels_of: ParallelsOf
) -> list[Row]:
    """Return *rows* in the author's order with the passages that go on with what those before them name."""
    known = {passage.anchor: how for _, passage, how in rows}
    others = {passage.anchor for other, row in taken.items() if other != author for _, passage, _ in row}
    found: list[Row] = []
    for text in {row[0].id: row[0] for row in rows}.values():
        left = 0
        for passage in text.passages:
            if passage.anchor in known:
                found.append((text, passage, known[passage.anchor]))
                left = FURTHER
            elif left and passage.kind not in (*SILENT_KINDS, "note"):
                is_of_another = any(span.kind == "event" for span in passage.named)
                if not is_of_another and _is_beside(passage.anchor, others, parallels_of):
                    found.append((text, passage, GOES_ON))
                left = 0 if is_of_another else left - 1
    return found


def _is_beside(anchor: str, others: Set[str], parallels_of: ParallelsOf) -> bool:
    return any(pair.status != "rejected" and pair.score >= ENOUGH and (pair.b if pair.a == anchor else pair.a) in others
               for pair in parallels_of(anchor))


def compare_passage(
    text: Text, passage: Passage, others: Iterable[tuple[Text, Passage]], *, authors: Iterable[str] = ()
) -> Comparison:
    """Return *passage* beside *others*, its parallels, best first: of each author the best few, in his own order."""
    own = passage.author or text.author or text.title
    taken: dict[str, list[Row]] = {own: [(text, passage, "")]}
    further: dict[str, None] = {}
    for other, parallel in others:
        author = parallel.author or other.author or other.title
        if author not in taken and len(taken) == MOST_AUTHORS:
            further[author] = None
        elif len(rows := taken.setdefault(author, [])) < BESIDE:
            rows.append((other, parallel, ""))
    place = {one.anchor: number for rows in taken.values() for other, _, _ in rows
             for number, one in enumerate(other.passages)}
    owners = _owners(taken)
    accounts = tuple(
        _account(author, sorted(rows, key=lambda row: (row[0].id, place[row[1].anchor])), passage.anchor,
                 {one.anchor: (passage.anchor,) for _, one, _ in rows if one is not passage}, owners)
        for author, rows in taken.items()
    )
    silent = sorted(one for one in dict.fromkeys(authors) if one not in taken and one not in further)
    return Comparison(passage.anchor, None, accounts, tuple(silent), tuple(sorted(further)))


def wordings(accounts: Sequence[Account], thesaurus: Thesaurus) -> tuple[Wording, ...]:
    """Return the things for which the authors of *accounts* have different words, those spoken of most first.

    First come those for which the thesaurus has words between which authors choose, then its concepts. The words of a
    part (`quota: raised`) tell that something is spoken of, and are no names for it: they are left out.
    """
    concepts = Thesaurus(tuple(one for one in thesaurus.concepts if PART not in one.name))
    chosen = _differing(accounts, Thesaurus(thesaurus.called))
    known = {one.concept for one in chosen}
    return (*chosen, *(one for one in _differing(accounts, concepts) if one.concept not in known))[:MOST_CONCEPTS]


def _differing(accounts: Iterable[Account], thesaurus: Thesaurus) -> list[Wording]:
    counted: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        for one in account.passages:
            text, language = one.passage.text, one.passage.lang or "en"
            firsts = {start for start, _ in sentences(text)}
            for sense in _names(thesaurus.find(tokens(text), language), text):
                said = " ".join(text[sense.start:sense.end].split())
                said = said[0].lower() + said[1:] if sense.start in firsts else said
                key = " ".join(stem(word.text, language) for word in tokens(said))
                forms[key][said] += 1
                counted[sense.concept][account.author][key] += 1
    differing = [
        Wording(concept, {author: _most_first(words, forms) for author, words in by_author.items()})
        for concept, by_author in counted.items()
        if len(by_author) > 1 and len({frozenset(words) for words in by_author.values()}) > 1
    ]
    return sorted(differing, key=_spoken_of)


def _names(senses: Iterable[Sense], text: str) -> Iterator[Sense]:
    """Yield those of *senses* that name a thing, the longest of each concept: `labour camps`, not `camps` in it."""
    end_of: dict[str, int] = {}
    named = (one for one in senses if not one.is_loose and not STOP.search(text, one.start, one.end))
    for one in sorted(named, key=lambda one: (one.start, -one.end)):
        if one.end > end_of.get(one.concept, -1):
            end_of[one.concept] = one.end
            yield one


def _most_first(words: Mapping[str, int], forms: Mapping[str, Counter[str]]) -> tuple[tuple[str, int], ...]:
    """Return the *words*, stems, each in the form that is said most, the shorter in doubt."""
    said = {key: min(forms[key], key=lambda word: (-forms[key][word], len(word), word)) for key in words}
    rows = sorted(((said[key], count) for key, count in words.items()), key=lambda row: (-row[1], row[0]))
    return tuple(rows[:MOST_WORDS])


def _spoken_of(wording: Wording) -> tuple[int, int, str]:
    return (-len(wording.by_author), -sum(count for words in wording.by_author.values() for _, count in words),
            wording.concept)


def _account(
    author: str, rows: Sequence[Row], pointer: str,
    partners: Mapping[str, tuple[str, ...]], owners: Mapping[tuple[str, str], frozenset[str]],
) -> Account:
    shown = sorted(rows, key=lambda row: row[2] != NAMED)[:MOST_PASSAGES] if len(rows) > MOST_PASSAGES else rows
    kept = {passage.anchor for _, passage, _ in shown}
    treated = tuple(
        _treated(passage, how, partners.get(passage.anchor, ()), owners)
        for _, passage, how in rows
        if passage.anchor in kept
    )
    counted: dict[str, int] = defaultdict(int)
    for _, passage, _ in rows:
        for span in passage.named:
            if span.ref == pointer:
                counted[" ".join(passage.words(span).split())] += 1
    terms = tuple(sorted(counted.items(), key=lambda row: (-row[1], row[0])))
    text_ids = tuple(dict.fromkeys(text.id for text, _, _ in rows))
    return Account(author, text_ids, treated, len(rows) - len(treated), terms)


def _treated(
    passage: Passage, how: str, partners: tuple[str, ...], owners: Mapping[tuple[str, str], frozenset[str]]
) -> Treated:
    dates, figures = (tuple(uncited(passage, kind, apart=CITING)) for kind in ("date", "figure"))
    alone = tuple(span for span in (*dates, *figures) if len(owners.get(_fact(span), ())) == 1)
    return Treated(passage.anchor, passage, how, partners, dates, figures, alone)


def _owners(taken: Mapping[str, Sequence[Row]]) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return which authors give each date and figure."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for author, rows in taken.items():
        for _, passage, _ in rows:
            for span in (*uncited(passage, "date", apart=CITING), *uncited(passage, "figure", apart=CITING)):
                found[_fact(span)].add(author)
    return {fact: frozenset(authors) for fact, authors in found.items()}


def _fact(span: Span) -> tuple[str, str]:
    return (span.kind, span.value)


def _partners(parallels_of: ParallelsOf, shown: set[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each passage shown its parallels that are shown too, best first; the rejected ones are no pairs."""
    found: dict[str, tuple[str, ...]] = {}
    for anchor in sorted(shown):
        pairs = (pair for pair in parallels_of(anchor) if pair.status != "rejected")
        others = tuple(other for pair in pairs if (other := pair.b if pair.a == anchor else pair.a) in shown)
        if others:
            found[anchor] = others
    return found


def _day(entry: Entry | None) -> str:
    """Return the day of an event that lasted one day, as EDTF, or ""."""
    if entry is None or entry.kind != "event" or entry.end not in ("", entry.start):
        return ""
    known = bounds(entry.start) if entry.start else None
    return known[0].isoformat() if known and known[0] == known[1] else ""
