"""Links between passages: a TEI file with one `linkGrp` for each ruling on two passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]  # the stubs leave it out

from tei.errors import NotTeiError, NotWellFormedError

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

E = ElementMaker(namespace=TEI, nsmap={None: TEI})


@dataclass(frozen=True, slots=True)
class TeiLink:
    """One ruling: *targets* are pointers as they stand in the file, *status* is `@subtype`, *who* a name."""

    targets: tuple[str, ...]
    status: str = ""
    who: str = ""
    why: str = ""
    line: int = 0


def parse_links(content: bytes) -> tuple[TeiLink, ...]:
    """Return the links of a TEI file in document order.

    Status, name and reason come from the `linkGrp`; a link may say otherwise by its own `@subtype` and `@resp`.
    Raises NotWellFormedError and NotTeiError, with the line. Entities are not resolved and nothing is fetched.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NotWellFormedError(f"not well-formed: {error.msg}", line=error.lineno or 0) from error
    if not root.tag.startswith(f"{{{TEI}}}"):
        raise NotTeiError("the root element is not in the TEI namespace", line=cast(int, root.sourceline or 0))
    names = {f"#{one.get(XML_ID)}": _name(one) for one in root.iter(f"{{{TEI}}}respStmt") if one.get(XML_ID)}
    return tuple(_link(one, names) for one in root.iter(f"{{{TEI}}}link"))


def format_links(links: tuple[TeiLink, ...], *, title: str, prefix: str) -> bytes:
    """Return a TEI file with *links*, in the order given; *prefix* is declared as the scheme of their targets."""
    who = sorted({link.who for link in links if link.who})
    ids = {name: f"editor{number}" for number, name in enumerate(who, 1)}
    statements = [E.respStmt({XML_ID: ids[name]}, E.resp("ruled on parallels"), E.name(name)) for name in who]
    root = E.TEI(
        E.teiHeader(
            E.fileDesc(
                E.titleStmt(E.title(title), *statements),
                E.publicationStmt(E.p("Part of a Variorum library.")),
                E.sourceDesc(E.p("Rulings of the editors on parallels between texts of this library.")),
            ),
            E.encodingDesc(
                E.listPrefixDef(
                    E.prefixDef(
                        ident=prefix, matchPattern=r"([^.]+)\.(.+)", replacementPattern="texts/$1.xml#$2",
                    )
                )
            ),
        ),
        E.standOff(*(_group(link, ids) for link in links)),
    )
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _group(link: TeiLink, ids: dict[str, str]) -> etree._Element:
    attributes = {"type": "parallel", "subtype": link.status}
    if link.who:
        attributes["resp"] = f"#{ids[link.who]}"
    reason = [E.desc(link.why)] if link.why else []
    group: etree._Element = E.linkGrp(attributes, *reason, E.link(target=" ".join(link.targets)))
    return group


def _link(element: etree._Element, names: dict[str, str]) -> TeiLink:
    group = element.getparent()
    holders = [element] if group is None or group.tag != f"{{{TEI}}}linkGrp" else [element, group]

    def said(name: str) -> str:
        return next((value for one in holders if (value := one.get(name))), "")

    resp = said("resp")
    desc = holders[-1].find(f"{{{TEI}}}desc")
    return TeiLink(
        targets=tuple((element.get("target") or "").split()),
        status=said("subtype"),
        who=names.get(resp, resp),
        why="" if desc is None else _words(desc),
        line=cast(int, element.sourceline or 0),
    )


def _name(statement: etree._Element) -> str:
    names = [one for tag in ("name", "persName") for one in statement.iter(f"{{{TEI}}}{tag}")]
    return _words(names[0]) if names else ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(cast("list[str]", list(element.itertext()))).split())
