"""Fixtures for all tests: where other people's material lies, and what may be missing on a newcomer's machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of received texts, other people's TEI and schemas, which are not ours to put here."""
    return require(SHARED, "the folder ../shared with the received texts and other people's TEI")


@pytest.fixture(scope="session")
def sources(shared: Path) -> Path:
    """Return the folder of the five received texts."""
    return require(shared / "sources", "the five received texts")


def require(path: Path, what: str) -> Path:
    """Return *path*, or skip the test because it is not there; with CI=true that is a failure."""
    if path.exists():
        return path
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} must be present in CI")
    pytest.skip(f"{what} is not here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: write what golden tests find, to be read as one reads proof."""
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")
