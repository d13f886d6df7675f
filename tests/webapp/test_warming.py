"""The first reader waits no longer than the next."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from webapp import create_app
from webapp.holding import Holder
from webapp.warming import keep_warm, settle, warm


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
