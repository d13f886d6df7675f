"""A work as TEI describes it (`biblStruct`, or a looser `bibl`), and as we hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from edition.model import Form, Name, Work
from tei.nodes import Node, element

SINGLE = ("book", "thesis", "web", "archive", "newspaper")
"""Kinds of works that stand by themselves; others are part of a container."""

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
"""What TEI's `@when` takes."""

IMPRINT = (("place", "pubPlace"), ("publisher", "publisher"), ("date", "date"))


def work_from(node: Node) -> Work:
    """Return what a `biblStruct`, `biblFull` or `bibl` says of a work."""
    analytic, monogr, series = node.find("analytic"), node.find("monogr"), node.find("series")
    home = analytic or monogr or node
    container = monogr.text_at("title") if analytic and monogr else ""
    host = monogr or node
    imprint = host.find("imprint") or host
    scopes = {scope.get("unit"): scope.text for scope in node.iter("biblScope")}
    ids = {idno.get("type").lower(): idno.text for idno in node.iter("idno")}
    return Work(
        kind=node.get("type") or ("article" if container else "book"),
        title=_main_title(home),
        authors=_names(home, "author"),
        editors=_names(host, "editor", role=("", "editor")),
        translators=_names(home, "editor", role=("translator",)),
        container=container,
        series=series.text_at("title") if series else "",
        volume=scopes.get("volume", ""),
        issue=scopes.get("issue", ""),
        edition=host.text_at("edition"),
        place=imprint.text_at("pubPlace"),
        publisher=imprint.text_at("publisher"),
        date=_date(imprint.find("date")),
        pages=scopes.get("page", ""),
        language=node.text_at("monogr/textLang") or _title_language(home),
        doi=ids.get("doi", ""),
        isbn=ids.get("isbn", ""),
        url=ids.get("url", ""),
        short_title=next((title.text for title in home.iter("title") if title.get("type") == "short"), ""),
    )


def work_node(work: Work, *, xml_id: str = "", short_titles: Sequence[Form] = ()) -> Node:
    """Return *work* as a `biblStruct`; `work_from` gives it back, its key apart.

    *short_titles* are the forms of a register entry, with whose they are; without them the work's own is written.
    """
    short_titles = short_titles or ((Form(work.short_title),) if work.short_title else ())
    own = (
        *_name_nodes("author", work.authors),
        element("title", work.title, level="a" if work.container else "m", xml_lang=work.language),
        *(_short_title(form) for form in short_titles),
        *_name_nodes("editor", work.translators, role="translator"),
    )
    editors = _name_nodes("editor", work.editors)
    edition = element("edition", work.edition) if work.edition else None
    scopes = [element("biblScope", value, unit=unit) for unit, value in (("volume", work.volume), ("issue", work.issue),
                                                                        ("page", work.pages)) if value]
    imprint = element("imprint", *_imprint(work), *scopes)
    if work.container:
        level = "j" if work.kind in ("article", "newspaper") else "m"
        parts = [element("analytic", *own),
                 element("monogr", element("title", work.container, level=level), *editors, edition, imprint)]
    else:
        parts = [element("monogr", *own, *editors, edition, imprint)]
    if work.series:
        parts.append(element("series", element("title", work.series, level="s")))
    ids = (("DOI", work.doi), ("ISBN", work.isbn), ("URL", work.url))
    parts += [element("idno", value, type=kind) for kind, value in ids if value]
    return element("biblStruct", *parts, type=work.kind, xml_id=xml_id)


def _short_title(form: Form) -> Node:
    source = " ".join(f"#{who}" for who in form.who.split())
    return element("title", form.text, type="short", source=source, xml_lang=form.lang)


def _main_title(home: Node) -> str:
    titles = [title for title in home.find_all("title") if title.get("type") != "short"]
    main = [title for title in titles if title.get("type") in ("", "main")] or titles
    return main[0].text if main else ""


def _title_language(home: Node) -> str:
    return next((title.get("xml:lang") for title in home.find_all("title")), "")


def _date(date: Node | None) -> str:
    return (date.get("when") or date.text) if date else ""


def _names(home: Node, tag: str, *, role: tuple[str, ...] = ("",)) -> tuple[Name, ...]:
    found = [name for name in home.find_all(tag) if tag == "author" or name.get("role") in role]
    return tuple(name_from(node) for node in found)


def name_from(node: Node) -> Name:
    """Return a name of a person as TEI gives it, with or without its parts.

    >>> name_from(element("author", "Getty, J. Arch"))
    Name(family='Getty', given='J. Arch', key='')
    """
    surname = next((part.text for part in node.iter("surname")), "")
    given = ", ".join(filter(None, (
        " ".join(part.text for part in node.iter("forename")), *(part.text for part in node.iter("genName")),
    )))
    if not surname:
        whole = " ".join(node.text.split())
        if "," in whole:
            surname, _, given = (part.strip() for part in whole.partition(","))
        else:
            given, _, surname = whole.rpartition(" ")
    key = node.get("ref") or next((part.get("ref") for part in node.iter("persName") if part.get("ref")), "")
    return Name(surname, given, key)


def _name_nodes(tag: str, names: Iterable[Name], *, role: str = "") -> list[Node]:
    return [
        element(
            tag,
            element("persName", element("forename", name.forenames) if name.given else None,
                    " " if name.given else None, element("surname", name.family),
                    *((" ", element("genName", name.suffix)) if name.suffix else ())),
            ref=name.key, role=role,
        )
        for name in names
    ]


def _imprint(work: Work) -> list[Node]:
    made = []
    for field, tag in IMPRINT:
        if value := getattr(work, field):
            is_date = tag == "date" and _DATE.fullmatch(value) is not None
            made.append(element(tag, value, when=value if is_date else ""))
    return made or [element("date")]
