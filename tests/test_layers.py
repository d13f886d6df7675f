"""Imports go one way, each outside library has one home, and at the door lies only what belongs there."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = ["tei", "edition", "index", "webapp", "variorum"]
HOMES = {
    "lxml": ("tei/",),
    "bs4": ("tei/recovering.py", "edition/notelinks.py"),
    "snowballstemmer": ("edition/words.py",),
    "spacy": ("edition/guessing.py",),
    "whoosh": ("index/",),
    "flask": ("webapp/",),
    "werkzeug": ("webapp/",),
    "jinja2": ("webapp/",),
    "markupsafe": ("webapp/",),
    "waitress": ("webapp/",),
    "click": ("variorum/",),
    "rich": ("variorum/",),
}
MODULES = sorted(path.relative_to(ROOT).as_posix() for name in ORDER for path in (ROOT / name).rglob("*.py"))


def imported(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    own = ORDER.index(module.partition("/")[0])
    upward = {name for name in imported(module) if name in ORDER and ORDER.index(name) > own}
    assert not upward


@pytest.mark.parametrize("module", MODULES)
def test_each_outside_library_is_used_at_home_only(module: str) -> None:
    strays = {name for name in imported(module) if name in HOMES and not module.startswith(HOMES[name])}
    assert not strays


def test_the_map_names_every_module() -> None:
    known = set(re.findall(r"\w+", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")))
    rooms = [ROOT / module for module in MODULES if "/views/" not in module and "/commands/" not in module]
    assert [room for room in rooms if room.stem not in known and not room.stem.startswith("__")] == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only in a clone is it known what belongs to the house")
def test_no_trial_is_left_at_the_door() -> None:
    rooms = {*ORDER, ".ci", "bench", "docs", "tests"}
    papers = {".gitattributes", ".gitignore", "LICENSE", "Makefile", "pyproject.toml",
              "ARCHITECTURE.md", "CHANGELOG.md", "README.md", "STYLE.md"}
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.split(b"\0")
    assert {os.fsdecode(name).partition("/")[0] for name in tracked if name} <= rooms | papers
