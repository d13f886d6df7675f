"""How prose states an amount: numbers, intervals, shares, sizes without a number, and what each says."""

from __future__ import annotations

import re
from fractions import Fraction

from edition.tagging.numbers import (
    DIGITS,
    GLUED,
    OF_SCALE,
    PART,
    PARTS,
    SCALES,
    SPELT,
    VAGUE,
    VULGAR,
    WHOLE,
    number,
    written,
)

_NUMBER = (
    rf"(?:{OF_SCALE}|(?:{DIGITS}|{SPELT})(?:[-\s]and[-\s]a[-\s]half)?(?:[-\s](?:millions?|thousand|billions?)\b)?)")
_PERCENT = r"\s?(?:%|per\s?cent\b|pour\s?cent\b|prozent\b)"
_UNITS_OF_TEN = "one|two|three|four|five|six|seven|eight|nine"
_JOINED = rf"(?:(?!(?<=ty)-(?:{_UNITS_OF_TEN})\b)\s?[-–—]\s?|\s(?:JOINED)\s)"
"""What stands between the ends of an interval; no hyphen within one number: `thirty-four thousand`."""
_PATTERN = (
    rf"(?<![\w.,/:№§#%-])(?P<money>[$£€])?(?:"
    rf"(?P<out>{SPELT}|{WHOLE})\s(?:out\sof|in)\s(?:every\s)?(?P<every>{SPELT}|{WHOLE})\b"
    rf"|(?!{OF_SCALE}|(?!(?:a|one|1)\s)(?:{SPELT}|{WHOLE})\s(?:{PART})\b)(?P<few>{SPELT}|a|{WHOLE})[-\s](?P<part>{PART})s?\b(?!\s(?:a\s)?(?:of\s)?(?:19|18)\d\d)"
    rf"|(?P<slash>[1-9]/(?:[2-9]|1[0-2])\b|[{''.join(VULGAR)}])(?=\s(?:of|the)\b)"
    rf"|(?P<half>half)\b(?=\s(?:of|the|as|were|had|in|over|all|its|their)\b|[,.;])"
    rf"|(?P<first>{_NUMBER})(?:{_PERCENT}(?={_JOINED}[\d.,]+{_PERCENT}))?{_JOINED}[$£€]?(?P<last>{_NUMBER})"
    rf"|(?P<one>{_NUMBER})"
    rf"|(?P<vague>(?:(?:many|several|few|some|tens\sof|hundreds\sof|dozens\sof)\s){{0,3}}"
    rf"(?:(?:{'|'.join(VAGUE)})(?:\s(?:or|and)\s(?:even\s)?(?:{'|'.join(VAGUE)}))?|(?:(?<=several\s)|(?<=few\s))(?:hundred\s(?:thousand|million)|hundred|thousand|million|dozen)))\b"
    rf"|(?P<times>double|triple|twice|thrice)\b"
    rf")(?![.,]\d)(?P<percent>{_PERCENT}|\spercentage\spoints\b)?(?!(?!(?:{GLUED})\b)\w)")
FIGURE = re.compile(_PATTERN.replace("JOINED", "to|or"), re.IGNORECASE)
"""Groups: `out` of `every`, `slash`, `few` `part`s, `half`, `first` to `last`, `one` number, `vague` plural, `times`;
with `money` before and `percent` behind."""
BETWEEN = re.compile(_PATTERN.replace("JOINED", "to|or|and"), re.IGNORECASE)
"""For what follows `between`, where `and` joins the two ends."""
ONE = re.compile(
    _PATTERN.replace("(?P<first>", "(?!)(?P<first>").replace("(?P<out>", "(?!)(?P<out>").replace("JOINED", "to"),
    re.IGNORECASE)
"""The same without intervals and `three in ten`: for `5430 to ten years`, `631 in 1934`, which are none."""
IS_BETWEEN = re.compile(r"\bbetween\s(?:some\s|about\s|[$£€])?\Z", re.IGNORECASE)


def value_of(match: re.Match[str]) -> tuple[str | None, str, str, str]:
    """Return value, least and most of an interval, and share, as *match* of `FIGURE` says them; "" if it does not."""
    if match["out"]:
        parts, whole = number(match["out"]), number(match["every"])
        share = written(parts / whole) if parts is not None and whole else ""
        return share or None, "", "", share
    if match["few"] or match["half"]:
        few = Fraction(1) if match["half"] or match["few"].lower() == "a" else number(match["few"])
        share = written(few / PARTS[match["part"].lower() if match["part"] else "half"]) if few else ""
        return share or None, "", "", share
    if match["slash"]:
        part = Fraction(*VULGAR.get(match["slash"]) or map(int, match["slash"].split("/")))
        share = written(part) if part < 1 else ""
        return share or None, "", "", share
    if match["first"]:
        return _interval(match["first"], match["last"])
    if match["vague"]:
        return None, str(_least(match["vague"].lower())), "", ""
    if match["times"]:
        return ("3" if match["times"].lower() in ("triple", "thrice") else "2"), "", "", ""
    if match["one"].isdecimal():
        return str(int(match["one"])), "", "", ""
    value = number(match["one"])
    return (written(value) if value is not None else None), "", "", ""


def _interval(first: str, last: str) -> tuple[str | None, str, str, str]:
    low, high = number(first), number(last)
    if low is not None and high is not None and low < 1000 <= low * 1000 < high and "," in last and "," not in first:
        low *= 1000
    scale = _SCALE_LAST.search(last.lower())
    if low is not None and high is not None and scale and not _SCALE_LAST.search(first.lower()):
        scaled = SCALES[scale[1]] * low
        low = scaled if scaled < high else low
    if low is None or high is None or high <= low:
        return None, "", "", ""
    return None, written(low), written(high), ""


_SCALE_LAST = re.compile(rf"\s({'|'.join(SCALES)})\Z")


def _least(vague: str) -> int:
    least = 1
    for word in re.split(r"\s(?:or|and)\s", vague)[0].split():
        least *= {"tens": 10, **VAGUE, **SCALES}.get(word, 1)
    return least
