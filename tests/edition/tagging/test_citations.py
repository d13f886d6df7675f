"""Citations: the work and the place in it."""

import pytest

from edition.model import Entry, Form, Name, Passage, Text, Work
from edition.registers import Registers
from edition.tagging import tag


def work(
    key: str, title: str, *families: str, forms: tuple[str, ...] = (), kind: str = "book", container: str = "",
    date: str = "",
) -> Entry:
    about = Work(kind, title, tuple(Name(family) for family in families), container=container, date=date)
    return Entry(f"work:{key}", title, tuple(map(Form, forms)), work=about)


REGISTERS = Registers((
    Entry("person:ivanov", "Ivan Ivanov", (Form("Ivanov"),)), Entry("person:petrov", "Petr Petrov", (Form("Petrov"),)),
    work("road", "The Long Road: A History of the Valley", "Ivanov", forms=("Road",), date="1990"),
    work("bridge", "On the Old Bridge", "Petrov", kind="article", container="Valley Review", date="1992"),
    work("review", "Valley Review", kind="newspaper"),
    work("truth", "Istina", kind="newspaper"),
    work("fond", "VGA, fond 17", kind="archive", forms=("VGA, 17",)),
    work("letter", "Letter to the Valley", "Petrov", kind="letter"),
))

NOTES = [
    ("book", "Ivan Ivanov, The Long Road: A History of the Valley (Town, 1990), pp. 12-15.", [("road", "12-15")]),
    ("no pages", "I. Ivanov, The Long Road (Town, 1990).", [("road", "")]),
    ("place and year in sentences of their own", "Ivanov I., The Long Road. Town, House, 1990. pp. 7.",
     [("road", "7")]),
    ("article and what it appeared in", "P. Petrov, ‘On the Old Bridge’, Valley Review, vol. 4, no. 3, 1992, pp. 5-6.",
     [("bridge", "vol. 4, no. 3, 1992, pp. 5-6")]),
    ("newspaper", "Istina, 21 June 1992, p. 19; Ivanov, The Long Road, p. 2.",
     [("truth", "21 June 1992, p. 19"), ("road", "2")]),
    ("shelf mark", "VGA, 17/2/773, 115; 17/3/9, 1-2.", [("fond", "17/2/773, 115; 17/3/9, 1-2")]),
    ("author alone", "Ivanov, p. 254.", [("road", "254")]),
    ("op. cit.", "Petrov, op. cit., p. 3.", [("bridge", "3")]),
    ("ibid.", "The Long Road, p. 4. Ibid., p. 5.", [("road", "4"), ("road", "5")]),
    ("unknown work", "Someone, Some Book (1990), p. 4.", []),
]


WRITTEN_SHORT = Registers((
    Entry("person:alder-a", "Anna Alder"), Entry("person:alder-b", "Boris Alder"),
    work("mill", "The Making of a Mill: Work and Water, 1800–1850", "Alder", date="1985"),
    work("weir", "Life at the Weir", "Alder", "Birch", date="1999"),
    work("flood", "Floods Were Not Foreseen: Water in the Late Thirties", "Alder", kind="article",
         date="Spring 2002"),
    work("owner", "Khoziain: mel'nitsa i voda", "Zhukov", date="2010"),
    work("paper", "Istina", kind="newspaper"), work("archive", "VGASPI", kind="archive"),
))

