"""What is cited when a passage is: which work, where in it, and where we have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from edition.citing.writing import Locator
from edition.model import Name, Passage, Text, Work
from edition.registers import Registers
from edition.words import fold


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage of a work, as citations and exports need it."""

    work: Work
    locator: Locator | None
    anchor: str
    edition_title: str = ""
    url: str = ""
    accessed: str = ""
    """ISO 8601; empty if the day is not to be told."""
    is_precis: bool = False
    """True if the words are the editors', who stand in for the author."""


def cited(
    passage: Passage, text: Text, *, edition_title: str = "", address: str = "", accessed: str = "",
    registers: Registers | None = None,
) -> Cited:
    """Return what is cited with *passage* of *text*; *address* is that of the edition, without a final slash."""
    url = f"{address.rstrip('/')}/a/{passage.anchor}" if address else ""
    work = work_of(passage, text, registers or Registers.empty())
    locator = None if text.precis_of else locator_of(passage, text)
    return Cited(work, locator, passage.anchor, edition_title, url, accessed, bool(text.precis_of))


def work_of(passage: Passage, text: Text, registers: Registers) -> Work:
    """Return the work that *passage* belongs to: of an anthology or of a part of a book, that part."""
    work = text.work if text.work.title else replace(text.work, title=text.title)
    work = replace(work, date=work.date or text.date)
    if not work.authors and not work.editors:
        work = replace(work, authors=_names(text.author_key, text.author, registers))
    division = next((one for one in text.divisions if one.id == passage.division), None)
    own = passage.author or (division.author if division else "")
    if own and _is_other(own, work, text):
        title = _title_by(passage, text) or text.title
        return _part(work, title, _names(own, own, registers))
    if work.kind == "book" and text.work.title and not text.precis_of and not _is_same_title(work.title, text.title):
        return _part(work, text.title, work.authors)
    return work


def locator_of(passage: Passage, text: Text) -> Locator | None:
    """Return where *passage* stands in the original, as far as that is known: paragraph, note or page."""
    page = _page_of(passage, text)
    if passage.kind == "note":
        return Locator("note", passage.n, page) if passage.n else Locator("page", page) if page else None
    if passage.n and passage.kind == "p":
        return Locator("par", passage.n)
    return Locator("page", page) if page else None


def _page_of(passage: Passage, text: Text) -> str:
    """Return the page, or the pages, that *passage* stands on; of a note, its call."""
    page = ""
    for one in text.passages:
        breaks = [span for span in one.spans if span.kind == "page"]
        if one.id == passage.called_from:
            call = next((span.start for span in one.spans if span.kind == "call" and span.ref == passage.id), 0)
            return next((span.value for span in reversed(breaks) if span.start <= call), page)
        if one.id == passage.id:
            first = next((span.value for span in breaks if span.start == 0), page)
            last = breaks[-1].value if breaks else first
            return f"{first}–{last}" if first and last and first != last else first or last
        if breaks:
            page = breaks[-1].value
    return ""


def _part(work: Work, title: str, authors: tuple[Name, ...]) -> Work:
    editors = work.editors or (work.authors if authors != work.authors else ())
    return replace(
        work, kind="chapter", title=title, short_title="", authors=authors, editors=editors, container=work.title,
        pages="", doi="", url="",
    )


def _is_other(own: str, work: Work, text: Text) -> bool:
    known = {text.author_key, fold(text.author)} | {name.key for name in work.authors}
    known |= {fold(name.full) for name in work.authors}
    return own not in known and fold(own) not in known


def _title_by(passage: Passage, text: Text) -> str:
    """Return the title of the outermost division by the same author that *passage* stands in."""
    by_id = {division.id: division for division in text.divisions}
    division = by_id.get(passage.division)
    title = ""
    for _ in range(len(by_id)):
        if division is None:
            break
        title = division.title or title
        parent = by_id.get(division.parent)
        division = parent if parent and parent.author == division.author and division.author else None
    return title


def _is_same_title(one: str, other: str) -> bool:
    """True if the main title of one is in the other.

    >>> _is_same_title("Stalin: A Biography", "Stalin: A Biography [extract]"), _is_same_title("About", "A Chapter")
    (True, False)
    """
    a, b = _plain(one), _plain(other)
    return not b or a in b or b in a


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", fold(title.partition(":")[0])))


def _names(key: str, shown: str, registers: Registers) -> tuple[Name, ...]:
    """Return the authors named by a register pointer, or in words: `A and B`, `Smith, Jane`."""
    entry = registers.find(key) if ":" in key else None
    if entry:
        return (_name(entry.name, entry.key),)
    if ":" in shown:
        shown = shown.partition(":")[2].replace("-", " ").title()
    parts = re.split(r"\s*;\s*|\s+and\s+|\s*&\s*", shown)
    return tuple(_name(part) for part in parts if part.strip())


def _name(shown: str, key: str = "") -> Name:
    """Return a name from words.

    >>> _name("Smith, Jane"), _name("Jane van Smith").family, _name("Plato")
    (Name(family='Smith', given='Jane', key=''), 'van Smith', Name(family='Plato', given='', key=''))
    """
    if "," in shown:
        family, _, given = shown.partition(",")
        return Name(family.strip(), given.strip(), key)
    words = shown.split()
    at = next((at for at, word in enumerate(words) if at and word.islower()), len(words) - 1)
    return Name(" ".join(words[at:]), " ".join(words[:at]), key)


Format = Callable[[Cited], str]
