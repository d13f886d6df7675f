"""What a reader types to go to a passage: our anchors, the author's paragraph numbers, note numbers, pages.

    khlevnyuk.p42   #p42   khlevnyuk p42   /a/khlevnyuk.p42   https://…/a/khlevnyuk.p42
    furr §98   furr ¶ 98   furr par. 98–100   furr 98   khlevnyuk ¶ 42 (where the author numbers none)
    khlevnyuk n. 31   Khlevnyuk, note 31   reiman fn 166
    conquest p. 12   conquest page 12
    service ch. 2   service ch. 2 n. 12   service, chapter IV, p. 4
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from edition.anchoring import chapters
from edition.errors import UnknownAnchorError
from edition.ledger import Resolution
from edition.model import Division, Passage, Text
from edition.names import fold_name
from edition.words import fold

LONGEST = 200
"""Code points; what is longer is no reference."""

MOST = 100
"""Passages that a range may name."""

NAMED = 8
"""Texts that are named where the one that was meant is not there."""

ADDRESS = re.compile(r"(?:https?://[^\s?#]*)?/a/(?P<anchor>[^\s/?#]+)(?:[/?#]\S*)?")
ANCHOR = re.compile(r"[^\W\d][\w-]*\.[^\W\d][\w.-]*")
UNITS = {
    "par": r"§{1,2}|¶{1,2}|par(?:a|agraph)?s?\.?",
    "note": r"n{1,2}\.|n(?=\s|\d)|fn\.?|notes?|footnotes?|endnotes?|anm\.?",
    "page": r"pp?\.|pages?",
}
"""How the unit of a number is written; `p` without a point is the beginning of an anchor."""

LOCATOR = re.compile(
    r"(?:(?P<text>[^#§¶]{1,120}?)[\s,:]*)?(?:^|(?<=[\s,:])|(?=[§¶]))"
    rf"(?:{'|'.join(f'(?P<{unit}>{form})' for unit, form in UNITS.items())})\s*"
    r"(?P<first>\d{1,6}[a-z]?|[*†‡]{1,3})(?:\s*[-–—]\s*(?P<last>\d{1,6}))?",
    re.IGNORECASE,
)
CHAPTER = re.compile(
    r"(?P<text>.{0,120}?)(?:^|[\s,:]+)ch(?:ap(?:ter)?)?\.?\s*(?P<chapter>\d{1,3}|[ivxlc]{1,7})\b[\s,:]*(?P<rest>.*)",
    re.IGNORECASE,
)
IN_TEXT = re.compile(r"(?:(?P<text>[^#]{1,120}?)[\s,:]+|(?P<hash>#))?(?P<id>[^\W\d_][\w-]*\d[\w.-]*)")
BARE = re.compile(r"(?P<text>.{1,120}?)[\s,:]+(?P<first>\d{1,6}[a-z]?)")


class Summary(Protocol):
    """What is asked of a text in a list."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def author(self) -> str: ...


