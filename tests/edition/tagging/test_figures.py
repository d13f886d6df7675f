"""Figures: number, what is counted, reserve, share; and the numbers that are none."""

import pytest

from edition.tagging.figures import find_figures

FIGURES = [
    ("about 40 trials", "40 trials", "40", {"qualifier": "about", "unit": "trials"}),
    ("259.450 individuals were to be held", "259.450 individuals", "259450", {"commodity": "individuals"}),
    ("more than 1.5 million former party members", "1.5 million former party members", "1500000",
     {"qualifier": "more than", "commodity": "former party members"}),
    ("nearly three out of every ten died", "three out of every ten", "0.3", {"qualifier": "nearly", "share": "0.3"}),
    ("almost one-third of them", "one-third", "1/3", {"share": "1/3"}),
    ("710 third class seats", "710 third class seats", "710", {}),
    ("half of the officers", "half", "0.5", {"commodity": "officers", "share": "0.5"}),
    ("8 to 10 years in prison", "8 to 10 years", "", {"min": "8", "max": "10", "unit": "years"}),
    ("one-and-a-half to two million people", "one-and-a-half to two million people", "",
     {"min": "1500000", "max": "2000000"}),
    ("8.5 per cent", "8.5 per cent", "8.5", {"unit": "per cent", "share": "0.085"}),
    ("thirty-six men", "thirty-six men", "36", {"commodity": "men"}),
    ("nine. Eight were members of it", "Eight", "8", {}),
    ("a few hundred children", "few hundred children", "", {"min": "100", "unit": "children"}),
    ("it was 5 ft high", "5 ft", "5", {"unit": "feet"}),
    ("12 infantry divisions", "12 infantry divisions", "12", {"commodity": "infantry divisions"}),
    ("a 300-page report", "300-page", "300", {"unit": "page"}),
    ("a crowd 5,000-strong", "5,000", "5000", {}),
    ("1,5 Millionen Gulden", "1,5 Millionen Gulden", "1500000", {"unit": "Gulden"}),
    ("a cost of $191,756.71", "$191,756.71", "191756.71", {"unit": "dollars"}),
    ("no less than two bishops", "two bishops", "2", {"qualifier": "no less than"}),
    ("many. That day 300 men fell", "300 men", "300", {"unit": "men"}),
    ("environ 900 Parisiens", "900 Parisiens", "900", {"qualifier": "environ"}),
    ("tens of thousands of people", "tens of thousands of people", "", {"min": "10000", "unit": "people"}),
    ("one and a half million roubles", "one and a half million roubles", "1500000", {"unit": "roubles"}),
    ("a million and a half prisoners", "a million and a half prisoners", "1500000", {"commodity": "prisoners"}),
    ("half a million people", "half a million people", "500000", {"commodity": "people"}),
    ("a hundred men", "a hundred men", "100", {"commodity": "men"}),
    ("between 600,000 and 700,000 victims", "600,000 and 700,000 victims", "", {"min": "600000", "max": "700000"}),
    ("some 40-50,000 Germans", "40-50,000 Germans", "", {"min": "40000", "max": "50000", "qualifier": "some"}),
    ("several hundred thousand of them", "several hundred thousand", "", {"min": "100000"}),
    ("hundreds or thousands of letters", "hundreds or thousands of letters", "", {"min": "100", "unit": "letters"}),
    ("seven sitting C.C. members", "seven sitting C.C. members", "7", {"commodity": "sitting C.C. members"}),
    ("383 ‘albums’ of victims", "383 ‘albums’", "383", {"commodity": "albums"}),
    ("he said ‘383 men’ twice", "383 men", "383", {"commodity": "men"}),
    ("courts in 16 raiony", "16 raiony", "16", {"unit": "raiony"}),
    ("fallen by about a half in a year", "a half", "0.5", {"qualifier": "about", "share": "0.5"}),
    ("nineteen of whom he knew", "nineteen", "19", {}),
    ("fifty percent", "fifty percent", "50", {"share": "0.5"}),
    ("paid £5m", "£5m", "5000000", {"unit": "pounds"}),
    ("three terrorist groups", "three terrorist groups", "3", {"commodity": "terrorist groups"}),
    ("half a dozen men", "half a dozen men", "6", {"commodity": "men"}),
    ("half-a-million men", "half-a-million men", "500000", {"commodity": "men"}),
    ("a quarter million men", "a quarter million men", "250000", {"commodity": "men"}),
    ("1½ million roubles", "1½ million roubles", "1500000", {"unit": "roubles"}),
    ("1/3 of the men", "1/3", "1/3", {"share": "1/3", "commodity": "men"}),
    ("2.5 mln roubles", "2.5 mln roubles", "2500000", {"unit": "roubles"}),
    ("2.5 mln. roubles", "2.5 mln. roubles", "2500000", {"unit": "roubles"}),
    ("2 million 300 thousand men", "2 million 300 thousand men", "2300000", {"commodity": "men"}),
    ("1’345’796 men", "1’345’796 men", "1345796", {"commodity": "men"}),
    ("two to three hundred men", "two to three hundred men", "", {"min": "200", "max": "300"}),
    ("ninety to one hundred men", "ninety to one hundred men", "", {"min": "90", "max": "100"}),
    ("from 10% to 15%", "10% to 15%", "", {"min": "10", "max": "15", "unit": "per cent"}),
    ("£1,000–£2,000", "£1,000–£2,000", "", {"min": "1000", "max": "2000", "unit": "pounds"}),
    ("fifty-odd men", "fifty-odd men", "50", {"commodity": "men", "qualifier": "odd"}),
    ("a hundred or so men", "a hundred or so men", "100", {"commodity": "men", "qualifier": "or so"}),
    ("in this brigade 56% of the sentences", "56%", "56", {"share": "0.56"}),
    ("eight of the town’s old mills", "eight of the town’s old mills", "8", {"commodity": "town’s old mills"}),
    ("1.5 people per room", "1.5 people", "1.5", {"commodity": "people"}),
    ("men aged 45", "45", "45", {"unit": "years"}),
    ("thirty-four thousand men", "thirty-four thousand men", "34000", {"commodity": "men"}),
    ("ninety-eight thousand five hundred people", "ninety-eight thousand five hundred people", "98500", {}),
    ("thirty-five to forty thousand men", "thirty-five to forty thousand men", "", {"min": "35000", "max": "40000"}),
    ("twenty-thirty men", "twenty-thirty men", "", {"min": "20", "max": "30"}),
    ("one hundred and six millions of dollars", "one hundred and six millions of dollars", "106000000",
     {"unit": "dollars"}),
    ("waves 37m high", "37m", "37", {"unit": "metres"}),
    ("waves of 120ft", "120ft", "120", {"unit": "feet"}),
    ("37m people", "37m people", "37000000", {"unit": "people"}),
    ("1,5 million de personnes", "1,5 million de personnes", "1500000", {"commodity": "personnes"}),
]


