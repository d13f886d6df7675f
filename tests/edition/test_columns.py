"""Columns keep the order of their authors, and parallels share a row where they can."""

from __future__ import annotations

import random

from edition.columns import in_rows
from edition.comparing import Account, Treated
from edition.model import Passage


def account(author: str, *partners: tuple[str, ...]) -> Account:
    return Account(author, (author,), tuple(
        Treated(f"{author}.p{number}", Passage(author, f"p{number}", "p", "Words."), "", others, (), (), ())
        for number, others in enumerate(partners, 1)))


def rows_of(*accounts: Account) -> list[dict[str, list[str]]]:
    return [{author: [one.anchor for one in passages] for author, passages in row.items()} for row in in_rows(accounts)]


A = account("a", (), (), ())


def test_parallels_share_a_row() -> None:
    assert rows_of(A, account("b", ("a.p2",), ("a.p3",))) == [
        {"a": ["a.p1"]}, {"a": ["a.p2"], "b": ["b.p1"]}, {"a": ["a.p3"], "b": ["b.p2"]}]


def test_a_passage_without_a_parallel_stands_between_those_around_it() -> None:
    assert rows_of(A, account("b", (), ("a.p2",), (), ("a.p3",), ())) == [
        {"a": ["a.p1"]}, {"b": ["b.p1"]}, {"a": ["a.p2"], "b": ["b.p2"]}, {"b": ["b.p3"]},
        {"a": ["a.p3"], "b": ["b.p4"]}, {"b": ["b.p5"]}]


def test_who_treats_nothing_alike_stands_below() -> None:
    assert rows_of(A, account("b", ()))[-1] == {"b": ["b.p1"]}


def test_a_passage_stands_beside_its_best_parallel_unless_that_turns_the_order_round() -> None:
    assert rows_of(A, account("b", ("a.p3", "a.p1")))[2] == {"a": ["a.p3"], "b": ["b.p1"]}
    crossing = rows_of(A, account("b", ("a.p3", "a.p1"), ("a.p2",)))
    assert crossing[:2] == [{"a": ["a.p1"], "b": ["b.p1"]}, {"a": ["a.p2"], "b": ["b.p2"]}]


def test_no_column_is_ever_turned_round_and_no_passage_is_lost() -> None:
    draw = random.Random(7)
    for _ in range(200):
        made: list[Account] = []
        for author in "abcd":
            known = [one.anchor for other in made for one in other.passages]
            made.append(account(author, *(tuple(draw.sample(known, min(len(known), draw.randrange(4))))
                                          for _ in range(draw.randrange(6)))))
        shown = rows_of(*made)
        for one in made:
            column = [anchor for row in shown for anchor in row.get(one.author, [])]
            assert column == [passage.anchor for passage in one.passages]
