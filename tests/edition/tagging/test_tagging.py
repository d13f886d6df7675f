"""What passages speak of is found by the registers and by the words about it."""

import gc
from dataclasses import replace

import pytest

from edition.model import Entry, Form, Passage, Span, Text
from edition.registers import Registers
from edition.tagging import tag
from edition.tagging.people import People
from edition.texts import parse_text, write_text

REGISTERS = Registers((
    Entry("person:ezhov", "Nikolai Yezhov", (Form("Ezhov"), Form("N. I. Ezhov"), Form("painter Ezhov"))),
    Entry("person:kuibyshev", "Valerian Kuybyshev", (Form("Kuybyshev"),)),
    Entry("person:davies-r", "R. W. Davies", (Form("Davies", context_only=True),)),
    Entry("person:davies-j", "Joseph E. Davies", (Form("Davies", context_only=True),)),
    Entry("person:yakovlev-y", "Yakov Yakovlev", (Form("Yakovlev"),)),
    Entry("person:yakovlev-a", "Aleksandr Yakovlev", (Form("Yakovlev", context_only=True), Form("A. S. Yakovlev"))),
    Entry("person:maltseva", "A. Mal'tseva"),
    Entry("person:black", "John Black", (Form("Black"),)),
    Entry("person:tsar", "Nicholas II"),
    Entry("person:peter", "Peter the Great"),
    Entry("person:west", "Benjamin West"),
    Entry("person:lloyd-george", "David Lloyd George"),
    Entry("person:welles", "Gideon Welles"),
    Entry("person:washington", "George Washington"),
    Entry("place:washington", "Washington, D.C."),
    Entry("place:samara", "Samara", (Form("Kuybyshev"),)),
    Entry("place:moscow", "Moscow", (Form("M.", context_only=True),)),
    Entry("place:west", "the West"),
    Entry("place:siberia", "West Siberia"),
    Entry("place:cambridge", "Cambridge, Mass."),
    Entry("place:massachusetts", "Massachusetts", (Form("Mass."),)),
    Entry("place:ussr", "Soviet Union", (Form("Union", context_only=True),)),
    Entry("org:centre", "Trotskyist Centre", (Form("Centre", context_only=True),)),
    Entry("org:mts", "MTS"),
    Entry("group:chinese", "Chinese"),
    Entry("group:trotskyists", "Trotskyists", (Form("Trotskyist"),)),
    Entry("event:letter", "Secret letter of 1936", (Form("On the Bread Supply"),)),
    Entry("event:plenum", "February-March plenum", start="1937-02", end="1937-03"),
))


def found(text: str, kind: str) -> list[tuple[str, str]]:
    tagged = tag(Text("t", "T", passages=(Passage("t", "b1", "p", text),)), REGISTERS)
    spans = [span for span in tagged.passages[0].spans if span.kind == kind]
    return [(text[span.start:span.end], span.ref or span.value) for span in spans]


