"""Addresses of the reader: built here and nowhere else, so that nothing foreign becomes a link unseen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlencode, urlsplit

REGISTERS = {
    "person": "people", "place": "places", "org": "orgs", "group": "groups", "event": "events", "work": "works",
}
"""Kind of entry → first part of its address."""

KINDS = {path: kind for kind, path in REGISTERS.items()}

SCHEMES = ("http", "https", "mailto")
"""What a link in a foreign text may lead to."""

NO_DIVISION = "~"
"""Stands in an address for the passages outside every division; no `xml:id` can look like it."""

UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


def text_path(text_id: str) -> str:
    return f"/texts/{quote(text_id, safe='')}"


def division_path(text_id: str, division: str, part: int = 1) -> str:
    """Return the address of a reading page; *part* counts from 1.

    >>> division_path("smith", "d2"), division_path("smith", "", 3)
    ('/texts/smith/d2', '/texts/smith/~?part=3')
    """
    path = f"{text_path(text_id)}/{quote(division or NO_DIVISION, safe='~')}"
    return f"{path}?part={part}" if part > 1 else path


def received_path(text_id: str, division: str, part: int = 1) -> str:
    """Return the address of a reading page beside what was received of it.

    >>> received_path("smith", "d2", 3)
    '/texts/smith/d2/received?part=3'
    """
    path, query, rest = division_path(text_id, division, part).partition("?")
    return f"{path}/received{query}{rest}"


def beside_path(path: str, anchors: Sequence[str], here: str = "") -> str:
    """Return the reading page *path* with the passages *anchors* of other texts beside it, at its passage *here*.

    >>> beside_path("/texts/smith/d2?part=3", ["jones.p4"], "p9"), beside_path("/texts/smith/d2", [])
    ('/texts/smith/d2?part=3&beside=jones.p4#p9', '/texts/smith/d2')
    """
    query = urlencode([("beside", one) for one in anchors])
    joint = ("&" if "?" in path else "?") if query else ""
    return f"{path}{joint}{query}{'#' if here else ''}{here}"


def rule_path(a: str, b: str) -> str:
    """Return where an editor rules on two passages.

    >>> rule_path("smith.p4", "jones.p9")
    '/rule?a=smith.p4&b=jones.p9'
    """
    return f"/rule?{urlencode({'a': a, 'b': b})}"


def question_path(key: str) -> str:
    """Return the address of a question of the concordance.

    >>> question_path("smith-p4-1200")
    '/figures/smith-p4-1200'
    """
    return f"/figures/{quote(key, safe='')}"


def anchor_path(anchor: str) -> str:
    return f"/a/{quote(anchor, safe='.')}"


def entry_path(pointer: str) -> str:
    """Return the address of a register entry, or "" if *pointer* is not one of our registers.

    >>> entry_path("person:ezhov"), entry_path("#p1"), entry_path("https://example.org/1")
    ('/people/ezhov', '', '')
    """
    kind, _, key = pointer.partition(":")
    return f"/{REGISTERS[kind]}/{quote(key, safe='')}" if kind in REGISTERS and key else ""


def search_path(query: str) -> str:
    """Return the address of the search for *query*.

    >>> search_path('person:ezhov "five days"')
    '/search?q=person%3Aezhov+%22five+days%22'
    """
    return f"/search?{urlencode({'q': query})}"


def safe_link(address: str) -> str:
    """Return *address* if a reader may follow it, else "".

    Allowed are http, https, mailto and paths of this site; never another scheme, never `//host`.

    >>> safe_link("https://example.org/a b"), safe_link("javascript:alert(1)"), safe_link("/a/x.p1")
    ('https://example.org/a%20b', '', '/a/x.p1')
    """
    address = address.strip()
    if address.startswith("/") and not address.startswith("//"):
        return "" if UNSAFE.search(address) else address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return UNSAFE.sub(lambda match: quote(match.group()), address)
