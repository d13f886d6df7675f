"""What is dated, in order of time."""

from __future__ import annotations

from dataclasses import replace

from edition.chronology import Moment, find_around, find_dated, find_moments, find_within, grain_of
from edition.days import Day
from edition.model import Passage, Span, Text

WORDS = "It began in March 1901, ended on 4 March 1901, and was written down in 1905."
SPANS = (
    Span(12, 22, "date", value="1901-03"),
    Span(33, 45, "date", value="1901-03-04"),
    Span(71, 75, "date", value="1905"),
    Span(60, 76, "citation", ref="work:chronicle"),
)


def texts() -> list[Text]:
    return [Text("a", "A", author="A. First", passages=(Passage("a", "p1", "p", WORDS, SPANS),))]


def test_the_dates_of_a_day_stand_in_the_order_of_the_text() -> None:
    passages = tuple(Passage("a", f"p{number}", "p", "On 4 March 1901.", (Span(3, 15, "date", value="1901-03-04"),))
                     for number in range(8, 13))
    (moment,) = find_moments(find_dated([Text("a", "A", author="A", passages=passages)]))
    assert [one.anchor for one in moment.dated] == ["a.p8", "a.p9", "a.p10", "a.p11", "a.p12"]


def test_dates_come_in_order_of_time_and_those_of_references_are_left_out() -> None:
    found = find_dated(texts())
    assert [(one.grain, one.first) for one in found] == [("day", Day(1901, 3, 4)), ("month", Day(1901, 3, 1))][::-1]


def test_a_month_holds_its_days_and_a_day_lies_in_its_month() -> None:
    month, day = find_moments(find_dated(texts()))
    assert find_within((month, day), month.first, month.last) == (month, day)
    assert find_within((month, day), day.first, day.last) == (day,)
    assert find_around((month, day), day.first, day.last) == (month,)
    assert find_around((month, day), month.first, month.last) == ()


def test_a_year_is_no_stretch_that_holds_a_day() -> None:
    year = Moment(Day(1901, 1, 1), Day(1901, 12, 31), "year", "1901", ())
    assert find_around((year,), Day(1901, 3, 4), Day(1901, 3, 4)) == ()


def test_moments_have_an_address() -> None:
    assert [moment.key for moment in find_moments(find_dated(texts()))] == ["1901-03", "1901-03-04"]


def test_of_what_begins_together_the_longer_comes_first() -> None:
    said = "In 1901, in January 1901, on 1 January 1901."
    spans = (Span(3, 7, "date", value="1901"), Span(12, 24, "date", value="1901-01"),
             Span(29, 43, "date", value="1901-01-01"))
    text = Text("a", "A", author="A. First", passages=(Passage("a", "p1", "p", said, spans),))
    assert [moment.key for moment in find_moments(find_dated([text]))] == ["1901", "1901-01", "1901-01-01"]


def test_years_before_our_era_come_first_and_have_their_address() -> None:
    said = "In 44 BC, on the Ides of March, about 1100."
    spans = (Span(3, 8, "date", value="-0043"), Span(17, 30, "date", value="-0043-03-15"),
             Span(32, 42, "date", value="1100~"))
    text = Text("a", "A", author="A. First", passages=(Passage("a", "p1", "p", said, spans),))
    dated = find_dated([text])
    assert [moment.key for moment in find_moments(dated)] == ["-0043", "-0043-03-15", "1100"]
    assert [one.is_about for one in dated] == [False, False, True]


def test_a_year_that_follows_from_the_context_is_said_to_do_so() -> None:
    spans = tuple(replace(span, cert=cert) for span, cert in zip(SPANS[:3], ("", "medium", "low"), strict=True))
    text = replace(texts()[0], passages=(Passage("a", "p1", "p", WORDS, spans),))
    assert {one.span.value: one.is_inferred for one in find_dated([text])} == {
        "1901-03": False, "1901-03-04": True, "1905": True}


def test_two_dates_of_a_passage_stand_as_it_has_them() -> None:
    spans = tuple(Span(start, start + 4, "date", value="1901") for start in (20, 5, 12))
    said = Passage("a", "p1", "p", "In 1901 it was 1901, so 1901.", spans)
    text = Text("a", "A", author="A. First", passages=(said,))
    (moment,) = find_moments(find_dated([text])[::-1])
    assert [one.span.start for one in moment.dated] == [5, 12, 20]


def test_a_quarter_is_no_year() -> None:
    assert [grain_of(Day(1937, month, 1), Day(1937, 12, 31)) for month in (1, 10, 12)] == ["year", "range", "month"]
