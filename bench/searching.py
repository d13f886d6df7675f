"""Indexing and searching a million words, beside bare Whoosh with the same words, in one run.

The texts are the received ones if they are at hand, else the sample's précis, repeated with chance changes so that the
vocabulary grows as in real prose. `VARIORUM_BENCH_WORDS=5000000` takes more. Every query is asked once, of an index
that has not seen it. `python -m bench.searching brute` compares ten thousand chance queries with looking at each word.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import _lru_cache_wrapper
from pathlib import Path

from edition.model import Passage, Span, Text
from edition.registers import Registers, read_registers
from index import matching
from index.building import build
from index.searching import Index
from index.terms import fold, words_of

ROOT = Path(__file__).parent.parent
SOURCES = ROOT.parent / "shared" / "sources"
WORDS = int(os.environ.get("VARIORUM_BENCH_WORDS", "1000000"))
PASSAGE, TEXTS = 100, 100
"""Words of a passage; texts of the library."""
CHANGES = 10
"""One text after the other is changed, each upon the index before."""
BRUTE = 10_000
"""Queries whose answers are held against what looking at each word finds."""
ASKED = 60
"""Queries of each kind."""
BARE, BARE_ASKED = ("word", "two words", "phrase", "phrase, frequent"), 20
"""What bare Whoosh is asked too; with its own snippets a beginning takes it many seconds."""


def main() -> None:
    matching.clock = time.process_time  # else a busy machine would have queries cut early
    with tempfile.TemporaryDirectory() as home:
        texts = list(library(WORDS))
        registers = read_registers(ROOT / "edition" / "sample" / "registers")
        words = sum(len(words_of(passage.text)) for text in texts for passage in text.passages)
        forget()
        ours = timed(lambda: build(texts, registers, Path(home) / "ours", processes=1))
        show_two(texts, registers, Path(home))
        show_changes(texts, registers, Path(home), ours)
        bare = timed(lambda: build_bare(texts, Path(home) / "bare"))
        size = sum(file.stat().st_size for file in (Path(home) / "ours").rglob("*") if file.is_file())
        plain = sum(len(passage.text.encode()) for text in texts for passage in text.passages)
        print(f"  {words:,} words; indexing {words / ours:,.0f} words/s, bare Whoosh {words / bare:,.0f}: "
              f"{bare / ours:.2f} × bare (limit .70); index {size / plain:.1f} × the text")
        index = Index.open(Path(home) / "ours").warm()
        kinds = queries(texts)
        searcher = bare_searcher(Path(home) / "bare")
        for kind, asked in kinds.items():
            show(kind, times(asked, lambda query: index.search(query, size=10)),
                 times(asked[:BARE_ASKED], searcher) if kind in BARE else [])
        script = f"import bench.searching as b; b.serve({str(Path(home) / 'ours')!r})"
        environment = {**os.environ, "QUERIES": "\n".join(query for asked in kinds.values() for query in asked)}
        memory = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=environment)
        print(f"  memory of a process that answered them all: {memory.stdout.decode().strip()} (limit 250 MB at 5 M)")


def show_two(texts: Sequence[Text], registers: Registers, home: Path) -> None:
    """Compare two processes with one: by the clock, and by the processor time of the one that takes longer."""
    clock = [time.perf_counter()]
    one = timed(lambda: build(texts, registers, home / "one", processes=1))
    clock.append(time.perf_counter())
    children = os.times().children_user
    here = timed(lambda: build(texts, registers, home / "two", processes=2))
    clock.append(time.perf_counter())
    there = os.times().children_user - children
    print(f"  two processes: {(clock[1] - clock[0]) / (clock[2] - clock[1]):.2f} × one by the clock, "
          f"{one / max(here, there):.2f} × by processor time (limit 1.30)")


def show_changes(texts: Sequence[Text], registers: Registers, home: Path, whole: float) -> None:
    """Compare indexing after one of the texts has changed with indexing all, ten times, each upon the one before."""
    now, before, took = list(texts), home / "ours", []
    for number in range(CHANGES):
        place = number * 37 % len(now)
        first, *rest = now[place].passages
        now[place] = replace(now[place], passages=(replace(first, text=f"{first.text} again{number}"), *rest),
                             digest=f"{number}")
        folder = home / f"changed{number}"
        forget()
        took.append(timed(lambda folder=folder, before=before: build(now, registers, folder, before)))
        before = folder
    print(f"  one of {len(now)} texts changed, {CHANGES} times in a row: {' '.join(f'{one:.2f}' for one in took)} s, "
          f"mean {100 * statistics.mean(took) / whole:.1f} %, worst {100 * max(took) / whole:.1f} % of all (limit 3)")
    index = Index.open(before).warm()
    for kind, asked in queries(texts).items():
        show(f"{kind}, grown", times(asked, lambda query: index.search(query, size=10)), [])


def forget() -> None:
    """Empty all caches of functions, as they are when a process begins."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper):
            one.cache_clear()


