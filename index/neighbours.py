"""What stands beside a hit, word by word, as strings that sort as the words do: no text is looked at for it."""

from __future__ import annotations

from bisect import bisect_left

from index.files import Files
from index.vocabulary import Vocabulary, number_of, sign_of

COMPARED = 5
"""Words by which hits are sorted."""


class Ranks(dict[int, str]):
    """Code point of a sign → a sign that sorts as the word does, case and accents aside; made as they are met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, code: int) -> str:
        key = self._vocabulary.data.spelling_keys[number_of(chr(code))]
        self[code] = sign_of(bisect_left(self._vocabulary.in_order, self._vocabulary.data.folds[key]))
        return self[code]


class Neighbours:
    """Tells by what a hit sorts: *start* and *end* count words of the passage, end exclusive."""

    def __init__(self, files: Files, vocabulary: Vocabulary) -> None:
        self._files, self._ranks = files, Ranks(vocabulary)

    def left(self, number: int, start: int, end: int) -> str:  # noqa: ARG002
        """Return the words before the hit, nearest first."""
        return self._files.words(number)[max(0, start - COMPARED) : start][::-1].translate(self._ranks)

    def right(self, number: int, start: int, end: int) -> str:  # noqa: ARG002
        """Return the words after the hit."""
        return self._files.words(number)[end : end + COMPARED].translate(self._ranks)

    def hit(self, number: int, start: int, end: int) -> str:
        """Return the words of the hit, and those after it."""
        return self._files.words(number)[start : end + COMPARED].translate(self._ranks)
