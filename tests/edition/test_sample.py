"""The sample library: its words are ours, and its parts agree with each other."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from edition.library import Library, read_library
from edition.sentences import sentence_ends
from edition.thesaurus import read_thesaurus
from edition.words import tokens

SAMPLE = Path(__file__).parent.parent.parent / "edition" / "sample"
PRECIS = sorted(path.stem for path in (SAMPLE / "sources").glob("*.txt"))
WRITTEN = sorted(path for path in SAMPLE.rglob("*") if path.suffix in {".md", ".toml", ".txt", ".xml"})
REGISTERS = sorted((SAMPLE / "registers").glob("*.xml"))
PREFIXES = {
    "people": "person", "places": "place", "organisations": "org",
    "groups": "group", "events": "event", "works": "work",
}
"""Register file → prefix of its pointers."""

LONGEST_LOAN = 8
"""Words in a row that we may share with a received text: names and terms are that long, borrowing is longer."""

NAMES = re.compile(r"<(title|\w+Name)\b.*?</\1>|<[^>]*>", re.DOTALL)
"""Names and titles in a register, which are as others write them; and all tags."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def library() -> Library:
    return read_library(SAMPLE)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def own_words(file: Path) -> str:
    """Return the text of *file*; of a register what we say of an entry, not its names and titles."""
    text = file.read_text(encoding="utf-8")
    return NAMES.sub(" ", text) if file.suffix == ".xml" else text


@pytest.fixture(scope="module")
def received_runs(sources: Path) -> set[tuple[str, ...]]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(sources.glob("*.txt")))
    return set().union(*(runs(text, LONGEST_LOAN + 1) for text in texts))


def test_a_sentence_of_a_received_text_would_be_found(sources: Path, received_runs: set[tuple[str, ...]]) -> None:
    sentence = " ".join(next(sources.glob("*.txt")).read_text(encoding="utf-8").split()[40:60])
    assert runs(sentence, LONGEST_LOAN + 1) & received_runs


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.relative_to(SAMPLE).as_posix())
def test_no_nine_words_in_a_row_are_taken_from_a_received_text(file: Path, received_runs: set[tuple[str, ...]]) -> None:
    assert not runs(own_words(file), LONGEST_LOAN + 1) & received_runs


@pytest.mark.parametrize("text_id", PRECIS)
def test_a_precis_has_about_a_thousand_words(text_id: str) -> None:
    assert 850 <= len((SAMPLE / "sources" / f"{text_id}.txt").read_text(encoding="utf-8").split()) <= 1200


def test_each_received_text_has_a_precis_of_its_own() -> None:
    texts = library().texts
    originals = [text.id for text in texts if not text.precis_of]
    assert sorted(originals) == sorted(text.precis_of for text in texts if text.precis_of)
    assert {text.id for text in texts if text.precis_of} == set(PRECIS)


def test_each_text_has_a_headnote_of_two_to_five_paragraphs() -> None:
    for text in library().texts:
        headnote = (SAMPLE / "headnotes" / f"{text.precis_of or text.id}.md").read_text(encoding="utf-8")
        assert 2 <= len(headnote.strip().split("\n\n")) <= 5, text.id


def test_only_the_precis_are_free() -> None:
    assert all((text.access == "free") == bool(text.precis_of) for text in library().texts)


def keys() -> list[str]:
    """Return the pointer of each register entry: `person:ezhov`."""
    found = []
    for file in REGISTERS:
        kind = PREFIXES[file.stem]
        found += [f"{kind}:{one.get(XML_ID)}" for one in ElementTree.parse(file).iter() if one.get(XML_ID)]
    return found


def test_all_six_registers_are_there() -> None:
    assert {file.stem for file in REGISTERS} == set(PREFIXES)


def test_a_key_stands_in_a_register_once() -> None:
    assert [key for key, count in Counter(keys()).items() if count > 1] == []


def test_pointers_of_the_library_lead_to_the_registers() -> None:
    known = set(keys())
    for text in library().texts:
        assert {text.author, text.work} <= known, text.id


def test_the_headings_of_each_group_stand_in_order() -> None:
    written = (SAMPLE / "thesaurus.toml").read_text(encoding="utf-8")
    _, *groups, _called = re.split(r"^# ── .*$", written, flags=re.MULTILINE)
    headings = [list(tomllib.loads(group)) for group in groups]
    assert sum(map(len, headings)) == len(read_thesaurus(SAMPLE / "thesaurus.toml").concepts)
    assert headings == [sorted(group, key=str.casefold) for group in headings]


def test_every_heading_of_the_index_leads_somewhere(sources: Path) -> None:
    index = read_thesaurus(SAMPLE / "thesaurus.toml")
    lines = [line for file in sources.glob("*.txt") for line in file.read_text(encoding="utf-8").splitlines()]
    found = {sense.concept for line in lines for sense in index.find(tokens(line), ends=sentence_ends(line))}
    assert {concept.name for concept in index.concepts} - found == set()
