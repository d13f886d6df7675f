"""The edition that is served: opened once, opened again when a newer build was swapped in."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Generic, TypeVar

from edition.errors import BuildError
from edition.store import Edition
from index.errors import IndexDamagedError
from index.opening import open_or_rebuild
from index.searching import Index
from webapp.paging import Pages

Value = TypeVar("Value")

LOG = logging.getLogger("variorum.reader")
KEPT = 32
"""Texts of which the division into pages is kept."""


class Held:
    """An open edition and what was worked out from it."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.answers: Kept[object] = Kept(400)
        """Finished answers by address and settings; the bytes of some 400 pages are 10 MB."""
        self._pages: Kept[Pages] = Kept(KEPT)
        self._facts: Kept[object] = Kept(64)
        self._opening = threading.Lock()
        self._index: Index | None = None

    @property
    def index(self) -> Index:
        """The search index, opened when it is first asked for; a damaged one is built anew, and the log says so.

        Raises IndexDamagedError if that cannot be done.
        """
        with self._opening:
            if self._index is None:
                self._index = _open_index(self.edition).warm()
            return self._index

    def pages(self, text_id: str) -> Pages:
        """Return the reading pages of a text. Raises UnknownAnchorError if the edition has no such text."""
        return self._pages.get_or_make(text_id, lambda: Pages(self.edition.text(text_id)))

    def fact(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what *make* returned the first time it was asked for *key*."""
        value: Value = self._facts.get_or_make(key, make)  # type: ignore[assignment]
        return value


def _open_index(edition: Edition) -> Index:
    try:
        opened = open_or_rebuild(
            edition.index_directory, lambda: [edition.text(text.id) for text in edition.texts], edition.registers
        )
    except OSError as error:
        raise IndexDamagedError(f"The search index is damaged and cannot be built anew here ({error.strerror}); run: "
                                "variorum build") from error
    if opened.repaired:
        LOG.warning("The search index was damaged and has been built anew (%s).", opened.repaired)
    return opened.index


class Holder:
    """Gives every request the newest edition that can be opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: Callable[[], object] = lambda: None
        """Called when a newer build was opened."""
        self._lock = threading.Lock()
        self._held = Held(Edition.open(folder))

    def held(self) -> Held:
        """Return the edition; one that was built since is opened first, and if it cannot be, the old one stays."""
        if not self._held.edition.is_current():
            with self._lock:
                if not self._held.edition.is_current():
                    self._reopen()
        return self._held

    def _reopen(self) -> None:
        try:
            self._held = Held(Edition.open(self.folder))
        except BuildError:
            return
        self.opened()


class Kept(Generic[Value]):
    """A few values by key; the one not asked for longest goes first. Safe among threads."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def find(self, key: Hashable) -> Value | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: Hashable, value: Value) -> None:
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self.limit:
                self._values.popitem(last=False)

    def get_or_make(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of *key*, made if need be; two threads may both make it, to the same effect."""
        found = self.find(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found
