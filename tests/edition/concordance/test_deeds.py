"""Deeds: what was done on a day or to those counted, and by whom."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from edition.concordance.claims import DAY, Claim
from edition.concordance.deeds import deed_of, doers_of, is_other_act
from edition.model import Passage, Span


def passage(words: str, *names: str) -> Passage:
    """Return a passage; *names* stand in it and are bodies of the register."""
    spans = tuple(Span(words.index(one), words.index(one) + len(one), "org", f"org:{one.lower()}") for one in names)
    return Passage("a", "p1", "p", words, spans)


def claim(said: str, home: Passage, thing: str) -> Claim:
    start = home.text.index(said)
    return Claim("a.p1", start, start + len(said), 1, 1, 1, thing, "", "a", "a", home.text, (0, len(home.text)))


@pytest.mark.parametrize(("words", "said", "deed"), [
    ("Hart resigned on 4 March and was succeeded in May by Wells.", "4 March", "removed from office"),
    ("Hart resigned on 4 March and was succeeded in May by Wells.", "May", "appointed"),
    ("On 4 March the board approved the dam.", "4 March", "approved"),
    ("Wells (on paper, on 4 March) replaced Hart.", "4 March", "removed from office"),
    ("From the arrest of Hart in late May to the trial on 4 June three weeks passed.", "late May", "arrested"),
    ("On 4 March it rained.", "4 March", ""),
    ("Wells tried to stop the dam on 4 March.", "4 March", ""),
    ("By the end of that week, on 4 March, it rained.", "4 March", ""),
    ("The closest of them went home on 4 March.", "4 March", ""),
    ("Data from 4 March showed that many had been arrested.", "4 March", ""),
    ("The trial and execution of Hart on 4 March was short.", "4 March", "tried"),
])
def test_a_day_has_the_deed_of_its_part_of_the_sentence(words: str, said: str, deed: str) -> None:
    home = passage(words)
    found = deed_of(claim(said, home, DAY), home, ())
    assert (f"deed:{deed}" in found.keys) if found else not deed


@pytest.mark.parametrize(("words", "deed"), [
    pytest.param("On 4 March all of them were expelled from York.", "deed:deported", id="place"),
    pytest.param("On 4 March the expulsion of the millers from York began.", "deed:deported", id="noun"),
    pytest.param("On 4 March all of them were expelled from the club at York.", "deed:expelled", id="body"),
])
def test_who_is_expelled_from_a_place_is_deported(words: str, deed: str) -> None:
    home = passage(words)
    home = replace(home, spans=(Span(words.index("York"), words.index("York") + 4, "place", "place:york"),))
    found = deed_of(claim("4 March", home, DAY), home, ())
    assert found
    assert deed in found.keys


@pytest.mark.parametrize(("words", "said", "deed"), [
    ("Hart had 2,000 killed, 13,000 wounded.", "13,000", "wounded"),
    ("The losses were: killed, 2,000; wounded, 13,000; total, 15,000.", "13,000", "wounded"),
    ("The losses were: killed, 2,000; wounded, 13,000; total, 15,000.", "15,000", ""),
    ("Hart had 2,000 killed and 13,000 wounded, 15,000 in all.", "15,000", ""),
    ("The number of survivors, which came to about 710, grew.", "710", "saved"),
    ("In all 706 survived out of 2,223 people.", "2,223", ""),
    ("In all 706 survived out of 2,223 people.", "706", "saved"),
    ("This meant that 36 members and guests had been removed from office.", "36", "removed from office"),
    ("In May they deported 800 people, 900 in June.", "900", "deported"),
    ("They shot 700 people (including 100 in camps).", "100", ""),
    ("Past supporters of the Opposition were arrested, 660 in York.", "660", "arrested"),
    ("They arrested many: 631 in May, 3,447 in June.", "3,447", "arrested"),
    ("In fact 55,000 people received harsh sentences.", "55,000", "sentenced"),
    ("Fewer sanctions—4,120—fell upon York.", "4,120", "sentenced"),
    ("Of them 10,000 were made prisoners.", "10,000", "captured"),
    ("The board sanctions the moving of 900 people.", "900", ""),
    ("Six hundred and sixty people were arrested.", "Six hundred and sixty", "arrested"),
])
def test_a_figure_has_the_deed_that_is_said_of_it_and_the_whole_not_that_of_the_part(
    words: str, said: str, deed: str
) -> None:
    home = passage(words)
    found = deed_of(claim(said, home, "people"), home, ())
    assert (f"deed:{deed}" in found.keys) if found else not deed


def test_the_two_ends_of_a_stretch_begin_and_end_it() -> None:
    home = passage("They had four months: 4-6 May to 1 June.")
    ends = [claim(said, home, DAY) for said in ("4-6 May", "1 June")]
    home = replace(home, spans=tuple(Span(one.start, one.end, "date") for one in ends))
    assert [deed_of(one, home, ()).keys for one in ends] == [  # type: ignore[union-attr]
        frozenset(("deed:begun",)), frozenset(("deed:ended",))]


def test_what_is_done_to_papers_counts_nobody() -> None:
    home = passage("The board signed 400 lists.")
    assert deed_of(claim("400", home, "list"), home, ()) is None


@pytest.mark.parametrize(("words", "doer"), [
    pytest.param("On 4 March the Board formally approved the dam.", "org:board", id="before-the-verb"),
    pytest.param("The dam was approved by the Board on 4 March.", "org:board", id="passive"),
    pytest.param("On 4 March the letter went from the Board to all.", "org:board", id="from"),
    pytest.param("On 4 March the Board was approved by nobody.", "", id="it-was-done-to"),
    pytest.param("The Board met, and on 4 March the dam was approved.", "", id="another-part"),
])
def test_who_did_it_stands_at_the_verb(words: str, doer: str) -> None:
    home = passage(words, "Board")
    found = deed_of(claim("4 March", home, DAY), home, ())
    assert found
    assert "".join(doers_of(found, home)) == doer


def test_a_body_of_a_body_is_named_by_its_head() -> None:
    home = passage("On 4 March the Committee of the Board approved the dam.", "Committee", "Board")
    found = deed_of(claim("4 March", home, DAY), home, ())
    assert found
    assert doers_of(found, home) == {"org:committee": "Committee"}


def test_a_deed_is_looked_for_in_bounds() -> None:
    words = "Word " * 50_000 + "on 4 March" + " approved" * 50_000
    home = passage(words)
    found = deed_of(claim("4 March", home, DAY), home, ())
    assert found
    assert re.match("approved", words[found.start:])


def test_that_something_was_held_is_no_other_deed() -> None:
    held, tried, signed = (frozenset((f"deed:{one}",)) for one in ("held", "tried", "signed"))
    assert not is_other_act(held, tried)
    assert is_other_act(signed, tried)
