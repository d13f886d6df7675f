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
from edition.concordance.deeds import HAS_VERB, OTHERS, PART_OF_TIME, TO_PEOPLE, pattern
from edition.concordance.telling import QUOTED
from edition.model import Passage
from edition.names import fold_name
from edition.parallels.function_words import function_words
from edition.thesaurus import Sense
from edition.words import stem, tokens

CALLED, GRANTED = "called", "granted"
"""Deeds of which what is given follows the verb even if that is passive: `they were granted the vote`."""

FURTHER = {
    "appointed": "appoint* promoted elected installed in_his_place in_her_place",
    "dismissed": "dismiss* removed removal_of sacked ousted relieved_of released_from_(?:his|her)_post "
                 "released_from_office",
    "replaced": "replac* succeeded succeeds took_over taken_over",
    "resigned": "resign* stepped_down",
    "asked for": "request* asked_for called_for appl(?:y|ied|ying)_for petition* sought demanded demands?_for",
    GRANTED: "granted granting accorded conferred empowered given_the_(?:power|right|authority) given_powers?",
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
    "begun": "began(?!_to_) begun(?!_to_) begin(?!_to_) beginning(?!_to_) starts?(?!_to_) started(?!_to_) "
             "starting(?!_to_) launch* commenc* opened opening",
    "supported": "supported supporting endorsed endorsing backed",
    "opposed": "opposed opposing",
    CALLED: "called(?!_(?:for|in|off|on|out|up|upon)\\b) termed dubbed known_as referred_to_as labelled styled",
    "raised": "rais(?:e|es|ed|ing) increas* enlarg* expand(?:ed|ing)?",
    "lowered": "lower(?:ed|ing) reduc(?:e|es|ed|ing|tion_of) cut_down",
}
"""Deed → the English words for it, beside those that histories date: these tell sentences apart, and date nothing."""

DEEDS = {**TO_PEOPLE, **OTHERS, **FURTHER}
UNTOLD = ("held", "removed from office")
"""Deeds that say nothing of anyone, or that are told apart here."""

OF_ITSELF = ("resigned", "died", "begun", "ended")
"""What one does oneself, and what happens: it is said of what stands before the verb if nothing follows."""

LEFT_OFFICE, GIVEN = "left office", "given"
ONE_DEED = {"replaced": LEFT_OFFICE, "dismissed": LEFT_OFFICE, "resigned": LEFT_OFFICE, "granted": GIVEN,
            "given back": GIVEN}
"""Deed → what it has in common with others: who is replaced leaves an office, what is given back is given."""

GOVERNING = ("ordered", "asked for", "approved", "granted", "forbidden", "refused")
"""Deeds by which another is had done, or not: `asked to be released`, `ordered the arrest`."""

BEGINNING = re.compile(r"(?<!so-)(?<!non-)\b\w\w")
"""Of the words for a deed; what is so-called is not called so by the author."""


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
    r"|,\s(?=(?:they|he|she|it|we|there)\s)"
    r"|\s(?:but|while|whereas|although|because|that|who|which|whose|so\smuch\sas|of\sthose)\s")
"""Where the part of a sentence ends that belongs to one verb."""

DENIED = re.compile(
    r"\b(?:not(?!\s(?:the\s|a\s|an\s)?(?:only|merely|simply|just|until|necessarily|always|all|every|mainly|primarily|main"
    r"|chief|sole|solely|entirely|wholly|fully|exclusively)\b)|never|no(?!\.|\s(?:doubt|longer|less))"
    r"|nor|neither|nobody|none|without|cannot|hardly|scarcely|failed\sto|refused\sto|unable\sto|far\sfrom|rather\sthan"
    r"|instead\sof|wrong\sto|denie[sd]|invalidates|(?:barred|deterred|discouraged|dissuaded|hindered|kept|prevented|stopped)"
    r"\s(?:\w+\s){0,2}from)\b|n[’']t\b", re.IGNORECASE)
"""Words that deny what follows in the same part; two of them say it again, and `not the only` denies nothing of it."""

NOT_DONE = re.compile(
    r"\b(?:not|never|n[’']t)\s(?:(?:ever|actually|really|in\sfact|themselves|himself)\s)?\Z", re.IGNORECASE)
"""What stands before a verb that is denied itself: `did not in fact sign`. `Not yet` is a matter of time, `not fully`
one of degree."""

REPORTED = re.compile(
    r"\b(?:alleg\w+|supposed(?:ly)?|so-called\s[‘“'\"«]?(?:\w+\s){0,3}\Z|purported\w*|according\sto|claim(?:s|ed|ing)?|argu(?:es?|ed|ing)"
    r"|contend(?:s|ed)?|stress(?:es|ed)?|(?:not|n[’']t)\s(?:\w+\s)?means?|(?:maintain|insist)(?:s|ed)\sthat"
    r"|assert(?:s|ed)?|suggest(?:s|ed|ions?)|hypothes[ie]s|theor(?:y|ies)|myth|legend|stat(?:es|ed)\sthat"
    r"|declar(?:es|ed)|said|says|told|wrote\sthat|believ(?:es?|ed)|thinks?|thought|rumou?rs?|report(?:s|ed)|charged"
    r"|accus(?:es?|ing|ations?)|(?<!\bthe\s)(?<!\bthose\s)(?<!\ball\s)accused)(?:\b|\Z)", re.IGNORECASE)
"""Words behind which somebody else speaks."""

POSSIBLE = re.compile(
    r"\b(?:would|could(?!\s(?:\w+\s)?not\b)|might|(?-i:may)(?!\sbe\s(?:seen|said|regarded|considered))|should|if"
    r"|whether|unless|perhaps|possibl[ey]|possibility|able\sto|(?:was|were)\sto)\b|\bto\s\Z", re.IGNORECASE)
