"""How notes are called: superior figures, figures glued to words, brackets, asterisks, letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from edition import timewords
from edition.encoding.forms import (
    APART,
    CANDIDATE,
    FRAME,
    FRAMES,
    LOW,
    LOW_HALF,
    MISREAD,
    SUPERIOR,
    WITH_WORD,
    WORDED,
    normal_label,
)
from edition.titles import DIVISION

STYLES = {
    "raised": "sup", "careted": "sup", "tex": "sup", "double": "bracket", "misread": "bracket", "worded": "bracket",
    "rst": "md", "org": "md",
}
"""Frame → style of its calls, if they are not like those in round brackets."""
BETWEEN = -0.7
"""Weight above which a figure after a blank stands between two sentences."""
LONGEST_BRACKET = 200
"""Code points within which what is in brackets ends."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A stretch of text that may call a note."""

    start: int
    end: int
    label: str
    """`16`, `*`, `iv`: what a note of this call is labelled with."""
    style: str
    """sup, bracket, md, star, plain."""
    weight: float
    """Logarithm of the odds that it is a call, its number left aside."""
    apart: str = ""
    """How it stands apart from the word before it, if it does: `round` in brackets, `half` with one behind it, `star`,
    `spaced` between two sentences; `framed` in other signs; `low` as small letters that are glued to it.
    """
    said: str = ""
    """What stands there, if that is other letters than the label: `FN 1`, or `l2`, which was misread."""

    @property
    def number(self) -> int:
        return int(self.label) if self.label.isdecimal() and self.label.isascii() else 0


def find_markers(text: str) -> list[Marker]:
    """Return all that may be a call in *text*, in order; readings of the same figures end at the same place.

    >>> [(one.label, one.style) for one in find_markers("the plan.16 In 193717 it was²")]
    [('6', 'plain'), ('16', 'plain'), ('17', 'plain'), ('717', 'plain'), ('2', 'sup')]
    """
    found: list[Marker] = []
    for match in CANDIDATE.finditer(text):
        style = match.lastgroup or ""
        start, end = match.span()
        if style == "plain":
            found += [_with_bracket(text, one) for one in _plain(text, start, end)]
        elif style == "star":
            found += [_with_bracket(text, one) for one in _star(text, start, end)]
        elif style in FRAMES:
            found += _framed(text, start, end, style)
        elif style == "md" and text[end : end + 1] == ":" and _begins_line(text, start):
            continue
        elif style == "md":
            found.append(Marker(start, end, match["md"], "md", 8.0))
        elif style == "htmln" or style == "html":
            found.append(Marker(start, end, match["htmln"], "sup", 7.0))
        elif style == "letter":
            found += _letter(text, start, end)
        elif style == "caret":
            found.append(Marker(start, end, match["caretn"] or match["curlyn"], "sup", _caret_weight(text, start)))
        elif style == "round":
            found.append(Marker(start, end, text[start + 1 : end - 1], "paren", APART, "round"))
        elif style == "bracket":
            found.append(_bracket(text, start, end, match["bracket"]))
        else:
            found += [_with_bracket(text, one) for one in _superior(text, start, end)]
    low = [*_low(text)]
    return sorted([*found, *low], key=lambda one: one.start) if low else found


def _framed(text: str, start: int, end: int, frame: str) -> Iterator[Marker]:
    """Yield the readings of a label in its frame; those of reStructuredText and Org call as that of Markdown does."""
    weight = FRAMES[frame][1]
    label = said = text[start:end].strip(FRAME)
    if frame in WITH_WORD and (match := WORDED.fullmatch(said.lstrip("\\"))):
        label, said = match["label"], f"{match['word']} {match['label']}"
    if frame == "misread":
        label = said.translate(MISREAD)
        yield from _letter(text, start, end) if len(said) == 1 else ()
    style = STYLES.get(frame, "paren")
    yield Marker(
        start, end, normal_label(label), style, weight, "framed" if weight == APART else "",
        said if frame in WITH_WORD or frame == "misread" else "",
    )


