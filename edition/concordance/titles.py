"""What a question is called: its subject, and what is asked of it, as the heading of a table would say it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from edition.concordance.claims import AREA, DAY, EDITION, LENGTH, MEASURED, NAME, SHARE, TERM, WEIGHT, WORDS, Claim
from edition.concordance.deeds import COUNTING, DEATHS, TO_PEOPLE
from edition.concordance.frames import GENERIC, Frame, is_numeral
from edition.concordance.stances import answered_by_all
from edition.concordance.unregistered import NO_NAMES
from edition.parallels.labels import Labels
from edition.thesaurus import wholes_of
from edition.words import Token, stem, tokens

ASKED = {
    TERM: "how long", LENGTH: "how far", AREA: "how large", WEIGHT: "how heavy", NAME: "what it was called",
    WORDS: "what each says",
}
"""What claims state → what the question asks, whatever was done."""

UNNAMED = ASKED[WORDS].capitalize()
"""Title of a question whose claims share nothing that can be said."""

MOST_NAMED = 2
"""Subjects in the title of a question that is answered in words; more make no title."""

ALONE = 2 / 3
"""Share of its sentences that speak of a subject from which it is the title by itself."""

MOST_WORDS = 3
"""Words in the title of a question for whose subject the library has no name."""

NAME_TELLS = 2
"""How much more a word with a capital says of the subject."""

WHEN = {"died": "day of death", "born": "day of birth", "begun": "when it began", "ended": "when it ended"}
"""Deed → what is asked of its day, if not `when approved`."""

WHO_DIED = "who died"
WHO = {"died": f"people {WHO_DIED}", "born": "people born"}
"""Deed → who is counted to whom nobody did it, if not `people arrested`."""

KILLED, EXECUTED = ("killed", "put to death"), re.compile(
    r"\b(?:execut|shot|shooting|hanged|hanging|beheaded|death (?:sentence|penalty)|to death)", re.IGNORECASE)
"""What is said of those of whom no author says that they were put to death, and what says so."""

HELD = {"trial": "tried"}
"""Kind of event → the deed that says no more than that there was one."""


def title_of(claims: Sequence[Claim], frames: Sequence[Frame], labels: Labels) -> str:
    """Return what is asked, as the head of a table has it: `Order 00447: people arrested`, `Fleet: ships, 1588`.

    A subject comes first: a person, an event, what else the library has a name for, else words that the authors share.
    """
    if claims[0].thing == EDITION:
        return f"{labels.of(claims[0].ref)}: which edition"
    claims, frames = answering(claims, frames)
    thing = next((claim.thing for claim in claims if claim.thing not in ("", WORDS)), claims[0].thing)
    if thing == WORDS:
        return title_in_words(claims, frames, labels, ALONE)
    deed = _deed(frames) if thing != NAME else ""
    subject = _subject(claims, frames, deed)
    if claims[0].is_number and not deed and not subject.startswith("event:"):
        subject = _concept(frames, {f"concept:{thing}"}) or subject
    asked = _asked(claims, frames, thing, "" if HELD.get(_kind(subject, frames)) == deed else deed)
    about = labels.of(subject) if subject else _in_their_words(claims, frames, asked)
    if asked.casefold() in about.casefold():
        asked = "how many"
    year = next(iter(most_shared(dict.fromkeys(one.years, 1.0) for one in frames)), "")
    if claims[0].is_number and year and labels.of(year) not in about:
        asked = f"{asked}, {labels.of(year)}"
    return _capital(f"{about}: {asked}" if about else asked)


def title_in_words(claims: Sequence[Claim], frames: Sequence[Frame], labels: Labels, alone: float = math.inf) -> str:
    """Return the title of sentences: two subjects, or one if the share *alone* of them speaks of it."""
    about = _one_after_another(_spoken_of(claims, frames, labels, alone)) or _in_their_words(claims, frames, "")
    return f"{_capital(about)}: {_asked_in_words(frames)}" if about else UNNAMED


def heading_of(claims: Sequence[Claim], frames: Sequence[Frame], labels: Labels) -> frozenset[str]:
    """Return the words of a title of sentences: their subjects, and what is asked of them; empty if they have none."""
    subjects = _spoken_of(claims, frames, labels, ALONE)
    return frozenset((*subjects, _asked_in_words(frames))) if subjects else frozenset()


def _asked_in_words(frames: Sequence[Frame]) -> str:
    """Return what all the sentences answer: why, whose doing it was, what it was called; else what each says."""
    return min(answered_by_all([one.spoken for one in frames]), default=ASKED[WORDS])


def _one_after_another(names: Sequence[str]) -> str:
    """Return names in a row, with `and` where none is a heading with a subheading.

    >>> _one_after_another(["dam", "flood"]), _one_after_another(["dam, burst", "flood"])
    ('dam and flood', 'dam, burst; flood')
    """
    return ("; " if any("," in name or " and " in name for name in names) else " and ").join(names)


def is_telling(title: str) -> bool:
    """True of a title that says a subject, or to whom something was done.

    >>> [one for one in ("Order 4: when", "People killed", "People", "When it began", "How long") if is_telling(one)]
    ['Order 4: when', 'People killed']
    """
    return ": " in title or title.startswith(("People ", "Share "))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _kind(event: str, frames: Sequence[Frame]) -> str:
    """Return the kind of an event that the claims name, or ""."""
    return next((kind for frame in frames for kind, row in frame.sisters.items() if event in row), "")


def answering(claims: Sequence[Claim], frames: Sequence[Frame]) -> tuple[Sequence[Claim], Sequence[Frame]]:
    """Return the claims that answer in more than words, and their frames; all if none does."""
    rows = [(claim, frame) for claim, frame in zip(claims, frames, strict=True) if claim.thing != WORDS]
    return ([claim for claim, _ in rows], [frame for _, frame in rows]) if rows else (claims, frames)


def _asked(claims: Sequence[Claim], frames: Sequence[Frame], thing: str, deed: str) -> str:
    if thing in MEASURED:
        return next(iter(most_shared(dict.fromkeys(one.counted, 1.0) for one in frames)), "") or ASKED[thing]
    if deed == KILLED[1] and not any(EXECUTED.search(claim.words) for claim in claims):
        deed = KILLED[0]
    if thing in ASKED:
        return ASKED[thing]
    if thing == DAY:
        return WHEN.get(deed, f"when {deed}" if deed else "when")
    if thing == SHARE:
        return f"share {WHO_DIED if deed == 'died' else deed}" if deed else "share"
    if thing not in ("people", ""):
        return _noun(claims, frames, thing) or "how many"
    if deed:
        return WHO.get(deed, f"people {deed}")
    return _noun(claims, frames, thing) or ("people" if thing else "how many")


def _noun(claims: Sequence[Claim], frames: Sequence[Frame], thing: str) -> str:
    """Return what is counted in the words that two authors share, `party members`; or the noun of one, `lists`; or "".

    Of people only what is shared says who they are.
    """
    authors: dict[str, set[str]] = defaultdict(set)
    for claim, frame in zip(claims, frames, strict=True):
        for word in frame.counted:
            authors[word].add(claim.author)
    several = min(2, len({claim.author for claim in claims}))
    said = next((claim.noun for claim in claims if claim.noun and claim.thing == thing), "")
    for claim, frame in zip(claims, frames, strict=True):
        words = [word for word in claim.noun.split() if len(authors[stem(word, frame.language)]) >= several]
        if words and claim.noun.endswith(words[-1]):
            return " ".join(words)
    if thing == "people" or said:
        return "" if thing == "people" else said.split()[-1]
    return next((token.text for claim, frame in zip(claims, frames, strict=True) for token in tokens(claim.words)
                 if stem(token.text, frame.language) == thing), "")


def _deed(frames: Sequence[Frame]) -> str:
    """Return what most of the claims say was done, in general words; of whom was killed and has died, the former."""
    deeds = most_shared(_of_kind(frame.acts, ("deed",)) for frame in frames)
    if set(deeds[:2]) == DEATHS:
        return KILLED[1]
    return deeds[0].removeprefix("deed:") if deeds else ""


def _concept(frames: Sequence[Frame], said: Set[str]) -> str:
    """Return the concept that says what most claims are about, beside what is *said* in the title, or ""."""
    concepts = (_of_kind(frame.acts or frame.subjects, ("concept",)) for frame in frames)
    return next((key for key in most_shared(concepts) if key not in said | wholes_of(said)), "")


def _subject(claims: Sequence[Claim], frames: Sequence[Frame], deed: str) -> str:
    """Return who or what the question is about: the person to whom it was done, else the event, else what most name.

    What only carries on from earlier paragraphs names no question, nor does a concept name one that counts.
    """
    done = {act for frame in frames for act in frame.acts} | {f"concept:{claim.thing}" for claim in claims}
    things = [{key: weight for key, weight in frame.subjects.items()
               if key not in done and not key.startswith("name:")} for frame in frames]
    if claims[0].thing == DAY and deed in TO_PEOPLE:
        people = [{key: weight for key, weight in frame.subjects.items() if key in frame.people} for frame in frames]
        if person := next(iter(most_shared(people)), ""):
            return person
    if ref := next((claim.ref for claim in claims if claim.thing == NAME and claim.ref), ""):
        return ref
    if claims[0].is_number:
        things = [{key: one[key] for key in one if not key.startswith("concept:")} for one in things]
    return event_of(claims, frames) or _of_several(claims, things)


def _spoken_of(claims: Sequence[Claim], frames: Sequence[Frame], labels: Labels, alone: float) -> list[str]:
    """Return in words the one or two things that sentences of two authors speak of: what many name, and few others.

    The whole is not said beside its part, nor a concept beside what has its name, nor a second thing beside what more
    than the share *alone* of them speaks of.
    """
    rows = [{**one.subjects, **{key: sure for key, sure in one.events.items() if key in one.named}} for one in frames]
    naming: dict[str, list[float]] = defaultdict(list)
    authors: dict[str, set[str]] = defaultdict(set)
    for claim, row in zip(claims, rows, strict=True):
        for key, weight in row.items():
            naming[key].append(weight)
            authors[key].add(claim.author)
    several = min(2, len({claim.author for claim in claims}))
    known = [key for key in naming if len(authors[key]) >= several]
    implied = wholes_of(known)
    ordered = sorted((key for key in known if key not in implied), key=lambda key: (-sum(naming[key]), key))
    said: list[str] = []
    for name in map(labels.of, ordered):
        if not any(_is_part(name, other) or _is_part(other, name) for other in said):
            said.append(name)
    is_one = ordered and len(naming[ordered[0]]) >= alone * len(claims)
    return said[:1 if is_one else MOST_NAMED]


def _is_part(name: str, other: str) -> bool:
    """True if *name* is *other*, its heading or its subheading: `Germans` beside `nationality, Germans`."""
    return name.casefold() in (other.casefold(), *other.casefold().split(", ")) or (
        other.casefold().startswith(f"{name.casefold()} "))


def _in_their_words(claims: Sequence[Claim], frames: Sequence[Frame], asked: str) -> str:
    """Return what the register and the subject index have no name for: telling words that two authors share, or "".

    They are those of the first sentence, in its order, but for what is *asked* and, if there are others, what another
    figure counts: names, or a quotation, `“Hooker …
    relieved”`, so that nobody takes words for a heading. A name tells more than another word, and is said whole.
    """
    language = frames[0].language
    said = tokens(claims[0].words)
    apart = GENERIC | {stem(token.text, language) for token in tokens(asked)} | {
        word for claim in claims if claim.also for word in claim.things}
    weights: dict[str, float] = defaultdict(float)
    authors: dict[str, set[str]] = defaultdict(set)
    for claim, frame in zip(claims, frames, strict=True):
        for key, weight in frame.weights.items():
            weights[key] += weight
            authors[key].add(claim.author)
    telling: dict[str, tuple[bool, float, int]] = {}
    for place, token in enumerate(said):
        key = stem(token.text, language)
        is_deed = asked not in ("when", "how many") and any(words.fullmatch(token.text) for words in COUNTING.values())
        is_counted = place > 0 and (said[place - 1].text[0].isdigit() or is_numeral(said[place - 1].text))
        if len(authors[f"word:{key}"]) > 1 and key not in apart and token.text[0].isalpha() and not is_deed:
            weight = weights[f"word:{key}"] * (NAME_TELLS if _is_name(said, place) else 1)
            telling.setdefault(key, (is_counted, -weight, place))
    best = sorted(telling.values())[:MOST_WORDS]
    places = sorted(place for is_counted, _, place in best if not is_counted or best[0][0])
    runs = _joined(dict.fromkeys(_run(said, place) for place in places))
    words = [_possessed(claims[0].words[said[first].start:said[end - 1].end]) for first, end in runs]
    if len(words) > 1 and not all(_is_name(said, first) for first, _ in runs):
        return f"“{' … '.join(words)}”"
    return ", ".join(words)


def _joined(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that follow upon each other as one.

    >>> _joined([(0, 1), (1, 3), (4, 5)])
    [(0, 3), (4, 5)]
    """
    found: list[tuple[int, int]] = []
    for first, end in runs:
        found.append((found.pop()[0] if found and found[-1][1] == first else first, end))
    return found


