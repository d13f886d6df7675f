"""What a sentence says was done, to whom and by whom, and whether its author says it, denies it, or reports it.

No parser: the words on either side of a verb, as far as its part of the sentence goes. What others are reported to have
said, what stands in quotation marks and what is only possible are not the author's word, and yield no statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from edition.concordance.claims import Claim, on_one_line
from edition.concordance.deeds import OTHERS, PART_OF_TIME, TO_PEOPLE, pattern
from edition.model import Passage
from edition.parallels.function_words import function_words
from edition.thesaurus import Sense
from edition.words import stem, tokens

FURTHER = {
    "appointed": "appoint* promoted elected installed in_his_place in_her_place",
    "dismissed": "dismiss* removed removal_of sacked ousted relieved_of released_from_(?:his|her)_post "
                 "released_from_office",
    "replaced": "replac* succeeded succeeds took_over taken_over",
    "resigned": "resign* stepped_down",
    "asked for": "request* asked_for called_for appl(?:y|ied|ying)_for petition* sought demanded demands?_for",
    "granted": "granted granting accorded conferred empowered given_the_(?:power|right|authority) given_powers?",
    "given back": "restored restoring restoration reinstated reinstatement given_back",
    "forbidden": "forbade forbid* banned banning prohibit* outlawed",
    "forged": "fabricat* forged forging falsif* concocted trumped_up",
    "used": "used using resort(?:ed|ing)_to employing adopting",
    "sent": "sent dispatch* despatch* telegraphed cabled wired circulated went_from went_out_from "
            "wrote(?=_(?:an?_|the_)?(?:letter|telegram|note|memo))",
    "drawn up": "drew_up drawn_up draft(?:ed|ing)",
    "rehabilitated": "rehabilitat* exonerat*",
    "attacked": "attack(?:s|ed|ing)? bombed bombard* invaded invasion_of",
    "occupied": "occupied occupation_of annexed annexation conquered conquest",
    "founded": "founded founding_of establish(?:ed|ing|ment_of) set_up setting_up created creation_of",
    "bought": "purchased purchase_of bought acquired acquisition_of",
    "recognised": "recogni[sz]ed recognition_of",
    "refused": "refused rejected rejection_of declined vetoed turned_down",
    "criticised": "criticis* criticiz* denounced reproached",
    "supported": "supported supporting endorsed endorsing backed",
    "opposed": "opposed opposing",
}
"""Deed → the English words for it, beside those that histories date: these tell sentences apart, and date nothing."""

DEEDS = {**TO_PEOPLE, **OTHERS, **FURTHER}
UNTOLD = ("held", "removed from office")
"""Deeds that say nothing of anyone, or that are told apart here."""

OF_ITSELF = ("resigned", "died", "begun", "ended")
"""What one does oneself, and what happens: it is said of what stands before the verb if nothing follows."""

LEFT_OFFICE = ("replaced", "dismissed", "resigned")
"""Who is replaced has been dismissed or has resigned; who has resigned was not dismissed."""

BEGINNING = re.compile(r"\b\w\w")


def _by_beginning(deeds: Mapping[str, str]) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Return the deeds by the first two letters of their words, so that most words of a text are looked at once."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for deed, words in deeds.items():
        for beginning in {word[:2] for word in words.split()}:
            found[beginning].append((deed, pattern(" ".join(word for word in words.split() if word[:2] == beginning))))
    return dict(found)


BY_BEGINNING = _by_beginning({deed: words for deed, words in DEEDS.items() if deed not in UNTOLD})

STOPS = re.compile(
    r"[;:()–—]\s?|(?<=\w)\.\s(?=[a-z])|\s--\s"
    r"|,\s(?:and|but|while|whereas|which|who|whom|whose|although|though|because|so|where|when)\s"
    r"|\s(?:but|while|whereas|although|because|that|who|which|whose|so\smuch\sas|of\sthose)\s")
"""Where the part of a sentence ends that belongs to one verb."""

DENIED = re.compile(
    r"\b(?:not(?!\s(?:the\s|a\s|an\s)?(?:only|merely|simply|just|until|necessarily|always|all|every|mainly|primarily|main"
    r"|chief|sole|solely|entirely|wholly|fully|exclusively)\b)|never|no(?!\.|\s(?:doubt|longer|less))"
    r"|nor|neither|nobody|none|without|cannot|hardly|scarcely|failed\sto|refused\sto|unable\sto|far\sfrom|rather\sthan"
    r"|instead\sof|wrong\sto|denie[sd]|invalidates)\b|n[’']t\b", re.IGNORECASE)
"""Words that deny what follows in the same part; two of them say it again, and `not the only` denies nothing of it."""

NOT_DONE = re.compile(
    r"\b(?:not|never|n[’']t)\s(?:(?:ever|actually|really|in\sfact|themselves|himself)\s)?\Z", re.IGNORECASE)
"""What stands before a verb that is denied itself: `did not in fact sign`. `Not yet` is a matter of time, `not fully`
one of degree."""

REPORTED = re.compile(
    r"\b(?:alleg\w+|supposed(?:ly)?|so-called|purported\w*|according\sto|claim(?:s|ed|ing)?|argu(?:es?|ed|ing)"
    r"|contend(?:s|ed)?|stress(?:es|ed)?|(?:not|n[’']t)\s(?:\w+\s)?means?|(?:maintain|insist)(?:s|ed)\sthat"
    r"|assert(?:s|ed)?|suggest(?:s|ed|ions?)|hypothes[ie]s|theor(?:y|ies)|myth|legend|stat(?:es|ed)\sthat"
    r"|declar(?:es|ed)|said|says|told|wrote\sthat|believ(?:es?|ed)|thinks?|thought|rumou?rs?|report(?:s|ed)|accus\w+"
    r"|charged)\b", re.IGNORECASE)
"""Words behind which somebody else speaks."""

POSSIBLE = re.compile(
    r"\b(?:would|could(?!\s(?:\w+\s)?not\b)|might|(?-i:may)(?!\sbe\s(?:seen|said|regarded|considered))|should|if"
    r"|whether|unless|perhaps|possibl[ey]|possibility|able\sto|(?:was|were)\sto)\b|\bto\s\Z", re.IGNORECASE)
"""Words that leave open whether it was done, or have it yet to be done; May is a month."""

PASSIVE = re.compile(
    r"\b(?:(?:was|were|been|being|be|is|are|got|gets)\s(?:\w+\s){0,2}"
    r"|(?:had|have|has|having)\s(?:his|her|its|their|the)\s(?:\w+\s){1,2})\Z")

REACH = 120
"""Code points on either side of a verb in which its part of the sentence is looked for."""

BESIDE = 4
"""Words that carry matter, from a verb to what is done to it: `rights of displaced millers were partially restored`."""

POSSESSED = re.compile(r"[’']s?\s(?!(?:post|position|place|office|job|seat|removal|dismissal|arrest|trial|death)\b)")
"""What follows a name that only belongs to what is meant: `Yagoda's people`, but not `Yagoda's position`."""

AROUND = re.compile(
    r"\b(?:from|in|at|to|by|with|during|after|before|under|on|for|into|against|within|inside|through)\s"
    r"(?:(?:the|a|an|its|his|her|their|these|those)\s)?(?:\w+\s)?\Z|\A\s(?:and|or)\s\w*\Z", re.IGNORECASE)
"""What stands before a word for where and when and by whom something was done, not to whom: `freed from the camps`."""

OPENING, CLOSING = "“‘„«", "”’»"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a passage, in code points, end exclusive, and what stands there, on one line."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What was done, by the words that say so."""

    deed: str
    words: Words
    is_denied: bool
    things: Mapping[str, Words] = field(default_factory=dict)
    """What it was done to: register pointers, `concept:`, `name:` and `word:` keys → the words."""
    doers: frozenset[str] = frozenset()
    """Keys of people, bodies and names that stand right before an active verb."""


