"""The first reader waits no longer than the next."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from edition.store import Edition
from webapp import create_app
from webapp.holding import Holder
from webapp.warming import OWN, Readers, keep_warm, settle, warm


def test_kinds_of_pages_are_ready_before_anyone_asks(flood: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(flood)
    warm(app)
    made: list[str] = []
    monkeypatch.setattr("webapp.views.registers.render_template", lambda name, **_given: made.append(name) or "")
    client = app.test_client()
    for path in ("/people/", "/people/moeller", "/figures", "/chronology/1888", "/texts/weber", "/texts/weber/d1"):
        assert client.get(path).status_code == 200
    assert made == []


def test_the_first_pages_are_ready_before_the_first_reader_is_let_in(
    flood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(flood)
    monkeypatch.setattr("threading.Thread.start", lambda _thread: None)
    keep_warm(app)
    assert {"library.html", "text.html", "reading.html"} <= {name for _, name in app.jinja_env.cache or {}}


def test_what_stays_is_passed_over_by_the_collector_and_what_was_left_behind_is_not() -> None:
    class Left:
        pass

    left = Left()
    left.itself = left  # type: ignore[attr-defined]
    gone = weakref.ref(left)
    try:
        settle()
        assert gc.get_freeze_count() > 0
        del left
        settle()
        assert gone() is None
    finally:
        gc.unfreeze()


def test_a_newer_build_is_made_ready_too(flood: Path) -> None:
    holder = Holder(flood)
    opened: list[bool] = []
    holder.opened = lambda: opened.append(True)
    holder.held()
    assert opened == []
    holder._held.edition.is_current = lambda: False  # type: ignore[method-assign]
    holder.held()
    assert opened == [True]


def call(app: Any, **environ: object) -> Iterable[bytes]:
    answer: Iterable[bytes] = app(environ, lambda *_given: None)
    return answer


def ends(act: Callable[[], object]) -> bool:
    """True if *act* comes to its end by itself."""
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    thread.join(0.1)
    return not thread.is_alive()


def test_a_reader_comes_before_what_is_made_ahead() -> None:
    readers = Readers()
    asked, answered = threading.Event(), threading.Event()
    app = readers.heeding(lambda *_given: asked.set() or [b"", answered.wait(30)][:1])  # type: ignore[list-item]
    reading = threading.Thread(target=call, args=(app,))
    reading.start()
    asked.wait(30)
    waiting = threading.Thread(target=readers.wait_for_calm)
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    answered.set()
    reading.join(30)
    waiting.join(30)
    assert not waiting.is_alive()


def test_what_is_made_ahead_does_not_wait_for_itself_nor_for_a_reader_who_met_a_fault() -> None:
    readers = Readers()

    def fail(*_given: object) -> Iterable[bytes]:
        raise RuntimeError

    assert ends(lambda: call(readers.heeding(lambda *_given: readers.wait_for_calm() or []), **{OWN: True}))
    with pytest.raises(RuntimeError):
        call(readers.heeding(fail))
    waiting = threading.Thread(target=readers.wait_for_calm)
    waiting.start()
    waiting.join(30)
    assert not waiting.is_alive()


@pytest.mark.parametrize(("path", "opened"), [
    ("/texts/weber/d1", ["brandt", "weber"]), ("/texts/weber/d2", ["weber"]), ("/", []), ("/search", []),
    ("/people/", []),
])
def test_a_first_page_opens_the_texts_that_it_shows_and_no_other(
    flood: Path, monkeypatch: pytest.MonkeyPatch, path: str, opened: list[str]
) -> None:
    read: list[str] = []
    monkeypatch.setattr(Edition, "_text", lambda self, name: read.append(name) or text_of(self, name))
    monkeypatch.setattr("webapp.holding._open_index", lambda _edition: pytest.fail("no index is needed"))
    assert create_app(flood).test_client().get(path).status_code == 200
    assert sorted(read) == opened


text_of = Edition._text
