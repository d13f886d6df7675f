"""What a question is called: its subject, and what is asked of it, as the heading of a table would say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from edition.concordance.claims import DAY, EDITION, NAME, SHARE, TERM, WORDS, Claim
from edition.concordance.deeds import TO_PEOPLE
from edition.concordance.frames import GENERIC, Frame
from edition.parallels.labels import Labels
from edition.thesaurus import wholes_of
from edition.words import stem, tokens

ASKED = {TERM: "how long", NAME: "what it was called", WORDS: "what each says"}
"""What claims state → what the question asks, whatever was done."""

UNNAMED = (ASKED[WORDS].capitalize(), "When")
"""Titles of questions whose claims share nothing that can be said."""

MOST_NAMED = 2
"""Subjects in the title of a question that is answered in words; more make no title."""

MOST_WORDS = 3
"""Words in the title of a question for whose subject the library has no name."""

NAME_TELLS = 2
"""How much more a word with a capital says of the subject."""

ACTIVE = {"died": ("how many died", "day of death"), "born": ("how many were born", "day of birth")}
"""Deeds that nobody does to another → what is asked of their number, and of their day."""


def title_of(claims: Sequence[Claim], frames: Sequence[Frame], labels: Labels) -> str:
    """Return what is asked, in words: `Order 00447: how many were arrested`."""
    if claims[0].thing == EDITION:
        return f"{labels.of(claims[0].ref)}: which edition"
    claims, frames = answering(claims, frames)
    thing = next((claim.thing for claim in claims if claim.thing not in ("", WORDS)), claims[0].thing)
    deed = _deed(frames) if thing != NAME else ""
    if thing == WORDS:
        about = "; ".join(_spoken_of(claims, frames, labels)) or _in_their_words(claims, frames, "")
        return f"{about[:1].upper()}{about[1:]}: {ASKED[WORDS]}" if about else UNNAMED[0]
    subject = _subject(claims, frames, deed)
    asked = _asked(claims, thing, deed)
    about = labels.of(subject) if subject else ""
    if not deed and thing != NAME and (act := _concept(frames, {subject, f"concept:{thing}"})):
        asked = f"{asked} ({labels.of(act)})"
    elif not about:
        about = _in_their_words(claims, frames, asked)
    if claims[0].is_number and (year := next(iter(most_shared(dict.fromkeys(one.years, 1.0) for one in frames)), "")):
        asked = f"{asked}, {labels.of(year)}"
    title = f"{about}: {asked}" if about else asked
    return title[:1].upper() + title[1:]


def answering(claims: Sequence[Claim], frames: Sequence[Frame]) -> tuple[Sequence[Claim], Sequence[Frame]]:
    """Return the claims that answer in more than words, and their frames; all if none does."""
    rows = [(claim, frame) for claim, frame in zip(claims, frames, strict=True) if claim.thing != WORDS]
    return ([claim for claim, _ in rows], [frame for _, frame in rows]) if rows else (claims, frames)


def _asked(claims: Sequence[Claim], thing: str, deed: str) -> str:
    if thing in ASKED:
        return ASKED[thing]
    many, when = ACTIVE.get(deed, (f"how many were {deed}", f"when {deed}"))
    if thing == DAY:
        return when if deed else "when"
    if thing == SHARE:
        return f"what share was {deed}" if deed else "what share"
    return many if deed and thing in ("people", "") else f"how many {_noun(claims, thing)}".strip()


def _noun(claims: Sequence[Claim], thing: str) -> str:
    """Return what is counted as one of the authors says it, `lists`; of people, `people`."""
    said = next((claim.noun for claim in claims if claim.thing == thing and claim.noun), thing)
    return thing if thing == "people" else said.split()[-1] if said else ""


def _deed(frames: Sequence[Frame]) -> str:
    """Return what most of the claims say was done, in general words."""
    deeds = most_shared(_of_kind(frame.acts, ("deed",)) for frame in frames)
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
    things = [{key: weight for key, weight in frame.subjects.items() if key not in done} for frame in frames]
    if claims[0].thing == DAY and deed in TO_PEOPLE:
        people = [{key: weight for key, weight in frame.subjects.items() if key in frame.people} for frame in frames]
        if person := next(iter(most_shared(people)), ""):
            return person
    if ref := next((claim.ref for claim in claims if claim.thing == NAME and claim.ref), ""):
        return ref
    if claims[0].is_number:
        things = [{key: one[key] for key in one if not key.startswith("concept:")} for one in things]
    return event_of(claims, frames) or _of_several(claims, things)


def _spoken_of(claims: Sequence[Claim], frames: Sequence[Frame], labels: Labels) -> list[str]:
    """Return in words the one or two things that sentences of two authors speak of: what many name, and few others.

    The whole is not said beside its part, nor a concept beside the entry that has its name.
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
        if not any(other.casefold().startswith(name.casefold()) for other in said):
            said.append(name)
    return said[:MOST_NAMED]


def _in_their_words(claims: Sequence[Claim], frames: Sequence[Frame], asked: str) -> str:
    """Return what the register and the subject index have no name for: telling words that two authors share, or "".

    They are those of the first sentence, in its order, but for what is *asked*: `Pearl Harbor, attacked`. A name tells
    more than another word.
    """
    language = frames[0].language
    said = tokens(claims[0].words)
    apart = GENERIC | {stem(token.text, language) for token in tokens(asked)}
    weights: dict[str, float] = defaultdict(float)
    authors: dict[str, set[str]] = defaultdict(set)
    for claim, frame in zip(claims, frames, strict=True):
        for key, weight in frame.weights.items():
            weights[key] += weight
            authors[key].add(claim.author)
    telling: dict[str, tuple[float, int]] = {}
    for place, token in enumerate(said):
        key = stem(token.text, language)
        if len(authors[f"word:{key}"]) > 1 and key not in apart and token.text[0].isalpha():
            is_name = place > 0 and token.text[0].isupper()
            telling.setdefault(key, (-weights[f"word:{key}"] * (NAME_TELLS if is_name else 1), place))
    places = sorted(place for _, place in sorted(telling.values())[:MOST_WORDS])
    words = ((" " if place - 1 in places else ", ") + said[place].text for place in places)
    return "".join(words).lstrip(", ")


def event_of(claims: Sequence[Claim], frames: Sequence[Frame]) -> str:
    """Return the event that most claims, of two authors at least, are about and that one of them names; or ""."""
    named = {key for frame in frames for key in frame.named}
    return _of_several(claims, [{key: sure for key, sure in frame.events.items() if key in named} for frame in frames])


def _of_several(claims: Sequence[Claim], rows: Sequence[Mapping[str, float]]) -> str:
    """Return what most of *rows*, one for each claim, have, and not those of one author alone; or ""."""
    by_author: dict[str, set[str]] = defaultdict(set)
    for claim, row in zip(claims, rows, strict=True):
        for key in row:
            by_author[key].add(claim.author)
    several = min(2, len({claim.author for claim in claims}))
    return next((key for key in most_shared(rows) if len(by_author[key]) >= several), "")


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
