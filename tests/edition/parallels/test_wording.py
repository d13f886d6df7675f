"""Shared wording: which runs of words two authors have in common, and where."""

from __future__ import annotations

import pytest

from edition.model import Passage, Span, Text
from edition.parallels.wording import shared_wording
from edition.registers import Registers

QUOTED = "the miller shall close both gates before the evening bell"


def text(author: str, *words: str, spans: tuple[Span, ...] = ()) -> Text:
    return Text(author, author, author=author,
                passages=tuple(Passage(author, f"p{number}", "p", one, spans) for number, one in enumerate(words, 1)))


A = text("a", "Snow fell early.", f"He wrote: “{QUOTED}”, and left.")
B = text("b", f"By decree {QUOTED.replace('miller', 'Míller').upper()}. No more.")


def test_a_quotation_is_found_whole_whatever_its_case_and_accents() -> None:
    (run,) = shared_wording([A, B], Registers.empty())
    assert (run.a, run.b, run.words, run.said) == ("a.p2", "b.p1", len(QUOTED.split()), QUOTED)
    assert B.passages[0].text[slice(*run.in_b)].startswith("THE M")


def test_the_order_of_the_texts_changes_nothing() -> None:
    assert shared_wording([A, B], Registers.empty()) == shared_wording([B, A], Registers.empty())


def test_one_author_shares_nothing_with_himself() -> None:
    assert shared_wording([text("a", QUOTED, QUOTED)], Registers.empty()) == ()


def test_five_words_are_too_few() -> None:
    assert shared_wording([text("a", "one two three four five"), text("b", "one two three four five")],
                          Registers.empty()) == ()


def test_the_title_of_a_work_is_no_shared_wording() -> None:
    cited = (Span(0, len(QUOTED), "title"),)
    assert shared_wording([text("a", QUOTED, spans=cited), text("b", QUOTED, spans=cited)], Registers.empty()) == ()


def test_a_formula_that_stands_everywhere_is_left_out_in_bounded_time() -> None:
    many = text("b", *(f"{QUOTED} again" for _ in range(400)))
    assert shared_wording([text("a", QUOTED), many], Registers.empty()) == ()


def test_a_run_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        shared_wording([A], Registers.empty(), fewest=0)
