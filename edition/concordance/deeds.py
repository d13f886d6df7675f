"""What was done, by its verb: the few classes of deeds that histories date and count, whatever their subject.

The thesaurus of a library has the concepts of its subject; these are general, and stand for those libraries that have
none. A verb can mean two deeds: who succeeds takes an office, and another leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.clauses import WINDOW
from edition.concordance.claims import DAY, Claim, on_one_line
from edition.concordance.clauses import part_of
from edition.model import Passage, Span
from edition.sentences import is_one_sentence
from edition.thesaurus import Sense

TO_PEOPLE: Mapping[str, str] = {
    "appointed": "appoint* promoted promotion elected installed succeeded succeeds replac* took_over taken_over "
                 "in_his_place in_her_place in_their_place",
    "removed from office": "dismiss* remov* resign* sacked ousted stepped_down relieved_of released_from_his_post "
                           "released_from_her_post released_from_office succeeded_by replac*",
    "arrested": "arrest* apprehend* detained taken_into_custody rounded_up rounding_up seized",
    "put to death": "sentenced_to_death condemned_to_death sentence_of_death death_sentence* death_penalty shot "
                    "shooting* execute execute[sd] executing execution* hanged put_to_death beheaded killed killing* "
                    "murder murders murdered assassinat* slain massacr*",
    "died": "died death_of deaths dead perished drowned suicide fatalit* lives_lost lives_were_lost lost_their_lives "
            "death_toll killed killing* slain massacr* murder murders murdered fallen",
    "saved": "saved saving rescued rescue survived surviving survivors",
    "born": "born birth_of",
    "sentenced": r"sentenced sentencing sentences convicted condemned punished punishments "
                 r"sanctions(?!\s(?:the|an?|this)\b)",
    "tried": r"tried(?!\sto\b) trial trials arraigned in_the_dock prosecuted",
    "deported": "deport* exiled banish* resettled",
    "expelled": "expelled expelling expulsion* excluded ousted",
    "released": "released releasing liberated liberation freed amnesti*",
    "wounded": "wounded injured injuries",
    "captured": "captur* (?:taken|took|made)_prisoners? surrender*",
}
"""Deed → the English words for it, of what happens to people; `*` is any ending. An office that changes hands is both
taken and left."""

TO_THINGS: Mapping[str, str] = {
    "destroyed": "destroy* wiped_out burn(?:ed|t)_down razed demolished in_ruins laid_waste levelled gutted consumed",
}
"""The same of what is counted, but is nobody."""

OTHERS: Mapping[str, str] = {
    "signed": "signed signing",
    "approved": "approv* sanctioned sanctioning confirm* ratif* adopt* authoris* authoriz* endors*",
    "ordered": "ordered ordering decreed issued prescribed instructed commanded",
    "sent": "sent dispatch* despatch* telegraphed cabled circulated went_from went_out_from went_to",
    "begun": "began begun begin beginning start starts started starting launch* commenc* opened opening",
    "ended": "end ended ends ending closed closing completed completing completion finish* cease ceased ceasing "
             "terminat* abolished concluded concluding",
    "held": "met meeting convene* convening assembled took_place was_held were_held",
    "published": "publish* publication printed",
}
"""The same of what happens to papers, meetings and campaigns: it dates them, and counts nobody."""


def pattern(words: str) -> re.Pattern[str]:
    """Return what finds one of *words*.

    >>> pattern("took_over replac*").findall("He replaced her and took over.")
    ['replaced', 'took over']
    """
    either = "|".join(word.replace("*", r"\w*").replace("_", r"\s") for word in words.split())
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


PART_OF_TIME = re.compile(
    r"\b(?:at|by|before|from|in|near|since|till|through|towards?|until)\s(?:\w+\s){0,2}(?:end|beginning|start)\b",
    re.IGNORECASE)
"""Words that say when, not that something ended or began: `by the end of March`, `in the beginning`."""

COUNTING = {name: pattern(words) for name, words in (*TO_PEOPLE.items(), *TO_THINGS.items())}
DATING = COUNTING | {name: pattern(words) for name, words in OTHERS.items()}

DEATHS = frozenset(("deed:died", "deed:put to death"))
"""What may be said of one person: who was killed has died."""

NEUTRAL = frozenset(("deed:held",))
"""What says no more than that something happened: a trial that took place was held by trying somebody."""

FROM_WHERE = re.compile(r"(?:\s(?!from\b)\w+){0,3}\sfrom\s(?:the\s)?", re.IGNORECASE)
"""What stands between an expulsion and the place out of which it drives: `expelled all of them from York`."""

DONE = re.compile(r"(?:ed|ing|en|ions?|shot|hanged|slain)\b", re.IGNORECASE)
"""Endings of words that say what was done: participles, and nouns made of verbs."""

HAS_VERB = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|should|could|can|may|\w+ed|who|which)\b")
"""What a part of a sentence has that speaks for itself; without, it goes on as the part before: `and 900 in 1903`."""

OF_FIGURE = re.compile(
    r"\s(?:of|by)\s(?:\w+\s){0,2}|[,:]\s(?:(?:about|some)\s)?"
    r"|,?\s(?:which\s)?(?:amount\w+|came|comes|rose|stood|was|were|is|are)\s(?:(?:to|at|put\sat)\s)?(?:\w+\s)?")
"""What stands between a noun for an act and the figure: `the arrest of nearly 400 people`, `wounded, 12,000`, `the
number of survivors, which came to about 300`."""

BASE = re.compile(r"\bout\sof\s(?:the\s)?(?:\w+\s)?\Z|\d\s(?:\w+\s)?of\s(?:the|its|their|some|about)\s\Z")
"""What stands before a figure of which another is a part: what was done to the part was not done to the whole."""

TOTAL = re.compile(r"\btotal[,:]?\s(?:was\s)?\Z", re.IGNORECASE)
"""What stands before a figure that sums up what is told of others in its sentence."""

ALTOGETHER = re.compile(r"\s(?:in\sall|altogether|in\stotal)\b")
"""What stands behind one."""

INCLUDING = re.compile(r"\b(?:including|among\s(?:them|these|whom))\s(?:\w+\s){0,2}\Z")
"""What stands before a part of those to whom something was done, told for another reason: `including 100 women`."""

STATE = re.compile(r"\b(?:as\sof|(?:data|figures|numbers)\s(?:from|of|for))\s(?:the\s)?\Z", re.IGNORECASE)
"""What stands before the day of a state, on which nothing was done: `data from 1 November showed`."""

BASE_REACH = 40
"""Code points before a figure in which that is looked for."""

AND = re.compile(r"\s(?:and|or|then|and\sthen)\s")
"""What stands between two words for what was done together: `the trial and execution`, `arrested and shot`."""

OF_DAY = re.compile(r"\s(?:of(?:\s\w+){1,3}\s|\w+\s)?(?:in|on|of)\s(?:the\s)?")
"""The same of a day: `his arrest in late May`."""

UNTIL = re.compile(r"\s(?:to|until|till)\s(?:the\s)?")
"""What stands between two days that are the ends of a stretch of time."""

CUT = re.compile(r"[,;:()–—]|\sand\s")
"""What ends the part of a sentence with which one without a verb goes on."""

DOING = re.compile(r"(?:\s(?!and\b|but\b|who\b|which\b)\w+){0,2}\s")
"""What may stand between who does something and the verb: `the Committee had formally approved`."""

PASSIVE, LONGEST_PASSIVE = re.compile(r"\b(?:was|were|been|being|be)\s(?:\w+\s)?\Z"), 40
"""What stands before a verb whose doer follows it, after `by`, and code points of it."""

DONE_BY = re.compile(r"\b(?:by|from)\s(?:the\s)?\Z")

BELONGS = re.compile(r"\s(?:of|in|at)\s(?:the\s)?")
"""What stands between the parts of one name: `the Committee of the Shire`."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done by a word or a term: its stretch in the passage, and its concepts and general deeds."""

    start: int
    end: int
    keys: frozenset[str]


