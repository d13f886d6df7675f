"""Writing an index: one pass over the texts, everything into a new folder, the stamp last."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from edition.model import Entry, Passage, Span, Text
from edition.registers import Registers
from edition.serialising import to_json
from index.engine import Terms, write
from index.fields import terms_of_passage, terms_of_span
from index.files import BETWEEN, WORD_BYTES, Author, EntryFacts, Stored, Summary, TextFacts, write_stamp
from index.readings import Reading, received_reading
from index.terms import words_of
from index.values import span_days
from index.vocabulary import VocabularyWriter


def build(texts: Sequence[Text], registers: Registers, directory: Path) -> None:
    """Write the index of *texts* into *directory*, which must not exist or be empty.

    Memory grows with the vocabulary, not with the texts. Raises FileExistsError if the folder holds anything.
    """
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.iterdir()):
        raise FileExistsError(f"{directory}: an index is written into an empty folder only.")
    (directory / "engine").mkdir()
    indexing = _Indexing(registers)
    with ExitStack() as stack:
        lines = stack.enter_context((directory / "passages.jsonl").open("wb"))
        words = stack.enter_context((directory / "words.bin").open("wb"))

        def passages() -> Iterator[Terms]:
            for stored, signs, terms in indexing.passages(texts):
                indexing.lines.append(indexing.lines[-1] + lines.write(to_json(stored).encode() + b"\n"))
                written = words.write((signs + BETWEEN).encode("utf-32-le"))
                indexing.words.append(indexing.words[-1] + written // WORD_BYTES)
                yield terms

        write(directory / "engine", passages())
    (directory / "offsets.bin").write_bytes((indexing.lines + indexing.words).tobytes())
    (directory / "vocabulary.json").write_text(to_json(indexing.vocabulary.data(registers)), encoding="utf-8")
    (directory / "summary.json").write_text(to_json(indexing.summary()), encoding="utf-8")
    write_stamp(directory)


class _Indexing:
    """What gathers while the passages go by."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.vocabulary = VocabularyWriter()
        self.lines, self.words = array("Q", [0]), array("Q", [0])
        self.texts: list[TextFacts] = []
        self.authors: dict[str, set[str]] = {}
        self.seen: dict[str, set[str]] = {name: set() for name in ("mention", "cites", "date", "period", "figure")}
        self.corrected: list[int] = []

    def passages(self, texts: Iterable[Text]) -> Iterator[tuple[Stored, str, Terms]]:
        """Yield of each passage what is stored, its words as signs, and its terms. Furniture is left out."""
        number = 0
        for place, text in enumerate(texts):
            first, ids = number, []
            titles = {division.id: division.title for division in text.divisions}
            for passage in text.passages:
                if passage.kind == "furniture":
                    continue
                author = self._author(text, passage)
                signs, terms = self._words(passage, language_of(passage.lang or text.language), number)
                known = {**self._terms(passage, author), "words": terms, "prefix": self._prefixes(terms)}
                yield _stored(place, passage, author, titles), signs, known
                ids.append(passage.id)
                number += 1
            self.texts.append(TextFacts(text.id, text.title, text.author, text.date, text.language, first, tuple(ids)))

    def _author(self, text: Text, passage: Passage) -> str:
        """Return the displayed author of *passage*, and remember under which names that author is known."""
        key = passage.author or text.author_key
        entry = self.registers.find(key)
        if not passage.author or passage.author in (text.author_key, text.author):
            label = text.author or (entry.name if entry else key)
        else:
            label = entry.name if entry else passage.author
        if label:
            known = self.authors.setdefault(label, set())
            known.update(filter(None, (label, key)))
            if entry:
                known.update((entry.name, *(form.text for form in entry.forms if not form.context_only)))
        return label

    def _words(self, passage: Passage, tag: str, number: int) -> tuple[str, dict[str, int]]:
        known = self.vocabulary.language(tag)
        found = [known.get(word.text) or self.vocabulary.add(word.text, tag) for word in words_of(passage.text)]
        counted = Counter([term for _, term in found])
        if any(span.kind == "correction" for span in passage.spans):
            reading = received_reading(passage.text, passage.spans)
            if reading:
                self.corrected.append(number)
                counted.update(self.vocabulary.add(word, tag)[1] for word in changed_words(reading))
        return "".join([sign for sign, _ in found]), counted

    def _prefixes(self, words: dict[str, int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for term, count in words.items():
            for prefix in self.vocabulary.prefixes[term]:
                found[prefix] = found.get(prefix, 0) + count
        return found

    def _terms(self, passage: Passage, author: str) -> dict[str, dict[str, int]]:
        terms = terms_of_passage(passage, author)
        for name, seen in self.seen.items():
            seen.update(terms.get(name, ()))
        return terms

    def summary(self) -> Summary:
        dates = [(value, *days) for value in sorted(self.seen["date"]) if (days := span_days(value))]
        figures = [(value, *ends) for value in sorted(self.seen["figure"]) if (ends := range_of(value))]
        return Summary(
            texts=tuple(self.texts),
            authors=tuple(Author(label, tuple(sorted(known))) for label, known in sorted(self.authors.items())),
            entries=tuple(map(facts_of, self.registers)),
            mentioned=tuple(sorted(self.seen["mention"])), cited=tuple(sorted(self.seen["cites"])),
            dates=tuple(dates), figures=tuple(figures), periods=tuple(sorted(self.seen["period"])),
            corrected=tuple(self.corrected),
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


def facts_of(entry: Entry) -> EntryFacts:
    """Return what the query language needs to know of a register entry."""
    names = tuple(dict.fromkeys((entry.name, *(form.text for form in entry.forms if not form.context_only))))
    authors: tuple[str, ...] = ()
    if work := entry.work:
        names = tuple(dict.fromkeys(filter(None, (*names, work.title, work.short_title))))
        authors = tuple(dict.fromkeys(part for author in (*work.authors, *work.editors)
                                      for part in (author.full, author.family, author.key) if part))
    return EntryFacts(entry.key, entry.name, names, authors)


def _stored(place: int, passage: Passage, author: str, titles: dict[str, str]) -> Stored:
    return Stored(
        text=place, id=passage.id, kind=passage.kind, content=passage.text, spans=_searched(passage), author=author,
        division=passage.division, division_title=titles.get(passage.division, ""), n=passage.n, language=passage.lang,
    )


def _searched(passage: Passage) -> tuple[Span, ...]:
    return tuple(span for span in passage.spans if span.kind == "correction" or terms_of_span(passage.text, span))