PEOPLE = [
    ("spelling", "Then Yezhov’s men came.", [("Yezhov", "person:ezhov")]),
    ("cyrillic", "Ежов пришёл.", [("Ежов", "person:ezhov")]),
    ("initials", "It was N.I. Ezhov who signed.", [("N.I. Ezhov", "person:ezhov")]),
    ("apostrophe in a name that opens a passage", "A. Mal'tseva spoke.", [("A. Mal'tseva", "person:maltseva")]),
    ("inverted", "Kuybyshev V. spoke.", [("Kuybyshev V.", "person:kuibyshev")]),
    ("inverted with comma", "See Ezhov, N. I., on this.", [("Ezhov, N. I.", "person:ezhov")]),
    ("list of names", "He told Yakovlev, N. I. Ezhov and others.",
     [("Yakovlev", "person:yakovlev-y"), ("N. I. Ezhov", "person:ezhov")]),
    ("a stranger's initials", "One B. Ezhov lived there.", [("B. Ezhov", "")]),
    ("two namesakes in doubt", "Davies wrote home.", [("Davies", "")]),
    ("namesake named before", "R. W. Davies came. Davies wrote home.",
     [("R. W. Davies", "person:davies-r"), ("Davies", "person:davies-r")]),
    ("usual bearer", "Yakovlev came.", [("Yakovlev", "person:yakovlev-y")]),
    ("other bearer in his passage", "A. S. Yakovlev flew, and Yakovlev wrote.",
     [("A. S. Yakovlev", "person:yakovlev-a"), ("Yakovlev", "person:yakovlev-a")]),
    ("common word", "Black is a colour, and black he wore.", []),
    ("ruler's byname", "Great Britain and Peter the Great.", [("Peter the Great", "person:peter")]),
    ("word that is a name too", "The West Bank lay there.", []),
    ("such a name with an office", "He met President West there.", [("West", "person:west")]),
    ("such a name with a calling", "He met the historian West there.", [("West", "person:west")]),
    ("such a name with what an office is over", "He kept the Army West of there.", []),
    ("such a name after its bearer", "Benjamin West came. Soon West left for the West Bank.",
     [("Benjamin West", "person:west"), ("West", "person:west")]),
    ("given name that is a surname too", "He met George Canning there.", []),
    ("namesake with another given name", "He met Sumner Welles there.", [("Sumner Welles", "")]),
    ("role before a surname", "He met Secretary Welles there.", [("Welles", "person:welles")]),
    ("person where a place would not fit", "Then Washington died.", [("Washington", "person:washington")]),
    ("place among places", "between Washington and Kuybyshev", []),
    ("description before a name", "He met the painter Ezhov there.", [("Ezhov", "person:ezhov")]),
    ("place before a person", "In Kuybyshev Welles spoke.", [("Welles", "person:welles")]),
    ("place that no register has before a person", "In Warsaw Welles spoke.", [("Welles", "person:welles")]),
    ("given name within", "In Sumner Welles’ view it was.", [("Sumner Welles", "")]),
    ("event before a person", "At the February-March plenum Welles spoke.", [("Welles", "person:welles")]),
    ("meeting before a person", "At the Congress Welles spoke.", [("Welles", "person:welles")]),
    ("weekday before a person", "On Monday Welles spoke.", [("Welles", "person:welles")]),
    ("month of the Republic before a person", "On 9 Thermidor Welles fell.", [("Welles", "person:welles")]),
    ("people before a person", "They met the German Welles.", [("Welles", "person:welles")]),
    ("several given names of a stranger", "He met Charles Sumner Welles there.", [("Charles Sumner Welles", "")]),
    ("the same in a list", "He met Gerry, Charles Sumner Welles and Hay.", [("Charles Sumner Welles", "")]),
    ("offices before a stranger", "He met Senators Sumner Welles there.", [("Sumner Welles", "")]),
    ("a surname in the middle of a name", "He met Robert Welles Shufeldt there.", []),
    ("a surname before a thing", "He read Gideon Welles Papers.", [("Gideon Welles", "person:welles")]),
    ("fort with a person's name", "They took Fort Washington.", []),
    ("a saint", "the church of St. Peter the Great", []),
    ("another ruler", "It was Nicholas II who fell, not Yezhov III.", [("Nicholas II", "person:tsar")]),
    ("pronoun beside a king", "I saw Nicholas II there.", [("Nicholas II", "person:tsar")]),
]


