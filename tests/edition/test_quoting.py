"""Tests for edition/quoting.py."""

from __future__ import annotations

import pytest

from edition.quoting import Selector, find_quote, selector, text_fragment

TEXT = (
    "The commission met on 2 July and again on 31 July. Nobody doubted the figures; nobody had checked them. "
    "In the province of Omsk the quota was raised, and raised again, until the office ran out of paper. "
    "Nobody doubted the figures then either."
)


def shown(quote: str, **how: str | int) -> str | None:
    match = find_quote(TEXT, quote, **how)  # type: ignore[arg-type]
    return TEXT[match.start:match.end] if match else None


def test_an_exact_quote_is_found_with_full_score() -> None:
    match = find_quote(TEXT, "the quota was raised")
    assert match is not None
    assert (TEXT[match.start:match.end], match.score) == ("the quota was raised", 1.0)


def test_quotation_marks_dashes_spaces_and_case_do_not_matter() -> None:
    match = find_quote("He said: ‘the plan – “ours”\u00a0– is met’.", "'The plan - \"ours\" -  is met'")
    assert match is not None
    assert (match.start, match.end, match.score) == (9, 37, 1.0)


def test_offsets_count_code_points() -> None:
    match = find_quote("𝕏𝕏 Ежов был", "ежов")
    assert match is not None
    assert (match.start, match.end) == (3, 7)


def test_context_tells_equal_stretches_apart() -> None:
    match = find_quote(TEXT, "Nobody doubted the figures", suffix=" then either")
    assert match is not None
    assert match.start > 150


def test_position_tells_equal_stretches_apart() -> None:
    match = find_quote(TEXT, "Nobody doubted the figures", near=190)
    assert match is not None
    assert match.start > 150


def test_without_a_hint_the_first_wins() -> None:
    match = find_quote(TEXT, "Nobody doubted the figures")
    assert match is not None
    assert match.start < 60


@pytest.mark.parametrize(("quote", "expected"), [
    ("In the provinse of Omsk the quota was raised", "In the province of Omsk the quota was raised"),
    ("until the 0ffice ran out of papers", "until the office ran out of paper"),
    ("Nobody doubted these figures; no one had checked them", "Nobody doubted the figures; nobody had checked them"),
])
def test_a_quote_with_slips_is_found(quote: str, expected: str) -> None:
    assert shown(quote) == expected


def test_more_slips_score_lower() -> None:
    few = find_quote(TEXT, "the quota was raizet, and raised")
    many = find_quote(TEXT, "te quoda wos raizet, ant raised")
    assert few is not None
    assert many is not None
    assert many.score < few.score < 1


@pytest.mark.parametrize("quote", ["The ships left Genoa before dawn", "xyzzy", "%%*[]", "中文", "\x00"], ids=repr)
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert find_quote(TEXT, quote) is None


@pytest.mark.parametrize("quote", ["", "   ", "\u200b"])
def test_an_empty_quote_is_refused(quote: str) -> None:
    with pytest.raises(ValueError, match="empty"):
        find_quote(TEXT, quote)


def test_a_quote_longer_than_the_limit_is_found_to_its_end() -> None:
    long = " ".join(f"sentence {number} follows." for number in range(600))
    match = find_quote(f"Before. {long} After.", long)
    assert match is not None
    assert (match.start, match.end, match.score) == (8, 8 + len(long), 1.0)


HOSTILE = ["a" * 100_000, "ab " * 30_000, "*" * 100, "raised " * 500, "q" * 255 + "é"]


@pytest.mark.parametrize("quote", HOSTILE, ids=lambda one: ascii(one[:4]))
def test_hostile_quotes_are_answered_too(quote: str) -> None:
    match = find_quote("ab a raised *** " * 1500, quote)
    assert match is None or 0 < match.score <= 1


def test_a_selector_leads_back_to_its_stretch() -> None:
    chosen = selector(TEXT, 51, 69)
    match = find_quote(TEXT, chosen.exact, prefix=chosen.prefix, suffix=chosen.suffix, near=chosen.start)
    assert match is not None
    assert (match.start, match.end) == (51, 69)


def test_a_selector_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        selector(TEXT, 5, 5)


def test_a_fragment_of_a_long_stretch_names_its_ends() -> None:
    words = " ".join(f"w{number}" for number in range(20))
    assert text_fragment(Selector(words)) == ":~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"


def test_a_hyphen_in_a_fragment_is_escaped() -> None:
    assert text_fragment(Selector("well-known, they say")) == ":~:text=well%2Dknown%2C%20they%20say"
