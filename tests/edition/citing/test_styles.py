"""Each shape of work in each style: `shapes.toml` has the works and the words expected.

The words were made once with pandoc's citeproc and read over by hand. We differ from it on purpose, where the
handbooks do: short notes have short titles; MLA names one of three authors or more, and writes `July`; APA writes
`Trans.` and three points; an unsigned piece in a newspaper keeps its quotation marks; a document in an archive is no
part of a book, and the title of a collection stands as it is; a name with a particle is sorted as it is spoken; a point
stands inside single quotation marks, too; no letter of a title is changed. A list of one entry needs no `1990a` and no
dash for a repeated name.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from edition.citing import apa, chicago, mla
from edition.citing.writing import OFF, ON, Locator, short_title
from edition.model import Name, Work

PAGE = Locator("page", "45")
SHAPES: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "shapes.toml").read_text(encoding="utf-8"))


def name(shown: str) -> Name:
    family, _, given = shown.partition(", ")
    return Name(family, given)


def work(shape: dict[str, Any]) -> Work:
    fields = {key: tuple(map(name, value)) if isinstance(value, list) else value for key, value in shape.items()}
    return Work(**{key: value for key, value in fields.items() if key != "expect"})


WORKS = {key: work(shape) for key, shape in SHAPES.items()}

IN_TEXT = {
    "article with DOI": ("(Solano 45)", "(Solano, 1987, p. 45)"),
    "article by two": ("(Gatti and Reyes 45)", "(Gatti & Reyes, 1993, p. 45)"),
    "article by four": ("(Alba et al. 45)", "(Alba et al., 2010, p. 45)"),
    "book with editors": ("(Cope et al. 45)", "(Cope et al., 1995, p. 45)"),
    "without author": ("(*The White Book of Rivers* 45)", "(*The White Book of Rivers*, 1992, p. 45)"),
}


def starred(marked: str) -> str:
    return marked.replace(ON, "*").replace(OFF, "*")


@pytest.mark.parametrize("shape", WORKS)
def test_chicago_note(shape: str) -> None:
    assert starred(chicago.note(WORKS[shape], PAGE)) == SHAPES[shape]["expect"]["note"]


@pytest.mark.parametrize("shape", WORKS)
def test_chicago_short_note(shape: str) -> None:
    assert starred(chicago.short_note(WORKS[shape], PAGE)) == SHAPES[shape]["expect"]["short"]


@pytest.mark.parametrize("shape", WORKS)
def test_chicago_bibliography(shape: str) -> None:
    assert starred(chicago.bibliography(WORKS[shape])) == SHAPES[shape]["expect"]["bibliography"]


@pytest.mark.parametrize("shape", WORKS)
def test_mla_works_cited(shape: str) -> None:
    assert starred(mla.works_cited(WORKS[shape])) == SHAPES[shape]["expect"]["mla"]


@pytest.mark.parametrize("shape", WORKS)
def test_apa_reference(shape: str) -> None:
    assert starred(apa.reference(WORKS[shape])) == SHAPES[shape]["expect"]["apa"]


@pytest.mark.parametrize("shape", IN_TEXT)
def test_references_in_the_text(shape: str) -> None:
    found = starred(mla.in_text(WORKS[shape], PAGE)), starred(apa.in_text(WORKS[shape], PAGE))
    assert found == IN_TEXT[shape]


@pytest.mark.parametrize(("locator", "note", "short"), [
    (None, "(Macmill, 2004).", "*Why Bridges? A Life*."),
    (Locator("par", "98"), "(Macmill, 2004), para. 98.", "*Why Bridges? A Life*, para. 98."),
    (Locator("par", "98-99"), "(Macmill, 2004), paras. 98–99.", "*Why Bridges? A Life*, paras. 98–99."),
    (Locator("note", "31"), "(Macmill, 2004), n. 31.", "*Why Bridges? A Life*, n. 31."),
    (Locator("note", "31", page="45"), "(Macmill, 2004), 45n31.", "*Why Bridges? A Life*, 45n31."),
], ids=["none", "paragraph", "paragraphs", "note", "note on a page"])
def test_locators_other_than_pages(locator: Locator | None, note: str, short: str) -> None:
    assert starred(chicago.note(WORKS["book"], locator)).endswith(note)
    assert starred(chicago.short_note(WORKS["book"], locator)).endswith(short)


def test_a_short_note_without_locator_ends_inside_the_quotation_marks() -> None:
    assert starred(chicago.short_note(WORKS["article with DOI"], None)) == "Solano, “Rivers and Their Keepers.”"


def test_an_article_without_volume_has_its_year_after_a_comma() -> None:
    work = Work("article", "On Fords", (Name("Furrow", "Gro"),), container="Logic", date="2005")
    assert starred(chicago.note(work, Locator("par", "98"))) == "Gro Furrow, “On Fords,” *Logic*, 2005, para. 98."


def test_an_empty_work_is_cited_without_failing() -> None:
    for kind in ("book", "article", "chapter", "thesis", "newspaper", "archive", "web", "odd"):
        work = Work(kind)
        assert chicago.note(work, None) + chicago.short_note(work, PAGE) + chicago.bibliography(work)
        assert mla.in_text(work, PAGE) + mla.works_cited(work) + apa.reference(work) + apa.in_text(work, None)


@pytest.mark.parametrize(("title", "short"), [
    ("The Weir: A Report", "The Weir"), ("The Weir. A Report", "The Weir"), ("The Night of St. John", ""),
    ("Letters of J. F. Hart. With Replies", "Letters of J. F. Hart"),
])
def test_a_title_is_cut_at_its_end_and_not_at_an_abbreviation(title: str, short: str) -> None:
    assert short_title(Work(title=title)) == (short or title)
