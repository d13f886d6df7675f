"""Golden folders: for each habit of typists, printers and scanners a source and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove, prove_rewriting
from edition.model import Passage
from edition.sources import read_source
from edition.texts import write_text

GOLDEN = Path(__file__).parent / "golden"
HABITS = sorted(folder.name for folder in GOLDEN.iterdir())


@pytest.mark.parametrize("habit", HABITS)
def test_habit_is_encoded_as_an_editor_read_it(habit: str, request: pytest.FixtureRequest) -> None:
    file = next((GOLDEN / habit).glob("source.*"))
    source = read_source(file)
    text = encode(source, text_id="t").text
    found = "\n".join(line for passage in text.passages for line in shown(passage)) + "\n"
    expected = GOLDEN / habit / "expected.txt"
    if request.config.getoption("--update-golden", default=False):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert not prove(text, source)
    assert not prove_rewriting(write_text(text), file.read_bytes(), name=file.name)


SIGNS = {"call": "", "gap": "gap", "rejoined": "~", "page": "|", "line": "/"}


def shown(passage: Passage) -> Iterator[str]:
    """Yield a passage as a proof-reader sees it: kind, number, doubt, text with its calls and marks in braces."""
    about = [passage.kind, passage.n, passage.speaker, passage.cert and f"?{passage.cert}"]
    lost = "" if passage.is_anchored else " (no call)"
    yield f"{' '.join(part for part in about if part)}{lost}: {with_marks(passage)}"


def with_marks(passage: Passage) -> str:
    out, last = "", 0
    for span in passage.spans:
        if span.kind in ("call", "gap", "rejoined", "page", "line"):
            sign = SIGNS[span.kind] + ("" if span.kind == "gap" else span.value)
            out += passage.text[last : span.start] + "{" + sign + (f"?{span.cert}" if span.cert else "") + "}"
            last = span.start
    return out + passage.text[last:]
