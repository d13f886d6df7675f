"""Chicago, notes and bibliography: *The Chicago Manual of Style*, 18th edition, chapters 13 and 14."""

from __future__ import annotations

from collections.abc import Sequence

from edition.citing.writing import (
    Locator,
    american_day,
    clean,
    edition_phrase,
    first_inverted,
    in_order,
    is_article_like,
    is_closed,
    italic,
    joined,
    link,
    listed,
    page_range,
    quoted,
    sentences,
    short_title,
    year,
)
from edition.model import Name, Work

MOST_IN_NOTE, MOST_IN_LIST = 2, 6
"""Authors who are named in a note, and in the bibliography; of more the first, and the first three."""


def note(work: Work, locator: Locator | None, more: Sequence[str] = ()) -> str:
    """Return the full note; *more* follows after commas."""
    names = [in_order(name) for name in work.authors or work.editors]
    by = joined(names, most=MOST_IN_NOTE)
    if not work.authors and by:
        by += ", ed." if len(work.editors) == 1 else ", eds."
    body = (_note_part if is_article_like(work) else _note_whole)(work)
    return _closed(listed([by, *_with_locator(body, work, locator), link(work), *more]))


def short_note(work: Work, locator: Locator | None, more: Sequence[str] = ()) -> str:
    """Return the note for later citations."""
    families = [clean(name.family) for name in work.authors or work.editors]
    title = short_title(work)
    shown = quoted(title, ",") if is_article_like(work) else clean(title) if work.kind == "archive" else italic(title)
    tail = listed([_place(work, locator), *more])
    begin = listed([_capital(joined(families, most=MOST_IN_NOTE)), shown])
    if not tail:
        return _closed(begin.replace(",”", ".”"))
    return _closed(f"{begin}{'' if begin.endswith('”') else ','} {tail}")


def bibliography(work: Work, more: Sequence[str] = ()) -> str:
    """Return the entry of a bibliography; each of *more* is a sentence."""
    entry = (_entry_part if is_article_like(work) else _entry_whole)(work)
    return sentences([_heading(work.authors, work.editors), *entry, link(work), *more])


# ---- notes


def _note_whole(work: Work) -> str:
    if work.kind == "archive":
        return listed([clean(work.title), _kept(work), american_day(work.date)])
    if work.kind == "newspaper":
        return listed([italic(clean(work.title)), american_day(work.date)])
    title = listed([
        italic(clean(work.title)), edition_phrase(work.edition), *_helpers(work, "ed. ", "trans. ", MOST_IN_NOTE),
        _series(work),
    ])
    return f"{title} ({_imprint(work)})"


def _note_part(work: Work) -> str:
    title, container = quoted(clean(work.title), ","), italic(clean(work.container))
    if work.kind == "article":
        return f"{title} {_journal(work)}"
    if work.kind == "archive":
        return f"{title} {listed([american_day(work.date), _kept(work)])}"
    if work.kind == "thesis":
        return f"{quoted(clean(work.title))} ({_thesis(work)})"
    if work.kind in ("web", "newspaper"):
        site = clean(work.container or work.publisher) if work.kind == "web" else container
        return listed([f"{title} {site}".strip(), american_day(work.date)])
    place = listed([
        container, edition_phrase(work.edition), f"vol. {clean(work.volume)}" if work.volume else "",
        *_helpers(work, "ed. ", "trans. ", MOST_IN_NOTE), _series(work),
    ])
    return f"{title} in {place} ({_imprint(work)})"


def _with_locator(body: str, work: Work, locator: Locator | None) -> list[str]:
    place = _place(work, locator)
    is_page = locator is not None and bool(locator.unit == "page" or locator.page)
    if work.kind == "article" and is_page and body.endswith(")"):
        return [f"{body}: {place}"]
    return [body, place]


