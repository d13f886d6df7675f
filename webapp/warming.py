"""What the first reader would wait for is made ready when an edition is opened, while nobody asks yet."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from flask import Flask

from edition.store import Edition
from webapp.addresses import REGISTERS, text_path
from webapp.holding import Holder
from webapp.paging import Pages
from webapp.reading import page_path

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TEXTS = 16
"""Texts that are opened ahead: as many as an edition holds at once."""


FIRST = 3
"""Pages made before the first reader is let in: the library, a text, its beginning. With their templates, .15 s."""

REST_S = 0.25
"""How long no reader may have been answered before the next page is made in the background: what a page asks for after
itself, style and script, comes within a tenth of a second."""

OWN = "variorum.warming"
"""The key that says, in the environment of a request, that no reader sent it."""


class Readers:
    """Those who are being answered at this moment: what is made ahead waits for them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0
        self._last = float("-inf")
        """When the last one had been answered, on the clock of `time.monotonic`."""

    def heeding(self, app: WSGIApplication) -> WSGIApplication:
        """Return *app*, which from now on tells whom it answers."""
        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            if OWN in environ:
                return app(environ, start)
            self._note(1)
            try:
                return app(environ, start)
            finally:
                self._note(-1)

        return answer

    def wait_for_calm(self) -> None:
        """Return once nobody is being answered and nobody was for REST_S; at once if nobody ever came."""
        with self._changed:
            while self._count or time.monotonic() < self._last + REST_S:
                self._changed.wait(None if self._count else REST_S)

    def _note(self, more: int) -> None:
        with self._changed:
            self._count += more
            self._last = time.monotonic()
            self._changed.notify_all()


def keep_warm(app: Flask) -> None:
    """Make the first pages ready now, the other kinds in the background, and all when a newer build is opened."""
    holder: Holder = app.extensions["holder"]
    readers = Readers()
    app.wsgi_app = readers.heeding(app.wsgi_app)  # type: ignore[method-assign, assignment]

    def begin() -> None:
        threading.Thread(target=_warm_and_settle, args=(app, readers), daemon=True, name="warming").start()

    holder.opened = begin
    for path in islice(_paths(app), FIRST):
        _make(app, path)
    begin()


def warm(app: Flask, readers: Readers | None = None) -> None:
    """Ask once for each kind of page as a reader would: templates, tables and the index are ready after that.

    Between two steps *readers* come first.
    """
    calm = readers.wait_for_calm if readers else lambda: None
    for name in app.jinja_env.list_templates():
        calm()
        app.jinja_env.get_template(name)
    for path in _paths(app):
        calm()
        _make(app, path)


def _make(app: Flask, path: str) -> None:
    app.test_client().get(path, environ_overrides={OWN: True})


def _warm_and_settle(app: Flask, readers: Readers) -> None:
    warm(app, readers)
    readers.wait_for_calm()
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
    yield from ("/compare/", "/chronology", "/figures", "/citations", "/report", "/settings", "/list", "/search/help")
