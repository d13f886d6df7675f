"""Mentions of the received texts against the gold made by hand: with the sample's registers, and with main names only.

    python -m bench mentions

The sample's registers list every spelling that the texts use. A new library has one name for each entry: the second
row of a text says what the tagger makes of that. For the texts without gold, on which no rule was made, it says how far
main names find what all spellings find. A mention is found if it overlaps one of the gold by half or more;
`exact` says how many of those have its ends, `keys` (B-cubed) how well the entries tell apart what the gold does.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from bench.scoring import Score
from edition.encoding import encode
from edition.encoding.decisions import read_decisions
from edition.library import read_library
from edition.model import Form, Passage, Text
from edition.received import names_of
from edition.registers import Registers, read_registers
from edition.sources import Source, read_source
from edition.tagging import tag

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "edition" / "sample"
TYPES = {"person": "person", "place": "place", "org": "org", "group": "group", "event": "event", "date": "date",
         "figure": "quantity"}
"""Kind of span → what the gold calls it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A mention in a received file: offsets in code points, end exclusive, and who or what is meant."""

    start: int
    end: int
    key: str
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class MentionScore(Score):
    """A score that also says how many have the right ends, and how well their keys tell apart, both 0 to 1."""

    exact: float
    keys: float


def main(*options: str) -> None:
    """Print the scores of each text that the gold knows; `--show` lists what is missed or wrong."""
    gold_file = SHARED / "bench" / "gold" / "mentions.json"
    if not gold_file.is_file():
        sys.exit("the gold is not beside the repository; nothing is measured")
    known = read_registers(SAMPLE / "registers")
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    for name, wanted in sorted(gold.items()):
        source = read_source(next(iter(sorted((SHARED / "sources").glob(f"{name}_*")))))
        for title, registers in (("sample's registers", known), ("main names only", main_names_only(known))):
            found = list(mentions(tagged(source, registers), source))
            scores = {said: score([each for kind, each in found if kind == kind_of], gold_of(wanted, said))
                      for kind_of, said in TYPES.items()}
            print(f"{name} {title:<20}" + "".join(
                f"  {said} {each.f1:.3f} exact {each.exact:.2f} keys {each.keys:.2f}" for said, each in scores.items()))
            for kind_of, said in TYPES.items() if "--show" in options else ():
                print_wrong(said, [each for kind, each in found if kind == kind_of], gold_of(wanted, said), source.text)
    print_agreement(known, gold)


def print_agreement(known: Registers, gold: Iterable[str]) -> None:
    """Print how well main names find what the sample's registers find in the texts that the gold does not know."""
    for file in sorted((SHARED / "sources").glob("*.txt")):
        if file.name[:3] in gold:
            continue
        source = read_source(file)
        wanted = list(mentions(tagged(source, known), source))
        found = list(mentions(tagged(source, main_names_only(known)), source))
        print(f"{file.name[:3]} {'main names, like all':<20}", end="")
        for kind in ("person", "place", "org", "group", "event"):
            each = score([said for one, said in found if one == kind], [said for one, said in wanted if one == kind])
            print(f"  {kind} {each.f1:.3f} keys {each.keys:.2f}", end="")
        print()


def main_names_only(registers: Registers) -> Registers:
    """Return *registers* with one name for each entry; works keep their titles."""
    return Registers(
        entry if entry.kind == "work" else replace(entry, forms=(Form(entry.name),)) for entry in registers)


def tagged(source: Source, registers: Registers) -> Text:
    """Return a received file encoded with the sample's decisions and tagged with *registers*."""
    entry = next(each for each in read_library(SAMPLE).texts if each.source == source.name)
    decisions = SAMPLE / "decisions" / f"{entry.id}.toml"
    rulings = read_decisions(decisions) if decisions.is_file() else ()
    text = encode(source, decisions=rulings, text_id=entry.id, names=names_of(registers)).text
    return tag(replace(text, author_key=entry.author), registers)


