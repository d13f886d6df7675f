"""Where a sentence ends is one rule, for search, figures and parallels."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.sentences import is_one_sentence, sentence_ends, sentences


@pytest.mark.parametrize(("text", "number"), [
    pytest.param("Capt. Webb saw Prof. Lind. He left.", 2, id="titles"),
    pytest.param("See vol. III. It is long.", 2, id="volume"),
    pytest.param("A letter to Messrs. Webb of Mt. Hood. He left.", 2, id="more-titles"),
    pytest.param("They tried K. Ye. Webb and A.Ya. Lind. He left.", 2, id="initials-of-two-letters"),
    pytest.param("So N. I. Ezhov said.¹² Nobody asked.", 2, id="initials-and-call"),
    pytest.param("„Komm!“ «Non.» “Why?” Nobody asked.", 4, id="marks"),
    pytest.param("It fell to 3.5 per cent. of all.", 1, id="small-letter"),
    pytest.param("Am 14. Juli fiel sie. Es waren 14. Niemand kam.", 3, id="german-ordinals"),
    pytest.param("Он ушёл. Никто не спросил.", 2, id="cyrillic"),
    pytest.param("", 1, id="nothing"),
])
def test_a_sentence_ends_at_a_stop_that_belongs_to_no_abbreviation(text: str, number: int) -> None:
    assert len(sentences(text)) == len(sentence_ends(text) or [0]) == number


def test_the_first_word_of_the_next_sentence_is_beyond_the_end() -> None:
    text = "They shot nine. Ten fled."
    assert is_one_sentence(text, 10, 14)
    assert not is_one_sentence(text, 10, text.index("Ten"))


@given(st.text("Ab. !?“”¹5\n", max_size=60))
def test_sentences_cover_all_but_the_blanks_between(text: str) -> None:
    found = sentences(text)
    outside = "".join(text[end:start] for (_, end), (start, _) in pairwise(found))
    assert (found[0][0], found[-1][1]) == (0, len(text))
    assert not outside.strip()
