"""Citations for other programmes: BibTeX, RIS, CSL-JSON and TEI."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import accumulate

from edition.bibliography import work_node
from edition.citing.cited import Cited
from edition.citing.writing import clean, day_parts, page_range, short_title, year
from edition.model import Name, Work
from edition.words import fold
from tei.nodes import element
from tei.writing import inline

BIBTEX_KINDS = {"article": "article", "book": "book", "chapter": "incollection", "thesis": "phdthesis",
                "newspaper": "article"}
RIS_KINDS = {"article": "JOUR", "book": "BOOK", "chapter": "CHAP", "thesis": "THES", "newspaper": "NEWS", "web": "ELEC",
             "archive": "MANSCPT"}
CSL_KINDS = {"article": "article-journal", "book": "book", "chapter": "chapter", "thesis": "thesis",
             "newspaper": "article-newspaper", "web": "webpage", "archive": "manuscript"}

TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}
"""Signs that mean something to TeX; all other letters stay, since BibLaTeX and pandoc read UTF-8."""


def citation_key(cited: Cited) -> str:
    """Return a key in ASCII: family name, year, first long word of the title, and the anchor, which no other has.

    >>> citation_key(Cited(Work(title="On Tides", authors=(Name("Smith", "Jane"),), date="1999"), None, "smith.p4"))
    'smith1999tides-smith.p4'
    """
    work = cited.work
    names = work.authors or work.editors
    words = [word for word in re.findall(r"\w+", fold(work.title)) if len(word) > 3]
    parts = [fold(names[0].family) if names else "", year(work.date), words[0] if words else ""]
    anchor = "".join(char if re.match(r"[A-Za-z0-9_.-]", char) else f"u{ord(char):x}" for char in cited.anchor)
    return "-".join(part for part in (re.sub(r"[^a-z0-9]", "", "".join(parts)), anchor) if part)


def where(cited: Cited) -> str:
    """Return in words where we have the passage: locator, edition, anchor."""
    place = cited.locator
    unit = {"page": "p.", "par": "para.", "note": "n."}[place.unit] if place else ""
    precis = "précis" if cited.is_precis else ""
    parts = [f"{unit} {clean(place.value)}" if place else "", precis, clean(cited.edition_title), cited.anchor]
    return ", ".join(part for part in parts if part)


# ---- BibTeX


def bibtex(cited: Cited) -> str:
    """Return an entry of a .bib file in UTF-8."""
    work = cited.work
    kind = BIBTEX_KINDS.get(work.kind, "misc")
    container = {"article": "journal", "incollection": "booktitle"}.get(kind, "howpublished")
    fields = [
        ("author", _tex_names(work.authors)), ("editor", _tex_names(work.editors)),
        ("translator", _tex_names(work.translators)),
        ("title", f"{{{_tex(work.title)}}}"), ("shorttitle", _tex(work.short_title)),
        (container, f"{{{_tex(work.container)}}}"), ("series", "" if kind == "phdthesis" else _tex(work.series)),
        ("type", _tex(work.series) if kind == "phdthesis" else ""),
        ("edition", _tex(work.edition)), ("volume", _tex(work.volume)), ("number", _tex(work.issue)),
        ("pages", _tex(page_range(work.pages)).replace("–", "--")),
        ("school" if kind == "phdthesis" else "publisher", _tex(work.publisher)), ("address", _tex(work.place)),
        ("year", _tex(year(work.date))), ("date", clean(work.date) if "-" in work.date else ""),
        ("doi", _tex(work.doi)), ("isbn", _tex(work.isbn)), ("url", _tex_url(cited.url or work.url)),
        ("urldate", clean(cited.accessed) if cited.url or work.url else ""), ("language", _tex(work.language)),
        ("note", _tex(where(cited))),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value and value != "{}"]
    return "\n".join([f"@{kind}{{{citation_key(cited)},", *lines, "}"]) + "\n"


def _tex(text: str) -> str:
    """Return *text* for TeX. BibTeX counts braces, escaped or not: those without a partner are written as words.

    >>> _tex("{Fords}"), _tex("}{")
    ('\\\\{Fords\\\\}', '\\\\textbraceright{}\\\\textbraceleft{}')
    """
    signs = TEX if _is_balanced(text) else {**TEX, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    return "".join(signs.get(char, char) for char in clean(text))


def _is_balanced(text: str) -> bool:
    depths = list(accumulate((char == "{") - (char == "}") for char in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _tex_url(url: str) -> str:
    return clean(url).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace("%", r"\%")


def _tex_names(names: Iterable[Name]) -> str:
    shown = []
    for name in names:
        family, given, suffix = _tex(name.family), _tex(name.forenames), _tex(name.suffix)
        is_one = not given or "," in family + given or " and " in f" {family} "
        inverted = ", ".join(part for part in (family, suffix, given) if part)
        shown.append(f"{{{_tex(name.full)}}}" if is_one else inverted)
    return " and ".join(shown)


# ---- RIS


def ris(cited: Cited) -> str:
    """Return a record as reference managers read it; its lines end with CR LF.

    `M3` is the type of a thesis and `DB` the archive of a document, as Zotero and EndNote have it.
    """
    work = cited.work
    first, _, last = page_range(work.pages).partition("–")
    number, month, day = day_parts(work.date)
    is_thesis, is_kept = work.kind == "thesis", work.kind == "archive"
    rows = [
        ("TY", RIS_KINDS.get(work.kind, "GEN")),
        *(("AU", name.inverted) for name in work.authors),
        *(("A2" if work.kind == "chapter" else "ED", name.inverted) for name in work.editors),
        *(("A4", name.inverted) for name in work.translators),
        ("TI", work.title), ("ST", short_title(work) if work.short_title else ""),
        ("DB" if is_kept else "T2", work.container), ("M3" if is_thesis else "T3", work.series),
        ("ET", work.edition), ("VL", work.volume), ("IS", work.issue), ("SP", first), ("EP", last),
        ("PB", work.publisher), ("CY", work.place), ("PY", number),
        ("DA", f"{number}/{month:02}/{day:02}".replace("/00", "/") if month else ""),
        ("DO", work.doi), ("SN", work.isbn), ("LA", work.language), ("UR", cited.url or work.url),
        ("Y2", cited.accessed.replace("-", "/") if cited.url else ""), ("N1", where(cited)),
    ]
    return "".join(f"{tag}  - {clean(value)}\r\n" for tag, value in rows if value) + "ER  - \r\n"


# ---- CSL-JSON


def csl_item(cited: Cited) -> dict[str, object]:
    """Return an item for citation processors: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html"""
    work = cited.work
    item: dict[str, object] = {
        "id": citation_key(cited), "type": CSL_KINDS.get(work.kind, "document"),
        "title": clean(work.title), "title-short": clean(work.short_title),
        "author": _csl_names(work.authors), "editor": _csl_names(work.editors),
        "translator": _csl_names(work.translators),
        "container-title": clean(work.container), "volume": clean(work.volume), "issue": clean(work.issue),
        "genre" if work.kind == "thesis" else "collection-title": clean(work.series), "edition": clean(work.edition),
        "page": clean(work.pages), "publisher": clean(work.publisher), "publisher-place": clean(work.place),
        "issued": _csl_date(work), "accessed": _parts(cited.accessed) if cited.accessed and cited.url else None,
        "DOI": clean(work.doi), "ISBN": clean(work.isbn), "URL": clean(cited.url or work.url),
        "language": clean(work.language), "note": where(cited),
    }
    return {name: value for name, value in item.items() if value}


def csl_json(cited: Cited) -> str:
    """Return a list of one item as JSON."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def _csl_names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [
        {"family": clean(name.family), "given": clean(name.forenames)}
        | ({"suffix": clean(name.suffix)} if name.suffix else {}) if name.given else {"literal": clean(name.family)}
        for name in names
    ]


def _csl_date(work: Work) -> dict[str, object] | None:
    return _parts(work.date) if work.date else None


def _parts(date: str) -> dict[str, object]:
    number, month, day = day_parts(date)
    if not number.isdigit():
        return {"literal": number}
    return {"date-parts": [[part for part in (int(number), month, day) if part]]}


# ---- TEI


def tei(cited: Cited) -> str:
    """Return a `biblStruct` with the range that is cited: TEI P5, 3.12.2.5."""
    node = work_node(cited.work)
    place = cited.locator
    unit = {"page": "page", "par": "paragraph", "note": "note"}[place.unit] if place else "anchor"
    value = clean(place.value) if place else cited.anchor
    cited_range = element("citedRange", value, unit=unit, target=cited.url or f"#{cited.anchor.partition('.')[2]}")
    whole = element(node.name, *node.children, element("note", where(cited)), cited_range, **node.attributes)
    return inline(whole).replace("<biblStruct", '<biblStruct xmlns="http://www.tei-c.org/ns/1.0"', 1) + "\n"
