"""Going through all words at once finds what looking at each passage finds, wherever the pieces are cut."""

from __future__ import annotations

import random

import pytest

from index import streaming
from index.positions import Close, SideBySide


@pytest.mark.parametrize("size", [1, 7, 50, 10_000])
@pytest.mark.parametrize("is_ordered", [True, False])
def test_pieces_change_nothing(monkeypatch: pytest.MonkeyPatch, size: int, is_ordered: bool) -> None:
    chance = random.Random(size)
    passages = ["".join(chance.choices("abcde", k=chance.choice((0, 1, 6, 20)))) for _ in range(200)]
    stream = "".join(passage + streaming.BETWEEN for passage in passages)
    real = streaming.chunks
    monkeypatch.setattr(streaming, "chunks", lambda whole: real(whole, size))
    phrase = SideBySide.of([frozenset("a"), frozenset("b")], [frozenset(), frozenset()])
    near = Close((SideBySide.of([frozenset("ab")], [frozenset()]), SideBySide.of([frozenset("bc")], [frozenset()])), 2,
                 is_ordered)
    phrases = {number: count for number, passage in enumerate(passages) if (count := phrase.count(passage))}
    pairs = {number: count for number, passage in enumerate(passages) if (count := near.count(passage))}
    assert streaming.phrases(stream, phrase.literals) == phrases
    assert near.pair is not None
    assert streaming.pairs_near(stream, near.pair, 2, is_ordered=is_ordered) == pairs


def test_a_pass_ends_when_the_time_is_up() -> None:
    stream = f"ab{streaming.BETWEEN}" * streaming.CHUNK
    looks = iter((False, False, True))
    assert len(streaming.phrases(stream, ("ab",), lambda: next(looks))) == 2 * streaming.CHUNK // 3
    signs = (frozenset("a"), frozenset("b"))
    assert not streaming.pairs_near(stream, signs, 1, is_ordered=False, is_over=lambda: True)