def _low(text: str) -> Iterator[Marker]:
    """Yield the readings of small letters at the end of words and sentences: nothing, unless notes answer them."""
    for match in LOW.finditer(text):
        yield _with_bracket(text, Marker(match.start(1), match.end(1), match[1], "letter", APART, "low"))
    for match in LOW_HALF.finditer(text):
        at = match.start()
        one = _with_bracket(text, Marker(at - 1, at, text[at - 1], "letter", APART, "low"))
        if one.end > at:
            yield one


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip("> \t")


def _with_bracket(text: str, one: Marker) -> Marker:
    """Return a call with the bracket behind it, “mill¹)”, if nothing before opens that."""
    if text[one.end : one.end + 1] != ")":
        return one
    is_open = text.rfind("(", max(0, one.start - LONGEST_BRACKET), one.start) > text.rfind(
        ")", max(0, one.start - LONGEST_BRACKET), one.start
    )
    return one if is_open else replace(one, end=one.end + 1, apart="half" if one.apart else "")


def _caret_weight(text: str, at: int) -> float:
    """A figure behind a caret was raised on the page: a call behind a word, an exponent behind a figure or one letter.
    """
    before = text[max(0, at - 2) : at]
    is_power = before[-1:].isdigit() or (before[-1:].isalpha() and not before[:1].isalpha()) or before[-1:] in "+-=^"
    return 0.0 if is_power else 6.0


def _superior(text: str, start: int, end: int) -> list[Marker]:
    """Return the readings of superior figures, with plain ones beside them: a number before, or damage."""
    first = next(i for i in range(start, end) if text[i] in SUPERIOR)
    last = next(i for i in range(end - 1, start - 1, -1) if text[i] in SUPERIOR) + 1
    exponent = end < len(text) and text[end].isalnum() and start and text[start - 1].isdigit()
    unit = start > 0 and text[max(0, start - 3) : start].endswith((" m", " km", " cm", " mm"))
    weight = 1.0 if unit or exponent else 6.0
    found = [Marker(first, last, normal_label(text[first:last]), "sup", weight)]
    if first > start:
        found.append(Marker(start, last, normal_label(text[start:last]), "sup", weight - 5.0))
    if last < end:
        found[0] = Marker(first, last, found[0].label, "sup", weight - 3.0)
        found.append(Marker(first, end, normal_label(text[first:end]), "sup", weight - 0.5))
    return found


def _letter(text: str, start: int, end: int) -> list[Marker]:
    """Return the reading of a superior letter, or of one in brackets that is glued to a word: else an editor put it in.
    """
    before = text[start - 1 : start]
    if not before or before.isspace() or before in "([":
        return []
    is_raised = text[start] != "["
    return [Marker(start, end, normal_label(text[start:end].strip("[]")), "letter", 4.0 if is_raised else 3.0)]


def _bracket(text: str, start: int, end: int, label: str) -> Marker:
    if "(" in text[start : start + 2]:
        before = text[start - 1 : start]
        weight = 2.5 if before and before in ".,;!?”’\"»" else -1.0 if before and not before.isspace() else APART
        return Marker(start, end, label, "paren", weight, "round")
    number = int(label) if label.isdecimal() else 1
    is_page = bool(PAGE_BEFORE.search(text[max(0, start - 8) : start]))
    is_link = bool(LINK_AWAY.match(text, end))
    return Marker(start, end, label, "bracket", -3.0 if is_page or is_link or number > 999 else 3.5)


LINK_AWAY = re.compile(r"\((?!#)[^\s)]*[/:.{]")
"""Where a link of Markdown leads that leads to no place in the text: “[12](p012.html)”."""
PAGE_BEFORE = re.compile(r"\b(?:p|pg|page|seite|s)\b[.:]?\s*$", re.I)
"""The word before the number of a page: “Page: [12]”."""


def _star(text: str, start: int, end: int) -> list[Marker]:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or before in "([" or (after and (after.isalnum() or after == "*")):
        return []
    line = max(text.rfind("\n", max(0, start - 400), start), start - 400, -1) + 1
    if text[start] == "*" and _closes_emphasis(text[line:start]):
        return []
    if before.isspace():
        is_behind = text[line:start].rstrip()[-1:] not in ("", "*")
        return [Marker(start, end, text[start:end], "star", APART, "star")] if is_behind else []
    weight = 3.0 if text[start] != "*" else 1.0
    return [Marker(start, end, text[start:end], "star", weight)]


