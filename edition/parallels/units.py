"""Figures as they are compared: a number, and the thing that is counted."""

from __future__ import annotations

import re

from edition.model import Span
from edition.words import stem, tokens

PEOPLE = frozenset((
    "accus", "arrest", "candid", "captain", "casualti", "child", "children", "citizen", "colonist", "command",
    "communist", "convict", "conviction", "crew", "criminal", "dead", "death", "defend", "deleg", "deport", "deputi",
    "desert", "emigr", "employe", "engin", "execut", "exil", "expuls", "famili", "fatal", "fugit", "guard", "hostag",
    "human", "immigr", "individu", "inhabit", "inmat", "insurg", "leader", "life", "live", "man", "member", "men",
    "merchant", "murder", "name", "offic", "offici", "passeng", "peasant", "peopl", "person", "prison", "rebel",
    "recruit", "refuge", "resid", "rioter", "sailor", "sanction", "seamen", "sentenc", "servant", "settler", "shoot",
    "slave", "soldier", "soul", "student", "support", "survivor", "troop", "veteran", "victim", "volunt", "voter",
    "women", "worker", "wound",
))
"""Stems of English nouns for counted people, and for what is done to each of them: 259,450 individuals are as many
people, and so are 259,450 arrests."""

PERSONAL = ("ists", "ians", "ites")
"""Endings of English plurals that mean persons, in words of seven letters or more: `artists`, but not `lists`."""

TIMES = frozenset(("year", "month", "week", "day", "hour", "minut", "second", "time", "decad", "centuri", "fold"))

REACH = 60
"""Code points behind a figure in which its noun is looked for."""

QUOTED = re.compile(r"\s+[‘“'\"](\w{3,}s)\b")
"""A plural in quotation marks right behind a figure: 12 ‘albums’."""

WORDS_AFTER = 3
"""Words behind a figure in which its noun is looked for: `55,000 Soviet Germans`."""


def quantity(span: Span) -> str | None:
    """Return the number that a figure's span gives, in its shortest form, of a share per cent; None if it gives none.

    >>> quantity(Span(0, 7, "figure", value="259450.0")), quantity(Span(0, 4, "figure", value="many"))
    ('259450', None)
    >>> quantity(Span(0, 4, "figure", value="0.5", data=(("share", "0.5"),)))
    '50'
    """
    try:
        if share := dict(span.data).get("share"):
            return f"{round(100 * float(share), 6):.12g}"
        return f"{float(span.value):.12g}"
    except ValueError:
        return None


def counted_thing(span: Span, text: str) -> str:
    """Return what a figure counts, as a stem: `people` for all words for persons, `share`, or "" if it is not said.

    >>> counted_thing(Span(0, 6, "figure", value="55000"), "55,000 Soviet individuals were")
    'people'
    >>> counted_thing(Span(0, 3, "figure", value="383", data=(("unit", "such lists"),)), "383 such lists")
    'list'
    """
    data = dict(span.data)
    if data.get("share"):
        return "share"
    said = [token.text for token in tokens(data.get("commodity") or data.get("unit") or "")]
    noun = counted_noun(span, text)
    if not noun:
        after = [token.text for token in tokens(text[span.start:span.end + REACH]) if token.text[0].isalpha()]
        return "people" if any(names_people(word) for word in after[:WORDS_AFTER]) else ""
    return "people" if any(names_people(word) for word in (*said, noun)) else stem(noun)


def counted_noun(span: Span, text: str) -> str:
    """Return the noun for what a figure counts as the text has it, or "" if none is known or quoted.

    >>> counted_noun(Span(0, 3, "figure", value="383", data=(("unit", "such lists"),)), "383 such lists")
    'lists'
    """
    data = dict(span.data)
    said = [token.text for token in tokens(data.get("commodity") or data.get("unit") or "")]
    if said:
        return said[-1]
    quoted = QUOTED.match(text, span.end)
    return quoted[1] if quoted else ""


def noun_key(thing: str, number: str) -> str:
    """Return under what the nouns for a *thing* are kept: for one and for more apart, `1 list` and `383 lists`."""
    return f"1 {thing}" if number == "1" else thing


def is_time(thing: str) -> bool:
    """True of stretches of time and of how often, which are seldom answers to one question.

    >>> is_time("month"), is_time("people")
    (True, False)
    """
    return thing in TIMES


def names_people(word: str) -> bool:
    """True of words for persons: known ones, those that end like one (`Trotskyists`), and peoples (`Poles`)."""
    if stem(word) in PEOPLE or (word[:1].isupper() and word.endswith("s")):
        return True
    return len(word) >= 7 and word.lower().endswith(PERSONAL)
