"""A figure is of the time that its sentence gives, if that is certain."""

import pytest

from edition.dates import find_dates
from edition.tagging.figures import find_figures
from edition.tagging.periods import with_periods


def periods(text: str) -> list[str]:
    dates = find_dates(text)
    figures = find_figures(text, [(date.start, date.end) for date in dates])
    return [dict(each.data).get("period", "") for each in with_periods(text, figures, dates)]


@pytest.mark.parametrize(("text", "expected"), [
    ("From 8 August to 17 December 1937 they held 40 trials.", ["1937-08-08/1937-12-17"]),
    ("Between May and July 1937 they held 40 trials.", ["1937-05/1937-07"]),
    ("The number was 631 in 1934, 3,447 in 1935, and 23,279 men in 1936.", ["1934", "1935", "1936"]),
    ("1934 – 631, 1935 – 3447 men.", ["1934", "1935"]),
    ("In 1937, 40 mills burnt, and 12 were closed.", ["1937", "1937"]),
    ("By the end of March over 400 men had left; 30 stayed in 1936.", ["1936-03~", "1936"]),
])
def test_date_that_goes_with_a_figure_is_its_period(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize("text", [
    "After 1933 40 men fled.", "It rose by 40 mills over output in 1932.", "There were 40 mills, fewer than in 1913.",
    "He was held for ten years in 1937.", "In 1990 it was found that 40 mills had burnt.",
    "The 1963 commission counted 40 mills.", "In May 1937 they met; a month later 40 men left.",
    "Those expelled from 1922 onwards are 40 men.", "On 5 May 1937 and on 8 June 1937 it held, all told, 40 men.",
    "There were 40 mills. In 1937 they stood still.",
])
def test_no_period_is_better_than_a_wrong_one(text: str) -> None:
    assert set(periods(text)) == {""}


def test_a_date_behind_two_figures_is_that_of_the_nearer() -> None:
    assert periods("Of 300 mills 40 were built in 1937.") == ["", "1937"]