EMPHASIS_START = re.compile(r"(?<![^\s(\[“\"‘'—–])\*{1,3}(?=[^\s*])")


def _closes_emphasis(before: str) -> bool:
    """True if the last asterisks that open an emphasis in a line are not closed yet."""
    last = max((match.end() for match in EMPHASIS_START.finditer(before)), default=-1)
    return last >= 0 and "*" not in before[last:]


ABBREVIATIONS = r"pp?|nos?|nr|vols?|bd|fols?|ff?|art|ch|cap|fig|s|sig|col|t|ll?|§"
ABBREVIATED = re.compile(rf"(?:^|[\s(\[])(?:{ABBREVIATIONS})\.$", re.I)
"""What a figure belongs to and is no call after."""
CUT_MONTHS = "mär okt dez janv févr avr juil déc genn gen mag giu lug ago set sett ott dic ene abr"
"""How German, French, Italian and Spanish cut their months, with a full stop behind; English ones are whole words."""
_WHOLE = "|".join(re.escape(name).replace("'", "['’ʹ]") for name in sorted(timewords.MONTHS, key=len, reverse=True))
MONTHS = rf"(?:(?:{_WHOLE})(?![^\W\d_])\.?|(?:{CUT_MONTHS.replace(' ', '|')})\.)"
MONTH = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s|of\s)?{MONTHS}\b", re.I)
MONTH_BEFORE = re.compile(rf"(?<![^\W\d_]){MONTHS}\s+$", re.I)
LONGEST_MONTH = 12
SHORT_YEAR = re.compile(r"(?:^|[\s(\[—–-])[’'‘]\d\d(?!\d)")
"""“The winter of ’41”."""
NUMBERED = re.compile(rf"(?<![^\W_]){DIVISION}\s$", re.I)
WHOLE_YEAR = re.compile(r"(?:1[1-9]\d\d|20[0-4]\d)(?!\d)")
NAMED_NUMBER = re.compile(rf"(?<=[^\s.!?]\s)(?!(?i:{MONTHS})\s)[A-ZÀ-Ž][^\W\d_]{{2,}}\s$")
"""A noun with a capital that a number belongs to: “Order 11652”."""
YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
AFTER_YEAR = re.compile(r"\D(?:1[5-9]\d\d|20[0-4]\d)\.\d{1,3}(?:$|\s*\n|\s+[A-ZÀ-Ž“\"‘«„])")
"""A year that ends a sentence, figures glued to its stop, and the beginning of another sentence."""
DECIMAL = re.compile(r"\d+\s[^\W\dA-ZÀ-Ž]")
"""The rest of a decimal, and the small letter of what is counted: “2.5 tons”."""
SPAN_OF_YEARS = re.compile(r"(?:1\d|20)(\d\d)[–-](\d\d)$")
THREE_FIGURES = re.compile(r"\d{3}(?!\d)")
LAST_DAY = 31
LIKE_CAPITAL = re.compile(r"[A-ZÀ-Ž]{3}[05](?!\d)")
"""“COU5”: in a word of capitals the figures that look like S and O are rather damaged letters."""
INCHES = re.compile(r"\d[’'′]\d{1,2}[”\"″]")
"""“6’7””."""


def _plain(text: str, start: int, end: int) -> list[Marker]:
    """Return the readings of a run of digits: the whole run, or its last one to three digits."""
    size = end - start
    after = text[end : end + 2]
    if after[:1].isalpha() and not after[:1].isupper():
        return []
    if after[:1] in ("%", "°", "₤", "£", "$") or (len(after) == 2 and after[0] in ".,:/-–" and after[1].isdigit()):
        base = -4.0
    else:
        base = _after_weight(after)
    found = []
    for length in range(1, min(size, 3) + 1):
        at = end - length
        if text[at] == "0":
            continue
        weight = base + (_before_weight(text, at) if length == size else _inside_weight(text, start, at))
        if weight > -5:
            is_apart = length == size and text[at - 1 : at].isspace() and (weight > BETWEEN or after[:1] == ")")
            found.append(Marker(at, end, text[at:end], "plain", weight, "spaced" if is_apart else ""))
    return found