"""Words that leave open whether it was done, or have it yet to be done; May is a month."""

HAD_DONE = re.compile(r"(?:trials?|arrests?|deaths?|murders?|sales?|ions?|ments?|als?)$|\sof$", re.IGNORECASE)
"""Nouns for deeds, before which stands who has them done, if anyone: `the mayor ordered the arrest`."""

HELD = pattern(
    "(?:took|taken|takes)_place held holding conduct* stag(?:ed|ing) organi[sz](?:ed|ing) launch* open(?:ed|ing) "
    "start(?:ed|ing) began begun (?:went|gone|put)_on stood underwent suffered carried_out carrying_out")
"""Verbs by which a noun tells that it was done: `the trial took place`, not `the trial was a farce`."""

NOUN = re.compile(rf"{HAD_DONE.pattern}|ings?$", re.IGNORECASE)
"""Words that may only name a deed of which something is said: `the trial of that year`."""

ROLES = {
    "accused": "accused defendants? convicts?",
    "captives": "prisoners? captives? hostages? detainees internees",
    "rebels": "rebels? insurgents mutineers conspirators plotters",
    "travellers": "passengers",
    "members": "delegates deputies",
}
"""What people are in an event → the English words for it: by these it is told what became of them."""

THEY = "they"
"""Role of those who have been named before."""

SUBJECT = re.compile(
    r"\W*(?:\w+\s){0,5}?(?:" + "|".join(
        f"(?P<{role}>{words.replace(' ', '|')})" for role, words in (*ROLES.items(), (THEY, "they both all"))) +
    r")\b(?:,[^;]*,)?\s(?:(?:have|had)\sbeen|was|were)\s(?:\w+\s){0,8}\Z", re.IGNORECASE)
"""What stands before a passive of which they are the subject: `all the defendants, among them Hart, were tried and`."""

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

ROW = re.compile(r"[^;:()–—.,]+(?:,\s[^;:()–—.,]+)+,\sand\s\Z")
"""What stands before the last of a row: `Hunger, cold, and `; what has no verb belongs to that of the last."""

ONE_OBJECT = re.compile(r",?\s(?:and|or)(?:,|\s)(?:\w+\s){0,2}\w+(?:,\s|(?<=ed)\s)")
"""What stands between a verb and what it shares with another: `asked for, and received, more`."""

OPENING, CLOSING = "“‘„«", "”’»"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a passage, in code points, end exclusive, and what stands there, on one line."""

    start: int
    end: int
    text: str


def words_at(text: str, start: int, end: int) -> Words:
    """Return a stretch of *text* as words."""
    return Words(start, end, on_one_line(text[start:end]))


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
    role: str = ""
    """As what those are named to whom it was done, if they are not named otherwise: one of ROLES, or THEY."""
    is_told: bool = True
    """False if a noun only names what was done, to say something else of it."""


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
    start = _subject_from(text, first, place[0])
    before = list(_nearest(_named(passage, start, place[0], language, senses), start, is_before=True))
    behind = _named(passage, *_object(text, place[1], last), language, senses)
    behind = list(_nearest(behind, place[1], is_before=False))
    is_active = deed == CALLED or not PASSIVE.search(text, start, place[0])
    named, doers = before + (behind if deed == GRANTED else []), frozenset[str]()
    if is_active and (behind or deed not in OF_ITSELF):
        named = behind
        doers = frozenset() if HAD_DONE.search(text[slice(*place)]) else frozenset(
            key for key, _ in before if key.startswith(("person:", "org:", "group:", "name:")))
    named += _told_behind(deed, text, place[1], part_behind(text, place[1], last))
    things = {key: words_at(text, *where) for key, where in named}
    words = words_at(text, *place)
    subject = SUBJECT.match(text, start, place[0])
    return Statement(deed, words, NOT_DONE.search(text, start, place[0]) is not None, things, doers,
                     subject.lastgroup or "" if subject else "", not HAD_DONE.search(words.text) or HELD.search(
                         text, start, part_behind(text, place[1], last)) is not None)


def _told_behind(deed: str, text: str, start: int, end: int) -> Iterator[tuple[str, Place]]:
    """Yield the names that are given, whatever their transliteration, and the deeds that one governs."""
    if deed == CALLED:
        for found in QUOTED.finditer(text, start, end):
            begin, until = found.span("said" if found["said"] else "plain")
            name = text[begin:until].rstrip(".,;")
            yield f"name:{fold_name(name)}", (begin, begin + len(name))
    if deed in GOVERNING:
        yield from ((f"deed:{other}", found.span()) for other, found in _deeds_in(text, start, end)
                    if other not in GOVERNING)


def _subject_from(text: str, first: int, place: int) -> int:
    """Return where the part of a sentence begins that goes on at *place*, with the whole of a row that it ends.

    >>> _subject_from("Then came war: hunger, cold, and plague were feared.", 0, 37)
    15
    """
    start = part_before(text, first, place)
    row = ROW.search(text, part_before(text, first, max(first, start - len(", and "))), start)
    return row.start() if row and not HAS_VERB.search(row.group()) else start


def _object(text: str, place: int, last: int) -> Place:
    """Return the stretch behind a verb that ends at *place* in which stands what it is done to.

    >>> words = "They asked for, and received, more men, but no guns."
    >>> words[slice(*_object(words, 14, len(words)))]
    'more men'
    """
    shared = ONE_OBJECT.match(text, place, last)
    start = shared.end() if shared else place
    end = part_behind(text, start, last)
    comma = text.find(",", start, end)
    return start, comma if comma >= 0 else end


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
            found.append((f"name:{fold_name(key)}" if is_name else f"word:{key}", place))
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
