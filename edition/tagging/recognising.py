"""Persons in a passage: surnames with the given names about them, and who of several bearers is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edition.model import Span
from edition.names import fold_name, fold_word
from edition.tagging.commonplaces import (
    BODIES,
    CHARGES,
    FEATURES,
    LOCATIVE,
    NATIONAL,
    ORDINARY,
    ROLES,
    SMALL_WORDS,
)
from edition.tagging.forenames import FORENAMES, is_patronymic
from edition.tagging.people import INITIAL, PARTICLES, People, Person, agree, split_name
from edition.tagging.stretches import Stretches
from edition.tagging.tokens import Tokens
from edition.tagging.trie import Hit, users
from edition.timewords import MONTHS, REPUBLICAN_MONTHS, WEEKDAYS
from edition.words import right_before

_INITIALS_BEFORE = re.compile(rf"(?<!\w)(?:{INITIAL}[\s-]?){{1,4}}\Z")
_INITIALS_AFTER = re.compile(rf",?\s(?:{INITIAL}[\s-]?){{0,3}}{INITIAL}(?!\w)")
_BARE_INITIAL_AFTER = re.compile(r"\s[A-ZА-ЯЁ]{1,2}(?=\s?[,;/)])")
_INITIAL_LAST = re.compile(rf"[\s.]{INITIAL}\Z")
_WORD_AFTER = re.compile(r"\s([^\W\d_]+)")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]+(?![\w’'])")
"""A surname behind what would be one: `Robert Wilson Shufeldt` is no Wilson."""
_GREAT_AFTER = re.compile(r"\s[A-Z][a-z]")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)([\s.]\s?)\Z")
_GREAT_BEFORE = re.compile(r"(?:(?<=\w)\s(?:[A-Z][a-z]+\s){1,3}|(?<=[,;]\s)(?:[A-Z][a-z]+\s){2,3})\Z")
"""One to three words with a great letter within their sentence, of a list two or three."""
_FEATURE_BEFORE = re.compile(r"\b([A-Z][a-z]+)\.?\s\Z")
_NUMERAL_AFTER = re.compile(r"\s(?:(?:I[IVX]+|VI+|X[IVX]+)\b|[VX](?![\w.]))")
"""What makes a ruler another one: `George II`; `I` alone may be whoever speaks."""
_GREAT = re.compile(r"[A-Z][a-z]+")
_WITHIN = re.compile(r"\b[Ii]n\s\Z")
_OWNS = re.compile(r"['’]")
"""`In Warsaw Malenkov said`: a place that no register knows. `In Sumner Welles’ view` is a given name."""

_NO_GIVEN_NAMES = (ROLES, CHARGES, SMALL_WORDS, BODIES, WEEKDAYS, NATIONAL, REPUBLICAN_MONTHS)
_ARTICLES = ("the", "a", "an")
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|during|early|late|of|last|next|this|that|before|after)\s\Z", re.IGNORECASE)
_GIVEN_GAP = 48
"""How far, in code points, given names may stand before a surname."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A person's name as it stands in a passage."""

    start: int
    end: int
    surname: str
    given: tuple[str, ...]
    bearers: tuple[Person, ...]
    """Who bears the form found; empty if only the surname is known."""