def deed_of(claim: Claim, passage: Passage, senses: Sequence[Sense]) -> Deed | None:
    """Return what was done to those counted, or on the day: the word before `of 400 people` or `on 4 March`, else
    the verb of the part.

    `13,000 wounded` comes first. Behind the figure goes before ahead of it, since its verb follows. A part without a
    verb goes on with what `and` joins to it, `36 members and guests were shot`, else as the one before; a day in
    brackets, behind no verb, has the next one.
    """
    if _is_untold(claim, passage.text):
        return None
    done = _deeds(claim, passage, senses)
    return _beside(claim, passage, done) or _of_part(claim, passage, done)


def _before(claim: Claim) -> int:
    """Return from where words that stand right before a claim are looked for."""
    return max(claim.sentence[0], claim.start - BASE_REACH)


def _is_untold(claim: Claim, text: str) -> bool:
    """True of a figure of which others are parts, since their deed is not its own, and of the day of data."""
    if claim.thing == DAY:
        return STATE.search(text, _before(claim), claim.start) is not None
    return claim.is_number and (ALTOGETHER.match(text, claim.end) is not None or any(
        what.search(text, _before(claim), claim.start) for what in (BASE, TOTAL)))


def _beside(claim: Claim, passage: Passage, done: Sequence[Deed]) -> Deed | None:
    """Return the deed that stands right at a claim, behind it first; of an end of a stretch of time, that it is one."""
    if claim.is_number and (behind := next((one for one in done if one.start == claim.end + 1), None)):
        return behind
    if claim.thing == DAY and (end := _end_of_stretch(claim, passage)):
        return end
    between = OF_FIGURE if claim.is_number else OF_DAY
    return next((one for one in done if one.end <= claim.start
                 and between.fullmatch(passage.text, one.end, claim.start)), None)


