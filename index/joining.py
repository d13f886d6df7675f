"""The vocabularies of the parts as one: each part holds the words that the parts before it do not have.

Keys and spellings are numbered through the parts, so that a sign means the same word in all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, count

from index.vocabulary import VocabularyData, sign_of

NO_KEY = -1
"""Key of a spelling that the library no longer has."""


class Joined:
    """Numbers the words of part after part; begins with *parts* that are numbered already."""

    def __init__(self, parts: Sequence[VocabularyData] = ()) -> None:
        known = whole(parts)
        tags = list(map(known.languages.__getitem__, known.key_languages))
        self.keys = dict(zip(zip(tags, known.keys, strict=True), count()))
        spelled = zip(map(tags.__getitem__, known.spelling_keys), known.spellings, strict=True)
        self._numbers = dict(zip(spelled, count()))

    def add(self, part: VocabularyData) -> tuple[dict[int, str], VocabularyData]:
        """Take in a *part* that numbers its words by itself.

        Returns which sign here stands for which sign there, where they differ, and what of its words is new.
        """
        tags = [part.languages[language] for language in part.key_languages]
        before = len(self.keys)
        keys = [self.keys.setdefault(pair, len(self.keys)) for pair in zip(tags, part.keys, strict=True)]
        new_keys = [at for at, number in enumerate(keys) if number >= before]
        changed: dict[int, str] = {}
        new: list[tuple[str, int]] = []
        for number, (spelling, key) in enumerate(zip(part.spellings, part.spelling_keys, strict=True)):
            pair = (tags[key], spelling)
            here = self._numbers.get(pair)
            if here is None:
                here = self._numbers[pair] = len(self._numbers)
                new.append((spelling, keys[key]))
            if here != number:
                changed[ord(sign_of(number))] = sign_of(here)

        def chosen(values: Sequence[str]) -> tuple[str, ...]:
            return tuple(values[at] for at in new_keys)

        return changed, VocabularyData(
            languages=part.languages, keys=chosen(part.keys),
            key_languages=tuple(part.key_languages[at] for at in new_keys),
            folds=chosen(part.folds), stems=chosen(part.stems), names=chosen(part.names),
            spellings=tuple(spelling for spelling, _ in new), spelling_keys=tuple(key for _, key in new),
        )


def whole(parts: Sequence[VocabularyData]) -> VocabularyData:
    """Return the vocabulary of all *parts*.

    >>> one = VocabularyData(("en",), ("a",), (0,), ("a",), ("a",), ("a",), ("a",), (0,))
    >>> two = VocabularyData(("fr", "en"), ("b",), (1,), ("b",), ("b",), ("b",), ("A", "b"), (0, 1))
    >>> both = whole((one, two))
    >>> both.languages, both.key_languages, both.spellings, both.spelling_keys
    (('en', 'fr'), (0, 0), ('a', 'A', 'b'), (0, 0, 1))
    """
    languages = tuple(dict.fromkeys(chain.from_iterable(part.languages for part in parts)))
    renumbered = [list(map(languages.index, part.languages)) for part in parts]
    return VocabularyData(
        languages=languages,
        keys=_together(part.keys for part in parts),
        key_languages=tuple(chain.from_iterable(
            map(numbers.__getitem__, part.key_languages) for numbers, part in zip(renumbered, parts, strict=True)
        )),
        folds=_together(part.folds for part in parts), stems=_together(part.stems for part in parts),
        names=_together(part.names for part in parts), spellings=_together(part.spellings for part in parts),
        spelling_keys=tuple(chain.from_iterable(part.spelling_keys for part in parts)),
    )


def _together(columns: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(columns))


def living(data: VocabularyData, live: Collection[str]) -> VocabularyData:
    """Return *data* without the words none of whose signs is in *live*; spellings keep their numbers."""
    kept = [key if sign_of(number) in live else NO_KEY for number, key in enumerate(data.spelling_keys)]
    keys = sorted(set(kept) - {NO_KEY})
    numbers = {key: number for number, key in enumerate(keys)}

    def chosen(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(values[key] for key in keys)

    used = [data.key_languages[key] for key in keys]
    languages = sorted(set(used))
    return VocabularyData(
        languages=tuple(data.languages[one] for one in languages),
        keys=chosen(data.keys), key_languages=tuple(map(languages.index, used)),
        folds=chosen(data.folds), stems=chosen(data.stems), names=chosen(data.names),
        spellings=tuple(spelling if key != NO_KEY else ""
                        for spelling, key in zip(data.spellings, kept, strict=True)),
        spelling_keys=tuple(numbers.get(key, NO_KEY) for key in kept),
    )
