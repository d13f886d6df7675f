"""Figures that authors claim: a number with its bounds, what it counts, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from edition.dates import bounds
from edition.model import Passage, Span, Text
from edition.parallels.units import counted_thing

ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:No|Nos|Dr|Mr|Mrs|St|vol|ed|pp?|cf|ca?|e\.g|i\.e|Gen|Col))\.$")
SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*[\d¹²³⁴⁵⁶⁷⁸⁹⁰*†]{0,4}\s+(?=[\"'‘“(\[]?[^\W\d_a-zа-яё])")

SILENT_KINDS = frozenset(("furniture", "bibl", "byline", "head"))

NOT_COUNTED = ("citation", "title", "date", "event")
"""Inside these a number is a page, a year or the number of an order."""

ABOUT = 0.05
"""How far “about”, “almost”, “nearly” reach on either side: almost 117,000 covers 116,885, not 110,000."""

LOOSE = frozenset((
    "about", "almost", "an estimated", "approximately", "around", "c.", "ca.", "circa", "close to", "just over",
    "just under", "nearly", "perhaps", "probably", "roughly", "some", "over", "more than", "well over", "up to",
    "at least", "at most", "as many as", "less than", "under",
))
"""Words of reserve; those that bound on one side are read as near the number too, as historians mean them."""


DAY = "date"
"""What a claim counts that says when something happened."""

LONGEST_DAY = 31
"""Days that an answer to when something happened may be wide; a year answers nothing that is disputed."""

LARGE = 100
"""Smaller numbers that do not say what they count may count anything."""

MOST = 100
"""Figures, and days, of one passage that are claims; more make a table, and each is held against its neighbours."""

REACH = 80
"""Code points between a figure and another that is said to be part of it."""

WHOM = 12
"""Code points behind a figure in which `of whom` makes it part of the one before."""

OF_PEOPLE = re.compile(r"\s+(?:of\s+(?:whom|them)|(?:were|was|had been|have been)\s+\w+(?:ed|n|t)\b|who\b)")
"""What follows a figure that counts people without saying so: `357,000 of them`, `237,000 were shot`."""

PART_OF = re.compile(r"\bof\s+(?:whom|them|these|those|which)\b|\bincluding\b|\bamong\s+(?:them|whom|these)\b")


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A figure that an author states; *low* and *high* are what it can mean, both inclusive."""

    anchor: str
    start: int
    end: int
    value: float
    low: float
    high: float
    thing: str
    """What is counted, as a stem; `people` for all words for persons, `share` for per cent, "" if it is not said."""
    qualifier: str
    author: str
    text_id: str
    words: str
    """The sentence it stands in."""
    sentence: tuple[int, int]
    label: str = ""
    """How it is shown, if the number does not say it: a day, or the two figures of which it is the share."""

    @property
    def name(self) -> str:
        """Return the claim as an editor names it: anchor and number."""
        return f"{self.anchor} {self.value:.12g}"


def claims_in(text: Text) -> Iterator[Claim]:
    """Yield the figures of *text* in document order; those in citations, and page numbers, are none.

    A figure of which the sentence says that it is part of the one before also gives their share.
    """
    for passage in text.passages:
        if passage.kind in SILENT_KINDS:
            continue
        ends = sentence_ends(passage.text)
        found = [claim for span in _uncited(passage, "figure") if (claim := _claim(span, passage, text, ends))]
        del found[MOST:]
        yield from with_shares(with_things(found, passage.text), passage.text)


def days_in(text: Text) -> Iterator[Claim]:
    """Yield the days and months that *text* gives in running prose: their number is that of the first day.

    Longer stretches are no answer to when something happened.
    """
    for passage in text.passages:
        if passage.kind in SILENT_KINDS:
            continue
        ends = sentence_ends(passage.text)
        for span in islice(_uncited(passage, "date", apart=("citation", "title", "event")), MOST):
            known = bounds(span.value)
            if known and (known[1] - known[0]).days <= LONGEST_DAY:
                first, last = known
                lead, rest = sentence_at(ends, span.start)
                yield Claim(
                    anchor=passage.anchor, start=span.start, end=span.end, value=float(first.toordinal()),
                    low=float(first.toordinal()), high=float(last.toordinal()), thing=DAY, qualifier="",
                    author=_author(passage, text), text_id=text.id, words=_plain(passage.text[lead:rest]),
                    sentence=(lead, rest), label=_plain(passage.text[span.start:span.end]),
                )


