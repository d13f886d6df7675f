"""Dates that say their era."""

from __future__ import annotations

import edtf
import pytest

from edition.concordance.days import days_in
from edition.dates import find_dates
from edition.days import days_of
from edition.model import Passage, Text

DATES = [
    ("in A.D. 79", "A.D. 79", "0079"),
    ("in July 64 AD.", "July 64 AD", "0064-07"),
    ("on the 2nd of August 216 B.C.", "2nd of August 216 B.C.", "-0215-08-02"),
    ("on March 15, 44 BC.", "March 15, 44 BC", "-0043-03-15"),
    ("from 218 to 201 BC", "218 to 201 BC", "-0217/-0200"),
    ("It fell about 1100 BCE, they say", "1100 BCE", "-1099~"),
    ("in the summer of 216 BC", "summer of 216 BC", "-0215-22"),
    ("in the third century B.C.", "third century B.C.", "-0299/-0200"),
    ("in the first century BC, then", "first century BC", "-0099/0000"),
]


@pytest.mark.parametrize(("text", "said", "value"), DATES, ids=[said for _, said, _ in DATES])
def test_a_year_before_our_era_is_one_less_since_there_was_no_year_0(text: str, said: str, value: str) -> None:
    (span,) = find_dates(text)
    assert (text[span.start:span.end], span.value) == (said, value)
    assert days_of(value) is not None
    edtf.parse_edtf(value)


@pytest.mark.parametrize("text", ["the BC Act", "Class 7AD", "12 cases of BCG", "in 0 BC"])
def test_letters_alone_are_no_era(text: str) -> None:
    assert find_dates(text) == ()


def test_a_year_of_three_digits_has_the_era_of_the_date_before_it() -> None:
    spans = find_dates("In 216 BC he won; it lasted until 202, when he lost. It was so in 300 cases; by 1901 no more.")
    assert [(span.value, span.cert) for span in spans] == [("-0215", ""), ("-0201", "medium"), ("1901", "")]
    assert find_dates("It lasted until 202, when he lost.") == ()


def test_a_day_is_not_read_apart_from_its_era() -> None:
    spans = find_dates("In 1901 he wrote of 2 August 216 B.C., and of the 1935 BC Act.")
    assert [span.value for span in spans] == ["1901", "-0215-08-02", "1935"]


def test_a_day_before_our_era_is_a_claim_of_the_concordance() -> None:
    words = "On 2 August 216 B.C. the armies met."
    passage = Passage("a", "p1", "p", words, tuple(find_dates(words)))
    (found,) = days_in(Text("a", "A", author="a", passages=(passage,)))
    assert (found.label, found.name) == ("2 August 216 B.C.", "a.p1 -0215-08-02")
