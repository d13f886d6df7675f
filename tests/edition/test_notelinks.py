"""Which links call notes: those from whose note a link leads back to them, and not to anywhere else on the page."""

from __future__ import annotations

from edition.notelinks import find_notes

NOTE = '<p><a name="n1"></a><a href="#{}">1</a> So he says.</p>'


def test_an_anchor_in_the_paragraph_of_a_call_is_the_place_to_go_back_to() -> None:
    found = find_notes('<p><a name="c1"></a>It fell.<a href="#n1">1</a></p>' + NOTE.format("c1"))
    assert (found.calls, found.backs, found.labels) == ({1: "n1"}, {3}, {"n1": "1"})


def test_a_link_from_whose_target_one_comes_to_another_paragraph_calls_no_note() -> None:
    assert not find_notes('<p><a name="top"></a>Contents</p><p><a href="#n1">1</a></p>' + NOTE.format("top")).calls