def _of_part(claim: Claim, passage: Passage, done: Sequence[Deed]) -> Deed | None:
    """Return the deed of the part of the sentence, or that of the part it goes on with."""
    first, last = part_of(claim, passage)
    here = _telling([one for one in done if first <= one.start < last])
    if here:
        return next((one for one in here if one.end > claim.start), here[-1])
    is_included = claim.is_number and INCLUDING.search(passage.text, _before(claim), claim.start)
    if is_included or HAS_VERB.search(passage.text[first:last]):
        return None
    if claim.is_number and passage.text.startswith("and ", last - len("and ")) and (after := next(
            (one for one in done if last <= one.start and not CUT.search(passage.text, last, one.start)), None)):
        return after
    earlier = _telling([one for one in done if one.start < first])
    return earlier[-1] if earlier else next(iter(done), None) if claim.thing == DAY else None


def _end_of_stretch(claim: Claim, passage: Passage) -> Deed | None:
    """Return of one of two days between which something lasted that it began or ended: `4–6 May to 1 June`."""
    text, days = passage.text, [one for one in passage.spans if one.kind == "date"]
    if any(UNTIL.fullmatch(text, claim.end, one.start) for one in days if one.start >= claim.end):
        return Deed(claim.start, claim.end, frozenset(("deed:begun",)))
    if any(UNTIL.fullmatch(text, one.end, claim.start) for one in days if one.end <= claim.start):
        return Deed(claim.start, claim.end, frozenset(("deed:ended",)))
    return None


def _telling(deeds: Sequence[Deed]) -> Sequence[Deed]:
    """Return those that are general deeds, if any is: a concept may as well be of who did it, `the Opposition`."""
    return [one for one in deeds if any(key.startswith("deed:") for key in one.keys)] or deeds


def all_deeds(claim: Claim, passage: Passage) -> frozenset[str]:
    """Return all general deeds that the sentence of *claim* tells."""
    return frozenset(key for one in _deeds(claim, passage, ()) for key in one.keys)


