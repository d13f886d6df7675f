"""Figures: who counts the same thing, and whether they agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.concordance import Claim, Question, find_questions, in_words
from edition.concordance.claims import SHARE, WORDS
from edition.concordance.counting import claims_in
from edition.concordance.days import days_in
from edition.concordance.frames import PLACES, Frame, frames_of
from edition.concordance.questions import told_apart, with_figures
from edition.concordance.rulings import read_questions
from edition.concordance.telling import sentences_in
from edition.concordance.verdicts import compare_claims
from edition.errors import EditionError
from edition.model import Entry, Parallel, Passage, Span, Text
from edition.parallels.labels import Labels
from edition.registers import Registers
from edition.thesaurus import Concept, Thesaurus

THESAURUS = Thesaurus((Concept("flood", "en", ("drown", "flood")), Concept("strike", "en", ("strike", "walkout"))))


def text(author: str, *sentences: tuple[str, str]) -> Text:
    passages = []
    for number, (words, figure) in enumerate(sentences, 1):
        start = words.index(figure)
        spans = [Span(start, start + len(figure), "figure", value=figure.replace(",", ""), data=(("unit", "people"),))]
        if "1901" in words:
            spans.append(Span(words.index("1901"), words.index("1901") + 4, "date", value="1901"))
        passages.append(Passage(author, f"p{number}", "p", words, tuple(spans)))
    return Text(author, author, author=author, passages=tuple(passages))


FILLER = [
    ("Roads were mended by 900 people.", "900"), ("Some 71,000 people ring bells.", "71,000"),
    ("Cattle fed 15,000 people.", "15,000"), ("Letters came from 310,000 people.", "310,000"),
]


def claim(value: float, author: str, **fields: object) -> Claim:
    given = {"low": value, "high": value, "thing": "people", "qualifier": "", **fields}
    return Claim(f"{author}.p1", 0, 3, value, author=author, text_id=author, words="", sentence=(0, 3), **given)  # type: ignore[arg-type]


def test_two_counts_of_one_thing_are_one_question() -> None:
    a = text("a", ("In 1901 the flood drowned 4,120 people along the river.", "4,120"), *FILLER[:2])
    b = text("b", ("The river flood of 1901 drowned 4,300 people.", "4,300"), *FILLER[2:])
    found = find_questions([a, b], Registers.empty(), thesaurus=THESAURUS)
    question = found.questions[0]
    assert [one.value for one in question.claims] == [4120, 4300]
    assert question.verdict == "contradicting"


def test_equal_numbers_for_different_things_are_never_agreement() -> None:
    a = text("a", ("In 1901 the flood drowned 4,120 people along the river.", "4,120"), *FILLER[:2])
    b = text("b", ("In 1901 the walkout along the river counted 4,120 people.", "4,120"), *FILLER[2:])
    found = find_questions([a, b], Registers.empty(), thesaurus=THESAURUS)
    agreeing = {"same", "rounded", "overlapping"}
    assert not [one for question in found.questions for one in question.verdicts if one.kind in agreeing]


def test_an_editor_names_a_question(tmp_path: Path) -> None:
    (tmp_path / "questions.toml").write_text(
        '[[question]]\nkey = "drowned"\ntitle = "How many drowned?"\nclaims = ["a.p1 4120", "b.p1 4300"]\n'
    )
    a, b = text("a", ("The flood took 4,120 people.", "4,120")), text("b", ("In all 4,300 people.", "4,300"))
    found = find_questions([a, b], Registers.empty(), rulings=read_questions(tmp_path / "questions.toml"))
    assert [(one.key, one.title, one.is_ruled) for one in found.questions] == [("drowned", "How many drowned?", True)]


@pytest.mark.parametrize("content", ["x = 1", "[[question]]\nkey = 1", "[["])
def test_a_faulty_file_of_questions_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "questions.toml").write_text(content)
    with pytest.raises(EditionError, match=r"questions\.toml"):
        read_questions(tmp_path / "questions.toml")


def dated(author: str, words: str, day: str, value: str) -> Text:
    order, start = words.index("order"), words.index(day)
    spans = (Span(order, order + 5, "event", "event:dam-order"), Span(start, start + len(day), "date", value=value))
    filler = [Passage(author, f"f{number}", "p", one) for number, (one, _) in enumerate(FILLER)]
    return Text(author, author, author=author, passages=(Passage(author, "p1", "p", words, spans), *filler))


@pytest.mark.parametrize(("day", "value", "verdict"), [
    ("5 March 1901", "1901-03-05", "contradicting"), ("4 March 1901", "1901-03-04", "same"),
    ("March 1901", "1901-03", "overlapping"),
])
def test_days_of_one_event_are_held_against_each_other(day: str, value: str, verdict: str) -> None:
    a = dated("a", "The flood order was signed on 4 March 1901 by the river.", "4 March 1901", "1901-03-04")
    b = dated("b", f"On the river they signed the flood order on {day}.", day, value)
    registers = Registers([Entry("event:dam-order", "Order on the dam")])
    (question,) = find_questions([a, b], registers, thesaurus=THESAURUS).questions
    assert [in_words(one) for one in question.claims] == ["4 March 1901", day]
    assert (question.event, question.verdict) == ("event:dam-order", verdict)


def figures(words: str, *said: tuple[str, str]) -> list[Claim]:
    spans = [Span(words.index(one), words.index(one) + len(one), "figure", value=one.replace(",", ""),
                  data=(("unit", unit),) if unit else ()) for one, unit in said]
    return list(claims_in(Text("a", "A", passages=(Passage("a", "p1", "p", words, tuple(spans)),))))


def test_a_part_of_a_figure_is_a_share_too() -> None:
    found = figures("They seized 2,000 people, 500 of whom drowned.", ("2,000", "people"), ("500", ""))
    assert [(one.value, one.thing) for one in found] == [(2000, "people"), (500, "people"), (25, "share")]


def test_what_is_counted_has_its_place_in_a_row() -> None:
    words = "There were 324 in first class, 284 passengers of second class, and 709 third class passengers."
    said = ("324", "284 passengers", "709 third class passengers")
    spans = tuple(Span(words.index(one), words.index(one) + len(one), "figure", value=one[:3]) for one in said)
    a = Text("a", "a", author="a", passages=(Passage("a", "p1", "p", words, spans),))
    frames = frames_of([a], list(claims_in(a)), Registers.empty(), THESAURUS)
    assert [sorted(one.counted & PLACES) for one in frames] == [["first"], ["second"], ["third"]]


def test_a_bound_reaches_farther_on_its_own_side() -> None:
    words, data = "They had more than 7,000 people.", (("unit", "people"), ("qualifier", "more than"))
    span = Span(words.index("7,000"), words.index("7,000") + 5, "figure", value="7000", data=data)
    (found,) = claims_in(Text("a", "A", passages=(Passage("a", "p1", "p", words, (span,)),)))
    assert (found.low, found.high) == (6650, 7700)


@pytest.mark.parametrize("between", ["of the", "out of"])
def test_so_many_of_so_many_are_a_share_too(between: str) -> None:
    found = figures(f"Of those 36 {between} 120 members were seized.", ("36", "people"), ("120", "people"))
    assert [(one.value, one.label) for one in found if one.thing == "share"] == [(30, "36 of 120")]


@pytest.mark.parametrize(("words", "said"), [
    ("They had 2,000 killed.", "2,000"), ("The losses: killed, 2,000; more fled.", "2,000"),
    ("The number of survivors, which came to about 710, grew.", "710"), ("They shot 36 of their own.", "36"),
])
def test_what_stands_at_a_figure_may_say_that_it_counts_people(words: str, said: str) -> None:
    assert [one.thing for one in figures(words, (said, ""))] == ["people"]


@pytest.mark.parametrize(("words", "noun"), [
    ("Number of life-boats and rafts, 20.", "lifeboats"), ("It had 20 life-boats.", ""),
    ("The number of guests rose to 20.", "guests"),
])
def test_a_noun_before_its_figure_is_what_is_counted(words: str, noun: str) -> None:
    (found,) = figures(words, ("20", ""))
    texts = [Text("a", "A", passages=(Passage("a", "p1", "p", words),))]
    (frame,) = frames_of(texts, [found], Registers.empty(), THESAURUS)
    assert (found.noun, set(frame.counted)) == (noun, {noun.removesuffix("s")} - {""})


@pytest.mark.parametrize(("words", "years"), [
    ("From 1841 to 1851 they moved 4,120 people.", {"years:1841–1851"}),
    ("In the years 1841 to 1851 they moved 4,120 people.", {"years:1841–1851"}),
    ("In 1841 few left and in 1851 they moved 4,120 people.", {"year:1851"}),
])
def test_what_is_counted_from_one_year_to_another_is_counted_in_neither(words: str, years: set[str]) -> None:
    spans = tuple(Span(words.index(one), words.index(one) + len(one), kind, value=value) for one, kind, value in (
        ("1841", "date", "1841"), ("1851", "date", "1851"), ("4,120", "figure", "4120")))
    texts = [Text("a", "A", passages=(Passage("a", "p1", "p", words, tuple(sorted(spans))),))]
    (claim,) = [one for one in claims_in(texts[0]) if one.is_number]
    (frame,) = frames_of(texts, [claim], Registers.empty(), THESAURUS)
    assert frame.years == years


@pytest.mark.parametrize(("words", "thing"), [
    ("A census recorded a population of 8,175,124.", "people"),
    ("In May the deaths of York reached 8,175,124.", "people"),
    ("The population of York in 1851 was about 8,175,124.", "people"), ("Its whole capacity was 8,175,124.", ""),
    ("Fewer sanctions—8,175,124—fell upon York.", "people"),
    ("Fewer ships – about 8,175,124 – were lost.", "ship"), ("Fewer ships – 8,175,124 of them were lost.", "people"),
    ("It was less – 8,175,124 – than before.", ""),
])
def test_the_subject_of_a_figure_says_whom_it_counts_if_that_is_people(words: str, thing: str) -> None:
    assert [one.thing for one in figures(words, ("8,175,124", ""))] == [thing]


def test_an_author_gives_the_dead_of_two_sides_and_no_two_answers() -> None:
    a = text("a", ("The flood drowned 2,834 people of York.", "2,834"), *FILLER[:2])
    words = "The flood drowned 3,070 people of York. The flood drowned 2,592 people of Bath."
    spans = tuple(Span(words.index(one), words.index(one) + 5, "figure", value=one.replace(",", ""),
                       data=(("unit", "people"),)) for one in ("3,070", "2,592"))
    b = Text("b", "b", author="b", passages=(Passage("b", "p1", "p", words, spans),))
    found = find_questions([a, b], Registers.empty(), thesaurus=THESAURUS)
    assert not [one for one in found.questions if {3070, 2592} <= {each.value for each in one.claims}]
    assert [one for one in found.questions if {2834, 3070} <= {each.value for each in one.claims}]


@pytest.mark.parametrize("words", ["8 per cent lower than the real number", "8 per cent more than before",
                                  "8 per cent too low"])
def test_how_far_two_numbers_lie_apart_is_no_share(words: str) -> None:
    span = Span(0, 10, "figure", value="0.08", data=(("share", "0.08"), ("unit", "share")))
    assert not list(claims_in(Text("a", "A", passages=(Passage("a", "p1", "p", words, (span,)),))))


def test_a_figure_of_them_counts_people() -> None:
    assert [one.thing for one in figures("In all 3,570 of them had been seized.", ("3,570", ""))] == ["people"]


def test_each_figure_has_the_date_of_its_part_of_the_sentence() -> None:
    a = text("a", ("The flood drowned 4,120 people.", "4,120"), *FILLER[:2])
    words = "The flood drowned 4,300 people in 1901, 950 people in 1903."
    spans = [Span(words.index(one), words.index(one) + len(one), kind, value=one.replace(",", ""),
                  data=(("unit", "people"),) if kind == "figure" else ())
             for one, kind in (("4,300", "figure"), ("1901", "date"), ("950", "figure"), ("1903", "date"))]
    b = Text("b", "b", author="b", passages=(Passage("b", "p1", "p", words, tuple(spans)),))
    figures_of = [*claims_in(a), *claims_in(b)]
    years = [frame.years for frame in frames_of([a, b], figures_of, Registers.empty(), THESAURUS)]
    assert years[-2:] == [{"year:1901"}, {"year:1903"}]


def test_an_author_with_two_answers_agrees_if_one_of_them_does() -> None:
    claims = (claim(4120, "a"), claim(9000, "b"), claim(4100, "b"))
    question = Question("q", "How many?", "people", "", "", claims, compare_claims(claims))
    assert question.verdict == "rounded"


def test_a_table_of_figures_is_read_in_bounds() -> None:
    words = " ".join(f"{number} men" for number in range(1000, 3000))
    assert len(figures(words, *((str(number), "men") for number in range(1000, 3000)))) < 300


def test_a_passage_that_names_no_event_still_speaks_of_the_one_named_before() -> None:
    first = Passage("a", "p1", "p", "The flood order came.", (Span(4, 15, "event", "event:dam-order"),))
    second = Passage("a", "p2", "p", "It moved 4,120 people.", (Span(9, 14, "figure", value="4120"),))
    texts = [Text("a", "a", author="a", passages=(first, second)),
             text("b", *FILLER)]
    claims = [one for each in texts for one in claims_in(each)]
    frames = frames_of(texts, claims, Registers([Entry("event:dam-order", "Order")]), THESAURUS)
    assert "event:dam-order" in frames[0].events


def test_a_number_under_one_order_is_of_the_group_that_the_register_says_it_struck() -> None:
    first = "The flood order came. It moved 4,120 people."
    spans = (Span(4, 15, "event", "event:dam-order"), Span(first.index("4,120"), first.index("4,120") + 5, "figure",
             value="4120", data=(("unit", "people"),)))
    second = "The dam moved 4,300 people, all millers."
    also = (Span(14, 19, "figure", value="4300", data=(("unit", "people"),)), Span(32, 39, "group", "group:millers"))
    texts = [Text(author, author, author=author, passages=(Passage(author, "p1", "p", words, made),))
             for author, words, made in (("a", first, spans), ("b", second, also))]
    claims = [one for each in texts for one in claims_in(each)]
    entries = [Entry("event:dam-order", "Order", related=("group:millers",)), Entry("group:millers", "Millers")]
    frames = [frames_of(texts, claims, Registers(known), THESAURUS)[0] for known in (entries, entries[1:])]
    assert [one.subjects.get("group:millers") is not None for one in frames] == [True, False]


def test_so_is_a_sentence_with_a_number_but_no_other_under_the_order() -> None:
    words = "The flood order came for the millers of York. It moved 4,120 people up the valley. It was read out in May."
    spans = (Span(4, 15, "event", "event:dam-order"), Span(words.index("4,120"), words.index("4,120") + 5, "figure",
             value="4120"), Span(words.index("millers"), words.index("millers") + 7, "group", "group:millers"))
    texts = [Text("a", "a", author="a", passages=(Passage("a", "p1", "p", words, spans),))]
    registers = Registers([Entry("event:dam-order", "Order", related=("group:millers",)),
                           Entry("group:millers", "Millers")])
    frames = frames_of(texts, list(sentences_in(texts[0], {"a.p1"})), registers, THESAURUS)
    assert ["group:millers" in one.subjects for one in frames] == [True, True, False]


@pytest.mark.parametrize(("order", "stands_there"), [("dam", True), ("fire", False)])
def test_what_is_said_of_another_order_answers_no_count(order: str, stands_there: bool) -> None:
    def says(author: str, words: str, order: str, figure: str = "") -> Text:
        spans = [Span(words.index("order"), words.index("order") + 5, "event", f"event:{order}-order")]
        if figure:
            spans.append(Span(words.index(figure), words.index(figure) + 5, "figure", value=figure.replace(",", ""),
                              data=(("unit", "people"),)))
        filler = [Passage(author, f"f{number}", "p", one) for number, (one, _) in enumerate(FILLER)]
        return Text(author, author, author=author, passages=(*filler, Passage(author, "p1", "p", words, tuple(spans))))

    texts = [says("a", "By the order they seized 4,120 people along the river.", "dam", "4,120"),
             says("b", "By the order they seized 4,300 people at the river.", "dam", "4,300"),
             says("c", "By the order they seized people along the river.", order)]
    registers = Registers([Entry(f"event:{one}-order", one) for one in ("dam", "fire")])
    parallels = [Parallel(f"{a}.{at}", f"{b}.{at}", 0.5) for a, b in ("ab", "ac", "bc") for at in ("p1", "f0", "f1")]
    found = find_questions(texts, registers, thesaurus=THESAURUS, parallels=parallels).questions
    assert [one.authors for one in found if one.thing == "people"] == [("a", "b", "c") if stands_there else ("a", "b")]


@pytest.mark.parametrize("share", ["half", "50 per cent", "a third"])
def test_equal_shares_of_different_things_never_meet(share: str) -> None:
    def says(author: str, words: str) -> Text:
        start = words.index(share)
        span = Span(start, start + len(share), "figure", value="0.5", data=(("share", "0.5"), ("unit", "share")))
        return Text(author, author, author=author, passages=(Passage(author, "p1", "p", words, (span,)),))

    texts = [says("a", f"About {share} of the harvest rose."), says("b", f"About {share} of the officers fell.")]
    parallels = [Parallel("a.p1", "b.p1", 0.4)]
    assert not find_questions(texts, Registers.empty(), thesaurus=THESAURUS, parallels=parallels).questions


def test_the_order_of_the_texts_changes_nothing() -> None:
    texts = [text("a", ("In 1901 the flood drowned 4,120 people along the river.", "4,120"), *FILLER[:2]),
             text("b", ("The river flood of 1901 drowned 4,300 people.", "4,300"), *FILLER[2:]),
             text("c", ("Along the river 4,000 people drowned in the flood of 1901.", "4,000"), *FILLER[:2])]
    found = find_questions(texts, Registers.empty(), thesaurus=THESAURUS)
    assert found == find_questions(texts[::-1], Registers.empty(), thesaurus=THESAURUS)
    assert len(found.questions[0].authors) == 3


def test_that_two_passages_are_parallels_can_make_a_question() -> None:
    texts = [text("a", ("Of the miners 412 people drowned.", "412"), *FILLER),
             text("b", ("There 430 people drowned.", "430"))]
    alone = find_questions(texts, Registers.empty(), thesaurus=THESAURUS)
    together = find_questions(texts, Registers.empty(), thesaurus=THESAURUS, parallels=[Parallel("a.p1", "b.p1", 0.3)])
    values = [[one.value for one in question.claims if one.is_number] for question in together.questions]
    assert [412, 430] in values
    assert len(alone.questions) <= len(together.questions)


def test_who_gives_no_number_stands_there_in_his_own_words() -> None:
    words = "Nobody counted how many people the flood drowned along the river in 1901."
    texts = [text("a", ("In 1901 the flood drowned 4,120 people along the river.", "4,120"), *FILLER[:2]),
             text("b", ("The river flood of 1901 drowned 4,300 people.", "4,300"), *FILLER[2:]),
             Text("c", "c", author="c", passages=(Passage("c", "p1", "p", words, ()),))]
    parallels = [Parallel(f"{one}.p1", "c.p1", 0.4) for one in "ab"]
    question = find_questions(texts, Registers.empty(), thesaurus=THESAURUS, parallels=parallels).questions[0]
    assert [in_words(one) for one in question.claims if one.author == "c"] == [words]
    assert question.verdict == "contradicting"


def test_the_days_on_which_somebody_left_an_office_meet_though_months_apart() -> None:
    def says(author: str, *sentences: tuple[str, tuple[tuple[str, str], ...]]) -> Text:
        passages = []
        for number, (words, days) in enumerate(sentences):
            spans = [Span(words.index("Hart"), words.index("Hart") + 4, "person", "person:hart")]
            spans += [Span(words.index(day), words.index(day) + len(day), "date", value=value) for day, value in days]
            passages.append(Passage(author, f"p{number}", "p", words, tuple(spans)))
        filler = [Passage(author, f"f{number}", "p", one) for number, (one, _) in enumerate(FILLER)]
        return Text(author, author, author=author, passages=(*passages, *filler))

    a = says("a", ("On 24 November 1901 Hart was released from his post.", (("24 November 1901", "1901-11-24"),)))
    b = says("b", ("Hart resigned on 23 September 1901 and in November 1901 was succeeded by nobody.",
                   (("23 September 1901", "1901-09-23"), ("November 1901", "1901-11"))),
             ("Once they had replaced Hart (formally, in December 1901) it rained.", (("December 1901", "1901-12"),)))
    registers = Registers([Entry("person:hart", "Hart")])
    (question,) = find_questions([a, b], registers, thesaurus=THESAURUS).questions
    assert [one.label for one in question.claims] == [
        "24 November 1901", "23 September 1901", "November 1901", "December 1901"]
    assert question.verdict == "contradicting"


def test_two_years_counted_by_one_author_are_two_questions() -> None:
    def says(author: str, *rows: tuple[str, str, str]) -> Text:
        passages = []
        for number, (words, count, year) in enumerate(rows):
            spans = (Span(words.index(count), words.index(count) + len(count), "figure", value=count.replace(",", ""),
                          data=(("unit", "people"),)),
                     Span(words.index(year), words.index(year) + 4, "date", value=year))
            passages.append(Passage(author, f"p{number}", "p", words, spans))
        return Text(author, author, author=author, passages=tuple(passages))

    a = says("a", ("The flood drowned 4,120 people in 1901.", "4,120", "1901"),
             ("The flood drowned 4,300 people in 1903.", "4,300", "1903"))
    b = says("b", ("The flood drowned 4,200 people, it was said in 1901.", "4,200", "1901"))
    for question in find_questions([a, b], Registers.empty(), thesaurus=THESAURUS).questions:
        assert len({one.value for one in question.claims if one.author == "a" and one.is_number}) <= 1


def spoken(author: str, *sentences: tuple[str, str]) -> Text:
    """Return a text of sentences, each of which names the person that stands beside it."""
    passages = [Passage(author, f"p{number}", "p", words, (Span(words.index(name), words.index(name) + len(name),
                                                               "person", f"person:{name.lower()}"),))
                for number, (words, name) in enumerate(sentences)]
    return Text(author, author, author=author, passages=tuple(passages))


def test_sentences_of_parallel_passages_that_name_one_person_are_a_question() -> None:
    a = spoken("a", ("Hart alone had drawn up the plans of the dam.", "Hart"), ("Wells kept horses then.", "Wells"))
    b = spoken("b", ("Nobody ever saw the plans which Hart drew.", "Hart"), ("Of Wells no letters are left.", "Wells"))
    registers = Registers([Entry("person:hart", "Ann Hart"), Entry("person:wells", "Wells")])
    found = find_questions([a, b], registers, parallels=[Parallel("a.p0", "b.p0", 0.4)])
    assert [(one.title, len(one.claims)) for one in found.questions] == [("Ann Hart: what each says", 2)]


def test_two_sentences_have_the_verdict_of_the_figures_in_them() -> None:
    claims = (claim(4120, "a"), claim(4300, "b"))
    numbers = Question("n", "How many?", "people", "", "", claims, compare_claims(claims))
    sentences = tuple(claim(0, author, thing=WORDS, label="…") for author in "ab")
    words = Question("w", "What each says", WORDS, "", "", sentences, compare_claims(sentences))
    texts = [Text(author, author, passages=(Passage(author, "p1", "p", said),))
             for author, said in (("a", "120 men."), ("b", "139 men."))]
    found = with_figures([numbers, words], texts)
    assert [one.verdict for one in found] == ["contradicting", "contradicting"]
    assert [(one.words, one.is_denial) for one in found[1].verdicts] == [(("120", "139"), False)]
    assert with_figures([words], texts) == [words]


def test_one_day_in_two_long_sentences_of_parallel_passages_is_found() -> None:
    def says(author: str, first: int) -> Text:
        rare = " ".join(f"Word{chr(97 + number % 26) * (2 + number // 26)}" for number in range(first, first + 40))
        words = f"On 4 March 1901 the dam was approved, {rare}."
        span = Span(3, 15, "date", value="1901-03-04")
        filler = [Passage(author, f"f{number}", "p", one) for number, (one, _) in enumerate(FILLER)]
        return Text(author, author, author=author, passages=(Passage(author, "p1", "p", words, (span,)), *filler))

    found = find_questions([says("a", 0), says("b", 40)], Registers.empty(), parallels=[Parallel("a.p1", "b.p1", 0.4)])
    days = [(one.title, one.verdict) for one in found.questions if one.thing == "date"]
    assert days == [("Dam: when approved", "same")]


def test_a_question_counts_what_one_of_its_claims_says_it_counts() -> None:
    words = "Along the river the flood drowned 4,120, they say."
    span = Span(words.index("4,120"), words.index("4,120") + 5, "figure", value="4120")
    a = Text("a", "a", author="a", passages=(Passage("a", "p1", "p", words, (span,)),))
    b = text("b", ("Along the river the flood drowned 4,300 people.", "4,300"), *FILLER)
    (question, *_) = find_questions([a, b], Registers.empty(), thesaurus=THESAURUS,
                                    parallels=[Parallel("a.p1", "b.p1", 0.5)]).questions
    assert [one.thing for one in question.claims] == ["", "people"]
    assert question.thing == "people"


@pytest.mark.parametrize(("words", "is_about_it"), [
    ("The war began on 4 March 1901; the flood order ended it.", False),
    ("The flood order began on 4 March 1901; nobody knew.", True),
    ("After the flood order the dam burst on 4 March 1901.", True),
])
def test_an_event_that_comes_behind_a_semicolon_is_not_what_is_dated(words: str, is_about_it: bool) -> None:
    made = dated("a", words, "4 March 1901", "1901-03-04")
    (day,) = days_in(made)
    (frame,) = frames_of([made], [day], Registers([Entry("event:dam-order", "Order")]), THESAURUS)
    assert (frame.named == {"event:dam-order"}) is is_about_it


def test_rows_of_one_title_say_one_thing_more() -> None:
    labels = Labels(Registers((Entry("person:hart", "Ann Hart"), Entry("person:cook", "Joe Cook"))))
    hart, cook = {"person:hart": 0.5}, {"person:cook": 0.2}
    alone, both = Frame(subjects=hart), Frame(subjects={**hart, **cook})
    claims = tuple(claim(0, author, thing=WORDS, ref="") for author in "ab")
    def ask(title: str) -> Question:
        return Question("q", title, WORDS, "", "", claims, ())

    found = [(tuple(zip(claims, (frame, frame), strict=True)), ask(title)) for frame, title in (
        (alone, "Ann Hart: what each says"), (both, "Ann Hart: what each says"), (both, "Joe Cook: what each says"))]
    assert [one.title for one in told_apart(found, labels)] == [
        "Ann Hart: what each says", "Ann Hart and Joe Cook: what each says", "Joe Cook: what each says"]


def test_a_number_that_a_passage_gives_twice_of_two_things_begins_two_questions() -> None:
    def says(author: str, words: str, *numbers: str) -> Text:
        spans, place = [], 0
        for one in numbers:
            place = words.index(one, place)
            spans.append(Span(place, place + 5, "figure", value=one.replace(",", ""), data=(("unit", "people"),)))
            place += 1
        return Text(author, author, author=author, passages=(Passage(author, "p1", "p", words, tuple(spans)), *(
            Passage(author, f"f{at}", "p", one) for at, (one, _) in enumerate(FILLER))))

    a = says("a", "The flood drowned 4,000 people of the mill. The strike of the smiths counted 4,000 people.", "4,000",
             "4,000")
    b = says("b", "At the mill 4,120 people drowned in the flood. Of the smiths 4,230 people were on strike.", "4,120",
             "4,230")
    found = find_questions([a, b], Registers.empty(), thesaurus=THESAURUS, parallels=[Parallel("a.p1", "b.p1", 0.3)])
    keys = {one.key: [claim.value for claim in one.claims] for one in found.questions if one.thing == "people"}
    assert keys == {"a-p1-4000": [4000, 4120], "a-p1-4000-at-77": [4000, 4230]}


@pytest.mark.parametrize(("value", "words"), [(100 / 3, "almost 33.3 per cent"), (21.35, "almost 21.35 per cent")])
def test_a_fraction_has_few_digits(value: float, words: str) -> None:
    assert in_words(claim(value, "a", thing=SHARE, qualifier="almost")) == words
