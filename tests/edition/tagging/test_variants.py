"""A register of plain main names: what entries are called besides is found by rule, and nothing that is another's."""

from __future__ import annotations

import pytest

from edition.model import Entry, Form, Passage, Text
from edition.registers import Registers
from edition.tagging import tag
from edition.tagging.variants import derived

ENTRIES = (
    Entry("place:ussr", "Soviet Union"), Entry("place:kursk-oblast", "Kursk oblast"), Entry("place:kursk", "Kursk"),
    Entry("place:west-siberia", "West Siberia"), Entry("place:west", "the West"),
    Entry("place:new-york-state", "New York State"),
    Entry("place:leningrad", "Leningrad", modern_name="Saint Petersburg"), Entry("place:armonk", "Armonk"),
    Entry("org:cpsu", "Communist Party of the Soviet Union"), Entry("org:nkvd", "NKVD"),
    Entry("org:court", "Supreme Court of the USSR"), Entry("org:court-ukraine", "Supreme Court of Ukraine"),
    Entry("org:central-committee", "Central Committee"), Entry("org:legal", "Politburo commission on legal matters"),
    Entry("org:archive", "Presidential Archive"), Entry("org:izvestiya", "Izvestiya"),
    Entry("org:labour", "Labour Party"),
    Entry("org:commissariat", "People's Commissariat of Heavy Industry"),
    Entry("group:enemies", "enemies of the people"), Entry("group:trotskyists", "Trotskyists"),
    Entry("group:georgians", "Georgians"),
    Entry("event:order", "Order 00447"), Entry("event:murder", "Murder of Kirov"),
    Entry("event:plenum", "Plenum of June 1937", start="1937-06"), Entry("event:famine", "Famine of 1932–1933"),
    Entry("event:congress", "Eighteenth party congress"), Entry("event:terror", "Great Terror"),
    Entry("event:collectivisation", "Collectivisation"), Entry("event:constitution", "Constitution of 1936"),
)

FOUND = [
    ("acronym of a state", "He left the USSR.", "place", [("USSR", "place:ussr")]),
    ("transliterated state", "v SSSR", "place", [("SSSR", "place:ussr")]),
    ("kind of place", "In the Kursk region", "place", [("Kursk region", "place:kursk-oblast")]),
    ("quarter as adjective", "all of western Siberia", "place", [("western Siberia", "place:west-siberia")]),
    ("land as adjective", "the West Siberian Krai", "place", [("West Siberian Krai", "place:west-siberia")]),
    ("quarter in a longer name", "in the West Midlands", "place", []),
    ("modern name", "in Saint Petersburg", "place", [("Saint Petersburg", "place:leningrad")]),
    ("postal code", "Armonk, NY, 1991", "place", [("Armonk", "place:armonk"), ("NY", "place:new-york-state")]),
    ("two letters elsewhere", "NY is short", "place", []),
    ("without its state", "in Communist Party circles", "org", [("Communist Party", "org:cpsu")]),
    ("with an adjective of its name", "the Soviet Communist Party", "org", [("Soviet Communist Party", "org:cpsu")]),
    ("with another's adjective", "the German Communist Party", "org", []),
    ("initials", "the CPSU", "org", [("CPSU", "org:cpsu")]),
    ("turned about", "the USSR's Supreme Court", "org", [("USSR's Supreme Court", "org:court")]),
    ("adjective of the state", "the Ukrainian Supreme Court", "org",
     [("Ukrainian Supreme Court", "org:court-ukraine")]),
    ("short for two", "the Supreme Court sat", "org", []),
    ("other preposition", "the Politburo's Commission for Legal Matters", "org",
     [("Politburo's Commission for Legal Matters", "org:legal")]),
    ("without its owner", "the Commission for Legal Matters", "org", [("Commission for Legal Matters", "org:legal")]),
    ("small last word", "the Presidential archives", "org", [("Presidential archives", "org:archive")]),
    ("state in apposition", "of the NKVD USSR.", "org", [("NKVD USSR", "org:nkvd")]),
    ("short once it was named", "The Communist Party met; the Party split.", "org",
     [("Communist Party", "org:cpsu"), ("Party", "org:cpsu")]),
    ("short as an adjective", "The Communist Party met; the Party leaders left.", "org",
     [("Communist Party", "org:cpsu")]),
    ("short before it was named", "The Party split.", "org", []),
    ("short of two for the one named last", "The Communist Party met. The Labour Party met. The Party split.", "org",
     [("Communist Party", "org:cpsu"), ("Labour Party", "org:labour"), ("Party", "org:labour")]),
    ("short of two, named again", "The Labour Party, the Communist Party, the Labour Party. The Party split.", "org",
     [("Labour Party", "org:labour"), ("Communist Party", "org:cpsu"), ("Labour Party", "org:labour"),
      ("Party", "org:labour")]),
    ("word in a heading of capitals", "The Communist Party met. THE PARTY BOSSES", "org",
     [("Communist Party", "org:cpsu")]),
    ("two initials once it was named", "The Central Committee sat. All CC members", "org",
     [("Central Committee", "org:central-committee"), ("CC", "org:central-committee")]),
    ("initials of a person", "The Central Committee heard C.C. Clark.", "org",
     [("Central Committee", "org:central-committee")]),
    ("acronym it was given in brackets", "The Central Committee (CeKa) sat. The CeKa rose.", "org",
     [("Central Committee", "org:central-committee"), ("CeKa", "org:central-committee"),
      ("CeKa", "org:central-committee")]),
    ("name it was given in brackets", "The NKVD (People’s Internal Commissariat) came.", "org",
     [("NKVD", "org:nkvd"), ("People’s Internal Commissariat", "org:nkvd")]),
    ("a place in brackets is no name", "The NKVD (Moscow) came.", "org", [("NKVD", "org:nkvd")]),
    ("owner turned about", "all people's enemies", "group", [("people's enemies", "group:enemies")]),
    ("one of them", "an enemy of the people", "group", [("enemy of the people", "group:enemies")]),
    ("other ending", "the Trotskyites", "group", [("Trotskyites", "group:trotskyists")]),
    ("noun", "He was a Georgian.", "group", [("Georgian", "group:georgians")]),
    ("adjective", "He had a Georgian accent.", "group", []),
    ("number with its sign", "by order No. 00447", "event", [("order No. 00447", "event:order")]),
    ("victim first", "after Kirov's murder", "event", [("Kirov's murder", "event:murder")]),
    ("date first", "the June 1937 Plenum", "event", [("June 1937 Plenum", "event:plenum")]),
    ("year shortened", "the 1932-33 famine", "event", [("1932-33 famine", "event:famine")]),
    ("Roman number", "at the XVIII party congress", "event", [("XVIII party congress", "event:congress")]),
    ("small letters", "the great terror", "event", [("great terror", "event:terror")]),
    ("American spelling", "after collectivization", "event", [("collectivization", "event:collectivisation")]),
    ("a word of its name", "a new constitution", "event", []),
]


