"""What the first reader would wait for is made ready when an edition is opened, while nobody asks yet."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import islice

from flask import Flask

from edition.store import Edition
from webapp.addresses import REGISTERS, text_path
from webapp.holding import Holder
from webapp.paging import Pages
from webapp.reading import page_path

TEXTS = 16
"""Texts that are opened ahead: as many as an edition holds at once."""


FIRST = 3
"""Pages made before the first reader is let in: the library, a text, its beginning. With their templates, .15 s."""

REST_S = 0.01
"""Between two pages made in the background: who asks meanwhile goes first. All of them take .7 s of work."""


def keep_warm(app: Flask) -> None:
    """Make the first pages ready now, the other kinds in the background, and all when a newer build is opened."""
    holder: Holder = app.extensions["holder"]
    holder.opened = lambda: threading.Thread(target=_warm_and_settle, args=(app,), daemon=True, name="warming").start()
    client = app.test_client()
    for path in islice(_paths(app), FIRST):
        client.get(path)
    holder.opened()


def warm(app: Flask) -> None:
    """Ask once for each kind of page as a reader would: templates, tables and the index are ready after that."""
    client = app.test_client()
    for path in _paths(app):
        client.get(path)
        time.sleep(REST_S)


def _warm_and_settle(app: Flask) -> None:
    warm(app)
    settle()


def settle() -> None:
    """Have the collector of garbage pass over what is there now and stays: going through it held up a page for 70 ms.

    What an earlier build left behind is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _paths(app: Flask) -> Iterator[str]:
    holder: Holder = app.extensions["holder"]
    held = holder.held()
    return paths(held.edition, (held.pages(one.id) for one in held.edition.texts[:TEXTS]))


def paths(edition: Edition, texts: Iterable[Pages]) -> Iterator[str]:
    """Yield one address of each kind of page, what is asked for first before what takes long."""
    yield "/"
    for pages in texts:
        yield text_path(pages.text.id)
        yield from (page_path(pages.text, page) for page in pages.all[:1])
        longest = max(pages.all, key=lambda page: page.size, default=None)
        yield from [page_path(pages.text, longest)] if longest else []
    yield "/search?q=a"
    for kind, path in REGISTERS.items():
        yield f"/{path}/"
        yield from (f"/{path}/{one.key.partition(':')[2]}" for one in edition.registers.of_kind(kind)[:1])
    yield from ("/compare/", "/chronology", "/figures", "/citations", "/report", "/settings", "/search/help")
