"""Searching finds what the query means, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.model import Entry, Form, Name, Passage, Text, Work
from edition.registers import Registers
from index.building import build, facts_of
from index.errors import QueryError
from index.files import EntryFacts, Slice, Summary, TextFacts
from index.parsing import parse
from index.queries import Field
from index.resolving import Resolver
from index.searching import Index

NAMED = Summary(entries=tuple(map(facts_of, (
    Entry("person:ezhov", "Nikolai Yezhov", (Form("N. I. Ezhov"),)), Entry("person:ordzhonikidze", "Ordzhonikidze"),
    Entry("place:moscow", "Moscow", (Form("Moskva", "ru-Latn"),)), Entry("place:leningrad", "Leningrad"),
    Entry("org:nkvd", "NKVD", (Form("organs", context_only=True),), modern_name="MVD"),
    Entry("group:kulaks", "kulaks"), Entry("event:plenum", "Plenum of February"),
    Entry("work:getty", "Excesses", work=Work(title="Excesses", authors=(Name("Getty", "J. Arch"),), date="1993")),
))))


def anchors(index: Index, query: str, **options: object) -> list[str]:
    return [hit.anchor for hit in index.search(query, sort="text", **options).results]  # type: ignore[arg-type]


@pytest.mark.parametrize(("query", "found"), [
    ("order", ["a.p1", "a.p2", "b.p2"]),
    ("order july", ["a.p1", "a.p2"]),
    ("arrest", ["a.p2", "b.p1", "b.p3"]),
    ("arrest OR quota", ["a.p2", "a.p3", "a.p4", "b.p1", "b.p3"]),
    ("arrest -july", ["b.p1", "b.p3"]),
    ("(quota OR plot) NOT arrests", ["a.p3", "a.p4", "b.p2"]),
    ('"to be or not to be"', ["b.p3"]),
    ('"the order"', ["a.p2", "b.p2"]),
    ('"The Order"', ["a.p1"]),
    ('"quota"', ["a.p4"]),
    ("resume", ["b.p2"]),
    ('"resume"', []),
    ("soviet", ["b.p1"]),
    ("anti-soviet", ["b.p1"]),
    ("1936", ["b.p3"]),
    ("quot*", ["a.p3", "a.p4"]),
    ("w?s", ["a.p3", "a.p4", "b.p2"]),
    ("arests~", ["b.p1"]),
    ("Ezhov", ["a.p2", "a.p4", "b.p1"]),
    ("Ежов", ["a.p2", "a.p4", "b.p1"]),
    ("spelled:Ezhov", ["a.p4"]),
    ("spelled:Yezhov", ["a.p2"]),
    ("person:ezhov", ["a.p2"]),
    ("person:Yezhov", ["a.p2"]),
    ("place:Moskva", ["a.p3"]),
    ("trotskvist", ["a.p3"]),
    ("trotskyist", ["a.p3"]),
    ('"the Trotskvist group"', ["a.p3"]),
    ("author:ostrow order", ["a.p1", "a.p2"]),
    ("author:person:ada in:note", ["a.p4"]),
    ("text:b plot", ["b.p1", "b.p2"]),
    ('text:"Second Account" plot', ["b.p1", "b.p2"]),
    ("in:heading", ["a.p1"]),
    ("in:(note|quote)", ["a.p4", "b.p2"]),
    ("date:1937-07-31", ["a.p2"]),
    ("date:1937-07..1937-08", ["a.p2"]),
    ("date:1936", []), ("date:31 July 1937", ["a.p2"]), ("date:>1936", ["a.p2"]), ("date:<=1937-07-30", []),
    ("date:31.07.1937 order", ["a.p2"]), ("date:1936-38", ["a.p2"]), ("1,250", ["a.p3"]), ("1,38", []),
    ("1936–38", ["b.p3"]), ("38–1936", []),
    ("figure:>1000", ["a.p3"]),
    ("figure:1,250", ["a.p3"]),
    ("figure:<1250", []),
    ("cites:Getty", ["a.p4"]),
    ("cites:getty", ["a.p4"]),
    ("anchor:a.p3", ["a.p3"]),
    ("anchor:a.*", ["a.p1", "a.p2", "a.p3", "a.p4"]), ("anchor:?.p1", ["a.p1", "b.p1"]), ("anchor:A.P3", ["a.p3"]),
    ("person:person:ezhov", ["a.p2"]), ('person:"Yezhov Nikolai"', ["a.p2"]), ("person:ezhovich", []),
    ('"order commissar"~3', ["a.p2"]),
    ('"order commissar"~1', []),
    ("commissar BEFORE/2 order", ["a.p2"]),
    ("order BEFORE/9 commissar", []),
    ("order NEAR/2 commissar", ["a.p2"]),
    ('(plot OR "no plot") BEFORE/2 (found OR arrest)', ["b.p1", "b.p2"]),
    ("head", []),
])
def test_query_finds_exactly_these_passages(index: Index, query: str, found: list[str]) -> None:
    results = index.search(query, sort="text")
    assert [hit.anchor for hit in results.results] == found
    assert results.passages == len(found)


@pytest.mark.parametrize(("query", "anchor", "why"), [
    ("arrests", "b.p1", ("exact",)), ("arrests", "a.p2", ("inflected",)), ("Ezhov", "b.p1", ("other spelling",)),
    ("Ežov", "b.p1", ("other spelling",)), ("Jeschow", "b.p1", ("other spelling",)),
    ("person:ezhov", "a.p2", ("register",)), ("trotskvist", "a.p3", ("corrected reading",)),
    ("date:1937", "a.p2", ("date",)), ("figure:1250", "a.p3", ("figure",)), ("cites:getty", "a.p4", ("citation",)),
])
def test_hit_says_why_it_is_one(index: Index, query: str, anchor: str, why: tuple[str, ...]) -> None:
    assert next(hit for hit in index.search(query).results if hit.anchor == anchor).why == why


def test_exact_form_comes_first(index: Index) -> None:
    assert index.search("arrests").results[0].anchor == "b.p1"


def test_hit_stands_in_its_sentence(index: Index) -> None:
    snippet = index.search("spelled:Yezhov").results[0].snippets[0]
    assert snippet.text == "Yezhov arrested them on 31 July."
    assert [run.text for run in snippet.runs if run.is_hit] == ["Yezhov"]


def test_received_reading_is_marked_where_its_correction_stands(index: Index) -> None:
    snippet = index.search("Trotskvist").results[0].snippets[0]
    assert [run.text for run in snippet.runs if run.is_hit] == ["Trotskyist"]


def test_hits_are_counted_in_all_passages_found(index: Index) -> None:
    results = index.search("the order", size=1)
    assert (results.passages, results.hits) == (3, 7)
    assert results.hits == sum(hit.hits for hit in index.search("the order").results)


def test_pages_divide_the_results(index: Index) -> None:
    whole = anchors(index, "the")
    assert anchors(index, "the", size=2, page=1) + anchors(index, "the", size=2, page=2) == whole[:4]


def test_facets_count_passages(index: Index) -> None:
    facets = {facet.name: {value.value: value.passages for value in facet.values}
              for facet in index.search("order").facets}
    assert facets["author"] == {"Ada Ostrow": 2, "Bela Winter": 1}
    assert facets["in"] == {"body": 1, "heading": 1, "quote": 1}
    assert facets["person"] == {"person:ezhov": 1}
    assert facets["month"] == {"1937-07": 1}


def test_facet_narrows_the_search(index: Index) -> None:
    assert anchors(index, "order", facets={"author": ["Bela Winter"]}) == ["b.p2"]


def test_every_facet_value_has_a_query_that_gives_its_count(index: Index) -> None:
    values = [value for facet in index.search("the").facets for value in facet.values]
    assert len(values) > 1
    for value in values:
        assert index.search(f"the {value.query}").passages == value.passages, value


@pytest.mark.parametrize(("query", "suggestion"), [
    ("comissar", "commissar"), ('"new Commissar signs"', '"new commissar signed"'),
    ("author:Ostrom order", "author:\"Ada Ostrow\" order"), ("quota plot", "quota"),
    ("Iagodda", "Yagoda"),
    ("antisoviet", "anti-soviet"), ('"Anti-Soviet plot"', '"anti-Soviet plot"'), ("a.p2", "anchor:a.p2"),
    ("Ezhov quota was a limit?", "Ezhov quota was a limit"), ('author:"J. Arch Getty"', 'cites:"J. Arch Getty"'),
    ("1250", "figure:1250"), ("figure:1.250", "figure:1250"),
    ('"sign* the"', "sign* BEFORE/0 the"), ('anchor:"a p. 2"', "anchor:a.p2"), ("31.07.1937", "date:31.07.1937"),
    ("who raised a sentenced Winter", "raised sentenced"),
])
def test_nothing_found_gives_a_query_that_finds(index: Index, query: str, suggestion: str) -> None:
    results = index.search(query)
    assert (results.passages, results.suggestion) == (0, suggestion)
    assert index.search(suggestion).passages


def test_a_page_beyond_all_is_empty_and_one_of_any_size_has_all(index: Index) -> None:
    found = index.search("order").passages
    assert found
    assert index.search("order", page=2**64).results == ()
    assert len(index.search("order", size=2**64).results) == found


@pytest.mark.parametrize("query", ["9" * 19, "9.999." + "9" * 18, "9" * 1_900], ids=len)
def test_more_digits_than_a_figure_has_are_a_word_that_is_not_there(index: Index, query: str) -> None:
    assert (index.search(query).passages, index.search(query).suggestion) == (0, "")


@pytest.mark.parametrize(("value", "known"), [
    ("place:Moskva", "place:moscow"), ("place:Москва", "place:moscow"), ("place:moscow", "place:moscow"),
    ("place:MOSCOW", "place:moscow"), ('place:"Moscow\'s"', "place:moscow"),
    ("person:Ежов", "person:ezhov"), ("person:Ežov", "person:ezhov"), ("person:Jeschow", "person:ezhov"),
    ('person:"Yezhov, Nikolai"', "person:ezhov"),
    ('person:"N.I. Ezhov"', "person:ezhov"),
    ("org:NKVD", "org:nkvd"), ("org:N.K.V.D.", "org:nkvd"), ("org:НКВД", "org:nkvd"), ("org:MVD", "org:nkvd"),
    ("org:organs", "org:nkvd"),
    ("group:kulak", "group:kulaks"), ('event:"february plenums"', "event:plenum"),
    ("work:Getty", "work:getty"), ('work:"Getty, Excesses 1993"', "work:getty"), ("work:getty", "work:getty"),
])
def test_any_name_that_the_register_has_will_do(value: str, known: str) -> None:
    field = parse(value)
    assert isinstance(field, Field)
    assert [entry.key for entry in Resolver(NAMED).entries(field.name, field.value)] == [known]


def test_a_cited_author_is_found_by_every_name_of_the_person() -> None:
    entries = (EntryFacts("person:ada", "Ada Ostrow", ("Ada Ostrow", "Ada Ostrov")),
               EntryFacts("work:dams", "Dams", ("Dams",), authors=("Ada Ostrov",)))
    texts = (TextFacts("a", "A", "A", slices=(Slice(0, 0, 9, ("p1",), cited=("work:dams",)),)),)
    resolver = Resolver(Summary(texts, entries=entries))
    assert resolver.terms("cites", "Ada Ostrow") == ("cites", ("work:dams",))


@pytest.mark.parametrize(("query", "said", "suggestion"), [
    ("place:Mosqow", "The register has no place ‘Mosqow’; the nearest is place:moscow.", "place:moscow"),
    ("place:Atlantis", "The register has no place ‘Atlantis’.", ""),
    ("place:Moskvas", "The register has no place ‘Moskvas’; the nearest is place:Moskva.", "place:Moskva"),
    ("order -person:Yagodda", "The register has no person ‘Yagodda’; the nearest is person:yagoda.",
     "order -person:yagoda"),
    ("order OR place:Mosqow", "The register has no place ‘Mosqow’; the nearest is place:moscow.",
     "order OR place:moscow"),
    ("person:ada", "Ada Ostrow: in the register, but no passage names it.", ""),
    ("cites:Gettie", "The register has no work ‘Gettie’; the nearest is cites:getty.", "cites:getty"),
])
def test_name_that_is_not_known_is_said_to_be_so_whatever_is_found(
    index: Index, query: str, said: str, suggestion: str
) -> None:
    results = index.search(query)
    assert said in results.notes
    assert results.suggestion == suggestion


@pytest.mark.parametrize(("query", "said"), [
    ("comissar", "‘comissar’ occurs nowhere; spelled much like it: commissar."), ("quota zzz", "‘zzz’ occurs nowhere."),
    ("quota plot", "Each part of the query occurs, but no passage has them as the query wants them."),
    ("author:Ostrom", "There is no author ‘Ostrom’; there are Ada Ostrow, Bela Winter."),
    ('"new commissars"', "“new commissars” stands nowhere so; within quotation marks case, accents and endings count."),
])
def test_nothing_found_names_what_is_to_blame(index: Index, query: str, said: str) -> None:
    assert said in index.search(query).notes


@pytest.mark.parametrize(("query", "said"), [
    ('"new com*" order', "Within quotation marks * stands for nothing; perhaps: new BEFORE/0 com*."),
    ('"the *"', "Within quotation marks * stands for nothing."),
    ("was the quota a limit?", "In ‘limit?’ the ? stands for one letter."),
])
def test_signs_that_stand_for_something_else_are_spoken_of(index: Index, query: str, said: str) -> None:
    assert said in index.search(query).notes


@pytest.mark.parametrize(("query", "found", "understood"), [
    ("NKVD", ["x.p1", "x.p2"], "‘NKVD’ or ‘N.K.V.D’"), ("N.K.V.D.", ["x.p1", "x.p2"], "‘N.K.V.D’ or ‘NKVD’"),
    ("-NKVD", ["x.p3"], "not (‘NKVD’ or ‘N.K.V.D’)"), ("nkvd", ["x.p1"], "‘nkvd’"), ("GPU", ["x.p3"], "‘GPU’"),
    ('"NKVD order"~2', ["x.p2"], ""), ('"N.K.V.D."', ["x.p2"], ""),
])
def test_abbreviation_is_found_with_its_stops_and_without(
    tmp_path: Path, query: str, found: list[str], understood: str
) -> None:
    said = ("the NKVD came", "an order of the N.K.V.D. came", "the GPU went")
    passages = tuple(Passage("x", f"p{at}", "p", text) for at, text in enumerate(said, 1))
    build([Text("x", "X", passages=passages)], Registers.empty(), tmp_path / "index")
    results = Index.open(tmp_path / "index").search(query, sort="text")
    assert [hit.anchor for hit in results.results] == found
    assert results.understood.startswith(understood)


def test_operators_in_small_letters_are_words_and_said_to_be(index: Index) -> None:
    results = index.search("be or not")
    assert [hit.anchor for hit in results.results] == ["b.p3"]
    assert len(results.notes) == 2
    assert not index.search("be").notes


def test_strip_shows_where_in_the_texts_the_passages_lie(index: Index) -> None:
    assert [(strip.text_id, strip.counts) for strip in index.search("arrest").strips] == [
        ("a", (0, 1, 0, 0)), ("b", (1, 0, 1)),
    ]


def test_empty_query_is_answered_with_a_sentence(index: Index) -> None:
    with pytest.raises(QueryError, match="Type a word"):
        index.search("  ")


def test_a_person_is_found_where_she_speaks(tmp_path: Path) -> None:
    speech = Passage("t", "p1", "speech", "I signed nothing.", speaker="ANNA", speaker_key="person:anna")
    other = Passage("t", "p2", "speech", "So did I.", speaker="BERTA", speaker_key="person:berta")
    registers = Registers((Entry("person:anna", "Anna"), Entry("person:berta", "Berta")))
    build([Text("t", "T", passages=(speech, other))], registers, tmp_path)
    found = Index.open(tmp_path).search("person:anna").results
    assert [hit.anchor for hit in found] == ["t.p1"]
    assert [run.text for one in found[0].snippets for run in one.runs] == ["I signed nothing."]
