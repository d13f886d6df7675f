"""What historians ask in words, and which sentences answer: two answers to one question share little else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edition.concordance.deeds import pattern
from edition.concordance.sharing import Thing

ASKED = {
    "why": pattern(
        "because in_order_to so_as_to aims? aimed purposes? motives? motivat(?:ed|ion) objectives? goals? reasons? "
        "causes? caused driven_by prompted_by determined_by explained_by intended_to designed_to for_the_sake_of "
        "out_of_fear means_of forefront factors? impetus sought_to wish(?:ed)?"),
    "whose doing it was": pattern(
        "initiat* instigat* orchestrat* mastermind* directed directing steered controlled_by controlled_from in_charge "
        "in_control out_of_control insist* behest authore?d? centrally from_the_cent(?:re|er) from_above from_below "
        "from_the_top local_initiatives? own_initiative spontane* planned leading_role involvement responsib* culpab* "
        "blame* complicity complicit oversaw supervis*"),
    "what it was called": pattern(
        "call(?:ed|ing) terms? termed known_as referred_to_as named designat* label*"),
}
"""What is asked → the words of those who answer it. Of 57 questions made by hand these put together the sentences of
five more, in both halves; `believed`, `real or forged`, `with what effect`, `how it was done`, `how many`, `who was
hit` and `when it ended` none, `how people took it` one, with three rows in four that were of two things."""

ASKED_OF = {
    "when it began": pattern(
        "began begun beginning_of beginning_to started starting_in starting_with starting_from start_of commenc* onset "
        "outbreak origins_of heralded launched ushered_in arose"),
    "how long": pattern(
        "lasted lasting continued? continues continuing extend(?:ed|ing|s)? extension prolong* duration deadline "
        "lengthened went_on persisted resumed"),
}
"""The same of what everything does: two sentences answer it together only of one thing, beside these words in both."""

BESIDE = 20
"""Code points between such a word and what it is said of: three words. Of five rows of the sample that are so titled
four were of one thing, with 30 four of six, with 60 five of eight, without any bound six of ten; 15 lost a question."""


def asked_in(text: str, sentence: tuple[int, int]) -> frozenset[str]:
    """Return what a *sentence* of *text* may answer, of ASKED."""
    return frozenset(name for name, words in ASKED.items() if words.search(text, *sentence))


def asked_of(text: str, sentence: tuple[int, int], things: Sequence[Thing]) -> Mapping[str, frozenset[str]]:
    """Return what it may answer of ASKED_OF → the keys of the *things* beside; people neither begin nor last.

    >>> from edition.concordance.statements import Words
    >>> mill = Thing(Words(4, 8, "mill"), frozenset(("word:mill",)), False, False, 4)
    >>> asked_of("The mill lasted.", (0, 16), [mill])
    {'how long': frozenset({'word:mill'})}
    """
    found = {name: frozenset(key for word in words.finditer(text, *sentence) for one in things
                             if 0 <= max(word.start() - one.words.end, one.words.start - word.end()) <= BESIDE
                             for key in one.keys if not key.startswith("person:"))
             for name, words in ASKED_OF.items()}
    return {name: keys for name, keys in found.items() if keys}
