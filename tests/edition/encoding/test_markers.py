"""Figures are weighed as calls by what stands before them."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.markers import find_markers
from edition.sources import Source


def heaviest(text: str) -> float:
    return max((one.weight for one in find_markers(text)), default=-9.0)


@pytest.mark.parametrize("noun", ["Order", "Decree", "General", "Marble"])
def test_number_of_something_named_calls_nothing(noun: str) -> None:
    assert heaviest(f"as under {noun} 11652 it was done") < 0


@pytest.mark.parametrize("month", ["June", "Okt.", "Août", "Sept.", "JUNE"])
def test_figure_glued_to_the_day_of_a_month_may_be_a_call(month: str) -> None:
    assert heaviest(f"They came in {month} 515 by boat") > 0


@pytest.mark.parametrize(("text", "call"), [
    ("they had asked for 1,2002 men", "2"), ("On 143 March a crowd came", "3"), ("They came on June 515 by boat", "15"),
])
def test_figure_that_is_whole_without_its_end_has_a_call_there(text: str, call: str) -> None:
    assert max(find_markers(text), key=lambda one: one.weight).label == call


def test_rest_of_a_decimal_calls_nothing() -> None:
    assert heaviest("sacks of flour, or 2.5 tons of it") < -1


def test_figure_apart_is_no_damaged_call_where_calls_are_superior() -> None:
    text = "".join("That year was dry.& It cost them 9 goats.\n\n" for _ in range(12))
    for call in ("¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "", "¹⁰", "¹¹", "¹²"):
        text = text.replace("&", call, 1)
    notes = "\n\n".join(f"{n}. Town book, that year." for n in range(1, 13))
    found = encode(Source("t.txt", f"{text}Notes\n\n{notes}"), text_id="t").text
    assert "9" not in [span.value for one in found.passages for span in one.spans if span.kind == "call"]


@pytest.mark.parametrize("before", ["Page: ", "p. ", "Seite "])
def test_number_of_a_page_in_brackets_calls_nothing(before: str) -> None:
    assert heaviest(f"Edition: current; {before}[12]") < 0


def test_link_to_a_page_elsewhere_calls_nothing() -> None:
    assert heaviest("So it was.[12](pages/12.html)") < 0
