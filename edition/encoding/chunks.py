"""Chunks: the lines that stand together in a source, before anyone asks what they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from edition.encoding.contents import ends_entry
from edition.encoding.decisions import Decision
from edition.encoding.forms import LETTERS, SUPERIOR, Label
from edition.encoding.labels import Labels
from edition.encoding.lines import LONG, TAB, Habits, Line
from edition.encoding.markers import Marker
from edition.encoding.verse import find_verses
from edition.titles import is_number

BULLET = re.compile(r"[-•*·▪◦]\s+(?=\S)")
"""Dashes are left out: in many languages they begin a speech."""
COUNTED = re.compile(r"(\d{1,2})[.)]\s+(?=[^\W\d])")
HEAD_MARK = re.compile(r"#{1,6}\s+(?=\S)")
QUOTE_MARK = re.compile(r">\s?")
UNDERLINE = re.compile(r"[=~_-]{3,}")
"""A row of signs below a title, or between two parts of a text."""
SPEAKER = re.compile(r"(?:[A-ZÀ-Ž][\w.’'-]*\s?){1,4}(?:\([^)]{1,30}\))?:\s")
ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:[A-ZÀ-Ž]|Mrs?|Dr|St|Prof|Gen|Col|Capt|Lt|Rev|Hon|No|Nos|Vol|vol|pp?|ff?|cf|ed|eds|ibid|viz|Nr|Bd|Hr|Fr)\.$"
)
"""A full stop that seldom ends a sentence."""
RAISED = SUPERIOR + LETTERS
ENDS_SENTENCE = re.compile(
    rf"[.!?…:][\s\"'”“’‘»«)\]*_]{{0,3}}(?:[{RAISED}]{{1,4}}|\d{{1,3}}|\[\^?\w{{1,6}}\]|\^)?[\"'”“’‘»«)\]*_]{{0,2}}$"
    rf"|[.!?][\"”“»«]{{0,2}}\s?[–—]$|[.!?]\s(?:\([^()]{{1,50}}\)|\[[^\[\]]{{1,50}}\])$|[”“\"»«](?:[{SUPERIOR}]{{1,4}}|\d{{1,3}})$|[–—]\s?[”“»«]$"
)


CLOSING = 60
"""Code points at the end of a line that tell how it ends, with brackets, marks and calls behind the stop."""
LONGEST_ABBREVIATION = 12
"""Code points of what `ABBREVIATED` looks at, at most."""
SHORTEST_HEAD = 4
"""Code points of the head of a page, at least."""
SHORT_LINE = 0.7
"""Of the width of lines set by hand: a sentence that ends before it ends its paragraph."""
SLACK = 4
"""Columns beyond the next line’s first word that would have fitted: with more, a paragraph has ended there."""
SHORTEST_OPEN, LONG_OPEN = 40, 200
"""Code points of a paragraph that goes on below though its line ends, at least: with a small letter, and without.

Titles are as short as the first, verses and entries as the second.
"""
LONGEST_NAME = 50
"""Code points of a signature, at most."""
MOST_FIGURES = 4
"""Figures of the number of a page, at most."""
SHORT_TITLE = 24
"""Code points from which a line with few capitals is no title."""
BY_ALONE = re.compile(r"by|von|par", re.I)
"""On a title page, a line of its own between the title and the name."""
SMALL = frozenset({
    "a", "an", "and", "that", "than", "his", "their", "was", "were", "is", "which", "who", "not", "as", "at", "by",
    "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "und", "der", "die", "das", "des", "dem",
    "den", "von", "zu", "im", "am", "auf", "für", "ein", "eine", "et", "le", "la", "les", "de", "du", "un", "une",
    "en", "à", "au", "aux", "pour", "par", "sur", "y", "el", "los", "las", "i", "e", "il", "oder", "ou",
})
"""Words that titles leave small and no sentence ends with."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that stand together."""

    lines: tuple[Line, ...]
    note: Label | None = None
    """Its label, if it is a note."""
    paragraph: Label | None = None
    """The author's number of a paragraph."""
    is_verse: bool = False
    """Its lines are verse, in a text whose paragraphs are a line each."""
    ruling: Decision | None = None
    """What the editor ruled of it: its kind, or that it goes on with the block before."""
    is_within: bool = False
    """It stands in the brackets that the block before it opens."""
    is_entry: bool = False
    """It is an entry of a table of contents."""
    calls: tuple[Marker, ...] = ()
    """What most likely calls notes in it."""

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def size(self) -> int:
        return sum(len(line.text) for line in self.lines)

    @property
    def opening(self) -> str:
        """First line without a label."""
        label = self.note or self.paragraph
        return self.first.text[label.size :].lstrip() if label else self.first.text

    @property
    def closing(self) -> str:
        return self.lines[-1].text[-CLOSING:]


