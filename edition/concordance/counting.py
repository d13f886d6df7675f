"""Figures that authors claim: a number with its bounds, what it counts, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from edition.concordance.claims import (
    LARGEST,
    MEASURED,
    NO_THINGS,
    SHARE,
    SILENT_KINDS,
    TERM,
    Claim,
    author_of,
    on_one_line,
    sentence_around,
    uncited,
)
from edition.concordance.measuring import measured
from edition.model import Passage, Span, Text
from edition.parallels.units import counted_thing, is_time, names_people
from edition.reserve import LOOSE, RESERVE
from edition.sentences import sentence_at, sentence_ends
from edition.tagging.counted import is_plural
from edition.words import stem, tokens

NOT_COUNTED = ("citation", "title", "date", "event")
"""Inside these a number is a page, a year or the number of an order."""

SEVERAL, FEW = re.compile(r"(?:several|a few|some|einige|quelques)\s", re.IGNORECASE), 10
"""What bounds a number that is told by its size alone, and how many times: several hundred thousand are no million."""

ABOUT = 0.05
"""How far “about”, “almost”, “nearly” reach on either side: almost 117,000 covers 116,885, not 110,000."""

AT_LEAST = frozenset((
    "at least", "in excess of", "more than", "no fewer than", "no less than", "not less than", "over", "upwards of",
    "well over", "mindestens", "mehr als", "über", "au moins", "plus de",
))
"""Words of reserve that bound a number below: it reaches twice as far above, since 7,500 are more than 7,000."""

AT_MOST = frozenset((
    "at most", "barely", "fewer than", "hardly", "just under", "less than", "no more than", "scarcely", "under",
    "up to", "weniger als", "höchstens", "knapp", "moins de", "au plus",
))
"""Words of reserve that bound it above: it reaches twice as far below."""

FRACTION = 4.0
"""Percentage points that a fraction in words, `almost a third`, reaches on either side: half the way to a quarter."""

LARGE = 100
"""Smaller numbers that do not say what they count may count anything."""

MOST = 100
"""Figures of one passage that are claims; more make a table, and each is held against its neighbours."""

REACH = 80
"""Code points between a figure and another that is said to be part of it."""

SUBJECT_REACH = 160
"""Code points before a figure in which the subject of its sentence is looked for: some sentences have no end."""

WHOM = 12
"""Code points behind a figure in which `of whom` makes it part of the one before."""

AND = re.compile(r",?\s(?:and\s)?")
"""What stands between the units of one stretch of time."""

DAYS = {
    "minut": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "year": 365.25, "decad": 3652.5,
    "centuri": 36525,
}
"""Stem of a measure of time → days."""

OF_PEOPLE = re.compile(r"\s+(?:of\s+(?:whom|them|their\s+own)|(?:were|was|had been|have been)\s+\w+(?:ed|n|t)\b|who\b)")
"""What follows a figure that counts people without saying so: `357,000 of them`, `237,000 were shot`."""

_DONE = r"(?:killed|wounded|injured|missing|captured|drowned|dead|saved|lost|arrested|executed|shot|deported|expelled)"
DONE_TO = re.compile(rf"\s{_DONE}\b")
"""What follows a figure that counts people in the fewest words: `2,000 killed, 13,000 wounded`."""

LISTED = re.compile(rf"\b{_DONE}[,:]\s\Z", re.IGNORECASE)
"""What stands before one in a list: `killed, 2,000; wounded, 13,000`."""

NUMBER_OF = re.compile(r"\bnumbers?\sof\s(?:the\s)?(?P<noun>[^\W\d]+(?:-[^\W\d]+)*)[^.;:()]{0,40}\Z", re.IGNORECASE)
"""What stands before a figure that has no noun of its own: `the number of survivors, which came to about`."""

_RESERVED = rf"(?:(?:{RESERVE})\s)?\Z"
NOUN_OF = re.compile(rf"\b(?P<noun>[^\W\d]{{4,}})\sof\s{_RESERVED}", re.IGNORECASE)
NOUN_WAS = re.compile(
    r"\b(?:the|an?|its|their|total)\s(?:[\w-]+\s){0,3}?(?P<noun>[^\W\d]{4,})\s"
    r"(?:(?:of|in|on|from|for|at|during|between)\s[^.;:()]{1,60}?\s)?(?:only\s)?"
    r"(?:was|were|is|are|(?:amount|came|come|rose|fell|sank|grew|had\s\w+|stood)\w*\s(?:to|at)|reached|numbered|totalled)\s"
    rf"{_RESERVED}", re.IGNORECASE)
"""What stands before a figure that has no noun of its own and names people: `a population of 8,175,124`, `the deaths in
March were only 12`."""

NOUN_DASH = re.compile(rf"(?<!\w)(?P<noun>[^\W\d]{{3,}})\s?[–—]\s?{_RESERVED}", re.IGNORECASE)
DASH = re.compile(r"\s?[–—]")
"""What stands on either side of a figure that is put between dashes behind its noun: `fewer ships—65—were lost`."""

COLLECTIVE = frozenset(("army", "crew", "electorate", "force", "garrison", "membership", "population", "workforce"))
"""Nouns in the singular that are counted by heads."""

OF_WHOM = re.compile(r"\s+of\s[^.;:()]{3,80}")
"""What follows a figure without a noun of its own that says of whom it speaks."""

WITH = re.compile(r"\s(?:and|or)\s(?P<noun>[a-z]{3,})(?=\s(?!of\b)|[.,;:)])")
"""What follows a counted noun and is counted with it: `165 villages and towns`."""

DIFFERENCE = re.compile(r"\s*(?:per\s?cent|percent|%)?\s*(?:points?\s)?"
                        r"(?:lower|higher|more|less|fewer|greater|smaller|larger|above|below|too)\b", re.IGNORECASE)
"""What follows a share that is none, but says how far two numbers lie apart: 8 per cent lower than the real number, or
too low."""

OUT_OF = re.compile(r"\s(?:of|out\sof)\s(?:(?:the|its|their|some|about|all)\s)*\Z")
"""What stands between a figure and the whole of which it is a part: `36 of the 120 members`."""

MORE = re.compile(r"(?<!\bor)\s(?:additional|extra|more)\b(?!\sthan\b)", re.IGNORECASE)
FURTHER = re.compile(rf"\b(?:additional|extra)\s{_RESERVED}", re.IGNORECASE)
GREW = re.compile(
    r"\b(?:increas\w+|decreas\w+|rais(?:e|ed|es|ing)|ris(?:e|es|en|ing)|rose|gr[eo]w\w*|add(?:ed|ing|itions?)|enlarg\w+"
    r"|expand\w+|lower(?:ed|ing)|reduc\w+|cut(?!\soff)|declin\w+|dropp\w+|fell|fallen|shr[au]nk|swollen)"
    rf"\b(?:[^.,;:()]|,\d){{0,140}}\bby\s{_RESERVED}|\b(?:increase|decrease|rise|growth|fall|drop|decline)\sof\s{_RESERVED}",
    re.IGNORECASE)
"""What stands in, or right behind, and before a number that comes to others, or by which they grew or fell: `a million
more`, `an additional 57,200`, `increasing the quotas by almost 22,500`; `another` and `a further` go on with a list."""

PART_OF = re.compile(r"\bof\s+(?:whom|them|these|those|which)\b|\bincluding\b|\bamong\s+(?:them|whom|these)\b"
                     r"|\b(?:these|this|which)\s+(?:number\s+)?includ")


def claims_in(text: Text) -> Iterator[Claim]:
    """Yield the figures of *text* in document order; those in citations, and page numbers, are none.

    A figure of which the sentence says that it is part of the one before also gives their share.
    """
    for passage in text.passages:
        if passage.kind in SILENT_KINDS:
            continue
        ends = sentence_ends(passage.text)
        spans = uncited(passage, "figure", apart=NOT_COUNTED)
        found = list(islice((claim for span in spans if (claim := _claim(span, passage, text, ends))), MOST))
        things = with_things(_with_whole_terms(found, passage.text), passage.text)
        yield from with_shares(list(_with_changes(things, passage.text)), passage.text)


def _with_changes(claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """Yield the claims of one passage, those that say so as changes, and what is part of such a one."""
    before: Claim | None = None
    for claim in claims:
        is_part = before is not None and before.is_change and _is_part(claim, before, text)
        before = replace(claim, is_change=claim.thing not in NO_THINGS and (is_part or _is_change(claim, text)))
        yield before


def _is_change(claim: Claim, text: str) -> bool:
    """True if what stands in, before or right behind a number says that it comes to others."""
    before = (max(claim.sentence[0], claim.start - SUBJECT_REACH), claim.start)
    return (MORE.search(text, claim.start, claim.end) or MORE.match(text, claim.end) or FURTHER.search(text, *before)
            or GREW.search(text, *before)) is not None


def _is_part(claim: Claim, whole: Claim, text: str) -> bool:
    """True if the sentence says that what *claim* counts is part of what *whole* does."""
    return claim.thing == whole.thing and 0 < claim.value < whole.value and claim.start - whole.end < REACH and (
        PART_OF.search(text[whole.end:claim.end + WHOM]) is not None)


def _with_whole_terms(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of one passage, a stretch of time in two units as one: `two hours and forty minutes`."""
    found: list[Claim] = []
    for claim in claims:
        last = found[-1] if found else None
        is_term = last is not None and last.thing == claim.thing == TERM and claim.high < last.low
        if last and is_term and AND.fullmatch(text, last.end, claim.start):
            said = on_one_line(text[last.start:claim.end])
            found[-1] = replace(last, value=last.value + claim.value, low=last.low + claim.low,
                                high=last.high + claim.high, end=claim.end, label=f"{last.qualifier} {said}".strip())
        else:
            found.append(claim)
    return found


