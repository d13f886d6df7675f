"""Anchors under random editing: 2,000 scripts on real texts, and 5,000 passages against the clock.

Each script gives a text its anchors, edits it at random two times and asks after each time: does every passage that is
still there keep its anchor, does none stand on other words, does every anchor ever given resolve? The same is asked of
numbering the passages anew, which must fail.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.aligning import plain_words
from edition.anchoring import assign
from edition.errors import UnknownAnchorError
from edition.ledger import Ledger, Record
from edition.model import Passage, PassageKind, Text

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "edition" / "sample" / "sources"
SCRIPTS = 2000
LARGE = 5000

Assign = Callable[[Text, Ledger, str], tuple[Text, Ledger]]


@dataclass(slots=True)
class Item:
    """A passage whose fate is known."""

    kind: PassageKind
    text: str
    n: str = ""
    own: str = ""
    """The anchor it must keep; empty if it is new."""
    holds: set[str] = field(default_factory=set)
    """Every anchor whose words it has."""
    sources: frozenset[str] = frozenset()
    """What it read before anything was misread; two `Ibid.` are the same."""


@dataclass(slots=True)
class Score:
    """Counts over all scripts."""

    alive: int = 0
    kept: int = 0
    wrong: int = 0
    given: int = 0
    resolved: int = 0
    examples: list[str] = field(default_factory=list)

    def say(self) -> str:
        return (
            f"{self.kept / max(self.alive, 1):.4%} of {self.alive} kept, {self.wrong} on other words, "
            f"{self.resolved / max(self.given, 1):.4%} of {self.given} resolve"
        )


# ---- texts


def read_items(file: Path, limit: int = 250) -> list[Item]:
    """Cut a received file into rough passages: heads are short lines, notes begin with a number."""
    blocks = re.split(r"\n\s*\n|\n(?=\s*\d+\. )|(?<=[.!?”\"])\n", file.read_text(encoding="utf-8", errors="replace"))
    items = []
    for words in (" ".join(block.split()) for block in blocks):
        numbered = re.match(r"(\d{1,3})[. ]+(?=\S)", words)
        if numbered and len(words) < 600:
            items.append(Item("note", words[numbered.end():], numbered.group(1)))
        elif words:
            items.append(Item("head" if len(words) < 60 and words[-1] not in ".;,”\"" else "p", words))
    return [replace(item, sources=frozenset([plainly(item.text)])) for item in items[:limit]]


def plainly(words: str) -> str:
    return " ".join(plain_words(words)) or words


def real_texts() -> list[list[Item]]:
    folders = (SAMPLE, SHARED / "sources", SHARED / "bench" / "flattened")
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    texts = [items for file in files if len(items := read_items(file)) >= 10]
    return without_copies(sorted(texts, key=len, reverse=True))


def without_copies(texts: Iterable[list[Item]]) -> list[list[Item]]:
    """Leave out texts of which a twentieth was in an earlier one: what is inserted must be strange to the text."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for items in texts:
        words = " ".join(item.text for item in items).lower().split()
        runs = {tuple(words[at:at + 6]) for at in range(len(words) - 5)}
        if len(runs & seen) < len(runs) / 20:
            kept.append(items)
            seen |= runs
    return kept


# ---- editing


def misread(words: str, rng: random.Random, share: float) -> str:
    """Return *words* with one letter changed, lost or doubled in *share* of them."""
    def change(word: str) -> str:
        if rng.random() >= share or not word.strip(".,;:()[]"):
            return word
        at = rng.randrange(len(word))
        new = rng.choice((rng.choice("abcdefghijklmnopqrstuvwxyz1-"), "", word[at] * 2))
        return word[:at] + new + word[at + 1:]

    return " ".join(change(word) for word in words.split(" "))


def correct(items: list[Item], rng: random.Random) -> None:
    share, hit = rng.uniform(0.01, 0.2), rng.choice((0.1, 0.5, 1.0))
    for item in items:
        if rng.random() < hit:
            item.text = misread(item.text, rng, share)


