"""The sheets of the manual show every kind of page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.screens import DESK, KINDS, ROWS, first_question, gone_from, shoot, write_library
from webapp import create_app

OTHERWISE = {"search-error": 400, "nowhere": 404, "gone": 410}


def test_every_kind_of_page_is_in_the_sample(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    clients = [create_app(library, is_editing=is_editing).test_client() for is_editing in (False, True)]
    found = {"gone": gone_from(library), "question": first_question(library)}
    codes = {kind: clients[kind in DESK].get(path.format(**found)).status_code for kind, path in KINDS.items()}
    assert codes == {kind: OTHERWISE.get(kind, 200) for kind in KINDS}


@pytest.mark.browser
def test_a_sheet_holds_every_screen(tmp_path: Path, needed: Callable[[object, str], None]) -> None:
    needed(shutil.which("chromium"), "chromium")
    version = [sys.executable, "-m", "playwright", "--version"]
    needed(subprocess.run(version, capture_output=True).returncode == 0, "what playwright's driver needs")
    shoot(tmp_path, ["settings"])
    made = (tmp_path / "settings.webp").read_bytes()
    assert made[:4] + made[8:12] == b"RIFFWEBP"
    assert {look[0][0] for row in ROWS for look in row} == {1440, 1024, 390}
    assert len(made) > 20_000
