"""What library.toml and the registers say of a text goes into it."""

import pytest

from edition.library import TextEntry
from edition.model import Entry, Name, Text, Work
from edition.received import describe
from edition.registers import Registers

WORKS = Registers(tuple(
    Entry(f"work:{key}", title, work=Work(title=title, authors=(Name(family, given),), date="1985"))
    for key, title, family, given in (
        ("mill", "The Making of a Mill: Work and Water", "Alder", "Anna"), ("weir", "Weir", "Birch", "Bo"),
        ("weir-2", "Weir", "Birch", "Al"))))


@pytest.mark.parametrize(("title", "author", "key"), [
    ("The Making of a Mill", "Anna Alder", "work:mill"), ("The Making of a Mill", "Bo Birch", ""),
    ("Weir", "Bo Birch", ""), ("The making of a mill: work and water", "A. Alder", "work:mill"),
    ("Another Mill", "Anna Alder", ""), ("", "", ""),
])
def test_a_text_is_the_work_of_the_register_that_has_its_title_and_author(title: str, author: str, key: str) -> None:
    entry = TextEntry("t", title=title, author=author)
    assert describe(Text("t", "T"), entry, WORKS).work.key == key


def test_what_the_editor_says_a_text_is_goes_before() -> None:
    entry = TextEntry("t", title="The Making of a Mill", author="Anna Alder", work="work:weir")
    assert describe(Text("t", "T"), entry, WORKS).work.key == "work:weir"
