"""Initials that stand in HTML as pictures: their letter belongs to the first word of the paragraph below."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

ALT = re.compile(r"""\balt\s*=\s*(["']?)\s*([^\W\d_])\s*\1(?=[\s/>])""", re.I)


class Initial:
    """The letter of a picture, until a word follows it."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.letter = ""
        self.at = 0
        """Where it stands in the file."""

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(word.lower() for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", self.html))

    def see(self, picture: str, at: int) -> None:
        """Take the letter of *picture*, a tag that stands at *at*, if it shows a single one."""
        if match := ALT.search(picture):
            self.letter, self.at = match[2], at + match.start(2)

    def before(self, word: str) -> str:
        """Return the letter that stands before *word*, with a blank if it is a word by itself; "" if none waits.

        >>> initial = Initial("As life went on, I was in doubt.")
        >>> for letter, word in (("A", "s"), ("I", "was"), ("", "x")):
        ...     initial.letter = letter
        ...     print(repr(initial.before(word)))
        'A'
        'I '
        ''
        """
        letter, self.letter = self.letter, ""
        bare = word.strip(".,;:!?”\"").lower()
        is_joined = letter.lower() not in self._words or self._words[letter.lower() + bare] >= self._words[bare]
        return letter if is_joined or not letter else f"{letter} "
