"""Every query of the language finds exactly the passages, and counts the hits, that looking at each word gives."""

from __future__ import annotations

import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition import transliterations
from edition.model import Entry, Form, Name, Passage, Span, Text, Work
from edition.names import fold_name, fold_word
from edition.registers import Registers
from index import building, engine, parsing, reusing
from index.building import build
from index.marking import Marker
from index.neighbours import COMPARED
from index.parsing import parse
from index.queries import And, Field, Fuzzy, Near, Node, Not, Or, Pattern, Phrase, Word, formatted, leaves
from index.readings import received_reading
from index.results import PassageHit, Results
from index.searching import SORTS, Index, Sort
from index.terms import fold, key_of, stem, words_of
from index.values import days, numbers, span_days
from index.vocabulary import is_one_off

WORDS = (
    "arrest", "arrests", "Arrested", "quota", "quotas", "the", "The", "Ezhov", "Yezhov", "Ezhov’s", "Ежов", "Ežov",
    "Jeschow", "résumé", "resume", "Resume", "anti-Soviet", "Soviet", "anti", "1937", "1937–38", "arrêt", "l’arrêt",
    "quoat", "plot", "order",
)
STOPS = (" ", " ", " ", ", ", ". ", " – ")
ENTRIES = Registers((
    Entry("person:ezhov", "Nikolai Yezhov", (Form("Ezhov"),)), Entry("person:winter", "Bela Winter"),
    Entry("place:plot", "Plot"), Entry("org:bureau", "Seventh Bureau"), Entry("group:kin", "Kinsfolk"),
    Entry("event:trial", "Second Trial"),
    Entry("work:flood", "Flood", work=Work(title="Flood", authors=(Name("Ostrow", "Ada"),))),
))
REFS = ("person:ezhov", "person:winter", "place:plot", "org:bureau", "group:kin", "event:trial", "")
DATES = ("1937-07-31", "1937-07", "1937", "1936/1938", "193X")
PERIODS = {"1937-07-31": ("1930s", "1937", "1937-07"), "1937-07": ("1930s", "1937", "1937-07"),
           "1937": ("1930s", "1937"), "1936/1938": ("1930s",), "193X": ("1930s",)}
FIGURES = ("10", "1000", "259450")
SIZE = 60
QUERIES = int(os.environ.get("VARIORUM_QUERIES", "250"))
"""Asked in a pass; `python -m bench.searching brute` asks ten thousand."""


@pytest.fixture(scope="module", autouse=True)
def _small_blocks_and_many_parts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "LARGE", 0)
        patch.setattr(reusing, "LOOSE", 1)
        patch.setattr(parsing, "WIDE", 99)
        for name, size in (("BLOCK", 16), ("BITMAP", 2), ("FEW", 3)):
            patch.setattr(engine, name, size)
        yield


@cache
def library(seed: int) -> tuple[tuple[Text, ...], Index]:
    """Return three texts of chance words, in two languages, and their index."""
    chance = random.Random(seed)
    texts = tuple(
        Text(f"t{place}", f"Account {place}", author=("Ada Ostrow", "Bela Winter")[place % 2],
             language=("en", "fr")[place % 2],
             passages=tuple(chance_passage(chance, f"t{place}", number) for number in range(SIZE)))
        for place in range(3)
    )
    folder = Path(mkdtemp())
    build(texts, ENTRIES, folder / "whole", processes=1)
    if seed > 1:  # half of the libraries have grown: two of their texts were other ones
        first, second, third = texts
        old, older = (replace(text, passages=text.passages[::-2]) for text in (second, third))
        build([first, old, older], ENTRIES, folder / "before", processes=1)
        build([first, second, older], ENTRIES, folder / "between", folder / "before")
        build(texts, ENTRIES, folder / "grown", folder / "between")
        assert len(list((folder / "grown" / "parts").iterdir())) == 4
    index = Index(folder / ("grown" if seed > 1 else "whole"), budget=60)
    index.matcher.least_streamed = seed % 2 * SIZE * 9  # half of the libraries are gone through at once
    return texts, index


def chance_passage(chance: random.Random, text_id: str, number: int) -> Passage:
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for _ in range(chance.choice((0, 1, 3, 8, 20))):
        word = chance.choice(WORDS)
        if chance.random() < 0.15:
            spans.append(chance_span(chance, at, at + len(word)))
        pieces += [word, chance.choice(STOPS)]
        at += len(word) + len(pieces[-1])
    kind = chance.choice(("p", "p", "note", "quote", "head"))
    return Passage(text_id, f"p{number}", kind, "".join(pieces), tuple(spans))  # type: ignore[arg-type]