@pytest.mark.parametrize(("text", "said", "value", "data"), FIGURES, ids=[row[1] for row in FIGURES])
def test_figures(text: str, said: str, value: str, data: dict[str, str]) -> None:
    (span,) = find_figures(f"There were {text}.", [])
    assert (f"There were {text}."[span.start:span.end], span.value) == (said, value)
    assert data.items() <= dict(span.data).items()


@pytest.mark.parametrize("text", [
    "Order No. 00447", "see pp. 12–15", "f. 17, op. 162, d. 20", "on the one hand", "the two of them", "two reasons",
    "the 17th congress", "1. List of names", "a fifth column", "to settle scores with him",
    "in the first half, he said", "under the Five-Year Plan", "a half-hearted answer",
    "so what if one or two heads fell", "on 9 Thermidor", "chapter 3, verse 16", "from Pier 39, as before",
    "in 48 B.C. he",
    "voted down by 12–5", "Interpreting, 61–79, ch. 2", "a two-party system", "the Forty-Eighters", "Art. 58-10 of it",
    "Bd. 3 der Akten", "on Twenty-third Street", "at 287 Market Street, now", "22 Stat. as cited",
    "at 515 Twenty-second Street", "a hundredth birthday",
    "the ’56 campaign", "RG 59", "in room 12, as before", "in 026 Foreign Relations", "an A–4 aircraft",
    "a dispatch (London 448)", "the Seven Years War", "in School 101", "from Volume 2", "in Resolution 211 of",
    "a%20b", "of 72,95O men", "June 27, Roll 56, M97", "PD/NSC–1 of it",
])
def test_no_figures(text: str) -> None:
    assert find_figures(text, []) == []


