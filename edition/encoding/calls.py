"""Calls of notes: what may be one, which note is expected, which was assigned, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from edition.encoding.markers import Marker

LIKELY = -0.6
"""Weight of a figure between two sentences: a call, if its neighbours vouch for it and nothing else has its number."""

CLEAR = 2.2
"""Weight from which a call without a rival is certain."""

AHEAD = 2.0
"""By how much a call must be heavier than its best rival to be certain: seven times as likely."""

STRONG = 2.0
"""Weight from which a marker passes for a call while notes are unknown, and between its neighbours without its note."""

SURE = 5.0
"""Weight from which a call is one even if no note has its number: superior figures, brackets of Markdown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A marker and where it stands."""

    marker: Marker
    block: int
    position: int
    """In the source."""
    chapter: int = 0
    """How many headings stood before it."""

    @property
    def is_lost(self) -> bool:
        """True if an editor said that it stood here, and is not in the source any more."""
        return self.marker.end == self.marker.start

    @property
    def place(self) -> tuple[int, int]:
        """Block and end of the marker: readings of the same figures share them, and one of them at most is a call."""
        return self.block, self.marker.end


@dataclass(frozen=True, slots=True)
class Expected:
    """A note that has a label."""

    label: str
    block: int
    position: int
    region: int
    """Which page's or chapter's notes it belongs to."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A call: `note` is the index of its note among those expected, or -1 if the source does not have it."""

    candidate: Candidate
    note: int
    cert: str = ""


def cert_of(weight: float, rival: float) -> str:
    """Return the confidence of a call, given the heaviest *rival* for its number; "" is certain."""
    if weight - rival >= AHEAD and weight >= CLEAR:
        return ""
    if weight >= SURE and weight > rival:
        return ""
    return "medium" if weight >= 0 and weight > rival else "low"
