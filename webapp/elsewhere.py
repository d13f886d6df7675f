"""What other authors say of a passage, as the reading page shows it: the sentence that ties, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from edition.anchoring import NUMBER, PREFIXES
from edition.errors import UnknownAnchorError
from edition.model import Evidence, Parallel, Passage
from edition.sentences import sentence_ends
from edition.store import Edition, TextSummary
from webapp.rendering import render_stretch

LONGEST = 320
"""Characters of an excerpt; about four lines of the side column."""

EVIDENCE_SHOWN = 4
"""Things both have that are named: a name, a day, a figure and a word say enough beside the sentence itself."""

APART_SHOWN = 1
"""Other events or times that are named beside it: one says that the two may speak of different things."""

COMPANY_SHOWN = 1
"""Passages near to both that are named; it is the weakest of reasons."""

FAINT = 0.02
"""Share of a score below which a name stands behind the themes: the secret police is on every other page."""

SHOWN = 3
"""Parallels shown unasked."""

WEAK_SHOWN = 2
"""The same where none is strong: most of these are about the same matter, not about the same thing."""

SILENT_NAMED = 3
"""Authors said to be silent; where more are, silence is the rule and tells nothing."""

CALLED = {"p": "¶", "head": "heading", "quote": "quotation", "bibl": "reference", "stage": "stage direction"}
"""What a reader calls a kind of passage; the others as we do. “p45” was read as a page."""


GIVEN = re.compile(rf"(?P<prefix>[a-z]+)(?P<number>{NUMBER.pattern})")
KIND_OF = {prefix: kind for kind, prefix in PREFIXES.items()}
"""How an id begins → kind of the passage to which it was given; that may be told to be of another by now."""


@dataclass(frozen=True, slots=True)
class Partner:
    """The other side of a parallel."""

    anchor: str
    author: str
    """The title, of a text without one."""
    date: str
    title: str
    locator: str
    excerpt: Markup
    both: tuple[str, ...]
    differs: tuple[str, ...]
    """Two answers to one question, that of the passage asked about first."""
    apart: tuple[str, ...]
    """Another event or time of which each speaks: “here June 1937, there March 1936”."""
    is_strong: bool
    is_faint: bool
    """True if chance alone brings passages as near."""
    company: tuple[tuple[str, str], ...]
    """Passages that are near to both, as anchor and in words."""
    ruled: str
    """“confirmed by Anna Blum”, “added by the editors”; "" if the machine alone says so."""
    hue: int
    """Number of the text in the library, for the author's colour."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the other authors say of one passage."""

    anchor: str
    partners: tuple[Partner, ...] = ()
    strong: int = 0
    more: int = 0
    """Partners that are not shown here."""
    silent: tuple[str, ...] = ()
    """Authors in whom nothing is nearer than chance, where another one has a strong parallel."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Return the family names of those shown, or the titles of texts without an author, each once."""
        return tuple(dict.fromkeys(
            one.author if one.author == one.title else family_name(one.author) for one in self.partners))


def elsewhere(edition: Edition, passage: Passage, *, limit: int | None = SHOWN) -> Elsewhere | None:
    """Return what other authors say of *passage*, strong ones first; None if nothing was found.

    With a *limit* what is faint is not shown, and is nothing by itself; without, all is, the faint ones last.
    """
    pairs = sorted(edition.parallels_of(passage.anchor),
                   key=lambda pair: (pair.is_faint, not pair.is_ruled, not pair.is_strong, -pair.score))
    near = [pair for pair in pairs if not pair.is_faint]
    told = pairs if limit is None else near
    if not told:
        return None
    strong = sum(pair.is_strong for pair in pairs)
    shown = told if limit is None else told[: min(limit, strong or WEAK_SHOWN)]
    partners = tuple(partner for pair in shown if (partner := _partner(edition, passage.anchor, pair)))
    silent = _silent(edition, passage, near) if strong else ()
    return Elsewhere(passage.anchor, partners, strong, len(told) - len(shown), silent)