def serve(folder: str) -> None:
    """Print the seconds to open the index *folder* and the memory after the queries of the environment."""
    started = time.perf_counter()
    index = Index.open(Path(folder)).warm()
    opened = time.perf_counter() - started
    for query in os.environ["QUERIES"].split("\n"):
        index.search(query)
    # Not ru_maxrss: on Linux a child begins with its parent's.
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    most = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    print(f"{int(most) / 1024:.0f} MB; opened in {opened:.2f} s")


def library(words: int) -> Iterator[Text]:
    """Yield texts of other people's prose, repeated with changes until there are *words* words."""
    files = sorted(SOURCES.glob("*.txt")) or sorted((ROOT / "edition" / "sample" / "sources").glob("*.txt"))
    prose = " ".join(file.read_text(encoding="utf-8", errors="replace") for file in files).split()
    chance = random.Random(1)
    for number in range(TEXTS):
        name = f"t{number}"
        passages = tuple(passage(chance, name, place, prose) for place in range(words // TEXTS // PASSAGE))
        yield Text(name, f"Account {number}", author=f"Author {number % 7}", date=str(1950 + number % 60),
                   passages=passages, digest=f"{number:064}")


def passage(chance: random.Random, text_id: str, place: int, prose: Sequence[str]) -> Passage:
    start = chance.randrange(len(prose) - PASSAGE)
    words = [changed(chance, word) if chance.random() < 0.04 else word for word in prose[start : start + PASSAGE]]
    text = " ".join(words)
    spans = tuple(Span(0, len(words[0]), "person", ref=f"person:p{chance.randrange(300)}") for _ in range(2))
    dated = Span(0, 4, "date", value=f"{1930 + chance.randrange(12)}-{1 + chance.randrange(12):02}")
    kind = "note" if chance.random() < 0.2 else "p"
    return Passage(text_id, f"p{place}", kind, text, (*spans, dated))  # type: ignore[arg-type]


def changed(chance: random.Random, word: str) -> str:
    """Return a word as rare as most are: by Zipf's law of a vocabulary of its own."""
    rank = int(1 / (chance.random() ** 1.2 + 1e-6))
    return f"{word[:3]}{''.join(chr(97 + int(digit)) for digit in str(rank % 40000))}"


def queries(texts: Sequence[Text]) -> dict[str, list[str]]:
    """Return queries of each kind from the texts: each kind mixes frequent and rare words."""
    chance = random.Random(2)
    passages = [words_of(passage.text) for text in texts[:40] for passage in text.passages]

    def word() -> str:
        return fold(chance.choice(chance.choice(passages)).text)

    def phrase() -> str:
        words = chance.choice(passages)
        at = chance.randrange(len(words) - 3)
        return " ".join(one.text for one in words[at : at + chance.choice((2, 3))])

    def distinct(make: Callable[[], str]) -> list[str]:
        return list(dict.fromkeys(make() for _ in range(6 * ASKED)))[:ASKED]

    frequent = ["of the", "in the", "to the", "and the", "on the", "by the", "that the", "for the", "of a", "was the",
                "it was", "at the", "with the", "from the", "as a", "to be", "had been", "the party", "the Soviet"]
    return {
        "word": distinct(word), "two words": distinct(lambda: f"{word()} {word()}"),
        "phrase": distinct(lambda: f'"{phrase()}"'), "phrase, frequent": [f'"{words}"' for words in frequent],
        "prefix": distinct(lambda: f"{word()[:chance.choice((3, 4, 5))]}*"),
        "one letter off": distinct(lambda: f"{word()}~"),
        "near": distinct(lambda: f'"{word()} {word()}"~5'),
        "hostile": [" OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"), '"the of"~100',
                    "the BEFORE/100 of BEFORE/100 and", "*e*", "-the",
                    " OR ".join(f"*{letter}*" for letter in "abcdefgh"),
                    " OR ".join(f'"{one} the of"~50' for one in ("a", "to", "in", "and")),
                    "(" * 25 + "the" + ")" * 25,
                    " ".join(word() + "~" for _ in range(8)), " ".join(word() for _ in range(100))],
    }


def build_bare(texts: Sequence[Text], folder: Path) -> None:
    """Index the same words with Whoosh as it comes: positions, one stored field."""
    from whoosh import analysis, fields
    from whoosh.index import create_in

    folder.mkdir()
    schema = fields.Schema(content=fields.TEXT(analyzer=analyzer(analysis), stored=True), author=fields.ID(stored=True),
                           kind=fields.ID(stored=True), text=fields.ID(stored=True))
    writer = create_in(str(folder), schema).writer()
    for text in texts:
        for one in text.passages:
            writer.add_document(content=one.text, author=text.author, kind=one.kind, text=text.id)
    writer.commit()


def analyzer(analysis: object) -> object:
    return analysis.RegexTokenizer(r"[^\W_]+(?:['’][^\W_]+)*") | analysis.LowercaseFilter()  # type: ignore[attr-defined]


def bare_searcher(folder: Path) -> Callable[[str], object]:
    """Return Whoosh's own search: ten hits with its snippets and its facets."""
    from whoosh.index import open_dir
    from whoosh.qparser import FuzzyTermPlugin, QueryParser
    from whoosh.sorting import Facets

    index = open_dir(str(folder))
    searcher = index.searcher()
    parser = QueryParser("content", index.schema)
    parser.add_plugin(FuzzyTermPlugin())

    def search(query: str) -> object:
        facets = Facets().add_field("author").add_field("kind").add_field("text")
        results = searcher.search(parser.parse(query), limit=10, groupedby=facets)
        counts = [len(results), *(results.groups(name) for name in ("author", "kind", "text"))]
        return counts, [hit.highlights("content") for hit in results]

    return search


def times(asked: Sequence[str], search: Callable[[str], object]) -> list[float]:
    """Return milliseconds a query."""
    return [1000 * timed(lambda query=query: search(query)) for query in asked]  # type: ignore[misc]


def timed(act: Callable[[], object]) -> float:
    """Return seconds of this process, so that others on the machine do not count."""
    started = time.process_time()
    act()
    return time.process_time() - started


def show(kind: str, ours: Sequence[float], bare: Sequence[float]) -> None:
    def figures(taken: Sequence[float]) -> str:
        ordered = sorted(taken)
        return f"{statistics.median(ordered):7.1f} {ordered[int(len(ordered) * 0.95)]:7.1f} {ordered[-1]:8.1f}"

    print(f"  {kind:<24} ms p50 p95 max {figures(ours)}" + (f"   bare {figures(bare)}" if bare else ""))


def brute() -> None:
    """Run the test that compares chance queries with looking at each word, with many more of them."""
    test = ROOT / "tests" / "index" / "test_brute_force.py"
    started = time.perf_counter()
    asked = subprocess.run([sys.executable, "-m", "pytest", "-q", str(test)], cwd=ROOT, check=False,
                           env={**os.environ, "VARIORUM_QUERIES": str(BRUTE)})
    took = time.perf_counter() - started
    print(f"  {BRUTE:,} queries in {took:.0f} s: {'DIFFERENT' if asked.returncode else 'same'}")
    sys.exit(asked.returncode)


if __name__ == "__main__":
    brute() if sys.argv[1:] == ["brute"] else main()
