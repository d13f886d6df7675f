"""Queries as they are typed: cut into signs, read into values, their faults said where they stand."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from edition.words import tokens
from index.errors import QueryError
from index.plainwords import WILD, composed, plain, read_words
from index.queries import (
    FIELDS,
    And,
    Field,
    Fuzzy,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Word,
    every_leaf,
    formatted,
    leaves,
)
from index.signs import USUAL_DISTANCE, Sign, cut
from index.values import days, nearest_date, nearest_number, numbers

LENGTH = 2000
"""Longest query, in code points: a page of prose pasted by mistake is refused, a long list of names is not."""
DEPTH, LEAVES = 30, 120
"""Brackets in brackets, and things asked for at once: far more than anybody types, and still answered in time."""
WIDE = 8
"""Parts that the whole vocabulary is gone through for (`*ism`, `quota~`): with five million words some 20 ms each."""
DISTANCE = 100
"""Most words that may stand between two that are near: about a passage."""

CLASSES = {
    "note": "note", "notes": "note", "footnote": "note", "quote": "quote", "quotes": "quote", "quotation": "quote",
    "heading": "heading", "headings": "heading", "head": "heading", "body": "body", "text": "body",
    "title": "heading", "titles": "heading", "footnotes": "note", "endnote": "note", "quotations": "quote",
}
"""What `in:` takes → class of passage; kinds of passage (`item`, `speech`) are taken too."""
KINDS = ("item", "speech", "verse", "byline", "bibl", "cell", "figure", "stage", "other", "p")

MORE = 4
"""Words that a date may take in after its first: `date:the 31st of July 1937`."""
OTHER_NAMES = {
    "title": "text", "book": "text", "by": "author", "writer": "author", "type": "in", "kind": "in", "year": "date",
    "day": "date", "when": "date", "number": "figure", "count": "figure", "who": "person", "name": "person",
    "people": "person", "where": "place", "city": "place", "organisation": "org", "organization": "org",
    "cited": "cites", "cite": "cites", "id": "anchor", "exact": "spelled", "spelling": "spelled", "note": "in",
}
"""What other catalogues call a field → what it is called here; for the suggestion only."""


def parse(query: str) -> Node:
    """Read *query*.

    Raises QueryError with a sentence, the place, and the nearest correct query if one is known.

    >>> parse("purge -quota")
    And(parts=(Word(text='purge', start=0, end=5), Not(part=Word(text='quota', start=7, end=12))))
    """
    if len(query) > LENGTH:
        raise QueryError(f"The query is longer than {LENGTH} characters.", start=LENGTH, end=len(query))
    try:
        return _Parser(query).query()
    except QueryError as error:
        error.suggestion = _correct(query, error.suggestion)
        raise


def _correct(query: str, suggestion: str) -> str:
    """Return *suggestion*, mended until it can be read; empty if it cannot."""
    for _ in range(6):
        if not suggestion.strip() or suggestion == query:
            return ""
        try:
            _Parser(suggestion).query()
        except QueryError as error:
            query, suggestion = suggestion, error.suggestion
        else:
            return " ".join(suggestion.split())
    return ""


class _Parser:
    """Reads one query by descent; every method leaves `at` behind what it read."""

    def __init__(self, query: str) -> None:
        self.source, self.signs, self.at, self.depth = query, cut(query), 0, 0

    def query(self) -> Node:
        if not self.source.strip():
            raise QueryError("Type a word to look for.")
        if found := next((sign for sign in self.signs if sign.kind == "unclosed"), None):
            raise self.fault("The quotation mark that opens here is not closed.", found, self.source.rstrip() + '"')
        node = self.either()
        if sign := self.sign:
            raise self.fault("This bracket closes nothing.", sign, self.without(sign))
        if node is None:
            raise QueryError("There is no word to look for in this query.", start=0, end=len(self.source))
        if sum(1 for _ in leaves(node)) > LEAVES:
            raise QueryError(f"The query asks for more than {LEAVES} things at once.", end=len(self.source))
        wide = list({formatted(leaf): leaf for leaf in every_leaf(node) if _is_wide(leaf)}.values())
        if len(wide) > WIDE:
            raise QueryError(
                f"The query has more than {WIDE} patterns or near spellings, for which all words are gone through.",
                start=wide[WIDE].start, end=wide[WIDE].end,
            )
        return node

    @property
    def sign(self) -> Sign | None:
        return self.signs[self.at] if self.at < len(self.signs) else None

    def fault(self, message: str, sign: Sign, suggestion: str) -> QueryError:
        return QueryError(message, start=sign.start, end=sign.end, suggestion=suggestion)

    def without(self, sign: Sign) -> str:
        return self.instead(sign, " ")

    def instead(self, sign: Sign, other: str) -> str:
        return self.source[: sign.start] + other + self.source[sign.end :]

    def either(self) -> Node | None:
        """`a b OR c d`: OR binds less than standing side by side."""
        parts = [self.all_of()]
        while (sign := self.sign) and sign.kind == "OR":
            self.at += 1
            if parts[-1] is None:
                raise self.fault("Nothing stands before this OR.", sign, self.without(sign))
            parts.append(self.all_of())
            if parts[-1] is None:
                raise self.fault("Nothing stands after this OR.", sign, self.without(sign))
        given = tuple(part for part in parts if part is not None)
        return Or(given) if len(given) > 1 else given[0] if given else None

    def all_of(self) -> Node | None:
        parts: list[Node] = []
        joined: Sign | None = None
        while (sign := self.sign) and sign.kind not in ("OR", "close"):
            if sign.kind == "AND":
                if joined or not parts:
                    raise self.fault("Nothing stands before this AND.", sign, self.without(sign))
                joined = sign
                self.at += 1
            elif part := self.negated():
                parts.append(part)
                joined = None
        if joined:
            raise self.fault("Nothing stands after this AND.", joined, self.without(joined))
        return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None

    def negated(self) -> Node | None:
        sign = self.signs[self.at]
        if sign.kind not in ("NOT", "minus"):
            return self.close_by()
        self.at += 1
        following = self.sign
        if following is None or following.kind in ("OR", "AND", "close"):
            raise self.fault("Nothing stands after this NOT.", sign, self.without(sign))
        self.deepen(sign)
        part = self.negated()
        self.depth -= 1
        return Not(part) if part else None

    def deepen(self, sign: Sign) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            raise self.fault(f"The query is nested more than {DEPTH} deep.", sign, "")

    def close_by(self) -> Node | None:
        """`a BEFORE/5 b NEAR c`, from left to right."""
        first = self.signs[self.at]
        node = self.atom()
        while (sign := self.sign) and sign.kind == "prox":
            self.at += 1
            following = self.sign
            other = self.atom() if following and following.kind not in ("OR", "AND", "NOT", "minus", "close") else None
            if node is None or other is None:
                side = "before" if node is None else "after"
                raise self.fault(f"Nothing stands {side} this {sign.text}.", sign, self.without(sign))
            self.check_distance(sign)
            for part in (node, other):
                if not all(isinstance(leaf, (Word, Pattern, Fuzzy, Phrase, Near)) for leaf in _plain_parts(part)):
                    raise self.fault(
                        f"{sign.text} stands between words or phrases, or brackets of these joined by OR.",
                        sign, self.without(sign),
                    )
            end = self.signs[self.at - 1].end
            node = Near((node, other), sign.distance, sign.text == "BEFORE", first.start, end)
        return node

    def check_distance(self, sign: Sign) -> None:
        if sign.distance > DISTANCE:
            head = self.source[: sign.start] + self.source[sign.start : sign.end].replace(str(sign.distance), "100")
            raise self.fault(f"At most {DISTANCE} words may stand between.", sign, head + self.source[sign.end :])

    def atom(self) -> Node | None:
        sign = self.signs[self.at]
        self.at += 1
        match sign.kind:
            case "open":
                return self.group(sign)
            case "phrase":
                return self.phrase(sign)
            case "near":
                return self.near(sign)
            case "field":
                return self.field(sign)
            case "prox":
                raise self.fault(f"Nothing stands before this {sign.text}.", sign, self.without(sign))
            case _:
                return read_words(sign, self.source)

    def group(self, sign: Sign) -> Node:
        self.deepen(sign)
        node = self.either()
        self.depth -= 1
        if self.sign is None:
            raise self.fault("The bracket that opens here is not closed.", sign, self.source.rstrip() + ")")
        closing = self.signs[self.at]
        self.at += 1
        if node is None:
            rest = self.source[: sign.start] + " " + self.source[closing.end :]
            raise self.fault("There is nothing between these brackets.", sign, rest)
        return node

    def phrase(self, sign: Sign) -> Node:
        if not tokens(sign.text):
            raise self.fault("There is no word between these quotation marks.", sign, self.without(sign))
        if (after := self.sign) and after.text == "~" and after.start == sign.end:
            raise self.fault("After these quotation marks ~ takes a number: how many words may stand between.", after,
                             self.instead(after, f"~{USUAL_DISTANCE}"))
        return Phrase(composed(" ".join(sign.text.split())), sign.start, sign.end)

    def near(self, sign: Sign) -> Node:
        self.check_distance(sign)
        parts = tuple(plain(piece.group(), sign) for piece in WILD.finditer(sign.text))
        if not parts or any(not part.text.strip("*?") for part in parts):
            raise self.fault("There is no word between these quotation marks.", sign, self.without(sign))
        return Near(parts, sign.distance, False, sign.start, sign.end) if len(parts) > 1 else parts[0]

    def field(self, sign: Sign) -> Node:
        name = sign.text.lower()
        if name not in FIELDS:
            raise self.no_field(sign)
        value = self.sign
        if value is None or value.kind not in ("bare", "phrase", "open", "field", "minus"):
            raise self.fault(f"Nothing stands after ‘{name}:’.", sign, self.without(sign))
        self.at += 1
        if value.kind == "open":
            return self.alternatives(name, value)
        value = self.lengthened(name, self.joined(value))
        options = [option for option in value.text.split("|") if option] if value.kind == "bare" else [value.text]
        parts = tuple(self.one(name, option, sign, value.end) for option in options)
        if not parts:
            raise self.fault(f"Nothing stands after ‘{name}:’.", sign, self.without(sign))
        return Or(parts) if len(parts) > 1 else parts[0]

    def no_field(self, sign: Sign) -> QueryError:
        """Return the fault that a field has no such name, with the one that is meant, if it is like another."""
        name = sign.text.lower()
        near = [OTHER_NAMES.get(name, "")]
        near = near if near[0] else difflib.get_close_matches(name, FIELDS, n=1)
        other = (near[0] + ":") if near else f"{sign.text} "
        remedy = f"; ‘{near[0]}:’ is meant?" if near else f"; the fields are {', '.join(FIELDS)}."
        better = self.source[: sign.start] + other + self.source[sign.end :]
        return self.fault(f"There is no field ‘{sign.text}:’{remedy}", sign, better)

    def joined(self, value: Sign) -> Sign:
        """Return *value*, which was passed, with what a minus or a colon in it parted from it: `figure:-5`, `a:b`."""
        following = self.sign
        if value.kind == "minus" and following:
            self.at += 1
            return Sign("bare", "-" + following.text, value.start, following.end)
        if value.kind != "field":
            return value
        if following and following.start == value.end and following.kind in ("bare", "phrase"):
            self.at += 1
            return Sign("bare", f"{value.text}:{following.text}", value.start, following.end)
        return Sign("bare", value.text, value.start, value.end)

    def lengthened(self, name: str, value: Sign) -> Sign:
        """Take in the words after *value* that belong to it: `date:31 July 1937`, `figure:1.5 million`."""
        if value.kind != "bare" or name not in ("date", "figure"):
            return value
        following = self.signs[self.at : self.at + MORE]
        while following:
            if all(one.kind == "bare" for one in following) and (name == "date" or _is_of(value, following)):
                longer = Sign("bare", self.source[value.start : following[-1].end], value.start, following[-1].end)
                try:
                    _checked(name, " ".join(longer.text.split()))
                except ValueError:
                    pass
                else:
                    self.at += len(following)
                    return longer
            following = following[:-1]
        return self.mistaken(name, value)

    def mistaken(self, name: str, value: Sign) -> Sign:
        """Take in the word after a *value* that is none, if both together show what was meant: `figure:about 100`."""
        following = self.sign
        nearest = nearest_date if name == "date" else nearest_number
        if following and following.kind == "bare" and not nearest(value.text) and nearest(following.text):
            self.at += 1
            return Sign("bare", self.source[value.start : following.end], value.start, following.end)
        return value

    def alternatives(self, name: str, opening: Sign) -> Node:
        """`in:(note|quote)`, `person:(ezhov OR "Genrikh Yagoda")`."""
        parts: list[Node] = []
        while (sign := self.sign) and sign.kind != "close":
            self.at += 1
            if sign.kind in ("bare", "phrase"):
                options = sign.text.split("|") if sign.kind == "bare" else [sign.text]
                parts += [self.one(name, option, sign, sign.end) for option in options if option]
            elif sign.kind not in ("OR", "field"):
                raise self.fault(f"Between the brackets of ‘{name}:’ stand values joined by OR.", sign,
                                 self.without(sign))
        if self.sign is None:
            raise self.fault("The bracket that opens here is not closed.", opening, self.source.rstrip() + ")")
        self.at += 1
        if not parts:
            raise self.fault(f"Nothing stands after ‘{name}:’.", opening, f'{self.source[:opening.start]}""')
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def one(self, name: str, value: str, sign: Sign, end: int) -> Field:
        try:
            return Field(name, _checked(name, composed(" ".join(value.split()))), sign.start, end)
        except ValueError as error:
            hint = {"date": "1937-07-31", "figure": ">1000", "in": "note"}.get(name, "")
            near = {"date": nearest_date, "figure": nearest_number, "in": _nearest_class}
            nearest = (near[name](value) if name in near else "") or hint
            suggestion = f"{self.source[: sign.start]}{name}:{nearest}{self.source[end:]}" if nearest else ""
            raise QueryError(
                f"{name}: {error}; for example {name}:{hint}." if hint else f"{name}: {error}.",
                start=sign.start, end=end, suggestion=suggestion,
            ) from error


def _is_of(figure: Sign, following: Sequence[Sign]) -> bool:
    """True if words or digits after a figure are its own: `1.5 million`, `more than 100`, `268 950`."""
    last = following[-1].text
    is_cut = len(following) == 1 and re.fullmatch(r"\d{1,3}", figure.text) and re.fullmatch(r"\d{3}", last)
    return last.isalpha() or figure.text.isalpha() or bool(is_cut)


def _is_wide(leaf: Leaf) -> bool:
    """True if nothing but going through them tells which words, or anchors, *leaf* means."""
    match leaf:
        case Fuzzy():
            return True
        case Pattern(text):
            return not text.rstrip("*").isalnum()
        case Field("anchor", value):
            return bool(set(value) & set("*?"))
    return False


def _plain_parts(node: Node) -> tuple[Node, ...]:
    return tuple(leaf for part in node.parts for leaf in _plain_parts(part)) if isinstance(node, Or) else (node,)


def _nearest_class(value: str) -> str:
    near = difflib.get_close_matches(value.lower(), [*CLASSES, *KINDS], n=1)
    return CLASSES.get(near[0], near[0]) if near else "body"


def _checked(name: str, value: str) -> str:
    """Return the *value* of a field in its usual form. Raises ValueError with the reason if it has none."""
    match name:
        case "date":
            days(value)
        case "figure":
            numbers(value)
        case "in":
            plain = value.lower()
            if plain not in CLASSES and plain not in KINDS:
                known = ", ".join(dict.fromkeys((*CLASSES.values(), *KINDS)))
                raise ValueError(f"‘{value}’ is no kind of passage; these are {known}")
            return CLASSES.get(plain, plain)
        case _:
            if not re.search(r"\w", value):
                raise ValueError("there is no word")
    return value