class Holding(Protocol):
    """What is asked of an edition; `edition.store.Edition` has it."""

    @property
    def texts(self) -> Sequence[Summary]: ...
    def text(self, text_id: str, /) -> Text: ...
    def resolve(self, anchor: str) -> Resolution: ...


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as typed. `unit`: anchor, par, note, page, chapter."""

    text: str
    unit: str
    first: str
    last: str = ""
    chapter: str = ""
    """Number of the chapter that it is looked for in, as typed; empty for the whole text."""


def parse(typed: str) -> Reference | None:
    """Return what *typed* refers to, or None if it does not look like a reference.

    >>> parse("furr §98")
    Reference(text='furr', unit='par', first='98', last='', chapter='')
    >>> parse("Khlevnyuk, n. 31").unit, parse("#p42").first, parse("kulaks in 1937")
    ('note', 'p42', None)
    >>> parse("service, ch. 2, n. 12")
    Reference(text='service', unit='note', first='12', last='', chapter='2')
    """
    plain = " ".join(typed[:LONGEST + 1].split())
    if not plain or len(plain) > LONGEST or not plain.isprintable():
        return None
    if found := ADDRESS.fullmatch(plain):
        plain = found["anchor"]
    if ANCHOR.fullmatch(plain):
        text_id, _, passage_id = plain.partition(".")
        return Reference(text_id, "anchor", passage_id)
    if found := CHAPTER.fullmatch(plain):
        return _in_chapter(found)
    if found := LOCATOR.fullmatch(plain):
        unit = next(unit for unit in UNITS if found[unit])
        return Reference((found["text"] or "").strip(), unit, found["first"].lower(), found["last"] or "")
    if (found := IN_TEXT.fullmatch(plain)) and (found["text"] or found["hash"]):
        return Reference((found["text"] or "").strip(), "anchor", found["id"])
    return None


def _in_chapter(found: re.Match[str]) -> Reference | None:
    text, chapter = found["text"].strip(), found["chapter"].lower()
    if not found["rest"]:
        return Reference(text, "chapter", chapter, chapter=chapter)
    inner = LOCATOR.fullmatch(found["rest"])
    if inner is None or inner["text"]:
        return None
    unit = next(unit for unit in UNITS if inner[unit])
    return Reference(text, unit, inner["first"].lower(), inner["last"] or "", chapter)


def resolve_reference(edition: Holding, typed: str, *, text_id: str = "") -> tuple[str, ...]:
    """Return the anchors that *typed* names, in order; none if it does not look like a reference.

    *text_id* is the text one stands in, for references that name none. `furr 98` counts as a reference only if it leads
    somewhere: it may as well be words to search for. Raises UnknownAnchorError if the text or the number is not there.
    """
    reference = parse(typed)
    if reference is None:
        return _by_bare_number(edition, typed)
    if reference.unit == "anchor" and any(one.id == reference.text for one in edition.texts):
        return (_now(edition, f"{reference.text}.{reference.first}"),)
    texts = _named(edition.texts, reference.text) if reference.text else (text_id,) if text_id else ()
    if not texts:
        return _no_text(reference, [one.id for one in edition.texts])
    found = [anchor for one in texts for anchor in _in_text(edition, one, reference)]
    if not found:
        raise UnknownAnchorError(_not_there(reference, texts))
    return tuple(found[:MOST])


def _by_bare_number(edition: Holding, typed: str) -> tuple[str, ...]:
    found = BARE.fullmatch(" ".join(typed[:LONGEST].split()))
    if not found or not found["text"].isprintable():
        return ()
    texts = _named(edition.texts, found["text"].strip())
    reference = Reference(found["text"], "par", found["first"])
    return tuple(anchor for one in texts for anchor in _in_text(edition, one, reference))[:MOST]


def _no_text(reference: Reference, known: Sequence[str]) -> tuple[str, ...]:
    if reference.text and reference.unit == "anchor":
        return ()
    if reference.text:
        there = ", ".join([*known[:NAMED], *(["…"] if len(known) > NAMED else [])])
        raise UnknownAnchorError(f"no text of the library is called ‘{reference.text}’; there are {there}.")
    raise UnknownAnchorError("say in which text, such as: smith §12, smith n. 3, smith.p42.")


def _not_there(reference: Reference, texts: Sequence[str]) -> str:
    what = {"par": "paragraph numbered", "anchor": "passage"}.get(reference.unit, reference.unit)
    if reference.chapter and reference.unit != "chapter":
        what = f"chapter {reference.chapter} with a {what}"
    where = " or ".join(f"‘{one}’" for one in texts[:5])
    return f"{where} has no {what} {reference.first}{f'–{reference.last}' if reference.last else ''}."


def _named(texts: Iterable[Summary], name: str) -> tuple[str, ...]:
    """Return the ids of the texts that *name* means: id, author, author's last name, or beginning of the title.

    An author's name may be spelled as in another transliteration.
    """
    texts, wanted = tuple(texts), fold(name.strip(" ,.:;"))
    sound = fold_name(name)
    if not wanted:
        return ()
    tests: tuple[Callable[[Summary], bool], ...] = (
        lambda one: fold(one.id) == wanted,
        lambda one: wanted in (fold(one.author), *fold(one.author).replace(",", " ").split()),
        lambda one: fold(one.id).startswith(wanted),
        lambda one: len(wanted) > 3 and fold(one.title).startswith(wanted),
        lambda one: len(wanted) > 3 and sound in (fold_name(one.author), *fold_name(one.author).split()),
    )
    for test in tests:
        if found := tuple(one.id for one in texts if test(one)):
            return found
    return ()


def _in_text(edition: Holding, text_id: str, reference: Reference) -> list[str]:
    if reference.unit == "anchor":
        try:
            return [_now(edition, f"{text_id}.{reference.first}")]
        except UnknownAnchorError:
            return []
    wanted = _range(reference.first, reference.last)
    text = edition.text(text_id)
    passages = _of_chapter(text, reference.chapter) if reference.chapter else text.passages
    if reference.unit == "chapter":
        return [one.anchor for one in passages[:1]]
    if reference.unit == "page":
        return list(islice(_on_pages(passages, wanted), MOST))
    kind = "note" if reference.unit == "note" else "p"
    if kind == "p" and not any(one.n for one in passages if one.kind == "p"):  # who numbers nothing is counted by us
        return [one.anchor for one in passages if one.kind == "p" and one.id.removeprefix("p") in wanted]
    found = [
        one for one in passages
        if one.n.lower() in wanted and (one.kind == kind or (kind == "p" and one.kind not in ("note", "furniture")))
    ]
    return [one.anchor for one in (found if reference.chapter else _own(text, found))]


def _own(text: Text, passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return those that the author of *text* wrote, or all: another's preface counts its notes from one, too."""
    own = {"", text.author, text.author_key}
    by_others = {one.id for one in text.divisions if one.author not in own}
    found = [one for one in passages if one.author in own and one.division not in by_others]
    return found or passages


