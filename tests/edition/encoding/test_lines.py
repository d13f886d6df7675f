"""What the lines of a source tell of how it is set."""

from __future__ import annotations

from edition.encoding.lines import habits, split_lines


def test_long_lines_that_end_and_begin_sentences_are_paragraphs_though_some_are_parted() -> None:
    said = "The mill was built in the year of the flood, and it stood by the river for forty winters."
    assert habits(split_lines(f"{said}\n{said}\n\n{said}\n{said}\n\n{said}\n")).separator == "newline"


def test_long_lines_that_break_off_go_on_behind_the_break() -> None:
    said, rest = "The mill was built in the year of the flood, and it stood by the river for", "forty winters, no more."
    text = f"{said}\n{rest} {said}\n{rest}\n\n{said}\n{rest}\n\n{said}\n{rest}\n"
    assert habits(split_lines(text)).separator == "blank"