class Recogniser:
    """Finds persons passage by passage, and remembers who was named so that a surname alone finds its bearer."""

    def __init__(self, people: People, common: frozenset[str], who: frozenset[str]) -> None:
        """Take *common*, the words that the text writes small, and *who*, the names under which forms list the text."""
        self._people = people
        self._common = common
        self._who = who
        self._last: dict[str, str] = {}
        self._here: set[str] = set()
        self._things: tuple[str, Sequence[Span]] = "", ()
        self._barred: tuple[Stretches, Stretches] | None = None

    def spans(self, text: str, tokens: Tokens, things: Sequence[Span] = ()) -> list[Span]:
        """Return the persons of a passage in order; *things* are the places, bodies and events found there."""
        found: list[Span] = []
        self._here = set()
        self._things, self._barred = (text, things), None
        for hit in self._people.trie.hits(text, tokens):
            spoken = self._spoken(text, tokens, hit, found[-1].end if found else 0)
            if spoken is not None and (span := self._settled(text, spoken)) is not None:
                found.append(span)
        return found

    def _spoken(self, text: str, tokens: Tokens, hit: Hit, floor: int) -> Spoken | None:
        start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
        start = max(start, floor)
        name = text[start:end]
        start += _description(name)
        surname, given = split_name(name if name.count(",") else _form_order(name, hit))
        end = _closed(text, end)
        if _NUMERAL_AFTER.match(text, end) or _is_place(text, start):
            return None
        bearers = self._bearers_of(hit)
        if given and hit.last - hit.first > 1:
            start -= text[max(0, start - 1):start] in tuple("'‘“\"") and bool(re.search(r"['’”\"]", text[start:end]))
            more = self._before(text, start, floor, surname)
            if more is not None and _only_initials(text[more[0]:start]):
                start, given = more[0], more[1] + given
            return Spoken(start, end, surname, given, bearers)
        if not self._people.is_surname(surname):
            return Spoken(start, end, surname, (), bearers)
        return self._with_given(text, start, end, floor, surname)

    def _with_given(self, text: str, start: int, end: int, floor: int, surname: str) -> Spoken:
        """Return a surname with the given names about it, be they those of a namesake."""
        after = _INITIALS_AFTER.match(text, end) or _BARE_INITIAL_AFTER.match(text, end)
        before = self._before(text, start, floor, surname)
        if before is not None:
            place, given = before
            if not any(agree(given, each.given) for each in self._people.bearers(surname)):
                place = self._stranger(text, place, end, floor) or place
            return Spoken(place, end, surname, tuple(fold_name(text[place:start]).split()), ())
        if after is not None and self._is_initials_of(surname, after):
            return Spoken(start, after.end(), surname, tuple(fold_name(after.group()).split()), ())
        stranger = self._stranger(text, start, end, floor)
        if stranger is not None:
            return Spoken(stranger, end, surname, tuple(fold_name(text[stranger:start]).split()), ())
        return Spoken(start, end, surname, (), ())

    def _bearers_of(self, hit: Hit) -> tuple[Person, ...]:
        if len(hit.named) == 1:
            return (self._people.persons[hit.named[0].entry.key],)
        return tuple(self._people.persons[key] for key in dict.fromkeys(each.entry.key for each in hit.named))

    def _is_initials_of(self, surname: str, initials: re.Match[str]) -> bool:
        """Return True if *initials* after a surname are of its bearer and not of the next person in a list."""
        given = tuple(fold_name(initials.group()).split())
        if any(agree(given, person.given) for person in self._people.bearers(surname)):
            following = _WORD_AFTER.match(initials.string, initials.end())
            return following is None or not self._people.is_surname(fold_word(following[1]))
        return not initials.group().startswith(",")

    def _stranger(self, text: str, start: int, end: int, floor: int) -> int | None:
        """Return where the words before a surname begin that are the given names of a namesake: `Sumner Welles`."""
        words = _GREAT_BEFORE.search(text, max(floor, start - _GIVEN_GAP), start)
        if words is None:
            word = _WORD_BEFORE.search(text, max(floor, start - _GIVEN_GAP), start)
            is_forename = word is not None and word[1][0].isupper() and fold_word(word[1]) in FORENAMES
            return word.start() if word is not None and is_forename and word[2] == " " else None
        place = start
        for word in reversed(list(_GREAT.finditer(text, *words.span()))):
            if self._is_known(word):
                break
            place = word.start()
        is_within = right_before(_WITHIN, text, place, floor) is not None and not _OWNS.match(text, end)
        return place if place < start and not is_within else None

    def _is_known(self, word: re.Match[str]) -> bool:
        """Return True of a word with a great letter that is not somebody's given name."""
        small = word.group().lower()
        if word.group() in MONTHS or small in self._common or self._is_thing(*word.span()):
            return True
        return any(small in words or small.removesuffix("s") in words for words in _NO_GIVEN_NAMES)

    def _is_thing(self, start: int, end: int) -> bool:
        """Return True of words that name a body or an event, or a place where one is asked for: `In Moscow he said`."""
        text, things = self._things
        if self._barred is None:
            self._barred = (Stretches.of(span for span in things if span.kind != "place"),
                            Stretches.of(span for span in things if span.kind == "place"))
        bodies, places = self._barred
        is_asked_for = places.overlap(start, end) and right_before(LOCATIVE, text, start) is not None
        return is_asked_for or bodies.overlap(start, end)

    def _before(self, text: str, start: int, floor: int, surname: str) -> tuple[int, tuple[str, ...]] | None:
        """Return where given names before *start* begin, and the names folded; None if there are none."""
        given: tuple[str, ...] = ()
        place = start
        low = max(floor, start - _GIVEN_GAP)
        while True:
            initials = _INITIALS_BEFORE.search(text, low, place) if "." in text[low:place] else None
            word = _WORD_BEFORE.search(text, low, place)
            if initials is not None:
                place, given = initials.start(), tuple(fold_name(initials.group()).split()) + given
            elif word is not None and word[2].strip() != "." and self._is_given(fold_word(word[1]), word[1], surname):
                place, given = word.start(), (fold_word(word[1]), *given)
            else:
                return (place, given) if given else None

    def _is_given(self, folded: str, said: str, surname: str) -> bool:
        if not said[0].isupper():
            return False
        if folded in self._people.forenames or is_patronymic(folded):
            return True
        return any(folded in each.given for each in self._people.bearers(surname))

    def _settled(self, text: str, spoken: Spoken) -> Span | None:
        if not spoken.given:
            return self._by_surname(text, spoken)
        fitting = [each for each in spoken.bearers or self._people.bearers(spoken.surname)
                   if spoken.bearers or agree(spoken.given, each.given)]
        known = self._known(fitting)
        if known is None and fitting:
            known = self._recent(spoken.surname, fitting) or self._usual(fitting)
        if known is not None:
            self._last[spoken.surname] = known.entry.key
            self._here.add(known.entry.key)
            cert = "" if len(fitting) == 1 else "medium"
            return _span(spoken, known.entry.key, cert)
        return _span(spoken, "", "low") if fitting or not _NAME_AFTER.match(text, spoken.end) else None

    def _by_surname(self, text: str, spoken: Spoken) -> Span | None:
        bearers = list(spoken.bearers) or self._people.bearers(spoken.surname)
        if spoken.surname in ORDINARY and self._is_word(text, spoken):
            return None
        recent = self._recent(spoken.surname, bearers)
        usual = [each for each in bearers if spoken.surname in each.alone]
        if recent is not None and (recent in usual or not usual or self._is_spoken_of(recent, spoken.surname)):
            return _span(spoken, recent.entry.key, "" if len(bearers) == 1 or [recent] == usual else "medium")
        if self._is_common(text, spoken) or self._is_given_of_another(text, spoken):
            return None
        alone = usual or [each for each in bearers if spoken.surname not in each.withheld]
        if not alone:
            ours = self._known([each for each in bearers if self._is_ours(each, spoken.surname)])
            key = ours.entry.key if ours is not None else ""
            return _span(spoken, key, "medium" if key else "low") if len(bearers) > 1 else None
        known = self._known(alone) or self._usual(alone)
        if known is None:
            return _span(spoken, "", "low")
        return _span(spoken, known.entry.key, "" if len(bearers) == 1 or [known] == usual else "medium")

    def _is_spoken_of(self, person: Person, surname: str) -> bool:
        """Return True if the passage names *person* in full and the register has the bare surname for context."""
        return person.entry.key in self._here and surname in person.withheld

    def _is_ours(self, person: Person, surname: str) -> bool:
        """Return True if the register says that this text calls *person* by the bare surname."""
        return any(self._who & users(form) for form in person.entry.forms if fold_name(form.text) == surname)

    def _is_word(self, text: str, spoken: Spoken) -> bool:
        """Return True of an ordinary word with a great letter (`West Bank`) rather than a name (`Mr West`)."""
        before = right_before(_WORD_BEFORE, text, spoken.start)
        if before is not None and before[1].lower() in ROLES:
            return False
        if before is not None and before[1].lower() in _ARTICLES:
            return True
        is_month = text[spoken.start:spoken.end] in MONTHS
        if is_month and right_before(_TIME_BEFORE, text, spoken.start):
            return True
        return spoken.surname not in self._last or _GREAT_AFTER.match(text, spoken.end) is not None

    def _is_given_of_another(self, text: str, spoken: Spoken) -> bool:
        """Return True of a surname that is a given name too and stands before another name: `George Canning`."""
        return spoken.surname in self._people.forenames and _GREAT_AFTER.match(text, spoken.end) is not None

    def _is_common(self, text: str, spoken: Spoken) -> bool:
        said = text[spoken.start:spoken.end]
        return said.casefold() in self._common and " " not in said

    def _recent(self, surname: str, among: list[Person]) -> Person | None:
        key = self._last.get(surname, "")
        return next((each for each in among if each.entry.key == key), None)

    def _known(self, among: list[Person]) -> Person | None:
        return among[0] if len(among) == 1 else None

    def _usual(self, among: list[Person]) -> Person | None:
        """Return the one whose forms list this text, if there is one only."""
        ours = [each for each in among if any(self._who & users(form) for form in each.entry.forms)]
        return self._known(ours)