def _is_name(said: Sequence[Token], place: int) -> bool:
    return 0 < place < len(said) and said[place].text[0].isupper() and said[place].text not in NO_NAMES


def _run(said: Sequence[Token], place: int) -> tuple[int, int]:
    """Return the stretch of words with capitals in which a name stands; else the one word."""
    first, end = place, place + 1
    if _is_name(said, place):
        while _is_name(said, first - 1) and _is_one_name(said[first - 1], said[first]):
            first -= 1
        while _is_name(said, end) and _is_one_name(said[end - 1], said[end]):
            end += 1
        while len(said[first].text) == 1 and first < place:
            first += 1
    return first, end


def _is_one_name(one: Token, other: Token) -> bool:
    """True of two words of one name, of which the first may be an initial: `Robert R. Livingston`."""
    return other.start - one.end == (2 if len(one.text) == 1 else 1) and not one.text.endswith(("’s", "'s"))


def _possessed(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s")


def event_of(claims: Sequence[Claim], frames: Sequence[Frame]) -> str:
    """Return the event that most claims, of two authors at least, are about and that one of them names; or ""."""
    named = {key for frame in frames for key in frame.named}
    return _of_several(claims, [{key: sure for key, sure in frame.events.items() if key in named} for frame in frames])


def _of_several(claims: Sequence[Claim], rows: Sequence[Mapping[str, float]]) -> str:
    """Return what most of *rows*, one for each claim, have, and not those of one author alone; or "".

    Of several it is what tells most: the letter that two of three name, not the charges that three do.
    """
    by_author: dict[str, set[str]] = defaultdict(set)
    for claim, row in zip(claims, rows, strict=True):
        for key in row:
            by_author[key].add(claim.author)
    several = min(2, len({claim.author for claim in claims}))
    return max((key for key in most_shared(rows) if len(by_author[key]) >= several), default="",
               key=lambda key: math.fsum(row.get(key, 0.0) for row in rows))


def most_shared(rows: Iterable[Mapping[str, float]]) -> list[str]:
    """Return the keys that more than half of *rows* have: those that most have, and that weigh most, first.

    >>> most_shared([{"a": 1.0, "b": 0.5}, {"a": 1.0}, {"a": 0.1, "b": 0.9, "c": 9.0}])
    ['a', 'b']
    """
    found = list(rows)
    weights: dict[str, float] = defaultdict(float)
    for key, weight in (item for row in found for item in row.items()):
        weights[key] += weight
    counted = Counter(key for row in found for key in row)
    shared = [key for key, count in counted.items() if 2 * count > len(found)]
    return sorted(shared, key=lambda key: (-counted[key], -weights[key], key))


def _of_kind(keys: Iterable[str], kinds: tuple[str, ...]) -> dict[str, float]:
    return {key: 1.0 for key in keys if key.partition(":")[0] in kinds}