def doers_of(deed: Deed, passage: Passage) -> dict[str, str]:
    """Return who did it and how the text has the name, if it stands right before the verb, or behind it after `by`."""
    named = sorted((one for one in passage.spans if one.kind in ("person", "org") and one.ref),
                   key=lambda one: (one.start, -one.end))
    is_passive = PASSIVE.search(passage.text, max(0, deed.start - LONGEST_PASSIVE), deed.start) is not None
    place = None if is_passive else next((number for number, one in enumerate(named)
                                          if DOING.fullmatch(passage.text, one.end, deed.start)), None)
    if place is None:
        place = next((number for number, one in enumerate(named) if _is_behind(one, deed, passage)), None)
    if place is None:
        return {}
    while place and BELONGS.fullmatch(passage.text, named[place - 1].end, named[place].start):
        place -= 1
    return {named[place].ref: on_one_line(passage.text[named[place].start:named[place].end])}


def _is_behind(one: Span, deed: Deed, passage: Passage) -> bool:
    return deed.end <= one.start <= deed.end + WINDOW and (
        DONE_BY.search(passage.text, deed.start, one.start) is not None
        and is_one_sentence(passage.text, deed.end, one.start))


def _deeds(claim: Claim, passage: Passage, senses: Sequence[Sense]) -> list[Deed]:
    """Return the words near *claim* that say what was done, in order: as concepts of the library, as general deeds.

    A term of several words is one with the verb in it, `of whom were executed`, and so are two deeds that are told
    together: `the trial and execution`.
    """
    first, last = max(claim.sentence[0], claim.start - WINDOW), min(claim.sentence[1], claim.end + WINDOW)
    found = [(sense.start, sense.end, f"concept:{sense.concept}") for sense in senses
             if first <= sense.start <= last and DONE.search(passage.text[sense.start:sense.end])]
    times = [one.span() for one in PART_OF_TIME.finditer(passage.text, first, last)]
    times += [(one.start, one.end) for one in passage.spans if one.kind == "date" and first <= one.start < last]
    found += [(one.start(), one.end(), f"deed:{_deed(name, one, passage)}") for name, words in (
        COUNTING if claim.is_number else DATING).items() for one in words.finditer(passage.text, first, last)
        if not any(start <= one.start() < end for start, end in times)]
    deeds: list[Deed] = []
    for start, end, key in sorted(found):
        if deeds and (start < deeds[-1].end or AND.fullmatch(passage.text, deeds[-1].end, start)):
            before = deeds.pop()
            deeds.append(Deed(before.start, max(before.end, end), before.keys | {key}))
        else:
            deeds.append(Deed(start, end, frozenset((key,))))
    return deeds


def _deed(name: str, found: re.Match[str], passage: Passage) -> str:
    """Return the name of a deed: who is expelled from a place is deported, as from a party or a school he is not."""
    if name != "expelled" or not (out := FROM_WHERE.match(passage.text, found.end())):
        return name
    is_of_place = any(one.kind == "place" and one.start == out.end() for one in passage.spans)
    return "deported" if is_of_place else name


def is_other_act(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """True if both say what was done, and nothing of it is the same.

    The concepts of a library may be as narrow as it likes, so that two of them can be of one act: they tell acts apart
    only where no general deed is said at all.

    >>> is_other_act(frozenset(("deed:arrested",)), frozenset(("deed:released", "concept:amnesty")))
    True
    >>> is_other_act(frozenset(("deed:arrested",)), frozenset(("concept:amnesty",)))
    False
    >>> is_other_act(frozenset(("deed:died",)), frozenset(("deed:put to death",)))
    False
    """
    mine, theirs = mine - NEUTRAL, theirs - NEUTRAL
    if mine & DEATHS and theirs & DEATHS:
        return False
    has_deed = [any(key.startswith("deed:") for key in keys) for keys in (mine, theirs)]
    return bool(mine and theirs) and mine.isdisjoint(theirs) and has_deed[0] == has_deed[1]
