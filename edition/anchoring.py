"""Anchors: given once, kept through every new version of a text, never given again.

An author's own number becomes the anchor (`p53`, `n31`); the parts of a split passage are named after it (`p42a`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from edition.aligning import Alignment, align
from edition.garbage import uncollected
from edition.ledger import Ledger, Record, Standing, digest
from edition.model import Division, Passage, Span, Text
from edition.pairing import Block, key, longest_rise
from edition.successors import followed

PREFIXES = {
    "p": "p", "note": "n", "head": "h", "quote": "q", "item": "i", "speech": "s", "verse": "v", "byline": "by",
    "bibl": "bib", "cell": "cell", "figure": "fig", "stage": "st", "furniture": "fw",
}
"""How the anchors of each kind of passage begin; `x` for any other."""

NUMBER = re.compile(r"\d{1,6}[a-z]?")
"""An author's number that can be part of an anchor."""

NAME = re.compile(r"[^\W\d_][\w.-]*|_[\w.-]*[^\W_][\w.-]*")
"""An id that can stand as it is: https://www.w3.org/TR/xml-names/#NT-NCName."""

GENERATED = "_"
"""Ids that the reader made up for passages without `@xml:id` begin with this."""

RULE = 4
"""One paragraph in so many bears a number where its author numbers them; seven in a book are a list."""

KNOWN_AGAIN = 24
"""Letters that a passage must have to be known again after it was gone: shorter ones recur by chance."""

KNOWN_NEARLY = 100
"""The same for one that does not read as it did."""


@uncollected()
def assign(text: Text, ledger: Ledger, *, revision: str) -> tuple[Text, Ledger]:
    """Return *text* with permanent ids, and the ledger with what *revision* changed.

    Every reference between passages follows. A text that says what the ledger says leaves both as they are.
    """
    old = [ledger.standings[passage_id] for passage_id in ledger.order]
    found = align([_block_of(standing) for standing in old], [_block(text, passage) for passage in text.passages])
    parts = dict(found.parts)
    ids = _ids(text, ledger, old, found)
    records = [*_records(text, ledger, old, found, ids, revision), *_followed(text, ledger, old, parts, ids, revision)]
    return _renamed(text, ids), ledger.adding(records)


def has_own_id(text: Text, passage: Passage) -> bool:
    """True if the id of *passage* was read from a file, and not made up by the encoder or the reader."""
    return bool(text.digest) and not passage.id.startswith(GENERATED) and bool(NAME.fullmatch(passage.id))


def _group(kind: str) -> str:
    return kind if kind in ("note", "furniture") else "body"


def _block(text: Text, passage: Passage) -> Block:
    name = passage.id if has_own_id(text, passage) else ""
    return Block(_group(passage.kind), passage.kind, passage.text, passage.n, name)


def _block_of(standing: Standing) -> Block:
    return Block(_group(standing.kind), standing.kind, standing.text, standing.n, standing.id)


# ---- ids


def _ids(text: Text, ledger: Ledger, old: Sequence[Standing], found: Alignment) -> list[str]:
    """Return the permanent id of each passage of *text*, in order."""
    ids = [old[found.same[place]].id if place in found.same else "" for place in range(len(text.passages))]
    names = Names(text, ledger.standings)
    _bring_back(text, ledger, found, ids)
    for place, passage in enumerate(text.passages):
        if not ids[place] and has_own_id(text, passage):
            ids[place] = names.take(passage.id)
    for place in (place for place in sorted(found.parts) if not ids[place]):
        ids[place] = names.beside(old[found.parts[place]].id)
    for place, passage in enumerate(text.passages):
        if not ids[place]:
            ids[place] = names.author_number(passage)
    last_number = ""
    for place, passage in enumerate(text.passages):
        if passage.kind == "p" and ids[place] and NUMBER.fullmatch(passage.n):
            last_number = ids[place]
        ids[place] = ids[place] or names.following(passage, last_number)
    return ids


