"""Words of other languages and scripts are found as they stand, and by another ending where the language is known."""

from __future__ import annotations

import unicodedata

import pytest

from edition.model import Passage, Text
from edition.registers import Registers
from index.building import build
from index.searching import Index

SAID = {
    "de": "Die Häuser der Straße wurden verhaftet, größer als zuvor.",
    "fr": "Les arrêtés de l’Assemblée nationale furent signés à l'œuvre.",
    "sv": "Männen häktades i Göteborg, åren därpå.",
    "la": "Omnia vincit Amor, et nos cedamus amori; Cæsar dixit.",
    "grc": "Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος λόγος",
    "ru": "Приказы были подписаны комиссарами.",
    "ar": "كِتَابٌ جَدِيدٌ عن العربية",
    "syc": "ܡܶܠܬܳܐ ܗܘܳܐ ܫܠܡܐ",
    "he": "בְּרֵאשִׁית בָּרָא אֱלֹהִים",
    "hi": "हिन्दी में लिखा गया",
    "zh": "北京大學的書",
    "en": "An ofﬁce, a fi\u00adnal ſtand, a naïve cliche\u0301, x\u030cyz and ΣΊΣΥΦΟΣ.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("foreign") / "index"
    build([Text(tag, tag, language=tag, passages=(Passage(tag, "p1", "p", unicodedata.normalize("NFC", said)),))
           for tag, said in SAID.items()], Registers.empty(), folder)
    return Index.open(folder)


def words() -> list[tuple[str, str]]:
    return [(tag, word.strip(".,;")) for tag, said in SAID.items() for word in said.split()]


@pytest.mark.parametrize(("tag", "word"), words())
@pytest.mark.parametrize("form", ["{}", '"{}"', "spelled:{}", "{}~"])
def test_every_word_is_found_as_it_stands(index: Index, tag: str, word: str, form: str) -> None:
    assert tag in {hit.text_id for hit in index.search(form.format(word)).results}


@pytest.mark.parametrize(("query", "tag"), [
    ("Haus", "de"), ("strasse", "de"), ("GRÖSSER", "de"), ("verhaftete", "de"), ("arrêté", "fr"), ("assemblee", "fr"),
    ("oeuvre", "fr"), ("signé", "fr"), ("män*", "sv"), ("goteborg", "sv"), ("caesar", "la"), ("μηνιν", "grc"),
    ("λογοσ", "grc"), ("θεα", "grc"), ("приказ", "ru"), ("комиссары", "ru"), ("كتاب", "ar"), ("ܡܠܬܐ", "syc"),
    ("בראשית", "he"), ("लिखा", "hi"), ("大學", "zh"), ("office", "en"), ("final", "en"), ("fi\u00adnal", "en"),
    ("stand", "en"), ("naive", "en"), ("cliché", "en"), ("cliche\u0301", "en"), ("xyz", "en"), ("σισυφος", "en"),
    ("ＮＡＩＶＥ", "en"),
])
def test_other_forms_find_it_too(index: Index, query: str, tag: str) -> None:
    assert tag in {hit.text_id for hit in index.search(query).results}


@pytest.mark.parametrize("query", ["學大", '"大北"', '"final"~3 zzz', "دكت", "spelled:naive", '"cliche"'])
def test_what_does_not_stand_there_is_not_found(index: Index, query: str) -> None:
    assert not index.search(query).passages


def test_mark_takes_in_the_whole_word(index: Index) -> None:
    (hit,) = index.search("final").results
    assert [run.text for run in hit.snippets[0].runs if run.is_hit] == ["fi\u00adnal"]
