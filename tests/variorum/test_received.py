"""With the sample's decisions the received texts are right, as a reader marked them by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.variorum.conftest import Run


@pytest.mark.parametrize("number", ["001", "004"])
def test_the_decisions_of_the_sample_make_a_received_text_right(
    variorum: Run, shared: Path, sources: Path, tmp_path: Path, number: str
) -> None:
    bench = shared / "bench"
    made = variorum("demo", tmp_path / "library", "--no-serve", "--sources", sources)
    assert made.status == 0, made.err
    score = [sys.executable, bench / "score_seeds.py", tmp_path / "library/texts", sources, bench / "gold"]
    scored = subprocess.run([*score, "--only", number], capture_output=True, text=True, check=True)
    assert f"{number} blocks 1.000 kinds 1.000 notes 1.000 strays 0" in scored.stdout
