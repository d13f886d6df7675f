"""Dates in prose become EDTF, and EDTF becomes days."""

from datetime import date

import edtf
import pytest

from edition.dates import bounds, find_dates

PROSE = [
    ("On 31 July 1937 it began.", "31 July 1937", "1937-07-31"),
    ("It ran from 5–15 August 1937.", "5–15 August 1937", "1937-08-05/1937-08-15"),
    ("from 19 to 24 August 1936", "19 to 24 August 1936", "1936-08-19/1936-08-24"),
    ("the February–March 1937 plenum", "February–March 1937", "1937-02/1937-03"),
    ("in February and March 1937", "February and March 1937", "1937-02/1937-03"),
    ("by the end of August 1938", "end of August 1938", "1938-08~"),
    ("in mid-1937", "mid-1937", "1937~"),
    ("in the second half of the 1930s", "second half of the 1930s", "193X~"),
    ("Pravda, 8.6.1935", "8.6.1935", "1935-06-08"),
    ("on July 31, 1937,", "July 31, 1937", "1937-07-31"),
    ("the autumn of 1936", "autumn of 1936", "1936-23"),
    ("in 1937–8 alone", "1937–8", "1937/1938"),
    ("28 June–4 July 1937", "28 June–4 July 1937", "1937-06-28/1937-07-04"),
    ("in the twentieth century", "twentieth century", "19XX"),
    ("v 30–40-kh godakh", "30–40-kh godakh", "193X/194X"),
    ("13 октября 1936", "13 октября 1936", "1936-10-13"),
    ("am 3. März 1937", "3. März 1937", "1937-03-03"),
    ("1937-07-31", "1937-07-31", "1937-07-31"),
]

NO_DATES = [
    "You may march in August company.", "Order No. 1937 of the day", "RTsKhIDNI, 17/2/773, 115", "pp. 1930–1935",
    "it weighed 1500 tons", "the October Revolution", "31 February 1937", "fond 1924", "at 11.30",
]


@pytest.mark.parametrize(("text", "said", "value"), PROSE, ids=[said for _, said, _ in PROSE])
def test_prose_is_read_as_edtf(text: str, said: str, value: str) -> None:
    (span,) = find_dates(text)
    assert (text[span.start:span.end], span.value) == (said, value)


@pytest.mark.parametrize("text", NO_DATES)
def test_other_numbers_and_words_are_no_dates(text: str) -> None:
    assert [span.value for span in find_dates(text)] == []


@pytest.mark.parametrize("value", sorted({value for _, _, value in PROSE}))
def test_values_are_edtf_and_within_its_bounds(value: str) -> None:
    parsed, known = edtf.parse_edtf(value), bounds(value)
    assert known is not None
    lower, upper = parsed.lower_strict(), parsed.upper_strict()
    if "-23" not in value:
        assert (known[0].timetuple()[:3], known[1].timetuple()[:3]) == (lower[:3], upper[:3])


def test_year_is_carried_on_and_marked_as_inferred() -> None:
    spans = find_dates("In 1935 they voted. On 2 July 1937 it met. In June of 1936 all was quiet; by 3 July not.")
    assert (spans[-1].value, spans[-1].cert) == ("1936-07-03", "medium")


def test_year_said_in_passing_is_not_carried_on() -> None:
    text = "On 2 July 1937 the men who had voted since 1926 were counted; on 5 August all began."
    assert find_dates(text)[-1].value == "1937-08-05"


def test_first_end_of_a_stretch_has_the_year_of_its_last() -> None:
    spans = find_dates("In 1930, from 8 August to 17 December 1937.")
    assert [span.value for span in spans] == ["1930", "1937-08-08", "1937-12-17"]


def test_without_any_year_a_day_is_left_out() -> None:
    assert find_dates("On 31 July it began.") == ()
    assert find_dates("On 31 July it began.", year=1937)[0].value == "1937-07-31"


@pytest.mark.parametrize(("value", "first", "last"), [
    ("1937", date(1937, 1, 1), date(1937, 12, 31)), ("1936-02", date(1936, 2, 1), date(1936, 2, 29)),
    ("1937-22", date(1937, 6, 1), date(1937, 8, 31)), ("1937-24", date(1937, 12, 1), date(1938, 2, 28)),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31)), ("1937/1938", date(1937, 1, 1), date(1938, 12, 31)),
    ("1937-XX-XX", date(1937, 1, 1), date(1937, 12, 31)), ("1937-07~/1938?", date(1937, 7, 1), date(1938, 12, 31)),
])
def test_bounds_are_inclusive_days(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", [
    "", "..", "1937/..", "soon", "1938/1937", "1937-13", "1937-02-29", "9999-24", "-0044",
])
def test_what_has_no_days_has_no_bounds(value: str) -> None:
    assert bounds(value) is None
