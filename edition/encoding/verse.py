"""Verse: short lines that stand together, told by how they begin, where they pause and what stands before them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from edition.encoding.lines import QUOTED, Line

LONGEST_VERSE = 70
"""Code points of a line of verse, at most: the long lines of ballads have some sixty, prose set by hand more."""
LONGEST_APART = 110
"""The same where blank lines part the paragraphs and none stands between these, below words that introduce them."""
NARROW_VERSE = 64
"""The same where lines are wrapped by hand, as some pages are hardly wider."""
SHORTEST_VERSE = 4
OPENING_MARKS = "“‘’\"'«»„( .…*_"
"""What may stand before the first letter of a line."""
PAUSES, STOPS = ",;—–", ".!?"
LEAST_PROSE = 60
"""Code points of a line that introduces a verse with a colon, at least: a heading is shorter."""
LEAST_CUT = 120
"""Of one that does so with a dash or a comma, as what people say ends, too, when they are cut short."""


def find_verses(lines: Sequence[Line], barred: Collection[int], *, has_strays: bool) -> list[range]:
    """Return the runs of lines that are verse, in a text whose paragraphs are a line each.

    Lines of *barred* are none of a verse, as they are notes, items, or come again. Where a text *has_strays*, a line
    that begins with a small letter belongs to a sentence that was broken. A line that ends with a colon begins a verse
    only if it is introduced itself.
    """
    found: list[range] = []
    is_prose = 2 * sum(len(line.text) > LEAST_CUT for line in lines) > len(lines)
    index = 0
    while index < len(lines):
        end = index
        before = lines[index - 1].text if index else ""
        is_stanza = bool(found) and found[-1].stop == index and lines[index].blanks > 0
        is_introduced = is_stanza or introduces_verse(before, is_apart=lines[index].blanks > 0)
        is_apart = lines[index].blanks > 0 and is_introduced
        longest = LONGEST_APART if is_apart and not has_strays else LONGEST_VERSE
        if lines[index].text[-1] == ":" and not is_introduced:
            index += 1
            continue
        while end < len(lines) and end not in barred and _goes_with(lines, index, end, longest, has_strays=has_strays):
            end += 1
        end = _without_introductions(lines, index, end)
        if is_verse(lines[index:end], before, is_stanza=is_stanza, is_amid_prose=is_prose):
            found.append(range(index, end))
        index = max(end, index + 1)
    return found


def _without_introductions(lines: Sequence[Line], first: int, end: int) -> int:
    """Return the end of a run without lines at its end that introduce what stands below them."""
    goes_on = end < len(lines) and lines[end].text[0].islower()
    while not goes_on and end > first and lines[end - 1].text[-1] == ":":
        end -= 1
    return end


def _goes_with(lines: Sequence[Line], first: int, index: int, longest: int, *, has_strays: bool) -> bool:
    line = lines[index]
    if index == first:
        return may_be_verse(line.text, longest)
    if line.blanks or line.starts_page or line.text.isupper() != lines[first].text.isupper():
        return False
    return may_be_verse(line.text, longest) or (not has_strays and may_be_verse(line.text.capitalize(), longest))


def may_be_verse(text: str, longest: int = LONGEST_VERSE) -> bool:
    """True if a line is as short as one of verse and does not begin with a small letter.

    >>> may_be_verse("The water came, the water went,"), may_be_verse("and so did he"), may_be_verse("“Never.”")
    (True, False, False)
    """
    bare = text.lstrip(OPENING_MARKS)
    is_said = text[0] in "“\"«»„" and text[-1] in "”\"»«"
    is_short = SHORTEST_VERSE <= len(text) <= longest and not is_said
    return is_short and bare[:1].isalpha() and not bare[0].islower()


def is_verse(run: Sequence[Line], before: str, *, is_stanza: bool, is_amid_prose: bool) -> bool:
    """True if lines that stand together are verse; *before* is the line above them.

    Below another stanza, or prose that introduces something, two lines will do, elsewhere it takes four. A verse seldom
    ends a sentence with each line; without an introduction it is to pause at a third of its lines.
    """
    if len(run) < 2:
        return False
    inner = [line.text.rstrip("”’\"'»*_") for line in run[:-1]]
    stopped = sum(text[-1:] in STOPS for text in inner)
    paused = sum(text[-1:] in PAUSES for text in inner)
    is_introduced = is_stanza or introduces_verse(before, is_apart=run[0].blanks > 0) or _is_in_marks(run)
    is_introduced = is_introduced and not run[0].text.isupper()
    if 2 * stopped > len(inner) and not (is_introduced and is_amid_prose):
        return False
    return is_introduced or (len(run) > 3 and 3 * paused >= len(run))


def _is_in_marks(run: Sequence[Line]) -> bool:
    """True if a quotation mark opens the first line and none but the last closes it: two verses, quoted."""
    closers = QUOTED.get(run[0].text[0], "")
    inner = "".join(line.text for line in run)[1:].rstrip(".,;")
    return inner[-1:] in tuple(closers) and sum(map(inner.count, closers)) == 1


def is_song(texts: Sequence[str]) -> bool:
    """True if two short paragraphs or more are rather lines of verse than the items of a list, which all end alike.

    >>> is_song(["The water came", "To the door,", "And nobody."]), is_song(["Three boats,", "Two carts,", "A mule."])
    (True, False)
    """
    ends = [text.rstrip("”’\"'»*_")[-1:] for text in texts]
    kinds = {"pause" if end in PAUSES else "stop" if end in f"{STOPS}…" else "none" for end in ends[:-1]}
    return len(texts) == 2 or (len(texts) > 2 and len(kinds) > 1)


def introduces_verse(before: str, *, is_apart: bool) -> bool:
    """True if a line of prose ends with a colon, or, if it is long or blanks follow, with a dash or a comma."""
    end = before.rstrip("*_ ")[-2:]
    if ":" in end and (is_apart or len(before) >= LEAST_PROSE):
        return True
    return end[-1:] in ("—", "–", ",") and (is_apart or len(before) >= LEAST_CUT)


def is_set_as_verse(lines: Sequence[Line], measure: int) -> bool:
    """True if four lines or more of a wrapped text are short, begin with a capital, and a third of them pause.

    Lines of prose are full: where the text is *measure* wide, the first word of the next had no room in half of them.
    """
    texts = [line.text for line in lines]
    if len(texts) < 4 or max(len(text) for text in texts) > NARROW_VERSE:
        return False
    capitals = sum(text.lstrip("“‘\"'«»„(")[:1].isupper() for text in texts)
    full = sum(len(line) + 1 + len(after.split(maxsplit=1)[0]) > measure for line, after in pairwise(texts))
    paused = sum(text[-1] in ",;:.!?" for text in texts)
    return capitals == len(texts) and 3 * paused >= len(texts) and 2 * full < len(texts)
