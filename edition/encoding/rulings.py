"""Decisions applied: each is looked up in the source, does its work, and is reported if it no longer fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from edition.encoding.chunks import Chunk
from edition.encoding.decisions import Decision, find_place
from edition.encoding.forms import Label, normal_label, read_label
from edition.encoding.lines import Line
from edition.encoding.markers import Marker, find_markers
from edition.model import Problem

RULED = 100.0
"""Weight of a call that an editor ruled: nothing speaks against it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A decision and where its quote stands."""

    decision: Decision
    start: int
    end: int
    words: str
    """What stands there now."""


@dataclass(slots=True)
class Rulings:
    """The decisions on one source; `unused` shrinks as they are applied."""

    places: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unused: dict[int, Place] = field(default_factory=dict)

    @classmethod
    def find(cls, decisions: Sequence[Decision], text: str) -> Rulings:
        rulings = cls()
        for decision in decisions:
            found = find_place(text, decision)
            if found is None:
                rulings.problems.append(_problem(decision, "decision-lost", "its quote is not in the source any more"))
            else:
                rulings.places.append(Place(decision, *found, text[slice(*found)]))
        rulings.unused = {id(place): place for place in rulings.places}
        return rulings

    def of(self, *kinds: str) -> list[Place]:
        return sorted((one for one in self.places if one.decision.kind in kinds), key=lambda one: one.start)

    def use(self, place: Place) -> None:
        self.unused.pop(id(place), None)

    def report(self) -> tuple[Problem, ...]:
        """Return a problem for each decision that has not been applied."""
        unfit = [
            _problem(one.decision, "decision-unfit", f"there is nothing to {one.decision.kind} at its place")
            for one in self.unused.values()
        ]
        return (*self.problems, *unfit)

    def split(self, lines: Sequence[Line]) -> list[Line]:
        """Return *lines*, cut where the editor split or joined: what begins there stands by itself."""
        found = list(lines)
        for place in self.of("split", "join"):
            for index, line in enumerate(found):
                if line.start == place.start:
                    found[index] = replace(line, blanks=max(1, line.blanks))
                    self.use(place)
                elif line.start < place.start < line.end and place.decision.kind == "split":
                    at = place.start - line.start
                    first, second = line.text[:at].rstrip(), line.text[at:]
                    cut = replace(line, end=line.start + len(first), text=first)
                    found[index : index + 1] = [cut, Line(place.start, line.end, second, 0, 1)]
                    self.use(place)
                    break
        return found

    def rule_chunks(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """Return *chunks* with the kinds that the editor gave, and with what goes on with the block before."""
        found = list(chunks)
        for place in self.of("kind", "join"):
            at = next((i for i, one in enumerate(found) if one.start <= place.start < one.end), -1)
            if at < 0 or (place.decision.kind == "join" and found[at].start != place.start):
                continue
            self.use(place)
            found[at] = _ruled(found[at], place.decision)
        return found

    def rule_markers(self, markers: Sequence[Marker]) -> list[Marker]:
        """Return *markers* without those the editor ruled out, with those she ruled in."""
        found = list(markers)
        for place in self.of("ignore"):
            kept = [one for one in found if one.end <= place.start or one.start >= place.end]
            if len(kept) < len(found):
                self.use(place)
            found = kept
        for place in self.of("call"):
            call = _call(place)
            found = [one for one in found if not _is_instead(call, one)]
            found.append(call)
            self.use(place)
        return sorted(found, key=lambda one: one.start)

    def corrections(self, start: int, end: int) -> list[Place]:
        """Return the corrections of the stretch *start* to *end* of the source."""
        found = [one for one in self.of("correction") if start <= one.start and one.end <= end]
        for place in found:
            self.use(place)
        return found


def _ruled(chunk: Chunk, decision: Decision) -> Chunk:
    if decision.kind == "join":
        return replace(chunk, ruling=decision, note=None)
    if decision.value != "note":
        return replace(chunk, ruling=decision, note=None)
    if chunk.note and decision.n in ("", chunk.note.label):
        return replace(chunk, ruling=decision, paragraph=None)
    label = chunk.note or read_label(chunk.first.text)
    size = label.size if label and (not decision.n or label.label == decision.n) else 0
    n = decision.n or (label.label if label else "")
    return replace(chunk, ruling=decision, paragraph=None, note=Label(0, n, "ruled", size))


def _call(place: Place) -> Marker:
    """Return the call at the end of the quote of a decision, or, if there is none, a place without extent."""
    value, quote = place.decision.value, place.words
    readings = (one for one in find_markers(quote) if one.label == value and one.end == len(quote))
    if found := min(readings, key=lambda one: one.start, default=None):
        return Marker(place.start + found.start, place.end, value, "ruled", RULED, said=found.said)
    sizes = range(1, min(len(quote), len(value) + 6) + 1)
    longest = max((size for size in sizes if normal_label(quote[-size:].strip("[]^()")) == value), default=0)
    return Marker(place.end - longest, place.end, value, "ruled", RULED)


def _is_instead(call: Marker, one: Marker) -> bool:
    """True if a marker stands where an editor ruled a *call*, or right behind one that is lost and has its label."""
    if call.end > call.start:
        return one.end > call.start and one.start < call.end
    return one.start <= call.start < one.end and (one.start < call.start or one.label == call.label)


def _problem(decision: Decision, code: str, message: str) -> Problem:
    quote = decision.quote if len(decision.quote) < 40 else f"{decision.quote[:40]}…"
    return Problem(
        code, f"decision {decision.line} ({decision.kind}, “{quote}”): {message}.",
        "Look at the place and write the decision anew, or delete it.", decision.file, level="warning",
    )