PAGE_LINE = re.compile(r"^.{0,50}(?:\d\W?|:)$|^\d{1,4}\s.{0,50}$")
"""A short line with a number at its edge: rather a running head than the middle of a sentence."""


PAGE_AT_END = re.compile(r"\s\d{1,4}\W?$")
"""A number by itself at the end of a line: no verse has one."""


def ends_open(text: str) -> bool:
    """True if *text* stops before its sentence does.

    >>> ends_open("to the end of the"), ends_open("the end.”¹²"), ends_open("the end.16")
    (True, False, False)
    """
    return not ENDS_SENTENCE.search(text[-CLOSING:]) or bool(ABBREVIATED.search(text[-LONGEST_ABBREVIATION:]))


GOES_ON = re.compile(r"[,;:)]|\d{1,4}[,;]\s|\d{1,3}[:.]\d{1,3}[,;](?!\d)")
"""What no sentence begins with: a mark that follows a word, a date’s rest, “16, 1936; and”, or a verse’s, “6:21;”.
"""


def starts_low(text: str) -> bool:
    """True if *text* begins in the middle of a sentence: by a small letter, a mark that follows a word, a date's rest.

    >>> starts_low("of the"), starts_low("(So it was)"), starts_low(", and"), starts_low("1931, an explosion")
    (True, False, True, True)
    """
    first = text.lstrip("*_\"“‘'([")[:1]
    return first.islower() or bool(GOES_ON.match(text))


def possible_starts(lines: Sequence[Line], habits: Habits) -> list[bool]:
    """Say of each line whether a paragraph or a note may begin there, judging by blanks and indents."""
    indents = Counter(line.indent for line in lines if line.indent)
    usual = indents.most_common(1)[0][0] if indents else 0
    repeated = frozenset[str]() if habits.width else _repeated(lines)
    small = frozenset() if habits.width else small_words(lines)
    starts: list[bool] = []
    held = 0
    for index, line in enumerate(lines):
        is_beside_head = line.text in repeated or (index > 0 and lines[index - 1].text in repeated)
        starts.append(index == 0 or is_beside_head or _may_start(
            lines[index - 1], line, habits, usual, held, small,
        ))
        held = len(line.text) if starts[-1] else held + len(line.text)
    return starts


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    """Return the short lines that come again, numbers left aside, as the heads of pages do."""
    forms: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        is_short = SHORTEST_HEAD <= len(line.text) < LONG and not line.blanks
        if is_short and line.text[-1] not in ".,;" and line.text[0].isalnum():
            key = "".join(char for char in line.text if not char.isdigit()).strip()
            if key and not key[0].islower():
                forms[key].append(line.text)
    return frozenset(text for texts in forms.values() if len(texts) > 1 for text in texts)


