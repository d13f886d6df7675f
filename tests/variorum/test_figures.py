"""`figures`: what several authors count, and an editor's rulings on it."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Figures = Callable[..., Any]


@pytest.fixture
def library(built: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    shutil.copytree(built, folder)
    return folder


@pytest.fixture
def figures(variorum: Run, library: Path) -> Figures:
    return lambda *arguments: variorum("figures", *arguments, "-L", library)


def questions(figures: Figures) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(figures("--json").out)["questions"]
    return found


def names(question: dict[str, Any], thing: str = "") -> list[str]:
    return [claim["name"] for claim in question["claims"] if thing in ("", claim["thing"])]


def test_each_question_is_shown_with_its_key_and_each_claim_with_its_name(figures: Figures) -> None:
    first = questions(figures)[0]
    shown = figures(first["key"]).out
    assert shown.startswith(first["title"])
    assert all(name in shown for name in names(first))


def test_what_is_asked_for_is_shown_and_no_more(figures: Figures) -> None:
    rows = json.loads(figures("--verdict", "contradicting", "--section", "figures", "--json").out)["questions"]
    assert rows
    assert {row["verdict"] for row in rows} == {"contradicting"}
    author, title = rows[0]["claims"][0]["author"], rows[0]["title"]
    found = json.loads(figures("--author", author.upper(), "--about", title[:12].lower(), "--json").out)["questions"]
    assert title in [row["title"] for row in found]
    assert all(author in [claim["author"] for claim in row["claims"]] for row in found)


def test_what_is_said_in_words_is_shown_when_it_is_asked_for(figures: Figures) -> None:
    assert "what each says" not in figures().out
    assert "more, answered in words alone: --section words" in figures().out
    assert "what each says" in figures("--section", "words", "--limit", "3").out


def test_the_table_has_a_line_for_each_claim(figures: Figures) -> None:
    heading, *lines = csv.reader(figures("--csv", "--section", "figures").out.splitlines())
    rows = json.loads(figures("--json", "--section", "figures").out)["questions"]
    named = [dict(zip(heading, line, strict=True)) for line in lines]
    assert [one["claim"] for one in named] == [name for row in rows for name in names(row)]
    assert float(named[0]["least"]) <= float(named[0]["value"]) <= float(named[0]["most"])


def test_nothing_that_is_asked_for_is_said_in_a_sentence(figures: Figures) -> None:
    assert "no two authors" in figures("--about", "no such matter").out


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(figures: Figures, library: Path) -> None:
    key = questions(figures)[0]["key"]
    assert f'key = "{key}"' in figures(key, "--name", "How many?", "--dry-run").out
    assert not (library / "questions.toml").exists()


def test_a_question_is_named_and_what_stands_in_the_file_stays(figures: Figures, library: Path) -> None:
    (library / "questions.toml").write_text("# ruled by the editors\n", encoding="utf-8")
    key = questions(figures)[0]["key"]
    figures(key, "--name", "How many “in all”?")
    assert (library / "questions.toml").read_text(encoding="utf-8").startswith("# ruled by the editors\n")
    assert ("How many “in all”?", key) in [(one["title"], one["key"]) for one in questions(figures)]


def test_two_questions_are_joined(figures: Figures) -> None:
    one, other = questions(figures)[:2]
    figures(one["key"], other["key"], "--name", "Both")
    joined = next(row for row in questions(figures) if row["title"] == "Both")
    said = {name for row in (one, other) for name in names(row, "words")}
    assert set(names(joined)) == {*names(one), *names(other)} - said


def test_a_claim_is_split_off_and_stays_away(figures: Figures) -> None:
    first, *rest = next(said for row in questions(figures) if len(said := names(row, "people")) > 2)
    key = next(row["key"] for row in questions(figures) if first in names(row))
    figures(key, "--split", first)
    assert not [row for row in questions(figures) if first in names(row) and set(rest) & set(names(row))]


@pytest.mark.parametrize(("arguments", "said"), [
    pytest.param(["no-such-key"], "no question has the key", id="key"),
    pytest.param(["--name", "x"], "name the question", id="nothing-named"),
])
def test_what_cannot_be_ruled_is_said_in_a_sentence(figures: Figures, arguments: list[str], said: str) -> None:
    ended = figures(*arguments)
    assert (ended.status, said in " ".join(ended.err.split())) == (2, True)


def test_a_claim_that_is_none_any_more_is_reported(figures: Figures, library: Path) -> None:
    (library / "questions.toml").write_text('[[apart]]\nclaim = "nobody.p1 3"\nfrom = []\n', encoding="utf-8")
    assert "‘nobody.p1 3’ is no claim" in figures().err


def test_a_verdict_in_words_is_shown_with_the_words_it_stands_on(figures: Figures) -> None:
    judged = [(one, verdict) for one in json.loads(figures("--section", "words", "--json").out)["questions"]
              for verdict in one["verdicts"] if all(verdict["words"])]
    question, verdict = judged[0]
    shown = figures(question["key"]).out
    assert f"{verdict['kind']}: {verdict['rule']}" in shown
    assert all(f"“{words}”" in shown for words in verdict["words"])
