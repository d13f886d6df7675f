"""Parallels: what makes one, what speaks against it, and what an editor rules."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from edition.links import Link, links_of
from edition.model import Division, Entry, Evidence, Passage, PassageKind, Span, Text
from edition.parallels import find, finding
from edition.parallels.contradicting import contradictions
from edition.parallels.dating import date_keys
from edition.parallels.evidence import said_once
from edition.parallels.features import Feature
from edition.parallels.labels import Labels
from edition.parallels.profiles import is_telling
from edition.parallels.vectors import damped
from edition.registers import Registers
from edition.thesaurus import Concept, Thesaurus

REGISTERS = Registers([
    Entry("event:dam-order", "Order on the dam", note="Order to close sluices", start="1901-03-04", subtype="order"),
    Entry("event:mill-order", "Order on the mills", start="1901-03-09", subtype="order"),
    Entry("person:blum", "Anna Blum"),
    Entry("person:hart", "John Hart"),
])


def passage(text_id: str, number: int, words: str, *marks: tuple[str, str, str]) -> Passage:
    """Return a passage; each mark is (words marked, kind, reference or value)."""
    spans = [
        Span(words.index(said), words.index(said) + len(said), kind, *(("", value) if kind == "date" else (value, "")))
        for said, kind, value in marks
    ]
    return Passage(text_id, f"p{number}", "p", words, tuple(spans))


def library() -> list[Text]:
    a = [
        passage("a", 1, "The harvest failed and bread was dear."),
        passage("a", 2, "The order on the dam closed the sluices on 4 March 1901 for good.",
                ("order on the dam", "event", "event:dam-order"), ("4 March 1901", "date", "1901-03-04")),
        passage("a", 3, "Later the cathedral was painted by Blum.", ("Blum", "person", "person:blum")),
    ]
    b = [
        passage("b", 1, "Painters came from the south; among them Anna Blum.", ("Anna Blum", "person", "person:blum")),
        passage("b", 2, "On 4 March 1901 the dam decree shut every sluice.",
                ("dam decree", "event", "event:dam-order"), ("4 March 1901", "date", "1901-03-04")),
        passage("b", 3, "Letters from that winter are lost."),
    ]
    return [Text("a", "A", author="A. First", passages=tuple(a)), Text("b", "B", author="B. Other", passages=tuple(b))]


def test_passages_on_one_order_are_the_best_pair_and_say_why() -> None:
    best = find(library(), REGISTERS)[0]
    assert (best.a, best.b) == ("a.p2", "b.p2")
    assert {"Order on the dam", "4 March 1901"} <= {one.what for one in best.evidence}


def test_evidence_points_to_its_words() -> None:
    best = find(library(), REGISTERS)[0]
    (event,) = [one for one in best.evidence if one.kind == "event"]
    words = library()[1].passages[1].text
    assert event.b is not None
    assert words[slice(*event.b)] == "dam decree"


def test_two_passages_of_one_author_are_no_pair() -> None:
    same = [replace(text, author_key="person:hart") for text in library()]
    assert find(same, REGISTERS) == ()


def test_one_author_under_two_names_is_one() -> None:
    first, second = library()
    assert find([replace(first, author_key="person:hart"), replace(second, author="John Hart")], REGISTERS) == ()


def test_the_order_of_the_texts_changes_nothing() -> None:
    assert find(library(), REGISTERS) == find(library()[::-1], REGISTERS)


def test_no_pair_is_without_evidence() -> None:
    assert all(pair.evidence for pair in find(library(), REGISTERS))


def test_a_shared_key_raises_the_score() -> None:
    texts = library()
    bare = [replace(text, passages=tuple(replace(one, spans=()) for one in text.passages)) for text in texts]

    def score(of: list[Text]) -> float:
        return next((pair.score for pair in find(of, REGISTERS) if (pair.a, pair.b) == ("a.p2", "b.p2")), 0.0)

    assert score(texts) > score(bare)


def pairs(texts: list[Text]) -> set[tuple[str, str]]:
    return {(pair.a, pair.b) for pair in find(texts, REGISTERS)}


def test_two_who_write_together_are_each_of_them() -> None:
    first, second = library()
    together = replace(second, author="B", passages=tuple(replace(one, author="person:blum person:hart")
                                                          for one in second.passages))
    assert ("a.p2", "b.p2") in pairs([replace(first, author="C", author_key="person:other"), together])
    assert pairs([replace(first, author="Hart", author_key="person:hart"), together]) == set()


@pytest.mark.parametrize("kind", ["head", "bibl", "byline", "furniture", "figure", "stage"])
def test_what_names_a_thing_and_tells_nothing_of_it_has_no_parallels(kind: PassageKind) -> None:
    first, second = library()
    listed = replace(second, passages=tuple(replace(one, kind=kind) for one in second.passages))
    assert pairs([first, second]) != set() == pairs([first, listed])


def test_who_cites_the_same_work_has_a_cross_reference_and_no_parallel() -> None:
    cited = (Span(0, 4, "citation", "work:dam"),)
    texts = [Text(one, one, author=one, passages=(
        replace(passage(one, 1, f"Dams {words}"), spans=cited), passage(one, 2, "Snow fell.")))
        for one, words in (("a", "burst in spring."), ("b", "served every mill."))]
    assert pairs(texts) == set()


def test_a_pair_that_shares_but_a_small_number_is_none() -> None:
    texts = [Text(one, one, author=one, passages=(
        replace(passage(one, 1, f"7 {words}"), spans=(Span(0, 1, "figure", value="7"),)), passage(one, 2, "Snow.")))
        for one, words in (("a", "sluices burst."), ("b", "herrings sold."))]
    assert pairs(texts) == set()


def test_the_best_pair_stands_first_and_equal_ones_by_their_anchors() -> None:
    def by(author: str, *names: str) -> Text:
        return Text(author, author, author=author, passages=tuple(
            passage(author, number, f"{name} came.", (name, "person", f"person:{name.lower()}"))
            for number, name in enumerate(names, 1)))

    found = find([by("b", "Hart", "Blum"), by("a", "Blum", "Hart")], REGISTERS)
    assert list(found) == sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b))
    equal = [(pair.a, pair.b) for pair in found if pair.score == found[0].score]
    assert equal == [("a.p1", "b.p2"), ("a.p2", "b.p1")]


def test_what_speaks_against_a_pair_lowers_its_score() -> None:
    first, second = library()
    year_before = ("4 March 1900", "date", "1900-03-04")

    def other(*marks: tuple[str, str, str]) -> float:
        said = passage("b", 2, "On 4 March 1900 the dam decree shut every sluice.",
                       ("dam decree", "event", "event:dam-order"), *marks)
        changed = replace(second, passages=(second.passages[0], said, second.passages[2]))
        return score([first, changed], "a.p2", "b.p2")

    # The day is no feature of both: what is left is what speaks against the pair, less a little for a longer vector.
    assert 0 < other(year_before) < 0.85 * other()


def test_what_is_said_ten_times_counts_more_than_once_and_less_than_ten_times() -> None:
    assert damped(1) == 1 < damped(10) < 5


def test_sister_orders_speak_against_a_pair() -> None:
    first, second = library()
    other = passage("b", 2, "On 9 March 1901 the mill decree shut every sluice of the dam.",
                    ("mill decree", "event", "event:mill-order"), ("9 March 1901", "date", "1901-03-09"))
    changed = replace(second, passages=(second.passages[0], other, second.passages[2]))
    pair = next(one for one in find([first, changed], REGISTERS) if (one.a, one.b) == ("a.p2", "b.p2"))
    assert ("apart", "Order on the dam against Order on the mills") in [(one.kind, str(one)) for one in pair.differs]
    assert not pair.is_strong


def test_a_rejected_pair_stays_away_and_an_added_one_stands_first() -> None:
    rulings = links_of([Link("a.p2", "b.p2", "rejected"), Link("a.p1", "b.p3", "added", "Jan", "same winter")])
    found = find(library(), REGISTERS, links=rulings)
    assert ("a.p2", "b.p2") not in {(pair.a, pair.b) for pair in found}
    assert (found[0].a, found[0].b, found[0].status, found[0].why) == ("a.p1", "b.p3", "added", "same winter")


def score(texts: list[Text], a: str, b: str) -> float:
    return next((pair.score for pair in find(texts, REGISTERS) if {pair.a, pair.b} == {a, b}), 0.0)


def with_words(words: str, *, first: str = "Blum and Hart shut the sluices. Nothing else is told of it.") -> list[Text]:
    """Return the library with two passages more, which both name what stands in *first*."""
    a, b = library()
    marks = (("Blum", "person", "person:blum"), ("Hart", "person", "person:hart"))
    return [replace(a, passages=(*a.passages, passage("a", 4, first, *marks))),
            replace(b, passages=(*b.passages, passage("b", 4, words, *marks)))]


def test_two_names_in_one_sentence_of_both_tell_more_than_scattered_ones() -> None:
    near = with_words("Gates were closed by Blum and Hart. Winter was long and the roads were deep in snow.")
    far = with_words("Gates were closed by Blum and winter was long. Roads were deep in Hart and the snow.")
    assert score(near, "a.p4", "b.p4") > score(far, "a.p4", "b.p4")


def test_an_editor_joins_no_two_passages_of_one_author() -> None:
    found = find(library(), REGISTERS, links=[Link("a.p1", "a.p3", "added", "Jan", "by hand in the file")])
    assert ("a.p1", "a.p3") not in {(pair.a, pair.b) for pair in found}


@pytest.mark.parametrize(("one", "other", "speaks_against"), [
    pytest.param("Order 1", "Order 2", True, id="sisters"),
    pytest.param("Moscow trials", "First Moscow trial", False, id="whole and part"),
    pytest.param("Second Plan", "First and Second Plans", False, id="one of two"),
])
def test_the_whole_is_no_sister_of_its_part(one: str, other: str, speaks_against: bool) -> None:
    known = Registers([Entry("event:one", one, subtype="event"), Entry("event:other", other, subtype="event")])
    mine, theirs = ({key: Feature(key, 1.0, 0, 1)} for key in ("event:one", "event:other"))
    assert bool(contradictions(mine, theirs, Labels(known)).differs) is speaks_against


def test_what_speaks_against_a_pair_is_told_from_either_side_whatever_it_is_called() -> None:
    one = Evidence("apart", "Campaign against kulaks", 0.0, (1, 2), (3, 4), "War against Poland")
    assert one.turned == Evidence("apart", "War against Poland", 0.0, (3, 4), (1, 2), "Campaign against kulaks")
    assert one.turned.turned == one


@pytest.mark.parametrize(("value", "share", "shown"), [
    pytest.param("2", "", False, id="two of what"), pytest.param("2704", "", True, id="a number that is no accident"),
    pytest.param("0.5", "0.5", True, id="a share"), pytest.param("0", "", False, id="none of what"),
])
def test_a_small_number_of_nobody_knows_what_is_no_reason(value: str, share: str, shown: bool) -> None:
    spans = (Span(0, 3, "figure", value=value, data=(("share", share),) if share else ()),)
    texts = [Text(one, one, author=one, passages=(
        replace(passage(one, 1, f"So many, {words}: sluice, weir, herring."), spans=spans),))
        for one, words in (("a", "once"), ("b", "then"))]
    said = [reason.what for reason in find(texts, Registers.empty())[0].evidence if reason.kind == "figure"]
    assert said == ([{"2704": "2,704", "0.5": "50 per cent"}[value]] if shown else [])


def test_what_is_counted_is_said_as_most_say_it_of_so_many() -> None:
    nouns = {"list": Counter({"lists": 2, "list": 1}), "1 list": Counter({"list": 3})}
    labels = Labels(REGISTERS, nouns=nouns)
    assert [labels.of(f"figure:{key}") for key in ("list:383", "list:1", "people:1", "people:2")] == [
        "383 lists", "1 list", "1 person", "2 people"]


def test_a_quotation_is_about_what_the_paragraph_before_it_is_about() -> None:
    def quoted(introduction: Passage) -> float:
        first, second = library()
        quote = replace(passage("a", 9, "Shut be every sluice in the dam, by night as by day."), kind="quote")
        return score([replace(first, passages=(introduction, quote)), second], "a.p9", "b.p2")

    assert quoted(library()[0].passages[1]) > quoted(library()[0].passages[0])


def test_a_note_is_about_what_the_passage_that_calls_it_is_about() -> None:
    def noted(called_from: str) -> float:
        first, second = library()
        marks = (("4 March 1901", "date", "1901-03-04"),)
        note = passage("a", 9, "Some letters that were found much later say 4 March 1901.", *marks)
        note = replace(note, kind="note", called_from=called_from)
        return score([replace(first, passages=(*first.passages, note)), second], "a.p9", "b.p2")

    assert noted("p2") > noted("p3")


def test_passages_near_to_a_third_one_are_near_to_each_other_and_say_so() -> None:
    marks = (("Blum", "person", "person:blum"),)
    both = passage("c", 1, "Blum: the frescoes of the cathedral, the windows of the chapel.", *marks)
    texts = [
        Text("a", "A", author="A", passages=(passage("a", 1, "Blum made the frescoes of the cathedral.", *marks),)),
        Text("b", "B", author="B", passages=(passage("b", 1, "Blum made windows for the chapel.", *marks),)),
    ]
    third = Text("c", "C", author="C", passages=(both,))

    def company(*links: Link) -> list[str]:
        found = find([*texts, third], REGISTERS, links=links)
        (pair,) = [pair for pair in found if (pair.a, pair.b) == ("a.p1", "b.p1")]
        return [one.what for one in pair.evidence if one.kind == "company"]

    assert company() == ["c.p1"]
    assert company(Link("a.p1", "c.p1", "rejected")) == []


def test_an_editor_may_join_what_the_machine_passes_over() -> None:
    first, second = library()
    heading = replace(passage("b", 9, "The dam"), kind="head")
    found = find([first, replace(second, passages=(*second.passages, heading))], REGISTERS,
                 links=[Link("a.p2", "b.p9", "added", "Jan", "the same dam")])
    assert (found[0].a, found[0].b) == ("a.p2", "b.p9")


@pytest.mark.parametrize(("day", "left"), [
    pytest.param(("9 March 1901", "1901-03-09"), 1.0, id="another day of the month"),
    pytest.param(("4 July 1901", "1901-07-04"), 0.9, id="another month"),
    pytest.param(("4 March 1907", "1907-03-04"), 0.75, id="another year"),
])
def test_another_time_speaks_against_a_pair_and_is_shown(day: tuple[str, str], left: float) -> None:
    mine = {key: Feature(key, 1.0, 0, 1) for key in date_keys("1901-03-04")}
    theirs = {key: Feature(key, 1.0, 0, 1) for key in date_keys(day[1])}
    found = contradictions(mine, theirs, Labels(REGISTERS))
    assert found.left == left
    assert bool(found.differs) == (left < 1)


def test_a_year_without_a_month_is_no_other_time_than_one_of_its_months() -> None:
    mine = {key: Feature(key, 1.0, 0, 1) for key in (*date_keys("1901"), *date_keys("1903-09"))}
    theirs = {key: Feature(key, 1.0, 0, 1) for key in date_keys("1901-09-26")}
    for one, other in ((mine, theirs), (theirs, mine)):
        found = contradictions(one, other, Labels(REGISTERS))
        assert found.differs == ()
        assert found.left == 0.9


@pytest.mark.parametrize(("theirs", "is_same_matter"), [
    pytest.param("268950", True, id="rival figures"), pytest.param("109", False, id="another count"),
])
def test_other_figures_for_one_event_are_left_to_the_concordance_but_far_ones_speak_of_other_matters(
    theirs: str, is_same_matter: bool,
) -> None:
    def said(number: str) -> dict[str, Feature]:
        return {key: Feature(key, 1.0, 0, 1) for key in ("event:dam-order", f"figure:people:{number}")}

    found = contradictions(said("259450"), said(theirs), Labels(REGISTERS))
    assert found.differs == ()
    assert found.is_same_matter is is_same_matter


def test_an_event_that_follows_from_what_the_other_names_is_no_sister_of_it() -> None:
    mine, theirs = {"event:dam-order": Feature("event:dam-order", 1.0, 0, 1)}, {
        "event:mill-order": Feature("event:mill-order", 1.0, 0, 1)}
    assert contradictions(mine, theirs, Labels(REGISTERS)).differs
    for implied in ({"implied_a": {"event:mill-order"}}, {"implied_b": {"event:dam-order"}}):
        assert not contradictions(mine, theirs, Labels(REGISTERS), **implied).differs


@pytest.mark.parametrize(("words", "is_telling_note"), [
    pytest.param("Folder 12, Box 35, Miscellaneous Office Files, Record Group 59, Town Archives.", False, id="a shelf"),
    pytest.param("Boston Daily Advertiser, December 7, 1861; see also Norwich Bulletin, ibid.", False, id="newspapers"),
    pytest.param("He had counted the gates himself before the water came.", True, id="a sentence"),
    pytest.param("Сам он сосчитал ворота прежде, нежели пришла вода.", True, id="a sentence in Russian"),
])
def test_a_note_tells_something_if_it_has_words_in_small_letters(words: str, is_telling_note: bool) -> None:
    assert is_telling(replace(passage("a", 1, words), kind="note")) is is_telling_note


def test_a_document_that_both_quote_makes_a_pair_strong_without_a_register() -> None:
    said = "the miller shall grease both wooden paddles before vespers on every saturday"
    texts = [Text(author, author, author=author, passages=(
        passage(author, 1, f"{first} {said}."), passage(author, 2, "Snow fell on the town all night long.")))
        for author, first in (("a", "He wrote that"), ("b", "Ordered was that"))]
    best = find(texts, Registers.empty())[0]
    assert best.is_strong


def test_what_everyone_names_makes_no_pair_strong() -> None:
    def is_strong(others: int) -> bool:
        first, second = library()
        more = tuple(passage("b", 10 + one, f"Another page, number {one}, and the dam decree again.",
                             ("dam decree", "event", "event:dam-order"), ("again", "date", "1901-03-04"))
                     for one in range(others))
        texts = [first, replace(second, passages=(*second.passages, *more))]
        return next(pair.is_strong for pair in find(texts, REGISTERS) if (pair.a, pair.b) == ("a.p2", "b.p2"))

    assert is_strong(0)
    assert not is_strong(8)


def test_words_of_one_concept_meet() -> None:
    texts = [
        Text("a", "A", author="A", passages=(passage("a", 1, "Every quota rose."), passage("a", 2, "Snow fell."))),
        Text("b", "B", author="B", passages=(passage("b", 1, "The limits grew."), passage("b", 2, "Rain came."))),
    ]
    assert find(texts, Registers.empty()) == ()
    thesaurus = Thesaurus((Concept("quota", "en", ("quota", "limit")),))
    (pair,) = find(texts, Registers.empty(), thesaurus=thesaurus)
    assert [one.kind for one in pair.evidence] == ["concept"]


def test_a_theme_of_both_makes_no_pair_strong_but_two_do() -> None:
    texts = [
        Text("a", "A", author="A", passages=(passage("a", 1, "Quotas; levies."), passage("a", 2, "Snow fell."))),
        Text("b", "B", author="B", passages=(passage("b", 1, "Limits; dues."), passage("b", 2, "Rain came."))),
    ]
    concepts = Concept("quota", "en", ("quotas", "limits")), Concept("levy", "en", ("levies", "dues"))

    def is_strong(*known: Concept) -> bool:
        return find(texts, Registers.empty(), thesaurus=Thesaurus(known))[0].is_strong

    assert not is_strong(concepts[0])
    assert is_strong(*concepts)


def test_what_the_register_adds_is_shown_with_the_name_it_was_added_to() -> None:
    first, second = library()
    day_only = passage("b", 2, "On 4 March 1901 no sluice was left open.", ("4 March 1901", "date", "1901-03-04"))
    order_only = passage("a", 2, "The order on the dam was a blow.", ("order on the dam", "event", "event:dam-order"))
    texts = [replace(first, passages=(order_only,)), replace(second, passages=(day_only, second.passages[2]))]
    assert "4 March 1901 (through Order on the dam)" in [one.what for one in find(texts, REGISTERS)[0].evidence]


def test_of_what_follows_from_one_name_two_reasons_are_shown() -> None:
    order = Entry("event:dam-order", "Order on the dam", start="1901-03-04", related=("person:blum", "person:hart"))
    known = Registers([order, Entry("person:blum", "Anna Blum"), Entry("person:hart", "John Hart")])
    named = passage("a", 1, "The order on the dam was a blow.", ("order on the dam", "event", "event:dam-order"))
    told = passage("b", 1, "Blum met Hart on 4 March 1901.", ("Blum", "person", "person:blum"),
                   ("Hart", "person", "person:hart"), ("4 March 1901", "date", "1901-03-04"))
    other = passage("b", 2, "Letters from that winter are lost.")
    (pair,) = find([Text("a", "A", author="A", passages=(named,)), Text("b", "B", author="B", passages=(told, other))],
                   known)
    assert [one.what.endswith("(through Order on the dam)") for one in pair.evidence] == [True, True]


def test_a_heading_is_not_shown_beside_its_part() -> None:
    texts = [
        Text("a", "A", author="A", passages=(passage("a", 1, "More grain was asked."), passage("a", 2, "Snow fell."))),
        Text("b", "B", author="B", passages=(passage("b", 1, "Levies went up."), passage("b", 2, "Rain came."))),
    ]
    thesaurus = Thesaurus((Concept("levy: raised", "en", ("more & grain", "levy & went")),))
    (pair,) = find(texts, Registers.empty(), thesaurus=thesaurus)
    assert [one.what for one in pair.evidence] == ["levy, raised"]


def test_a_word_of_a_heading_is_not_shown_beside_it() -> None:
    texts = [
        Text("a", "A", author="A", passages=(passage("a", 1, "Slates. Quotas of grain."), passage("a", 2, "Snow."))),
        Text("b", "B", author="B", passages=(passage("b", 1, "Quotas. Slates of grain."), passage("b", 2, "Rain."))),
    ]
    known = Thesaurus((Concept("quotas", "en", ("slate", "quota")),))
    (pair,) = find(texts, Registers.empty(), thesaurus=known)
    assert "quotas" not in [one.what for one in pair.evidence if one.kind == "word"]


def test_a_heading_that_only_gathers_is_no_reason_beside_another() -> None:
    texts = [
        Text("a", "A", author="A", passages=(passage("a", 1, "Anger and bread."), passage("a", 2, "Snow fell."))),
        Text("b", "B", author="B", passages=(passage("b", 1, "Letters and bread."), passage("b", 2, "Rain came."))),
    ]

    def reasons(*more: Concept) -> list[str]:
        known = Concept("king: temper", "en", ("anger",)), Concept("king: letters", "en", ("letters",))
        (pair,) = find(texts, Registers.empty(), thesaurus=Thesaurus((*known, *more)))
        return [one.what for one in pair.evidence]

    assert reasons(Concept("food", "en", ("bread",))) == ["food"]
    assert "king" in reasons(Concept("food", "en", ("bread",)), Concept("king", "en", ("majesty",)))



@pytest.mark.parametrize("title", ["Editor's Introduction", "Translator’s Note"])
def test_an_editors_own_pages_are_not_by_the_author(title: str) -> None:
    first, second = library()
    moved = tuple(replace(one, text_id="a", id=f"q{one.id}", division="d1") for one in second.passages)
    one_text = replace(first, divisions=(Division("d1", title, 1),), passages=(*first.passages, *moved))
    assert find([one_text], REGISTERS)


def test_a_hostile_passage_is_read_in_bounds() -> None:
    words = " ".join(random.Random(1).choices(["dam", "sluice", "mill", "river"], k=200_000))
    texts = [Text("a", "A", author="A", passages=(passage("a", 1, words),)),
             Text("b", "B", author="B", passages=(passage("b", 1, words),))]
    assert len(find(texts, Registers.empty())) <= 1


def page(draw: random.Random, words: list[str]) -> str:
    return " ".join(draw.choices(words, weights=[1 / (rank + 3) for rank in range(len(words))], k=80))


def test_texts_that_have_nothing_to_do_with_each_other_have_less_than_one_parallel_a_passage() -> None:
    draw = random.Random(3)
    words = ["".join(draw.choices("abcdefghiklmnoprstu", k=7)) for _ in range(6_000)]
    texts = [
        Text(author, author, author=author, passages=tuple(
            Passage(author, f"p{number}", "p", page(draw, words)) for number in range(60)))
        for author in ("a", "b", "c", "d", "e")
    ]
    assert len(find(texts, Registers.empty())) < 300


def test_words_of_a_web_address_are_no_reason() -> None:
    texts = [
        Text(author, author, author=author, passages=(
            passage(author, 1, f"{said} https://archive.example.org/letters/winter/reading.html"),))
        for author, said in (("a", "Snow"), ("b", "Rain"))
    ]
    assert find(texts, Registers.empty()) == ()


@pytest.mark.parametrize("day", ["1805-08-09", ""])
def test_the_day_of_the_week_is_no_reason_beside_a_date(day: str) -> None:
    spans = (Span(8, 16, "date", value=day),) if day else ()
    texts = [Text(one, one, author=one, language="en", passages=(
        Passage(one, "p1", "p", "Friday, 9 August: weir, sluice and herring.", spans), passage(one, 2, "Snow.")))
        for one in ("a", "b")]
    said = {one.what for one in find(texts, REGISTERS)[0].evidence}
    assert ("weir" in said, "friday" in said) == (True, not day)


def test_a_reason_is_named_once_from_whichever_side_and_of_whatever_kind() -> None:
    evidence = [
        Evidence("group", "kulaks", 0.3), Evidence("event", "Operation (through Order 4)", 0.2),
        Evidence("event", "Order 4 (through Operation)", 0.1), Evidence("concept", "Kulaks", 0.1),
        Evidence("word", "order", 0.1), Evidence("word", "barn", 0.1),
    ]
    assert [(one.what, one.weight) for one in said_once(evidence)] == [
        ("kulaks", 0.4), ("Operation (through Order 4)", 0.3), ("barn", 0.1)]



@pytest.mark.parametrize("language", ["eng", "en-GB", "und", ""])
def test_words_that_carry_grammar_are_no_reason_however_the_language_is_tagged(language: str) -> None:
    said = (
        "These reports were not among those which they had been making for themselves, nor were there any others.",
        "Which among these were not their own, and for which other use there had been none, they did not say.",
    )
    foreign = tuple(passage("c", number, f"Snön låg kvar på fältet {number} gånger.") for number in range(1, 60))
    texts = [Text(one, one, author=one, language=language, passages=(passage(one, 1, words),))
             for one, words in zip("ab", said, strict=True)]
    assert find([*texts, Text("c", "C", author="C", language="sv", passages=foreign)], Registers.empty()) == ()


@pytest.mark.parametrize(("number", "is_strong"), [("80", False), ("268950", True)])
def test_a_small_number_in_both_makes_no_pair_strong(number: str, is_strong: bool) -> None:
    counted = (Span(0, len(number), "figure", value=number),)
    texts = [Text(author, author, author=author, passages=(
        replace(passage(author, 1, f"{number} gates {words}."), spans=counted),
        passage(author, 2, "Snow fell on the town all night long.")))
        for author, words in (("a", "stood at the mill"), ("b", "were opened"))]
    pair = next(one for one in find(texts, Registers.empty()) if (one.a, one.b) == ("a.p1", "b.p1"))
    assert pair.is_strong is is_strong


def chatter() -> list[Text]:
    """Return two authors who say nothing in particular of John Hart, each in 19 passages, and once name one order."""
    draw = random.Random(5)
    words = [f"{one}{two}{three}er" for one in "bdfgklmn" for two in ("ar", "el", "ion", "ust") for three in "aeiou"]
    made = []
    for text_id in "ab":
        said = [passage(text_id, number, " ".join(draw.choices(words, k=40))) for number in range(40)]
        said += [passage(text_id, number, " ".join((*draw.choices(words, k=40), "John Hart")),
                         ("John Hart", "person", "person:hart")) for number in range(40, 59)]
        said.append(passage(text_id, 60, " ".join((*draw.choices(words, k=15), "the order on the dam of 4 March 1901")),
                            ("order on the dam", "event", "event:dam-order"), ("4 March 1901", "date", "1901-03-04")))
        made.append(Text(text_id, text_id, author=f"Author {text_id}", passages=tuple(said)))
    return made


def test_a_pair_no_nearer_than_those_that_share_nothing_specific_is_faint() -> None:
    pairs = find(chatter(), REGISTERS)
    near = [pair for pair in pairs if not pair.is_faint]
    assert (near[0].a, near[0].b) == ("a.p60", "b.p60")
    assert len(near) < len(pairs) / 4


@pytest.mark.parametrize(("kind", "value", "is_faint"), [
    ("date", "1805-08-09", False), ("event", "event:mill-order", False), ("person", "person:blum", True),
])
def test_what_tells_of_a_happening_that_hardly_any_other_names_is_not_faint(
    kind: str, value: str, is_faint: bool, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "reached_by_chance", lambda _: 1.0)
    texts = [Text(one, one, author=one, passages=(
        passage(one, 1, f"That day {words}", ("That day", kind, value)), passage(one, 2, "Snow fell.")))
        for one, words in (("a", "it rained."), ("b", "all was quiet."))]
    (pair,) = find(texts, REGISTERS)
    assert pair.is_faint is is_faint


def test_what_an_editor_confirmed_is_not_faint() -> None:
    faint = next(pair for pair in find(chatter(), REGISTERS) if pair.is_faint)
    (ruled, *_) = find(chatter(), REGISTERS, links=[Link(faint.a, faint.b, "confirmed", "#anna", "both are on Hart")])
    assert (ruled.a, ruled.b, ruled.is_faint) == (faint.a, faint.b, False)


def test_of_a_handful_of_pairs_nobody_can_say_what_chance_gives() -> None:
    assert not any(pair.is_faint for pair in find(library(), REGISTERS))


TWINS = Registers([Entry("event:dam-order", "Order on the dam", start="1901-03-04"),
                   Entry("event:fair", "Spring fair", start="1901-03-04")])


def of_two(*said: tuple[str, tuple[str, str, str]]) -> list[Text]:
    """Return two authors of whom each says one thing, with one mark, among others that have nothing to do with it."""
    return [Text(one, one, author=one, passages=(passage(one, 1, words, mark), passage(one, 2, f"Snow in {one}.")))
            for one, (words, mark) in zip("ab", said, strict=True)]


def test_what_both_only_imply_makes_no_pair() -> None:
    texts = of_two(("The decree came.", ("decree", "event", "event:dam-order")),
                   ("Oxen were sold at market.", ("market", "event", "event:fair")))
    assert find(texts, TWINS) == ()


def test_what_one_only_implies_makes_no_pair_strong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "STRONG_FROM", 0.01)
    said = ("Oxen were sold.", ("Oxen", "date", "1901-03-04"))
    (implied,) = find(of_two(("The decree came.", ("decree", "event", "event:dam-order")), said), TWINS)
    (both,) = find(of_two(("The decree came.", ("The decree", "date", "1901-03-04")), said), TWINS)
    assert (implied.is_strong, both.is_strong) == (False, True)


@pytest.mark.parametrize(("kind", "value", "reasons"), [
    ("date", "1901-03-04", ["4 March 1901"]), ("date", "1901-03", ["March 1901"]),
    ("figure", "44161", ["44,161 people"]),
])
def test_what_lies_in_another_reason_is_not_named_beside_it(kind: str, value: str, reasons: list[str]) -> None:
    texts = of_two(("Oxen were sold.", ("Oxen", kind, value)), ("The decree came.", ("The decree", kind, value)))
    spans = [replace(span, value=value, ref="", data=(("unit", "people"),) if kind == "figure" else ())
             for text in texts for span in text.passages[0].spans]
    marked = [replace(text, passages=(replace(text.passages[0], spans=(span,)), *text.passages[1:]))
              for text, span in zip(texts, spans, strict=True)]
    (pair,) = find(marked, TWINS)
    assert [one.what for one in pair.evidence] == reasons


def test_a_pair_that_is_turned_has_the_places_of_each_in_its_own_words() -> None:
    first, second = library()
    turned = [replace(first, id="a", passages=tuple(replace(one, text_id="a") for one in first.passages)),
              replace(second, id="a-b", passages=tuple(replace(one, text_id="a-b") for one in second.passages))]
    words = {one.anchor: one.text for text in turned for one in text.passages}
    best = find(turned, REGISTERS)[0]
    assert (best.a, best.b) == ("a-b.p2", "a.p2"), "a hyphen comes before a point"
    (event,) = [one for one in best.evidence if one.kind == "event"]
    assert event.a is not None
    assert event.b is not None
    assert (words[best.a][slice(*event.a)], words[best.b][slice(*event.b)]) == ("dam decree", "order on the dam")