def chance_span(chance: random.Random, start: int, end: int) -> Span:
    kind = chance.choice(("person", "place", "org", "group", "event", "citation", "date", "figure", "correction"))
    value = {"date": chance.choice(DATES), "figure": chance.choice(FIGURES), "correction": chance.choice(WORDS)}
    refs = [ref for ref in REFS if not ref or ref.startswith(kind)] if kind not in value else [""]
    ref = chance.choice(("work:flood", "") if kind == "citation" else refs)
    return Span(start, end, kind, ref=ref, value=value.get(kind, ""))


# ---- the same by looking at each word


class Looking:
    """Answers a query the slow way."""

    def __init__(self, texts: tuple[Text, ...]) -> None:
        self.texts = texts
        spelled = {word.text for text in texts for passage in text.passages for word in all_words(passage)}
        self.capitals = {key_of(word) for word in spelled if word[:1].isupper()}

    def means(self, leaf: Node, word: str, language: str) -> bool:
        """True if a single-word part of the query means *word*."""
        match leaf:
            case Word(text):
                same = fold(text) == fold(word) or stem(text, language) == stem(word, language)
                return same or self.is_spelling(text, word)
            case Pattern(text):
                return fits(fold(text), fold(word))
            case Fuzzy(text):
                return fold(text) == fold(word) or is_one_off(fold(text), fold(word))
            case Phrase(text):
                return text.replace("’", "'") == word.replace("’", "'")
            case Field("spelled", value):
                return word.replace("’", "'").removesuffix("'s") == value or word == value
        raise TypeError(leaf)

    def is_spelling(self, text: str, word: str) -> bool:
        if key_of(word) not in self.capitals:
            return False
        asked, said = (key_of(one).removesuffix("'s").removesuffix("'") for one in (text, word))
        if not fold(text).isascii() and fold_word(asked) == fold_word(said):
            return True
        known = {"ezhov", "winter", "plot"}
        return bool(known & {fold_word(asked), *transliterations.readings(text)} & {
            fold_word(said), *transliterations.readings(said)})

    def stretches(self, leaf: Node, words: list[str], language: str) -> list[tuple[int, ...]]:
        """Return the places where *leaf* stands, each as the places of its words."""
        match leaf:
            case Near(parts, distance, is_ordered):
                found = [self.stretches(part, words, language) for part in parts]
                return near(found, distance, is_ordered=is_ordered)
            case Or(parts):
                return sorted({one for part in parts for one in self.stretches(part, words, language)})
        pieces = pieces_of(leaf)
        ends = range(len(words) - len(pieces) + 1)
        fitting = [at for at in ends if all(
            self.means(piece, word, language) for piece, word in zip(pieces, words[at:], strict=False)
        )]
        places, free = [], 0
        for at in fitting:
            if at >= free:
                places.append(tuple(range(at, at + len(pieces))))
                free = at + len(pieces)
        return places

    def count(self, leaf: Node, passage: Passage, text: Text) -> int:
        """Return how often *leaf* stands in the readings of a passage, or among its spans."""
        if isinstance(leaf, Field) and leaf.name != "spelled":
            return count_spans(leaf, passage, text)
        total = 0
        for words, changed in readings(passage):
            found = self.stretches(leaf, words, text.language)
            kept = minimal(found) if isinstance(leaf, Near) else found
            total += sum(changed is None or any(at in changed for at in one) for one in kept)
        return total

    def holds(self, node: Node, passage: Passage, text: Text) -> bool:
        match node:
            case And(parts):
                return all(self.holds(part, passage, text) for part in parts)
            case Or(parts):
                return any(self.holds(part, passage, text) for part in parts)
            case Not(part):
                return not self.holds(part, passage, text)
        return self.count(node, passage, text) > 0

    def hits(self, node: Node, passage: Passage, text: Text) -> int:
        """Return the hits in a passage: each word once, even if two parts of the query mean it."""
        single: dict[tuple[int, tuple[int, ...]], None] = {}
        total = 0
        for leaf in {formatted(leaf): leaf for leaf in leaves(node, positive_only=True)}.values():
            if isinstance(leaf, (Word, Pattern, Fuzzy)) and len(pieces_of(leaf)) == 1:
                for number, (words, changed) in enumerate(readings(passage)):
                    for one in self.stretches(leaf, words, text.language):
                        if changed is None or one[0] in changed:
                            single[number, one] = None
            elif not (isinstance(leaf, Field) and leaf.name in ("author", "text", "in", "anchor")):
                total += self.count(leaf, passage, text)
        return total + len(single)