def _description(name: str) -> int:
    """Return how many code points of a form go before the name: `aircraft designer Yakovlev`, but not `von Laue`."""
    if name[:1].isupper():
        return 0
    words = re.match(r"(?:[^\W\d_]*[a-zа-яё](?<![A-ZА-ЯЁ])\s)+(?=[A-ZА-ЯЁ])", name)
    is_plain = words is not None and words[0].islower() and not any(word in PARTICLES for word in words[0].split())
    return words.end() if words is not None and is_plain else 0


def _form_order(name: str, hit: Hit) -> str:
    """Return *name*, or its form in the register if that says which word is the surname."""
    return name if hit.last - hit.first > 1 else hit.named[0].form.text if " " not in hit.named[0].form.text else name


def _is_place(text: str, start: int) -> bool:
    """Return True of a name behind what only places are named with: `Port Arthur`."""
    before = right_before(_FEATURE_BEFORE, text, start)
    return before is not None and before[1].lower() in FEATURES


def _only_initials(before: str) -> bool:
    return _INITIALS_BEFORE.fullmatch(before) is not None


def _closed(text: str, end: int) -> int:
    """Return *end* beyond the point of a last initial: `Zhukov Yu.`."""
    point = text[end:end + 1] == "." and _INITIAL_LAST.search(text, max(0, end - 4), end + 1)
    return end + 1 if point else end


def _span(spoken: Spoken, key: str, cert: str) -> Span:
    return Span(spoken.start, spoken.end, "person", key, "", cert, "#variorum")