SHORT = [
    ("Alder, Making, 12.", [("mill", "12")]),
    ("Alder, ‘Making of a Mill’, p. 12, n. 5.", [("mill", "12")]),
    ("Alder and Birch, Life, 5; Alder, Floods Were Not Foreseen, ch. 2.", [("weir", "5"), ("flood", "ch. 2")]),
    ("A. Alder, Weir, 254, 256–8, 260n. Ibid., 7.", [("weir", "254, 256–8, 260n"), ("weir", "7")]),
    ("Alder, Making, xii–xv.", [("mill", "xii–xv")]), ("Alder, Making, §12.", [("mill", "§12")]),
    ("Vgl. Alder, Making, S. 254 ff.", [("mill", "254 ff")]),
    ("Alder, “Making of a Mill,” i. 25; Birch, “Life at the Weir,” ii. 110 sqq.",
     [("mill", "i. 25"), ("weir", "ii. 110 sqq")]),
    ("Alder, Making, vol. ii. p. 230.", [("mill", "vol. ii. p. 230")]),
    ("Жуков Ю. Н. Хозяин, с. 350.", [("owner", "350")]),
    ('Alder, "Floods Were Not Foreseen," Water Review 61, no. 1 (2002): 113–38.',
     [("flood", "61, no. 1 (2002): 113–38")]),
    ("(Alder 1985: 45–47; Alder and Birch 1999, 3)", [("mill", "45–47"), ("weir", "3")]),
    ("Alder 1985, 12; 2002, 120.", [("mill", "12"), ("flood", "120")]), ("Alder et al. (1999), p. 4", [("weir", "4")]),
    ("VGASPI, f. 17, op. 162, d. 21, ll. 89–90 ob.", [("archive", "f. 17, op. 162, d. 21, ll. 89–90 ob.")]),
    ("VGASPI. Ф. 17. Оп. 2. Д. 7. Л. 8.", [("archive", "Ф. 17. Оп. 2. Д. 7. Л. 8")]),
    ("VGASPI, f. R-8131, op. 1a, d. 5; VGASPI 17/2/8-9.",
     [("archive", "f. R-8131, op. 1a, d. 5"), ("archive", "17/2/8-9")]),
    ("Istina, June 21, 1937.", [("paper", "June 21, 1937")]),
    ("Istina (21 June 1937), 1.", [("paper", "21 June 1937, 1")]),
    ("Istina, 5. Mai 1937, S. 2.", [("paper", "5. Mai 1937, S. 2")]),
    ("Alder was born in 1985.", []), ("As Alder, in 1985, made a mill, 12.", []), ("Cedar, Making, 12.", []),
    ("Alder, making 12 of them.", []), ("Alder, Making and Meaning, 12.", []), ("Alder 1986, 12.", []),
    ("C. Cedar and Alder on Water, 12.", []),
]


@pytest.mark.parametrize(("text", "citations"), SHORT, ids=[row[0] for row in SHORT])
def test_second_citations_are_by_author_and_a_few_words_or_a_year(text: str, citations: list[tuple[str, str]]) -> None:
    assert cited(text, registers=WRITTEN_SHORT) == citations


@pytest.mark.parametrize(("text", "citations"), [
    ("So it is (Alder 1985: 45) and so.", [("mill", "45")]), ("As Alder (1985, 45) says.", [("mill", "45")]),
    ("As Alder says, Making is hard.", []), ("In Alder, Making, 12 wheels turned.", []),
    ("When Alder came, 1985 began.", []),
])
def test_author_and_year_cite_in_running_text_in_brackets_only(text: str, citations: list[tuple[str, str]]) -> None:
    assert cited(text, "p", WRITTEN_SHORT) == citations


def cited(text: str, kind: str = "note", registers: Registers = REGISTERS) -> list[tuple[str, str]]:
    tagged = tag(Text("t", "T", passages=(Passage("t", "n1", kind, text),)), registers)  # type: ignore[arg-type]
    spans = [span for span in tagged.passages[0].spans if span.kind == "citation"]
    return [(span.ref.removeprefix("work:"), span.value) for span in spans]


@pytest.mark.parametrize(("text", "citations"), [row[1:] for row in NOTES], ids=[row[0] for row in NOTES])
def test_notes(text: str, citations: list[tuple[str, str]]) -> None:
    assert cited(text) == citations


