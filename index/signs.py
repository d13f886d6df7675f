"""The signs of a query: brackets, phrases, fields, words and operators, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.queries import FIELDS

SIGN = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\))
    | (?P<minus>(?<![^\s(])[-−](?=[^\s\-−]))
    | (?P<phrase>"[^"]*" | “[^”"]*[”"] | „[^“”"]*[“”"] | «[^»"]*[»"]
        | (?<![^\s(:])['‘](?=\w)[^'‘’"“”]*\s[^'‘’"“”]*['’](?![^\s)~]))(?:\s?~(?P<near>\d{1,9}))?
    | (?P<unclosed>["“„«].*)
    | (?P<field>(?:""" + "|".join(FIELDS) + r""")(?=:(?!/))|[A-Za-z]+(?=:[^\s/])):\s*
    | (?P<bare>[^\s()"“”„«»]+) | (?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""Single quotation marks make a phrase if they stand around several words; one inside a word is its apostrophe."""

OPERATOR = re.compile(r"(BEFORE|NEAR)(?:/(\d{1,9}))?|(?i:(before|near)/(\d{1,9}))")
USUAL_DISTANCE = 5
"""Words between two that are NEAR each other, where no number says how many: they stand in one clause."""
JOINERS = {"AND": "AND", "OR": "OR", "NOT": "NOT", "|": "OR", "||": "OR", "&": "AND", "&&": "AND"}


@dataclass(frozen=True, slots=True)
class Sign:
    kind: str
    text: str
    start: int
    end: int
    distance: int = -1


def cut(query: str) -> list[Sign]:
    """Cut *query* into signs: brackets, phrases, fields, words, operators."""
    signs: list[Sign] = []
    for match in SIGN.finditer(query):
        kind, start, end = match.lastgroup or "other", match.start(), match.end()
        if kind == "near":
            signs.append(Sign("near", match["phrase"][1:-1], start, end, int(match["near"])))
        elif kind == "phrase":
            signs.append(Sign("phrase", match["phrase"][1:-1], start, end))
        elif kind == "field":
            signs.append(Sign("field", match["field"], start, match.end("field") + 1))
        elif kind == "bare" and match.group() in JOINERS:
            signs.append(Sign(JOINERS[match.group()], match.group(), start, end))
        elif kind == "bare" and (operator := OPERATOR.fullmatch(match.group())):
            name, distance = operator[1] or operator[3].upper(), operator[2] or operator[4] or USUAL_DISTANCE
            signs.append(Sign("prox", name, start, end, int(distance)))
        elif kind not in ("space", "other"):
            signs.append(Sign(kind, match.group(), start, end))
    return signs
