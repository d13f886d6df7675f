"""Spans ↔ TEI elements in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from edition.dates import bounds
from edition.model import MENTION_KINDS, Span
from tei.nesting import Piece, Stretch, nest
from tei.nodes import Node, element
from tei.running import PRINTED_NUMBER, Mark, readings_of, running_text
from tei.writing import clean

ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""What `@when` may hold: the rest of EDTF goes to `@when-custom`."""

NUMBER = re.compile(r"-?\d+(\.\d+)?")
PERIOD = "edtf:"
"""Prefix of the pointer from a figure to its time: TEI lets no measure be dated."""

NAMES = {"person": "persName", "place": "placeName", "org": "orgName"}

OF_PHRASES = frozenset({*MENTION_KINDS, "date", "figure", "foreign", "biblScope"})
OF_BLOCKS_TOO = frozenset({"citation", "quotation"})
"""Spans whose elements may also stand between paragraphs (TEI's model.inter)."""

OMITTED = "omitted"
"""What stands for a reading without words."""

Content = tuple[Node | str, ...]


# ---- writing: spans become elements


def content_of(text: str, spans: Iterable[Span], *, note: Callable[[Span], Node], passage_id: str) -> Content:
    """Return *text* with *spans* as elements; *note* makes what stands at a call.

    A line feed in the text does not pass through here: the caller writes the parts of a passage one by one.
    """
    stretches: list[Stretch[Span | Node]] = []
    numbers: dict[Span, str] = {}
    for number, span in enumerate(dict.fromkeys(spans), 1):
        numbers[span] = f"{passage_id}.s{number}"
        stretches.append(Stretch(span.start, span.end, span))
        if locator := _locator(text, span):
            stretches.append(locator)
    # Of equal stretches the earlier stands outside: what is named or counted is that in either reading.
    stretches.sort(key=_is_correction)
    parts: dict[Span, int] = {}

    def make(piece: Piece[Span | Node], inside: tuple[object, ...]) -> object:
        what = piece.what
        if isinstance(what, Node):
            return Node(what.name, what.attributes, _content(inside))
        if what.kind == "call":
            return note(what)
        if what.kind == "page":
            return _page(what, text)
        if piece.is_first and piece.is_last:
            return _element(what, _content(inside))
        number = parts[what] = parts.get(what, 0) + 1
        return _part(_element(what, _content(inside)), numbers[what], number, piece.is_last)

    return _content(nest(text, stretches, make, may_hold=_may_hold))


def _is_correction(stretch: Stretch[Span | Node]) -> bool:
    return isinstance(stretch.what, Span) and stretch.what.kind == "correction"


def _may_hold(outer: Span | Node, inner: Span | Node) -> bool:
    """False where TEI forbids it: names, dates and measures hold phrases, no quotations and no references."""
    outer_kind = outer.name if isinstance(outer, Node) else outer.kind
    inner_kind = inner.name if isinstance(inner, Node) else inner.kind
    return not (outer_kind in OF_PHRASES and inner_kind in OF_BLOCKS_TOO)


def _content(things: Iterable[object]) -> Content:
    return tuple(thing for thing in things if isinstance(thing, (Node, str)))


def _part(node: Node, name: str, number: int, is_last: bool) -> Node:
    """Return a piece of an element that crosses another, chained to its other pieces."""
    links = {"xml:id": f"{name}.{number}"}
    if number > 1:
        links["prev"] = f"#{name}.{number - 1}"
    if not is_last:
        links["next"] = f"#{name}.{number + 1}"
    return Node(node.name, {**node.attributes, **links}, node.children)


def _locator(text: str, span: Span) -> Stretch[Span | Node] | None:
    """Return the stretch of a citation's locator, if it stands there once and in one piece."""
    if span.kind != "citation" or not span.value:
        return None
    inside = text[span.start:span.end]
    at = inside.rfind(span.value)
    if at < 0 or inside.count(span.value) > 1:
        return None
    start = span.start + at
    return Stretch(start, start + len(span.value), element("biblScope", unit=dict(span.data).get("unit") or "page"))


