"""Names that no register knows: words with a capital wherever they stand."""

from __future__ import annotations

from edition.concordance.counting import claims_in
from edition.concordance.unregistered import Unregistered
from edition.model import Passage, Span, Text
from edition.tagging.figures import find_figures

WORDS = ("Boats came late. Then the Carpathia took up 705 survivors at Halifax’s quay on Monday. Boats, said Rostron,"
         " were few. The boats of the Carpathia held 40 men.")


def named(words: str = WORDS, language: str = "en", spans: tuple[Span, ...] = ()) -> frozenset[str]:
    passage = Passage("a", "p1", "p", words, (*find_figures(words, []), *spans))
    text = Text("a", "A", language=language, author="a", passages=(passage,))
    return Unregistered([(passage, language)]).beside(next(iter(claims_in(text))), passage)


def test_the_names_of_a_sentence_are_its_words_with_a_capital() -> None:
    assert named() == {"name:carpathia", "name:halifax"}


def test_what_a_register_knows_is_named_by_it() -> None:
    place = WORDS.index("Halifax")
    assert named(spans=(Span(place, place + 7, "place", "place:halifax"),)) == {"name:carpathia"}


def test_where_every_noun_has_a_capital_none_is_a_name() -> None:
    assert named(language="de") == frozenset()
