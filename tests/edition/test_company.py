"""Who stands with whom: what meets by rule is found, what meets by chance is not."""

from __future__ import annotations

import pytest

from edition.company import find_company, log_likelihood
from edition.model import Passage, Span, Text


def names(*pointers: str, cited: bool = False) -> tuple[Span, ...]:
    spans = tuple(Span(at, at + 1, pointer.partition(":")[0], pointer) for at, pointer in enumerate(pointers))
    return (*spans, Span(0, len(pointers), "citation", "work:w")) if cited else spans


def text(*rows: tuple[Span, ...], notes: tuple[tuple[str, tuple[Span, ...]], ...] = ()) -> Text:
    passages = [Passage("t", f"p{at}", "p", "x" * 20, spans) for at, spans in enumerate(rows)]
    passages += [Passage("t", f"n{at}", "note", "x" * 20, spans, called_from=called)
                 for at, (called, spans) in enumerate(notes)]
    return Text("t", "T", passages=tuple(passages))


ELSEWHERE = tuple(names("place:town") for _ in range(20))


def test_what_always_meets_is_company() -> None:
    met = tuple(names("person:a", "person:b") for _ in range(4))
    (found,) = find_company([text(*met, *ELSEWHERE)]).of("person:a")
    assert (found.pointer, found.together, found.alone) == ("person:b", 4, 4)
    assert found.anchors == ("t.p0", "t.p1", "t.p2", "t.p3")
    assert found.expected == pytest.approx(4 * 4 / 24)


def test_what_is_everywhere_is_nobodys_company() -> None:
    rows = [names("person:a", "place:town") for _ in range(4)]
    assert find_company([text(*rows, *ELSEWHERE)]).of("person:a") == ()


def test_meeting_once_is_an_accident() -> None:
    assert find_company([text(names("person:a", "person:b"), *ELSEWHERE)]).of("person:a") == ()


def test_a_note_counts_with_the_passage_that_calls_it_and_twice_in_a_passage_is_once() -> None:
    rows = [names("person:a", "person:a") for _ in range(4)]
    notes = tuple((f"p{at}", names("person:b")) for at in range(4))
    (found,) = find_company([text(*rows, *ELSEWHERE, notes=notes)]).of("person:a")
    assert found.together == 4


def test_names_inside_a_citation_are_not_counted_but_the_work_is() -> None:
    rows = [names("person:a") for _ in range(4)]
    notes = tuple((f"p{at}", names("person:b", cited=True)) for at in range(4))
    found = find_company([text(*rows, *ELSEWHERE, notes=notes)]).of("person:a")
    assert [one.pointer for one in found] == ["work:w"]


def test_the_more_they_meet_the_stronger_and_never_more_than_asked_for() -> None:
    rows = [names("person:a", "person:b", "person:c") for _ in range(3)] + [names("person:a", "person:b")] * 3
    found = find_company([text(*rows, *ELSEWHERE)]).of("person:a")
    assert [one.pointer for one in found] == ["person:b", "person:c"]
    assert len(find_company([text(*rows, *ELSEWHERE)]).of("person:a", most=1)) == 1


def test_an_unknown_pointer_has_no_company() -> None:
    assert find_company([]).of("person:nobody") == ()


@pytest.mark.parametrize("numbers", [(0, 5, 5, 100), (5, 5, 5, 5), (1, 1, 1, 1), (3, 3, 100, 100)])
def test_log_likelihood_is_finite_at_the_rims(numbers: tuple[int, int, int, int]) -> None:
    assert -1e-9 <= log_likelihood(*numbers) < 1e6
