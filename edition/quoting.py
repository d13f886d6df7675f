"""A stretch below the passage: pointed at by its words with context, and found again in an edited text.

The selectors are those of the Web Annotation Data Model: https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote as percent

LONGEST = 4_000
"""Code points of a quote that is looked for; of a longer one, its beginning and its end."""

CONTEXT = 32
"""Code points of prefix and suffix that a selector carries, as Hypothesis does."""

CLOSE = 0.6
"""Below this share of letters that need no edit a stretch is not said to be the quote. Of unrelated sentences it is
0.25 to 0.4."""

BRIEF, CLOSE_IF_BRIEF = 8, 0.75
"""The same for a quote of fewer letters than this, which more stretches of a passage are like by chance."""

NEARLY = 0.8
"""Likeness above which a reader is told of small differences: one letter in five, as a bad scan has them."""

WHOLE_WORDS, END_WORDS, BESIDE_WORDS = 12, 5, 3
"""Words of a quote that stand in an address as they are; of a longer one, those at each end; and those beside it."""

PATTERN = 256
"""Code points that are compared letter by letter; of a longer quote, so many at each end."""

TAIL = 200
"""Code points of prefix and suffix that are compared, and of the end of a quote that is too long to be looked for."""

MOST_PLACES = 1_000
"""Places of a quote in a passage that are compared: of a single letter there may be more."""

PIECE, PIECES, PIECE_PLACES, SPOT = 6, 60, 100, 1_000
"""In a long passage pieces of the quote vote for where it is looked for: code points of a piece, pieces, places of each
that count, and code points of a place that is voted for."""

NEVER_SURE = 0.99
"""Likeness of what is not the quote letter by letter, at most."""

LONG_PASSAGE = 8_000
"""Code points of a passage that are searched letter by letter: some 15 ms."""

TYPOGRAPHY = {ord(char): "'" for char in "‘’‚‛ʼ`´"} | {ord(char): '"' for char in "“”„‟«»"} | {
    ord(char): "-" for char in "‐‑‒–—−"
} | {0x00AD: None, 0x200B: None, 0xFEFF: None}
"""What differs between a page, a clipboard and a keyboard, and is the same to a reader."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch that was found, in code points, end exclusive, and how like the quote it is, from 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Selector:
    """Words with context; together they name one stretch."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


def selector(text: str, start: int, end: int) -> Selector:
    """Return the selector of the stretch `text[start:end]`.

    Raises ValueError if there is no such stretch.

    >>> selector("in the autumn of 1936", 7, 13).prefix
    'in the '
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no stretch from {start} to {end} in a passage of {len(text)} code points")
    return Selector(text[start:end], text[max(start - CONTEXT, 0):start], text[end:end + CONTEXT], start)


def text_fragment(chosen: Selector) -> str:
    """Return the directive with which browsers find the stretch: https://wicg.github.io/scroll-to-text-fragment/

    >>> text_fragment(Selector("autumn of 1936", prefix="in the "))
    ':~:text=in%20the-,autumn%20of%201936'
    """
    words = chosen.exact.split()
    before = _whole(chosen.prefix, at_end=False)[-BESIDE_WORDS:]
    after = _whole(chosen.suffix, at_end=True)[:BESIDE_WORDS]
    ends = [words] if len(words) <= WHOLE_WORDS else [words[:END_WORDS], words[-END_WORDS:]]
    parts = [f"{_escaped(' '.join(before))}-"] if before else []
    parts += [_escaped(" ".join(end)) for end in ends]
    parts += [f"-{_escaped(' '.join(after))}"] if after else []
    return ":~:text=" + ",".join(parts)


def _whole(context: str, *, at_end: bool) -> list[str]:
    """Return the words of *context* but the one that may be cut: browsers look for whole words."""
    words = context.split()
    is_cut = len(context) >= CONTEXT and not context[-1 if at_end else 0].isspace()
    return (words[:-1] if at_end else words[1:]) if is_cut else words


