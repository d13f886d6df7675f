"""A model's guesses stand where the words of a name do not tell; they tag nothing."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable

import pytest

from edition.errors import GuessingError
from edition.guessing import MODEL, guess_kinds, load_model
from edition.model import Passage, Text
from edition.naming import unknown_names
from edition.registers import Registers


def text(words: str) -> Text:
    return Text("t", "T", passages=(Passage("t", "p1", "p", words),))


def stand_in(words: str) -> Iterable[tuple[int, int, str]]:
    """Take `Tomsk` for a place, but for a company where it has a bank; and a day for what it is."""
    for said, label in (("Tomsk wrote", "GPE"), ("Tomsk bank", "ORG"), ("Monday", "DATE")):
        if (at := words.find(said)) >= 0:
            yield at, at + len(said.split()[0]), label


def test_most_frequent_kind_is_the_guess_and_other_labels_are_none() -> None:
    texts = [text("then Tomsk wrote"), text("and Tomsk wrote"), text("a Tomsk bank on Monday")]
    assert guess_kinds(texts, stand_in) == {"tomsk": "place"}


def test_guess_stands_where_the_words_do_not_tell() -> None:
    texts = [text("then Tomsk wrote to Comrade Pskov")]
    kinds = {each.name: each.kind for each in unknown_names(texts, Registers.empty())}
    guessed = unknown_names(texts, Registers.empty(), {"tomsk": "place", "pskov": "place"})
    assert kinds == {"Tomsk": "", "Pskov": "person"}
    assert {each.name: each.kind for each in guessed} == {"Tomsk": "place", "Pskov": "person"}


def test_without_the_model_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(GuessingError, match=r"pip install 'variorum\[ner\]'"):
        load_model()


def test_real_model_knows_a_country(needed: Callable[[object, str], None]) -> None:
    needed(importlib.util.find_spec(MODEL), "the extra ‘ner’")
    assert guess_kinds([text("In 1939 they invaded Finland and Poland.")], load_model())["finland"] == "place"
