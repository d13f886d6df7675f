"""Going through all words at once finds what looking at each passage finds, wherever the pieces are cut."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

import pytest

from index import streaming
from index.bits import chosen, counted_among, counted_of
from index.files import Stream
from index.positions import Close, SideBySide


def chance_passages(seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices("abcde", k=chance.choice((0, 1, 6, 20)))) for _ in range(200)]


def stream_of(passages: Sequence[str]) -> Stream:
    starts = accumulate((len(passage) + 1 for passage in passages), initial=0)
    return Stream("".join(passage + streaming.BETWEEN for passage in passages), tuple(starts))


def phrase_of(*words: str) -> SideBySide:
    return SideBySide.of([frozenset(signs) for signs in words], [frozenset()] * len(words))


@pytest.mark.parametrize("words", [("a",), ("a", "b"), ("a", "a"), ("ab", "ba"), ("abc", "d", "e")])
@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_phrase_is_counted_in_the_passages_chosen(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], at_once: int
) -> None:
    monkeypatch.setattr(streaming, "AT_ONCE", at_once)
    passages, phrase = chance_passages(at_once), phrase_of(*words)
    wanted = set(range(0, 200, 3))
    expected = [phrase.count(passages[number]) for number in sorted(wanted)]
    asked = chosen(sum(1 << number for number in wanted), len(passages))
    assert streaming.phrases(stream_of(passages), phrase, asked) == expected


@pytest.mark.parametrize("size", [1, 7, 50, 10_000])
@pytest.mark.parametrize("is_ordered", [True, False])
def test_pieces_change_nothing(monkeypatch: pytest.MonkeyPatch, size: int, is_ordered: bool) -> None:
    passages = chance_passages(size)
    real = streaming.chunks
    monkeypatch.setattr(streaming, "chunks", lambda whole: real(whole, size))
    near = Close((phrase_of("ab"), phrase_of("bc")), 2, is_ordered)
    pairs = {number: count for number, passage in enumerate(passages) if (count := near.count(passage))}
    assert near.pair is not None
    assert streaming.pairs_near(stream_of(passages).signs, near.pair, 2, is_ordered=is_ordered) == pairs


def test_a_pass_ends_when_the_time_is_up() -> None:
    stream = stream_of(["ab"] * 3 * streaming.AT_ONCE)
    looks = iter((False, False, True))
    found = streaming.phrases(stream, phrase_of("a", "b"), b"\1" * 3 * streaming.AT_ONCE, lambda: next(looks))
    assert found == [1] * 2 * streaming.AT_ONCE
    signs = (frozenset("a"), frozenset("b"))
    assert not streaming.pairs_near(stream.signs, signs, 1, is_ordered=False, is_over=lambda: True)


@pytest.mark.parametrize("most", [1, 3, 255, 256, 70_000])
def test_counts_of_chosen_passages_are_those_given_one_by_one(most: int) -> None:
    numbers, counts = list(range(1, 50, 2)), [most * place // 24 for place in range(25)]
    asked = chosen(sum(1 << number for number in numbers), 60)
    assert counted_among(asked, counts) == counted_of(zip(numbers, counts, strict=True), 60)
    assert counted_among(asked, counts[:9]) == counted_of(zip(numbers, counts[:9], strict=False), 60)