def _after_weight(after: str) -> float:
    if not after or after[0].isspace():
        return 0.0
    if after[0] in "—–-,;:.!?)”’\"']*…":
        return -0.3
    if after[0].isupper():
        return -0.5
    return -2.0


def _before_weight(text: str, at: int) -> float:
    before = text[at - 1 : at]
    if not before or (before in "’'‘" and SHORT_YEAR.search(text[max(0, at - 3) : at + 3])):
        return -6.0
    if before.isspace() and NUMBERED.search(text[max(0, at - 14) : at]):
        return -6.0
    if LIKE_CAPITAL.match(text, max(0, at - 3)):
        return 1.0
    if before.isalpha():
        return 2.5 if at < 2 or text[at - 2].isalpha() else -0.5
    if before in "’'′" and INCHES.match(text, max(0, at - 2)):
        return -5.0
    if before in "”’\"'»)]*" or (before in "“‘" and at > 1 and not text[at - 2].isspace()):
        return 3.5
    if before == "." and ABBREVIATED.search(text[max(0, at - 8) : at]):
        return -4.0
    if before in ".,;:!?…":
        if before == "." and AFTER_YEAR.match(text, max(0, at - 6)):
            return 2.7
        if before in ".,:" and text[at - 2 : at - 1].isdigit():
            is_year = YEAR.search(text[max(0, at - 5) : at - 1])
            is_rest = not is_year and (text[at : at + 3].isdigit() or DECIMAL.match(text, at))
            return -1.5 if is_rest else 0.0
        return 3.0 if before != ":" else 2.0
    if before.isspace():
        return _after_space_weight(text, at)
    return -3.0 if before in "-–—/" else -4.0


def _after_space_weight(text: str, at: int) -> float:
    """A figure after a space: mostly a quantity; after the end of a sentence and before a capital rather a call."""
    ahead = text[at : at + 8].lstrip("0123456789")
    closed = text[max(0, at - 3) : at - 1].rstrip("”’\"')")
    is_end = not ahead.strip() or (ahead[0].isspace() and ahead.strip()[0].isupper())
    return -0.5 if is_end and closed[-1:] in (".", "!", "?") else -2.6


def _inside_weight(text: str, start: int, at: int) -> float:
    """Return what speaks for a call after digits: a year is likeliest to have one, and a full group of thousands."""
    prefix = text[start:at]
    if len(prefix) < 3 and start > 1 and text[start - 1] in ".," and text[start - 2].isdigit():
        return -9.0
    if YEAR.match(prefix) and len(prefix) == 4:
        return -2.0 if NAMED_NUMBER.search(text[max(0, start - 24) : start]) else 1.0
    if len(prefix) == 3 and text[max(0, start - 1) : start] == "," and text[max(0, start - 2) : start - 1].isdigit():
        return 2.0
    if len(prefix) == 3 and WHOLE_YEAR.match(text, start):
        return -6.0
    if _is_short_year(text, start, at) or _is_whole_day(text, start, at):
        return 1.0
    if len(prefix) > 4 or _is_in_date(text, start, at):
        return -6.0
    return -3.2 if len(prefix) >= 3 else -3.8


def _is_short_year(text: str, start: int, at: int) -> bool:
    """True if two figures from *start* on end a span of years: “1646–60”."""
    match = SPAN_OF_YEARS.search(text[max(0, start - 5) : at])
    return match is not None and int(match[1]) < int(match[2])


def _is_whole_day(text: str, start: int, at: int) -> bool:
    """True if the figures from *start* to *at* are a day and with those that follow none: “June 515”, “On 143 March”.

    Four figures may be a year.
    """
    is_longer = THREE_FIGURES.match(text, start) and int(text[start : start + 3]) > LAST_DAY
    is_day = at - start < 3 and 0 < int(text[start:at]) <= LAST_DAY
    if not is_longer or not is_day:
        return False
    return bool(MONTH_BEFORE.search(text[max(0, start - LONGEST_MONTH) : start]) or MONTH.match(text, start + 1))


def _is_in_date(text: str, start: int, at: int) -> bool:
    """True if the figures from *start* on are the day of a month."""
    before = text[max(0, start - LONGEST_MONTH) : start]
    return bool(MONTH.match(text, at) or (before[-1:].isspace() and MONTH_BEFORE.search(before)))
