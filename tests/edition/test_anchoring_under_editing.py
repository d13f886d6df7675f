"""Random editing, a small part of `python -m bench anchoring`: what is measured there must hold here."""

from __future__ import annotations

import pytest

from bench import anchoring
from bench.editing import Item


@pytest.fixture(scope="module")
def texts() -> list[list[Item]]:
    return anchoring.real_texts([anchoring.SAMPLE])


def test_anchors_follow_their_passages(texts: list[list[Item]]) -> None:
    score = anchoring.measure(60, texts)
    assert score.kept / score.alive >= 0.995, score.examples
    assert score.wrong == 0, score.examples
    assert score.resolved == score.given


def test_numbering_anew_fails(texts: list[list[Item]]) -> None:
    score = anchoring.measure(20, texts, anchoring.numbered_anew)
    assert score.wrong > 50
    assert score.kept / score.alive < 0.7
