"""Shared wording: which runs of words two authors have in common, and where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.model import Evidence, Parallel, Passage, Span, Text
from edition.parallels.wording import shared_wording, with_wording
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


def test_the_head_of_a_days_entry_is_no_shared_wording() -> None:
    head = "On the 22nd of August 1805 in the"
    dated = (Span(head.index("the"), head.index(" in the"), "date", value="1805-08-22"),)
    assert shared_wording([text("a", head, spans=dated), text("b", head, spans=dated)], Registers.empty()) == ()


PAIR = Parallel("a.p2", "b.p1", 0.3, (Evidence("word", "miller", 1.0),))


def test_words_that_both_quote_are_the_first_reason_of_a_pair_and_are_not_said_again_one_by_one() -> None:
    gates = (A.passages[1].text.index("gates"), B.passages[0].text.index("GATES"))
    inside = Evidence("word", "gate", 0.4, *((place, place + 5) for place in gates))
    outside = Evidence("word", "no", 0.2, (0, 2), (len(B.passages[0].text) - 8, len(B.passages[0].text) - 6))
    named = replace(inside, kind="place", what="Gate")
    pair = replace(PAIR, is_faint=True, evidence=(*PAIR.evidence, inside, outside, named))
    (found,) = with_wording([pair], [A, B], Registers.empty())
    assert not found.is_faint
    assert [(one.what, one.weight) for one in found.evidence] == [
        (f"“{QUOTED}”", 0.4), ("miller", 1.0), ("no", 0.2), ("Gate", 0.4)]
    pair = found
    assert pair.evidence[0].a == (A.passages[1].text.index("the miller"), A.passages[1].text.index("”, and"))


def test_a_quotation_at_length_makes_a_pair_strong() -> None:
    long = f"{QUOTED} rings in the lower town"
    pairs = with_wording([replace(PAIR, a="a.p1", score=score) for score in (0.3, 0.1)],
                         [text("a", long), text("b", long)], Registers.empty())
    assert [pair.is_strong for pair in pairs] == [True, False]
    assert not with_wording([PAIR], [A, B], Registers.empty())[0].is_strong


def test_a_strong_pair_is_so_however_few_words_it_quotes() -> None:
    (pair,) = with_wording([replace(PAIR, is_strong=True)], [A, B], Registers.empty())
    assert pair.is_strong


def test_seven_words_in_a_row_are_no_reason() -> None:
    idiom = "at the very end of the year"
    pair = replace(PAIR, a="a.p1")
    assert with_wording([pair], [text("a", idiom), text("b", idiom)], Registers.empty()) == (pair,)
