"""Seconds that parallels take as a library grows: made-up texts with the spread of words of real prose."""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Sequence
from itertools import accumulate

from edition.model import Entry, Passage, Span, Text
from edition.parallels import find
from edition.registers import Registers

WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)

WORDS, EVENTS, AUTHORS = 60_000, 4_000, 40
"""Different words, events of the register, and authors of the library that is made up."""

PASSAGE_WORDS, SENTENCE_WORDS = 110, 22
"""Words of a passage, and of a sentence."""


def main(sizes: Sequence[int] = (1_000, 4_000)) -> None:
    """Print passages, pairs, seconds on the clock and of processors, and memory of one process, for each of *sizes*."""
    for size in sizes:
        texts = made_up(size)
        registers = Registers([Entry(f"event:e{one}", f"Event {one}") for one in range(EVENTS)])
        started, before = time.perf_counter(), _processor_seconds()
        found = find(texts, registers)
        seconds, worked = time.perf_counter() - started, _processor_seconds() - before
        memory = max(resource.getrusage(who).ru_maxrss for who in WHO) / 1024
        print(f"{size:>8} passages  {len(found):>8} pairs  {seconds:8.1f} s  {worked:8.1f} s of processors  "
              f"{memory:7.0f} MB", flush=True)


def _processor_seconds() -> float:
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in WHO)


def made_up(size: int) -> Sequence[Text]:
    """Return texts with *size* passages in all: words by Zipf's law, two events and a date in each passage."""
    draw = random.Random(7)
    words = [f"w{_letters(number)}" for number in range(WORDS)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))
    texts = []
    for author in range(AUTHORS):
        passages = tuple(_passage(f"t{author}", number, draw, words, weights) for number in range(size // AUTHORS))
        texts.append(Text(f"t{author}", f"Text {author}", author=f"Author {author}", passages=passages))
    return texts


def _passage(text_id: str, number: int, draw: random.Random, words: list[str], weights: list[float]) -> Passage:
    drawn = draw.choices(words, cum_weights=weights, k=PASSAGE_WORDS)
    text = " ".join(" ".join(drawn[first:first + SENTENCE_WORDS]).capitalize() + "."
                    for first in range(0, PASSAGE_WORDS, SENTENCE_WORDS))
    spans = [Span(place, place + 1, "event", f"event:e{int(draw.paretovariate(0.7)) % EVENTS}") for place in (0, 9)]
    day = f"19{draw.randrange(10, 60)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
    return Passage(text_id, f"p{number}", "p", text, (*spans, Span(20, 21, "date", value=day)))


def _letters(number: int) -> str:
    """Return *number* in letters, so that it counts as a word.

    >>> _letters(0), _letters(27)
    ('a', 'bb')
    """
    said = ""
    while True:
        number, rest = divmod(number, 26)
        said = chr(97 + rest) + said
        if not number:
            return said


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or (1_000, 4_000))
