"""Every kind of page on the sample with a 300-page text: milliseconds on the server, made and kept; weight compressed.

Limits: 20 ms median and 50 ms for 95 of 100 answers; 100 KB a reading page, compressed, without fonts. What the first
reader waits for is measured on a reader started anew for each kind of page, by the clock and by the processor.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path

from flask.testing import FlaskClient

from bench.volume import KINDS, write_library
from webapp import create_app
from webapp.holding import Held
from webapp.reading import page_path
from webapp.warming import settle, warm

TIMES = 5
"""Each page is made so often, each time at another address, so that none is answered from those kept ready."""

ASKED_FIRST = ("/", "/texts/papers/d3", "/texts/furr-precis/d1?beside=papers.q7", "/search?q=Ezhov", "/people/ezhov",
               "/compare/order-00447", "/figures")
"""What somebody may open first: the library, an address that was sent to a colleague, a search."""


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = write_library(Path(home) / "library")
        for path in ASKED_FIRST:
            show_first(folder, path)
        app = create_app(folder)
        warm(app)
        settle()
        client = app.test_client()
        held: Held = app.extensions["holder"].held()
        pages = held.pages("papers")
        rows = {path: [path] for path in KINDS}
        rows["all pages of the text"] = [page_path(pages.text, page) for page in pages.all]
        for name, paths in rows.items():
            show(name, client, paths)


def show(name: str, client: FlaskClient, paths: Iterable[str]) -> None:
    """Print one row: what it takes to make the page once the process is warm, and to answer with a page kept ready."""
    made, kept, weights = [], [], []
    for path in paths:
        client.get(path)
        made += [milliseconds(client, f"{path}{'&' if '?' in path else '?'}anew={at}") for at in range(TIMES)]
        kept.append(milliseconds(client, path))
        weights.append(len(client.get(path, headers={"Accept-Encoding": "gzip"}).data) / 1000)
    late = sorted(made)[int(len(made) * 0.95)]
    print(
        f"  {name:66} made {statistics.median(made):6.1f} ms (95 of 100: {late:6.1f})"
        f"  kept {statistics.median(kept):5.2f} ms  heaviest {max(weights):5.1f} KB"
    )


def show_first(folder: Path, path: str) -> None:
    """Print what a reader waits for who asks for *path* as soon as the reader says that it is there."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "variorum", "serve", "-L", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    ready = time.perf_counter() - started
    waits = []
    for _ in range(2):
        asked = time.perf_counter()
        urllib.request.urlopen(found[0] + path).read()
        waits.append((time.perf_counter() - asked) * 1000)
    process.terminate()
    process.communicate()
    client = create_app(folder).test_client()
    client.get("/settings")
    print(f"  {path:40} ready {ready:5.2f} s  first {waits[0]:6.1f} ms  again {waits[1]:5.1f} ms"
          f"  first, by the processor, with nothing made ahead {milliseconds(client, path):6.1f} ms")


def milliseconds(client: FlaskClient, path: str) -> float:
    """Return what the process took, waiting for others not counted."""
    started = time.process_time()
    client.get(path)
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
