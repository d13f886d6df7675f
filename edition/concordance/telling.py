"""What authors state without counting or dating: what something was called, where a work appeared, and in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from edition.concordance.claims import (
    EDITION,
    NAME,
    SILENT_KINDS,
    WORDS,
    Claim,
    author_of,
    on_one_line,
    sentence_around,
    uncited,
)
from edition.model import Passage, Span, Text
from edition.sentences import sentence_at, sentence_ends
from edition.tagging.locators import YEAR

MOST = 100
"""Names or sentences of one passage that are claims."""

QUOTED = re.compile(r"[‘“\"«„](?P<said>[^‘’“”\"«»„]{4,160})[’”\"»“]|(?<![\w’'])'(?P<plain>[^'\n]{4,160}?)'(?![\w])")
"""Words in quotation marks; an apostrophe inside single marks ends them, which cuts a name short but joins no two."""

LONGEST_NAME = 20
"""Words of a name or title; longer quotations say something, and are parallels by their wording."""

LONG_NAME = 3
"""Words from which a name says something of what it names: not `NKVD`, not `Central Committee`."""

NAMED = ("org", "event")

NAME_SHARE = 0.6
"""Share of a quotation that a mention must fill to be what is quoted."""

IMPRINT = re.compile(rf"\((?P<said>[^()]{{2,80}}?\b(?P<year>{YEAR})\w?)\)")
"""Place, publisher and year in brackets, as they stand in a reference."""

SHORTEST = 5
"""Words of a sentence that states something. Ten of four words came to stand in rows of the sample, all rightly, but
rows were full before others had joined them: of 28 questions kept aside one less was whole."""

EXCERPT = 90
"""Code points of a sentence that stand for it in a table."""


def names_in(text: Text) -> Iterator[Claim]:
    """Yield the names of bodies, events and documents: a few words in quotation marks, one of them with a capital, and
    names of three words and more that the register knows; not what is called after its day, which `days` has.
    """
    for passage in _telling(text):
        ends = sentence_ends(passage.text)
        named = [span for kind in NAMED for span in uncited(passage, kind, apart=("citation", "title")) if span.ref]
        cited = [(span.start, span.end) for span in passage.spans if span.kind in ("citation", "title")]
        dates = [one for one in passage.spans if one.kind == "date"]
        quoted: list[tuple[int, int]] = []
        for found in islice(QUOTED.finditer(passage.text), MOST):
            start, end = found.span("said" if found["said"] else "plain")
            words = passage.text[start:end].split()
            is_cited = any(first <= start < last for first, last in cited)
            if not is_cited and 2 <= len(words) <= LONGEST_NAME and any(word[:1].isupper() for word in words):
                quoted.append((start, end))
                yield _name(passage, text, ends, start, end, named)
        for span in named[:MOST]:
            if any(span.start <= one.start < span.end for one in dates):
                continue
            is_long = len(passage.text[span.start:span.end].split()) >= LONG_NAME
            if is_long and not any(start <= span.start < end for start, end in quoted):
                yield _name(passage, text, ends, span.start, span.end, named)


def _name(
    passage: Passage, text: Text, ends: Sequence[int], start: int, end: int, named: Sequence[Span]
) -> Claim:
    """Return a name; it is that of an entry if most of it is: of a body before the event that was called after it."""
    refs = [one.ref for one in named if min(one.end, end) - max(one.start, start) > NAME_SHARE * (end - start)][:1]
    label = on_one_line(passage.text[start:end]).rstrip(".,;:")
    return _claim(passage, text, ends, start, end, NAME, 0, 0, label=label, ref="".join(refs))


def editions_in(text: Text) -> Iterator[Claim]:
    """Yield for each reference that names its work the place and year in brackets."""
    for passage in text.passages:
        ends = sentence_ends(passage.text)
        for span in passage.spans:
            if span.kind == "citation" and span.ref and (found := IMPRINT.search(passage.text, span.start, span.end)):
                yield _claim(passage, text, ends, span.start, span.end, EDITION, int(found["year"]),
                             int(found["year"]), label=on_one_line(found["said"]), ref=span.ref)


def sentences_in(text: Text, wanted: Collection[str]) -> Iterator[Claim]:
    """Yield the sentences of the passages *wanted*, by anchor."""
    for passage in _telling(text):
        if passage.anchor not in wanted:
            continue
        start = 0
        for end in sentence_ends(passage.text)[:MOST]:
            if _words_between(passage, start, end) >= SHORTEST:
                said = sentence_around(passage.text, (start, end), start)
                yield _claim(passage, text, (start, end) if start else (end,), start, end, WORDS, 0, 0,
                             label=_cut(said))
            start = end


def _words_between(passage: Passage, start: int, end: int) -> int:
    """Return how many words of a stretch stand in no citation."""
    cited = (passage.text[max(start, one.start):min(end, one.end)] for one in passage.spans
             if one.kind == "citation" and one.start < end and start < one.end)
    return len(passage.text[start:end].split()) - sum(len(words.split()) for words in cited)


def _cut(words: str) -> str:
    """Return the beginning of a sentence, cut at a word.

    >>> _cut("a " * 60)[-5:]
    'a a …'
    """
    return words if len(words) <= EXCERPT else words[:words.rfind(" ", 0, EXCERPT)] + " …"


def _telling(text: Text) -> Iterator[Passage]:
    return (passage for passage in text.passages if passage.kind not in SILENT_KINDS)


def _claim(
    passage: Passage, text: Text, ends: Sequence[int], start: int, end: int, thing: str, low: float, high: float, *,
    label: str, ref: str = "",
) -> Claim:
    first, last = sentence_at(ends, start)
    return Claim(
        anchor=passage.anchor, start=start, end=end, value=float(low), low=float(low), high=float(high), thing=thing,
        qualifier="", author=author_of(passage, text), text_id=text.id,
        words=sentence_around(passage.text, (first, last), start), sentence=(first, last), label=label, ref=ref,
    )
