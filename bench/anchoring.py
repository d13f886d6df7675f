"""Anchors under random editing: 2,000 scripts on real texts, and thousands of passages against the clock.

    python -m bench.anchoring [SCRIPTS] [FILE or FOLDER …]     default: 2,000, the texts that are at hand

Each script gives a text its anchors, edits it at random three times and asks after each time: does every passage that
is still there keep its anchor, does none stand on another passage, does every anchor ever given resolve? The same is
asked of numbering the passages anew, which must fail.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.editing import Item, edit, fresh, item, misread, plainly
from edition.anchoring import assign
from edition.errors import UnknownAnchorError
from edition.ledger import Ledger, Record
from edition.model import Passage, Text
from edition.texts import read_text

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "edition" / "sample" / "sources"
AT_HAND = (SAMPLE, SHARED / "sources", SHARED / "bench" / "flattened")
SCRIPTS, REVISIONS = 2_000, 3
"""Made-up editors, if it is not said how many, and how often each changes her text."""
WINDOW = 250
"""Passages of a text that are edited at a time; a longer one is cut into several."""

Assign = Callable[[Text, Ledger, str], tuple[Text, Ledger]]


@dataclass(slots=True)
class Score:
    """Counts over all scripts."""

    alive: int = 0
    kept: int = 0
    wrong: int = 0
    exchanged: int = 0
    """Anchors on another passage of the same words: two `Ibid.`."""
    given: int = 0
    resolved: int = 0
    wrongs: list[str] = field(default_factory=list)
    """Where an anchor stands on another passage."""
    losses: list[str] = field(default_factory=list)
    """Where a passage lost its anchor."""

    def say(self) -> str:
        return (
            f"{self.kept / max(self.alive, 1):.3%} of {self.alive:,} kept, {self.wrong} on another passage "
            f"({self.exchanged} more on one of the same words), "
            f"{self.resolved / max(self.given, 1):.2%} of {self.given:,} resolve"
        )


# ---- texts


def real_texts(places: Iterable[Path] = AT_HAND) -> list[list[Item]]:
    """Return the texts in *places*, files or folders of them, as windows of passages; TEI is read as such."""
    files = [file for place in places for file in (sorted(place.iterdir()) if place.is_dir() else [place])]
    texts = [items for file in files for items in read_items(file)]
    return [items[at:at + WINDOW] for items in without_copies(sorted(texts, key=len, reverse=True))
            for at in range(0, len(items) - 9, WINDOW)]


def read_items(file: Path) -> list[list[Item]]:
    if file.suffix in (".xml", ".tei"):
        texts = read_text(file, recover=True)
        return [[item(one.kind, one.text, one.n) for one in text.passages if one.text] for text in texts]
    return [cut(file.read_text(encoding="utf-8", errors="replace"))] if file.suffix == ".txt" else []


def cut(received: str) -> list[Item]:
    """Cut a received file into rough passages: heads are short lines, notes begin with a number."""
    blocks = re.split(r"\n\s*\n|\n(?=\s*\d+\. )|(?<=[.!?”\"])\n", received)
    items = []
    for words in (" ".join(block.split()) for block in blocks):
        numbered = re.match(r"(\d{1,3})[. ]+(?=\S)", words)
        if numbered and len(words) < 600:
            items.append(item("note", words[numbered.end():], numbered.group(1)))
        elif words:
            items.append(item("head" if len(words) < 60 and words[-1] not in ".;,”\"" else "p", words))
    return items


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


# ---- judging


def run_script(seed: int, texts: Sequence[list[Item]], score: Score, assigner: Assign) -> None:
    """Edit one text several times and add to *score* what became of its anchors."""
    rng = random.Random(seed)
    items = fresh(rng.choice(texts))
    known = {one.text[-60:].lower() for one in items}
    pool = (one for text in rng.sample(texts, min(3, len(texts))) for one in text)
    others = fresh(one for one in pool if one.text[-60:].lower() not in known)
    text, ledger = assigner(as_text(items), Ledger.empty("t"), "0")
    ever = settle(items, text)
    for revision in range(1, REVISIONS + 1):
        edit(items, rng, others)
        before = dict(ever)
        text, ledger = assigner(as_text(items), ledger, str(revision))
        judge(items, text, ledger, before, score, f"seed {seed}, revision {revision}")
        ever |= settle(items, text)


def as_text(items: Iterable[Item]) -> Text:
    passages = (Passage("t", f"b{at}", one.kind, one.text, n=one.n) for at, one in enumerate(items))
    return Text("t", "", passages=tuple(passages))


def settle(items: Sequence[Item], text: Text) -> dict[str, Item]:
    """Note the anchors that the items have now; return what each stands for."""
    for one, passage in zip(items, text.passages, strict=True):
        one.own = passage.id
        one.holds.add(passage.id)
    return {one.own: replace(one) for one in items}


def is_like(one: Item, other: Item | None) -> bool:
    """True if all that one says is in the other, read as it is or as it was before anything was misread.

    The other may be a part of what says all that: any part of a passage holds its anchor, so any part of one of the
    same words is as good. Passages of nearly the same words are never alike: they are other content.
    """
    if other is None:
        return False
    return one.sources <= other.sources | other.of or plainly(one.text) == plainly(other.text)


def judge(
    items: Sequence[Item], text: Text, ledger: Ledger, before: dict[str, Item], score: Score, where: str
) -> None:
    """Compare the anchors of *text* with the known fate of *items*; *before* has what each anchor stood for."""
    by_id = {passage.id: one for one, passage in zip(items, text.passages, strict=True)}

    def judge_place(anchor: str, one: Item, now: str) -> None:
        if anchor in one.holds:
            return
        if is_like(before[anchor], one):
            score.exchanged += 1
        else:
            score.wrong += 1
            score.wrongs.append(f"{where}: {anchor} was ‘{before[anchor].text[:160]}’, {now} ‘{one.text[:160]}’")

    for one, passage in zip(items, text.passages, strict=True):
        if passage.id in before:
            judge_place(passage.id, one, "is")
        if one.own:
            score.alive += 1
            is_kept = passage.id == one.own or is_like(one, by_id.get(one.own))
            score.kept += is_kept
            if not is_kept:
                score.losses.append(f"{where}: {one.own} is {passage.id} now: ‘{one.text[:160]}’")
    for anchor in before:
        score.given += 1
        try:
            found = ledger.resolve(anchor)
        except UnknownAnchorError:
            continue
        score.resolved += found.status in (200, 301) or bool(found.last_text)
        if found.status == 301:
            judge_place(anchor, by_id[found.target.partition(".")[2]], f"answers at {found.target}")


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


def measure(scripts: int, texts: Sequence[list[Item]], assigner: Assign = ours) -> Score:
    score = Score()
    for seed in range(scripts):
        run_script(seed, texts, score, assigner)
    return score


# ---- the clock


def time_large(texts: Sequence[list[Item]], size: int) -> tuple[float, float]:
    """Return the processor's seconds for *size* passages hardly changed, and for as many corrected throughout.

    Each is made of real words, sixty at most: of a book of ten passages a page, 120,000 words in 2,000.
    """
    rng = random.Random(1)
    pool = [one for text in texts for one in text]
    items = [
        Item(one.kind, misread(" ".join(one.text.split()[:60]), rng, 0.3), one.n) for one in rng.choices(pool, k=size)
    ]
    ledger = ours(as_text(items), Ledger.empty("t"), "0")[1]
    seconds = []
    for share in (0.0, 0.2):
        edited = [replace(one, text=misread(one.text, rng, share)) for one in items]
        for at in range(0, size, 50):
            edited.insert(at, Item("p", f"A new sentence number {at} stands here."))
        begin = time.process_time()
        ours(as_text(edited), ledger, "1")
        seconds.append(time.process_time() - begin)
    return seconds[0], seconds[1]


def main(arguments: Sequence[str] = ()) -> None:
    scripts = next((int(one) for one in arguments if one.isdigit()), SCRIPTS)
    texts = real_texts([Path(one) for one in arguments if not one.isdigit()] or AT_HAND)
    begin = time.process_time()
    score = measure(scripts, texts)
    print(f"  {scripts} scripts on {len(texts)} texts, {time.process_time() - begin:.0f} s")
    print(f"  ours:           {score.say()}   (limits: 99.5 %, 0, 100 %)")
    print(f"  numbered anew:  {measure(max(scripts // 20, 1), texts, numbered_anew).say()}")
    for example in [*score.wrongs, *score.losses][:60]:
        print(f"    {example}")
    for size in (1_000, 5_000, 20_000):
        light, heavy = time_large(texts, size)
        print(f"  {size:,} passages: {light:.2f} s lightly edited, {heavy:.2f} s with every passage corrected"
              f"{'   (limit 2 s)' if size == 5_000 else ''}")


if __name__ == "__main__":
    main(sys.argv[1:])
