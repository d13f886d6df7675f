"""What else an entry is called, as far as that follows from its name by rule: a register need not list it.

A spelling of the register always goes before one made here, and what two entries could be called is made for neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from edition.dates import find_dates
from edition.model import Entry, Form
from edition.names import fold_name
from edition.tagging.commonplaces import (
    BODIES,
    KINDS_OF_PLACE,
    OCCASIONS,
    OF_STATES,
    PLACES_OF_PUBLICATION,
    STATES,
    abbreviated_states,
)
from edition.timewords import ORDINALS

_STATES = [frozenset(line.split("|")) for line in STATES]
_AMERICA = abbreviated_states()
_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{3,6}")
_QUARTERS = {"West": "Western", "East": "Eastern", "North": "Northern", "South": "Southern"}
_OF = re.compile(r"(?P<head>.+?)\s(?P<link>of|for|on)\s(?:the\s)?(?P<rest>.+)")
_LINKS = ("of", "for", "on")
_LANDS = {adjective: land for land, adjective in OF_STATES.items()}
_ORDER = re.compile(r"(?P<head>(?i:order|decree|directive|law|resolution))\s(?:[Nn]o\.?\s|№\s?)?(?P<number>\d\w*)")
_SPELLINGS = (("isation", "ization"), ("ization", "isation"), ("Centre", "Center"), ("Center", "Centre"),
              ("Defence", "Defense"), ("Defense", "Defence"), ("Organisation", "Organization"),
              ("Organization", "Organisation"), ("Labour", "Labor"), ("Labor", "Labour"),
              ("ist ", "ite "), ("ite ", "ist "))
_ORDINALS = (*ORDINALS, *(f"twenty-{each}" for each in ORDINALS[1:9]))
_KILLINGS = ("murder", "assassination", "killing")


def derived(entries: Iterable[Entry]) -> list[tuple[Entry, Form]]:
    """Return the forms that follow by rule from the names of *entries*, all of one kind.

    >>> [form.text for _, form in derived([Entry("org:x", "Board of Trade", (Form("Board of Trade"),))])]
    ['BT', 'B.T.', 'Board', 'Board of the Trade', 'Board for Trade', 'Board on Trade', 'Trade Board']
    """
    entries = tuple(entries)
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in _said(entry):
            bearers[fold_name(name)].add(entry.key)
    made: dict[str, list[tuple[Entry, Form]]] = defaultdict(list)
    for entry in entries:
        listed = set(map(_essence, _said(entry)))
        for form in dict.fromkeys(_forms(entry)):
            folded = fold_name(form.text)
            if folded and bearers.get(folded, {entry.key}) == {entry.key} and _essence(form.text) not in listed:
                made[_essence(form.text)].append((entry, form))
    return [pair for pairs in made.values() for pair in pairs
            if pair[1].context_only or len({entry.key for entry, _ in pairs}) == 1]


def _essence(name: str) -> str:
    """Return what two forms share that the tagger finds at the same places."""
    return f"{fold_name(name)} {''.join('a' if word.islower() else 'A' for word in name.split())} {name[-1:] == '.'}"


def _said(entry: Entry) -> list[str]:
    return [entry.name, *(form.text for form in entry.forms)]


def _forms(entry: Entry) -> Iterator[Form]:
    for name in dict.fromkeys((entry.name, *(form.text for form in entry.forms if not form.context_only))):
        is_short = entry.kind == "event" and name != entry.name and " " not in name
        yield from _OF_KIND.get(entry.kind, _none)(name) if not is_short else ()
    if entry.modern_name and entry.kind == "place":
        yield Form(entry.modern_name)


def _none(_name: str) -> Iterator[Form]:
    return iter(())


# ---- places


def _place(name: str) -> Iterator[Form]:
    for state in _STATES:
        if name in state:
            yield from (Form(other) for other in sorted(state) if other != name)
    yield from (Form(said, context_only=True) for said in _AMERICA.get(name, ()))
    if name in PLACES_OF_PUBLICATION:
        yield Form(PLACES_OF_PUBLICATION[name], context_only=True)
    first, _, rest = name.partition(" ")
    if first in _QUARTERS and rest:
        yield Form(f"{_QUARTERS[first]} {rest}")
        yield Form(f"{_QUARTERS[first].lower()} {rest}")
    if ", " in name:
        yield Form(name.partition(",")[0])
    *quarter, land = name.split()
    if quarter and land in OF_STATES:
        yield from (Form(f"{' '.join(quarter)} {OF_STATES[land]} {kind}") for kind in ("krai", "oblast", "region"))
    before, _, kind = name.rpartition(" ")
    for kinds in KINDS_OF_PLACE:
        if before and kind.lower() in kinds:
            yield from (Form(f"{before} {other}") for other in kinds if other != kind.lower())


# ---- organisations


def _organisation(name: str) -> Iterator[Form]:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", name)
    great = [word for word in words if word[0].isupper()]
    if len(great) >= 2 and len(words) == len(name.split()):
        initials = "".join(word[0] for word in great)
        yield from (Form(said, context_only=len(initials) < 4) for said in (initials, _with_points(initials)))
    elif _ACRONYM.fullmatch(name):
        yield Form(_with_points(name))
    match = _OF.fullmatch(name)
    if match is not None:
        yield from _turned(match)
    elif great and words[-1].lower() in BODIES and len(words) > 1:
        yield Form(words[-1].capitalize(), context_only=True)
    yield from _respelt(name)
    for word in words[:2]:
        if word in _LANDS and len(words) > 1:
            yield Form(name.replace(word, _LANDS[word], 1))
    if len(words) > 1 and words[-1] in great and words[-1].lower() in BODIES:
        yield Form(name.removesuffix(words[-1]) + words[-1].lower())
    if words and words[-1] in ("Archive", "Archives"):
        other = name.removesuffix("s") if name.endswith("s") else name + "s"
        yield from (Form(other), Form(other.replace("Archive", "archive")))


def _with_points(acronym: str) -> str:
    """Return `N.K.V.D.` for `NKVD`."""
    return ".".join(acronym) + "."


def _turned(match: re.Match[str]) -> Iterator[Form]:
    """Yield `Supreme Court of the USSR` turned about and cut short."""
    head, rest = match["head"], match["rest"]
    heads = head.split()
    if len(heads) > 1 and heads[-1].islower():
        yield from (Form(f"{heads[-1]} {link} {rest}") for link in _LINKS)
    yield Form(head, context_only=len(heads) == 1 or heads[-1].lower() not in BODIES)
    if heads[-1].lower() in BODIES and len(heads) > 1:
        yield Form(heads[-1].capitalize(), context_only=True)
    for link in _LINKS:
        yield from (Form(f"{head} {link} {the}{rest}") for the in ("", "the ") if link == match["link"] or not the)
    places = next((state for state in _STATES if rest in state), {rest})
    for place in sorted(places):
        yield Form(f"{place} {head}")
        if place in OF_STATES and " " in head:
            yield Form(f"{OF_STATES[place]} {head}")
        if place != rest:
            yield Form(f"{head} of the {place}")
            yield Form(f"{head} of {place}")


def _respelt(name: str) -> Iterator[Form]:
    for one, other in _SPELLINGS:
        if one in name:
            yield Form(name.replace(one, other))


# ---- groups


def _group(name: str) -> Iterator[Form]:
    match = re.fullmatch(r"(?P<head>\w+) of the (?P<whole>\w+)", name)
    if match is not None:
        yield Form(f"{match['whole']}'s {match['head']}")
        yield Form(f"{_singular(match['head'])} of the {match['whole']}")
    for one, other in (("ists", "ites"), ("ites", "ists")):
        if name.endswith(one):
            yield Form(name.removesuffix(one) + other)
            yield Form(name.removesuffix(one) + other.removesuffix("s"), context_only=True)
    single = _singular(name)
    if single != name and " " not in name:
        yield Form(single, context_only=True)


def _singular(name: str) -> str:
    if name.endswith("ies") and len(name) > 4:
        return name.removesuffix("ies") + "y"
    return name.removesuffix("s") if len(name) > 3 and not name.endswith("ss") else name


# ---- events


def _event(name: str) -> Iterator[Form]:
    yield from _respelt(name)
    for said in _small(name) if name[0].isupper() and name.lower() not in OCCASIONS else ():
        yield from (Form(said), *_respelt(said))
    yield from _numbered(name)
    order = _ORDER.fullmatch(name)
    if order is not None:
        yield from (Form(f"{order['head'].lower()} {mark}{order['number']}") for mark in ("", "No. ", "No "))
    match = _OF.fullmatch(name)
    if match is None:
        return
    head, rest = match["head"].lower(), match["rest"]
    if head in _KILLINGS:
        yield from (Form(f"{said} of {rest}") for said in _KILLINGS)
        yield from (Form(f"{rest} {said}") for said in _KILLINGS)
    yield from _dated(head, rest)


def _numbered(name: str) -> Iterator[Form]:
    """Yield `Eighteenth Congress` with its number in figures: `XVIII Congress`, `18th Congress`."""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in _ORDINALS:
        number = _ORDINALS.index(first.lower()) + 1
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")
        yield from (Form(f"{said} {rest}") for said in (_roman(number), f"{number}{ending}"))


def _roman(number: int) -> str:
    """Return a number below forty in Roman figures.

    >>> _roman(18), _roman(29)
    ('XVIII', 'XXIX')
    """
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _small(name: str) -> Iterator[str]:
    """Yield the name as it stands within a sentence: with a small first word, and small throughout."""
    first, _, rest = name.partition(" ")
    yield f"{first.lower()} {rest}".strip()
    if rest and re.search(r"\b(?:First|Second|Third|Great|Five|Civil)\b", name):
        yield name.lower()


def _dated(head: str, rest: str) -> Iterator[Form]:
    """Yield `Plenum of June 1937` as `June 1937 plenum`, `plenum in June 1937`, `June plenum`."""
    found = find_dates(rest)
    if not found or (found[0].start, found[-1].end) != (0, len(rest)):
        return
    for said in dict.fromkeys((rest, rest.replace("–", "-"))):
        yield Form(f"{said} {head}")
        yield from (Form(f"{head} {link} {said}") for link in ("of", "on", "in", "from", "for"))
    month = re.sub(r",?\s?\b\d{4}\Z", "", rest)
    if month and month != rest:
        yield Form(f"{month} {head}")
    if re.fullmatch(r"\d{4}[-–]\d{4}", rest):
        first, last = rest[:4], rest[5:]
        for said in (first, f"{first}-{last[2:]}", f"{first}–{last[2:]}", f"{first}-{last[3:]}", f"{first}–{last[3:]}"):
            yield Form(f"{said} {head}")
            yield Form(f"{head} of {said}")


_OF_KIND = {"place": _place, "org": _organisation, "group": _group, "event": _event}
