"""Antecedents: what a sentence is about that only its neighbour names."""

from __future__ import annotations

import pytest

from edition.concordance.antecedents import antecedents_in, introduced_in
from edition.concordance.unregistered import Unregistered
from edition.model import Passage, Span

PEOPLE = ("Hooker", "Meade", "Sickles", "Howard")


def passage(words: str, *further: Span) -> Passage:
    spans = (Span(at, at + len(name), "person", f"person:{name.lower()}")
             for name in PEOPLE for at in range(len(words)) if words.startswith(name, at))
    return Passage("a", "p1", "p", words, (*spans, *further))


def meant(words: str, *further: Span, beside: str = "") -> list[set[str]]:
    """Return whom each sentence means that means somebody, in order; *beside* is another passage of the text."""
    one = passage(words, *further)
    names = Unregistered(((one, "en"), (Passage("a", "p2", "p", beside), "en")))
    return [{ref.partition(":")[2] for ref in refs} for _, refs in sorted(antecedents_in(one, names).items())]


@pytest.mark.parametrize(("words", "who"), [
    pytest.param("The corps was led by Hooker, who slept. He was woken late.", [{"hooker"}], id="the one who is named"),
    pytest.param("Hooker wrote to Meade. His letter was lost.", [{"hooker"}], id="the first of two"),
    pytest.param("Hooker's plan was good. He kept it secret.", [{"hooker"}], id="what is his"),
    pytest.param("Hooker slept. He snored. He woke late.", [{"hooker"}, {"hooker"}], id="on and on"),
    pytest.param("Hooker slept. But he woke late.", [{"hooker"}], id="behind a joining word"),
    pytest.param("Sickles waited; Meade rode on. He was alone.", [{"meade"}], id="the last part"),
    pytest.param("Hooker, Meade and Howard met. They quarrelled.", [{"hooker", "meade", "howard"}], id="a row"),
    pytest.param("It pleased Hooker, and Meade and Howard met. They quarrelled.", [{"meade", "howard"}],
                 id="a row behind a comma"),
])
def test_a_pronoun_means_whom_the_sentence_before_is_about(words: str, who: list[set[str]]) -> None:
    assert meant(words) == who


@pytest.mark.parametrize("words", [
    pytest.param("Hooker and Meade met. He was late.", id="one of a row"),
    pytest.param("Neither Hooker nor Meade came. He was late.", id="neither of two"),
    pytest.param("Hooker slept. They snored.", id="several of one"),
    pytest.param("Hooker slept. She snored. She saw Meade. He woke.", id="a woman, and a man behind her"),
    pytest.param("Hooker's brother was careless. He drank.", id="his kin"),
    pytest.param("Hooker's orders reached Meade. He obeyed.", id="what is his, and another"),
    pytest.param("Hooker wrote to Meade, who was asleep. He woke late.", id="one of a clause of his own"),
    pytest.param("Hooker slept, while Meade rode on. He was alone.", id="one of the next clause"),
    pytest.param("He owed much to Hooker. Rain fell. What he owed to Hooker was plain. He was grateful.",
                 id="somebody without a name before"),
    pytest.param("Through Hooker he learned much. He was grateful.", id="somebody without a name right behind"),
    pytest.param("Hooker had helped him. He was grateful.", id="somebody without a name behind"),
    pytest.param("Hooker slept. It rained.", id="no person"),
    pytest.param("Hooker slept. The rain came. He woke.", id="two sentences off"),
])
def test_where_another_can_be_meant_nobody_is(words: str) -> None:
    assert meant(words) == []


def test_nor_where_a_name_stands_that_no_register_has() -> None:
    words = "Reynolds wrote to Hooker. He was worried."
    assert meant(words) == [{"hooker"}]
    assert meant(words, beside="The men of Reynolds fell back.") == []


def test_who_stands_in_the_name_of_something_else_is_not_spoken_of() -> None:
    words = "After the fall of Hooker all was still. He was tired."
    event = Span(words.index("fall"), words.index(" all"), "event", "event:fall")
    assert (meant(words), meant(words, event)) == ([{"hooker"}], [])


KINDS = {"event:circular": "letter", "event:assault": "attack"}


def brought_in(words: str, name: str, ref: str = "event:circular") -> list[tuple[str, str]]:
    one = passage(words, Span(words.rindex(name), words.rindex(name) + len(name), "event", ref))
    return [(pointer, words[place:].split(".")[0]) for pointer, place in introduced_in(one, KINDS)]


@pytest.mark.parametrize("between", ["Its title was", "Rain fell. All read"])
def test_what_a_sentence_brings_in_is_what_a_later_one_names(between: str) -> None:
    assert brought_in(f"Meade sent a secret letter out. {between} “To all corps”.", "To all corps") == [
        ("event:circular", "a secret letter out")]


@pytest.mark.parametrize("words", [
    pytest.param("Meade sent a rider out. Its title was “To all corps”.", id="of another kind"),
    pytest.param("Meade sent the letter out. Its title was “To all corps”.", id="not new"),
    pytest.param("Meade sent a letter “To all corps”. Rain fell.", id="named where it is brought in"),
    pytest.param("Meade sent a sheaf of letter paper. Its title was “To all corps”.", id="not of that kind itself"),
])
def test_and_else_it_is_not(words: str) -> None:
    assert brought_in(words, "To all corps") == []


def test_nor_what_is_named_before_or_is_one_of_two() -> None:
    words = "“To all corps” was read. Meade wrote a letter back. It answered “To all corps”."
    last = words.rindex("To all corps")
    behind = Span(last, last + 12, "event", "event:circular")
    assert list(introduced_in(passage(words, Span(1, 13, "event", "event:circular"), behind), KINDS)) == []
    words = "Meade wrote a letter. It answered “To all corps” and “Stand”."
    two = [Span(words.index(name), words.index(name) + len(name), "event", ref)
           for name, ref in (("To all corps", "event:circular"), ("Stand", "event:stand"))]
    kinds = KINDS | {"event:stand": "letter"}
    assert [pointer for pointer, _ in introduced_in(passage(words, *two[:1]), kinds)] == ["event:circular"]
    assert list(introduced_in(passage(words, *two), kinds)) == []