@pytest.mark.parametrize(("text", "people"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
def test_people(text: str, people: list[tuple[str, str]]) -> None:
    assert found(text, "person") == people


THINGS = [
    ("place of an office", "He was Secretary of Kuybyshev.", "place", [("Kuybyshev", "place:samara")]),
    ("place by its position", "They fled to Kuybyshev.", "place", [("Kuybyshev", "place:samara")]),
    ("person by his position", "Then Kuybyshev died.", "place", []),
    ("longer name begins later", "Men of the West Siberia office", "place", [("West Siberia", "place:siberia")]),
    ("name that says where it is", "He lived in Cambridge, Mass.", "place",
     [("Cambridge", "place:cambridge"), ("Mass.", "place:massachusetts")]),
    ("abbreviation needs its point", "Mass arrests", "place", []),
    ("beginning of a quoted title", "It sent ‘On the Bread Supply and Marat's Other Questions’ out.", "event",
     [("On the Bread Supply and Marat's Other Questions", "event:letter")]),
    ("the same without quotes", "It went on. On the Bread Supply he was silent.", "event",
     [("On the Bread Supply", "event:letter")]),
    ("people", "the Chinese fled", "group", [("Chinese", "group:chinese")]),
    ("people's name as an adjective", "a Chinese city", "group", []),
    ("short form without its long one", "the Union grew", "place", []),
    ("short form after its long one", "In the Soviet Union all knew that the Union grew.", "place",
     [("Soviet Union", "place:ussr"), ("Union", "place:ussr")]),
    ("place of publication", "Delo (M., 1992)", "place", [("M.", "place:moscow")]),
    ("capitals count", "Mts and MTS", "org", [("MTS", "org:mts")]),
    ("group in an organisation's name", "the Trotskyist Centre", "group", []),
    ("date in an event's name", "In 1940 he recalled the February-March plenum.", "date",
     [("1940", "1940"), ("February-March", "1937-02/1937-03")]),
]


@pytest.mark.parametrize(("text", "kind", "things"), [row[1:] for row in THINGS], ids=[row[0] for row in THINGS])
def test_things(text: str, kind: str, things: list[tuple[str, str]]) -> None:
    assert found(text, kind) == things


def test_year_is_carried_from_passage_to_passage_but_not_out_of_notes() -> None:
    passages = (
        Passage("t", "b1", "p", "On 2 July 1937 it met."), Passage("t", "n1", "note", "Pravda, 3 May 1992."),
        Passage("t", "b2", "p", "On 5 August it began."),
    )
    tagged = tag(Text("t", "T", passages=passages), Registers.empty())
    assert [span.value for span in tagged.passages[2].spans] == ["1937-08-05"]


def test_what_is_there_is_kept_and_nothing_is_added_over_its_kind() -> None:
    mine = Span(0, 6, "person", "person:other", resp="#editor")
    text = Text("t", "T", passages=(Passage("t", "b1", "p", "Yezhov met Ezhov.", (mine,)),))
    spans = tag(text, REGISTERS).passages[0].spans
    assert spans == (mine, Span(11, 16, "person", "person:ezhov", resp="#variorum"))


@pytest.mark.parametrize(("speaker", "key"), [
    ("Yezhov", "person:ezhov"), ("N. I. Ezhov", "person:ezhov"), ("A voice", ""), ("Ezhov and Kuybyshev", ""),
])
def test_who_speaks_is_known_by_the_label(speaker: str, key: str) -> None:
    text = Text("t", "T", passages=(Passage("t", "b1", "speech", "I signed.", speaker=speaker),))
    assert tag(text, REGISTERS).passages[0].speaker_key == key


def test_tagging_twice_changes_nothing() -> None:
    text = Text("t", "T", passages=(Passage("t", "b1", "p", "Ezhov had 40 trials in May 1937; 31 July was his day."),))
    once = tag(text, REGISTERS)
    assert tag(once, REGISTERS) == once


def test_only_spans_change() -> None:
    text = Text("t", "T", passages=(Passage("t", "b1", "p", "Ezhov", n="5"), Passage("t", "b2", "furniture", "Ezhov")))
    tagged = tag(text, REGISTERS)
    assert replace(tagged.passages[0], spans=()) == text.passages[0]
    assert tagged.passages[1] == text.passages[1]


def test_registers_are_made_ready_once_for_all_texts_of_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Registers] = []
    monkeypatch.setattr("edition.tagging.People", lambda entries: made.append(entries) or People(entries))
    registers = Registers((Entry("person:ezhov", "Ezhov"),))
    for name in ("a", "b"):
        tag(Text(name, "T", passages=(Passage(name, "b1", "p", "Ezhov"),)), registers)
    assert len(made) == 1


def test_what_one_text_says_is_not_known_in_the_next() -> None:
    registers = Registers((Entry("org:centre", "Trotskyist Centre"),))
    first = Text("a", "T", passages=(Passage("a", "b1", "p", "The Trotskyist Centre (TC)."),))
    second = Text("b", "T", passages=(Passage("b", "b1", "p", "A TC."),))
    assert len(tag(first, registers).passages[0].spans) == 2
    assert tag(second, registers).passages[0].spans == ()


def test_the_garbage_collector_runs_again_after_tagging() -> None:
    tag(Text("t", "T", passages=(Passage("t", "b1", "p", "Ezhov"),)), REGISTERS)
    assert gc.isenabled()


def test_a_meeting_of_a_body_is_named_with_whose_body_it_is() -> None:
    registers = Registers([
        Entry("event:spring", "Spring Session", (Form("Spring Session of the Board"),)), Entry("org:board", "Board"),
        Entry("org:guild", "Guild of Millers"),
    ])

    def named(words: str) -> list[str]:
        tagged = tag(Text("t", "T", passages=(Passage("t", "p1", "p", words),)), registers)
        return [words[span.start:span.end] for span in tagged.passages[0].spans if span.kind in ("event", "org")]

    assert "Spring Session of the Board of the Guild of Millers" in named(
        "At the Spring Session of the Board of the Guild of Millers it was said.")
    assert named("The Board of the Guild of Millers met.") == ["Board", "Guild of Millers"]
    assert named("At the Spring Session of the Guild of Millers it met.") == ["Spring Session", "Guild of Millers"]


def test_a_figure_is_of_the_time_that_its_part_of_the_sentence_gives() -> None:
    words = "In 1901 the miller had 40 wheels, in May 1903 he had 250 sacks. There were 300 carts."
    tagged = tag(Text("t", "T", passages=(Passage("t", "p1", "p", words),)), Registers.empty())
    figures = (span for span in tagged.passages[0].spans if span.kind == "figure")
    periods = {span.value: dict(span.data).get("period", "") for span in figures}
    assert periods == {"40": "1901", "250": "1903-05", "300": ""}
    again = parse_text(write_text(tagged)).passages[0]
    assert again.spans == tagged.passages[0].spans


def test_the_year_of_a_book_is_not_the_time_of_a_figure() -> None:
    words = "He counted 250 sacks (Smith, Mills of the North, Leeds, 1991, p. 5)."
    tagged = tag(Text("t", "T", passages=(Passage("t", "p1", "p", words),)), Registers.empty())
    (figure,) = (span for span in tagged.passages[0].spans if span.kind == "figure")
    assert "period" not in dict(figure.data)


@pytest.mark.parametrize(("text", "language", "named"), [
    ("Dann kam Jeschow.", "de", ["person:ezhov"]),
    ("Then came Jeschow’s men and N. Jeschow.", "", ["person:ezhov"] * 2),
    ("Puis Iejov vint.", "fr", ["person:ezhov"]), ("Then came Ešov.", "", []),
    ("Mueller and Goethe", "", ["person:mueller"]), ("Boehm and Böhm", "", ["person:boehm"] * 2),
])
def test_names_in_the_spelling_of_another_language_are_known(text: str, language: str, named: list[str]) -> None:
    registers = Registers((
        Entry("person:ezhov", "Nikolai Yezhov", (Form("Ezhov"),)),
        Entry("person:mueller", "Hans Müller", (Form("Müller"),)),
        Entry("person:gothe", "Karl Gothe", (Form("Gothe"),)), Entry("person:boehm", "Karl Boehm", (Form("Boehm"),)),
    ))
    tagged = tag(Text("t", "T", language=language, passages=(Passage("t", "b1", "p", text),)), registers)
    assert [span.ref for span in tagged.passages[0].spans if span.kind == "person"] == named


NAMESAKES = Registers((
    Entry("person:stalin", "Joseph Stalin"), Entry("person:zhukov-y", "Yuri Zhukov"),
    Entry("person:belov", "Ivan Belov"),
    Entry("person:king", "Martin King"), Entry("person:march", "John March"), Entry("person:laue", "Theodore von Laue"),
    Entry("person:kamenev", "Lev Kamenev"), Entry("org:nkvd", "NKVD"), Entry("place:belov", "Belov"),
))


@pytest.mark.parametrize(("text", "named"), [
    ("J. V. Stalin, Stalin J., Iosif Stalin and Józef Stalin", ["person:stalin"] * 4),
    ("Vasily Stalin flew.", [""]), ("He saw Vasily Stalin, Pavel Belov and J. Belov.", [""] * 3),
    ("Zhukov Yu. and Zhukov, Yu. N. and Yuri Nikolaevich Zhukov", ["person:zhukov-y"] * 3),
    ("Ivan Ivanovich Belov. Below stood another.", ["person:belov"]),
    ("J. March came. In March the King left; Martin King stayed.", ["person:march", "person:king"]),
    ("Von Laue and von Laue’s book", ["person:laue"] * 2), ("Leonid Kamenev and Leo Kamenev", ["", "person:kamenev"]),
    ("the N.K.V.D. and its men", ["org:nkvd"]), ("Ivan Belov left for Belov.", ["person:belov"]),
])
def test_given_names_in_any_form_tell_who_is_meant_and_who_is_not(text: str, named: list[str]) -> None:
    tagged = tag(Text("t", "T", passages=(Passage("t", "b1", "p", text),)), NAMESAKES)
    assert [span.ref for span in tagged.passages[0].spans if span.kind in ("person", "org")] == named


def test_numbers_tell_events_and_rulers_apart() -> None:
    registers = Registers((Entry("event:second", "World War II"), Entry("event:act", "Act")))
    text = "World War I, World War II, an act of war and the Act."
    tagged = tag(Text("t", "T", passages=(Passage("t", "b1", "p", text),)), registers)
    events = [text[span.start:span.end] for span in tagged.passages[0].spans if span.kind == "event"]
    assert events == ["World War II", "Act"]
