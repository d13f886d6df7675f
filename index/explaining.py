"""What a query was understood to mean, in words."""

from __future__ import annotations

from index.matching import Matcher
from index.positions import is_single, meants
from index.queries import And, Field, Fuzzy, Near, Node, Not, Or, Pattern, Phrase, Word
from index.vocabulary import EXACT, Meant

FORMS_SHOWN = 6
"""Words that a pattern means and that are named: they stand in a sentence."""
MANY = 1000
"""Words that a pattern means are only counted if they are more."""


def explain(node: Node, matcher: Matcher) -> str:
    """Return *node* in words: what of it must occur, and which spellings it takes in."""
    match node:
        case And(parts):
            return " and ".join(_within(part, matcher) for part in parts)
        case Or(parts):
            return " or ".join(_within(part, matcher) for part in parts)
        case Not(part):
            return f"not {_within(part, matcher)}"
        case Phrase(text):
            return f"exactly “{text}”"
        case Field():
            return _field(node, matcher)
        case Near(parts, distance, is_ordered):
            apart = "side by side" if distance == 0 else f"at most {distance} words between"
            order = "in this order, " if is_ordered else ""
            return f"{', '.join(_within(part, matcher) for part in parts)} ({order}{apart})"
        case Word() | Pattern() | Fuzzy():
            return _word(node, matcher)


def _within(node: Node, matcher: Matcher) -> str:
    said = explain(node, matcher)
    return f"({said})" if isinstance(node, (And, Or)) else said


def _word(leaf: Word | Pattern | Fuzzy, matcher: Matcher) -> str:
    if not is_single(leaf):
        return f"‘{leaf.text}’"
    said = {Word: "", Pattern: " (pattern)", Fuzzy: " (or one letter off)"}[type(leaf)]
    meant = meants(leaf, matcher.vocabulary)[0]
    if len(meant.keys) > MANY:
        return f"‘{leaf.text}’{said} [{len(meant.keys):,} words]"
    forms = _forms(meant, matcher)
    more = f" and {len(forms) - FORMS_SHOWN} more" if len(forms) > FORMS_SHOWN else ""
    shown = ", ".join(forms[:FORMS_SHOWN]) + more
    return f"‘{leaf.text}’{said}" + (f" [also {shown}]" if forms else "")


def _forms(meant: Meant, matcher: Matcher) -> list[str]:
    return sorted({matcher.vocabulary.data.keys[key] for key, why in meant.keys.items() if why != EXACT})


def _field(leaf: Field, matcher: Matcher) -> str:
    name, value = leaf.name, leaf.value
    if name == "spelled":
        return f"spelled “{value}”"
    if name == "anchor":
        return f"the passage {value}"
    labels = {entry.key: entry.name for entry in matcher.files.summary.entries}
    titles = {text.id: text.title for text in matcher.files.summary.texts}
    if name in ("date", "figure"):
        return f"a {name} {'within' if name == 'date' else 'of'} {value}"
    _, terms = matcher.resolver.terms(name, value)
    shown = " or ".join(titles.get(term, labels.get(term, term)) for term in terms[:FORMS_SHOWN])
    lead = {"author": "by", "text": "in", "in": "in a", "cites": "citing"}.get(name, f"{name}:")
    return f"{lead} {shown or f'‘{value}’ (unknown)'}"
