"""What a build has found, in numbers and in faults: the edition report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from edition.model import MENTION_KINDS, Parallel, Passage, Problem, Text

DOUBTFUL = ("low", "medium")


@dataclass(frozen=True, slots=True)
class TextReport:
    """One text in numbers."""

    id: str
    title: str
    words: int = 0
    passages: int = 0
    """Without notes and furniture."""
    notes_linked: int = 0
    notes_unlinked: int = 0
    """Notes whose call is lost."""
    notes_missing: int = 0
    """Calls whose note is not in the source."""
    mentions: int = 0
    unresolved: int = 0
    """Mentions that point to no register entry."""
    dates: int = 0
    figures: int = 0
    citations: int = 0
    corrections: int = 0
    doubtful: int = 0
    """Blocks and stretches of which the tool is not sure."""


@dataclass(frozen=True, slots=True)
class Report:
    """One build in numbers, with all problems."""

    texts: tuple[TextReport, ...] = ()
    parallels: int = 0
    strong: int = 0
    confirmed: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> int:
        return sum(problem.level == "error" for problem in self.problems)


def report(texts: Sequence[Text], parallels: Sequence[Parallel], problems: Sequence[Problem]) -> Report:
    """Count what *texts* and *parallels* hold."""
    return Report(
        texts=tuple(report_text(text) for text in texts),
        parallels=len(parallels),
        strong=sum(pair.is_strong for pair in parallels),
        confirmed=sum(pair.is_ruled for pair in parallels),
        problems=tuple(problems),
    )


def report_text(text: Text) -> TextReport:
    """Count what *text* holds."""
    notes = [passage for passage in text.passages if passage.kind == "note"]
    body = [passage for passage in text.passages if passage.kind not in ("note", "furniture")]
    spans = Counter(span.kind for passage in text.passages for span in passage.named)
    missing = sum(note.is_missing for note in notes)
    return TextReport(
        id=text.id,
        title=text.title,
        words=sum(len(passage.text.split()) for passage in body + notes),
        passages=len(body),
        notes_linked=sum(note.is_anchored for note in notes) - missing,
        notes_unlinked=sum(not note.is_anchored for note in notes),
        notes_missing=missing,
        mentions=sum(spans[kind] for kind in MENTION_KINDS),
        unresolved=sum(span.kind in MENTION_KINDS and not span.ref for one in text.passages for span in one.spans),
        dates=spans["date"],
        figures=spans["figure"],
        citations=spans["citation"],
        corrections=spans["correction"],
        doubtful=sum(doubts(passage) for passage in text.passages),
    )


def doubts(passage: Passage) -> int:
    """Return how much in *passage* the tool is not sure of."""
    own = passage.cert in DOUBTFUL
    return own + sum(span.cert in DOUBTFUL for span in passage.spans)
