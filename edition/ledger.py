"""The ledger of a text: every anchor it ever had, and what became of each.

`anchors/ID.jsonl` holds one record a line and is only ever added to. A record says what happened to one anchor:

    given    it was given to a passage (kind, n, text, after)
    changed  its passage reads otherwise now, or is of another kind or number (kind, n, text)
    moved    its passage stands elsewhere now (after)
    merged   its passage is part of another one (to)
    gone     its passage is no longer there (after: what stood before it)
    back     it is there again (kind, n, text, after)

`after` names the passage before it, so that replaying the records gives the order of the text. The ledger repeats the
words of the text: it is as restricted as the text is.
"""

from __future__ import annotations

import datetime
import difflib
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from pathlib import Path

from edition.errors import LibraryError, UnknownAnchorError

DAY = re.compile(r"\d{4}-\d\d-\d\d")

EVENTS = ("given", "changed", "moved", "merged", "gone", "back")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened to one anchor."""

    id: str
    event: str
    rev: str = ""
    """The revision of the text that brought it about."""
    when: str = ""
    """Day on which it was written down, ISO 8601; empty until then."""
    kind: str = ""
    n: str = ""
    text: str = ""
    after: str = ""
    to: str = ""
    digest: str = ""
    """Of `text`, as `digest` makes it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with one anchor."""

    id: str
    kind: str
    n: str
    text: str
    """What the passage says, or said last."""
    status: str = "here"
    """`here`, `merged` or `gone`."""
    to: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of an anchor."""

    status: int
    """200: it is there; 301: it is part of `target` now; 410: it is gone."""
    anchor: str
    target: str
    """The anchor (text id and all) of the passage that answers for it; empty if none does."""
    last_text: str
    """What the passage says, or said last."""
    near: str = ""
    """Of one that is gone: the anchor after which it stood; or if that is gone, too, after which that stood."""
    history: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """All records of one text, oldest first. Nothing is ever taken out of it."""

    text_id: str
    records: tuple[Record, ...] = ()

    @classmethod
    def empty(cls, text_id: str) -> Ledger:
        return cls(text_id)

    def adding(self, records: Iterable[Record]) -> Ledger:
        """Return the ledger with *records* at its end; itself if there are none."""
        more = tuple(records)
        return replace(self, records=self.records + more) if more else self

    @property
    def standings(self) -> Mapping[str, Standing]:
        """Every anchor ever given, by id (without the text's), and how it stands."""
        return self._replayed[0]

    @property
    def order(self) -> tuple[str, ...]:
        """The ids that are there, in document order."""
        return self._replayed[1]

    def resolve(self, passage_id: str) -> Resolution:
        """Say what became of the anchor *passage_id* (without the text's id).

        Raises UnknownAnchorError if it was never given.
        """
        standing = self.standings.get(passage_id)
        if standing is None:
            near = difflib.get_close_matches(passage_id[:80], self.standings, n=1)
            hint = f" (did you mean ‘{self._anchor(near[0])}’?)" if near else ""
            raise UnknownAnchorError(f"no passage ever had the anchor ‘{self._anchor(passage_id)}’{hint}.")
        end = self._end(standing)
        history = tuple(record for record in self.records if record.id == passage_id)
        status = 410 if end.status != "here" else 200 if end is standing else 301
        near_by = self._place(end) if status == 410 else ""
        return Resolution(
            status, self._anchor(passage_id), self._anchor(end.id) if status != 410 else "", standing.text,
            self._anchor(near_by) if near_by else "", history,
        )

    @cached_property
    def former(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each passage that is there the ids that stood there before: merged into it, or gone after it."""
        found: dict[str, list[str]] = {}
        for standing in self.standings.values():
            if standing.status != "here" and (place := self._place(standing)):
                found.setdefault(place, []).append(standing.id)
        return {place: tuple(ids) for place, ids in found.items()}

    def since(self, mark: str) -> tuple[Record, ...]:
        """Return the records after revision *mark*, or from day *mark* (ISO 8601) on.

        A revision may be named by its beginning; after one that is not known there are none.
        """
        if DAY.fullmatch(mark):
            return tuple(record for record in self.records if record.when >= mark)
        last = max((at for at, record in enumerate(self.records) if mark and record.rev.startswith(mark)), default=-1)
        return self.records[last + 1:] if last >= 0 else ()

    def knows(self, mark: str) -> bool:
        """True if *mark* is a day, or the beginning of a revision that is in the ledger."""
        return bool(DAY.fullmatch(mark)) or any(mark and record.rev.startswith(mark) for record in self.records)

    def _anchor(self, passage_id: str) -> str:
        return f"{self.text_id}.{passage_id}" if self.text_id else passage_id

    def _end(self, standing: Standing) -> Standing:
        seen = {standing.id}
        while standing.status == "merged" and standing.to in self.standings and standing.to not in seen:
            seen.add(standing.to)
            standing = self.standings[standing.to]
        return standing

    def _place(self, standing: Standing) -> str:
        """Return the id of the passage that has its words, or after which it stood; empty if none is left."""
        seen: set[str] = set()
        while standing.status != "here" and standing.id not in seen:
            seen.add(standing.id)
            onward = standing.to if standing.status == "merged" else standing.after
            if onward not in self.standings:
                return ""
            standing = self.standings[onward]
        return standing.id if standing.status == "here" else ""

    @cached_property
    def _replayed(self) -> tuple[dict[str, Standing], tuple[str, ...]]:
        standings: dict[str, Standing] = {}
        line = _Line()
        for record in self.records:
            old = standings.get(record.id)
            if old is None or record.event == "given":
                old = Standing(record.id, record.kind, record.n, record.text)
            standings[record.id] = _after(record, old)
            if record.event in ("given", "back", "moved"):
                line.put(record.id, record.after)
            elif record.event in ("merged", "gone"):
                line.take_out(record.id)
        return standings, tuple(line)


def _after(record: Record, old: Standing) -> Standing:
    match record.event:
        case "changed" | "back" | "given":
            return replace(old, kind=record.kind, n=record.n, text=record.text, status="here", to="")
        case "merged":
            return replace(old, status="merged", to=record.to)
        case "gone":
            return replace(old, status="gone", after=record.after)
        case _:
            return old


class _Line:
    """Ids in order; each is put after another, in constant time."""

    def __init__(self) -> None:
        self.next: dict[str, str] = {"": ""}
        self.before: dict[str, str] = {"": ""}

    def put(self, one: str, after: str) -> None:
        self.take_out(one)
        if after not in self.next:
            after = self.before[""]
        follower = self.next[after]
        self.next[after], self.next[one] = one, follower
        self.before[follower], self.before[one] = one, after

    def take_out(self, one: str) -> None:
        if one and one in self.next:
            before, follower = self.before.pop(one), self.next.pop(one)
            self.next[before], self.before[follower] = follower, before

    def __iter__(self) -> Iterator[str]:
        one = self.next[""]
        while one:
            yield one
            one = self.next[one]


def digest(text: str) -> str:
    """Return sixteen hexadecimal digits of the SHA-256 of *text*.

    >>> digest("Moscow")
    '4661bd5b4b1a3ded'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# ---- the file


def read_ledger(file: Path, text_id: str = "") -> Ledger:
    """Read the ledger of the text *text_id* (default: the file's name); one that is not there is empty.

    A last line that was cut short by a crash is left out. Raises LibraryError for any other line that is no record.
    """
    text_id = text_id or file.stem
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Ledger.empty(text_id)
    whole = content[: _whole_lines(content)]
    lines = enumerate(whole.split(b"\n"), 1)
    return Ledger(text_id, tuple(_parse(line, f"{file}:{number}") for number, line in lines if line.strip()))


def append_ledger(file: Path, old: Ledger, new: Ledger, *, when: datetime.date | None = None) -> None:
    """Add to *file* what *new* has beyond *old*, dated *when* (default: today, or SOURCE_DATE_EPOCH).

    Nothing new leaves the file untouched, or absent. What a crash left of a last line is cut off first.
    """
    more = new.records[len(old.records):]
    if not more:
        return
    day = (when or _today()).isoformat()
    lines = "".join(_format(replace(record, when=record.when or day)) + "\n" for record in more)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as out:
        out.seek(0)
        content = out.read()
        whole = _whole_lines(content)
        out.truncate(whole)
        out.seek(0, os.SEEK_END)
        out.write((b"" if content[:whole].endswith(b"\n") or not whole else b"\n") + lines.encode("utf-8"))
        out.flush()
        os.fsync(out.fileno())


def _whole_lines(content: bytes) -> int:
    """Return the length of *content* without a last line that was cut short; JSON cut short is never JSON."""
    end = content.rfind(b"\n") + 1
    try:
        json.loads(content[end:])
    except (ValueError, RecursionError):
        return end
    return len(content)


def _format(record: Record) -> str:
    shown = {name: value for name, value in asdict(record).items() if value}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def _parse(line: bytes, where: str) -> Record:
    names = {field.name for field in fields(Record)}
    try:
        found = json.loads(line)
        record = Record(**{name: str(value) for name, value in found.items() if name in names})
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise LibraryError(f"{where}: not a record of an anchor; take the file from a copy.") from error
    if record.event not in EVENTS or not record.id:
        raise LibraryError(f"{where}: not a record of an anchor; take the file from a copy.")
    return record


def _today() -> datetime.date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()
