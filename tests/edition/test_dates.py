"""Dates in prose become EDTF, and EDTF becomes days."""

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("in the winter of 1936–7", "winter of 1936–7", "1936-24"),
    ("KP Nov. 13 02", "Nov. 13 02", "2002-11-13"),
    ("on 25 October (7 November) 1917", "25 October (7 November) 1917", "1917-11-07"),
    ("on the 1st (14th) of May 1918", "1st (14th) of May 1918", "1918-05-14"),
    ("Pravda, 8.VI.1935", "8.VI.1935", "1935-06-08"),
    ("dated 12-VII-37", "12-VII-37", "1937-07-12"),
    ("on 31/07/1937", "31/07/1937", "1937-07-31"),
    ("on 9–11.6.1937", "9–11.6.1937", "1937-06-09/1937-06-11"),
    ("on the night of 12/13 May 1937", "12/13 May 1937", "1937-05-12/1937-05-13"),
    ("am 8. und 9. Juni 1935", "8. und 9. Juni 1935", "1935-06-08/1935-06-09"),
    ("le 1er juin 1935", "1er juin 1935", "1935-06-01"),
    ("Ende Mai 1937", "Ende Mai 1937", "1937-05~"),
    ("in den 1930er Jahren", "1930er Jahren", "193X"),
    ("Mitte der dreißiger Jahre", "Mitte der dreißiger Jahre", "193X~"),
    ("dans les années trente", "années trente", "193X"),
    ("fin août 1937", "fin août 1937", "1937-08~"),
    ("the late nineteen-thirties", "late nineteen-thirties", "193X~"),
    ("in the '30s", "'30s", "193X"),
    ("since '37", "'37", "1937"),
    ("early in 1937", "early in 1937", "1937~"),
    ("c. 1900", "1900", "1900~"),
    ("early in the nineteenth century", "early in the nineteenth century", "18XX~"),
    ("in the early months of 1937", "early months of 1937", "1937~"),
    ("December 1936/January 1937", "December 1936/January 1937", "1936-12/1937-01"),
    ("vom 13. auf den 14. März 1848", "13. auf den 14. März 1848", "1848-03-13/1848-03-14"),
    ("Fin juillet 1794", "Fin juillet 1794", "1794-07~"),
    ("on 25 October/7 November 1917", "25 October/7 November 1917", "1917-11-07"),
    ("on March 1 (14), 1918", "March 1 (14), 1918", "1918-03-14"),
    ("1937, July 31", "1937, July 31", "1937-07-31"),
    ("the last day of February 1936", "last day of February 1936", "1936-02-29"),
    ("on the twenty-third of August 1939", "twenty-third of August 1939", "1939-08-23"),
    ("5 sierpnia 1937 r.", "5 sierpnia 1937", "1937-08-05"),
    ("5 серпня 1937 р.", "5 серпня 1937", "1937-08-05"),
    ("el 5 de agosto de 1937", "5 de agosto de 1937", "1937-08-05"),
    ("il 5 agosto 1937", "5 agosto 1937", "1937-08-05"),
    ("в 1930-е годы", "1930-е годы", "193X"),
    ("au XIXe siècle", "XIXe siècle", "18XX"),
    ("im 19. Jahrhundert", "19. Jahrhundert", "18XX"),
    ("in A.D. 1066", "1066", "1066"),
    ("the 1935 BC Act", "1935", "1935"),
    ("About 1100 the town had walls.", "1100", "1100~"),
]

