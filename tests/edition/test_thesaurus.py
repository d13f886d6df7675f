"""Concepts are found in every form of their words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.errors import EditionError
from edition.sentences import sentence_ends
from edition.thesaurus import NEAR, Concept, Thesaurus, read_thesaurus
from edition.words import tokens


def thesaurus(folder: Path, content: str) -> Thesaurus:
    (folder / "thesaurus.toml").write_text(content)
    return read_thesaurus(folder / "thesaurus.toml")


def concepts(found: Thesaurus, text: str, language: str = "en") -> list[str]:
    return [sense.concept for sense in found.find(tokens(text), language)]


def test_a_word_counts_in_all_its_forms(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\nquota = ["quota", "target figure"]')
    assert concepts(found, "The target figures were quotas.") == ["quota", "quota"]
    assert concepts(found, "A target without a figure.") == []


def test_a_beginning_counts_every_word_that_begins_so(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[any]\nshooting = ["~execut"]')
    assert concepts(found, "executions, executed", "la") == ["shooting", "shooting"]


def test_a_language_keeps_to_itself(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[de]\nland = ["Land"]')
    assert concepts(found, "the land") == []


def test_a_place_is_given_in_the_text(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\nquota = ["target figure"]')
    (sense,) = found.find(tokens("Some target figures rose."))
    assert "Some target figures rose."[sense.start:sense.end] == "target figures"


RAISED = '[en]\nhigher_quota = ["raise|~increas & quota|control figure"]'


@pytest.mark.parametrize("text", [
    pytest.param("They raised the quotas.", id="in-this-order"),
    pytest.param("The control figures, they asked, were to be raised.", id="in-the-other"),
    pytest.param("An increasingly high quota.", id="a-beginning"),
])
def test_expressions_joined_count_when_near_each_other(tmp_path: Path, text: str) -> None:
    assert concepts(thesaurus(tmp_path, RAISED), text) == ["higher_quota"]


@pytest.mark.parametrize("text", [
    pytest.param("The quota was met.", id="one-alone"),
    pytest.param("He raised a cry. The quota was met.", id="in-two-sentences"),
    pytest.param(f"They raised {'one after another ' * NEAR} the quota.", id="too-far-apart"),
])
def test_expressions_joined_do_not_count_otherwise(tmp_path: Path, text: str) -> None:
    found = thesaurus(tmp_path, RAISED)
    assert not found.find(tokens(text), ends=sentence_ends(text))


def test_one_word_is_not_two_parts(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\nfeud = ["army|soldiers & army|police"]')
    assert concepts(found, "The army marched.") == []
    assert concepts(found, "The army watched the police.") == ["feud"]


def test_joined_expressions_give_their_stretch_and_no_name(tmp_path: Path) -> None:
    text = "In May they raised all quotas, and raised them again."
    (sense,) = thesaurus(tmp_path, RAISED).find(tokens(text))
    assert (text[sense.start:sense.end], sense.is_loose) == ("raised all quotas", True)


@given(st.lists(st.sampled_from(("raise", "quota", "and", "limit")), max_size=60))
def test_no_stretch_is_counted_twice(words: list[str]) -> None:
    found = Thesaurus((Concept("higher", "en", ("raise & quota|limit",)),)).find(tokens(" ".join(words)))
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all({"raise"} < set(" ".join(words)[one.start:one.end].split()) for one in found)


def test_a_part_counts_for_the_whole_and_is_no_name_for_it(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\nquota = ["limit"]\n"quota: raised" = ["additional numbers", "raise & limit"]')
    senses = found.find(tokens("Additional numbers were asked for."))
    assert [(one.concept, one.is_loose) for one in senses] == [("quota", True), ("quota: raised", False)]


def test_what_is_named_is_named_though_a_part_stands_there_too(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\nquota = ["limit"]\n"quota: of a region" = ["limit"]')
    senses = found.find(tokens("A limit."))
    assert [(one.concept, one.is_loose) for one in senses] == [("quota", False), ("quota: of a region", False)]


def test_what_is_counted_is_named_by_the_concept_itself(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\n"a: signed" = ["album"]\nlist = ["album"]\nalbums = []')
    assert (found.name(tokens("albums")), found.name(tokens("books"))) == ("a: signed", "")


@pytest.mark.parametrize(("term", "fault"), [
    pytest.param('"raise|lift"', "one term for each", id="choice-without-near"),
    pytest.param('"quota & up"', "three letters", id="too-short"),
    pytest.param("3", "quotation marks", id="number"),
])
def test_a_fault_names_the_term_and_what_to_do(tmp_path: Path, term: str, fault: str) -> None:
    with pytest.raises(EditionError, match=fault) as error:
        thesaurus(tmp_path, f"[en]\nquota = [{term}]")
    assert term.strip('"') in str(error.value)


@pytest.mark.parametrize("content", ["quota = 3", "[en]\nquota = 3", '[en]\nquota = ["x"]', "[en", "en = 1"])
def test_a_fault_is_an_error_that_names_the_file(tmp_path: Path, content: str) -> None:
    with pytest.raises(EditionError, match=r"thesaurus\.toml"):
        thesaurus(tmp_path, content)


def test_words_between_which_authors_choose_are_no_concepts(tmp_path: Path) -> None:
    written = '[en]\nquota = ["limit"]\n[called.en]\n"the whole" = ["purge", "terror"]\n'
    (tmp_path / "thesaurus.toml").write_text(written)
    known = read_thesaurus(tmp_path / "thesaurus.toml")
    assert known.called == (Concept("the whole", "en", ("purge", "terror")),)
    assert [one.concept for one in known.find(tokens("A purge without limit."))] == ["quota"]


def test_a_library_without_the_file_has_no_concepts(tmp_path: Path) -> None:
    assert read_thesaurus(tmp_path / "none.toml") == Thesaurus()