@pytest.mark.parametrize(("text", "citations"), [
    ("So he says (Ivanov, Road 232, 236; Petrov, \"On the Old Bridge\" 5).", [("road", "232, 236"), ("bridge", "5")]),
    ("So (Ivanov, Road Ch. 16, passim; 411).", [("road", "Ch. 16, passim; 411")]),
    ("So (Ivanov, Road Nos. 344; 363; 375).", [("road", "Nos. 344; 363; 375")]),
    ("So (\"On the Old Bridge\" 5; Ivanov).", [("bridge", "5"), ("road", "")]),
    ("So (Ivanov, Road 5; Petrov agrees, 563).", [("road", "5"), ("bridge", "563")]),
    ("So (as Ivanov).", []),
    ("The Road was long.", []), ("He wrote The Long Road there.", []),
])
def test_running_text_cites_in_brackets_only(text: str, citations: list[tuple[str, str]]) -> None:
    assert cited(text, "p") == citations


def test_work_named_in_running_text_is_no_citation() -> None:
    text = "He wrote The Long Road there."
    tagged = tag(Text("t", "T", passages=(Passage("t", "b1", "p", text),)), REGISTERS)
    assert [(span.kind, span.ref) for span in tagged.passages[0].spans] == [("work", "work:road")]


def test_ibid_means_the_work_of_the_note_before() -> None:
    notes = (Passage("t", "n1", "note", "The Long Road, p. 4."), Passage("t", "n2", "note", "Ibid."))
    tagged = tag(Text("t", "T", passages=notes), REGISTERS)
    assert [(span.ref, span.value) for span in tagged.passages[1].spans] == [("work:road", "4")]


@pytest.mark.parametrize("between", [
    "Gazetteer of the River, iii. 26.", "The Long Road, p. 4; Rivers of the North, 169.",
    "The Long Road, p. 4. On this see Miller, 1881.",
])
def test_ibid_after_a_work_that_nobody_knows_means_no_other(between: str) -> None:
    notes = (Passage("t", "n1", "note", "The Long Road, p. 4."), Passage("t", "n2", "note", between),
             Passage("t", "n3", "note", "Ibid., viii. 39."))
    assert tag(Text("t", "T", passages=notes), REGISTERS).passages[2].spans == ()


@pytest.mark.parametrize("between", [
    "So he says, and rightly.", "The Long Road, pp. 4, 7; 12.", "The Long Road, 4 sq.",
])
def test_ibid_after_a_remark_or_pages_means_the_work_before(between: str) -> None:
    notes = (Passage("t", "n1", "note", "The Long Road, p. 4."), Passage("t", "n2", "note", between),
             Passage("t", "n3", "note", "Ibid., 39."))
    assert [span.ref for span in tag(Text("t", "T", passages=notes), REGISTERS).passages[2].spans] == ["work:road"]


def test_pages_alone_in_brackets_are_of_the_work_cited_last_where_works_are_cited_so() -> None:
    used = "A (Ivanov, Road 5). B (Ivanov, Road 6). C (Ivanov, Road 7)."
    for before, found in ((used, [("work:road", "352")]), ("A (Ivanov, Road 5).", [])):
        passages = (Passage("t", "b1", "p", before), Passage("t", "b2", "p", "He went on (352), as before."))
        spans = tag(Text("t", "T", passages=passages), REGISTERS).passages[1].spans
        assert [(span.ref, span.value) for span in spans if span.kind == "citation"] == found


def test_number_of_an_event_in_a_title_is_no_locator() -> None:
    registers = Registers((
        Entry("event:order", "Order No. 447"), Entry("work:by-order", "By", work=Work(title="The Town by Order")),
    ))
    text = "The Town by Order No. 447."
    tagged = tag(Text("t", "T", passages=(Passage("t", "n1", "note", text),)), registers)
    assert [(span.kind, span.value) for span in tagged.passages[0].spans if span.kind in ("event", "citation")] == [
        ("citation", ""), ("event", "")]


def test_ibid_without_a_note_before_it_is_nothing() -> None:
    assert cited("Ibid., p. 4.") == []
