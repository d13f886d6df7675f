"""The TEI header: what a file says of its text, and what we say of how it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from edition.bibliography import name_from, work_from, work_node
from edition.model import Name, Text, Work
from tei.nodes import Node, element

PREFIXES = {
    **{kind: f"../registers/{file}#$1" for kind, file in (
        ("person", "people.xml"), ("place", "places.xml"), ("org", "organisations.xml"), ("group", "groups.xml"),
        ("event", "events.xml"), ("work", "works.xml"))},
    "name": "$1", "edtf": "$1",
}
"""Prefix of our pointers → where they lead, from the text's file."""

PRACTICE = (
    ("correction", "Obvious errors of the received file stand as sic beside corr, with the rule that found them."),
    ("hyphenation", "Words cut at the end of a line or page are whole again; lb with break=\"no\" says where."),
    ("quotation", "Quotation marks are kept as received; quotations set off as blocks are quote elements."),
)


# ---- writing


def header(text: Text) -> Node:
    """Return the header of *text*."""
    return element(
        "teiHeader", _file_description(text), _encoding_description(),
        element("profileDesc", element("langUsage", element("language", text.language, ident=text.language))),
        element("revisionDesc", element("change", "Encoded from the received file and anchored by Variorum.")),
    )


def _file_description(text: Text) -> Node:
    return element(
        "fileDesc",
        element(
            "titleStmt",
            element("title", text.title or text.id),
            element("author", text.author, ref=text.author_key) if text.author else None,
            element("respStmt", element("resp", "encoding"), element("name", "Variorum", xml_id="variorum")),
            element("respStmt", element("resp", "rulings on doubts"), element("name", "the editor", xml_id="editor")),
        ),
        element(
            "publicationStmt",
            element("publisher", "Prepared for a Variorum library"),
            element("availability", element("p", "As the library says."), status=text.access),
        ),
        _notes(text),
        element("sourceDesc", _source(text), _received(text)),
    )


def _notes(text: Text) -> Node | None:
    notes = [
        element("note", *(element("p", one) for one in text.headnote), type="headnote") if text.headnote else None,
        element("note", text.standpoint, type="standpoint") if text.standpoint else None,
        element("note", text.precis_of, type="precis-of") if text.precis_of else None,
    ]
    return element("notesStmt", *notes) if any(notes) else None


def _source(text: Text) -> Node:
    work = text.work if text.work != Work() else Work(
        title=text.title, authors=(_as_name(text),) if text.author else (), date=text.date,
    )
    described = work_node(work)
    key = {"corresp": work.key} if work.key else {}
    return Node(described.name, {**described.attributes, **key}, described.children)


def _as_name(text: Text) -> Name:
    given, _, family = text.author.rpartition(" ")
    return Name(family, given, text.author_key)


def _received(text: Text) -> Node | None:
    if not text.source_file:
        return None
    receipt = element("note", text.receipt, type="receipt") if text.receipt else None
    return element("bibl", element("idno", text.source_file, type="file"), receipt, type="received")


def _encoding_description() -> Node:
    return element(
        "encodingDesc",
        element("editorialDecl", *(element(name, element("p", said)) for name, said in PRACTICE)),
        element(
            "refsDecl",
            element("citeStructure", match="//body//*[@xml:id]", unit="passage", use="@xml:id"),
        ),
        element("listPrefixDef", *(
            element("prefixDef", ident=prefix, matchPattern="(.+)", replacementPattern=to)
            for prefix, to in PREFIXES.items()
        )),
        element("appInfo", element("application", element("label", "Variorum"), ident="Variorum", version=_version())),
    )


def _version() -> str:
    try:
        return version("variorum")
    except PackageNotFoundError:
        return "0"


# ---- reading


def describe(tei: Node, text: Text) -> Text:
    """Return *text* with what the header of *tei* says of it."""
    head = tei.find("teiHeader") or element("teiHeader")
    statement = head.find("fileDesc/titleStmt") or element("titleStmt")
    work = _work(head)
    author, key = _author(statement, work)
    received = next((one for one in head.iter("bibl") if one.get("type") == "received"), element("bibl"))
    notes = {note.get("type"): note for note in head.find_all("fileDesc/notesStmt/note")}
    return replace(
        text,
        title=_title(statement) or work.title or text.id,
        work=work,
        author=author,
        author_key=key,
        date=_date(head, work),
        language=_language(tei, head),
        access="restricted" if any(one.get("status") == "restricted" for one in head.iter("availability")) else "free",
        headnote=tuple(p.text for p in notes["headnote"].elements) if "headnote" in notes else (),
        standpoint=notes["standpoint"].text if "standpoint" in notes else "",
        precis_of=notes["precis-of"].text if "precis-of" in notes else "",
        source_file=received.text_at("idno"),
        receipt=received.text_at("note"),
    )


def _title(statement: Node) -> str:
    """Return the title of the text itself; that of its series or journal, or a date, only if it has no other."""
    titles = list(statement.find_all("title"))
    own = [title for title in titles if title.get("level") not in ("s", "j")] or titles
    main = [title for title in own if title.get("type") in ("main", "short")]
    chosen = main or [title for title in own if not title.get("type")] or own
    return chosen[0].text if chosen else ""


def _work(head: Node) -> Work:
    source = head.find("fileDesc/sourceDesc")
    listed = source.iter("biblStruct", "biblFull", "bibl") if source else iter(())
    described = next((one for one in listed if one.get("type") != "received"), None)
    if described is None:
        return Work()
    return replace(work_from(described), key=described.get("corresp"))


def _author(statement: Node, work: Work) -> tuple[str, str]:
    """Return the displayed name of the authors, and the pointer to the first of them."""
    nodes = list(statement.find_all("author"))
    names = [name_from(node) for node in nodes] or list(work.authors)
    shown = [_shown(node) for node in nodes] if nodes else [name.full for name in names]
    shown = [_turned(name) for name in shown if name]
    return listed(shown), next((name.key for name in names if name.key), "")


def _shown(node: Node) -> str:
    """Return what an `author` says without identifiers and notes."""
    name = next(node.iter("persName", "name", "orgName"), node)
    kept = tuple(child for child in name.children if isinstance(child, str) or child.name not in ("idno", "note"))
    return Node(name.name, {}, kept).text


def _turned(name: str) -> str:
    """Return an inverted name the way it is said.

    >>> _turned("Hume, David, 1711-1776")
    'David Hume'
    """
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 1 and parts[1] and not any(char.isdigit() for char in parts[1]) and len(parts[1].split()) <= 3:
        return f"{parts[1]} {parts[0]}"
    return parts[0] if len(parts) > 1 and any(char.isdigit() for char in parts[-1]) else name


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence has them.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    held = list(names)
    return " and ".join(filter(None, (", ".join(held[:-1]), held[-1]))) if held else ""


def _date(head: Node, work: Work) -> str:
    published = head.find("fileDesc/publicationStmt/date")
    return work.date or ((published.get("when") or published.text) if published else "")


def _language(tei: Node, head: Node) -> str:
    used = next((one.get("ident") for one in head.iter("language") if one.get("ident")), "")
    text = tei.find("text")
    return (text.get("xml:lang") if text else "") or tei.get("xml:lang") or used or "und"


