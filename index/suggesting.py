"""When nothing is found: which part of the query is to blame, and a query like it that finds something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.bits import numbers
from index.matching import Deadline, Matcher
from index.positions import finder_of, is_single
from index.queries import And, Field, Fuzzy, Leaf, Near, Node, Not, Or, Pattern, Phrase, Word, formatted, leaves
from index.terms import words_of
from index.values import days, is_number

TRIED = 12
"""Queries tried; each takes milliseconds."""
SECONDS = 0.1
"""For each of them: who finds nothing should be told at once."""
BLAMED, KNOWN_SHOWN = 4, 8
"""Parts of a query that are blamed, and names of a short list that are given: what one still reads in a sentence."""
LONGEST_SPLIT = 14
"""Letters of a word that is tried as two: each way to cut it is a query."""
LOOSE = 20
"""Words between two that were to stand nearer: a sentence."""
GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""Thousands as on the Continent, or as a scan misread them."""
ANCHORED = re.compile(r"([\w-]*[^\W\d])\D*?(\d+)")


def suggest(node: Node, matcher: Matcher) -> str:
    """Return a query like *node* that finds something; empty if none is near."""
    deadline = Deadline(SECONDS)
    for tried, other in enumerate(candidates(node, matcher), 1):
        if tried > TRIED or deadline.passed():
            break
        if matcher.passages(other, deadline):
            return formatted(other)
    return ""


def blame(node: Node, matcher: Matcher) -> list[Leaf]:
    """Return the parts of a query that occur nowhere in the library."""
    deadline = Deadline(SECONDS)
    return [leaf for leaf in leaves(node, positive_only=True)
            if not matcher.passages(leaf, deadline) and not deadline.is_over]


def candidates(node: Node, matcher: Matcher) -> Iterator[Node]:
    """Yield queries like *node*, the nearest first: a word respelled, a phrase loosened, a part left out."""
    missing = blame(node, matcher)
    if asked := _question(node):
        yield replaced(node, asked, Word(asked.text[:-1]))
    for leaf in missing:
        for other in _like(leaf, matcher):
            yield replaced(node, leaf, other)
    if isinstance(node, And):
        for part in node.parts:
            if not isinstance(part, Not):
                for leaf in missing or leaves(part):
                    if isinstance(leaf, Phrase):
                        yield replaced(node, leaf, _loosened(leaf))
        yield from _most_of(node, matcher)
    if isinstance(node, Near) and node.distance < LOOSE:
        yield replace(node, distance=LOOSE)
        yield And(node.parts)


def _most_of(node: And, matcher: Matcher) -> Iterator[Node]:
    """Yield *node* without one of its parts, the last first; then as many of its rarest parts as occur together."""
    for part in reversed(node.parts):
        rest = tuple(other for other in node.parts if other is not part)
        if any(not isinstance(other, Not) for other in rest) and len(node.parts) <= TRIED // 2:
            yield And(rest) if len(rest) > 1 else rest[0]
    deadline = Deadline(SECONDS)
    found = [(matcher.passages(part, deadline), part) for part in node.parts if not isinstance(part, Not)]
    kept, together = [], matcher.everything
    for bits, part in sorted(found, key=lambda one: one[0].bit_count()):
        if bits & together:
            kept.append(part)
            together &= bits
    rest = tuple(part for part in node.parts if part in kept or isinstance(part, Not))
    if kept:
        yield And(rest) if len(rest) > 1 else rest[0]


def _question(node: Node) -> Pattern | None:
    """Return the last word of a question, whose `?` stands for a letter; None if the query is not like one."""
    if isinstance(node, And) and len(node.parts) > 2 and isinstance(last := node.parts[-1], Pattern):
        return last if last.text.endswith("?") and last.text[:-1].isalpha() else None
    return None


def signs_misplaced(node: Node) -> Iterator[str]:
    """Yield what to say of signs that stand for something else than they seem to."""
    if asked := _question(node):
        yield f"In ‘{asked.text}’ the ? stands for one letter."
    for leaf in leaves(node):
        if isinstance(leaf, Phrase) and "*" in leaf.text:
            meant = f"; perhaps: {formatted(other)}" if (other := _with_patterns(leaf)) else ""
            yield f"Within quotation marks * stands for nothing{meant}."


def _with_patterns(leaf: Phrase) -> Node | None:
    """Return the words of a phrase, patterns among them, side by side; None if one of them is a star alone."""
    words = leaf.text.split()
    if not all(word.strip("*") for word in words):
        return None
    return _side_by_side([Pattern(word) if "*" in word else Word(word) for word in words])


def _like(leaf: Leaf, matcher: Matcher) -> Iterator[Node]:
    match leaf:
        case Word(text) if is_number(text):
            yield Field("figure", text)
        case Word(text) | Fuzzy(text) if is_single(leaf):
            yield from _parted(text)
            yield from (Word(other) for other in matcher.vocabulary.nearest(text))
            yield from _otherwise(text)
        case Word(text):
            yield from _otherwise(text)
        case Pattern(text):
            yield Word(text.strip("*?"))
            yield from (Word(other) for other in matcher.vocabulary.nearest(text.replace("*", "").replace("?", "")))
        case Phrase(text):
            if "*" in text and (other := _with_patterns(leaf)):
                yield other
            yield from _as_found(leaf, matcher)
            yield _loosened(leaf)
            yield from _otherwise(text)
        case Field():
            yield from _like_field(leaf, matcher)


