"""Names without an entry are found, grouped and given back as changes to the registers."""

from pathlib import Path

import pytest

from edition.errors import RegisterError
from edition.model import Entry, Form, Passage, Span, Text
from edition.naming import Unknown, unknown_names
from edition.registering import Change, apply, read_table, write_table
from edition.registers import FILES, Registers, read_registers, write_register

EZHOV = Entry("person:ezhov", "Nikolai Yezhov", (Form("Nikolai Yezhov"),))
REGISTERS = Registers((EZHOV,))


def unknown(*texts: str, spans: tuple[Span, ...] = ()) -> dict[str, Unknown]:
    passages = tuple(Passage("t", f"p{at}", "p", text, spans) for at, text in enumerate(texts))
    return {each.name: each for each in unknown_names([Text("t", "T", passages=passages)], REGISTERS)}


def test_spellings_of_one_name_are_one_row() -> None:
    found = unknown("Then Piatakov came.", "And Pyatakov’s men, with Pyatakov.")
    assert found["Pyatakov"].count == 3
    assert found["Pyatakov"].spellings == ("Pyatakov", "Piatakov")


def test_words_great_at_a_sentence_only_are_no_names() -> None:
    assert unknown("Furthermore he came. Moreover he went. The men of August left.") == {}


def test_abbreviations_are_no_names() -> None:
    text = "In Meyer’s Gesch. i and Gesch. ii, as in Lange, Gesch. des Rechts. So says Bury. And Bury again."
    assert sorted(unknown(text)) == ["Bury", "Lange", "Meyer", "Rechts"]


def test_what_is_tagged_is_known() -> None:
    assert unknown("then Ezhov came", spans=(Span(5, 10, "person", "person:ezhov"),)) == {}
    assert "Ezhov" in unknown("then Ezhov came", spans=(Span(5, 10, "person", ""),))


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("he met G. Ya. Sokolov there", "G. Ya. Sokolov", "person"), ("told by Comrade Petrov", "Petrov", "person"),
    ("told by Bishop Arn there", "Arn", "person"), ("told by Captain Luys there", "Luys", "person"),
    ("by the Department’s men", "Department", "org"),
    ("the Ministry of Justice", "Ministry of Justice", "org"), ("he lived in Tomsk", "Tomsk", "place"),
    ("monks of St. Augustine there", "St. Augustine", "place"), ("as the Jesuits had it", "Jesuits", "group"),
    ("the men of the POVX there", "POVX", "org"), ("after the Winter War", "Winter War", "event"),
    ("and Germany’s men", "Germany", "place"), ("of Southeast Asia", "Southeast Asia", "place"),
    ("the North Atlantic Treaty Organization", "North Atlantic Treaty Organization", "org"),
    ("the Treaty of Riga", "Treaty of Riga", "event"), ("the Republic of Korea", "Republic of Korea", "place"),
    ("by the Moravian Government", "Moravian Government", "org"), ("near Pearl Harbor", "Pearl Harbor", "place"),
    ("met Anna Sokolova there", "Anna Sokolova", "person"), ("the harsh life. A Harsh Life", "Harsh Life", ""),
])
def test_kind_is_guessed(text: str, name: str, kind: str) -> None:
    assert unknown(text)[name].kind == kind


def test_known_surname_is_suggested() -> None:
    assert unknown("then Ežov came")["Ežov"].same_as == ("person:ezhov",)


def test_table_as_written_asks_for_nothing() -> None:
    assert read_table(write_table(unknown("then Ežov came to Tomsk").values()), REGISTERS) == ()


def test_filled_table_is_read_with_any_delimiter() -> None:
    table = "\ufeffname;kind;key;same-as\nEžov;;;person:ezhov\nTomsk;place;;\nPetrov;Person;petrov-i;\nx;;;\n"
    assert read_table(table, REGISTERS) == (
        Change(Entry("place:tomsk", "Tomsk", (Form("Tomsk"),))),
        Change(Entry("person:petrov-i", "Petrov", (Form("Petrov"),))), Change(EZHOV, Form("Ežov")),
    )


@pytest.mark.parametrize(("row", "words"), [
    ("Tomsk,town,,", "line 2: the kind of ‘Tomsk’ is ‘town’"), ("Tomsk,,,place:tomsk", "no register and no other row"),
    ("Tomsk,place,a b,", "cannot be a key"), ("The Road,work,,", "variorum works --import"),
    pytest.param(f'"{"x" * 200_000}', "quotation mark open", id="never closed"),
])
def test_what_cannot_be_understood_says_where(row: str, words: str) -> None:
    with pytest.raises(RegisterError, match=words):
        read_table(f"name,kind,key,same-as\n{row}\n", REGISTERS)