def _element(span: Span, content: Content) -> Node:
    name, attributes = (WRITE.get(span.kind) or _other)(span, content)
    common = {"cert": span.cert, "resp": span.resp}
    held = {key: clean(value) for key, value in {**attributes, **common}.items() if value}
    if span.kind == "correction" and "readings" in (data := dict(span.data)):
        return element("app", element("lem", *content), element("rdg", data["readings"]))
    if span.kind == "correction":
        corr = element("corr", *content, cert=span.cert, resp=span.resp, type=attributes["type"])
        return element("choice", element("sic", span.value), corr)
    return Node(name, held, content)


def number_of(spans: Iterable[Span]) -> Content:
    """Return the number that an author gave a paragraph, as printed, with the blank behind it; empty if it has none."""
    printed = next((span.value for span in spans if span.kind == "number"), "")
    return (element("num", clean(printed), type=PRINTED_NUMBER), " ") if printed else ()


Written = tuple[str, Mapping[str, str]]


def _page(span: Span, text: str) -> Node:
    """Return the beginning of a page; one without a blank beside it does not part the words."""
    beside = text[max(0, span.start - 1) : span.start + 1]
    is_within = len(beside) == 2 and " " not in beside
    return element("pb", n=span.value, **({"break": "no"} if is_within else {}))


def _name(span: Span, _content: Content) -> Written:
    return NAMES[span.kind], {"ref": span.ref}


def _rs(span: Span, _content: Content) -> Written:
    return "rs", {"type": span.kind, "ref": span.ref}


def _date(span: Span, _content: Content) -> Written:
    value = span.value
    days = bounds(value) if value else None
    if days and ISO.fullmatch(value):
        return "date", {"when": value}
    start, slash, end = value.partition("/")
    if days and slash and ISO.fullmatch(start) and ISO.fullmatch(end):
        return "date", {"from": start, "to": end}
    around = {"notBefore": days[0].isoformat(), "notAfter": days[1].isoformat()} if days else {}
    return "date", {"when-custom": value, **around}


def _figure(span: Span, _content: Content) -> Written:
    data = dict(span.data)
    attributes = {
        "quantity": span.value if NUMBER.fullmatch(span.value) else "",
        "unit": _token(data.get("unit", "")), "commodity": data.get("commodity", ""),
        "subtype": _token(data.get("qualifier", "")), "type": _token(data.get("share", "")),
        "min": data.get("min", ""), "max": data.get("max", ""),
        "n": "" if NUMBER.fullmatch(span.value) else span.value,
        "ana": f"{PERIOD}{data['period']}" if "period" in data else "",
    }
    return "measure", attributes


def _token(words: str) -> str:
    return "_".join(words.split())


def _words(token: str) -> str:
    return " ".join(token.split("_"))


def _citation(span: Span, content: Content) -> Written:
    has_locator = any(isinstance(part, Node) and part.name == "biblScope" for part in content)
    return "bibl", {"corresp": span.ref, "n": "" if has_locator else span.value,
                    "type": "" if has_locator else _token(dict(span.data).get("unit", ""))}


def _other(span: Span, _content: Content) -> Written:
    return "seg", {"type": re.sub(r"[^\w.-]", "", span.value) or "other"}


WRITE: Mapping[str, Callable[[Span, Content], Written]] = {
    **dict.fromkeys(NAMES, _name),
    **dict.fromkeys(("group", "event", "work"), _rs),
    "date": _date,
    "figure": _figure,
    "citation": _citation,
    "correction": lambda span, _: ("choice", {"type": _token(dict(span.data).get("rule", ""))}),
    "emphasis": lambda span, _: ("hi", {"rend": span.value or "italic"}),
    "foreign": lambda span, _: ("foreign", {"xml:lang": span.value}),
    "quotation": lambda _span, _: ("q", {}),
    "title": lambda span, _: ("title", {"ref": span.ref}),
    "link": lambda span, _: ("ref", {"target": span.ref}),
    "line": lambda _span, _: ("lb", {}),
    "rejoined": lambda span, _: ("lb", {"break": "no", "rend": span.value}),
    "gap": lambda span, _: ("gap", {"reason": span.value}),
}


