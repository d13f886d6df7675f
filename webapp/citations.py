"""Who cites whom, as a page: the picture, the table, the works that several authors cite, and what claims rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from edition.backing import BADGES, Backed, Badge, badge_of, find_backed
from edition.crossreferences import WorkCited
from webapp.addresses import entry_path
from webapp.companions import Where, citings, claimed, where
from webapp.holding import Held
from webapp.studies import all_texts, hues_by_author
from webapp.wording import counted, shortened

MOST_DRAWN = 12
"""Authors on either side of the picture, those who cite and are cited most."""

STEP = 26
"""Units of the picture between two names: room for a line of text and a finger."""

LEFT, RIGHT = 150, 310
"""Where the lines begin and end, in units of the picture, which is 460 wide."""

LETTERS = 18
"""Letters of a name for which there is room on either side; the table has it in full."""

THICKEST = 9.0
"""Units of the thickest line; the others by their share of it."""

COLUMNS, TOP = 12, 12
"""Columns of the table, for those who cite most, and rows of it that are seen at once."""

COMMON = 40
"""Works that several authors cite, on the page."""

BY = 12
"""Authors who are named for a work; the page of the work has all."""

PASSAGES = 8
"""Passages of one author that are named for a work."""

CLAIMS = 60
"""Claims on a page that rest on one thing."""

SAID = {
    "archive": "a document in an archive", "press": "a newspaper", "secondary": "a work of scholarship",
    "none": "nothing named",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A cited author and how often each author cites him."""

    name: str
    path: str
    counts: tuple[tuple[int, str], ...]
    """By column: how often, and the address of the list."""
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who cites whom: `rows` by those cited, columns by those citing."""

    citing: tuple[tuple[str, int], ...]
    """Author and colour."""
    rows: tuple[Row, ...]
    further: tuple[Row, ...]
    left: int
    """Authors who cite and have no column."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the picture and the height at which it stands."""

    name: str
    y: float
    hue: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """How often one author cites another, as a curve."""

    path: str
    width: float
    hue: int
    said: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Those who cite on the left, those who are cited on the right."""

    height: int
    citing: tuple[Name, ...]
    cited: tuple[Name, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """A work that several authors cite, and where each does."""

    title: str
    path: str
    by: tuple[tuple[str, int, tuple[Where, ...], int], ...]
    """Author, colour, passages, and how many more."""
    left: int
    """Further authors."""


@dataclass(frozen=True, slots=True)
class Resting:
    """What an author's claims rest on: how many on what."""

    author: str
    hue: int
    counts: Mapping[Badge, int]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim that rests on what was asked for."""

    where: Where
    author: str
    words: Markup
    notes: tuple[Where, ...]


def matrix(held: Held) -> Matrix | None:
    """Return who cites whom, those cited by most authors first; None if nobody cites anybody."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for author, cited, count in citings(held).matrix:
        counts[cited][author] = count
    if not counts:
        return None
    hues = hues_by_author(held.edition)
    totals = Counter({author: 0 for row in counts.values() for author in row})
    for row in counts.values():
        totals.update(row)
    most = sorted(totals, key=lambda one: (-totals[one], one))[:COLUMNS]
    columns = sorted(most, key=lambda one: (one not in hues, hues.get(one, 0), one))
    paths = {entry.name: entry_path(entry.key) for entry in held.edition.registers.of_kind("person")}
    ordered = sorted(counts, key=lambda one: (-len(counts[one]), -sum(counts[one].values()), one))
    rows = tuple(_row(name, counts[name], columns, paths.get(name, "")) for name in ordered)
    return Matrix(tuple((name, hues.get(name, 0)) for name in columns), rows[:TOP], rows[TOP:],
                  len(totals) - len(columns))


def _row(name: str, counts: dict[str, int], columns: Sequence[str], path: str) -> Row:
    cells = tuple(
        (counts.get(author, 0), "/citations?" + urlencode({"author": author, "cites": name})) for author in columns
    )
    return Row(name, path, cells, sum(counts.values()))


