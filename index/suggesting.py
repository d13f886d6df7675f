"""When nothing is found: which part of the query is to blame, and a query like it that finds something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from index.bits import numbers
from index.matching import Deadline, Matcher
from index.positions import finder_of, is_single
from index.queries import And, Field, Fuzzy, Leaf, Near, Node, Not, Or, Pattern, Phrase, Word, formatted, leaves
from index.terms import words_of

TRIED = 12
"""Queries tried; each takes milliseconds."""
SECONDS = 0.1


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
    for leaf in missing:
        for other in _like(leaf, matcher):
            yield replaced(node, leaf, other)
    if isinstance(node, And):
        for part in node.parts:
            if not isinstance(part, Not):
                for leaf in missing or leaves(part):
                    if isinstance(leaf, Phrase):
                        yield replaced(node, leaf, _loosened(leaf))
        for part in reversed(node.parts):
            rest = tuple(other for other in node.parts if other is not part)
            if any(not isinstance(other, Not) for other in rest):
                yield And(rest) if len(rest) > 1 else rest[0]
    if isinstance(node, Near) and node.distance < 20:
        yield replace(node, distance=20)
        yield And(node.parts)


def _like(leaf: Leaf, matcher: Matcher) -> Iterator[Leaf]:
    match leaf:
        case Word(text) | Fuzzy(text) if is_single(leaf):
            yield from (Word(other) for other in matcher.vocabulary.nearest(text))
        case Pattern(text):
            yield from (Word(other) for other in matcher.vocabulary.nearest(text.replace("*", "").replace("?", "")))
        case Phrase():
            yield from _as_found(leaf, matcher)
            yield _loosened(leaf)
        case Field("spelled", value):
            yield from (Field("spelled", other) for other in matcher.vocabulary.nearest(value))
            yield Word(value)
        case Field(name, _):
            if near := matcher.resolver.nearest(leaf):
                yield Field(name, near)


def _as_found(leaf: Phrase, matcher: Matcher) -> Iterator[Leaf]:
    """Yield the phrase as the library has it, in another case or inflection."""
    loosened = _loosened(leaf)
    for number in numbers(matcher.passages(loosened, Deadline(SECONDS))):
        stored = matcher.files.stored(number)
        words = stored.readings()[0].words
        for one in finder_of(loosened, matcher.vocabulary).occurrences(matcher.files.words(number)):
            yield Phrase(" ".join(word.text for word in words[one.start : one.end]))
            return


def _loosened(leaf: Phrase) -> Leaf:
    """Return the words of a phrase side by side, in any case and inflection."""
    words = [Word(word.text) for word in words_of(leaf.text)]
    if len(words) == 1:
        return words[0]
    joined: Node = words[0]
    for word in words[1:]:
        joined = Near((joined, word), 0, True)
    assert isinstance(joined, Near)
    return joined


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
