"""Fixtures for all tests: where other people's material lies, and what may be missing on a newcomer's machine."""

from __future__ import annotations

import os
import signal
import sys
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


WRITES = frozenset(("os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"))
"""What Python tells those who listen before it changes a folder; files that are opened to be written come besides."""


@pytest.fixture
def killed_before_write() -> Callable[[int, Callable[[], object]], bool]:
    """Return what does an act in a process of its own, killed before its write of this number, from 1.

    It returns False if the act has not so many writes, and so comes to its end.
    """
    def killed(number: int, act: Callable[[], object]) -> bool:
        child = os.fork()
        if not child:
            left = iter(range(number - 1, -1, -1))

            def count(event: str, given: tuple[object, ...]) -> None:
                writes = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)
                if (writes or event in WRITES) and not next(left):
                    os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(count)
            act()
            os._exit(0)
        return os.waitpid(child, 0)[1] == signal.SIGKILL

    return killed


def _need(found: object, what: str) -> None:
    if not found and os.environ.get("CI") == "true":
        pytest.fail(f"{what} must be present in CI")
    if not found:
        pytest.skip(f"{what} is not here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: write what golden tests find, to be read as one reads proof."""
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")
