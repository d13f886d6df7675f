"""Stretches over text become elements that nest; no letter is lost, whatever crosses what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tei.nesting import Piece, Stretch, nest

Tree = tuple[object, ...]


def made(piece: Piece[int], inside: Tree) -> Tree:
    return (piece.what, inside)


def letters(things: Tree) -> str:
    return "".join(thing if isinstance(thing, str) else letters(thing[1]) for thing in things)  # type: ignore[index]


def covered(things: Tree, what: int, at: int = 0) -> set[int]:
    found: set[int] = set()
    for thing in things:
        if isinstance(thing, str):
            at += len(thing)
            continue
        name, inside = thing  # type: ignore[misc]
        length = len(letters(inside))
        found |= set(range(at, at + length)) if name == what else covered(inside, what, at)
        at += length
    return found


def test_crossing_stretches_are_cut() -> None:
    assert nest("abcd", [Stretch(0, 3, 1), Stretch(2, 4, 2)], made) == (
        (1, ("ab",)),
        (2, ((1, ("c",)), "d")),
    )


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8))
def test_each_stretch_covers_just_its_letters(ends: list[tuple[int, int]]) -> None:
    text = "abcdefghijkl"
    stretches = [Stretch(min(pair), max(pair), number) for number, pair in enumerate(ends)]
    tree = nest(text, stretches, made)
    assert letters(tree) == text
    for stretch in stretches:
        assert covered(tree, stretch.what) == set(range(stretch.start, stretch.end))