def test_cells_are_no_formulas() -> None:
    assert "\n'=1+1" in write_table([Unknown("=1+1", ("=1+1",), 1, "", (), ())])


def test_registers_keep_what_was_written_by_hand(tmp_path: Path) -> None:
    file = tmp_path / FILES["person"]
    file.write_bytes(write_register([EZHOV], "person").replace(b"<person ", b"<!-- mine -->\n<person "))
    apply([Change(EZHOV, Form("Ežov & Co")), Change(Entry("person:b", "B", (Form("B"),)))], tmp_path)
    assert "<!-- mine -->" in file.read_text(encoding="utf-8")
    found = read_registers(tmp_path).of_kind("person")
    assert [(each.key, [form.text for form in each.forms]) for each in found] == [
        ("person:ezhov", ["Nikolai Yezhov", "Ežov & Co"]), ("person:b", ["B"])]


def test_a_missing_register_is_made(tmp_path: Path) -> None:
    apply([Change(Entry("place:tomsk", "Tomsk", (Form("Tomsk"),)))], tmp_path)
    assert [each.name for each in read_registers(tmp_path).entries] == ["Tomsk"]


def test_nothing_is_written_if_it_would_come_out_wrong(tmp_path: Path) -> None:
    file = tmp_path / FILES["person"]
    file.write_bytes(write_register([EZHOV], "person") + b"<!-- </listPerson> -->")
    before = file.read_bytes()
    with pytest.raises(RegisterError, match="nothing was written"):
        apply([Change(Entry("person:b", "B", (Form("B"),)))], tmp_path)
    assert file.read_bytes() == before


@pytest.mark.parametrize(("text", "names"), [
    ("told by Acting Secretary of State Frederick W. Seward", ["Frederick W. Seward"]),
    ("the Minister to China George Seward wrote", ["China", "George Seward"]),
    ("between Raja Matanda and Raja Soliman", ["Raja Matanda", "Raja Soliman"]),
    ("the British Prime Minister Winston Hill", ["Winston Hill"]),
    ("by Senator William Johnson of California", ["California", "William Johnson"]),
    ("a Soviet-controlled zone", []), ("a European war", []),
    ("the Ministry of War and Navy", ["Ministry of War and Navy"]), ("an Assistant Secretary of State came", []),
    ("It fell. Perhaps Fish knew.", ["Fish"]), ("the U.S. minister", []), ("K. Ye. Webb came", ["K. Ye. Webb"]),
])
def test_names_are_without_offices_and_apart(text: str, names: list[str]) -> None:
    assert sorted(unknown(text)) == names


def read(*rows: str) -> list[str]:
    return [str(change) for change in read_table("name,kind,key,same-as,note,start,end\n" + "\n".join(rows), REGISTERS)]


def test_a_row_may_be_the_same_as_one_further_down_by_its_name() -> None:
    assert read("Fish,,,Hamilton Fish", "Hamilton Fish,person") == [
        "new person:fish: Hamilton Fish", "person:fish (Hamilton Fish) is also written Fish"]


def test_two_persons_of_one_surname_are_two_entries() -> None:
    assert read("Fish,person", "Hamilton Fish,person", "Nicholas Fish,person") == [
        "new person:fish: Fish", "person:fish (Fish) is also written Hamilton Fish",
        "new person:fish-nicholas: Nicholas Fish"]


def test_note_and_dates_are_taken_in(tmp_path: Path) -> None:
    table = "name,kind,note,start,end\nHamilton Fish,person,Secretary of State,1808-08-03,1893"
    apply(read_table(table, Registers.empty()), tmp_path)
    entry = read_registers(tmp_path).find("person:fish")
    assert entry is not None
    assert (entry.note, entry.start, entry.end) == ("Secretary of State", "1808-08-03", "1893")


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(RegisterError, match="line 2: the start of ‘Fish’"):
        read("Fish,person,,,,August 1808")


def test_an_inverted_name_is_filed_under_the_family() -> None:
    (change,) = read_table("Name;Kind\nBeethoven, Ludwig van;person\n", REGISTERS)
    assert (change.entry.key, change.entry.name) == ("person:beethoven", "Ludwig van Beethoven")
    assert change.entry.forms == (Form("Beethoven, Ludwig van"),)
