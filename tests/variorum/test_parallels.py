"""The verbs `parallels`, `link` and `figures`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edition.links import read_links
from edition.model import Parallel
from edition.store import Edition

Run = Callable[..., Any]


def best(folder: Path) -> Parallel:
    return Edition.open(folder).parallels[0]


def test_what_an_editor_confirmed_stands_first(variorum: Run, built: Path) -> None:
    status = [row["status"] for row in json.loads(variorum("parallels", "--all", "--json", "-L", built).out)]
    assert status.index("found") == status.count("confirmed") > 0


def test_all_parallels_as_json_come_best_first_with_their_evidence(variorum: Run, built: Path) -> None:
    rows = json.loads(variorum("parallels", "--all", "--json", "-L", built).out)
    found = [row["score"] for row in rows if row["status"] == "found"]
    assert found == sorted(found, reverse=True)
    assert all(row["evidence"] for row in rows)
    assert {"a", "b", "score", "evidence"} <= rows[0].keys()


def test_the_parallels_of_a_passage_say_what_both_speak_of(variorum: Run, built: Path) -> None:
    pair = best(built)
    said = variorum("parallels", pair.a, "-L", built)
    assert pair.b in said.out
    assert f"both: {pair.evidence[0].what}" in said.out


def test_a_list_ends_where_chance_begins_unless_it_is_asked_for(variorum: Run, built: Path) -> None:
    edition = Edition.open(built)
    anchor = next(pair.a for pair in edition.parallels if pair.is_faint)
    faint = sum(pair.is_faint for pair in edition.parallels_of(anchor))
    said = variorum("parallels", anchor, "-L", built, "--limit", "999").out
    assert f"… {faint} no nearer than chance; --faint shows them" in said
    every = variorum("parallels", anchor, "-L", built, "--limit", "999", "--faint").out
    assert every.count("      both: ") == said.count("      both: ") + faint
    assert "chance" not in every


def test_as_json_too_a_list_ends_where_chance_begins(variorum: Run, built: Path) -> None:
    near, every = (json.loads(variorum("parallels", "--all", "--json", "-L", built, *more).out)
                   for more in ((), ("--faint",)))
    assert near == [row for row in every if not row["faint"]]
    assert len(near) < len(every)


def test_an_unknown_anchor_ends_with_a_sentence(variorum: Run, built: Path) -> None:
    ended = variorum("parallels", "nobody.p1", "-L", built)
    assert ended.status == 2
    assert "no passage has the anchor" in ended.err


def test_neither_a_passage_nor_all_is_wrong_use(variorum: Run, built: Path) -> None:
    assert variorum("parallels", "-L", built).status == 2


def test_a_ruling_is_kept_with_who_and_why(variorum: Run, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(built, folder)
    pair = best(built)
    ended = variorum("link", pair.b, pair.a, "--reject", "--who", "Anna", "--why", "another month", "-L", folder)
    assert ended.status == 0
    ruling = read_links(folder / "links.xml").find(pair.a, pair.b)
    assert ruling is not None
    assert (ruling.status, ruling.who, ruling.why) == ("rejected", "Anna", "another month")


def test_a_ruling_is_taken_back(variorum: Run, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(built, folder)
    pair = next(pair for pair in Edition.open(built).parallels if not pair.is_ruled)
    assert "confirmed" in variorum("link", pair.a, pair.b, "--add", "--who", "Anna", "-L", folder).out
    assert "no longer confirmed" in variorum("link", pair.b, pair.a, "--undo", "-L", folder).out
    assert read_links(folder / "links.xml").find(pair.a, pair.b) is None
    ended = variorum("link", pair.a, pair.b, "--undo", "-L", folder)
    assert (ended.status, "nothing was ruled" in ended.err) == (2, True)


def test_what_speaks_against_a_pair_is_told_apart_from_answers_that_differ(variorum: Run, built: Path) -> None:
    rows = json.loads(variorum("parallels", "--all", "--json", "-L", built).out)
    assert any("Kulak operation against National operations" in row["apart"] for row in rows)
    assert all(" against " in said or ", but " in said for row in rows for said in row["differs"] + row["apart"])
    said = variorum("parallels", "service-terror-precis.p2", "--limit", "40", "-L", built).out
    assert "but: National operations here, Kulak operation there" in said


def test_no_ruling_joins_two_passages_of_one_author(variorum: Run, built: Path) -> None:
    ended = variorum("link", "furr-precis.p2", "furr-precis.p3", "--add", "-L", built)
    assert (ended.status, "by one author" in ended.err) == (2, True)


def test_a_ruling_must_say_what_it_is(variorum: Run, built: Path) -> None:
    pair = best(built)
    assert "--confirm" in variorum("link", pair.a, pair.b, "-L", built).err


def test_figures_as_json_have_a_rule_for_each_verdict(variorum: Run, built: Path) -> None:
    found = json.loads(variorum("figures", "--json", "-L", built).out)
    assert found["questions"]
    assert all(verdict["rule"] for question in found["questions"] for verdict in question["verdicts"])


@pytest.mark.parametrize(("one", "other", "what"), [
    pytest.param("furr-precis.p14", "khlevnyuk-precis.p4", "Order 00447", id="one order"),
    pytest.param("khlevnyuk-precis.p4", "service-terror-precis.p1", "Order 00447", id="an order of one month"),
    pytest.param("reiman-precis.p3", "service-suspicion-precis.p9", "August 1936", id="one trial"),
])
def test_accounts_of_one_thing_in_the_sample_are_strong(built: Path, one: str, other: str, what: str) -> None:
    pair = next(pair for pair in Edition.open(built).parallels if {pair.a, pair.b} == {one, other})
    assert pair.is_strong
    assert any(reason.what.partition(": ")[0] == what for reason in pair.evidence)


def test_two_operations_of_one_summer_are_not_strong_and_say_why(built: Path) -> None:
    pair = next(pair for pair in Edition.open(built).parallels
                if {pair.a, pair.b} == {"reiman-precis.p6", "service-terror-precis.p2"})
    assert not pair.is_strong
    assert "Kulak operation against National operations" in [str(reason) for reason in pair.differs]
