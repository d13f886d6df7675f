"""Works from a reference manager's exports: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from unicodedata import normalize

from edition.errors import RegisterError
from edition.model import Entry, Form, Name, Work
from edition.names import fold_name
from edition.registering import Change, slug
from edition.registers import Registers

CSL_KINDS = {
    "article-journal": "article", "article-magazine": "article", "article": "article", "article-newspaper": "newspaper",
    "chapter": "chapter", "paper-conference": "chapter", "entry-encyclopedia": "chapter", "thesis": "thesis",
    "manuscript": "archive", "document": "archive", "personal_communication": "archive", "webpage": "web",
    "post-weblog": "web",
}
"""CSL 1.0.2 types → kinds of `Work`; all others are books."""

BIBTEX_KINDS = {
    "article": "article", "incollection": "chapter", "inbook": "chapter", "inproceedings": "chapter",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "online": "web", "unpublished": "archive",
}
RIS_KINDS = {
    "JOUR": "article", "MGZN": "article", "NEWS": "newspaper", "CHAP": "chapter", "CPAPER": "chapter", "THES": "thesis",
    "ELEC": "web", "BLOG": "web", "MANSCPT": "archive", "UNPB": "archive",
}

_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "v": "\u030c", "u": "\u0306",
    "c": "\u0327", "=": "\u0304", ".": "\u0307", "H": "\u030b", "k": "\u0328", "r": "\u030a",
}
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "textendash": "–", "textemdash": "—",
}
_CONTROL = re.compile(r"\\(?:([A-Za-z]+)(?:\{\}|\s(?=\w))?|([&%$#_]))")
"""A control word, which swallows the blank behind it, or a control symbol, which does not."""

_FIELD_LIMIT = 100_000
"""A field of a BibTeX entry longer than this is taken for damage; real ones, abstracts too, are far shorter."""


def read_works(text: str) -> tuple[Work, ...]:
    """Return the works of an export; its form is told from its beginning.

    Raises RegisterError if it is none of the three forms, or breaks off.
    """
    text = text.removeprefix("\ufeff")
    opened = text.lstrip()
    if opened.startswith(("[", "{")):
        return tuple(_csl(text))
    if re.search(r"^TY {2}- ", text, re.MULTILINE):
        return tuple(_ris(text))
    if re.search(r"^\s*@\w+\s*[{(]", text, re.MULTILINE):
        return tuple(_bibtex(text))
    raise RegisterError("this is neither CSL-JSON nor BibTeX nor RIS. Export from Zotero in one of these.")


def changes_for(works: Iterable[Work], registers: Registers) -> tuple[Change, ...]:
    """Return the new entries that *works* ask for; what the register has, by DOI or by title and year, is left."""
    listed = [entry.work for entry in registers.of_kind("work") if entry.work]
    known = {mark for work in listed for mark in _marks(work)}
    keys = {entry.key for entry in registers}
    people = {fold_name(entry.name): entry.key for entry in registers.of_kind("person")}
    changes = []
    for work in works:
        marks = _marks(work)
        if not work.title or marks & known:
            continue
        known |= marks
        key = _key(work, keys)
        keys.add(key)
        authors, editors = _with_keys(work.authors, people), _with_keys(work.editors, people)
        named = replace(work, key=key, authors=authors, editors=editors)
        forms = (Form(work.short_title),) if work.short_title else ()
        changes.append(Change(Entry(key, work.title, forms, work=named)))
    return tuple(changes)


def _marks(work: Work) -> set[str]:
    return {f"{fold_name(work.title)} {work.date[:4]}", *([f"doi {work.doi.lower()}"] if work.doi else [])}


def _key(work: Work, taken: set[str]) -> str:
    names = work.authors or work.editors
    author = slug(names[0].family) if names else ""
    words = [word for word in slug(work.title).split("-") if word not in ("the", "a", "an", "of", "on", "and", "in")]
    base = "work:" + "-".join(filter(None, (author, *words[:2])))
    return next(key for key in (base, *(f"{base}-{at}" for at in range(2, len(taken) + 3))) if key not in taken)


def _with_keys(names: Iterable[Name], people: Mapping[str, str]) -> tuple[Name, ...]:
    return tuple(replace(name, key=name.key or people.get(fold_name(name.full), "")) for name in names)


# ---- CSL-JSON


def _csl(text: str) -> Iterator[Work]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RegisterError(f"the export is not whole; export it again: {error}") from error
    items = read.get("items", [read]) if isinstance(read, dict) else read
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield _csl_work(item)


def _csl_work(item: Mapping[str, object]) -> Work:
    def said(field: str) -> str:
        value = item.get(field, "")
        return str(value).strip() if isinstance(value, str | int) else ""

    def names(field: str) -> tuple[Name, ...]:
        listed = item.get(field)
        listed = listed if isinstance(listed, list) else []
        return tuple(_csl_name(each) for each in listed if isinstance(each, dict))

    return Work(
        kind=CSL_KINDS.get(said("type"), "book"), title=_plain(said("title")), authors=names("author"),
        editors=names("editor"), translators=names("translator"), container=said("container-title"),
        series=said("collection-title"), volume=said("volume"), issue=said("issue"), edition=said("edition"),
        place=said("publisher-place"), publisher=said("publisher") or said("archive"),
        date=_csl_date(item.get("issued")),
        pages=said("page"), language=said("language"), doi=said("DOI"), isbn=said("ISBN"), url=said("URL"),
        short_title=_plain(said("title-short") or said("shortTitle")),
    )


def _csl_name(name: Mapping[str, object]) -> Name:
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family", "literal") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    return Name(family.strip(), given.strip())


def _csl_date(issued: object) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        known = [str(part) for part in parts[0] if str(part).isdigit()]
        return "-".join(part.zfill(2) for part in known)
    return str(issued.get("raw") or issued.get("literal") or "")


def _plain(title: str) -> str:
    """Return a title without the HTML that Zotero allows in it."""
    return unescape(re.sub(r"</?(?:i|b|sub|sup|span)\b[^<>]*>", "", title))


# ---- RIS


def _ris(text: str) -> Iterator[Work]:
    fields: dict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        match = re.match(r"([A-Z][A-Z0-9]) {2}- ?(.*)", line)
        if match is None:
            continue
        tag, value = match[1], match[2].strip()
        if tag == "ER":
            yield _ris_work(fields)
            fields = defaultdict(list)
        elif value:
            fields[tag].append(value)
    if fields.get("TY"):
        raise RegisterError("the export breaks off: its last work has no line ‘ER  - ’.")


def _ris_work(fields: Mapping[str, list[str]]) -> Work:
    def said(*tags: str) -> str:
        return next((fields[tag][0] for tag in tags if fields.get(tag)), "")

    def names(*tags: str) -> tuple[Name, ...]:
        return tuple(_listed_name(each) for tag in tags for each in fields.get(tag, ()))

    kind = RIS_KINDS.get(said("TY"), "book")
    pages = "–".join(filter(None, (said("SP"), said("EP"))))
    return Work(
        kind=kind, title=said("TI", "T1"), authors=names("AU", "A1"), editors=names("ED", "A2", "A3"),
        translators=names("A4"), container=said("T2", "JO", "JF", "BT") if kind != "book" else "",
        series=said("T3") or (said("T2") if kind == "book" else ""), volume=said("VL"), issue=said("IS"),
        edition=said("ET"), place=said("CY"), publisher=said("PB"), pages=pages, language=said("LA"),
        date="-".join(part for part in said("PY", "Y1", "DA").split("/")[:3] if part), doi=said("DO"), isbn=said("SN"),
        url=said("UR"), short_title=said("ST"),
    )


def _listed_name(said: str) -> Name:
    family, _, given = said.partition(",")
    return Name(family.strip(), given.strip())


# ---- BibTeX


def _bibtex(text: str) -> Iterator[Work]:
    place = 0
    while (match := re.compile(r"@(\w+)\s*[{(]").search(text, place)) is not None:
        end = _closing(text, match.end())
        place = end + 1
        if match[1].lower() not in ("comment", "string", "preamble"):
            yield _bibtex_work(match[1].lower(), dict(_fields(text[match.end():end])))


def _closing(text: str, place: int) -> int:
    depth = 1
    for match in re.compile(r"\\.|[{}]").finditer(text, place):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return match.start()
    raise RegisterError("the export breaks off: an entry’s last brace is missing.")


def _fields(entry: str) -> Iterator[tuple[str, str]]:
    place = 0
    while (match := re.compile(r"([\w-]+)\s*=\s*").search(entry, place)) is not None:
        start = match.end()
        if entry[start:start + 1] == "{":
            place = _closing(entry, start + 1)
            value = entry[start + 1:place]
        elif entry[start:start + 1] == '"':
            place = entry.find('"', start + 1)
            place = len(entry) if place < 0 else place
            value = entry[start + 1:place]
        else:
            value = re.compile(r"[^,\s]*").match(entry, start).group()  # type: ignore[union-attr]
            place = start + len(value)
        place += 1
        yield match[1].lower(), _unescaped(value[:_FIELD_LIMIT])


def _unescaped(value: str) -> str:
    r"""Return a field as plain text.

    >>> _unescaped(r"{\'E}tude de {St\v{r}ed\'{i}} \& {\ss} --- {\L}ódź, Past \& Present")
    'Étude de Středí & ß — Łódź, Past & Present'
    """
    value = re.sub(r"\\([\"'`^~=.]|[vucHkr](?![a-zA-Z]))\s*(?:\{\s*\\?([^\W\d_])\s*\}|\\?([^\W\d_]))", _accented, value)
    value = _CONTROL.sub(lambda match: _LETTERS.get(match[1] or match[2], ""), value)
    value = re.sub(r"[{}]", "", value).replace("---", "—").replace("--", "–").replace("~", " ")
    return normalize("NFC", " ".join(value.split()))


def _accented(match: re.Match[str]) -> str:
    return (match[2] or match[3]) + _ACCENTS[match[1]]


def _bibtex_work(kind: str, fields: Mapping[str, str]) -> Work:
    def said(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    month = said("month").lower()[:3]
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    date = said("date") or said("year") + (f"-{months.index(month) + 1:02}" if month in months and said("year") else "")
    return Work(
        kind=BIBTEX_KINDS.get(kind, "book"), title=said("title"), authors=_people(said("author")),
        editors=_people(said("editor")), translators=_people(said("translator")),
        container=said("journaltitle", "journal", "booktitle"), series=said("series"), volume=said("volume"),
        issue=said("number", "issue"), edition=said("edition"), place=said("address", "location"),
        publisher=said("publisher", "school", "institution"), date=date, pages=said("pages"),
        language=said("language", "langid"), doi=said("doi"), isbn=said("isbn"), url=said("url"),
        short_title=said("shorttitle"),
    )


def _people(said: str) -> tuple[Name, ...]:
    names = re.split(r"\s+and\s+", said)
    return tuple(_person(each) for each in names if each.strip() and each.strip().lower() != "others")


def _person(said: str) -> Name:
    """Return a name in either of BibTeX's orders.

    >>> _person("von Laue, Theodore"), _person("Theodore von Laue").family
    (Name(family='von Laue', given='Theodore', key=''), 'von Laue')
    """
    if "," in said:
        return _listed_name(said)
    words = said.split()
    first = next((at for at, word in enumerate(words[:-1]) if at and word[0].islower()), len(words) - 1)
    return Name(" ".join(words[first:]), " ".join(words[:first]))
