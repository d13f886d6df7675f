"""Accounts in columns: what is parallel shares a row, as far as each author's own order lets it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from edition.comparing import Account, Treated

Row = Mapping[str, tuple[Treated, ...]]
"""Author → the passages of his that stand in a row."""

LESSER = 0.01
"""What a row is worth less for each better partner that stands elsewhere: in doubt a passage is beside its best one."""


def in_rows(accounts: Iterable[Account]) -> tuple[Row, ...]:
    """Return the passages of *accounts* in rows; read downwards, each column keeps the order of its author.

    The accounts are set one after another. Of the passages of one, as many stand beside a parallel as can without
    turning his order round; the others have rows of their own, where he has them.
    """
    rows: tuple[Row, ...] = ()
    for account in accounts:
        rows = _with_account(rows, account)
    return rows


def _with_account(rows: Sequence[Row], account: Account) -> tuple[Row, ...]:
    places = _places([_choices(one, rows) for one in account.passages])
    first = next((place for place in places if place is not None), len(rows))
    set_up: list[Row] = list(rows[:first])
    done = first
    for one, place in zip(account.passages, places, strict=True):
        if place is None:
            set_up.append({account.author: (one,)})
        elif place < done:
            set_up[-1] = {**set_up[-1], account.author: (*set_up[-1].get(account.author, ()), one)}
        else:
            set_up += rows[done:place]
            set_up.append({**rows[place], account.author: (one,)})
            done = place + 1
    return (*set_up, *rows[done:])


def _choices(passage: Treated, rows: Sequence[Row]) -> Mapping[int, float]:
    """Return the rows in which a parallel of *passage* stands, and what each is worth: the best partner's most."""
    rank = {anchor: number for number, anchor in enumerate(passage.partners)}
    worth: dict[int, float] = {}
    for number, row in enumerate(rows):
        ranks = [rank[one.anchor] for passages in row.values() for one in passages if one.anchor in rank]
        if ranks:
            worth[number] = max(1.0 - LESSER * min(ranks), LESSER)
    return worth


def _places(choices: Sequence[Mapping[int, float]]) -> list[int | None]:
    """Return a row for each passage, or None, so that no row stands above that of a passage before; worth most in all.

    What stands between two passages of one row is in it, too.

    >>> _places([{3: 1.0}, {0: 1.0}, {}, {3: 1.0, 5: 0.9}, {}])
    [3, 3, 3, 3, None]
    """
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {-1: (0.0, ())}
    for number, rows in enumerate(choices):
        grown = dict(best)
        for row, worth in rows.items():
            total, chain = max((one for last, one in best.items() if last <= row), key=lambda one: one[0])
            if total + worth > grown.get(row, (0.0, ()))[0]:
                grown[row] = total + worth, (*chain, (number, row))
        best = grown
    chain = max(best.values(), key=lambda one: one[0])[1]
    chosen = dict(chain)
    for (first, row), (last, its_row) in pairwise(chain):
        if row == its_row:
            chosen |= dict.fromkeys(range(first, last), row)
    return [chosen.get(number) for number in range(len(choices))]