def _silent(edition: Edition, passage: Passage, pairs: Iterable[Parallel]) -> tuple[str, ...]:
    """Return the family names of the authors without a part in *pairs*; none if these are more than SILENT_NAMED."""
    telling = {passage.text_id, *(anchor.partition(".")[0] for pair in pairs for anchor in (pair.a, pair.b))}
    heard = {one.author for one in edition.texts if one.id in telling}
    silent = dict.fromkeys(one.author for one in edition.texts if one.author and one.author not in heard)
    return tuple(family_name(one) for one in silent) if len(silent) <= SILENT_NAMED else ()


def _partner(edition: Edition, here: str, pair: Parallel) -> Partner | None:
    is_a = pair.a == here
    try:
        other = edition.passage(pair.b if is_a else pair.a)
    except UnknownAnchorError:
        return None
    summary = _text_of(edition, other)
    return Partner(
        anchor=other.anchor, author=_speaker(edition, other), date=summary.date, title=summary.title or summary.id,
        locator=locator(other),
        excerpt=excerpt(other, [place for one in pair.evidence if (place := one.b if is_a else one.a)]),
        both=_named(pair.evidence, other, is_a=is_a),
        differs=differing(here, pair)[:EVIDENCE_SHOWN], apart=apart(here, pair)[:APART_SHOWN],
        company=_company(edition, pair),
        is_strong=pair.is_strong, is_faint=pair.is_faint, ruled=ruled(pair), hue=hue(edition, summary), why=pair.why,
    )


def ruled(pair: Parallel) -> str:
    """Return what an editor ruled on *pair*, and who; "" if the machine alone says so.

    >>> ruled(Parallel("a.p1", "b.p1", 1.0, status="added", resp="Anna Blum")), ruled(Parallel("a.p1", "b.p1", 1.0))
    ('added by Anna Blum', '')
    """
    by = "the editors" if pair.resp.startswith("#") or not pair.resp else pair.resp
    return f"{pair.status} by {by}" if pair.is_ruled else ""


def _text_of(edition: Edition, passage: Passage) -> TextSummary:
    return next(one for one in edition.texts if one.id == passage.text_id)


def _speaker(edition: Edition, passage: Passage) -> str:
    """Return the author of *passage*, who need not be the author of the text; the title, of a text without one."""
    summary = _text_of(edition, passage)
    return passage.author if _is_plain(passage.author) else summary.author or summary.title or summary.id


def _is_plain(author: str) -> bool:
    return bool(author) and ":" not in author and "#" not in author


def differing(here: str, pair: Parallel) -> tuple[str, ...]:
    """Return how the two passages answer one question differently, the answer of the passage *here* first."""
    return tuple(str(one) for one in _against(here, pair) if one.kind == "differs")


def apart(here: str, pair: Parallel) -> tuple[str, ...]:
    """Return of which other event or time each of the two passages speaks."""
    return tuple(f"here {one.what}, there {one.other}" for one in _against(here, pair) if one.kind == "apart")


def _against(here: str, pair: Parallel) -> tuple[Evidence, ...]:
    return pair.differs if here == pair.a else tuple(one.turned for one in pair.differs)


def _company(edition: Edition, pair: Parallel) -> tuple[tuple[str, str], ...]:
    """Return the passages that are near to both, each with whose it is and where."""
    anchors = [anchor for one in pair.evidence if one.kind == "company" for anchor in one.what.split(" and ")]
    return tuple((anchor, named(edition, edition.passage(anchor))) for anchor in anchors[:COMPANY_SHOWN])