SEVERAL = [
    ("on 5, 7 and 9 August 1937", ["1937-08-05", "1937-08-07/1937-08-09"]),
    ("In 1792, in ’91, and in the nineties.", ["1792", "1791", "179X"]),
    ("In 2002 of the early thirties", ["2002", "193X~"]),
    ("on 5, 6, and 7 August 1937", ["1937-08-05", "1937-08-06", "1937-08-07"]),
    ("on 5–6 and 9 August 1937", ["1937-08-05/1937-08-06", "1937-08-09"]),
    ("on January 10, 13, and 31, 1862", ["1862-01-10", "1862-01-13", "1862-01-31"]),
    ("In 1861, on January 10, 13 and 14 men died.", ["1861", "1861-01-10"]),
    ("In 1935; in July, August and September 1937", ["1935", "1937-07", "1937-08/1937-09"]),
    ("in '37 and '38", ["1937", "1938"]),
    ("In 1937 men were shot", ["1937"]),
    ("In 1937, 5 May 1938", ["1937", "1938-05-05"]),
    ("In May 1937, and in July of the following year.", ["1937-05", "1938-07"]),
    ("In May 1937, not in July of the previous year.", ["1937-05", "1936-07"]),
    ("In 1829 it stood, and still in the year 1887, because on June 8 of that year it burned.",
     ["1829", "1887", "1887-06-08"]),
    ("28 December–4 January 1938", ["1937-12-28/1938-01-04"]),
    ("In 1972, October and January were bad.", ["1972", "1972-10", "1972-01"]),
    ("en août 1793; en mai", ["1793-08", "1793-05"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_a_date_is_understood_by_those_beside_it(text: str, values: list[str]) -> None:
    assert [span.value for span in find_dates(text)] == values


NO_DATES = [
    "You may march in August company.", "Order No. 1937 of the day", "RTsKhIDNI, 17/2/773, 115", "pp. 1930–1935",
    "it weighed 1500 tons", "the October Revolution", "31 February 1937", "fond 1924", "at 11.30",
    "in his late thirties", "on 5/6/1937", "of the 18th Congress", "two days later", "5 (6) roubles", "'37 men went",
    "up to 1000 people", "about 1500 peasants were shot", "between 1200 and 1500 men", "in 1500 cases", "1200 peasants",
    "in Room 1917", "file 711.00/1937", "a fortnight later", "by order of the last day", "Doc%2022%20b",
    "a capacity of boats and rafts, about 1100", "there were about 1200", "the BC Act", "Class 7AD",
    "Tel. 555-1234", "le mai joli", "le 9 thermidor",
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
    if "-23" not in value and "-24" not in value:
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


def test_months_in_a_list_are_months() -> None:
    dates = find_dates("In April, May and early June 1937.")
    assert [span.value for span in dates] == ["1937-04", "1937-05", "1937-06~"]


@pytest.mark.parametrize(("text", "values"), [
    ("On 5 May 1937 they met; on the 31st, he left.", ["1937-05-05", "1937-05-31"]),
    ("On 15 May 1937 they met; on the 5th, he left.", ["1937-05-15"]),
    ("In 1937 they met; on the 5th, he left.", ["1937"]),
    ("On 5 May 1937 they met on the 31st floor.", ["1937-05-05"]),
    ("On 5 May 1937 they met." + " And so on." * 30 + " On the 31st, he left.", ["1937-05-05"]),
])
def test_day_without_month_has_that_of_the_date_before_it_or_is_left_alone(text: str, values: list[str]) -> None:
    assert [span.value for span in find_dates(text)] == values


def test_decade_needs_no_other_year_to_be_certain() -> None:
    assert find_dates("in the 1930s")[0].cert == ""


@given(day=st.dates(date(1500, 1, 1), date(2099, 12, 31)), style=st.sampled_from([
    "{d} {month} {y}", "{month} {d}, {y}", "{d}.{m}.{y}", "{d}.{roman}.{y}", "the {d}th of {month} {y}", "{month} {y}",
    "the end of {month} {y}", "the {decade}s", "the autumn of {y}", "mid-{y}",
]))
def test_a_day_said_in_any_style_is_within_the_date_found(day: date, style: str) -> None:
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[day.month - 1]
    text = style.format(d=day.day, m=day.month, y=day.year, month=f"{day:%B}", roman=roman, decade=day.year // 10 * 10)
    (span,) = find_dates(f"It was in {text} that it began.")
    known, parsed = bounds(span.value), edtf.parse_edtf(span.value)
    assert known is not None
    assert known[0] <= day <= known[1] or "-23" in span.value
    assert (known[0].year, known[1].year) == (parsed.lower_strict().tm_year, parsed.upper_strict().tm_year)


@given(st.text(alphabet="0123456789 .,-–/()'’MayJune XVIstndrh", max_size=40))
def test_whatever_stands_there_only_real_days_are_found(text: str) -> None:
    for span in find_dates(text, year=1937):
        assert bounds(span.value) is not None
        edtf.parse_edtf(span.value)


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
