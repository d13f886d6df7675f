"""What the head of a page says of a work is right for each shape of work."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from edition.citing.cited import Cited
from edition.citing.describing import coins, highwire, schema
from edition.model import Name, Work

SMITH, COPE = Name("Smith", "Jane"), Name("de la Cope", "Julian")
WHOLE = Work(
    "book", "On Fords", (SMITH,), publisher="Mill & Son", place="London", date="1995-07", isbn="0-333-00000-0",
    edition="2", language="en", pages="158–176",
)
CHAPTER = replace(WHOLE, kind="chapter", container="Rivers", editors=(COPE,))
ARTICLE = Work(
    "article", "On Fords", (SMITH, COPE), container="Annals", volume="4", issue="2", date="1999", pages="1–9",
)
ANTHOLOGY = replace(WHOLE, authors=(), editors=(COPE,))
THESIS = Work("thesis", "On Fords", (SMITH,), publisher="University of Hull", series="PhD diss.", date="2001")


def one(work: Work) -> Cited:
    return Cited(work, None, "smith.p1", "Waters", "https://w.example/a/smith.p1")


def said(work: Work) -> dict[str, str]:
    return dict(parse_qsl(coins(one(work))))


def test_a_chapter_names_its_collection_and_the_editor() -> None:
    tags = highwire(one(CHAPTER))
    assert ("citation_inbook_title", "Rivers") in tags
    assert ("citation_editor", "de la Cope, Julian") in tags
    assert ("citation_firstpage", "158") in tags
    assert ("z:itemType", "bookSection") in tags
    found = schema(one(CHAPTER))["isPartOf"]
    assert isinstance(found, dict)
    assert (found["@type"], found["name"], found["editor"][0]["familyName"]) == ("Book", "Rivers", "de la Cope")
    assert (said(CHAPTER)["rft.atitle"], said(CHAPTER)["rft.btitle"]) == ("On Fords", "Rivers")
    assert "editor" not in schema(one(CHAPTER))


def test_an_article_names_journal_volume_issue_and_every_author() -> None:
    tags = highwire(one(ARTICLE))
    assert ("citation_journal_title", "Annals") in tags
    assert [content for name, content in tags if name == "citation_author"] == ["Smith, Jane", "de la Cope, Julian"]
    issue = schema(one(ARTICLE))["isPartOf"]
    assert isinstance(issue, dict)
    assert (issue["issueNumber"], issue["isPartOf"]["volumeNumber"]) == ("2", "4")
    assert (said(ARTICLE)["rft.genre"], said(ARTICLE)["rft.pages"]) == ("article", "1-9")


def test_an_anthology_has_an_editor_and_no_author() -> None:
    names = [name for name, _ in highwire(one(ANTHOLOGY))]
    assert "citation_editor" in names
    assert "citation_author" not in names
    assert "author" not in schema(one(ANTHOLOGY))
    assert said(ANTHOLOGY)["rft.au"] == "de la Cope, Julian"


def test_a_thesis_names_its_university() -> None:
    assert ("citation_dissertation_institution", "University of Hull") in highwire(one(THESIS))
    assert said(THESIS)["rft_val_fmt"].endswith("dissertation")
    assert said(THESIS)["rft.inst"] == "University of Hull"


@pytest.mark.parametrize("kind", ["article", "book", "chapter", "thesis", "newspaper", "archive", "web", "unheard-of"])
def test_every_kind_of_work_is_named_and_nothing_is_empty(kind: str) -> None:
    work = Work(kind, "A & B=C+D", (Name("Plato"),), container="")
    assert ("citation_title", "A & B=C+D") in highwire(one(work))
    assert "A & B=C+D" in said(work).values()
    assert all(content for _, content in highwire(one(work)))
    assert schema(one(work))["name"] == "A & B=C+D"


def test_a_space_is_not_written_as_a_plus_which_zotero_would_read_wrongly() -> None:
    assert "On%20Fords" in coins(one(ARTICLE))


def test_a_newspaper_is_no_journal_to_zotero() -> None:
    work = Work("newspaper", "A Bridge Falls", (Name("Korn", "Max"),), container="Morning Post", place="Ely")
    tags = dict(highwire(Cited(work, None, "x.p1")))
    assert "citation_journal_title" not in tags
    assert (tags["z:itemType"], tags["z:publicationTitle"], tags["z:place"]) == (
        "newspaperArticle", "Morning Post", "Ely"
    )
