"""What answers one question is parallel: scores grow by it, reasons name it, an editor's word goes before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edition.concordance.answering import ANSWER, SAID, with_answers
from edition.concordance.answers import Verdict
from edition.concordance.claims import DAY, EDITION, WORDS, Claim
from edition.concordance.questions import Concordance, Question, Told
from edition.concordance.verdicts import compare_claims
from edition.links import Link
from edition.model import Evidence, Parallel

WORD = Parallel("anna.p1", "ben.p1", 0.3, (Evidence("word", "flood", 1.0),))


def claim(author: str, value: float) -> Claim:
    return Claim(f"{author}.p1", 4, 7, value, value, value, "houses", "", author, author, "", (0, 9))


def asked(*claims: Claim, verdicts: tuple[Verdict, ...] | None = None) -> Concordance:
    given = compare_claims(claims) if verdicts is None else verdicts
    return Concordance((Question("q", "The flood: how many houses", "houses", "event:flood", "", claims, given),), ())


CONTRADICTING = asked(claim("anna", 300), claim("ben", 340))


def test_pair_that_answers_one_question_gains_and_says_why() -> None:
    (pair,) = with_answers([WORD], CONTRADICTING)
    assert pair.score == pytest.approx(WORD.score + ANSWER + SAID / 2)
    assert [one.what for one in pair.evidence] == ["The flood: how many houses", "flood"]
    assert sum(one.weight for one in pair.evidence) == pytest.approx(1, abs=0.001)
    assert [str(one) for one in pair.differs] == ["300 houses against 340 houses"]


def test_two_numbers_stand_against_each_other_only_where_both_passages_speak_of_one_matter() -> None:
    def differs(*evidence: Evidence, event: str = "", period: str = "") -> list[str]:
        question = replace(CONTRADICTING.questions[0], event=event, period=period)
        pair = replace(WORD, evidence=(*WORD.evidence, *evidence))
        return [str(one) for one in with_answers([pair], Concordance((question,), ()))[0].differs]

    said = ["300 houses against 340 houses"]
    assert differs() == differs(Evidence("date", "May 1901", 0.1)) == differs(Evidence("person", "Anna", 0.1)) == []
    assert differs(event="event:flood") == differs(period="1901") == said
    assert differs(Evidence("date", "4 May 1901", 0.1)) == differs(Evidence("event", "The flood", 0.1)) == said
    assert differs(Evidence("quotation", "“the water rose …”", 0.1)) == said


@pytest.mark.parametrize(("title", "noun", "differs"), [
    ("Order 4: people arrested, 1901", "", "300 people arrested against 340 people arrested"),
    ("People killed", "", "300 people killed against 340 people killed"), ("How many", "", "300 against 340"),
    ("Order 4: people arrested", "peasants", "300 peasants against 340"),
])
def test_numbers_that_differ_say_of_what(title: str, noun: str, differs: str) -> None:
    a, b = replace(claim("anna", 300), noun=noun), claim("ben", 340)
    question = replace(CONTRADICTING.questions[0], title=title, claims=(a, b), verdicts=compare_claims((a, b)))
    assert [str(one) for one in with_answers([WORD], Concordance((question,), ()))[0].differs] == [differs]


@pytest.mark.parametrize(("nouns", "is_told"), [
    (("small islands", "Islands"), True), (("individuals", "people"), True), (("springs", ""), True),
    (("Springs", "Miles"), False), (("men", "bear skins"), False),
])
def test_numbers_of_things_that_their_authors_call_otherwise_are_not_set_against_each_other(
    nouns: tuple[str, str], is_told: bool,
) -> None:
    a, b = (replace(claim(author, value), noun=noun)
            for author, value, noun in zip(("anna", "ben"), (300, 340), nouns, strict=True))
    (pair,) = with_answers([WORD], asked(a, b, verdicts=(Verdict(a, b, "contradicting", "300 against 340"),)))
    assert bool(pair.differs) is is_told


def test_pair_not_found_by_its_words_is_found_by_its_answers() -> None:
    (pair,) = with_answers([], CONTRADICTING)
    assert (pair.a, pair.b, pair.score) == ("anna.p1", "ben.p1", pytest.approx(ANSWER + SAID / 2))


def test_what_cannot_be_compared_adds_less_and_finds_no_pair() -> None:
    a, b = claim("anna", 300), claim("ben", 340)
    apart = asked(a, b, verdicts=(Verdict(a, b, "not comparable", "another year"),))
    (pair,) = with_answers([WORD], apart)
    assert pair.score == pytest.approx(WORD.score + SAID / 2)
    assert with_answers([], apart) == ()


def test_that_both_name_an_event_after_its_day_is_no_news() -> None:
    days = [replace(claim(one, 300), thing="date", label="May 1901", ref="event:trial") for one in ("anna", "ben")]
    assert with_answers([WORD], asked(*days)) == (WORD,)


def told(*authors: str, subject: str = "the flood") -> Concordance:
    return Concordance((), (), told=(Told(subject, tuple((f"{author}.p1", 0, 9) for author in authors)),))


def score_with(found: Concordance) -> float:
    (pair,) = with_answers([WORD], found)
    return pair.score


def test_what_few_tell_of_counts_more_than_what_many_do() -> None:
    assert score_with(told("anna", "ben")) > score_with(told("anna", "ben", "carl")) > WORD.score


def test_a_further_subject_never_lowers_a_score() -> None:
    one, other = told("anna", "ben"), told("anna", "ben", "carl", subject="dams")
    assert score_with(replace(one, told=one.told + other.told)) > max(score_with(one), score_with(other))


def test_what_both_tell_of_finds_no_pair_that_nothing_else_finds() -> None:
    assert with_answers([], told("anna", "ben")) == ()


def test_sentences_of_one_passage_are_no_pair() -> None:
    found = Concordance((), (), told=(Told("the flood", (("anna.p1", 0, 9), ("anna.p1", 10, 19))),))
    assert with_answers([WORD], found) == (WORD,)


@pytest.mark.parametrize("thing", [EDITION, WORDS])
def test_who_cites_the_same_book_does_not_tell_the_same(thing: str) -> None:
    claims = claim("anna", 1), claim("ben", 1)
    cited = Question("q", "Floods: which edition", thing, "", "", claims, compare_claims(claims))
    assert with_answers([WORD], Concordance((cited,), ())) == (WORD,)


@pytest.mark.parametrize("known", ["The flood", "the flood, of 1901", "the flood (through Order 4)"])
def test_what_is_a_reason_already_is_not_named_twice(known: str) -> None:
    pair = Parallel("anna.p1", "ben.p1", 0.3, (Evidence("event", known, 0.4), Evidence("word", "dam", 0.6)))
    (found,) = with_answers([pair], told("anna", "ben"))
    assert [one.what for one in found.evidence] == [known, "dam"]
    assert found.evidence[0].weight > 0.4
    assert sum(one.weight for one in found.evidence) == pytest.approx(1, abs=0.001)


def test_of_what_cannot_be_compared_only_the_subject_is_a_reason() -> None:
    a, b = claim("anna", 300), claim("ben", 340)
    (pair,) = with_answers([WORD], asked(a, b, verdicts=(Verdict(a, b, "not comparable", "another year"),)))
    assert [one.what for one in pair.evidence] == ["The flood", "flood"]


def test_what_has_no_subject_and_cannot_be_compared_is_no_reason() -> None:
    a, b = claim("anna", 300), claim("ben", 340)
    asked_in_vain = Question("q", "How many houses", "houses", "", "", (a, b),
                             (Verdict(a, b, "not comparable", "another year"),))
    assert with_answers([WORD], Concordance((asked_in_vain,), ())) == (WORD,)


@pytest.mark.parametrize(("title", "values", "noun", "reason"), [
    ("Smooth, stones: miles", (7, 7), "", ["7 miles"]), ("Smooth, stones: miles", (7, 9), "", ["miles"]),
    ("Smooth, stones: how many", (7, 7), "bags", ["7 bags"]), ("Smooth, stones: how many", (7, 7), "", []),
    ("Smooth, stones: people", (7, 9), "men", ["Smooth, stones"]), ("How many", (7, 9), "", []),
    ("Mill and dam: houses", (7, 7), "", ["Mill and dam: houses"]),
])
def test_where_the_library_has_no_name_for_a_subject_the_answer_is_the_reason(
    title: str, values: tuple[float, float], noun: str, reason: list[str],
) -> None:
    a, b = (replace(claim(author, value), noun=noun, qualifier="about", words="A smooth road, and stones.")
            for author, value in zip(("anna", "ben"), values, strict=True))
    verdicts = (Verdict(a, b, "same" if values[0] == values[1] else "contradicting", "so it is"),)
    question = Question("q", title, "houses", "", "", (a, b), verdicts)
    (pair,) = with_answers([WORD], Concordance((question,), ()))
    assert [one.what for one in pair.evidence] == [*reason, "flood"]


def test_of_days_of_nobody_knows_what_the_day_is_the_reason() -> None:
    def reasons(*days: tuple[int, int]) -> list[str]:
        a, b = (replace(claim(author, low), thing=DAY, low=low, high=high, words="Friday it rained.")
                for author, (low, high) in zip(("anna", "ben"), days, strict=True))
        question = Question("q", "Friday: when", DAY, "", "", (a, b), (Verdict(a, b, "same", "so it is"),))
        return [one.what for one in with_answers([WORD], Concordance((question,), ()))[0].evidence]

    friday = date(1805, 8, 9).toordinal()
    assert reasons((friday, friday), (friday, friday)) == ["9 August 1805", "flood"]
    assert reasons((friday, friday), (friday, friday + 1)) == ["flood"]


def test_what_is_asked_of_a_thing_stands_in_place_of_its_bare_name() -> None:
    pair = replace(WORD, evidence=(Evidence("event", "The Flood", 0.4), Evidence("word", "dam", 0.6)))
    (found,) = with_answers([pair], CONTRADICTING)
    assert [one.what for one in found.evidence] == ["The flood: how many houses", "dam"]
    assert sum(one.weight for one in found.evidence) == pytest.approx(1, abs=0.001)


def test_equal_numbers_that_contradict_each_other_are_not_set_against_each_other() -> None:
    a, b = claim("anna", 300), claim("ben", 300)
    (pair,) = with_answers([WORD], asked(a, b, verdicts=(Verdict(a, b, "contradicting", "300, but of two mills"),)))
    assert [one.what for one in pair.differs] == ["300, but of two mills"]


def test_what_an_editor_rejected_stays_away() -> None:
    assert with_answers([], CONTRADICTING, [Link("anna.p1", "ben.p1", "rejected")]) == ()


def test_what_an_editor_confirmed_stands_first() -> None:
    ruled = Parallel("anna.p2", "ben.p2", 0.01, status="confirmed")
    assert with_answers([ruled, WORD], CONTRADICTING)[0] == ruled


def test_verdict_is_turned_to_the_order_of_the_pair() -> None:
    turned = asked(claim("ben", 340), claim("anna", 300))
    assert with_answers([WORD], turned) == with_answers([WORD], CONTRADICTING)


@pytest.mark.parametrize(("found", "is_faint"), [
    pytest.param(CONTRADICTING, False, id="both-count-one-thing"),
    pytest.param(told("anna", "ben"), False, id="gains-more-than-any-faint-one-has"),
    pytest.param(told("anna", "ben", *"cdefghijklmn"), True, id="gains-little"),
    pytest.param(Concordance((), ()), True, id="gains-nothing"),
])
def test_a_faint_pair_is_so_no_longer_if_the_answers_say_enough(found: Concordance, *, is_faint: bool) -> None:
    other = Parallel("anna.p2", "ben.p2", 0.08, is_faint=True)
    by_key = {pair.a: pair for pair in with_answers([replace(WORD, score=0.05, is_faint=True), other], found)}
    assert (by_key["anna.p1"].is_faint, by_key["anna.p2"].is_faint) == (is_faint, True)


def test_a_pair_that_counts_one_thing_is_not_faint_however_near_the_faint_ones_are() -> None:
    other = Parallel("anna.p2", "ben.p2", 0.9, is_faint=True)
    counted, told_of = (with_answers([replace(WORD, is_faint=True), other], found)
                        for found in (CONTRADICTING, told("anna", "ben")))
    assert {one.a: one.is_faint for one in counted} == {"anna.p1": False, "anna.p2": True}
    assert {one.a: one.is_faint for one in told_of} == {"anna.p1": True, "anna.p2": True}
