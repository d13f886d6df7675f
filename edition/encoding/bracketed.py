"""What a transcriber set in brackets over as many lines as it takes: notes, “[Footnote 12: See below.]”, and pictures.

So volunteers write them who prepare books for Project Gutenberg, and editors of letters, each in their language.
The brackets and the word are the transcriber's, the label and the words the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.encoding.lines import Line
from edition.titles import NOTE_WORD

OPENING = re.compile(
    rf"\[\s?(?P<word>{NOTE_WORD})\s?"
    r"(?P<label>\d{1,4}|[a-z]{1,2}|[*†‡§]{1,3})(?:\s?[:.]\s|\s(?-i:(?=[A-ZÀ-Ž“\"„«])))", re.I,
)
WORD = re.compile(rf"\[?\s?(?P<word>fn(?=:)|footnote(?=\{{)|(?:{NOTE_WORD})(?=\s?(?:\d|[a-z*†‡§]\b)))", re.I)
"""What a note was called before its label, with or without brackets."""
PICTURE = re.compile(
    r"\[(?:(?:music(?:al)? )?illustrations?|image|figure|plate|abbildung|transcriber['’]s notes?)\b", re.I,
)
"""The beginning of a picture's title, or of what a transcriber has to say."""
LONGEST = 200
"""Lines of a note, at most: what is never closed is none."""


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A note or the title of a picture from its first line to the one that closes its bracket, by index."""

    first: int
    last: int
    label: str = ""
    """Of a note; a picture has none."""
    size: int = 0
    """Code points of the first line before the words of the note."""


def find_bracketed(lines: Sequence[Line]) -> Iterator[Bracketed]:
    """Yield the notes and pictures in brackets, in order.

    >>> next(find_bracketed([Line(0, 22, "[Footnote 2: See [sic]"), Line(23, 28, "here.]")]))
    Bracketed(first=0, last=1, label='2', size=13)
    """
    end = -1
    for index, line in enumerate(lines):
        if index <= end or line.text[0] != "[":
            continue
        note = OPENING.match(line.text)
        last = _closing(lines, index) if note or PICTURE.match(line.text) else -1
        if last >= 0:
            end = last
            yield Bracketed(index, last, note["label"], note.end()) if note else Bracketed(index, last)


def word_before(received: str) -> str:
    """Return what a note was called before its label, or an empty string: the one word that the text itself tells not.

    >>> word_before("[Footnote 2: See here.]"), word_before("Note 2. See here."), word_before("See here.")
    ('Footnote', 'Note', '')
    """
    match = WORD.match(received)
    return match["word"] if match else ""


def is_word(word: str) -> bool:
    """True of a word that transcribers call notes by."""
    return bool(re.fullmatch(rf"{NOTE_WORD}|n|textsuperscript", word.strip(), re.I))


def _closing(lines: Sequence[Line], first: int) -> int:
    """Return the line at whose end the bracket that *first* opens is closed, or -1."""
    depth = 0
    for index in range(first, min(first + LONGEST, len(lines))):
        depth += lines[index].text.count("[") - lines[index].text.count("]")
        if depth <= 0:
            return index if lines[index].text.endswith("]") else -1
    return -1
