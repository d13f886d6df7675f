"""Random editing, a small part of `python -m bench anchoring`: what is measured there must hold here."""

from __future__ import annotations

import pytest

from bench import anchoring


@pytest.fixture(scope="module")
def texts() -> list[list[anchoring.Item]]:
    files = sorted(anchoring.SAMPLE.glob("*.txt"))
    return [anchoring.read_items(file) for file in files]


def test_anchors_follow_their_passages(texts: list[list[anchoring.Item]]) -> None:
    score = anchoring.measure(60, texts)
    assert score.kept / score.alive >= 0.995, score.examples
    assert score.wrong <= score.alive / 2000, score.examples
    assert score.resolved == score.given


def test_numbering_anew_fails(texts: list[list[anchoring.Item]]) -> None:
    score = anchoring.measure(20, texts, anchoring.numbered_anew)
    assert score.wrong > 50
    assert score.kept / score.alive < 0.7