def statements_of(claim: Claim, passage: Passage, language: str, senses: Sequence[Sense]) -> tuple[Statement, ...]:
    """Return what the sentence of *claim* says in its author's own words."""
    if passage.kind in ("quote", "speech"):
        return ()
    first, last = claim.sentence
    apart = [one.span() for one in PART_OF_TIME.finditer(passage.text, first, last)]
    apart += [(one.start, one.end) for one in passage.spans if one.kind in ("citation", "title", "date", "quotation")]
    found = ((deed, one) for deed, one in _deeds_in(passage.text, first, last)
             if not any(start <= one.start() < end for start, end in apart))
    return tuple(statement_at(deed, one.span(), claim, passage, language, senses) for deed, one in found
                 if is_own(passage.text, first, one.start()) and _is_sure(passage.text, first, one.start()))


def _deeds_in(text: str, first: int, last: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the words for deeds in a stretch of *text*, in order.

    >>> [(deed, one.group()) for deed, one in _deeds_in("Hart was sacked and fled.", 0, 25)]
    [('dismissed', 'sacked')]
    """
    for beginning in BEGINNING.finditer(text, first, last):
        for deed, words in BY_BEGINNING.get(beginning.group().lower(), ()):
            if found := words.match(text, beginning.start(), last):
                yield deed, found


def _is_sure(text: str, first: int, place: int) -> bool:
    """False if something is denied before a verb, and it is not the verb: `without being able to say who signed`."""
    return NOT_DONE.search(text, max(first, place - REACH), place) is not None or not is_denied(
        text, part_before(text, first, place), place)


def is_own(text: str, first: int, place: int) -> bool:
    """True of what an author says himself, and says to be so, in the sentence that begins at *first*.

    >>> words = "They claimed that he fell; he was shot."
    >>> is_own(words, 0, words.index("fell")), is_own(words, 0, words.index("shot"))
    (False, True)
    """
    start = part_before(text, first, place)
    strong = max(text.rfind(";", first, place), text.rfind(" -- ", first, place), text.rfind("—", first, place), first)
    return not (is_quoted(text, first, place) or REPORTED.search(text, strong, place)
                or POSSIBLE.search(text, start, place))


def is_quoted(text: str, first: int, place: int) -> bool:
    """True inside quotation marks that open in the same sentence.

    >>> is_quoted("He cried “fire” and left.", 0, 10), is_quoted("He cried “fire” and left.", 0, 20)
    (True, False)
    """
    opened = 0
    for at in range(first, place):
        if text[at] in OPENING:
            opened += 1
        elif text[at] in CLOSING and not (text[at - 1:at].isalnum() and text[at + 1:at + 2].isalnum()):
            opened = max(0, opened - 1)
    return opened > 0 or text.count('"', first, place) % 2 == 1


def part_before(text: str, first: int, place: int) -> int:
    """Return where the part of a sentence begins that goes on at *place*."""
    start = max(first, place - REACH)
    return max((one.end() for one in STOPS.finditer(text, start, place)), default=start)


def part_behind(text: str, place: int, last: int) -> int:
    """Return where the part of a sentence ends that stands at *place*."""
    end = min(last, place + REACH)
    stop = STOPS.search(text, place, end)
    return stop.start() if stop else end


def is_denied(text: str, start: int, place: int) -> bool:
    """True if what stands at *place* is denied in the part of the sentence from *start* on.

    >>> is_denied("they were not discouraged", 0, 14), is_denied("this does not mean that none came", 0, 29)
    (True, False)
    """
    denied = [one.lower() for one in DENIED.findall(text, start, place)]
    return len(denied) % 2 == 1 or denied == ["neither", "nor"]


def statement_at(
    deed: str, place: Place, claim: Claim, passage: Passage, language: str, senses: Sequence[Sense]
) -> Statement:
    """Return what was done at *place*: to what follows; of a passive, and what is done of itself, to what precedes."""
    first, last = claim.sentence
    text = passage.text
    start, end = part_before(text, first, place[0]), part_behind(text, place[1], last)
    before = list(_nearest(_named(passage, start, place[0], language, senses), start, is_before=True))
    named, doers = before, frozenset[str]()
    if not PASSIVE.search(text, start, place[0]):
        comma = text.find(",", place[1], end)
        behind = _named(passage, place[1], comma if comma >= 0 else end, language, senses)
        if behind or deed not in OF_ITSELF:
            named = list(_nearest(behind, place[1], is_before=False))
            doers = frozenset(key for key, _ in before if key.startswith(("person:", "org:", "group:", "name:")))
    things = {key: Words(*where, on_one_line(text[slice(*where)])) for key, where in named}
    words = Words(*place, on_one_line(text[slice(*place)]))
    return Statement(deed, words, NOT_DONE.search(text, start, place[0]) is not None, things, doers)


def _named(
    passage: Passage, start: int, end: int, language: str, senses: Sequence[Sense]
) -> list[tuple[str, Place]]:
    """Return what a stretch names, in order: entries of the register, concepts, other words that carry matter."""
    found = [(one.ref, (one.start, one.end)) for one in passage.spans
             if one.ref and one.kind in ("person", "org", "event", "group", "work") and start <= one.start
             and one.end <= end]
    known = [place for _, place in found] + [(one.start, one.end) for one in passage.spans if one.kind == "date"]
    found = [(key, place) for key, place in found if not POSSESSED.match(passage.text, place[1])]
    found += [(f"concept:{one.concept}", (one.start, one.end)) for one in senses if start <= one.start < one.end <= end]
    empty = function_words(passage.lang or language)
    for token in tokens(passage.text[start:end]):
        place = (start + token.start, start + token.end)
        key = stem(token.text, passage.lang or language)
        is_telling = token.text[0].isalpha() and len(key) > 1 and key not in empty
        if is_telling and not any(first <= place[0] < last for first, last in known):
            is_name = token.text[0].isupper() and place[0] > start and passage.text[place[0] - 2] not in ".!?:"
            found.append((f"{'name' if is_name else 'word'}:{key}", place))
    return sorted((one for one in found if not _is_around(passage.text[start:one[1][0]], one[0])),
                  key=lambda one: one[1])


def _is_around(before: str, key: str) -> bool:
    """True of what stands behind a preposition: nothing is done to it; but an office is taken over from somebody."""
    found = AROUND.search(before)
    return found is not None and not (key.startswith("person:") and found.group().lower().startswith("from"))


def _nearest(named: Sequence[tuple[str, Place]], at: int, *, is_before: bool) -> Iterator[tuple[str, Place]]:
    """Yield what stands nearest to a verb: the last words before it, or the first behind."""
    words = sorted({place[0] for _, place in named})
    kept = words[-BESIDE:] if is_before else words[:BESIDE]
    low, high = (kept[0], kept[-1]) if kept else (at, at)
    yield from ((key, place) for key, place in named if low <= place[0] <= high)
