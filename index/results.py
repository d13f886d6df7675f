"""What a search gives: frozen values, ready for page, terminal, JSON and CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

WHYS = ("exact", "inflected", "other spelling", "pattern", "one letter off", "near", "phrase", "register", "date",
        "figure", "citation", "corrected reading")
"""Why something is a hit, in the order in which reasons are listed."""


class Run(NamedTuple):
    """A piece of a snippet."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """Hits in their sentence; *start* and *end* are code points of the passage's running text, end exclusive."""

    runs: tuple[Run, ...]
    why: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One hit in a passage: the stretches of running text to mark, and why."""

    marks: tuple[tuple[int, int], ...]
    why: str

    @property
    def start(self) -> int:
        return self.marks[0][0]

    @property
    def end(self) -> int:
        return self.marks[-1][1]


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that was found. *text* is the title of the text it stands in."""

    anchor: str
    text_id: str
    text: str
    author: str
    kind: str
    """Kind of passage: `p`, `note`, `quote`, `head` …"""
    division: str = ""
    division_title: str = ""
    n: str = ""
    """The author's own number, if any."""
    content: str = ""
    """The whole running text."""
    snippets: tuple[Snippet, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    """Every hit in the passage, in order, also those that no snippet shows."""

    @property
    def hits(self) -> int:
        return len(self.stretches)

    @property
    def why(self) -> tuple[str, ...]:
        """All reasons, each once, the closest first."""
        given = {stretch.why for stretch in self.stretches}
        return tuple(why for why in WHYS if why in given)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet; *query* is what narrows a query to it (`person:ezhov`)."""

    value: str
    label: str
    passages: int
    query: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """How the passages found are spread over one property, most frequent first."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Where in a text the passages found lie: how many in each of equal pieces, from its beginning to its end."""

    text_id: str
    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found, and what is known of all of it."""

    query: str
    passages: int
    """Found in all, not on this page only."""
    hits: int
    results: tuple[PassageHit, ...] = ()
    facets: tuple[Facet, ...] = ()
    strips: tuple[Strip, ...] = ()
    page: int = 1
    size: int = 20
    sort: str = "relevance"
    understood: str = ""
    """The query in words."""
    notes: tuple[str, ...] = ()
    """What the reader should know: that the search was cut short, that a name stands in no register …"""
    suggestion: str = ""
    """A query like it that finds something, if nothing was found; one with a known name, if a name is not known."""
    is_cut: bool = False
    """True if the time was up: there may be more than was found."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.passages // self.size)) if self.size else 1