def with_things(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of one passage, those that do not say what they count as counting what the sentence counts.

    `3,447 in one year, 23,279 persons in the next`; `357,000 of them were seized` are people too.
    """
    found: list[Claim] = []
    for claim in claims:
        if (claim.thing not in NO_THINGS and claim.noun not in text[claim.start:claim.end]) or not claim.thing:
            claim = _with_deed(claim, text)
        if claim.thing:
            found.append(claim)
            continue
        beside = [one.thing for one in claims if one.sentence == claim.sentence and one.thing not in ("", *NO_THINGS)]
        is_people = OF_PEOPLE.match(text, claim.end) or _are_people(OF_WHOM.match(text, claim.end))
        told = beside[0] if beside and abs(claim.value) >= LARGE else ""
        found.append(replace(claim, thing="people" if is_people else told))
    return found


def _with_deed(claim: Claim, text: str) -> Claim:
    """Return *claim* as counting people if what stands at it says so, whatever a figure before it counts."""
    before = (max(claim.sentence[0], claim.start - SUBJECT_REACH), claim.start)
    if DONE_TO.match(text, claim.end) or LISTED.search(text, *before):
        return replace(claim, thing="people", noun="")
    patterns = (NUMBER_OF, NOUN_OF, NOUN_WAS, *([NOUN_DASH] if DASH.match(text, claim.end) else []))
    named = next((found for what in patterns if (found := what.search(text, *before))), None)
    if claim.thing or named is None:
        return claim
    noun = named["noun"].replace("-", "")
    is_people = names_people(noun) or noun.lower() in COLLECTIVE
    if not is_people and named.re is not NUMBER_OF and not (named.re is NOUN_DASH and is_plural(noun)):
        return claim
    return replace(claim, thing="people" if is_people else stem(noun), noun=noun)


def is_named_before(claim: Claim, text: str) -> bool:
    """True of a figure whose noun stands before it: `number of life-boats, 20`, `a population of 8,000`."""
    found = NUMBER_OF.search(text, max(claim.sentence[0], claim.start - SUBJECT_REACH), claim.start)
    return claim.noun.lower() in COLLECTIVE or (found is not None and found["noun"].replace("-", "") == claim.noun)


def _are_people(found: re.Match[str] | None) -> bool:
    """True if the words behind a figure name people: `thousands of town, village and factory workers`."""
    return found is not None and any(names_people(word.text) for word in tokens(found.group()))


def with_shares(claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """Yield *claims*, and after each that is said to be part of the one before the share they make, in per cent."""
    before: Claim | None = None
    for claim in claims:
        yield claim
        if before and OUT_OF.search(text[before.end:claim.start]) and before.end + REACH > claim.start and (
                0 < before.value < claim.value) and claim.thing not in NO_THINGS:
            yield _share(before, before.value, claim.value)
        if before and claim.thing not in (SHARE, *MEASURED) and _is_part(claim, before, text):
            yield _share(claim, claim.value, before.value)
        if claim.thing not in NO_THINGS:
            before = claim


def _share(claim: Claim, part: float, whole: float) -> Claim:
    share = 100 * part / whole
    return replace(claim, value=round(share, 1), low=share - 1, high=share + 1, thing=SHARE, qualifier="", noun="",
                   is_change=False, label=f"{part:,.12g} of {whole:,.12g}")


def _claim(span: Span, passage: Passage, text: Text, ends: Sequence[int]) -> Claim | None:
    data = dict(span.data)
    thing = counted_thing(span, passage.text)
    low, high = (_number(data.get(name, "")) for name in ("min", "max"))
    value, label = _number(span.value), ""
    if thing == SHARE and DIFFERENCE.match(passage.text, span.end):
        return None
    if thing == SHARE and (share := _number(data.get("share", ""))) is not None:
        value, low, high = round(100 * share, 6), None, None
    if value is None:
        if low is None:
            return None
        value, label = low, on_one_line(passage.text[span.start:span.end])
        high = (FEW * low if SEVERAL.match(label) else LARGEST) if high is None else high
    qualifier = said if (said := data.get("qualifier", "")).lower() in LOOSE else ""
    below, above = _reach(value, qualifier.lower())
    if below and thing == SHARE and not any(map(str.isdigit, passage.text[span.start:span.end])):
        below = above = FRACTION
    first, last = sentence_at(ends, span.start)
    claim = Claim(
        anchor=passage.anchor, start=span.start, end=span.end, value=value,
        low=value - below if low is None else low, high=value + above if high is None else high, thing=thing,
        qualifier=qualifier, author=author_of(passage, text), text_id=text.id,
        words=sentence_around(passage.text, (first, last), span.start), sentence=(first, last), label=label,
        noun="" if thing == SHARE else data.get("commodity", ""),
        also=_counted_with(passage.text, span.end) if data.get("commodity") and thing != SHARE else "",
    )
    return _term(claim, passage.text) if is_time(thing) else measured(claim, passage.text)


def _reach(value: float, qualifier: str) -> tuple[float, float]:
    """Return how far a number that is said with reserve reaches below and above."""
    slack = ABOUT * abs(value) if qualifier else 0.0
    return slack * (1 + (qualifier in AT_MOST)), slack * (1 + (qualifier in AT_LEAST))


def _counted_with(text: str, end: int) -> str:
    """Return the stem of what is counted together with the noun that ends at *end*, or ""."""
    found = WITH.match(text, end)
    return stem(found["noun"]) if found and is_plural(found["noun"]) and not names_people(found["noun"]) else ""


def _term(claim: Claim, text: str) -> Claim | None:
    """Return a stretch of time in days, shown as the text has it; None of what is no stretch: `three times`.

    Less than three hours are more than two.
    """
    days = DAYS.get(claim.thing)
    if days is None:
        return None
    said, qualifier = on_one_line(text[claim.start:claim.end]), claim.qualifier.lower()
    low = min(claim.low, claim.value - 1) if qualifier in AT_MOST else claim.low
    high = max(claim.high, claim.value + 1) if qualifier in AT_LEAST else claim.high
    return replace(claim, thing=TERM, value=claim.value * days, low=low * days, high=high * days,
                   label=f"{claim.qualifier} {said}".strip())


def _number(said: str) -> float | None:
    """Return the number that is written, also as a fraction, or None.

    >>> _number("1/4"), _number("many")
    (0.25, None)
    """
    above, _, below = said.partition("/")
    try:
        number = float(above) / (float(below) if below else 1.0)
    except (ValueError, ZeroDivisionError):
        return None
    return number if abs(number) < LARGEST else None