def _place(work: Work, locator: Locator | None) -> str:
    volume = clean(work.volume) if work.kind == "book" else ""
    if locator is None:
        return f"vol. {volume}" if volume else ""
    if locator.unit == "page" or locator.page:
        page = page_range(locator.page or locator.value)
        shown = page + (f"n{locator.value}" if locator.unit == "note" else "")
        return f"{volume}:{shown}" if volume else shown
    unit = {"par": "para.", "note": "n."}[locator.unit]
    if any(dash in locator.value for dash in "-–"):
        unit = {"para.": "paras.", "n.": "nn."}[unit]
    return listed([f"vol. {volume}" if volume else "", f"{unit} {page_range(locator.value)}"])


def _closed(text: str) -> str:
    return text if is_closed(text) and not text.endswith(")") else f"{text}."


# ---- bibliography


def _heading(authors: Sequence[Name], editors: Sequence[Name]) -> str:
    names = authors or editors
    if len(names) > MOST_IN_LIST:
        by = ", ".join(first_inverted(names)[:3]) + ", et al."
    else:
        by = joined(first_inverted(names), first_is_inverted=True)
    if by and not authors:
        by += ", ed." if len(editors) == 1 else ", eds."
    return by


def _entry_whole(work: Work) -> list[str]:
    if work.kind == "archive":
        return [listed([clean(work.title), _kept(work), american_day(work.date)])]
    if work.kind == "newspaper":
        return [listed([italic(clean(work.title)), american_day(work.date)])]
    return [
        italic(clean(work.title)), _capital(edition_phrase(work.edition)),
        *_helpers(work, "Edited by ", "Translated by ", MOST_IN_LIST),
        f"Vol. {clean(work.volume)}" if work.volume else "", _series(work), _imprint(work),
    ]


def _entry_part(work: Work) -> list[str]:
    title, container = quoted(clean(work.title), "."), italic(clean(work.container))
    if work.kind == "article":
        pages = page_range(work.pages)
        journal = _journal(work)
        return [title, journal + (f"{':' if journal.endswith(')') else ','} {pages}" if pages else "")]
    if work.kind == "archive":
        return [title, american_day(work.date), _kept(work)]
    if work.kind == "thesis":
        return [title, _capital(_thesis(work))]
    if work.kind == "newspaper" and not work.authors:
        return [container, title, american_day(work.date)]
    if work.kind in ("web", "newspaper"):
        site = clean(work.container or work.publisher) if work.kind == "web" else container
        return [title, listed([site, american_day(work.date)])]
    place = listed([
        container, edition_phrase(work.edition), f"vol. {clean(work.volume)}" if work.volume else "",
        *_helpers(work, "edited by ", "translated by ", MOST_IN_LIST),
    ])
    return [title, f"In {place}", _series(work), _imprint(work)]


# ---- parts of both


def _helpers(work: Work, edited: str, translated: str, most: int) -> list[str]:
    editors = work.editors if work.authors else ()
    return [
        f"{verb}{joined([in_order(name) for name in names], most=most)}"
        for verb, names in ((edited, editors), (translated, work.translators)) if names
    ]


def _kept(work: Work) -> str:
    """Return where a document or a collection is kept."""
    return listed([clean(work.container) or clean(work.publisher), clean(work.place)])


def _imprint(work: Work) -> str:
    return listed([clean(work.publisher) or clean(work.place), year(work.date) or "n.d."])


def _thesis(work: Work) -> str:
    return listed([clean(work.series) or "thesis", clean(work.publisher), year(work.date) or "n.d."])


def _series(work: Work) -> str:
    return clean(work.series)


def _journal(work: Work) -> str:
    name, date = italic(clean(work.container)), american_day(work.date) or "n.d."
    issue = f"no. {clean(work.issue)}" if work.issue else ""
    if work.volume:
        return f"{listed([f'{name} {clean(work.volume)}', issue])} ({date})"
    return f"{name}, {issue} ({date})" if issue else f"{name}, {date}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