def test_part_and_whole_count_the_same() -> None:
    spans = find_figures("They held 98 of the 139 members, and twenty of the thirty-one men.", [])
    assert [(span.value, dict(span.data)["commodity"]) for span in spans] == [
        ("98", "members"), ("139", "members"), ("20", "men"), ("31", "men")]


def test_number_behind_a_name_is_a_figure_in_a_list_of_such() -> None:
    assert [span.value for span in find_figures("In Kiev 300, in Odessa 100.", [])] == ["300", "100"]


def test_what_is_a_date_already_is_no_figure() -> None:
    assert [span.value for span in find_figures("In 1935 – 3447 arrests", [(3, 7)])] == ["3447"]


def test_a_measure_is_left_out_where_it_was_just_said() -> None:
    spans = find_figures("She was given ten years, Kamenev five. And five went on.", [])
    assert [(span.value, dict(span.data).get("unit")) for span in spans] == [("10", "years"), ("5", "years")]


def test_an_organisation_may_stand_between_number_and_noun() -> None:
    text = "Seven Party Congress delegates"
    spans = find_figures(text, [(6, 20)], names=[(6, 20)])
    assert [text[span.start:span.end] for span in spans] == [text]
    assert find_figures(text, [(6, 20)]) == []


def test_german_nouns_have_great_letters() -> None:
    spans = find_figures("Rund 600.000 bewaffnete Menschen, 86 Jahre lang, 20 Prozent.", [], language="de")
    assert [dict(span.data).get("unit") for span in spans] == ["bewaffnete Menschen", "Jahre", "per cent"]


def test_figure_without_noun_counts_what_was_counted_before_it() -> None:
    spans = find_figures("They took 90,000 people, of whom 48,000 were shot. Then came 300.", [])
    assert [dict(span.data).get("commodity") for span in spans] == ["people", "people", None]
    assert spans[1].cert == "low"


def test_figure_with_a_noun_far_away_counts_nothing_from_before() -> None:
    spans = find_figures("They drew up 383 lists of many thousands of town, village and factory workers.", [])
    assert [dict(span.data).get("commodity") for span in spans] == ["lists", None]


@pytest.mark.parametrize("text", ["9" * 400 + " in 7 men", "7 in " + "9" * 5000 + " men", "9" * 5000 + " tenths of it"])
def test_digits_without_end_are_no_number(text: str) -> None:
    assert all(len(span.value) < 20 for span in find_figures(text, []))


def test_many_figures_take_no_longer_than_their_number() -> None:
    assert len(find_figures("12,000 men and " * 20_000, [])) == 20_000


@pytest.mark.parametrize("entry", ["Mills, 12, 40-44, 103.", "Kalk F.W.M. 13, 192", "Springs, 19; of the hill (a), 56"])
def test_pages_of_an_index_are_no_figures(entry: str) -> None:
    assert not find_figures(entry, [])


def test_numbers_of_a_sentence_that_ends_like_an_index_are_figures() -> None:
    assert find_figures("The commission counted 40 mills; of these it closed twelve, in all 17.", [])