def mentions(text: Text, source: Source) -> Iterator[tuple[str, Said]]:
    """Yield the mentions of *text*, each with its kind, at its place in *source*."""
    for passage in text.passages:
        spans = [span for span in passage.spans if span.kind in TYPES]
        place = places(passage, source) if spans else {}
        for span in spans:
            there = [place[at] for at in range(span.start, span.end) if at in place]
            if there:
                yield span.kind, Said(min(there), max(there) + 1, span.ref or span.value.replace("~", ""))


def places(passage: Passage, source: Source) -> dict[int, int]:
    """Return where the code points of a passage stand in its source, but for those that were changed."""
    where = [at for piece in sorted(passage.pieces, key=lambda piece: piece.start)
             for at in range(piece.start, piece.end)]
    received = "".join(source.text[at] for at in where)
    blocks = SequenceMatcher(None, passage.text, received, autojunk=False).get_matching_blocks()
    return {mine + k: where[theirs + k] for mine, theirs, size in blocks for k in range(size)}


def gold_of(wanted: Iterable[dict[str, str]], said: str) -> list[Said]:
    """Return the mentions of the gold of one type."""
    return [Said(int(each["start"]), int(each["end"]), each["key"], not each.get("optional"))
            for each in wanted if each["type"] == said]


def score(found: Sequence[Said], gold: Sequence[Said]) -> MentionScore:
    """Return the score of *found*.

    >>> score([Said(0, 5, "a"), Said(9, 12, "b")], [Said(0, 5, "x")])
    MentionScore(right=1, wrong=1, missed=0, exact=1.0, keys=1.0)
    """
    pairs = matched(found, gold)
    right = [(mine, theirs) for mine, theirs in pairs if theirs.is_required]
    missed = sum(each.is_required for each in gold) - len(right)
    exact = sum((mine.start, mine.end) == (theirs.start, theirs.end) for mine, theirs in right) / (len(right) or 1)
    keys = b_cubed([(mine.key, theirs.key) for mine, theirs in right])
    return MentionScore(len(right), len(found) - len(pairs), missed, exact, keys)


def matched(found: Sequence[Said], gold: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Return the pairs that overlap by half or more of both together; each is used once."""
    left = list(found)
    pairs = []
    for theirs in gold:
        mine = next((each for each in left if _overlap(each, theirs) >= 0.5), None)
        if mine is not None:
            left.remove(mine)
            pairs.append((mine, theirs))
    return pairs


def _overlap(one: Said, other: Said) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start)) if both > 0 else 0.0


def b_cubed(pairs: Sequence[tuple[str, str]]) -> float:
    """Return how well the first of each pair groups what the second groups, 0 to 1.

    >>> b_cubed([("a", "x"), ("a", "x"), ("b", "y")]), round(b_cubed([("a", "x"), ("a", "y")]), 2)
    (1.0, 0.67)
    """
    if not pairs:
        return 0.0
    mine, theirs, both = Counter(one for one, _ in pairs), Counter(other for _, other in pairs), Counter(pairs)
    precision = sum(both[pair] / mine[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / theirs[pair[1]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def print_wrong(said: str, found: Sequence[Said], gold: Sequence[Said], text: str) -> None:
    """Print what was missed, what was wrong and what has other ends, each with the words about it."""
    pairs = matched(found, gold)
    lists = {
        "missed": [each for each in gold if each.is_required and each not in {other for _, other in pairs}],
        "wrong": [each for each in found if each not in {one for one, _ in pairs}],
        "ends": [one for one, other in pairs if (one.start, one.end) != (other.start, other.end)],
    }
    split: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        split[other.key].add(one.key)
    for title, items in lists.items():
        for each in items:
            words = text[max(0, each.start - 30):each.end + 30].replace("\n", " ")
            print(f"      {said} {title}: {text[each.start:each.end]!r} {each.key} in …{words}…")
    for key, ours in sorted(split.items()):
        if len(ours) > 1:
            print(f"      {said} parted: {key} is {sorted(ours)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
