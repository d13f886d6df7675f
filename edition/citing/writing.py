"""What all styles of citation share: italics, quotation marks, lists of names, days, numbers, locators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from edition.model import Name, Work
from edition.timewords import MONTH_NAMES

ON, OFF = "\ue000", "\ue001"
"""Italics in a citation that is being put together; from the private use area, so that no title has them."""


class Run(NamedTuple):
    """A stretch of a citation."""

    text: str
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the original: `unit` is page, par or note."""

    unit: str
    value: str
    page: str = ""
    """Of a note, the page it stands on, if that is known."""


def runs(marked: str) -> tuple[Run, ...]:
    """Return the stretches of a citation put together with `italic`.

    >>> runs("See " + italic("Bridges") + ".")
    (Run(text='See ', is_italic=False), Run(text='Bridges', is_italic=True), Run(text='.', is_italic=False))
    """
    found: list[Run] = []
    for number, part in enumerate(re.split(f"[{ON}{OFF}]", marked)):
        if part:
            found.append(Run(part, number % 2 == 1))
    return tuple(found)


def italic(title: str) -> str:
    return f"{ON}{title}{OFF}" if title else ""


def clean(text: str) -> str:
    """Return *text* on one line, without the signs that stand for italics here."""
    return " ".join(text.replace(ON, "").replace(OFF, "").split())


def quoted(title: str, point: str = "") -> str:
    """Return *title* in quotation marks with *point* inside, as American style has it; inner marks become single.

    >>> quoted("On “Small” Boats", ","), quoted("Who counts?", ",")
    ('“On ‘Small’ Boats,”', '“Who counts?”')
    """
    inner = re.sub(r'"([^"]*)"', r"‘\1’", title.replace("“", "‘").replace("”", "’"))
    return f"“{inner if is_closed(inner) else pointed(inner, point)}”"


def pointed(text: str, point: str = ".") -> str:
    """Return *text* with *point* behind it, or inside the quotation mark that closes it; an apostrophe closes nothing.

    >>> pointed("The ‘Victims’"), pointed("A “Purge”"), pointed("Letters of the Workers’")
    ('The ‘Victims.’', 'A “Purge.”', 'Letters of the Workers’.')
    """
    found = re.search(r"‘[^‘’]*(’)$|“[^“”]*(”)$", text)
    return f"{text[:-1]}{point}{text[-1]}" if found else f"{text}{point}"


def is_closed(text: str) -> bool:
    """True if *text* ends with a sign after which no comma or point is set."""
    return text.rstrip(f"{OFF}”’)").endswith((".", "?", "!"))


def sentences(parts: Iterable[str]) -> str:
    """Join *parts*, each closed by a point."""
    return " ".join(part if is_closed(part) and part[-1] != ")" else pointed(part) for part in parts if part)


def listed(parts: Iterable[str], between: str = ", ") -> str:
    return between.join(part for part in parts if part)


# ---- names


def in_order(name: Name) -> str:
    return clean(name.full)


def inverted(name: Name) -> str:
    return clean(name.inverted)


def initials(name: Name) -> str:
    """Return *name* as APA has it.

    >>> initials(Name("Zhukov", "Iu. N.")), initials(Name("Sartre", "Jean-Paul")), initials(Name("Cher"))
    ('Zhukov, Iu. N.', 'Sartre, J.-P.', 'Cher')
    >>> initials(Name("Solomon", "Peter H., Jr."))
    'Solomon, P. H., Jr.'
    """
    return clean(listed([name.family, _initials(name), name.suffix]))


def initials_first(name: Name) -> str:
    """Return *name* as APA has it where it is spoken.

    >>> initials_first(Name("Solomon", "Peter H., Jr."))
    'P. H. Solomon, Jr.'
    """
    return clean(listed([f"{_initials(name)} {name.family}", name.suffix]))


def _initials(name: Name) -> str:
    return " ".join(map(_initial, name.forenames.split()))


def _initial(part: str) -> str:
    if part.endswith("."):
        return part
    return "-".join(f"{piece[0]}." for piece in part.split("-") if piece)