def _like_field(leaf: Field, matcher: Matcher) -> Iterator[Node]:
    match leaf.name:
        case "spelled":
            yield from (Field("spelled", other) for other in matcher.vocabulary.nearest(leaf.value))
            yield Word(leaf.value)
        case "figure" if GROUPS.fullmatch(leaf.value):
            yield Field("figure", leaf.value.replace(".", ""))
        case "anchor":
            for text_id, number in ANCHORED.findall(leaf.value):
                yield from (Field("anchor", f"{text_id}.{kind}{number}") for kind in "pn")
        case _:
            if near := matcher.resolver.nearest(leaf):
                yield Field(leaf.name, near)
            if leaf.name == "author":  # who is cited or named is looked for as an author, too
                yield from (Field(other, leaf.value) for other in ("cites", "person"))


def _otherwise(text: str) -> Iterator[Node]:
    """Yield what else was perhaps meant: a date, a number as a claim, an anchor, one word in two."""
    digits = re.sub(r"[., ]", "", text)
    if not text.isalnum() and _is_date(text):
        yield Field("date", text)
    elif is_number(digits):
        yield Field("figure", digits)
    elif not text.isalpha():
        if re.fullmatch(r"[\w-]+\.[\w-]+", text):
            yield Field("anchor", text)
        if "-" in text:
            yield Word(text.replace("-", ""))
        yield And(tuple(Word(word.text) for word in words_of(text)))


def _parted(text: str) -> Iterator[Node]:
    """Yield two words in one (`antisoviet`) as two side by side."""
    if text.isalpha() and len(text) <= LONGEST_SPLIT:
        yield from (Word(f"{text[:at]}-{text[at:]}") for at in range(3, len(text) - 2))


def _is_date(value: str) -> bool:
    try:
        days(value)
    except ValueError:
        return False
    return True


def _as_found(leaf: Phrase, matcher: Matcher) -> Iterator[Leaf]:
    """Yield the phrase as the library has it, in another case or inflection."""
    loosened = _loosened(leaf)
    for number in numbers(matcher.passages(loosened, Deadline(SECONDS))):
        stored = matcher.files.stored(number)
        words = stored.readings[0].words
        for one in finder_of(loosened, matcher.vocabulary).occurrences(matcher.files.words(number)):
            said = stored.content[words[one.start].start : words[one.end - 1].end]
            is_plain = not re.search(r'["“”„«»]', said)
            yield Phrase(said if is_plain else " ".join(word.text for word in words[one.start : one.end]))
            return


def _loosened(leaf: Phrase) -> Leaf:
    """Return the words of a phrase side by side, in any case and inflection."""
    return _side_by_side([Word(word.text) for word in words_of(leaf.text)])


def _side_by_side(words: Sequence[Word | Pattern]) -> Leaf:
    joined: Leaf = words[0]
    for word in words[1:]:
        joined = Near((joined, word), 0, True)
    return joined


def why_nothing(node: Node, matcher: Matcher) -> tuple[str, ...]:
    """Return in words which parts of a query that found nothing are to blame."""
    missing = blame(node, matcher)
    if not missing:
        return ("Each part of the query occurs, but no passage has them as the query wants them.",)
    return tuple(dict.fromkeys(_blamed(leaf, matcher) for leaf in missing[:BLAMED]))


def _blamed(leaf: Leaf, matcher: Matcher) -> str:
    match leaf:
        case Word(text) if is_single(leaf):
            near = matcher.vocabulary.nearest(text)
            return f"‘{text}’ occurs nowhere" + (f"; spelled much like it: {', '.join(near)}." if near else ".")
        case Phrase(text):
            return f"“{text}” stands nowhere so; within quotation marks case, accents and endings count."
        case Field(("author" | "text") as name, value):
            known = matcher.resolver.known_values(name)
            more = f" and {len(known) - KNOWN_SHOWN} more" if len(known) > KNOWN_SHOWN else ""
            return f"There is no {name} ‘{value}’; there are {', '.join(known[:KNOWN_SHOWN])}{more}."
        case Field() if said := matcher.resolver.unknown(leaf):
            return said
        case _:
            return f"Nothing is found by {formatted(leaf)}."


def unknown_names(node: Node, matcher: Matcher) -> tuple[str, ...]:
    """Return what to say of names in a query, also excluded ones, that no register has or no passage names."""
    fields = (leaf for leaf in leaves(node) if isinstance(leaf, Field))
    return tuple(dict.fromkeys(said for field in fields if (said := matcher.resolver.unknown(field))))


def known_instead(node: Node, matcher: Matcher) -> str:
    """Return *node* with the nearest known name for the first that is not known; empty if there is no such name."""
    for leaf in leaves(node):
        if isinstance(leaf, Field) and matcher.resolver.unknown(leaf) and (near := matcher.resolver.nearest(leaf)):
            return formatted(replaced(node, leaf, Field(leaf.name, near)))
    return ""


def words_like_operators(node: Node) -> tuple[str, ...]:
    """Return what to say of `and`, `or` and `not` in small letters: they were looked for as words."""
    if not isinstance(node, And):
        return ()
    said = {"or": "OR in capitals means either", "not": "NOT in capitals excludes what follows",
            "and": "words side by side must all occur anyway"}
    found = dict.fromkeys(part.text for part in node.parts if isinstance(part, Word) and part.text.lower() in said)
    return tuple(f"‘{word}’ was looked for as a word; {said[word.lower()]}." for word in found)


def replaced(node: Node, leaf: Leaf, other: Node) -> Node:
    """Return *node* with *other* in the place of *leaf*."""
    again: Callable[[Node], Node] = lambda part: replaced(part, leaf, other)  # noqa: E731
    if node is leaf or node == leaf:
        return other
    match node:
        case And(parts):
            return And(tuple(map(again, parts)))
        case Or(parts):
            return Or(tuple(map(again, parts)))
        case Not(part):
            return Not(again(part))
        case Near(parts):
            return replace(node, parts=tuple(map(again, parts)))
        case _:
            return node
