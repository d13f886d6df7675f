"""Hostile input: how long what is typed or sent by a stranger keeps us busy, at most.

A reference or a quote must be answered within 50 ms; queries are measured by `bench/searching.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from edition.quoting import find_quote
from edition.references import parse

LIMIT_MS = 50

PAGE = "ab a raised *** " * 1500
QUOTES = ["a" * 2_000, "ab " * 600, "*" * 100, "raised " * 250, "q" * 255 + "é", "水" * 400]
REFERENCES = [" " * 5000, "a " * 2000, "§" * 5000, "n. " * 90, "smith §1-999999"]


def main() -> None:
    show("a quote in a long passage", max(timed(lambda one=one: find_quote(PAGE, one)) for one in QUOTES))
    show("a reference", max(timed(lambda one=one: parse(one)) for one in REFERENCES))


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of this process that *work* takes."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def show(what: str, took_ms: float) -> None:
    print(f"  {what:<28} {took_ms:7.1f} ms at most   limit {LIMIT_MS} ms {'' if took_ms <= LIMIT_MS else 'OVER'}")


if __name__ == "__main__":
    main()
