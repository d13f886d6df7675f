"""Links between passages: a TEI file with one `linkGrp` for each ruling on two passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tei.nodes import Node, element
from tei.parsing import parse
from tei.writing import write


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
    Raises NotWellFormedError, NotTeiError or TooLargeError, with the line.
    """
    return tuple(link for text in parse(content) for link in _links(text))


def format_links(links: tuple[TeiLink, ...], *, title: str, prefix: str) -> bytes:
    """Return a TEI file with *links*, in the order given; *prefix* is declared as the scheme of their targets."""
    who = sorted({link.who for link in links if link.who})
    ids = {name: f"editor{number}" for number, name in enumerate(who, 1)}
    statements = [
        element("respStmt", element("resp", "ruled on parallels"), element("name", name), xml_id=ids[name])
        for name in who
    ]
    described = element(
        "fileDesc",
        element("titleStmt", element("title", title), *statements),
        element("publicationStmt", element("p", "Part of a Variorum library.")),
        element("sourceDesc", element("p", "Rulings of the editors on parallels between texts of this library.")),
    )
    scheme = element(
        "prefixDef", ident=prefix, matchPattern=r"([^.]+)\.(.+)", replacementPattern="texts/$1.xml#$2",
    )
    header = element("teiHeader", described, element("encodingDesc", element("listPrefixDef", scheme)))
    return write(element("TEI", header, element("standOff", *(_group(link, ids) for link in links))))


def _group(link: TeiLink, ids: dict[str, str]) -> Node:
    reason = element("desc", link.why) if link.why else None
    return element(
        "linkGrp", reason, element("link", target=" ".join(link.targets)),
        type="parallel", subtype=link.status, resp=f"#{ids[link.who]}" if link.who else "",
    )


def _links(text: Node) -> Iterator[TeiLink]:
    names = {f"#{one.id}": _name(one) for one in text.iter("respStmt") if one.id}
    groups = {id(link): group for group in text.iter("linkGrp") for link in group.elements}
    for link in text.iter("link"):
        group = groups.get(id(link), link)
        who = link.get("resp") or group.get("resp")
        yield TeiLink(
            targets=tuple(link.get("target").split()),
            status=link.get("subtype") or group.get("subtype"),
            who=names.get(who, who),
            why=group.text_at("desc"),
            line=link.line,
        )


def _name(statement: Node) -> str:
    return next((name.text for tag in ("name", "persName") for name in statement.iter(tag)), "")