def _uncited(passage: Passage, kind: str, *, apart: tuple[str, ...] = NOT_COUNTED) -> Iterator[Span]:
    """Yield the spans of *kind* that stand in no citation, title …"""
    away = [(span.start, span.end) for span in passage.spans if span.kind in apart]
    for span in passage.spans:
        if span.kind == kind and not any(start <= span.start and span.end <= end for start, end in away):
            yield span


def with_things(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of one passage, those that do not say what they count as counting what the sentence counts.

    `3,447 in one year, 23,279 persons in the next`; `357,000 of them were seized` are people too.
    """
    found: list[Claim] = []
    for claim in claims:
        if claim.thing:
            found.append(claim)
            continue
        beside = [one.thing for one in claims if one.sentence == claim.sentence and one.thing not in ("", "share")]
        thing = beside[0] if beside else "people" if OF_PEOPLE.match(text, claim.end) else ""
        found.append(replace(claim, thing=thing if abs(claim.value) >= LARGE else ""))
    return found


def with_shares(claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """Yield *claims*, and after each that is said to be part of the one before the share they make, in per cent."""
    before: Claim | None = None
    for claim in claims:
        yield claim
        if before and before.thing == claim.thing != "share" and 0 < claim.value < before.value \
                and PART_OF.search(text[before.end:claim.end + WHOM]) and claim.start - before.end < REACH:
            share = 100 * claim.value / before.value
            yield replace(claim, value=round(share, 1), low=share - 1, high=share + 1, thing="share", qualifier="",
                          label=f"{claim.value:,.12g} of {before.value:,.12g}")
        if claim.thing != "share":
            before = claim


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence of *text* ends, in code points, exclusive.

    >>> sentence_ends("Order No. 5 came. Then 3 men left.")
    [18, 34]
    """
    found = SENTENCE_END.finditer(text)
    ends = [one.end() for one in found if not ABBREVIATION.search(text[max(0, one.start() - 7):one.start() + 1])]
    return [*ends, len(text)] if not ends or ends[-1] < len(text) else ends


def sentence_at(ends: Sequence[int], place: int) -> tuple[int, int]:
    """Return the sentence that holds *place*.

    >>> sentence_at([18, 34], 20)
    (18, 34)
    """
    start = 0
    for end in ends:
        if place < end:
            return start, end
        start = end
    return (ends[-2] if len(ends) > 1 else 0, ends[-1] if ends else 0)


def _claim(span: Span, passage: Passage, text: Text, ends: Sequence[int]) -> Claim | None:
    data = dict(span.data)
    thing = counted_thing(span, passage.text)
    value = _number(span.value)
    if thing == "share" and (share := _number(data["share"])) is not None:
        value = round(100 * share, 6)
    if value is None:
        return None
    qualifier = data.get("qualifier", "")
    low, high = (_number(data.get(name, "")) if thing != "share" else None for name in ("min", "max"))
    slack = ABOUT * abs(value) if qualifier.lower() in LOOSE else 0.0
    first, last = sentence_at(ends, span.start)
    return Claim(
        anchor=passage.anchor, start=span.start, end=span.end, value=value,
        low=value - slack if low is None else low, high=value + slack if high is None else high, thing=thing,
        qualifier=qualifier, author=_author(passage, text), text_id=text.id, words=_plain(passage.text[first:last]),
        sentence=(first, last),
    )


def _author(passage: Passage, text: Text) -> str:
    return passage.author or text.author or text.title


def _plain(words: str) -> str:
    return " ".join(words.split())


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
    return number if abs(number) < 1e15 else None