def _bring_back(text: Text, ledger: Ledger, found: Alignment, ids: list[str]) -> None:
    """Give a passage that was gone, and is there again word for word, the id it had."""
    left = [place for place, one in enumerate(ids) if not one]
    if not left:
        return
    lost = Counter(key(_block_of(one)) for one in ledger.standings.values() if one.status != "here")
    by_key = {key(_block_of(one)): one.id for one in ledger.standings.values() if one.status != "here"}
    for place in left:
        block = _block(text, text.passages[place])
        same = key(block)
        if len(block.text) >= KNOWN_AGAIN and lost.pop(same, 0) == 1:
            ids[place] = by_key[same]
            found.parts.pop(place, None)
    _bring_back_nearly(text, ledger, found, ids)


def _bring_back_nearly(text: Text, ledger: Ledger, found: Alignment, ids: list[str]) -> None:
    """Give a long passage that was merged, and stands by itself again, the id it had, be it misread since."""
    merged = [
        one for one in ledger.standings.values()
        if one.status == "merged" and one.id not in ids and len(one.text) >= KNOWN_NEARLY
    ]
    left = [
        place for place, one in enumerate(ids)
        if not one and place in found.parts and len(text.passages[place].text) >= KNOWN_NEARLY
    ]
    again = align([_block_of(one) for one in merged], [_block(text, text.passages[place]) for place in left])
    for new, old in again.same.items():
        ids[left[new]] = merged[old].id
        found.parts.pop(left[new], None)


class Names:
    """Gives ids that nobody in the text has or had."""

    def __init__(self, text: Text, standings: Mapping[str, Standing]) -> None:
        self.taken = {*standings, *(division.id for division in text.divisions)}
        self.numbers = Counter((passage.kind, passage.n) for passage in text.passages)
        self.chapters = chapters(text.divisions)
        self.numbered_kinds = {kind for kind in ("p", "note") if _are_numbered(text.passages, kind)}
        self.highest: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return *name* if it is free, else "". """
        if name in self.taken:
            return ""
        self.taken.add(name)
        return name

    def beside(self, name: str) -> str:
        """Return *name* with the first free letters: `p42a` … `p42z`, `p42za` …

        What was split off a part is named after the whole: `p42b`, not `p42aa`.
        """
        stem = re.sub(r"(?<=\d)[a-z]+$", "", name)
        stem = stem if stem[-1:].isdigit() else f"{stem}-"
        suffix = self.highest.get(f"{stem} ", 0)
        while True:
            suffix += 1
            self.highest[f"{stem} "] = suffix
            if taken := self.take(stem + letters(suffix)):
                return taken

    def author_number(self, passage: Passage) -> str:
        """Return the id that the author's number of *passage* makes, or "" if it has none."""
        if passage.kind not in self.numbered_kinds or not NUMBER.fullmatch(passage.n):
            return ""
        prefix = PREFIXES[passage.kind]
        if self.numbers[passage.kind, passage.n] > 1:
            prefix = f"c{self.chapters.get(passage.division, 0)}{prefix}"
        return self.take(prefix + passage.n) or self.beside(prefix + passage.n)

    def following(self, passage: Passage, last_number: str) -> str:
        """Return an id in the order of the text; *last_number* is that of the last paragraph its author numbered."""
        prefix = PREFIXES.get(passage.kind, "x")
        if passage.kind in self.numbered_kinds:
            if passage.kind == "p" and last_number:
                return self.beside(last_number)
            prefix = {"p": "pre", "note": "nx"}[prefix if prefix == "p" else "note"]
        number = self.highest.get(prefix) or self._highest_given(prefix)
        while True:
            number += 1
            self.highest[prefix] = number
            if taken := self.take(f"{prefix}{number}"):
                return taken

    def _highest_given(self, prefix: str) -> int:
        tails = (name[len(prefix):] for name in self.taken if name.startswith(prefix))
        return max((int(digits.group()) for tail in tails if (digits := re.match(r"\d{1,6}", tail))), default=0)


def _are_numbered(passages: Iterable[Passage], kind: str) -> bool:
    """True if the author numbers the passages of *kind*: any note, paragraphs as a rule."""
    bears = [bool(NUMBER.fullmatch(passage.n)) for passage in passages if passage.kind == kind]
    return any(bears) and (kind != "p" or sum(bears) * RULE >= len(bears))


