"""The editor says who wrote a part of a text; all that stands in it is then by that author."""

from __future__ import annotations

from edition.encoding import encode
from edition.encoding.decisions import Decision
from edition.sources import Source

MILL = """A Foreword

The mill is well described by our author.

The Wheel

The wheel turned until the fire. The brothers never spoke again.
"""


def authors(*decisions: Decision) -> dict[str, str]:
    encoded = encode(Source("mill.txt", MILL, "utf-8"), decisions=decisions, text_id="mill")
    assert encoded.decision_problems == ()
    return {passage.text: passage.author for passage in encoded.text.passages}


def ruled(quote: str) -> Decision:
    return Decision("author", MILL.index(quote), quote, "person:editor")


def test_a_heading_gives_its_division_an_author() -> None:
    found = authors(ruled("A Foreword"))
    assert found["The mill is well described by our author."] == "person:editor"
    assert found["The wheel turned until the fire. The brothers never spoke again."] == ""


def test_a_passage_can_have_an_author_of_its_own() -> None:
    found = authors(ruled("The mill is well"))
    assert found["The mill is well described by our author."] == "person:editor"
    assert found["A Foreword"] == ""
