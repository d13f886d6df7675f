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


def test_long_paragraphs_that_begin_with_an_indent_are_told_though_they_are_few() -> None:
    lines = [f"the keeper wrote of water in the lock and of what it cost him, page {n}" for n in range(200, 260)]
    first, second, third = ["The water had gone.", *lines], ["   It came back.", *lines], ["   It went.", *lines]
    text = "\n".join([*first, "and so it was.", *second, "and so it stayed.", *third, "and so it is."])
    assert habits(split_lines(text)).separator == "indent"


def test_verse_with_an_indent_makes_no_habit_where_blank_lines_part_the_paragraphs() -> None:
    line = "the keeper wrote of water in the lock, of barges and of what it cost him."
    verse = ["The water went.", "  And nobody knew", "Where it was."]
    text = "\n\n".join("\n".join([f"Now {line}", *[line] * 6]) for _ in range(24))
    text = "\n".join([text, *verse, f"Now {line}", *verse])
    assert habits(split_lines(text)).separator == "blank"