def spans_of(text: str, kind: str, entries: tuple[Entry, ...] = ENTRIES) -> list[tuple[str, str]]:
    tagged = tag(Text("t", "T", passages=(Passage("t", "b1", "p", text),)), Registers(entries))
    return [(text[span.start:span.end], span.ref) for span in tagged.passages[0].spans if span.kind == kind]


@pytest.mark.parametrize(("text", "kind", "found"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_main_names_find(text: str, kind: str, found: list[tuple[str, str]]) -> None:
    assert spans_of(text, kind) == found


def test_forms_come_in_one_order() -> None:
    made = [form.text for _, form in derived([Entry("event:x", "Famine of 1932–1933")])]
    assert made[:4] == ["famine of 1932–1933", "famine of 1932-1933", "1932–1933 famine", "1932-1933 famine"]


def test_what_the_register_lists_goes_before_what_a_rule_makes() -> None:
    entries = (Entry("org:a", "Board of Trade"), Entry("org:b", "Trade Board"))
    assert spans_of("the Trade Board", "org", entries) == [("Trade Board", "org:b")]


def test_what_two_entries_could_be_called_is_made_for_neither() -> None:
    entries = (Entry("org:a", "Polish Army Board"), Entry("org:b", "Prussian Army Board"))
    made = {form.text for entry, form in derived(entries) if not form.context_only}
    assert not {text for text in made if text in ("PAB", "Army Board")}


@pytest.mark.parametrize(("text", "found"), [
    ("Soynarkom, then Sovnarkom", [("Soynarkom", "org:s"), ("Sovnarkom", "org:s")]),
    ("to Krasnovarsk", [("Krasnovarsk", "place:k")]),
    ("Soynarkom alone", [("Soynarkom", "org:s")]),
    ("Leuin alone", []),
    ("the bauk", []),
])
def test_damaged_names_are_found_if_nothing_else_is_near(text: str, found: list[tuple[str, str]]) -> None:
    entries = (Entry("org:s", "Sovnarkom"), Entry("place:k", "Krasnoyarsk"), Entry("person:l", "Lenin"),
               Entry("org:b", "Bank", (Form("Bank"),)))
    assert [each for kind in ("org", "place", "person") for each in spans_of(text, kind, entries)] == found


@pytest.mark.parametrize(("language", "found"), [("de", ["Saltens"]), ("en", [])])
def test_a_german_genitive_is_the_name_in_german_texts(language: str, found: list[str]) -> None:
    text = Text("t", "T", language=language, passages=(Passage("t", "b1", "p", "in Saltens Haus"),))
    spans = tag(text, Registers((Entry("person:s", "Felix Salten"),))).passages[0].spans
    assert ["in Saltens Haus"[span.start:span.end] for span in spans] == found
