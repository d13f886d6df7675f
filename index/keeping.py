"""Answers that are kept for the next who asks, the last ones used."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Holds the *most* answers used last; safe to share between threads.

    >>> kept = Kept[int](1)
    >>> kept.put("a", 1); kept.put("b", 2)
    >>> kept.get("a"), kept.get("b")
    (None, 2)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> T | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Hashable, answer: T) -> None:
        with self._lock:
            self._held[key] = answer
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
