"""Seconds and memory of the encoder as a source grows, and its scores on flattened texts if they are there."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from edition.encoding import encode
from edition.sources import Source, read_source
from edition.texts import write_text

BENCH = Path(__file__).parents[2] / "shared" / "bench"
SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SENTENCES = (
    "The ferry of the lower town ran until nine in the evening, and after that nobody answered the bell.",
    "On {n} March 1871 the river stood at the second step of the church, and the mill was closed for {n} days.",
    "Of the {n} boats that had gone out before the storm only two were seen again, and those without their masts.",
    "Whoever asked for the book of the town was sent to the clerk, and the clerk sent him to the baker's widow.",
    "It was said later that {n},200 sacks of flour had been lost, but who had counted them was never told.",
)


def main(sizes: Sequence[int] = (1, 10)) -> None:
    """Print seconds, rate and memory for sources of *sizes* megabytes, growth per megabyte, and the scores."""
    costs = []
    for size in sizes:
        source = Source("made-up.txt", made_up(size * 1_000_000))
        started = time.process_time()
        found = encode(source, text_id="t")
        seconds = time.process_time() - started
        costs.append(seconds / size)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>6} MB  {len(found.text.passages):>8} passages  {seconds:8.2f} s  {size / seconds:6.2f} MB/s"
            f"  {memory:6.0f} MB, {memory / size:5.1f} × the source", flush=True,
        )
    print(f"{'':>6} a megabyte of the largest takes {costs[-1] / costs[0]:.2f} × one of the smallest")
    print_scores()


def made_up(size: int) -> str:
    """Return a text of *size* characters: pages that cut paragraphs, notes at their feet, headings now and then."""
    parts: list[str] = []
    length = 0
    for page in _pages():
        parts.append(page)
        length += len(page) + 2
        if length >= size:
            break
    return "\n\n".join(parts)[:size]


def _pages() -> Iterator[str]:
    for n in count(1):
        call = str(n % 900 + 1).translate(SUPERIOR)
        text = " ".join(SENTENCES[(n + k) % len(SENTENCES)].format(n=(n * 7 + k) % 97 + 2) for k in range(9))
        head = f"Chapter {n // 20 + 1}\n\n" if n % 20 == 1 else ""
        yield f"{head}{text}{call} So the year went by, and in the office of the\n\n{call} Town book, p. {n % 300}."
        yield f"harbour nobody had written down a word. {text}\n\n{n}"


def print_scores() -> None:
    """Print the scores of the flattened texts by style, where the material is beside the repository."""
    folder = BENCH / "flattened"
    if not folder.is_dir():
        print(f"{'':>6} no flattened texts here; their scores are left out")
        return
    with tempfile.TemporaryDirectory() as out:
        for path in sorted(folder.glob("*.txt")):
            text = encode(read_source(path), text_id="t").text
            (Path(out) / f"{path.stem}.xml").write_bytes(write_text(text))
        score = [sys.executable, str(BENCH / "score_encode.py"), "--dir", str(folder), "--pred", out, "--by", "style"]
        subprocess.run(score, check=False)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or (1, 10))
