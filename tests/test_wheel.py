"""What is installed is what was tested: the built wheel has everything it needs, and works alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_five_packages_typed_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if not name.startswith("variorum-")} == {
        "edition", "index", "tei", "variorum", "webapp",
    }
    assert sum(name.endswith("/py.typed") for name in names) == 5
    for part in ("edition/sample/library.toml", "tei/schema/", "webapp/templates/", "webapp/static/"):
        assert any(name.startswith(part) for name in names), part


def test_the_wheel_builds_the_sample_on_its_own(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    command = [sys.executable, "-m", "variorum", "demo", "library", "--no-serve"]
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "5 texts" in done.stdout
    where = [sys.executable, "-c", "import edition; print(edition.__file__)"]
    loaded = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True).stdout
    assert Path(loaded.strip()).is_relative_to(installed)
