"""APA: *Publication Manual of the American Psychological Association*, 7th edition, chapters 8 to 10."""

from __future__ import annotations

from collections.abc import Sequence

from edition.citing.writing import (
    Locator,
    by_whom,
    clean,
    day_parts,
    edition_phrase,
    full_range,
    initials,
    initials_first,
    is_closed,
    italic,
    joined,
    link,
    listed,
    pointed,
    sentences,
    year,
)
from edition.model import Name, Work
from edition.timewords import MONTH_NAMES

MOST = 20
"""Authors in a reference before some are left out (section 9.8 of the manual)."""

MOST_IN_TEXT = 2
"""The same within the text (section 8.17)."""

PARTS = ("article", "chapter", "newspaper")


def reference(work: Work, more: Sequence[str] = ()) -> str:
    """Return the entry of the list of references; *more* follows as sentences. An address has no point after it."""
    title = _title(work)
    by, when = _heading(work), f"({year(work.date) or 'n.d.' if work.kind == 'article' else _day(work.date)})"
    begin = [by, f"{when}.", title] if by else [title, f"{when}."]
    entry = _sentences([*begin, _source(work)])
    tail = listed([link(work), *more], " ")
    return f"{entry} {tail}".strip()


def in_text(work: Work, locator: Locator | None) -> str:
    """Return what stands in brackets after the words quoted."""
    by = by_whom(work, last="&", most=MOST_IN_TEXT)
    return f"({listed([by, year(work.date) or 'n.d.', _place(locator)])})"


def _place(locator: Locator | None) -> str:
    """Return the locator.

    >>> _place(Locator("page", "45-47")), _place(Locator("par", "98")), _place(Locator("note", "31", page="45"))
    ('pp. 45–47', 'para. 98', 'p. 45, n. 31')
    """
    if locator is None:
        return ""
    value = full_range(locator.value)
    one, many = {"page": ("p.", "pp."), "par": ("para.", "paras."), "note": ("n.", "nn.")}[locator.unit]
    page = f"p. {full_range(locator.page)}" if locator.unit == "note" and locator.page else ""
    return listed([page, f"{many if '–' in value else one} {value}"])


def _heading(work: Work) -> str:
    if work.authors:
        return _names(work.authors)
    if work.editors and work.kind not in PARTS:
        return f"{_names(work.editors)} ({_role(work.editors)})."
    return ""


def _names(names: Sequence[Name]) -> str:
    shown = [initials(name) for name in names]
    if len(shown) > MOST:
        return f"{', '.join(shown[:MOST - 1])}, . . . {shown[-1]}"
    return f"{', '.join(shown[:-1])}, & {shown[-1]}" if len(shown) > 1 else shown[0]


def _title(work: Work) -> str:
    title = clean(work.title)
    translated = f"{_given_first(work.translators)}, Trans." if work.translators else ""
    if work.kind in PARTS and work.container:
        return f"{title} ({translated})" if translated else title
    edited = f"{_given_first(work.editors)}, {_role(work.editors)}" if work.authors and work.editors else ""
    which = listed([edition_phrase(work.edition), f"Vol. {clean(work.volume)}" if work.volume else ""])
    notes = listed([edited, translated, which], "; ")
    genre = f" [{clean(work.series) or 'Thesis'}]" if work.kind == "thesis" else ""
    return f"{italic(title)}{f' ({notes})' if notes else ''}{genre}"


def _source(work: Work) -> str:
    container = clean(work.container)
    if work.kind == "article":
        volume = italic(clean(work.volume)) + (f"({clean(work.issue)})" if work.issue else "")
        return listed([italic(container), volume, full_range(work.pages)])
    if work.kind == "newspaper":
        return listed([italic(container), full_range(work.pages)])
    if work.kind == "chapter" and container:
        pages = full_range(work.pages)
        details = listed([
            edition_phrase(work.edition), f"Vol. {clean(work.volume)}" if work.volume else "",
            f"{'pp.' if '–' in pages else 'p.'} {pages}" if pages else "",
        ])
        editors = f"{_given_first(work.editors)} ({_role(work.editors)})" if work.editors else ""
        book = f"In {listed([editors, italic(container)])}{f' ({details})' if details else ''}"
        return sentences([book, clean(work.publisher)]).removesuffix(".")
    if work.kind == "archive":
        return listed([container or clean(work.publisher), clean(work.place)])
    return container if work.kind == "web" and container else clean(work.publisher)


def _role(editors: Sequence[Name]) -> str:
    return "Ed." if len(editors) == 1 else "Eds."


def _given_first(names: Sequence[Name]) -> str:
    shown = [initials_first(name) for name in names]
    return joined(shown, last="&") if len(shown) != 2 else " & ".join(shown)


def _day(date: str) -> str:
    number, month, day = day_parts(date)
    if not number:
        return "n.d."
    if not month:
        return number
    return f"{number}, {MONTH_NAMES[month - 1]}{f' {day}' if day else ''}"


def _sentences(parts: Sequence[str]) -> str:
    """Join sentences; after a bracket a point is set, as after any word."""
    return " ".join(part if is_closed(part) and not part.endswith(")") else pointed(part) for part in parts if part)
