"""A query is read as it was meant, or its fault is said where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.help import ROWS
from index.parsing import parse
from index.queries import formatted
from index.values import days


@pytest.mark.parametrize(("query", "place", "suggestion"), [
    ('say "the order', '"the order', 'say "the order"'), ("(purge quota", "(", "(purge quota)"),
    ("purge) quota", ")", "purge quota"), ("purge OR", "OR", "purge"), ("OR purge", "OR", "purge"),
    ("purge NOT", "NOT", "purge"), ("athor:Getty", "athor:", "author:Getty"), ("in:nte", "in:nte", "in:note"),
    ("purge * quota", "*", "purge quota"), ("date:soon", "date:soon", "date:1937-07-31"),
    ("figure:many", "figure:many", "figure:>1000"), ("() purge", "(", "purge"), ("person: ", "person:", ""),
    ("a BEFORE/500 b", "BEFORE/500", "a BEFORE/100 b"), ("BEFORE/5 b", "BEFORE/5", "b"), ("(a OR) b", "OR", "(a ) b"),
    ("date:1938..1936", "date:1938..1936", "date:1936..1938"), ("date:1937-02-30", "date:1937-02-30", "date:1937-02"),
    ("figure:about 100", "figure:about 100", "figure:100"), ("figure:50%", "figure:50%", "figure:50"),
    ("quote~2", "quote~2", "quote~"), ("purge*~", "purge*~", "purge*"), ("year:1937", "year:", "date:1937"),
    ("see http://x.org/a/smith.p42?q=a#p42", "http://x.org/a/smith.p42?q=a#p42", "see anchor:smith.p42"),
    ("http://localhost:8000/texts/smith/d1#n3", "http://localhost:8000/texts/smith/d1#n3", "anchor:smith.n3"),
    ("https://x.org/ purge", "https://x.org/", "purge"), ('"quota order"~ a', "~", '"quota order"~5 a'),
    ("quota W/3 order", "W/3", "quota NEAR/3 order"), ("quota PRE/3 order", "PRE/3", "quota BEFORE/3 order"),
    ('date:"31 June 1937"', 'date:"31 June 1937"', "date:June 1937"), ("figure:600k", "figure:600k", "figure:600000"),
    ('date:"Febuary 1937"', 'date:"Febuary 1937"', "date:February 1937"),
])
def test_fault_is_said_where_it_stands_with_the_nearest_correct_query(query: str, place: str, suggestion: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert query[caught.value.start : caught.value.end] == place
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(("query", "side"), [("NEAR/5 mill", "before"), ("mill NEAR/5", "after")])
def test_it_is_said_on_which_side_of_an_operator_nothing_stands(query: str, side: str) -> None:
    with pytest.raises(QueryError, match=f"Nothing stands {side} this NEAR"):
        parse(query)


@pytest.mark.parametrize("query", ["", "   ", "&", "—", "a" * 3000, " ".join("ab" for _ in range(300)), "(" * 60 + "a"])
def test_query_that_asks_for_nothing_or_too_much_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        parse(query)


@pytest.mark.parametrize("query", [
    " ".join(f"word{at}~" for at in range(9)), " OR ".join(f"*{letter}*" for letter in "abcdefghi"),
    " ".join(f"a BEFORE *{letter} BEFORE ?{letter}" for letter in "bcdefg"),
    " OR ".join(f"anchor:*{at}*" for at in range(9)),
])
def test_query_for_which_all_words_are_gone_through_too_often_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="more than 8 patterns"):
        parse(query)


def test_beginnings_are_looked_up_and_may_be_many() -> None:
    assert parse(" OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"))
    assert parse(" OR ".join(["*ism"] * 20))


@pytest.mark.parametrize(("query", "same"), [
    ("“the order”", '"the order"'), ("purge AND quota", "purge quota"), ("NOT quota", "-quota"),
    ("in:note|quote", "in:(note OR quote)"), ("author: Getty", "author:Getty"), ("wrong~1", "wrong~"),
    ("quota NEAR/3 order", '"quota order"~3'), ("quota near/3 order", '"quota order"~3'),
    ('"quota order" ~3', '"quota order"~3'), ("purge | quota", "purge OR quota"), ("purge && quota", "purge quota"),
    ("‘the order’", '"the order"'), ("'the order' -x", '"the order" -x'), ("date:31 July 1937", 'date:"31 July 1937"'),
    ("date:July 31, 1937 order", 'date:"July 31, 1937" order'), ("figure:1.5 million", 'figure:"1.5 million"'),
    ("date:1937 order", 'date:"1937" order'), ("purge|quota order", "(purge OR quota) order"),
    ("date:before 1937 order", 'date:"before 1937" order'), ("figure:268 950", 'figure:"268 950"'),
    ("figure:more than 600,000", 'figure:"more than 600,000"'), ("figure:268 9500", 'figure:"268" 9500'),
])
def test_two_ways_to_write_one_query(query: str, same: str) -> None:
    assert formatted(parse(query)) == formatted(parse(same))


@pytest.mark.parametrize(("said", "in_signs"), [
    ("before 1937", "<1937"), ("after July 1937", ">1937-07"), ("since 1937", ">=1937"), ("until 1937", "<=1937"),
    ("between 1936 and 1938", "1936..1938"), ("from July 1936 to 1938", "1936-07..1938"),
])
def test_a_time_said_in_words_is_the_one_in_signs(said: str, in_signs: str) -> None:
    assert days(said) == days(in_signs)


@pytest.mark.parametrize("query", [row[0] for row in ROWS])
def test_every_example_of_the_help_can_be_read(query: str) -> None:
    assert parse(query)


@pytest.mark.parametrize("query", ["people's", "l'homme 'tis", "boys' and girls' camps", "date:1937 Stalin"])
def test_apostrophes_and_following_words_are_left_alone(query: str) -> None:
    assert '"' not in formatted(parse(query))


@given(st.text(alphabet='ab *?~"“”()-:|/5ORNTADBEF.,;é', max_size=40))
def test_nothing_that_can_be_typed_breaks_the_parser(query: str) -> None:
    fault: QueryError | None = None
    try:
        written = formatted(parse(query))
        assert formatted(parse(written)) == written
    except QueryError as error:
        fault = error
    assert not fault or (str(fault) and 0 <= fault.start <= fault.end <= len(query))
    assert not fault or not fault.suggestion or parse(fault.suggestion)