# ---- reading: elements become spans


def spans_of(marks: Iterable[Mark]) -> tuple[Span, ...]:
    """Return the spans of *marks*, notes and their calls apart; pieces of one element are one span again."""
    found: list[Span] = []
    chain: dict[str, int] = {}
    locators = [mark for mark in marks if mark.node.name == "biblScope"]
    for mark in marks:
        node = mark.node
        if node.name in UNMARKED or node.get("type") == "call":
            continue
        span = (READ.get(node.name) or _read_other)(mark, locators)
        if span is None:
            continue
        if (before := chain.get(node.get("prev").lstrip("#"))) is not None and node.get("prev"):
            found[before] = replace(found[before], end=mark.end)
            chain[node.id] = before
            continue
        if node.get("next"):
            chain[node.id] = len(found)
        found.append(replace(span, cert=span.cert or node.get("cert"), resp=span.resp or node.get("resp")))
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


UNMARKED = frozenset({
    "note", "biblScope", "fw", "p", "l", "lg", "ab", "item", "list", "head", "row", "cell", "table", "anchor",
    "sic", "corr", "reg", "orig", "abbr", "expan", "noteGrp",
})
"""Elements that leave no span: what they are is said by the passage, or by the element around them."""


def _span(mark: Mark, kind: str, *, ref: str = "", value: str = "") -> Span:
    return Span(mark.start, mark.end, kind, ref=ref, value=value)


def _read_name(kind: str) -> Callable[[Mark, list[Mark]], Span | None]:
    def read(mark: Mark, _locators: list[Mark]) -> Span | None:
        node = mark.node
        if mark.end == mark.start:
            return None
        return _span(mark, kind, ref=node.get("ref") or node.get("key") or node.get("corresp"))

    return read


def _read_rs(mark: Mark, locators: list[Mark]) -> Span | None:
    kind = RS_KINDS.get(mark.node.get("type").lower())
    return _read_name(kind)(mark, locators) if kind else _read_other(mark, locators)


RS_KINDS = {
    "person": "person", "pers": "person", "place": "place", "org": "org", "organisation": "org", "organization": "org",
    "group": "group", "event": "event", "work": "work",
}


def _read_date(mark: Mark, _locators: list[Mark]) -> Span:
    node = mark.node
    value = node.get("when-custom") or node.get("when") or node.get("when-iso") or node.get("value")
    if not value:
        start = node.get("from") or node.get("notBefore")
        end = node.get("to") or node.get("notAfter")
        value = f"{start}/{end}" if start and end else f"{start}/.." if start else f"../{end}" if end else ""
    return _span(mark, "date", value=value)


def _read_figure(mark: Mark, _locators: list[Mark]) -> Span:
    node = mark.node
    data = {
        "unit": _words(node.get("unit")), "commodity": node.get("commodity"), "qualifier": _words(node.get("subtype")),
        "share": _words(node.get("type")), "min": node.get("min") or node.get("atLeast"),
        "max": node.get("max") or node.get("atMost"),
        "period": node.get("ana").removeprefix(PERIOD) if node.get("ana").startswith(PERIOD) else "",
    }
    held = tuple(sorted((key, value) for key, value in data.items() if value))
    value = node.get("quantity") or node.get("value") or node.get("n")
    return Span(mark.start, mark.end, "figure", value=value, data=held)


def _read_number(mark: Mark, locators: list[Mark]) -> Span:
    if mark.node.get("type") == PRINTED_NUMBER:
        return _span(mark, "number", value=mark.node.text)
    return _read_figure(mark, locators)


