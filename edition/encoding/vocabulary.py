"""The words of a source, counted once and only if somebody asks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

WORD = re.compile(r"(?<![-¬‐\u00ad]\n)(?<![^\W_])[^\W_]++(?:[-’'][^\W\d_]++)*+(?![-¬‐\u00ad]\r?\n)")
"""A word, hyphens inside, that no line end cuts."""


class Vocabulary:
    """Knows which words a source has, and how often."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def forms(self) -> Counter[str]:
        """Words as they stand → how often."""
        return Counter(match.group() for match in WORD.finditer(self.text))

    @cached_property
    def counts(self) -> Counter[str]:
        """Words in small letters → how often."""
        found: Counter[str] = Counter()
        for form, count in self.forms.items():
            found[form.casefold()] += count
        return found

    def knows(self, word: str) -> bool:
        """True if the source has *word* elsewhere than across a line end.

        >>> Vocabulary("It moved.").knows("Moved"), Vocabulary("pro-\\nduced").knows("pro")
        (True, False)
        """
        return word.casefold() in self.counts
