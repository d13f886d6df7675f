"""Writing one part of an index: one pass over its passages, whoever does it, this process or one of its own."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from edition.model import Passage, Span
from edition.serialising import to_json
from index.engine import Terms, write
from index.fields import terms_of_passage, terms_of_span
from index.files import BETWEEN, WORD_BYTES, Slice, Stored
from index.readings import Reading, received_reading
from index.terms import words_of
from index.values import span_days
from index.vocabulary import VocabularyData, VocabularyWriter

LOOK = 64
"""Passages between two looks whether somebody still waits for the part."""


@dataclass(frozen=True)
class Portion:
    """Passages of one text that are written side by side, and what else is shown of them."""

    text: int
    """Its place among the texts of the library."""
    id: str
    language: str
    passages: tuple[Passage, ...]
    """Without furniture."""
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Author of a passage, as it says (or empty) → displayed name, and what stands in the text."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Division → title."""

    @cached_property
    def size(self) -> int:
        """Code points of the running text."""
        return sum(len(passage.text) for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Written:
    """What a part came to: for each portion its slice, and the words, numbered in the order in which they came."""

    slices: tuple[Slice, ...]
    vocabulary: VocabularyData


def always() -> bool:
    """Say that the part is still wanted."""
    return True


def write_part(
    portions: Sequence[Portion], part: int, directory: Path, *, known: Container[tuple[str, str]] = (),
    is_wanted: Callable[[], bool] = always,
) -> Written:
    """Write *portions* as part number *part* into the new folder *directory*; *known* as for `VocabularyWriter`.

    Memory grows with the vocabulary, not with the texts. Raises InterruptedError once it is no longer wanted.
    """
    (directory / "engine").mkdir(parents=True)
    writing = _Writing(part, known)
    lines_at, words_at = array("Q", [0]), array("Q", [0])
    with ExitStack() as stack:
        lines = stack.enter_context((directory / "passages.jsonl").open("wb"))
        words = stack.enter_context((directory / "words.bin").open("wb"))

        def passages() -> Iterator[Terms]:
            for number, (stored, signs, terms) in enumerate(writing.passages(portions)):
                if number % LOOK == LOOK - 1 and not is_wanted():
                    raise InterruptedError("nobody waits for this part")
                lines_at.append(lines_at[-1] + lines.write(to_json(stored).encode() + b"\n"))
                written = words.write((signs + BETWEEN).encode("utf-32-le"))
                words_at.append(words_at[-1] + written // WORD_BYTES)
                yield terms

        write(directory / "engine", passages())
    (directory / "offsets.bin").write_bytes((lines_at + words_at).tobytes())
    return Written(tuple(writing.slices), writing.vocabulary.data())


class _Writing:
    """What gathers while the passages of a part go by."""

    def __init__(self, part: int, known: Container[tuple[str, str]]) -> None:
        self.part = part
        self.vocabulary = VocabularyWriter(known)
        self.slices: list[Slice] = []
        self.number = 0

    def passages(self, portions: Sequence[Portion]) -> Iterator[tuple[Stored, str, Terms]]:
        """Yield of each passage what is stored, its words as signs, and its terms."""
        for portion in portions:
            said = _Said()
            for place, passage in enumerate(portion.passages):
                author = portion.labels[passage.author][0]
                signs, terms = self._words(passage, language_of(passage.lang or portion.language), place, said)
                known = terms_of_passage(passage, author)
                said.take(known)
                yield _stored(passage, author, portion.titles), signs, {
                    **known, "words": terms, "prefix": self._prefixes(terms),
                }
            self.slices.append(said.slice(portion, self.part, self.number))
            self.number += len(portion.passages)

    def _words(self, passage: Passage, tag: str, place: int, said: _Said) -> tuple[str, dict[str, int]]:
        known = self.vocabulary.language(tag)
        found = [known.get(word.text) or self.vocabulary.add(word.text, tag) for word in words_of(passage.text)]
        counted = Counter([term for _, term in found])
        if any(span.kind == "correction" for span in passage.spans):
            reading = received_reading(passage.text, passage.spans)
            if reading:
                said.corrected.append(place)
                changed = [self.vocabulary.add(word, tag) for word in changed_words(reading)]
                said.received.update(sign for sign, _ in changed)
                counted.update(term for _, term in changed)
        return "".join([sign for sign, _ in found]), counted

    def _prefixes(self, words: dict[str, int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for term, count in words.items():
            for prefix in self.vocabulary.prefixes[term]:
                found[prefix] = found.get(prefix, 0) + count
        return found


class _Said:
    """What gathers while the passages of a portion go by."""

    def __init__(self) -> None:
        self.seen: dict[str, set[str]] = {name: set() for name in ("mention", "cites", "date", "period", "figure")}
        self.corrected: list[int] = []
        self.received: set[str] = set()

    def take(self, terms: Mapping[str, Mapping[str, int]]) -> None:
        for name, seen in self.seen.items():
            seen.update(terms.get(name, ()))

    def slice(self, portion: Portion, part: int, first: int) -> Slice:
        seen = {name: tuple(sorted(found)) for name, found in self.seen.items()}
        authors = {portion.labels[passage.author] for passage in portion.passages}
        return Slice(
            part, first, portion.size, tuple(passage.id for passage in portion.passages), tuple(sorted(authors)),
            mentioned=seen["mention"], cited=seen["cites"], periods=seen["period"],
            dates=tuple((value, *days) for value in seen["date"] if (days := span_days(value))),
            figures=tuple((value, *ends) for value in seen["figure"] if (ends := range_of(value))),
            corrected=tuple(self.corrected), received="".join(sorted(self.received)),
        )


def changed_words(reading: Reading) -> list[str]:
    """Return the words of a received reading that a correction touches."""
    return [word.text for word in reading.words if reading.is_changed(word.start, word.end)]


def range_of(term: str) -> tuple[float, float] | None:
    """Return the ends of a figure's term.

    >>> range_of("1000.0..2500.0")
    (1000.0, 2500.0)
    """
    low, dots, high = term.partition("..")
    return (float(low), float(high)) if dots else None


def language_of(tag: str) -> str:
    """Return the language of a tag, without script and region.

    >>> language_of("ru-Latn"), language_of("")
    ('ru', 'und')
    """
    return tag.partition("-")[0].lower() or "und"


def _stored(passage: Passage, author: str, titles: Mapping[str, str]) -> Stored:
    return Stored(
        id=passage.id, kind=passage.kind, content=passage.text, spans=_searched(passage), author=author,
        division=passage.division, division_title=titles.get(passage.division, ""), n=passage.n, language=passage.lang,
    )


def _searched(passage: Passage) -> tuple[Span, ...]:
    return tuple(span for span in passage.named if span.kind == "correction" or terms_of_span(passage.text, span))
