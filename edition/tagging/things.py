"""Places, organisations, groups and events by their names in the registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from edition.model import Entry, Form, Span
from edition.registers import Registers
from edition.tagging.commonplaces import BODIES
from edition.tagging.stretches import Stretches
from edition.tagging.tokens import Tokens
from edition.tagging.trie import Hit, Named, Trie, users
from edition.tagging.variants import derived
from edition.words import right_before

KINDS = ("place", "org", "group", "event")
_THE = re.compile(r"\b[Tt]he\s\Z")
_LONGER = re.compile(r"\s(?:of\b|[A-Z])|-")
_OF = re.compile(r"\sof\s(?:the\s)?")
_IMPRINT = re.compile(r"(?:[-–/]?(?:[A-Z]\.|[A-Z][a-z]+\.?))?\s?[,:]\s")
_AFTER_PLACE = re.compile(r"[^\W\d_],\s\Z")
_NOUN_FOLLOWS = re.compile(
    r"\s(?!(?:and|or|but|nor|in|on|at|by|for|from|to|with|of|as|than|that|which|who|whom|whose|when|while|where|if|after"
    r"|before|since|until|during|over|under|within|between|into|through|against|without|about|not|never|also|itself"
    r"|is|was|were|are|be|been|has|had|have|did|does|do|would|could|should|might|may|must|will|can|shall"
    r"|took|gave|became|began|made|came|went|won|lost|held|met|rose|fell|sent|saw|said|knew|kept|left|set|put|grew|stood"
    r"|spoke|wrote|chose|broke|drove|found|brought|thought|sought|built|spent|paid|ran|struck|drew|felt|meant|led|let|split"
    r"|[a-z]+ed|[a-z]+ing)\b)[a-z]")
"""A word that is most likely a noun, to which what stands before it is an adjective: `the Party leaders`."""

_NAME_FOLLOWS = re.compile(r"\s?[A-Z]")
_QUARTER = re.compile(r"(?:the\s)?(?:West|East|North|South)", re.IGNORECASE)
"""A quarter of the world that is part of a longer name if a great word follows: `the West Siberian Krai`."""

_ADJECTIVE = re.compile(r"(?:ese|ish|nch|tch|ss)\Z")
"""Ends of names of peoples that are adjectives too: `the Chinese city`, but `the Chinese attacked`."""

_TITLE = re.compile(r"(?:On|About|Concerning|Regarding|O|Ob|Über)\s")
_CLOSINGS = {opening: re.compile(rf"{closing}(?!\w)") for opening, closing in ("‘’", "“”", "''", '""', "«»", "„“")}
"""Mark that opens a quotation → what closes it."""
_LONGEST_TITLE = 120
"""Code points over which a title may go on behind its beginning: two lines. Beyond, the mark closes something else."""

_ONE_OF = re.compile(
    r"\b(?:an?|one|another|every|each|no|former|old|young|fellow|true|genuine|convinced|real)\s[‘“'\"]?\Z",
    re.IGNORECASE)
_GREAT_BEFORE = re.compile(r"(?<![.!?:;“‘\"'(])\s([A-Z][^\W\d_]+)[\s-]\Z")
_BRACKET = re.compile(r"[’'”\"]?\s[(\[](?P<said>[^()\[\]]{2,70})[)\]]")
_ACRONYM = re.compile(r"(?:[A-Z][a-z]?){2,8}[A-Z]?|(?:[A-Z]\.){2,6}")


class Things:
    """All entries but persons and works, a trie for each kind."""

    def __init__(self, registers: Registers) -> None:
        self._tries = {kind: Trie(_forms(registers.of_kind(kind))) for kind in KINDS}
        for kind, trie in self._tries.items():
            for entry, form in derived(registers.of_kind(kind)):
                trie.add(entry, form, is_derived=True)

    def finder(self, who: frozenset[str]) -> Finder:
        """Return a finder for one text; *who* are the names under which forms list it."""
        return Finder(self._tries, who)


class Finder:
    """Finds things passage by passage, and remembers which were named so that a short form finds its entry."""

    def __init__(self, tries: dict[str, Trie], who: frozenset[str]) -> None:
        self._tries = tries
        self._who = who
        self._named: dict[str, int] = {}
        """Entry → a number that is the greater the later it was named; the last named stands last."""
        self._introduced = Trie(())
        """What the text itself said that an organisation is called: `the Central Committee (CK)`."""

    def spans(self, text: str, tokens: Tokens) -> list[Span]:
        """Return what a passage names; spans of different kinds may overlap."""
        found: list[Span] = []
        for kind, trie in self._tries.items():
            for whole in trie.hits(text, tokens):
                for hit in _parts(trie, text, tokens, whole):
                    span = self._span(kind, text, tokens, hit)
                    if span is not None:
                        found.append(span)
                        self._remember(span.ref)
        found += self._in_brackets(text, tokens, found)
        found = _with_body(text, _with_state(text, found))
        if all(span.kind != "group" for span in found):
            return found
        named = Stretches.of(span for span in found if span.kind in ("org", "place"))
        events = Stretches.of(span for span in found if span.kind == "event")
        return [span for span in found if not _is_part(text, span, named, events)]

    def _remember(self, key: str) -> None:
        """Put *key* at the end of those that were named."""
        self._named.pop(key, None)
        self._named[key] = self._named[next(reversed(self._named))] + 1 if self._named else 0

    def _span(self, kind: str, text: str, tokens: Tokens, hit: Hit) -> Span | None:
        start = tokens.starts[hit.first]
        end = _end(text, tokens.ends[hit.last - 1], hit.named)
        end = _title_end(text, start, end) if kind == "event" else end
        has_point = text[end - 1] == "."
        named = [each for each in hit.named if "," in each.words or has_point or not each.form.text.endswith(".")]
        certain = [each for each in named if not each.form.context_only]
        if certain and all(each.is_derived for each in certain) and kind == "org":
            start, certain = _with_adjective(text, start, certain)
            if not certain:
                return None
        if kind == "group" and _ADJECTIVE.search(text, start, end) and _NOUN_FOLLOWS.match(text, end):
            return None
        if kind == "place" and _QUARTER.fullmatch(text, start, end) and _NAME_FOLLOWS.match(text, end):
            return None
        keys, cert = _keys(certain), ""
        if not keys:
            keys, cert = self._meant(kind, text, start, end, named), "medium"
        if not keys:
            return None
        if len(keys) > 1:
            ours = _keys([each for each in named if self._who & users(each.form)])
            keys, cert = (ours, "medium") if len(ours) == 1 else (keys, "low")
        return Span(start, end, kind, keys[0] if len(keys) == 1 else "", "", cert, "#variorum")

    def _meant(self, kind: str, text: str, start: int, end: int, named: list[Named]) -> list[str]:
        """Return the entries that a form which needs context has it for; of several the one that was named last."""
        if kind == "group":
            return _keys(named) if _is_one_of(text, start, end) else []
        is_published = kind == "place" and self._is_published(text, start, end)
        is_acronym = any(each.form.text.isupper() for each in named)
        if not is_published and not self._is_short(text, start, end, is_acronym=is_acronym):
            return []
        known = [each for each in named if each.entry.key in self._named or self._who & users(each.form)]
        keys = _keys(named if is_published else known)
        return sorted(keys, key=lambda key: self._named.get(key, -1))[-1:]

    def _is_published(self, text: str, start: int, end: int) -> bool:
        """Return True of what stands where a place of publication does: `(M., 1991)`, `Armonk, NY, 1991`."""
        is_apart = right_before(_AFTER_PLACE, text, start) is not None
        if text[end - 1] == ".":
            return (is_apart or text[max(0, start - 1):start] in "(,") and _IMPRINT.match(text, end) is not None
        return is_apart and text[start:end].isupper() and text[end:end + 1] in tuple(",:;)")

    def _is_short(self, text: str, start: int, end: int, *, is_acronym: bool) -> bool:
        """Return True of what a thing is called once it was named: `the Union`, `CC`."""
        if text[end - 1] == ".":
            return "." in text[start:end - 1] and " " not in text[start:end] and not _NAME_FOLLOWS.match(text, end)
        if is_acronym and text[start:end].isupper():
            return True
        is_alone = _LONGER.match(text, end) is None and _NOUN_FOLLOWS.match(text, end) is None
        return is_alone and text[start].isupper() and right_before(_THE, text, start) is not None

    # ---- what the text introduces itself

    def _in_brackets(self, text: str, tokens: Tokens, found: list[Span]) -> list[Span]:
        """Return what stands in brackets behind an organisation and names it again, and all that is called so."""
        orgs = [span for span in found if span.kind == "org"]
        for span in orgs:
            if span.ref and (said := _named_again(text, span)):
                self._introduced.add(Entry(span.ref, said), Form(said))
        if self._introduced.is_empty:
            return []
        taken = Stretches.of(orgs)
        again = (self._span("org", text, tokens, hit) for hit in self._introduced.hits(text, tokens))
        return [span for span in again if span is not None and not taken.overlap(span.start, span.end)]


def _named_again(text: str, org: Span) -> str:
    """Return the acronym of an organisation in brackets behind it, or its name behind the acronym; "" if none."""
    bracket = _BRACKET.match(text, org.end)
    if bracket is None:
        return ""
    said, name = bracket["said"], text[org.start:org.end]
    if _ACRONYM.fullmatch(said) is not None and " " in name and said[0] == _initial(name):
        return said
    words = said.split()
    is_name = 2 <= len(words) <= 8 and said[0].isupper() and any(word.lower() in BODIES for word in words)
    return said if is_name and " " not in name and name.isupper() else ""


def _initial(name: str) -> str:
    return next((char for char in name if char.isupper()), "")


def _with_adjective(text: str, start: int, named: list[Named]) -> tuple[int, list[Named]]:
    """Return where a shortened name begins and who may bear it, seen from a great word before it.

    `Soviet Communist Party` can be that of the Soviet Union; `German Communist Party` is another.
    """
    before = right_before(_GREAT_BEFORE, text, start)
    if before is None or before[1] in ("The", "In", "Of"):
        return start, named
    fitting = [each for each in named if before[1] in each.entry.name and before[1] not in each.words]
    return (before.start(1), fitting) if fitting else (start, [])


def _with_state(text: str, found: list[Span]) -> list[Span]:
    """Return *found*, organisations with the state that stands in apposition to them: `NKVD USSR`."""
    states = {span.start: span.end for span in found if span.kind == "place" and text[span.start:span.end].isupper()}
    return [replace(span, end=end) if span.kind == "org" and (end := _state_after(text, span, states)) else span
            for span in found]


def _with_body(text: str, found: list[Span]) -> list[Span]:
    """Return *found*, events with whose body it is that they end with: `Plenum of the Central Committee of VKP/b`."""
    bodies = {span.start: span.end for span in found if span.kind == "org"}
    ends = set(bodies.values())
    return [replace(span, end=_owner_end(text, span.end, bodies)) if span.kind == "event" and span.end in ends else span
            for span in found]


def _owner_end(text: str, end: int, bodies: dict[int, int]) -> int:
    """Return where a body ends that stands behind *end* and an `of`, or *end*."""
    link = _OF.match(text, end)
    return bodies.get(link.end(), end) if link else end


def _state_after(text: str, org: Span, states: dict[int, int]) -> int:
    """Return where a state ends that stands right behind *org*, 0 if none does."""
    return states.get(org.end + 1, 0) if text[org.end:org.end + 1] == " " and text[org.end - 1] != "." else 0


def _is_one_of(text: str, start: int, end: int) -> bool:
    """Return True of one member of a group (`a Georgian.`), not of an adjective (`a Georgian accent`)."""
    return right_before(_ONE_OF, text, start) is not None and _NOUN_FOLLOWS.match(text, end) is None and (
        re.match(r"\s[A-Z][a-z]+\s[a-z]", text[end:end + 30]) is None and text[end:end + 1] not in ("-", "–"))


def _is_part(text: str, span: Span, named: Stretches, events: Stretches) -> bool:
    """Return True of a group in another thing's name (the `Trotskyist` of `Trotskyist Centre`), unless it is many."""
    if span.kind != "group":
        return False
    is_many = text[span.end - 1] in "si"
    return named.hold(span.start, span.end) or (not is_many and events.hold(span.start, span.end))