def small_words(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words that are written small somewhere: with a capital, they begin a sentence or a title."""
    return frozenset(word for line in lines for word in line.text.split() if word.islower())


def _may_start(before: Line, line: Line, habits: Habits, usual: int, held: int, small: Collection[str]) -> bool:
    if line.blanks or line.starts_page:
        return True
    if habits.separator == "indent" and _is_full(before, line, habits):
        return False
    if habits.separator == "indent" and line.indent:
        return not before.indent or before.indent == usual != line.indent or line.indent == usual <= TAB
    if habits.separator == "blank" and habits.width:
        return before.width < habits.width * SHORT_LINE and not ends_open(before.text)
    if habits.width:
        room = habits.width - before.width - 1 - len(line.text.split(maxsplit=1)[0])
        return (room > SLACK and habits.separator != "indent") or (room >= 0 and not ends_open(before.text))
    if habits.separator == "blank":
        return not ends_open(before.text)
    return not _is_stray_break(before, line, held, small, has_strays=habits.has_strays)


def _is_full(before: Line, line: Line, habits: Habits) -> bool:
    """True if a sentence goes on from one line to the next, as the first had no room: in notes that hang or are set in.
    """
    return ends_open(before.text) and before.width + 1 + len(line.text.split(maxsplit=1)[0]) > habits.width


def _is_stray_break(before: Line, line: Line, held: int, small: Collection[str], *, has_strays: bool) -> bool:
    """True if a line break stands in the middle of a sentence, in a text with one paragraph a line.

    *held* is the length of the paragraph so far: a long one that stops before its sentence does goes on, unless a word
    begins the line that has a capital only at the beginning of sentences. Where such breaks are a habit, a short one
    goes on, too, if it can be no title.
    """
    if before.text.endswith(("-", "¬", "\u00ad")):
        return starts_low(line.text)
    if not ends_open(before.text) or _is_lone_number(before) or _is_lone_number(line) or BY_ALONE.fullmatch(line.text):
        return False
    is_cut = not ENDS_SENTENCE.search(before.text[-CLOSING:]) and not PAGE_LINE.search(line.text)
    is_cut = is_cut and line.text[0].isalnum() and line.text.split(maxsplit=1)[0].casefold() not in small
    if starts_low(line.text):
        return held > SHORTEST_OPEN or has_strays or before.text.endswith(",")
    if has_strays and is_cut and _is_mid_sentence(before.text):
        return True
    return held > LONG_OPEN and is_cut and not _is_like_name(line.text)


def _is_like_name(text: str) -> bool:
    """True if a line is no longer than a signature, and all its words but particles have capitals."""
    words = [word for word in text.split() if word not in SMALL]
    return len(text) < LONGEST_NAME and len(words) > 1 and all(word[0].isupper() for word in words)


def _is_lone_number(line: Line) -> bool:
    """True if a line is a number by itself, as that of a page is, also in the middle of a sentence."""
    return len(line.text) <= MOST_FIGURES and line.text.isdecimal()


def _is_mid_sentence(text: str) -> bool:
    """True if a line can be no title: it ends with a small word, or few of its words have a capital."""
    words = text.split()
    capitals = sum(1 for word in words if word[0].isupper())
    return words[-1].casefold() in SMALL or (len(text) > SHORT_TITLE and 2 * capitals < len(words))


def with_calls(chunks: Sequence[Chunk], calls: Sequence[Marker]) -> list[Chunk]:
    """Return *chunks* with the *calls* that stand in each, both in order; of readings of one place only the heaviest.

    “¹3” is a damaged 13: whoever takes it for a 1 misses a note 1 on the page.
    """
    heaviest = {one.start: one for one in sorted(calls, key=lambda one: one.weight)}
    calls = [heaviest[place] for place in sorted(heaviest)]
    places = [one.start for one in calls]
    cuts = [bisect_left(places, one.start) for one in chunks]
    ends = [bisect_left(places, one.end) for one in chunks]
    return [
        replace(one, calls=tuple(calls[first:last])) if first < last else one
        for one, first, last in zip(chunks, cuts, ends, strict=True)
    ]


def make_chunks(lines: Sequence[Line], starts: Sequence[bool], labels: Labels, habits: Habits) -> list[Chunk]:
    """Gather *lines* into chunks; every line is in exactly one."""
    verses = [] if habits.width else _find_verses(lines, labels, has_strays=habits.has_strays)
    inside = {index for verse in verses for index in verse[1:]}
    edges = {index for verse in verses for index in (verse.start, verse.stop)}
    chunks: list[Chunk] = []
    first = 0
    for index in range(1, len(lines) + 1):
        is_inside = index in inside and index not in edges
        if index == len(lines) or index in edges or (not is_inside and _begins(lines, index, starts, labels, habits)):
            chunks.append(_chunk(lines, range(first, index), labels, is_verse=index - 1 in inside))
            first = index
    return chunks


def _chunk(lines: Sequence[Line], place: range, labels: Labels, *, is_verse: bool) -> Chunk:
    first = place.start
    return Chunk(
        tuple(lines[first : place.stop]), labels.notes.get(first), labels.paragraphs.get(first), is_verse=is_verse,
        is_within=first in labels.within, is_entry=first in labels.contents,
    )


def _find_verses(lines: Sequence[Line], labels: Labels, *, has_strays: bool) -> list[range]:
    repeated = _repeated(lines)
    barred = {
        i for i, one in enumerate(lines)
        if one.text in repeated or BULLET.match(one.text) or PAGE_AT_END.search(one.text) or one.is_rest
        or is_number(one.text)
    }
    barred |= {*labels.notes, *labels.paragraphs, *labels.within, *labels.contents}
    return find_verses(lines, barred, has_strays=has_strays)


def _is_number(lines: Sequence[Line], index: int) -> bool:
    """True if a line is a number by itself at the end of a page."""
    is_last = index + 1 == len(lines) or lines[index + 1].blanks > 0 or lines[index + 1].starts_page
    return is_last and _is_lone_number(lines[index])


def _is_list(lines: Sequence[Line], index: int) -> bool:
    """True if a line near by has a bullet, too."""
    return any(
        BULLET.match(lines[near].text) for near in range(max(0, index - 3), min(len(lines), index + 4)) if near != index
    )


def _is_row(line: Line) -> bool:
    """True of a row of a table in Markdown."""
    return len(line.text) > 2 and line.text[0] == line.text[-1] == "|"


def _is_counted(lines: Sequence[Line], index: int) -> bool:
    """True if a line has a number, and a line near by the one before or after it: a list without blank lines."""
    match = COUNTED.match(lines[index].text)
    if not match:
        return False
    near = (COUNTED.match(lines[at].text) for at in range(max(0, index - 3), min(len(lines), index + 4)))
    return any(other and abs(int(other[1]) - int(match[1])) == 1 for other in near)


def _begins(lines: Sequence[Line], index: int, starts: Sequence[bool], labels: Labels, habits: Habits) -> bool:
    before, line = lines[index - 1], lines[index]
    if line.is_rest:
        return False
    if index in labels.contents or index - 1 in labels.contents:
        return bool(line.blanks) or index not in labels.contents or ends_entry(before.text)
    if UNDERLINE.fullmatch(line.text) or UNDERLINE.fullmatch(before.text):
        return True
    if line.blanks or line.starts_page or index in labels.notes or index in labels.paragraphs:
        return True
    if QUOTE_MARK.match(line.text) or QUOTE_MARK.match(before.text):
        return not (QUOTE_MARK.match(line.text) and QUOTE_MARK.match(before.text)) or before.text == ">"
    if _is_number(lines, index) or (index > 1 and _is_number(lines, index - 1)):
        return True
    if HEAD_MARK.match(line.text) or HEAD_MARK.match(before.text):
        return True
    if (BULLET.match(line.text) and _is_list(lines, index)) or _is_counted(lines, index) or _is_row(line):
        return True
    if habits.separator == "blank":
        return bool(starts[index] and SPEAKER.match(line.text))
    return starts[index]