def letters(number: int) -> str:
    """Return *number*, from 1, in letters that sort in order.

    >>> letters(1), letters(26), letters(27), letters(53)
    ('a', 'z', 'za', 'zza')
    """
    more, last = divmod(number - 1, 26)
    return "z" * more + "abcdefghijklmnopqrstuvwxyz"[last]


def chapters(divisions: Sequence[Division]) -> dict[str, int]:
    """Return for each division the number, from 1, of the outermost division that holds it.

    >>> chapters([Division("a", "", 1), Division("b", "", 1), Division("c", "", 2, parent="b")])
    {'a': 1, 'b': 2, 'c': 2}
    """
    found: dict[str, int] = {}
    count = 0
    for division in divisions:
        if division.parent in found:
            found[division.id] = found[division.parent]
        else:
            count += 1
            found[division.id] = count
    return found


# ---- references


def _renamed(text: Text, ids: Sequence[str]) -> Text:
    renamed = {passage.id: new for passage, new in zip(text.passages, ids, strict=True)}
    if all(old == new for old, new in renamed.items()):
        return text
    return replace(text, passages=tuple(
        _renamed_passage(passage, new, renamed) for passage, new in zip(text.passages, ids, strict=True)
    ))


def _renamed_passage(passage: Passage, new: str, renamed: Mapping[str, str]) -> Passage:
    spans = tuple(_renamed_span(span, renamed) for span in passage.spans)
    return replace(passage, id=new, spans=spans, called_from=renamed.get(passage.called_from, passage.called_from))


def _renamed_span(span: Span, renamed: Mapping[str, str]) -> Span:
    if span.kind == "call" and span.ref in renamed:
        return replace(span, ref=renamed[span.ref])
    if span.ref.startswith("#") and span.ref[1:] in renamed:
        return replace(span, ref=f"#{renamed[span.ref[1:]]}")
    return span


# ---- records


def _records(
    text: Text, ledger: Ledger, old: Sequence[Standing], found: Alignment, ids: Sequence[str], rev: str
) -> Iterable[Record]:
    """Return what changed, such that replaying it gives the new order."""
    records = list(_losses(old, found, ids, rev))
    order = [found.same[place] for place in sorted(found.same)]
    unmoved = {order[index] for index in longest_rise(order)}
    before = ""
    for place, (passage, new) in enumerate(zip(text.passages, ids, strict=True)):
        now = Record(
            new, "given", rev, kind=passage.kind, n=passage.n, text=passage.text, digest=digest(passage.text)
        )
        if place not in found.same:
            event = "back" if new in ledger.standings else "given"
            records.append(replace(now, event=event, after=before))
        else:
            was = old[found.same[place]]
            if (was.kind, was.n, was.text) != (passage.kind, passage.n, passage.text):
                records.append(replace(now, event="changed"))
            if found.same[place] not in unmoved:
                records.append(Record(new, "moved", rev, after=before))
        before = new
    return records


def _followed(
    text: Text, ledger: Ledger, old: Sequence[Standing], parts: Mapping[int, int], ids: Sequence[str], rev: str
) -> Iterable[Record]:
    """Return what becomes of passages merged earlier; *parts* tells of which old passage a new one is a part."""
    split_off: dict[str, list[str]] = defaultdict(list)
    for place, whole in sorted(parts.items()):
        split_off[old[whole].id].append(ids[place])
    now = {one: passage.text for one, passage in zip(ids, text.passages, strict=True)}
    return followed(ledger, {one.id: one.text for one in old}, now, split_off, rev)


def _losses(old: Sequence[Standing], found: Alignment, ids: Sequence[str], rev: str) -> Iterable[Record]:
    here = set(found.same.values())
    before = ""
    for place, standing in enumerate(old):
        if place in here:
            before = standing.id
        elif place in found.merged:
            yield Record(standing.id, "merged", rev, to=ids[found.merged[place]])
        else:
            yield Record(standing.id, "gone", rev, after=before)
