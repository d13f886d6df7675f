"""The values that travel through the house: frozen, standard library only.

Offsets count code points of a passage's running text, end exclusive. Running text is NFC, holds the corrected readings
and neither notes nor furniture. The same values stand on both sides of the TEI file: the encoding half ends with a
`Text`, the publishing half begins with one, and writing and reading it again changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Literal

MENTION_KINDS = ("person", "place", "org", "group", "event", "work")
"""Kinds of register entry, and of the spans that name one; also the prefixes of register pointers (`person:ezhov`)."""

Data = tuple[tuple[str, str], ...]
"""Sorted pairs of further attributes; a tuple, so that values stay hashable."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of running text and what it is; `end == start` for things that have a place but no words.

    kind        ref                       value                 data
    person …    `person:ezhov` or ""      –                     as in MENTION_KINDS; a foreign pointer stays as it is
    date        –                         EDTF: `1937-07-31`    –
    figure      –                         number: `259450`      unit, commodity, qualifier, min, max, share, period
    citation    `work:getty-excesses`     locator: `232, 236`   unit
    correction  –                         what was received     rule; of an apparatus: readings
    emphasis    –                         rendition: `italic`   –
    foreign     –                         language: `ru-Latn`   –
    quotation   –                         –                     –
    title       `work:…` or ""            –                     –
    link        address                   –                     –
    call        id of the note            label: `166`, `*`     –          (empty stretch)
    line        –                         –                     –          (empty: the text has a line break)
    rejoined    –                         what was removed: `-` –          (empty: a word was made whole)
    page        –                         number, if known      –          (empty: a page begins)
    gap         –                         reason                –
    number      –                         as printed: `53.`     –          (empty, first: the author's number)
    other       –                         element name          attributes of an element we do not interpret
    """

    start: int
    end: int
    kind: str
    ref: str = ""
    value: str = ""
    cert: str = ""
    """`high`, `medium`, `low`; empty where the text or an editor leaves no doubt."""
    resp: str = ""
    """`#variorum` if the tool found it, `#editor` if an editor ruled, empty if the file says nothing."""
    data: Data = ()


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of a received file, in code points, end exclusive (RFC 5147: `file#char=start,end`)."""

    file: str
    start: int
    end: int


PassageKind = Literal[
    "head", "p", "quote", "item", "speech", "note", "verse",
    "byline", "bibl", "cell", "figure", "stage", "furniture", "other",
]


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable unit: a block of running text, or a note."""

    text_id: str
    id: str
    """`@xml:id`: the second half of the anchor. While a text is being encoded, provisional and unique in the text."""
    kind: PassageKind
    text: str
    spans: tuple[Span, ...] = ()
    division: str = ""
    """Id of the division it stands in."""
    n: str = ""
    """The author's own number: of a paragraph (`53`) or a note (`166`, `*`)."""
    author: str = ""
    """Register pointer or plain name of who wrote it; differs from the text's in an anthology."""
    lang: str = ""
    pieces: tuple[Piece, ...] = ()
    """What of the source it was made from, in reading order."""
    within: tuple[str, ...] = ()
    """Elements between division and passage, outermost first, each `name:number`: `("table:2", "row:5")`.
    Neighbours with the same entry stand in the same element."""
    speaker: str = ""
    level: int = 0
    """Of a head: 1 for a part or chapter, 2 for a section … ; else 0."""
    called_from: str = ""
    """Of a note: id of the passage that holds its call, or, if the call is lost, after which it stands; else empty."""
    place: str = ""
    """Of a note: `bottom`, `end`, `margin`, `inline`."""
    note_type: str = ""
    """Of a note: `author`, `editor`, or what a foreign file says."""
    is_anchored: bool = True
    """False of a note whose call is lost."""
    cert: str = ""
    """Doubt about the block itself: its extent, its kind, or the place of its call."""
    line: int = 0
    """Line of the TEI file it was read from; 0 while encoding."""
    speaker_key: str = ""
    """Register pointer to who speaks, if known: `person:stalin`."""

    @property
    def anchor(self) -> str:
        return f"{self.text_id}.{self.id}"

    @property
    def named(self) -> tuple[Span, ...]:
        """`spans`, and before them who speaks: a mention without words in the running text."""
        return (Span(0, 0, "person", self.speaker_key), *self.spans) if self.speaker_key else self.spans

    @property
    def is_missing(self) -> bool:
        """True of a note that is called and has no words: they are not in the source."""
        return not self.text.strip() and any(span.kind == "gap" for span in self.spans)

    @property
    def note_name(self) -> str:
        """What a note is called in a sentence: `note 7`, or `the note “See there”`."""
        return f"note {self.n}" if self.n else f"the note “{shorten(self.text, 40, placeholder='…')}”"

    def words(self, mention: Span) -> str:
        """Return the words of *mention*, one of `named`; of who speaks, the label of the speech."""
        return self.text[mention.start:mention.end] if mention.end > mention.start else self.speaker


@dataclass(frozen=True, slots=True)
class Division:
    """A part, chapter or section; the passages name it by its id."""

    id: str
    title: str
    level: int
    parent: str = ""
    kind: str = ""
    """`front`, `chapter`, `section`, `notes` …, as `@type` says."""
    n: str = ""
    author: str = ""


SUFFIX = re.compile(r", ?([JS]r\.?|I{2,3}|IV)$")
"""What stands behind a family name, where a name begins with that."""


@dataclass(frozen=True, slots=True)
class Name:
    family: str
    given: str = ""
    """With what follows a family name in a list: `Peter H., Jr.`"""
    key: str = ""
    """Register pointer, if known: `person:khlevnyuk`."""

    @property
    def full(self) -> str:
        """The name in the order in which it is spoken.

        >>> Name("Solomon", "Peter H., Jr.").full
        'Peter H. Solomon Jr.'
        """
        return " ".join(part for part in (self.forenames, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """The name as a list has it.

        >>> Name("Solomon", "Peter H., Jr.").inverted, Name("Kirov").inverted
        ('Solomon, Peter H., Jr.', 'Kirov')
        """
        return ", ".join(part for part in (self.family, self.given) if part)

    @property
    def forenames(self) -> str:
        return self.given.removesuffix(self.suffix).rstrip(" ,") if self.suffix else self.given

    @property
    def suffix(self) -> str:
        found = SUFFIX.search(self.given)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Work:
    """What a bibliography says of a work. `kind`: article, book, chapter, thesis, newspaper, archive, web."""

    kind: str = "book"
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    container: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    edition: str = ""
    place: str = ""
    publisher: str = ""
    date: str = ""
    pages: str = ""
    language: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    key: str = ""
    short_title: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One work as edited."""

    id: str
    title: str
    work: Work = field(default_factory=Work)
    author: str = ""
    """Displayed name of the author or authors."""
    author_key: str = ""
    date: str = ""
    language: str = "en"
    access: str = "free"
    """`free` or `restricted` (read on this machine only; never exported)."""
    headnote: tuple[str, ...] = ()
    """Paragraphs by the editors: who wrote it, from which sources, where it stands, how it was received."""
    standpoint: str = ""
    """One line of the same, for lists."""
    precis_of: str = ""
    divisions: tuple[Division, ...] = ()
    passages: tuple[Passage, ...] = ()
    """In document order; a note follows the passage that calls it. Furniture is included, kind `furniture`."""
    source_file: str = ""
    receipt: str = ""
    """What the source has beside the words of the text, so that it can be written again; see `encoding/receipts.py`.
    Only the TEI file keeps it."""
    file: str = ""
    digest: str = ""
    """SHA-256 of the TEI file, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of an entry's name; `who` lists text ids or authors that use it, `lang` a language tag."""

    text: str
    lang: str = ""
    who: str = ""
    context_only: bool = False
    """True if the spelling must not be tagged by itself (`Union`, `M.`)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a register."""

    key: str
    """Pointer with prefix: `person:ezhov`."""
    name: str
    forms: tuple[Form, ...] = ()
    note: str = ""
    """One line: who or what."""
    start: str = ""
    """EDTF: birth of a person, beginning of an event, founding of an organisation."""
    end: str = ""
    geo: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    modern_name: str = ""
    subtype: str = ""
    related: tuple[str, ...] = ()
    """Pointers: place of an event, seat of an organisation …"""
    ids: Data = ()
    """Verified identifiers elsewhere: (`viaf`, `…`)."""
    work: Work | None = None
    """Of a work only."""

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a register entry is named."""

    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason why two passages are parallel, in words a reader understands.

    kind: person place org group event work date figure word concept quotation; `said` for what sentences of both are
    about; `company` for anchors of passages that are near to both; `editor` for nothing but her word. Speaking against:
    `differs`, two answers to one question, and `apart`, another event or another time that each speaks of.
    """

    kind: str
    what: str
    """What both have; of what speaks against, what `a` has."""
    weight: float
    a: tuple[int, int] | None = None
    """Where it stands in each passage."""
    b: tuple[int, int] | None = None
    other: str = ""
    """Of what speaks against, what `b` has; "" if `what` says it all."""

    @property
    def turned(self) -> Evidence:
        """The same, seen from the other passage."""
        if not self.other:
            return Evidence(self.kind, self.what, self.weight, self.b, self.a)
        return Evidence(self.kind, self.other, self.weight, self.b, self.a, self.what)

    def __str__(self) -> str:
        """Return it in words, of what speaks against with both sides.

        >>> str(Evidence("differs", "259,450", 0.0, other="268,950").turned)
        '268,950 against 259,450'
        """
        return f"{self.what} against {self.other}" if self.other else self.what


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two passages by different authors on the same thing; `a` and `b` are anchors."""

    a: str
    b: str
    score: float
    """0 to 1."""
    evidence: tuple[Evidence, ...] = ()
    differs: tuple[Evidence, ...] = ()
    """What speaks against, `differs` and `apart`."""
    is_strong: bool = False
    status: str = "found"
    """`found` by the machine; `confirmed` by an editor, too; `added` by an editor, the machine does not find it."""
    resp: str = ""
    why: str = ""
    answers: float = 0.0
    """What of the score is there because both passages answer one question of the concordance."""
    is_faint: bool = False
    """True if the two are no nearer than passages can be that share nothing specific; never of a ruling."""

    @property
    def is_ruled(self) -> bool:
        """True if an editor says that it is a parallel."""
        return self.status != "found"


LEVELS = ("error", "warning", "note")
"""How much a problem matters, worst first."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault found in a text."""

    code: str
    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    level: Literal["error", "warning", "note"] = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{where}{self.message}" + (f" {self.hint}" if self.hint else "")
