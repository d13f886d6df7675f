"""Every kind of page on a library of 300-page texts: milliseconds on the server, first and warm; weight compressed.

Limits: 20 ms median and 50 ms for 95 of 100 answers, warm; 100 KB a reading page, compressed, without fonts.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from flask.testing import FlaskClient

from edition.model import Division, Evidence, Parallel, Passage, Span, Text
from edition.registers import Registers
from edition.report import report
from edition.store import FORMAT, Manifest, summarise, write_edition
from index.building import build
from webapp import create_app
from webapp.holding import Held
from webapp.paging import Pages
from webapp.reading import page_path

TEXTS, CHAPTERS, PARAGRAPHS = 4, 12, 120
"""Four texts of some 130,000 words: 300 printed pages each."""

WORDS = [a + b for a in ("bra", "kel", "mon", "tur", "sil", "vor", "dan") for b in ("de", "ning", "ta", "rol", "esk")]
ASKED_MOST = 300


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = write_library(Path(home))
        app = create_app(folder)
        client = app.test_client()
        held: Held = app.extensions["holder"].held()
        for name, paths in kinds(held.pages("t0")).items():
            show(name, client, paths)


def kinds(pages: Pages) -> dict[str, list[str]]:
    """Return the addresses of each kind of page."""
    reading = [page_path(pages.text, page) for page in pages.all]
    return {
        "library": ["/"], "contents": ["/texts/t0"], "reading": reading,
        "beside": [f"{path}{'&' if '?' in path else '?'}beside=t1.p9" for path in reading[:20]],
        "anchor": ["/a/t0.p700"], "cite": ["/a/t0.p700/cite"], "notes": ["/texts/t0/~notes"],
        "search": [f"/search?q={word}" for word in WORDS[:12]], "figures": ["/figures"], "report": ["/report"],
    }


def show(name: str, client: FlaskClient, paths: list[str]) -> None:
    """Print one row: each page is asked for twice."""
    first, warm, weights = [], [], []
    for path in paths[:ASKED_MOST]:
        for seconds in (first, warm):
            started = time.perf_counter()
            answer = client.get(path, headers={"Accept-Encoding": "gzip"})
            seconds.append((time.perf_counter() - started) * 1000)
        weights.append(len(answer.data) / 1000)
    late = sorted(warm)[int(len(warm) * 0.95)]
    print(
        f"  {name:10} {len(weights):4} pages  first {statistics.median(first):6.1f} ms (most {max(first):6.1f})"
        f"  warm {statistics.median(warm):5.2f} ms (95 of 100: {late:5.2f})  heaviest {max(weights):6.1f} KB"
    )


def write_library(folder: Path) -> Path:
    """Write a library of made-up texts with a note on every paragraph and parallels between all texts."""
    texts = [make_text(number) for number in range(TEXTS)]
    built = folder / "build" / "made"
    built.mkdir(parents=True)
    (folder / "library.toml").write_text('title = "Made up"\n', encoding="utf-8")
    manifest = Manifest(FORMAT, "Made up", "en", "", "0", tuple(summarise(text) for text in texts))
    parallels = tuple(make_parallels())
    write_edition(built, manifest, texts, parallels, report(texts, parallels, ()))
    for name in ("registers", "anchors"):
        (built / name).mkdir()
    build(texts, Registers.empty(), built / "index")
    (folder / "build" / "current").write_text("made", encoding="ascii")
    return folder


def make_text(number: int) -> Text:
    made = random.Random(number)
    passages: list[Passage] = []
    text_id, count = f"t{number}", 0
    for chapter in range(CHAPTERS):
        division = f"d{chapter}"
        passages.append(Passage(text_id, f"h{chapter}", "head", f"Chapter {chapter}", division=division, level=1))
        for _ in range(PARAGRAPHS):
            count += 1
            words = " ".join(made.choices(WORDS, k=90))
            call = Span(len(words), len(words), "call", f"n{count}", str(count))
            passages.append(Passage(text_id, f"p{count}", "p", words, (call,), division=division))
            note = " ".join(made.choices(WORDS, k=20))
            passages.append(Passage(text_id, f"n{count}", "note", note, division=division, n=str(count)))
    divisions = tuple(Division(f"d{chapter}", f"Chapter {chapter}", 1) for chapter in range(CHAPTERS))
    return Text(text_id, f"Text {number}", author=f"Author {number}", divisions=divisions, passages=tuple(passages))


def make_parallels() -> Iterator[Parallel]:
    """Yield three parallels for each passage."""
    evidence = tuple(Evidence("word", f"word {at}", 1.0, a=(at, at + 6), b=(at, at + 6)) for at in (0, 9))
    for number in range(1, CHAPTERS * PARAGRAPHS):
        for other in range(1, TEXTS):
            yield Parallel(f"t0.p{number}", f"t{other}.p{number}", 0.6, evidence, is_strong=True)