def _of_chapter(text: Text, number: str) -> Sequence[Passage]:
    """Return the passages of the chapter *number*: the one whose title says so, else by its place among all."""
    known = {one.id for one in text.divisions}
    named = next((one for one in text.divisions if one.parent not in known and _says(one, number)), None)
    numbers = chapters(text.divisions)
    at = numbers[named.id] if named else _arabic(number)
    return [one for one in text.passages if numbers.get(one.division) == at]


def _says(division: Division, number: str) -> bool:
    found = re.match(r"(?:ch(?:ap(?:ter)?)?\.?\s*)?(\d{1,3}|[ivxlc]{1,7})\b", division.title.strip().lower())
    return found is not None and _arabic(found[1]) == _arabic(number)


def _arabic(number: str) -> int:
    """Return the value of a number in digits or Roman letters.

    >>> _arabic("12"), _arabic("iv"), _arabic("xxxi")
    (12, 4, 31)
    """
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[char] for char in number]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _range(first: str, last: str) -> frozenset[str]:
    """Return the numbers from *first* to *last*; the last may be short: `232–6`.

    >>> sorted(_range("98", "100")), sorted(_range("232", "3")), _range("12", "")
    (['100', '98', '99'], ['232', '233'], frozenset({'12'}))
    """
    if not last or not first.isdigit():
        return frozenset([first])
    whole = first[:len(first) - len(last)] + last if len(last) < len(first) else last
    return frozenset(str(number) for number in range(int(first), min(int(whole), int(first) + MOST) + 1)) or frozenset(
        [first]
    )


def _on_pages(passages: Iterable[Passage], wanted: frozenset[str]) -> Iterable[str]:
    """Yield the anchors of what stands on the pages *wanted*."""
    page = ""
    for passage in passages:
        if passage.kind in ("note", "furniture"):
            continue
        pages = [page, *(span.value for span in passage.spans if span.kind == "page")]
        starts_page = any(span.kind == "page" and span.start == 0 for span in passage.spans)
        if any(one in wanted for one in (pages[1:] if starts_page else pages)):
            yield passage.anchor
        page = pages[-1]


def _now(edition: Holding, anchor: str) -> str:
    """Return the anchor that answers for *anchor*; of one that is gone, itself: its page says what it said."""
    found = edition.resolve(anchor)
    return found.target or anchor
