"""What the head of a page tells other programmes: tags, COinS, JSON-LD, and links, also as an HTTP header."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from edition.citing import Cited, cited
from edition.citing.cited import work_of
from edition.citing.describing import Pairs, coins, highwire, schema
from edition.model import Passage, Text
from edition.store import Edition
from webapp.addresses import anchor_path, text_path

IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What would end a script element, or upset one."""

ALTERNATES = (
    ("tei", "application/tei+xml"), ("json", "application/json"), ("text", "text/plain"),
    ("jsonld", "application/ld+json"),
)
"""`?format=` of a passage and its media type."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the head."""

    rel: str
    href: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of one page says."""

    tags: Pairs
    coins: str
    json_ld: Markup
    links: tuple[Link, ...]
    anchor: str
    """Of the passage, or the id of the text, under which `/unapi` gives the work as a record."""

    @property
    def header(self) -> str:
        """The links as an HTTP header has them."""
        return as_header(self.links)


def of_passage(edition: Edition, passage: Passage, text: Text, *, canonical: str) -> Metadata:
    """Return what the page of one *passage* says; *canonical* is the path of the page."""
    one = cited(
        passage, text, edition_title=edition.title, address=edition.address, registers=edition.registers
    )
    return _metadata(one, links_of(edition, passage, canonical=canonical), passage.anchor)


def links_of(edition: Edition, passage: Passage, *, canonical: str) -> tuple[Link, ...]:
    """Return the links of a *passage*: its page, its permanent address, and the formats it is given in."""
    path = anchor_path(passage.anchor)
    return (
        Link("canonical", absolute(edition, canonical)), Link("cite-as", absolute(edition, path)),
        *(Link("alternate", f"{path}?format={form}", media) for form, media in ALTERNATES),
    )


def as_header(links: Iterable[Link]) -> str:
    """Return *links* as RFC 8288 writes them.

    >>> as_header([Link("cite-as", "/a/smith.p1")])
    '</a/smith.p1>; rel="cite-as"'
    """
    return ", ".join(
        f'<{link.href}>; rel="{link.rel}"' + (f'; type="{link.type}"' if link.type else "") for link in links
    )


def of_page(edition: Edition, text: Text, passages: tuple[Passage, ...], *, canonical: str) -> Metadata:
    """Return what a reading page says: of an anthology, the contribution that begins on it or goes on.

    *passages* are those of the page; none stand on the page of the contents.
    """
    whole = Passage(text.id, "", "p", "")
    first = next((one for one in passages if one.kind not in ("note", "furniture")), whole)
    address = absolute(edition, canonical)
    one = Cited(
        work_of(first, text, edition.registers), None, "", edition.title, address if edition.address else "",
        is_precis=bool(text.precis_of),
    )
    links = [Link("canonical", address), Link("cite-as", absolute(edition, text_path(text.id)))]
    if text.access != "restricted":
        path = text_path(text.id)
        links += [Link("alternate", f"{path}?format={form}", media) for form, media in ALTERNATES[:2]]
    if first is not whole:
        path = anchor_path(first.anchor)
        links += [Link("item", f"{path}?format={form}", media) for form, media in ALTERNATES[:2]]
    return _metadata(one, tuple(links), first.anchor if first is not whole else text.id)


def absolute(edition: Edition, path: str) -> str:
    """Return *path* at the address of the edition, if it is published; else as it is."""
    return f"{edition.address.rstrip('/')}{path}" if edition.address else path


def as_json_ld(one: Cited) -> str:
    """Return the description of what is cited by schema.org, safe inside a script element."""
    written = json.dumps(schema(one), ensure_ascii=False)
    return "".join(IN_SCRIPT.get(char, char) for char in written)


def _metadata(one: Cited, links: tuple[Link, ...], anchor: str) -> Metadata:
    return Metadata(highwire(one), coins(one), Markup(as_json_ld(one)), links, anchor)
