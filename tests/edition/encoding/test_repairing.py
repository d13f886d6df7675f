"""OCR damage is repaired where the text proves it, and nowhere else."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.repairing import find_repairs
from edition.encoding.vocabulary import Vocabulary
from edition.sources import Source


def repairs(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.text) for one in find_repairs(text, Vocabulary(text))]


HARBOUR = "The harbour was closed. No harbour is open in winter, and this harbour never. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(HARBOUR + "The liarbour froze.", [("liarbour", "harbour")], id="letters"),
        pytest.param(HARBOUR + "The harbor froze.", [], id="another-spelling"),
        pytest.param("The liarbour froze.", [], id="no-proof"),
        pytest.param("1,200 and 3,400 and 10,000 men, 2.500 more", [("2.500", "2,500")], id="thousands"),
        pytest.param("1.200 und 3.400 und 2.500 mehr", [], id="german-thousands"),
        pytest.param("1,200 and 3,400 and 10,000 men, no. 2.500", [], id="shelf-mark"),
        pytest.param("1,200 and 3,400 and 10,000 men, 6.27 metres", [], id="decimals"),
    ],
)
def test_only_what_the_text_proves_is_repaired(text: str, found: list[tuple[str, str]]) -> None:
    assert repairs(text) == found


def test_a_repair_is_a_correction_with_rule_and_doubt() -> None:
    passage = encode(Source("a.txt", HARBOUR + "The liarbour froze."), text_id="t").text.passages[0]
    (span,) = passage.spans
    assert passage.text[span.start : span.end] == "harbour"
    assert (span.kind, span.value, span.cert, span.data) == (
        "correction", "liarbour", "medium", (("rule", "elsewhere"),),
    )


def test_one_right_use_of_a_registered_name_is_proof_enough() -> None:
    text = "Torvalm came late. Nobody had asked for Torvahn or for his boat."
    assert repairs(text) == []
    (found,) = find_repairs(text.replace("Torvalm", "Torvaldsen").replace("Torvahn", "Torvalclsen"),
                            Vocabulary("Torvaldsen Torvalclsen"), names={"Torvaldsen"})
    assert (found.text, found.rule, found.cert) == ("Torvaldsen", "name", "medium")


def test_two_names_that_registers_know_stay_two() -> None:
    text = "Rudnev wrote to Rudney."
    assert not find_repairs(text, Vocabulary(text), names={"Rudnev", "Rudney"})