def _escaped(words: str) -> str:
    return percent(words, safe="").replace("-", "%2D")


def find_quote(
    text: str, quote: str, *, prefix: str = "", suffix: str = "", near: int | None = None
) -> Match | None:
    """Return the stretch of *text* most like *quote*, or None if nothing is close.

    Offsets count code points from the start of *text*, end exclusive. Of equally good stretches the one with the
    better context wins, then the one nearest to *near*. The score runs from 0 to 1; 1 is an exact match but for case,
    spaces and the shape of quotation marks and dashes. Time is bounded, whatever the quote.

    Raises ValueError if *quote* is empty.

    >>> find_quote("in the autumn of 1936", "autumn").start
    7
    >>> find_quote("arrested in the autumn of 1936", "in the autunm of 1936").score > 0.9
    True
    """
    page, wanted = Plain(text), Plain(quote[:LONGEST]).text.strip()
    if not wanted:
        raise ValueError("the quote is empty")
    found = list(_exact(page.text, wanted))
    if found:
        context = (Plain(prefix[-TAIL:]).text, Plain(suffix[:TAIL]).text)
        near_plain = page.position(near) if near is not None else None
        start = max(found, key=lambda one: _fit(page.text, one, one + len(wanted), context, near_plain))
        if len(quote) <= LONGEST:
            return Match(*page.stretch(start, start + len(wanted)), 1.0)
        return _long_match(page, start, len(wanted), quote)
    return _closest(page, wanted, near)


