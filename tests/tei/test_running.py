"""Running text is what a reader would read aloud; all else leaves a mark."""

from __future__ import annotations

import pytest

from tei.parsing import parse_xml
from tei.running import running_text


def said(content: str) -> str:
    return running_text(parse_xml(f"<p>{content}</p>".encode())).text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("in  the\n autumn", "in the autumn", id="white-space-is-one-space"),
        pytest.param("the <hi>mill</hi>s", "the mills", id="a-tag-inside-a-word-does-not-split-it"),
        pytest.param("wheel<note>Not so.</note> turned", "wheel turned", id="a-note-does-not-run"),
        pytest.param("Trots-<lb break='no'/>\nkyist", "Trots-kyist", id="a-broken-word-is-whole"),
        pytest.param("one<lb/>two", "one two", id="lines-are-parted"),
        pytest.param("a <choice><sic>tvo</sic><corr>two</corr></choice> b", "a two b", id="the-corrected-reading-runs"),
        pytest.param("a <choice><orig>vp</orig><reg>up</reg></choice>", "a up", id="the-regular-spelling-runs"),
        pytest.param("<app><lem>mill</lem><rdg>hill</rdg></app>", "mill", id="the-lemma-runs"),
        pytest.param("read<fw>Page 3</fw>ing", "reading", id="furniture-does-not-run"),
        pytest.param("<num type='paragraph'>5.</num> <num>7</num> came", "7 came", id="a-printed-number-does-not-run"),
        pytest.param("pre<g ref='char:EOLhyphen'/>\nface", "preface", id="a-hyphen-sign-joins"),
        pytest.param("so: <l>one</l><l>two</l> he said", "so:\none\ntwo\nhe said", id="verses-stand-on-own-lines"),
        pytest.param("no\u00a0break", "no\u00a0break", id="a-no-break-space-stays"),
        pytest.param("e\u0301", "é", id="composed"),
    ],
)
def test_running_text(content: str, expected: str) -> None:
    assert said(content) == expected


def test_paragraphs_of_a_note_stand_on_lines_of_their_own() -> None:
    note = parse_xml(b"<note> <p>One.</p> <p>Two <hi>b</hi>.</p> </note>")
    assert running_text(note).text == "One.\nTwo b."


def test_marks_cover_their_words_without_the_space_around_them() -> None:
    running = running_text(parse_xml(b"<p>by <name> A. Miller </name> alone</p>"))
    mark = running.marks[0]
    assert running.text[mark.start : mark.end] == "A. Miller"


def test_a_call_stands_after_the_word_that_calls() -> None:
    running = running_text(parse_xml(b"<p>the wheel <note>Not so.</note> turned</p>"))
    assert running.text[: running.marks[0].start] == "the wheel"


def test_the_received_reading_is_kept_with_its_mark() -> None:
    running = running_text(parse_xml(b"<p><choice><sic>tvo</sic><corr>two</corr></choice></p>"))
    assert [mark.received for mark in running.marks] == ["tvo"]


def test_room_left_in_a_manuscript_parts_words() -> None:
    assert said("alle<space quantity='1'/>seine") == "alle seine"


def test_of_an_apparatus_the_lemma_runs_and_its_notes_are_called() -> None:
    entry = "a <app><rdgGrp><rdg wit='#B'>hill</rdg></rdgGrp><lem>mill</lem><note>Doubtful.</note></app> b"
    found = running_text(parse_xml(f"<p>{entry}</p>".encode()))
    assert found.text == "a mill b"
    assert [(mark.node.name, mark.received) for mark in found.marks] == [("app", "hill"), ("note", "")]