def _parts(trie: Trie, text: str, tokens: Tokens, hit: Hit) -> Iterable[Hit]:
    """Yield *hit*, or, of a name that says where it is (`Cambridge, Mass.`), the name and then what stands after it."""
    comma = next((place for place in range(hit.first, hit.last) if tokens.words[place] == ","), None)
    if comma is None:
        return (hit,)
    rest = trie.hits(text, tokens.cut(comma + 1, hit.last))
    moved = [Hit(each.first + comma + 1, each.last + comma + 1, each.named) for each in rest]
    return (Hit(hit.first, comma, hit.named), *moved)


def _end(text: str, end: int, named: Sequence[Named]) -> int:
    point = text[end:end + 1] == "." and any(each.form.text.endswith(".") and "," not in each.words for each in named)
    return end + point


def _title_end(text: str, start: int, end: int) -> int:
    """Return where a quoted title ends that the register has the beginning of, or *end*: `‘On the Price of …’`."""
    closing = _CLOSINGS.get(text[max(0, start - 1):start])
    if closing is None or _TITLE.match(text, start) is None:
        return end
    closed = closing.search(text, end, end + _LONGEST_TITLE)
    return closed.start() if closed is not None else end


def _forms(entries: Iterable[Entry]) -> Iterable[tuple[Entry, Form]]:
    for entry in entries:
        if all(form.text != entry.name for form in entry.forms):
            yield entry, Form(entry.name)
        yield from ((entry, form) for form in entry.forms)


def _keys(named: list[Named]) -> list[str]:
    return list(dict.fromkeys(each.entry.key for each in named))