class Plain:
    """*text* folded for comparing, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        chars: list[str] = []
        self.offsets: list[int] = []
        was_space = False
        for offset, char in enumerate(text):
            plain = _folded(char)
            is_space = plain == " "
            if not plain or (is_space and was_space):
                continue
            chars.append(plain)
            self.offsets += [offset] * len(plain)
            was_space = is_space
        self.text = "".join(chars)
        self.length = len(text)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of a stretch of the folded one that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def position(self, offset: int) -> int:
        """Return where *offset* is in the folded text, roughly."""
        return round(offset * len(self.text) / self.length) if self.length else 0


def _folded(char: str) -> str:
    if char.isascii():
        return " " if char.isspace() else char.lower()
    plain = char.translate(TYPOGRAPHY)
    if char.isspace():
        return " "
    return "" if unicodedata.combining(char) or not plain else plain.lower()


def _exact(text: str, wanted: str) -> Iterator[int]:
    """Yield where *wanted* stands, the first places only if there are many."""
    at = text.find(wanted)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(wanted, at + 1)


def _fit(text: str, start: int, end: int, context: tuple[str, str], near: int | None) -> tuple[int, int]:
    prefix, suffix = context
    before, after = text[max(start - len(prefix), 0):start], text[end:end + len(suffix)]
    same = _common_start(before[::-1], prefix[::-1]) + _common_start(after, suffix)
    return same, -abs(start - near) if near is not None else -start


def _common_start(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _long_match(page: Plain, start: int, length: int, quote: str) -> Match:
    """Return where a quote longer than `LONGEST` goes on to, by its last words."""
    tail = Plain(quote[-TAIL:]).text.strip()
    end = page.text.find(tail, start + length - 1) if tail else -1
    last = end + len(tail) if end >= 0 else start + length
    return Match(*page.stretch(start, last), 1.0 if end >= 0 else LONGEST / len(quote))


# ---- closest match


def _closest(page: Plain, wanted: str, near: int | None) -> Match | None:
    """Return the stretch most like *wanted*, or None if none is close."""
    around = page.position(near) if near is not None else 0
    low, high = _window(page.text, wanted, around)
    head, tail = wanted[:PATTERN], wanted[-PATTERN:]
    first = _least_edits(page.text[low:high], head, around - low)
    begin, end, edits = low + first[0], low + first[1], first[2]
    length = len(head)
    if len(wanted) > len(head) and edits <= (1 - CLOSE) * length:
        from_here = page.text[begin:begin + len(wanted) + len(wanted) // 3]
        last = _least_edits(from_here, tail, len(wanted))
        end, edits, length = begin + last[1], edits + last[2], length + len(tail)
    score = 1 - edits / length
    if score < (CLOSE if length >= BRIEF else CLOSE_IF_BRIEF):
        return None
    begin, end = _whole_words(page.text, begin, end, ends_in_word=wanted[-1].isalnum())
    return Match(*page.stretch(begin, end), min(score, NEVER_SURE)) if end > begin else None


def _window(text: str, wanted: str, around: int) -> tuple[int, int]:
    """Return the part of a very long passage that most pieces of *wanted* speak for."""
    if len(text) <= LONG_PASSAGE:
        return 0, len(text)
    votes: dict[int, int] = {}
    for at in range(0, len(wanted) - PIECE + 1, max(PIECE, len(wanted) // PIECES)):
        for place in islice(_exact(text, wanted[at:at + PIECE]), PIECE_PLACES):
            spot = max(place - at, 0) // SPOT
            votes[spot] = votes.get(spot, 0) + 1
    best = max(votes, key=lambda one: (votes[one], -abs(one * SPOT - around)), default=around // SPOT) * SPOT
    return max(best - SPOT, 0), min(best + LONG_PASSAGE - SPOT, len(text))


def _least_edits(text: str, pattern: str, near: int) -> tuple[int, int, int]:
    """Return the stretch of *text* that becomes *pattern* with the fewest edits, and how many those are.

    Of equals the one that ends nearest to *near* plus the length of the pattern wins.
    """
    edits = list(_edits_at_ends(text, pattern))
    least = min(edits, default=len(pattern))
    aim = near + len(pattern)
    end = min((at for at, one in enumerate(edits, 1) if one == least), key=lambda at: abs(at - aim), default=0)
    back = list(_edits_at_ends(text[max(end - 2 * len(pattern), 0):end][::-1], pattern[::-1]))
    length = max((at for at, one in enumerate(back, 1) if one == least), default=0)
    return end - length, end, least


def _edits_at_ends(text: str, pattern: str) -> Iterator[int]:
    """Yield for each end in *text* the fewest edits that make a stretch ending there *pattern*.

    G. Myers, A fast bit-vector algorithm for approximate string matching, Journal of the ACM 46 (1999).
    """
    places: dict[str, int] = {}
    for at, char in enumerate(pattern):
        places[char] = places.get(char, 0) | 1 << at
    full, top = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    more, less, edits = full, 0, len(pattern)
    for char in text:
        same = places.get(char, 0)
        across = (((same & more) + more) ^ more) | same
        up, down = less | ~(across | more) & full, more & across
        edits += bool(up & top) - bool(down & top)
        up, down = up << 1 & full, down << 1 & full
        same |= less
        more, less = down | ~(same | up) & full, up & same
        yield edits


def _whole_words(text: str, begin: int, end: int, *, ends_in_word: bool) -> tuple[int, int]:
    """Widen or narrow a stretch by a few letters, so that it cuts no word."""
    while begin < end and text[begin] == " ":
        begin += 1
    while end > begin and (text[end - 1] == " " or (ends_in_word and not text[end - 1].isalnum())):
        end -= 1
    for _ in range(3):
        if begin and text[begin - 1].isalnum() and text[begin].isalnum():
            begin -= 1
        if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
    return begin, end


def sentence(score: float) -> str:
    """Say to a reader how sure the finding is.

    >>> sentence(1.0), sentence(0.87)
    ('found word for word', 'found with small differences (87 % alike)')
    """
    if score >= 1:
        return "found word for word"
    return f"found with {'small' if score > NEARLY else 'large'} differences ({score:.0%} alike)".replace("%", " %")