def picture(held: Held) -> Picture | None:
    """Return who cites whom, drawn; None if nobody cites anybody."""
    rows = citings(held).matrix
    if not rows:
        return None
    hues = hues_by_author(held.edition)
    drawn = _most((cited, count) for _, cited, count in rows)
    authors = sorted(_most((author, count) for author, cited, count in rows if cited in drawn))
    kept = [row for row in rows if row[0] in authors and row[1] in drawn]
    height = STEP * max(len(authors), len(drawn))
    left, right = _heights(authors, height), _heights(drawn, height)
    most = max(count for _, _, count in kept)
    paths = {entry.name: entry_path(entry.key) for entry in held.edition.registers.of_kind("person")}
    lines = tuple(
        Line(_curve(left[author], right[cited]), max(1.0, THICKEST * count / most), hues.get(author, 0),
             f"{author} cites {cited} {counted(count, 'time')}")
        for author, cited, count in kept
    )
    return Picture(
        height, tuple(Name(shortened(one, LETTERS), left[one], hues.get(one, 0)) for one in authors),
        tuple(Name(shortened(one, LETTERS), right[one], path=paths.get(one, "")) for one in drawn), lines,
    )


def _most(rows: Iterable[tuple[str, int]]) -> list[str]:
    """Return the names that have the most citations in all, those first."""
    totals: Counter[str] = Counter()
    for name, number in rows:
        totals[name] += number
    return sorted(totals, key=lambda one: (-totals[one], one))[:MOST_DRAWN]


def _heights(names: Sequence[str], height: int) -> dict[str, float]:
    step = height / len(names)
    return {name: round(step * (place + 0.5), 1) for place, name in enumerate(names)}


def _curve(start: float, end: float) -> str:
    middle = (LEFT + RIGHT) / 2
    return f"M{LEFT} {start} C{middle} {start} {middle} {end} {RIGHT} {end}"


def common_works(held: Held) -> tuple[Common, ...]:
    """Return the works that two or more authors cite, those of most authors first, with the passages."""
    hues = hues_by_author(held.edition)
    return tuple(_common(held, work, hues) for work in citings(held).common[:COMMON])


def _common(held: Held, work: WorkCited, hues: dict[str, int]) -> Common:
    entry = held.edition.registers.find(work.work)
    by = []
    for author in work.authors[:BY]:
        anchors = list(dict.fromkeys(one.anchor for one in work.citings if one.author == author))
        places = tuple(place for anchor in anchors[:PASSAGES] if (place := where(held, anchor, hues)))
        by.append((author, hues.get(author, 0), places, max(0, len(anchors) - PASSAGES)))
    return Common(entry.name if entry else work.work, entry_path(work.work), tuple(by),
                  max(0, len(work.authors) - BY))


def backed(held: Held) -> tuple[Backed, ...]:
    """Return what every claim of the edition rests on, worked out once."""
    return held.fact("backed", lambda: find_backed(all_texts(held.edition), held.edition.registers))


def resting(held: Held) -> tuple[Resting, ...]:
    """Return for each author how many of his passages rest on what."""
    hues = hues_by_author(held.edition)
    counts: dict[str, dict[Badge, int]] = {}
    for one in backed(held):
        row = counts.setdefault(one.author, dict.fromkeys(BADGES, 0))
        row[one.badge] += 1
    return tuple(Resting(author, hues.get(author, 0), row) for author, row in sorted(counts.items()))


def claims_resting(held: Held, badge: str, author: str, start: int) -> tuple[tuple[Claimed, ...], int]:
    """Return the claims that rest on *badge*, of one author or of all, from number *start*, and how many there are."""
    hues = hues_by_author(held.edition)
    rows = [one for one in backed(held) if one.badge == badge and author in ("", one.author)]
    shown = (_claimed(held, one, hues) for one in rows[start:start + CLAIMS])
    return tuple(one for one in shown if one), len(rows)


def _claimed(held: Held, one: Backed, hues: dict[str, int]) -> Claimed | None:
    place = where(held, one.anchor, hues)
    if place is None:
        return None
    notes = tuple(note for anchor in one.notes if (note := where(held, anchor, hues)))
    return Claimed(place, one.author, claimed(held.edition.passage(one.anchor), _rests_at(held, one)), notes)


def _rests_at(held: Held, one: Backed) -> int:
    """Return where the passage calls the note, or has the citation, that it rests on; its beginning if on nothing."""
    passage, registers = held.edition.passage(one.anchor), held.edition.registers
    firm = {anchor.rpartition(".")[2] for anchor in one.notes
            if badge_of(held.edition.passage(anchor), registers) == one.badge}
    calls = [span.start for span in passage.spans if span.kind == "call" and span.ref in firm]
    cited = [span.start + 1 for span in passage.spans if span.kind == "citation" or span.ref.startswith("work:")]
    return next(iter(calls or cited), 1) if one.badge != "none" else 1