def first_inverted(names: Sequence[Name]) -> list[str]:
    """Return *names*, the first with its family name in front, for an alphabetical list."""
    return [inverted(names[0]), *map(in_order, names[1:])] if names else []


def joined(names: Sequence[str], *, last: str = "and", most: int = 99, first_is_inverted: bool = False) -> str:
    """Return names as a list; of more than *most* the first, `et al.`

    >>> joined(["A", "B", "C"]), joined(["A", "B", "C"], most=2), joined(["B, A", "C"], first_is_inverted=True)
    ('A, B, and C', 'A et al.', 'B, A, and C')
    """
    if len(names) > most:
        return f"{names[0]}{',' if first_is_inverted else ''} et al."
    if len(names) < 3:
        return f"{',' if first_is_inverted else ''} {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


# ---- days and numbers


def day_parts(date: str) -> tuple[str, int, int]:
    """Return year, month and day of *date*; 0 where it says nothing; what is no date stays whole as the year.

    >>> day_parts("1937-07-31"), day_parts("2005"), day_parts("ca. 1880")
    (('1937', 7, 31), ('2005', 0, 0), ('ca. 1880', 0, 0))
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?", date.strip())
    if not found:
        return clean(date.replace("/", "–")), 0, 0
    month = int(found[2] or 0)
    return found[1], month if month <= 12 else 0, int(found[3] or 0) if month <= 12 else 0


def american_day(date: str) -> str:
    """Return *date* as Chicago and APA write it in prose.

    >>> american_day("1937-07-31"), american_day("1937-07"), american_day("1937")
    ('July 31, 1937', 'July 1937', '1937')
    """
    year, month, day = day_parts(date)
    if not month:
        return year
    return f"{MONTH_NAMES[month - 1]} {day}, {year}" if day else f"{MONTH_NAMES[month - 1]} {year}"


def year(date: str) -> str:
    return day_parts(date)[0]


def edition_phrase(edition: str) -> str:
    """Return the edition as it is cited.

    >>> edition_phrase("2"), edition_phrase("23"), edition_phrase("11"), edition_phrase("rev. ed."), edition_phrase("")
    ('2nd ed.', '23rd ed.', '11th ed.', 'rev. ed.', '')
    """
    plain = clean(edition)
    if not plain.isdigit():
        return plain
    ending = "th" if plain[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(plain[-1], "th")
    return f"{plain}{ending} ed."


def page_range(pages: str) -> str:
    """Return *pages* with a dash between first and last.

    >>> page_range("391-413")
    '391–413'
    """
    return re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "–", clean(pages))


def full_range(pages: str) -> str:
    """Return *pages* with the last number written out.

    >>> full_range("391-413"), full_range("101–9"), full_range("1017-49, 1051")
    ('391–413', '101–109', '1017–1049, 1051')
    """
    def complete(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        return f"{first}–{first[:max(len(first) - len(last), 0)]}{last}"

    return re.sub(r"\b(\d+)–(\d+)\b", complete, page_range(pages))


def link(work: Work) -> str:
    """Return where the work is on the web, if anywhere."""
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", clean(work.doi))
    return f"https://doi.org/{doi}" if doi else clean(work.url)


def short_title(work: Work) -> str:
    """Return the title for a short note: the work's own short one, or what stands before the colon or full stop.

    A stop after fewer than four letters is that of `St.` or of initials.
    """
    whole = clean(work.title)
    head = re.split(r"(?<=\S): |(?<=\w{4})\. ", whole, maxsplit=1)[0]
    return clean(work.short_title) or head


def is_article_like(work: Work) -> bool:
    """True if the title is set in quotation marks: it is a part of something, or was not published."""
    is_part = work.kind in ("newspaper", "archive") and bool(work.container)
    return is_part or work.kind in ("article", "chapter", "thesis", "web")


def by_whom(work: Work, *, last: str = "and", most: int) -> str:
    """Return the surnames of who wrote *work*, or edited it, as they stand in brackets; if it has none, its title."""
    short = short_title(work)
    families = [clean(name.family) for name in work.authors or work.editors]
    return joined(families, last=last, most=most) or (quoted(short) if is_article_like(work) else italic(short))