def _named(evidence: Iterable[Evidence], other: Passage, *, is_a: bool) -> tuple[str, ...]:
    """Return what *evidence* names, names and days before words, each once; words as the other passage has them."""
    found: dict[str, str] = {}
    told = [one for one in evidence if one.kind not in ("company", "editor")]
    for one in sorted(told, key=lambda one: (_rank(one), -one.weight)):
        place = one.b if is_a else one.a
        said = other.text[place[0] : place[1]] if one.kind == "word" and place else one.what
        found.setdefault(said.casefold().strip(), said.strip())
    return tuple(said for said in found.values() if said)[:EVIDENCE_SHOWN]


def _rank(one: Evidence) -> int:
    """Return 0 for words that both quote, 1 for names, days and figures that tell something, 2 for themes and words, 3
    for names of every page."""
    if one.kind == "quotation":
        return 0
    if one.kind in ("word", "concept", "said"):
        return 2
    return 1 if one.weight >= FAINT else 3


def family_name(author: str) -> str:
    """Return the last word of a name.

    >>> family_name("Robert Service")
    'Service'
    """
    return author.split()[-1] if author.split() else author


def hue(edition: Edition, summary: TextSummary) -> int:
    """Return the number, from 1 to 5, of the colour that goes with the author of a text."""
    authors = list(dict.fromkeys(one.author_key or one.author or one.id for one in edition.texts))
    return authors.index(summary.author_key or summary.author or summary.id) % 5 + 1


def locator(passage: Passage) -> str:
    """Return where a passage stands in words: the author's own number, else what it is and ours, else its id.

    >>> locator(Passage("furr", "p53", "p", "", n="53")), locator(Passage("k", "n3", "note", "", n="3"))
    ('§ 53', 'note 3')
    >>> [locator(Passage("k", id, kind, "")) for id, kind in (("p42a", "p"), ("q7", "quote"), ("x-1", "p"))]
    ['¶ 42a', 'quotation 7', 'x-1']
    >>> locator(Passage("k", "p2", "head", ""))
    '¶ 2'
    """
    if passage.kind == "note":
        return f"note {passage.n}" if passage.n else "note"
    if passage.n:
        return f"§ {passage.n}"
    given = GIVEN.fullmatch(passage.id)
    kind = KIND_OF.get(given["prefix"], "") if given else ""
    return f"{CALLED.get(kind, kind)} {given['number']}" if given and kind else passage.id


def named(edition: Edition, passage: Passage) -> str:
    """Return whose passage it is and where it stands: “Oleg Khlevniuk, ¶ 20”."""
    return f"{_speaker(edition, passage)}, {locator(passage)}"


def excerpt(passage: Passage, places: Sequence[tuple[int, int]]) -> Markup:
    """Return the sentence of *passage* that holds most of *places*, these marked; long ones are cut at words."""
    text = passage.text
    places = [place for place in places if 0 <= place[0] < place[1] <= len(text)][:60]
    first, last = max(sentences(text), key=lambda one: sum(one[0] <= a and b <= one[1] for a, b in places))
    start, end = first, last
    if last - first > LONGEST:
        tie = min((a for a, b in places if first <= a and b <= last), default=first)
        if tie - first > 80:
            start = max(first, min(_word_before(text, tie - 60), text.find(" ", last - LONGEST) + 1))
        if last - start > LONGEST:
            end = max(_word_before(text, start + LONGEST), start + 1)
    words = render_stretch(passage, start, end, places)
    return Markup("{}{}{}").format("… " if start > first else "", words, " …" if end < last else "")


def _word_before(text: str, place: int) -> int:
    """Return the end of the last whole word before *place*."""
    found = text.rfind(" ", 0, max(place, 0))
    return found + 1 if found >= 0 else max(place, 0)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of *text*, end exclusive, without the space between them.

    >>> sentences("Mr. A. Weber came. He left.")
    ((0, 18), (19, 27))
    """
    found, start = [], 0
    for end in [*sentence_ends(text), len(text)]:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            found.append((start, stop))
        start = end
    return tuple(found) or ((0, len(text)),)
