"""Hostile input: how long what is typed or sent by a stranger keeps us busy, at most.

A reference, a quote or an address of 150 KB must be answered within 50 ms; queries are measured by
`bench/searching.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from edition.quoting import find_quote
from edition.references import parse
from webapp.refusing import refusal

LIMIT_MS = 50
"""Milliseconds that anything that is sent may take: ten a second leave a reader half of the processor."""

PAGE = "ab a raised *** " * 1500
QUOTES = ["a" * 2_000, "ab " * 600, "*" * 100, "raised " * 250, "q" * 255 + "é", "水" * 400]
REFERENCES = [" " * 5000, "a " * 2000, "§" * 5000, "n. " * 90, "smith §1-999999"]

ADDRESSES: list[dict[str, object]] = [
    {"PATH_INFO": "/" * 150_000}, {"PATH_INFO": "/a/x", "QUERY_STRING": "quote=" + "%E6%B0%B4" * 16_000},
    {"PATH_INFO": "/search", "QUERY_STRING": "a=b&" * 40_000}, {"PATH_INFO": "/", "HTTP_ACCEPT": "*/*;q=0.1," * 15_000},
]


def main() -> None:
    show("a quote in a long passage", max(timed(lambda one=one: find_quote(PAGE, one)) for one in QUOTES))
    show("a reference", max(timed(lambda one=one: parse(one)) for one in REFERENCES))
    show("an address", max(timed(lambda one=one: refusal(one)) for one in ADDRESSES))


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of this process that *work* takes."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def show(what: str, took_ms: float) -> None:
    print(f"  {what:<28} {took_ms:7.1f} ms at most   limit {LIMIT_MS} ms {'' if took_ms <= LIMIT_MS else 'OVER'}")


if __name__ == "__main__":
    main()
