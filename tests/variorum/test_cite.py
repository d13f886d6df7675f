"""The verbs `cite` and `anchors`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edition.store import Edition

Run = Callable[..., Any]


def numbered(folder: Path) -> tuple[str, str]:
    """Return the anchor of a paragraph that its author numbered, and how it is asked for by number."""
    edition = Edition.open(folder)
    passages = (one for summary in edition.texts for one in edition.text(summary.id).passages)
    passage = next(one for one in passages if one.kind == "p" and one.n.isdigit())
    return passage.anchor, f"{passage.text_id} §{passage.n}"


def test_a_passage_is_cited_by_its_anchor_and_by_its_number(variorum: Run, built: Path) -> None:
    anchor, reference = numbered(built)
    first, second = variorum("cite", anchor, "-L", built), variorum("cite", reference, "-L", built)
    assert first.status == second.status == 0
    assert first.out == second.out
    assert anchor in first.out


@pytest.mark.parametrize(("form", "sign"), [("bibtex", "@"), ("ris", "TY  - "), ("csl-json", "["), ("tei", "<biblStr")])
def test_exports_are_written(variorum: Run, built: Path, form: str, sign: str) -> None:
    assert variorum("cite", numbered(built)[0], "--format", form, "-L", built).out.startswith(sign)


@pytest.mark.parametrize("reference", ["nobody.p1", "kulaks in 1937", "furr-precis §99999", "\x01"])
def test_what_leads_nowhere_is_one_sentence(variorum: Run, built: Path, reference: str) -> None:
    ended = variorum("cite", reference, "-L", built)
    assert ended.status == 2
    assert "Traceback" not in ended.err


def test_the_history_of_an_anchor_is_shown(variorum: Run, built: Path) -> None:
    ended = variorum("anchors", numbered(built)[0], "-L", built)
    assert ended.status == 0
    assert "is there (200)" in ended.out
    assert "given" in ended.out


def test_what_is_gone_is_listed_as_redirects(variorum: Run, built: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(built, tmp_path / "library")
    anchor, _ = numbered(folder)
    text_id, _, passage_id = anchor.partition(".")
    with (folder / "anchors" / f"{text_id}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": passage_id, "event": "gone", "rev": "later", "when": "2030-01-01"}) + "\n")
    assert variorum("anchors", "--redirects", "-L", folder).out == f"/a/{anchor} - 410\n"
    changed = json.loads(variorum("anchors", "--since", "2030-01-01", "--json", "-L", folder).out)
    assert [row["event"] for row in changed] == ["gone"]


def test_an_unknown_revision_is_refused(variorum: Run, built: Path) -> None:
    assert variorum("anchors", "--since", "never", "-L", built).status == 2
