"""The sample library from nothing: seconds to build, to build again, to start; memory; weight and time of a page.

Each row gives what was measured and the limit set for it. Seconds on a shared machine are noisy: the growth rows, which
compare the sample with the five received texts, say more.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCES = Path(__file__).parent.parent.parent / "shared" / "sources"


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        sample = measure(Path(home) / "sample", sources=None)
        show("sample", sample, build_limit_s=5)
        if SOURCES.is_dir():
            received = measure(Path(home) / "received", sources=SOURCES)
            show("received texts", received, build_limit_s=10)
            growth = received["build_s"] / sample["build_s"]
            size = received["words"] / sample["words"]
            print(f"  growth: {size:.1f} × the words take {growth:.1f} × the time")
        else:
            print(f"  received texts: not measured, {SOURCES.name} are not at hand")


def measure(folder: Path, *, sources: Path | None) -> dict[str, float]:
    """Build the sample in *folder* and ask the reader for every division once warm."""
    build = [sys.executable, "-m", "variorum", "demo", str(folder), "--no-serve"]
    build += ["--sources", str(sources)] if sources else []
    first, second = timed(build), timed(build)
    script = f"import bench.library as b; b.serve_pages({str(folder)!r})"
    pages = json.loads(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout)
    return {"build_s": first, "again_s": second, **pages}


def timed(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def serve_pages(folder: str) -> None:
    """Print, as JSON, what pages take and weigh, and the memory of the process that made them."""
    import resource

    from edition.store import Edition
    from webapp import create_app

    started = time.perf_counter()
    client = create_app(Path(folder)).test_client()
    client.get("/")
    start_s = time.perf_counter() - started
    edition = Edition.open(Path(folder))
    addresses = [f"/texts/{one.id}/{div.id}" for one in edition.texts for div in edition.text(one.id).divisions]
    times, weights = [], []
    for address in addresses:
        client.get(address)
        started = time.perf_counter()
        # The query makes it another address: the page is made anew, not answered from those kept ready.
        answer = client.get(f"{address}?anew", headers={"Accept-Encoding": "gzip"})
        times.append((time.perf_counter() - started) * 1000)
        compressed = answer.headers.get("Content-Encoding") == "gzip"
        weights.append(len(answer.data if compressed else gzip.compress(answer.data)))
    unit = 1 if sys.platform == "darwin" else 1024
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    print(json.dumps({
        "start_s": start_s, "page_ms": statistics.median(times), "page_kb": max(weights) / 1000, "memory_mb": memory,
        "words": sum(one.words for one in edition.texts), "pages": len(addresses),
    }))


def show(name: str, got: dict[str, float], *, build_limit_s: float) -> None:
    rows = [
        ("build", got["build_s"], build_limit_s, "s"), ("build again", got["again_s"], 2, "s"),
        ("first page after start", got["start_s"], 2, "s"), ("reading page made, median", got["page_ms"], 20, "ms"),
        ("heaviest reading page, gzip", got["page_kb"], 100, "KB"), ("memory", got["memory_mb"], 300, "MB"),
    ]
    print(f"  {name}: {got['words']:,.0f} words, {got['pages']:.0f} reading pages, {os.cpu_count()} cores")
    for what, value, limit, unit in rows:
        print(f"    {what:<28} {value:9.2f} {unit:<3} limit {limit:>4} {unit:<3} {'' if value <= limit else 'OVER'}")


if __name__ == "__main__":
    main()
