"""The verb `search`."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from edition.store import Edition

Run = Callable[..., Any]


def test_hits_are_shown_in_their_sentence_with_the_anchor_to_cite(variorum: Run, built: Path) -> None:
    shown = variorum("search", "quota", "-L", built)
    anchor = json.loads(variorum("search", "quota", "--json", "-L", built).out)["results"][0]["anchor"]
    assert shown.status == 0
    assert anchor in shown.out
    assert " hits in " in shown.out


def test_json_holds_all_results_and_right_counts(variorum: Run, built: Path) -> None:
    found = json.loads(variorum("search", "the", "--json", "-L", built).out)
    assert {"query", "passages", "hits", "results", "facets"} <= set(found)
    assert len(found["results"]) == found["passages"] > 20
    assert sum(hit["hits"] for hit in found["results"]) == found["hits"]
    assert {"anchor", "text", "author", "kind", "snippet", "why"} <= set(found["results"][0])


def test_limit_leaves_the_counts_as_they_are(variorum: Run, built: Path) -> None:
    found = json.loads(variorum("search", "the", "--json", "--limit", "3", "-L", built).out)
    assert len(found["results"]) == 3 < found["passages"]


def test_csv_has_a_line_for_each_snippet(variorum: Run, built: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(variorum("search", "quota", "--csv", "-L", built).out)))
    assert rows
    assert all("quota" in row["hit"].lower() for row in rows)


def test_nothing_found_is_no_fault(variorum: Run, built: Path) -> None:
    ended = variorum("search", "zwetschgenmus", "-L", built)
    assert ended.status == 0
    assert "Nothing found" in ended.out


def test_fault_in_a_query_is_pointed_at(variorum: Run, built: Path) -> None:
    ended = variorum("search", "purge OR", "-L", built)
    assert ended.status == 2
    assert "      ^^" in ended.err
    assert "perhaps: variorum search 'purge'" in ended.err


def test_word_with_a_minus_is_excluded_and_no_option(variorum: Run, built: Path) -> None:
    def passages(*query: str) -> int:
        return int(json.loads(variorum("search", *query, "--json", "-L", built).out)["passages"])

    assert passages("quota", "-arrest") < passages("quota")


def test_help_shows_the_query_language(variorum: Run) -> None:
    shown = variorum("search", "--help").out
    assert "BEFORE/5" in shown
    assert "date:1937-07-31" in shown


def test_damaged_index_is_built_anew_and_said(variorum: Run, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(built, folder)
    next(Edition.open(folder).index_directory.rglob("*.seg")).write_bytes(b"")
    first, second = (variorum("search", "quota", "-L", folder) for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert "built anew" in first.err
    assert not second.err
    assert first.out == second.out


def test_company_of_a_word_is_told_by_author(variorum: Run, built: Path) -> None:
    shown = variorum("search", "quota", "--collocates", "-L", built)
    assert shown.status == 0
    assert "log-likelihood" in shown.out
    company = json.loads(variorum("search", "quota", "--collocates", "--json", "-L", built).out)["company"]
    rows = list(csv.DictReader(io.StringIO(variorum("search", "quota", "--collocates", "--csv", "-L", built).out)))
    assert [one["word"] for one in rows] == [one["word"] for author in company for one in author["collocates"]]
    assert {author["author"] for author in company} >= {row["author"] for row in rows} != set()
