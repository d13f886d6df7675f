"""A name is known in the spelling of another language, if it is unmistakable or the text is in that language."""

import pytest

from edition.names import fold_name
from edition.transliterations import readings

SPELLINGS = """
    Yezhov: Jeschow Iejov Jeżow
    Khlevniuk: Chlewnjuk Chlevnjuk
    Ordzhonikidze: Ordschonikidse Orjonikidze
    Dzerzhinsky: Dserschinski Dzierżyński
    Tukhachevsky: Tuchatschewski Toukhatchevski Tuchačevskij Tuchaczewski
    Zinoviev: Sinowjew
    Shcherbakov: Schtscherbakow Chtcherbakov Szczerbakow
    Khrushchev: Chruschtschow Khrouchtchev Chruščev Chruszczow
    Dzhugashvili: Dschugaschwili Jughashvili
    Kuibyshev: Kuibyschew Kouibychev
    Zhdanov: Schdanow Jdanov Żdanow
    Vyshinsky: Wyschinski Vychinski
    Solzhenitsyn: Solschenizyn Soljenitsyne Solženicyn
    Chkheidze: Tschcheidse
    Kaganovich: Kaganowitsch Kaganovitch Kaganowicz
    Sheptytsky: Szeptycki
    Brezhnev: Breschnew Brejnev
    Pushkin: Puschkin Pouchkine
"""
ROWS = [line.strip().split(": ") for line in SPELLINGS.strip().splitlines()]


@pytest.mark.parametrize(("name", "spelling"), [(name, each) for name, said in ROWS for each in said.split()])
def test_spelling_of_another_language_is_read(name: str, spelling: str) -> None:
    assert fold_name(name) in readings(spelling)


@pytest.mark.parametrize("word", [
    "Charov", "Below", "Shaw", "Martine", "Church", "Churchill", "Schulze", "Wagner", "Fischer", "Warsaw", "Chicago",
    "Bucharin",
])
def test_word_that_may_be_english_is_read_as_it_stands(word: str) -> None:
    assert readings(word) == ()


def test_language_of_the_text_tells_what_a_spelling_alone_does_not() -> None:
    assert fold_name("Bukharin") in readings("Bucharin", "de")


def test_long_words_are_no_names() -> None:
    assert readings("sch" * 10_000 + "ow") == ()