def pieces_of(leaf: Node) -> list[Node]:
    match leaf:
        case Word(text) | Fuzzy(text) | Phrase(text):
            return [type(leaf)(word.text) for word in words_of(text)]
        case Pattern(text):
            return [(Pattern if set(piece) & set("*?") else Word)(piece) for piece in text.split("-")]
        case Field("spelled", value):
            return [Field("spelled", word.text) for word in words_of(value)]
    raise TypeError(leaf)


def readings(passage: Passage) -> list[tuple[list[str], set[int] | None]]:
    found: list[tuple[list[str], set[int] | None]] = [([word.text for word in words_of(passage.text)], None)]
    if reading := received_reading(passage.text, passage.spans):
        changed = {at for at, word in enumerate(reading.words) if reading.is_changed(word.start, word.end)}
        found.append(([word.text for word in reading.words], changed))
    return found


def all_words(passage: Passage) -> list[Word]:
    return [Word(word) for words, _ in readings(passage) for word in words]


def fits(pattern: str, word: str) -> bool:
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(fits(pattern[1:], word[at:]) for at in range(len(word) + 1))
    return bool(word) and pattern[0] in ("?", word[0]) and fits(pattern[1:], word[1:])


def near(found: list[list[tuple[int, ...]]], distance: int, *, is_ordered: bool) -> list[tuple[int, ...]]:
    close = []
    for chosen in product(*found):
        members = [at for one in chosen for at in one]
        if len(set(members)) < len(members):
            continue
        if is_ordered:
            (_, *_), (_, *_) = chosen
            apart = chosen[1][0] - chosen[0][-1] - 1
            is_close = 0 <= apart <= distance
        else:
            is_close = max(members) - min(members) + 1 - len(members) <= distance
        if is_close:
            close.append(tuple(sorted(members)))
    return sorted(set(close))


def minimal(found: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    ends = {(one[0], one[-1]) for one in found}
    kept = {(a, b) for a, b in ends if not any(a <= c and d <= b and (a, b) != (c, d) for c, d in ends)}
    return [next(one for one in found if (one[0], one[-1]) == pair) for pair in sorted(kept)]


def count_spans(leaf: Field, passage: Passage, text: Text) -> int:
    name, value = leaf.name, leaf.value
    if name == "author":
        return int(value.lower() in text.author.lower())
    if name == "in":
        return int({"p": "body", "head": "heading"}.get(passage.kind, passage.kind) == value)
    if name in ("text", "anchor"):
        return int(fits(value, passage.anchor if name == "anchor" else text.id))
    if name in ("work", "cites"):
        return sum(1 for span in passage.spans if span.kind == "citation" and span.ref == "work:flood")
    if name == "date":
        low, high = days(value)
        spans = [span_days(span.value) for span in passage.spans if span.kind == "date"]
        return sum(1 for found in spans if found and low <= found[0] and found[1] <= high)
    if name == "figure":
        least, most = numbers(value)
        return sum(1 for span in passage.spans if span.kind == "figure" and least <= float(span.value) <= most)
    return sum(1 for span in passage.spans if span.kind == name and (
        span.ref == f"{name}:{value}"
        or (not span.ref and fold_name(passage.text[span.start : span.end]) == fold_name(value))
    ))


# ---- chance queries

PLAIN = [word for word in WORDS if "–" not in word]
words = st.sampled_from(PLAIN).map(Word)
patterns = st.sampled_from(["arr*", "*est", "quo?", "?rder", "q*t*s", "ez*", "anti-Sov*"]).map(Pattern)
fuzzies = st.sampled_from(["quota", "order", "Ezhov", "plots", "thee"]).map(Fuzzy)
phrases = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3).map(lambda chosen: Phrase(" ".join(chosen)))
fields = st.sampled_from([
    Field("author", "Ostrow"), Field("in", "note"), Field("in", "body"), Field("date", "1937"), Field("figure", ">10"),
    Field("date", "1936..1937-07"), Field("person", "ezhov"), Field("place", "plot"), Field("spelled", "Ezhov"),
    Field("figure", "1000"), Field("date", "1930s"), Field("in", "quote"), Field("in", "heading"), Field("text", "t1"),
    Field("anchor", "t0.p1*"), Field("anchor", "t2.p5"), Field("org", "bureau"), Field("group", "kin"),
    Field("event", "trial"), Field("work", "flood"), Field("cites", "Ostrow"), Field("date", "before 1937"),
    Field("figure", "5..1000"),
])
small = st.one_of(words, words, patterns, fuzzies)
nears = st.builds(
    lambda parts, distance: Near(tuple(parts), distance), st.lists(small, min_size=2, max_size=3), st.integers(0, 6)
) | st.builds(
    lambda first, second, distance: Near((first, second), distance, True),
    st.one_of(small, phrases, st.tuples(small, small).map(Or)), st.one_of(small, phrases), st.integers(0, 6),
)
parts = st.one_of(words, words, words, patterns, fuzzies, phrases, fields, nears)
queries = st.recursive(parts, lambda inner: st.one_of(
    st.lists(inner, min_size=2, max_size=3).map(lambda given: And(tuple(given))),
    st.lists(inner, min_size=2, max_size=3).map(lambda given: Or(tuple(given))),
    inner.map(Not),
), max_leaves=5)


