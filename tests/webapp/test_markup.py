"""The pages are valid HTML."""

from __future__ import annotations

import subprocess
from pathlib import Path

from flask.testing import FlaskClient

from .conftest import FAULTS, PAGES


def test_the_validator_has_nothing_to_say(client: FlaskClient, vnu: Path, tmp_path: Path) -> None:
    for number, path in enumerate((*PAGES, *FAULTS)):
        (tmp_path / f"{number:02}.html").write_bytes(client.get(path).data)
    command = ["java", "-jar", str(vnu), "--errors-only", "--skip-non-html", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr.replace(str(tmp_path), "") == ""
    assert done.returncode == 0
