"""Names that no register knows: words that the texts write with a capital wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edition.concordance.claims import Claim
from edition.model import Passage
from edition.parallels.function_words import function_words
from edition.sentences import sentences
from edition.timewords import MONTHS
from edition.words import Token, stem, tokens

SHORTEST = 3
"""Letters of a name that says who or what; shorter ones are initials."""

ALL_CAPITALS = frozenset(("de",))
"""Languages that write every noun with a capital."""

NO_NAMES = frozenset((*MONTHS, *["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
"""Words with a capital that name nothing."""


class Unregistered:
    """Knows which words of *passages*, each with the language of its text, are names that nobody has entered."""

    def __init__(self, passages: Iterable[tuple[Passage, str]]) -> None:
        great, small = set[str](), set[str]()
        for passage, language in passages:
            if (passage.lang or language) in ALL_CAPITALS:
                continue
            for first, last in sentences(passage.text):
                for place, token in enumerate(tokens(passage.text[first:last])):
                    if not token.text[0].isupper():
                        small.add(token.text)
                    elif place:
                        great.add(_name(token))
        self._names = frozenset(one for one in great if _may_name(one) and one.lower() not in small)

    def beside(self, claim: Claim, passage: Passage) -> frozenset[str]:
        """Return the names in the sentence of *claim* that stand in no name of the register: `name:Carpathia`."""
        return self.named(passage, *claim.sentence)

    def named(self, passage: Passage, first: int, last: int) -> frozenset[str]:
        """Return those of a stretch of *passage*."""
        return frozenset(key for _, _, key in self.places(passage, first, last))

    def places(self, passage: Passage, first: int, last: int) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and key of each of them."""
        known = [(span.start, span.end) for span in passage.spans if span.ref and first <= span.start < last]
        for token in tokens(passage.text[first:last]):
            place, name = token.start + first, _name(token)
            if name in self._names and not any(start <= place < end for start, end in known):
                yield place, place + len(name), f"name:{stem(name, passage.lang or 'en')}"


def _name(token: Token) -> str:
    """Return a word without the ending of the genitive."""
    return token.text.removesuffix("’s").removesuffix("'s")


def _may_name(name: str) -> bool:
    return len(name) >= SHORTEST and name not in NO_NAMES and name.lower() not in function_words("en")
