"""Numbers and lists in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from edition.timewords import MONTH_NAMES

LONGEST_ASKED = 40
"""Letters of what was asked for that are said again."""

DAY = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def number(value: float) -> str:
    """Return a number with thousands set off.

    >>> number(12345), number(2.5)
    ('12,345', '2.5')
    """
    return f"{value:,}"


def counted(value: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "note"), counted(1200, "note"), counted(2, "person", "people")
    ('1 note', '1,200 notes', '2 people')
    """
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return *words* as a list in a sentence.

    >>> joined(["a", "b", "c"]), joined(["a"])
    ('a, b and c', 'a')
    """
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def sentence(message: str) -> str:
    """Return *message* as a sentence.

    >>> sentence("no text here")
    'No text here.'
    """
    begun = message[:1].upper() + message[1:]
    return begun if begun.endswith((".", "?", "!")) else f"{begun}."


def filed(name: str) -> tuple[str, str]:
    """Return what the *name* of a person is put in order by: its last word, then all of it.

    Numbers, brackets and what is added after a comma file nobody; who is called after a place goes by the first word.

    >>> filed("Nikolai Yezhov"), filed("Nicholas II"), filed("Peter of Poitiers")
    (('yezhov', 'nikolai yezhov'), ('nicholas', 'nicholas ii'), ('peter', 'peter of poitiers'))
    """
    words = name.partition("(")[0].partition(",")[0].split() or [name]
    if len(words) > 1 and set(words[-1]) <= set("IVXL"):
        del words[-1]
    filing = words[0] if {"of", "the"} & set(words[1:]) else words[-1]
    return filing.casefold(), name.casefold()


def day(key: str) -> str:
    """Return a day, month, year or range in words; what is none of these stays as it is.

    >>> day("1937-07-31"), day("0476"), day("1937-08-05--1937-08-15"), day("1937-13")
    ('31 July 1937', '476', '5–15 August 1937', '1937-13')
    >>> day("1937-07-28--1937-08-03"), day("1937-12-31--1938-01-01")
    ('28 July – 3 August 1937', '31 December 1937 – 1 January 1938')
    >>> day("-0043-03-15"), day("0000"), day("-0026-01-01--0014-08-19")
    ('15 March 44 BC', '1 BC', '1 January 27 BC – 19 August 14')
    """
    parts = [_one_day(part).split(" ") for part in key.replace("/", "--").split("--")]
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) == len(("5", "August", "1937")):
        first, last = parts
        if first[1:] == last[1:]:
            return f"{first[0]}–{' '.join(last)}"
        parts = [first[:2] if first[2] == last[2] else first, last]
    return " – ".join(map(" ".join, parts))


def unknown_format(asked: str, known: Iterable[str]) -> str:
    """Return the sentence that a passage is not given in the format that was *asked* for.

    >>> unknown_format("docx", ("tei", "json"))
    'The format ‘docx’ is not known: tei, json.'
    """
    return f"The format ‘{asked[:LONGEST_ASKED]}’ is not known: {', '.join(known)}."


def shortened(name: str, most: int) -> str:
    """Return a *name* of no more than so many letters: the family name of a longer one, itself cut if need be.

    >>> shortened("Ann Archer", 12), shortened("Bartholomew Archer", 12), shortened("Featherstonehaugh", 12)
    ('Ann Archer', 'Archer', 'Featherston…')
    >>> shortened("Pope Clement XIV", 12)
    'Clement'
    """
    if len(name) <= most:
        return name
    words = name.split()
    last = next((word for word in reversed(words) if len(word) > 1 and not set(word) <= set("IVXL.")), words[-1])
    return last if len(last) <= most else f"{last[: most - 1]}…"


def dates(start: str, end: str, *, is_life: bool = False) -> str:
    """Return from when to when; of a life of which one end is known, which end it is.

    >>> dates("1895-05-01", "1940", is_life=True), dates("1959", "", is_life=True)
    ('1 May 1895 – 1940', 'born 1959')
    >>> dates("1937", "1938"), dates("1937-07", "1937-07")
    ('1937–1938', 'July 1937')
    """
    said = [day(one) for one in dict.fromkeys((start, end)) if one]
    if is_life and not (start and end):
        return f"{'born' if start else 'died'} {said[0]}" if said else ""
    return ("–" if "".join(said).isdecimal() else " – ").join(said)


def _one_day(key: str) -> str:
    match = DAY.fullmatch(key)
    if not match or not 1 <= int(match.group(2) or 1) <= 12:
        return key
    year, month, number = match.groups()
    named = [str(int(number))] if number else []
    return " ".join([*named, *([MONTH_NAMES[int(month) - 1]] if month else []), _year_in_words(int(year))])


def _year_in_words(number: int) -> str:
    """Return a year; that before the year 1 is 1 BC, and has the number 0 (ISO 8601)."""
    return str(number) if number > 0 else f"{1 - number} BC"


def year(key: str) -> str:
    """Return the year of a date; what begins with no year stays as it is.

    >>> year("2021-04-09"), year("1995"), year("undated")
    ('2021', '1995', 'undated')
    """
    return key[:4] if re.match(r"\d{4}(?!\d)", key) else key


def curly(label: str) -> str:
    """Return a title or label with quotation marks and apostrophes as print has them.

    Running text keeps the marks it was received with; only what we set as a label is given ours.

    >>> curly('the "Day"'), curly("Weber's 'thaw' of '56")
    ('the “Day”', 'Weber’s ‘thaw’ of ’56')
    """
    label = re.sub(r"(?<![\w’])\"(?=\S)", "“", label).replace('"', "”")
    return re.sub(r"(?<!\w)'(?=[^\W\d])", "‘", label).replace("'", "’")


def degrees(point: tuple[float, float]) -> str:
    """Return latitude and longitude as a map has them.

    >>> degrees((55.752, 37.618)), degrees((-0.5, -74))
    ('55.75° N, 37.62° E', '0.50° S, 74.00° W')
    """
    latitude, longitude = point
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"