def _read_citation(mark: Mark, locators: list[Mark]) -> Span | None:
    node = mark.node
    if mark.end == mark.start:
        return None
    scope = next((one for one in locators if mark.start <= one.start and one.end <= mark.end), None)
    unit = scope.node.get("unit") if scope else _words(node.get("type"))
    value = node.get("n") or (scope.node.text if scope else "")
    return Span(mark.start, mark.end, "citation", ref=node.get("corresp") or node.get("ref"), value=value,
                data=(("unit", unit),) if unit else ())


def _read_choice(mark: Mark, _locators: list[Mark]) -> Span:
    edited = next((child for child in mark.node.elements if child.name in ("corr", "reg", "expan")), mark.node)
    rule = _words(edited.get("type"))
    return Span(mark.start, mark.end, "correction", value=mark.received, cert=edited.get("cert"),
                resp=edited.get("resp"), data=(("rule", rule),) if rule else ())


def _read_apparatus(mark: Mark, _locators: list[Mark]) -> Span | None:
    """Return what other witnesses have, as an apparatus says it: `hill B C; omitted D`; None if all have the same."""
    edited, *others = [(running_text(one).text, one) for one in readings_of(mark.node)] or [("", mark.node)]
    sigla: dict[str, list[str]] = {}
    for said, reading in others:
        if said != edited[0]:
            named = (name.rpartition("/")[2].lstrip("#") for name in reading.get("wit").split())
            sigla.setdefault(said, []).extend(named)
    if not sigla:
        return None
    listed = "; ".join(" ".join([said or OMITTED, *names]) for said, names in sigla.items())
    return Span(mark.start, mark.end, "correction", value=mark.received, data=(("readings", listed),))


def _read_break(mark: Mark, _locators: list[Mark]) -> Span:
    if mark.node.get("break") == "no":
        return _span(mark, "rejoined", value=mark.node.get("rend"))
    return _span(mark, "line")


def _read_link(mark: Mark, _locators: list[Mark]) -> Span | None:
    return _span(mark, "link", ref=mark.node.get("target")) if mark.end > mark.start else None


def _read_other(mark: Mark, _locators: list[Mark]) -> Span | None:
    node = mark.node
    if mark.end == mark.start:
        return None
    data = tuple(sorted((key, value) for key, value in node.attributes.items() if key != "type" or node.name != "seg"))
    value = node.get("type") if node.name == "seg" and node.get("type") else node.name
    return Span(mark.start, mark.end, "other", value=value, data=data)


def _read_emphasis(mark: Mark, _locators: list[Mark]) -> Span | None:
    return _span(mark, "emphasis", value=mark.node.get("rend") or "italic") if mark.end > mark.start else None


def _read_foreign(mark: Mark, _locators: list[Mark]) -> Span | None:
    return _span(mark, "foreign", value=mark.node.get("xml:lang")) if mark.end > mark.start else None


def _read_title(mark: Mark, _locators: list[Mark]) -> Span | None:
    return _span(mark, "title", ref=mark.node.get("ref")) if mark.end > mark.start else None


def _quoted(mark: Mark, _locators: list[Mark]) -> Span | None:
    return _span(mark, "quotation") if mark.end > mark.start else None


READ: Mapping[str, Callable[[Mark, list[Mark]], Span | None]] = {
    "persName": _read_name("person"), "placeName": _read_name("place"), "orgName": _read_name("org"),
    "geogName": _read_name("place"), "settlement": _read_name("place"), "country": _read_name("place"),
    "region": _read_name("place"), "rs": _read_rs, "name": _read_rs,
    "date": _read_date, "measure": _read_figure, "num": _read_number, "bibl": _read_citation,
    "choice": _read_choice, "app": _read_apparatus, "subst": _read_choice,
    "hi": _read_emphasis, "emph": _read_emphasis, "foreign": _read_foreign,
    "q": _quoted, "quote": _quoted, "said": _quoted,
    "title": _read_title,
    "ref": _read_link,
    "lb": _read_break,
    "pb": lambda mark, _: _span(mark, "page", value=mark.node.get("n")),
    "gap": lambda mark, _: _span(mark, "gap", value=mark.node.get("reason")),
}
