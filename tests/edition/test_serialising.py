from edition.model import Entry, Evidence, Form, Parallel, Passage, Piece, Span, Text, Work
from edition.serialising import from_json, to_json

TEXT = Text(
    id="essay", title="An essay", work=Work(title="An essay"), passages=(
        Passage("essay", "p1", "p", "In 1937 he left.", (Span(3, 7, "date", value="1937", data=(("n", "1"),)),),
                pieces=(Piece("a.txt", 0, 16),), within=("list:1",)),
    ),
)


def test_a_text_comes_back_as_it_was() -> None:
    assert from_json(Text, to_json(TEXT)) == TEXT


def test_optional_values_come_back() -> None:
    entry = Entry("place:moscow", "Moscow", (Form("Moskva", "ru-Latn"),), geo=(55.75, 37.6), work=Work(title="x"))
    assert from_json(Entry, to_json(entry)) == entry
    parallel = Parallel("a.p1", "b.p1", 0.5, (Evidence("date", "1937", 0.5, a=(3, 7)),), is_strong=True)
    assert from_json(Parallel, to_json(parallel)) == parallel


def test_fields_with_their_default_are_left_out() -> None:
    assert to_json(Span(0, 2, "date")) == '[0,2,"date"]'
