"""Checks on what a text says: days of the week, notes and calls, and who a register knows."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from edition.checking import check_file, check_registers
from edition.model import Entry, Passage, Span, Text, Work
from edition.registers import Registers
from edition.sums import find_sums
from edition.tagging.figures import find_figures
from edition.texts import write_text


def codes(folder: Path, text: str, *spans: Span) -> list[str]:
    file = folder / "mill.xml"
    file.write_bytes(write_text(Text("mill", "Mill", passages=(Passage("mill", "p1", "p", text, spans),))))
    return [problem.code for problem in check_file(file)]


@pytest.mark.parametrize(("said", "value", "wrong"), [
    pytest.param("Saturday, 31 July 1937", "1937-07-31", False, id="right"),
    pytest.param("Monday, 31 July 1937", "1937-07-31", True, id="wrong"),
    pytest.param("Montag, 31. Juli 1937", "1937-07-31", True, id="german"),
    pytest.param("Monday of July 1937", "1937-07", False, id="no-single-day"),
])
def test_a_day_that_was_another_day_of_the_week_is_told(tmp_path: Path, said: str, value: str, wrong: bool) -> None:
    start = said.find(" ") + 1
    text = f"It was {said} when it burned."
    found = codes(tmp_path, text, Span(7 + start, 7 + len(said), "date", value=value))
    assert ("weekday-wrong" in found) == wrong


def test_an_entity_whose_words_are_in_another_file_is_told_with_its_line_and_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "a book.xml"
    file.write_text('<!DOCTYPE TEI [<!ENTITY two SYSTEM "two.xml">]>\n<TEI><text><p>One.</p>\n&two; &two;</text></TEI>')
    [problem] = [one for one in check_file(file) if one.code == "entity-not-read"]
    assert (problem.line, problem.level) == (3, "error")
    assert "‘&two;’ stands for ‘two.xml’" in problem.message
    assert f"--output whole.xml '{file}'" in problem.hint


def test_an_id_that_is_given_again_is_told_where_it_stands_again(tmp_path: Path) -> None:
    file = tmp_path / "mill.xml"
    file.write_text('<TEI><text><p xml:id="a">One.</p>\n<p xml:id="b">Two.</p>\n<p xml:id="a">Three.</p></text></TEI>')
    assert [(one.line, "‘a’" in one.message) for one in check_file(file) if one.code == "id-repeated"] == [(3, True)]


def test_a_weekday_elsewhere_in_the_sentence_says_nothing(tmp_path: Path) -> None:
    text = "On Monday they met; 31 July 1937 came."
    assert codes(tmp_path, text, Span(20, 32, "date", value="1937-07-31")) == []


def test_a_file_of_ours_is_held_against_our_schema_and_any_against_the_one_that_is_named(tmp_path: Path) -> None:
    written = write_text(Text("mill", "Mill", passages=(Passage("mill", "p1", "p", "It burned."),)))
    content = written[:written.index(b"<?variorum")].replace(b'<p xml:id="p1"', b'<p xml:id="p1" rend="red"')
    ours, foreign, schema = (tmp_path / name for name in ("ours.xml", "foreign.xml", "nothing.rng"))
    ours.write_bytes(content + b'<?variorum digest="sha256:%s"?>\n' % hashlib.sha256(content).hexdigest().encode())
    foreign.write_bytes(content)
    schema.write_text('<element name="nothing" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    assert {one.code for one in check_file(ours)} == {"not-valid"}
    assert check_file(foreign) == ()
    assert {one.code for one in check_file(foreign, schema=schema)} == {"not-valid"}


DATES = "On 5 May 1937 it began. On {said} it went on. On 9 May 1937 it was over."


@pytest.mark.parametrize(("said", "value", "cert", "wrong"), [
    pytest.param("7 May", "1938-05-07", "medium", True, id="understood-wrongly"),
    pytest.param("7 May", "1937-05-07", "medium", False, id="understood-rightly"),
    pytest.param("7 May 1973", "1973-05-07", "", True, id="digits-exchanged"),
    pytest.param("7 May 1837", "1837-05-07", "", True, id="digit-wrong"),
    pytest.param("7 May 1917", "1917-05-07", "", True, id="digit-wrong-or-looking-back"),
    pytest.param("7 May 1936", "1936-05-07", "", False, id="year-before"),
    pytest.param("7 May 1956", "1956-05-07", "", False, id="looking-ahead"),
    pytest.param("the year 1973", "1973", "", False, id="year-only"),
])
def test_a_year_that_jumps_out_of_its_neighbours_is_told(
    tmp_path: Path, said: str, value: str, cert: str, wrong: bool,
) -> None:
    text = DATES.format(said=said)
    places = [text.index("5 May"), text.index(said), text.index("9 May")]
    spans = (Span(places[0], places[0] + 10, "date", value="1937-05-05"),
             Span(places[1], places[1] + len(said), "date", value=value, cert=cert),
             Span(places[2], places[2] + 10, "date", value="1937-05-09"))
    assert ("date-out-of-order" in codes(tmp_path, text, *spans)) == wrong


@pytest.mark.parametrize(("text", "wrong"), [
    ("They tried 900 men, of whom 700 were shot and the remaining 200 freed.", False),
    ("They tried 900 men, of whom 700 were shot and the remaining 300 freed.", True),
    ("They tried 900 men, of whom 950 were shot.", True),
    ("They tried 925 men: 700 were shot, three fled, and 150 were freed.", False),
    ("They tried 925 men: 700 were shot, one fled, and 150 were freed.", True),
    ("Two hundred live there: one hundred and fifty in the town; two hundred on the islands.", False),
    ("They tried 900 men, of whom 500 were shot and 200 freed.", False),
    ("There were 55,428 victims in one year and 61,457 victims in the next, a total of almost 117,000.", False),
    ("There were 55,428 victims in one year and 61,457 victims in the next, a total of 127,000.", True),
    ("There were 200 men in one year and 300 men in the next, a total of no fewer than 900.", True),
    ("They tried 900 men: 700 soldiers and 200 civilians.", False),
    ("They tried 900 men: 700 men in May and 300 men in June.", True),
    ("They tried 900 men, 700 of them in one month. Of 12 judges 14 were drunk.", False),
    ("About 900 men came, including 920 by the count of others.", False),
])
def test_parts_that_do_not_make_their_total_are_told(tmp_path: Path, text: str, wrong: bool) -> None:
    assert ("sum-wrong" in codes(tmp_path, text, *find_figures(text, []))) == wrong


@pytest.mark.parametrize("other", ["Nikolai Ezhov", "Ezhov, Nikolai"])
def test_entries_with_one_name_are_told(other: str) -> None:
    registers = Registers([Entry("person:a", "Nikolai Yezhov"), Entry("person:b", other)])
    assert "entries-alike" in {problem.code for problem in check_registers(registers, ())}


def test_entries_are_missed_only_where_nobody_names_them() -> None:
    registers = Registers([Entry("person:a", "Anna"), Entry("person:b", "Berta")])
    text = Text("t", "T", passages=(Passage("t", "p1", "p", "Anna", (Span(0, 4, "person", ref="person:a"),)),))
    told = [problem.message for problem in check_registers(registers, [text])]
    assert len(told) == 1
    assert "person:b" in told[0]


def test_a_text_of_the_library_is_a_use_of_its_work_and_author() -> None:
    registers = Registers([Entry("person:a", "Anna"), Entry("work:mill", "The Mill")])
    text = Text("t", "T", author_key="person:a", work=Work(key="work:mill"))
    assert check_registers(registers, [text]) == ()


def test_who_speaks_is_named_and_must_have_an_entry() -> None:
    speech = Passage("t", "p1", "speech", "I signed.", speaker="ANNA", speaker_key="person:a")
    text = Text("t", "T", passages=(speech,))
    assert check_registers(Registers([Entry("person:a", "Anna")]), [text]) == ()


def test_a_speaker_without_entry_is_told_by_the_label(tmp_path: Path) -> None:
    speech = Passage("t", "p1", "speech", "I signed.", within=("sp:1",), speaker="ANNA", speaker_key="person:a")
    file = tmp_path / "t.xml"
    file.write_bytes(write_text(Text("t", "T", passages=(speech,))))
    told = check_file(file, registers=Registers([Entry("person:b", "Berta")]))
    assert ["“ANNA”" in problem.message for problem in told if problem.code == "mention-without-entry"] == [True]


@pytest.mark.parametrize("unit", ["12 men and ", "12 men, of whom "])
def test_a_sentence_of_figures_takes_no_longer_than_their_number(unit: str) -> None:
    text = unit * 10_000
    assert sum(1 for each in find_sums(text, find_figures(text, [])) if not each.is_right) in (0, 9_999)


def test_an_entry_that_is_not_there_is_told_once_however_often_it_is_named(tmp_path: Path) -> None:
    spans = (Span(0, 4, "person", ref="person:a"), Span(9, 13, "person", ref="person:a"))
    file = tmp_path / "t.xml"
    file.write_bytes(write_text(Text("t", "T", passages=(Passage("t", "p1", "p", "Anna and Anna", spans),))))
    told = [problem for problem in check_file(file, registers=Registers.empty())
            if problem.code == "mention-without-entry"]
    assert len(told) == 1
    assert "2 times" in told[0].message


@pytest.mark.parametrize(("value", "is_date"), [
    ("-0043-03-15", True), ("-0026/0014", True), ("../-0043", True), ("-0043-02-30", False), ("1937-13", False),
])
def test_a_date_before_our_era_is_one(tmp_path: Path, value: str, is_date: bool) -> None:
    assert ("date-unreadable" not in codes(tmp_path, "Then.", Span(0, 4, "date", value=value))) == is_date
