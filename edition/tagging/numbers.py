"""Numbers as prose writes them, in digits and in words."""

from __future__ import annotations

import re
from fractions import Fraction

ONES = {word: value for value, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"))}
TENS = {word: value * 10 for value, word in enumerate((
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}
FOREIGN_SCALES = {
    "tausend": 1000, "mille": 1000, "mio": 1_000_000, "million": 1_000_000, "millionen": 1_000_000,
    "millions": 1_000_000, "mrd": 10 ** 9, "milliarde": 10 ** 9, "milliarden": 10 ** 9, "milliard": 10 ** 9,
    "milliards": 10 ** 9, "mln": 1_000_000, "mn": 1_000_000, "bn": 10 ** 9, "bln": 10 ** 9, "thous": 1000, "тыс": 1000,
    "тысяч": 1000, "млн": 1_000_000, "млрд": 10 ** 9,
}
"""What follows digits in German, French and Russian, and in tables, in small letters → its value."""

SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
"""Fractions that are one sign → parts and whole."""

PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100,
}
VAGUE = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1_000_000, "billions": 1_000_000_000,
}
"""Plurals that give no number but its size → that size."""

_SMALL = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_SCALE = "|".join(SCALES)
PART = "|".join(PARTS)
_LARGE = "hundred|thousand|million|billion"
SPELT = rf"(?:{_SMALL}|a(?=\s(?:{_SCALE})\b))(?:[-\s](?:and[-\s])?(?:{_SMALL}|{_SCALE})\b(?!['’]s)){{0,8}}"
_VULGAR = "".join(VULGAR)
_FOREIGN = "|".join(FOREIGN_SCALES)

GLUED = "km|cm|mm|ft|kg|m"
"""Units that print sets right behind digits: `40km`, `a wave 37m high`."""

_METRES = r"m\b(?=[-\s](?:above|across|away|below|deep|high|long|tall|thick|wide)\b)"
"""Where `m` behind digits is no million."""

WHOLE = r"\d{1,15}"
"""More digits are no number that prose states."""

DIGITS = (
    rf"(?:{WHOLE}(?:[.,]\d)?\smillion,?\s(?:and\s)?\d{{1,3}}\sthousand\b"
    rf"|(?:\d{{1,3}}(?:,\d{{3}}){{1,5}}\.\d\d(?!\d)|\d{{1,3}}(?:[,.'’\u00a0\u202f ]\d{{3}}){{1,5}}(?!\d)"
    rf"|{WHOLE}(?:[.,]\d{{1,9}}|[{_VULGAR}])?|[{_VULGAR}](?=\s(?:of\san?|an?|{_LARGE})\b))"
    rf"(?:\s(?:mio\.|mrd\.|(?:{_LARGE}|{_FOREIGN})\b(?:\.(?=\s(?-i:[^\W_A-Z])))?)|(?!{_METRES})m\b|bn\b)?)"
)
OF_SCALE = (
    rf"(?:half|(?:{_SMALL}|a)[-\s](?:{PART})s?\sof)[-\s]a[-\s](?:{_LARGE}|dozen)\b"
    rf"|a\s(?:half|quarter)[-\s](?:{_LARGE})\b")
"""Parts of a round number: `half a million`, `three quarters of a million`."""

_GROUPS = re.compile(r"\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+")
_MILLION_AND = re.compile(r"(\S+ million),? (?:and )?(\d+ thousand)")
_CENTS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d\d")
_OF_SCALE = re.compile(
    rf"(?:half[-\s]a|(?P<few>\w+)[-\s](?P<part>{PART})s?(?:\sof\sa)?)[-\s](?P<scale>{_LARGE}|dozen)")
_AND_HALF = re.compile(rf"(?P<whole>.+?)[-\s]and[-\s]a[-\s]half(?:[-\s](?P<scale>{_LARGE}))?")
_ATTACHED = re.compile(r"(?<=[^\W_a-z])(?:(?P<b>bn)|m)\Z")


def number(said: str) -> Fraction | None:
    """Return the value of a number in digits or English words; None if it is none.

    A point or blank before groups of three digits parts thousands (`259.450`): a reading of damaged print.

    >>> number("259.450"), number("1.5 million"), number("one hundred and twelve"), number("thirty-six")
    (Fraction(259450, 1), Fraction(1500000, 1), Fraction(112, 1), Fraction(36, 1))
    >>> number("191,756.75")
    Fraction(767027, 4)
    >>> number("two-and-a-half"), number("eight and a half"), number("often")
    (Fraction(5, 2), Fraction(17, 2), None)
    >>> [int(number(said) or 0) for said in ("one and a half million", "a million and a half", "half a million", "3m")]
    [1500000, 1500000, 500000, 3000000]
    >>> [int(number(said) or 0) for said in ("2½ million", "2.5 mln", "3 Mio.", "a quarter million", "1’345’796")]
    [2500000, 2500000, 3000000, 250000, 1345796]
    """
    if said.isdecimal():
        return Fraction(int(said))
    said = " ".join(said.lower().split())
    if (part := _OF_SCALE.fullmatch(said)) is not None:
        few = Fraction(1) if part["few"] in (None, "a") else _spelt(part["few"])
        return few * SCALES[part["scale"]] / PARTS[part["part"] or "half"] if few is not None else None
    if (half := _AND_HALF.fullmatch(said)) is not None:
        whole = number(half["whole"])
        last = SCALES.get(half["whole"].split()[-1], 1)
        return (whole + Fraction(last, 2)) * SCALES.get(half["scale"] or "", 1) if whole is not None else None
    return _digits(said) if said[:1].isnumeric() else _spelt(said)


def _digits(said: str) -> Fraction | None:
    said = _ATTACHED.sub(lambda found: " billion" if found["b"] else " million", said.removesuffix("."))
    if (two := _MILLION_AND.fullmatch(said)) is not None:
        return sum((_digits(part) or Fraction(0) for part in two.groups()), Fraction(0))
    figures, _, scale = said.partition(" ") if not _GROUPS.fullmatch(said) else (said, "", "")
    while scale and scale.split()[0].isdigit():
        head, _, scale = scale.partition(" ")
        figures += " " + head
    figures, point, hundredths = (figures[:-3], ".", figures[-2:]) if _CENTS.fullmatch(figures) else (figures, "", "")
    if figures[-1] in VULGAR:
        whole = Fraction(int(figures[:-1] or "0")) + Fraction(*VULGAR[figures[-1]])
        return whole * (SCALES.get(scale) or FOREIGN_SCALES.get(scale, 1))
    plain = re.sub(r"[^\d]", "", figures) if _GROUPS.fullmatch(figures) else figures.replace(",", ".")
    plain += point + hundredths
    try:
        return Fraction(plain) * (SCALES.get(scale) or FOREIGN_SCALES.get(scale, 1))
    except ValueError:
        return None


def _spelt(said: str) -> Fraction | None:
    total = current = 0
    words = [word for word in re.split(r"[-\s]+", said) if word not in ("and", "a")]
    for word in words:
        if word in ONES or word in TENS:
            current += ONES.get(word, 0) or TENS.get(word, 0)
        elif word in SCALES and SCALES[word] <= 100:
            current = max(current, 1) * SCALES[word]
        elif word.removesuffix("s") in SCALES and (word in SCALES or current):
            total, current = total + max(current, 1) * SCALES[word.removesuffix("s")], 0
        else:
            return None
    return Fraction(total + current) if words else None


def written(value: Fraction) -> str:
    """Return *value* as a plain number: `259450`, `8.5`, and what has no short decimal as a fraction, `1/3`.

    >>> written(Fraction(17, 2)), written(Fraction(1, 3)), written(Fraction(90000))
    ('8.5', '1/3', '90000')
    """
    if value.denominator == 1:
        return str(value.numerator)
    decimal = f"{float(value):.6f}".rstrip("0")
    return decimal if Fraction(decimal) == value else str(value)
