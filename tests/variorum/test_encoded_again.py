"""A text is corrected in its source and encoded again: addresses, decisions and rulings on parallels follow."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from edition.store import Edition
from variorum.building import build_library
from webapp import create_app

CHAPTER = """Chapter Before

Nothing of this was in the first printing of the text, and the printers were asked to set it in a smaller type.

A second paragraph says that the weather was bad in the year of printing, and that paper was dear.

"""


def words(folder: Path) -> dict[str, str]:
    edition = Edition.open(folder)
    return {one.anchor: one.text for summary in edition.texts for one in edition.text(summary.id).passages}


def edit(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def again(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample, built again after two of its sources were corrected, split, merged and given a chapter."""
    folder = shutil.copytree(built, tmp_path_factory.mktemp("again") / "library")
    sources = folder / "sources"
    edit(
        sources / "khlevnyuk-precis.txt",
        ("How were the arrests", f"{CHAPTER}How were the arrests"),
        (" On 26 September Ezhov", "\n\nOn 26 September Ezhov"),
        ("the party, the army and Yagoda's staff. Then", "the party, the arrny and Yagoda's staff. Tben"),
        ("\n\n² Izvestiya TsK KPSS", " ² Izvestiya TsK KPSS"),
    )
    edit(sources / "furr-precis.txt", ("hundred thousand executions,24", "hundrcd thousand exccutions,24"))
    build_library(folder, sources=None)
    return folder


@pytest.fixture(scope="module")
def reader(again: Path) -> FlaskClient:
    return create_app(again).test_client()


def test_every_address_ever_given_answers(built: Path, reader: FlaskClient) -> None:
    for anchor, said in words(built).items():
        answer = reader.get(f"/a/{anchor}?format=text", follow_redirects=True)
        assert answer.status_code in (200, 410), anchor
        assert answer.status_code == 200 or said in answer.text


def test_corrected_passages_keep_their_addresses_and_parts_have_their_own(built: Path, again: Path) -> None:
    old, new = words(built), words(again)
    assert new["khlevnyuk-precis.p4"] != old["khlevnyuk-precis.p4"]
    assert new["khlevnyuk-precis.p4"][-60:] == old["khlevnyuk-precis.p4"][-60:]
    assert new["khlevnyuk-precis.p3a"].startswith("On 26 September Ezhov")
    assert all(new[anchor] == said for anchor, said in old.items() if anchor.startswith("reiman"))


def test_a_decision_is_applied_though_its_quote_was_corrected(again: Path) -> None:
    edition = Edition.open(again)
    passage = next(one for one in edition.text("furr-precis").passages if "exccutions" in one.text)
    assert ("n24", "24") in [(span.ref, span.value) for span in passage.spans if span.kind == "call"]


def test_a_confirmed_parallel_is_still_shown(variorum: Callable[..., Any], again: Path) -> None:
    shown = variorum("parallels", "khlevnyuk-precis.p3", "-L", again).out
    assert re.search(r"^✓.*service-suspicion-precis\.p9", shown, re.MULTILINE)


def test_what_changed_is_listed(variorum: Callable[..., Any], again: Path) -> None:
    shown = variorum("anchors", "khlevnyuk-precis.p4", "-L", again).out
    assert "given" in shown
    assert "changed" in shown
