"""The contents beside the text: where one reads, what it stands under, and no more than fits."""

from __future__ import annotations

from webapp.reading import Link, near

PARTS = tuple(Link(f"Part {part}", f"/{part}", level=1) for part in range(4))


def book(here: int) -> list[Link]:
    """Return four parts of a hundred chapters each, a reader in chapter *here* of the third."""
    found: list[Link] = []
    for number, part in enumerate(PARTS):
        found += [part, *(Link(f"{number}.{at}", f"/{number}/{at}", is_here=(number, at) == (2, here), level=2)
                          for at in range(100))]
    return found


def test_short_contents_are_shown_whole() -> None:
    assert near(PARTS, 4) == PARTS


def test_of_long_contents_the_neighbours_are_shown_and_what_they_stand_under() -> None:
    shown = [link.title for link in near(book(50), 20)]
    assert shown[0] == "Part 2"
    assert shown[1:] == [f"2.{at}" for at in range(40, 60)]


def test_at_the_end_of_a_part_the_next_is_in_view() -> None:
    shown = [link.title for link in near(book(98), 20)]
    assert shown[0] == "Part 2"
    assert "Part 3" in shown
    assert len(shown) == 21


def test_nowhere_in_particular_is_the_beginning() -> None:
    assert near(book(-1), 3) == (PARTS[0], *(Link(f"0.{at}", f"/0/{at}", level=2) for at in range(2)))