@settings(max_examples=QUERIES, deadline=None)
@given(st.integers(0, 3), queries)
def test_search_finds_what_looking_at_each_word_finds(seed: int, query: Node) -> None:
    check(seed, formatted(query))


def check_places(index: Index, node: Node) -> None:
    """The hits stand at the same words, whether these are looked at as text or as signs."""
    marker = Marker(node, index.matcher)
    for number in range(0, index.passages, 7):
        stored = index.files.stored(number)
        words = stored.readings[0].words
        stretches = marker.stretches(number, stored)
        places = marker.places(number)
        assert len(places) == len(stretches)
        assert marker.first(number) == (places[0] if places else None)
        assert marker.marked(number) == {at for one in stretches for start, end in one.marks
                                         for at, word in enumerate(words) if start <= word.start < end}
        assert all(words[start].start <= one.start and words[end - 1].end >= one.end
                   for (start, end), one in zip(places, stretches, strict=True) if start < end)


def check_facets(results: Results, held: list[tuple[Text, Passage]]) -> None:
    """Each value of a facet is counted once for each passage that has it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for text, passage in held:
        counted["author"][text.author] += 1
        counted["text"][text.id] += 1
        counted["in"][{"p": "body", "head": "heading"}.get(passage.kind, passage.kind)] += 1
        refs = {span.ref for span in passage.spans if span.ref}
        for ref in refs:
            counted[ref.partition(":")[0]][ref] += 1
        times = {period for span in passage.spans if span.kind == "date" for period in PERIODS[span.value]}
        for period in times:
            counted[{5: "decade", 4: "year", 7: "month"}[len(period)]][period] += 1
    given = {facet.name: {value.value: value.passages for value in facet.values if ":" not in value.value
                          or ENTRIES.find(value.value)} for facet in results.facets}
    assert {name: values for name, values in given.items() if values} == counted


def check_order(index: Index, query: str, sort: Sort, whole: list[PassageHit]) -> None:
    """Every order has the same passages, page by page, sorted as it says."""
    pages = [index.search(query, sort=sort, size=50, page=page).results for page in range(1, -(-len(whole) // 50) + 1)]
    ordered = [hit for page in pages for hit in page]
    assert sorted(hit.anchor for hit in ordered) == sorted(hit.anchor for hit in whole)
    assert [hit.anchor for hit in ordered] == [hit.anchor for hit in index.search(query, sort=sort, size=999).results]
    if sort in ("left", "right"):
        keys = [beside(hit, sort) for hit in ordered]
        assert keys == sorted(keys)


def beside(hit: PassageHit, sort: Sort) -> list[str]:
    """Return the five words before the first hit, nearest first, or after it."""
    if not hit.stretches:
        return []
    first = hit.stretches[0]
    words = words_of(hit.content)
    if sort == "left":
        return [fold(word.text) for word in words if word.end <= first.start][: -COMPARED - 1 : -1]
    return [fold(word.text) for word in words if word.start >= first.end][:COMPARED]


def check(seed: int, query: str) -> None:
    texts, index = library(seed)
    node, looking = parse(query), Looking(texts)
    held = [(text, passage) for text in texts for passage in text.passages if looking.holds(node, passage, text)]
    expected = {passage.anchor: looking.hits(node, passage, text) for text, passage in held}
    results = index.search(query, size=3 * SIZE)
    found = {hit.anchor: hit.hits for hit in results.results}
    assert found == expected
    assert results.passages == len(expected)
    check_places(index, node)
    check_facets(results, held)
    check_order(index, query, SORTS[len(query) % len(SORTS)], list(results.results))
    places = [leaf for leaf in leaves(node, positive_only=True)
              if not (isinstance(leaf, Field) and leaf.name in ("author", "in", "text", "anchor"))]
    assert results.hits == (sum(expected.values()) if places else len(expected))