def split(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    at = rng.randrange(len(items))
    item = items[at]
    ends = [match.end() for match in re.finditer(r"[.!?][”\"]? ", item.text)]
    if item.kind == "p" and ends:
        end = rng.choice(ends)
        items.insert(at + 1, Item("p", item.text[end:], holds=set(item.holds), sources=frozenset([item.text[end:]])))
        item.text = item.text[:end].rstrip()
        item.sources = frozenset([item.text])


def merge(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    at = rng.randrange(len(items) - 1)
    first, second = items[at], items[at + 1]
    if first.kind == second.kind == "p":
        first.text += " " + second.text
        first.holds |= second.holds
        first.sources |= second.sources
        first.own = first.own or second.own
        del items[at + 1]


def insert(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    if others:
        items.insert(rng.randrange(len(items) + 1), others.pop(rng.randrange(len(others))))


def insert_chapter(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    begin = rng.randrange(max(len(others) - 30, 1))
    at = rng.choice((0, rng.randrange(len(items))))
    items[at:at] = others[begin:begin + 30]
    del others[begin:begin + 30]


def delete(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    if len(items) > 5:
        del items[rng.randrange(len(items))]


def move(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    size = rng.choice((1, 1, 1, min(8, len(items) // 3)))
    at = rng.randrange(len(items) - size + 1)
    moved = items[at:at + size]
    del items[at:at + size]
    to = rng.randrange(len(items) + 1)
    items[to:to] = moved


def renumber(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    shift = rng.choice((1, 2, 10))
    for item in items:
        if item.n.isdigit():
            item.n = str(int(item.n) + shift)


def add_head(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    words = " ".join(rng.choice(others or items).text.split()[:4])
    items.insert(rng.randrange(len(items) + 1), Item("head", words, sources=frozenset([plainly(words)])))


EDITS = (split, split, merge, merge, insert, insert, insert_chapter, delete, delete, move, renumber, add_head)


# ---- judging


def run_script(seed: int, texts: Sequence[list[Item]], score: Score, assigner: Assign) -> None:
    """Edit one text twice and add to *score* what became of its anchors."""
    rng = random.Random(seed)
    items = fresh(rng.choice(texts))
    known = {item.text[-60:].lower() for item in items}
    pool = (item for text in rng.sample(texts, min(3, len(texts))) for item in text)
    others = fresh(item for item in pool if item.text[-60:].lower() not in known)
    text, ledger = assigner(as_text(items), Ledger.empty("t"), "0")
    ever = settle(items, text)
    for revision in range(1, 3):
        for _ in range(rng.choice((1, 3, 8, 20))):
            rng.choice(EDITS)(items, rng, others)
        if rng.random() < 0.7:
            correct(items, rng)
        before = dict(ever)
        text, ledger = assigner(as_text(items), ledger, str(revision))
        judge(items, text, ledger, before, score, f"seed {seed}, revision {revision}")
        ever |= settle(items, text)


def fresh(items: Iterable[Item]) -> list[Item]:
    return [replace(item, holds=set()) for item in items]


def as_text(items: Iterable[Item]) -> Text:
    passages = (Passage("t", f"b{at}", item.kind, item.text, n=item.n) for at, item in enumerate(items))
    return Text("t", "", passages=tuple(passages))


def settle(items: Sequence[Item], text: Text) -> dict[str, Item]:
    """Note the anchors that the items have now; return what each stands for."""
    for item, passage in zip(items, text.passages, strict=True):
        item.own = passage.id
        item.holds.add(passage.id)
    return {item.own: replace(item) for item in items}


def is_like(one: Item, other: Item | None) -> bool:
    """True if both read the same before anything was misread."""
    return other is not None and one.sources == other.sources


def judge(
    items: Sequence[Item], text: Text, ledger: Ledger, before: dict[str, Item], score: Score, where: str
) -> None:
    """Compare the anchors of *text* with the known fate of *items*; *before* has what each anchor stood for."""
    by_id = {passage.id: item for item, passage in zip(items, text.passages, strict=True)}
    for item, passage in zip(items, text.passages, strict=True):
        if passage.id in before and passage.id not in item.holds and not is_like(item, before[passage.id]):
            score.wrong += 1
            score.examples.append(f"{where}: {passage.id} was ‘{before[passage.id].text[:60]}’, is ‘{item.text[:60]}’")
        if item.own:
            score.alive += 1
            is_kept = passage.id == item.own or is_like(item, by_id.get(item.own))
            score.kept += is_kept
            if not is_kept:
                score.examples.append(f"{where}: {item.own} is {passage.id} now: ‘{item.text[:60]}’")
    for one, stood_for in before.items():
        score.given += 1
        try:
            found = ledger.resolve(one)
        except UnknownAnchorError:
            continue
        score.resolved += found.status == 200 or bool(found.last_text)
        target = by_id.get(found.target.partition(".")[2])
        if found.status == 301 and (target is None or (one not in target.holds and not is_like(stood_for, target))):
            score.wrong += 1
            score.examples.append(f"{where}: {one} ‘{stood_for.text[:60]}’ answers at {found.target}")


# ---- ways to give anchors


def ours(text: Text, ledger: Ledger, revision: str) -> tuple[Text, Ledger]:
    return assign(text, ledger, revision=revision)


def numbered_anew(text: Text, ledger: Ledger, revision: str) -> tuple[Text, Ledger]:
    """Number the passages from 1, as most editions do."""
    named = replace(text, passages=tuple(
        replace(passage, id=f"p{number}") for number, passage in enumerate(text.passages, 1)
    ))
    records = [Record(one.id, "given", revision, kind=one.kind, text=one.text) for one in named.passages]
    lost = [one for one in ledger.standings if one not in {record.id for record in records}]
    return named, ledger.adding([*records, *(Record(one, "gone", revision) for one in lost)])


def measure(scripts: int, texts: Sequence[list[Item]], assigner: Assign = ours, first: int = 0) -> Score:
    score = Score()
    for seed in range(first, first + scripts):
        run_script(seed, texts, score, assigner)
    return score


def time_large(texts: Sequence[list[Item]], seed: int = 1) -> tuple[float, float]:
    """Return the processor's seconds for 5,000 passages hardly changed, and for 5,000 corrected throughout."""
    rng = random.Random(seed)
    pool = [item for text in texts for item in text]
    items = [
        Item(one.kind, misread(" ".join(one.text.split()[:60]), rng, 0.3), one.n) for one in rng.choices(pool, k=LARGE)
    ]
    ledger = ours(as_text(items), Ledger.empty("t"), "0")[1]
    seconds = []
    for share in (0.0, 0.2):
        edited = [replace(item, text=misread(item.text, rng, share)) for item in items]
        for at in range(0, LARGE, 50):
            edited.insert(at, Item("p", f"A new sentence number {at} stands here."))
        begin = time.process_time()
        ours(as_text(edited), ledger, "1")
        seconds.append(time.process_time() - begin)
    return seconds[0], seconds[1]


def main() -> None:
    scripts = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else SCRIPTS
    texts = real_texts()
    begin = time.perf_counter()
    score = measure(scripts, texts)
    print(f"  {scripts} scripts on {len(texts)} texts, {time.perf_counter() - begin:.0f} s")
    print(f"  ours:           {score.say()}   (limits: 99.5 %, 0, 100 %)")
    print(f"  numbered anew:  {measure(max(scripts // 20, 1), texts, numbered_anew).say()}")
    for example in sorted(score.examples, key=lambda one: " now: " in one)[:30]:
        print(f"    {example}")
    light, heavy = time_large(texts)
    print(f"  {LARGE} passages: {light:.2f} s lightly edited, {heavy:.2f} s with every passage corrected   (limit 2 s)")


if __name__ == "__main__":
    main()
