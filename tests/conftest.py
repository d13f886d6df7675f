"""Fixtures for all tests: where other people's material lies, and what may be missing on a newcomer's machine."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from index import matching

SHARED = Path(__file__).parent.parent.parent / "shared"


# A busy machine is no fault of the code: no test fails because it took long.
settings.register_profile("by hand", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
# A change is judged by what it does, not by luck: the same examples each time. Runs by hand look further.
settings.load_profile("ci" if os.environ.get("CI") == "true" else "by hand")


@pytest.fixture(autouse=True)
def _no_search_is_cut_since_the_machine_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "clock", time.thread_time)


@pytest.fixture(scope="session")
def needed() -> Callable[[object, str], None]:
    """Return what skips a test if its first argument is nothing, and with CI=true fails it."""
    return _need


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of received texts, other people's TEI and schemas, which are not ours to put here."""
    _need(SHARED.exists(), "the folder ../shared with the received texts and other people's TEI")
    return SHARED


@pytest.fixture(scope="session")
def sources(shared: Path) -> Path:
    """Return the folder of the five received texts."""
    folder = shared / "sources"
    _need(folder.exists(), "the five received texts")
    return folder


def _need(found: object, what: str) -> None:
    if not found and os.environ.get("CI") == "true":
        pytest.fail(f"{what} must be present in CI")
    if not found:
        pytest.skip(f"{what} is not here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: write what golden tests find, to be read as one reads proof."""
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")
