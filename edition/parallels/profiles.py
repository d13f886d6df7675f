"""The features of all passages, kept small: a hundred thousand passages take some 300 MB."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edition.model import Division, Passage, Text
from edition.names import fold_name
from edition.parallels.features import Feature, Reader
from edition.registers import Registers
from edition.words import tokens

SILENT_KINDS = frozenset(("furniture", "byline", "bibl", "head", "figure", "stage"))
"""Kinds of passage that make no parallels: they name things and tell nothing."""

INTRODUCED_KINDS = frozenset(("quote", "item", "sp", "lg"))
"""Kinds of passage that a paragraph before them introduces."""

TELLING_WORDS = 5
"""Different words in small letters outside its citations that make a note tell something. A bare reference has few:
names, titles and what archives call their boxes begin with capitals, whether or not somebody marked them."""

SHORTEST_TELLING = 4
"""Letters of such a word; shorter ones are `see`, `vol`, `pp`."""

EDITORS_OWN = re.compile(
    r"(?:editor|translator|publisher)s?['’]?s?\s+(?:introduction|preface|note|foreword|afterword)s?\b", re.IGNORECASE
)
"""Headings under which somebody else than the author of the text writes."""

EDITORIAL = "editor of"

DEEPEST = 12
"""Divisions inside one another that are looked up."""

FACTS = ("event:", "day:", "month:", "year:", "figure:")
"""Features that can contradict each other."""


class Keys:
    """Gives each key a number, and back."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        known = self._numbers.get(name)
        if known is None:
            known = self._numbers[name] = len(self.names)
            self.names.append(name)
        return known

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A passage that may have parallels, and its features in parallel arrays."""

    anchor: str
    text_id: str
    authors: frozenset[str]
    is_note: bool
    called_from: str
    """Anchor of the passage that calls a note, or ""."""
    is_introduced: bool
    """True of a block quotation, a list item, a speech, verse: what they are about is said before them."""
    keys: array[int]
    counts: array[float]
    starts: array[int]
    ends: array[int]
    grounds: array[int]
    """For each feature the number of the key that the register says it of, -1 if the passage says it itself."""
    told: array[int]
    """Numbers of keys again, once for each sentence in which they stand."""
    told_in: array[int]
    """The sentence, and below how often it says it."""
    told_counts: array[float]

    def places(self) -> dict[int, int]:
        """Return where in the arrays each key stands."""
        return {key: place for place, key in enumerate(self.keys)}

    def feature(self, place: int, names: Sequence[str]) -> Feature:
        """Return the feature at a place of the arrays again."""
        ground = names[self.grounds[place]] if self.is_implied(place) else ""
        return Feature(names[self.keys[place]], self.counts[place], self.starts[place], self.ends[place], ground)

    def is_implied(self, place: int) -> bool:
        """True if the feature at a place of the arrays is none of the passage's own words."""
        return self.grounds[place] >= 0

    def facts(self, names: Sequence[str]) -> dict[str, Feature]:
        """Return the events, dates and figures that the passage itself gives, by key, in order of place."""
        return {
            names[key]: self.feature(place, names)
            for place, key in enumerate(self.keys)
            if not self.is_implied(place) and names[key].startswith(FACTS)
        }

    def implied(self, names: Sequence[str]) -> frozenset[str]:
        """Return the keys of the events that the passage does not name, but the register does of those it names."""
        return frozenset(names[key] for place, key in enumerate(self.keys)
                         if self.is_implied(place) and names[key].startswith("event:"))


def items_of(texts: Sequence[Text], reader: Reader, keys: Keys, authors: Authors) -> list[Item]:
    """Return the passages of *texts* that tell something, in order of text id and place."""
    return [
        _item(passage, text, divisions, reader, keys, authors)
        for text in sorted(texts, key=lambda one: one.id)
        for divisions in [{division.id: division for division in text.divisions}]
        for passage in text.passages
        if passage.text and not passage.text.isspace() and is_telling(passage)
    ]


def is_telling(passage: Passage) -> bool:
    """True unless the passage only names things: a heading, a bibliography, a note that is a bare reference."""
    if passage.kind in SILENT_KINDS:
        return False
    if passage.kind != "note":
        return True
    cited = [(span.start, span.end) for span in passage.spans if span.kind in ("citation", "title")]
    rest = list(passage.text)
    for start, end in cited:
        rest[start:end] = " " * (min(end, len(rest)) - start)
    words = {word.text for word in tokens("".join(rest)) if len(word.text) >= SHORTEST_TELLING}
    return sum(word[0].isalpha() and not word[0].isupper() for word in words) >= TELLING_WORDS


class Authors:
    """Tells who wrote a passage, so that one author under two names is not taken for two."""

    def __init__(self, registers: Registers) -> None:
        self._keys: dict[str, str] = {}
        for entry in registers.of_kind("person"):
            for name in (entry.name, *(form.text for form in entry.forms if " " in form.text)):
                self._keys.setdefault(fold_name(name), entry.key)

    def of(self, passage: Passage, text: Text, divisions: Mapping[str, Division]) -> frozenset[str]:
        """Return pointers or plain names; of a text that names nobody, its id.

        What stands under an editor's or translator's own heading is not by the author of the text.
        """
        said = passage.author or _author_of_division(passage.division, divisions) or text.author_key or text.author
        if said == text.author and text.author_key:
            said = text.author_key
        if said == EDITORIAL:
            return frozenset((f"{EDITORIAL} {text.id}",))
        names = said.split() if ":" in said else [said]
        return frozenset(self._keys.get(fold_name(name), name) for name in names if name) or frozenset((text.id,))


def writers(texts: Sequence[Text], authors: Authors) -> Mapping[str, frozenset[str]]:
    """Return who wrote each passage, by its anchor."""
    divisions = {text.id: {division.id: division for division in text.divisions} for text in texts}
    return {one.anchor: authors.of(one, text, divisions[text.id]) for text in texts for one in text.passages}


def _author_of_division(division_id: str, divisions: Mapping[str, Division]) -> str:
    """Return who wrote a division, as it or the nearest one above it says, or ""."""
    for _ in range(DEEPEST):
        division = divisions.get(division_id)
        if division is None:
            return ""
        if division.author:
            return division.author
        if EDITORS_OWN.match(division.title):
            return EDITORIAL
        division_id = division.parent
    return ""


def _item(
    passage: Passage, text: Text, divisions: Mapping[str, Division], reader: Reader, keys: Keys, authors: Authors
) -> Item:
    features = list(reader.features(passage, text.language).values())
    told = [
        (keys.number(feature.key), sentence, count * feature.count / len(feature.sentences))
        for feature in features for sentence, count in Counter(feature.sentences).items()
    ]
    return Item(
        anchor=passage.anchor,
        text_id=text.id,
        authors=authors.of(passage, text, divisions),
        is_note=passage.kind == "note",
        called_from=replace(passage, id=passage.called_from).anchor if passage.called_from else "",
        is_introduced=passage.kind in INTRODUCED_KINDS,
        keys=array("i", (keys.number(feature.key) for feature in features)),
        counts=array("f", (feature.count for feature in features)),
        starts=array("i", (feature.start for feature in features)),
        ends=array("i", (feature.end for feature in features)),
        grounds=array("i", (keys.number(feature.ground) if feature.ground else -1 for feature in features)),
        told=array("i", (key for key, _, _ in told)),
        told_in=array("B", (sentence for _, sentence, _ in told)),
        told_counts=array("f", (count for _, _, count in told)),
    )
