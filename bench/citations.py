"""Citations of the received texts against the gold made by hand: which work, and where in it.

    python -m bench citations

A citation is right if the gold has one in the same lines of the source, to the same work, with the same locator: the
numbers of the shorter of the two locators end the longer (`pp. 100-15` is `1989, no. 8, pp. 100-15`). What the gold
knows as a mention or an allusion may be found or not. `one_work` is what a worse finder would score.
"""

from __future__ import annotations

import bisect
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scoring import Score
from edition.encoding import encode
from edition.model import Text
from edition.registers import Registers, read_registers
from edition.sources import read_source
from edition.tagging import tag

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
REGISTERS = ROOT / "edition" / "sample" / "registers"
LEAST = 0.92
"""F1 that each text is to reach."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: the lines of the source it may stand in, first and last, its work and its locator."""

    lines: tuple[int, int]
    work: str
    locator: str
    is_required: bool = True


def main() -> None:
    """Print the score of each text that the gold knows; exit with 1 if one is below the least."""
    gold_file = SHARED / "bench" / "gold" / "citations.json"
    if not gold_file.is_file():
        sys.exit("the gold is not beside the repository; nothing is measured")
    gold = read_gold(gold_file)
    registers = read_registers(REGISTERS)
    scores = {}
    for name, wanted in sorted(gold.items()):
        source = next(iter(sorted((SHARED / "sources").glob(f"{name}_*"))))
        found = found_in(source, registers)
        scores[name] = score(found, wanted)
        print(f"{name}: F1 {scores[name].f1:.3f}  {scores[name]}", flush=True)
        print(f"     one work for all: {score(one_work(found), wanted).f1:.3f}")
    if any(each.f1 < LEAST for each in scores.values()):
        sys.exit(f"below {LEAST}")


def read_gold(file: Path) -> dict[str, list[Cited]]:
    """Return the citations of the gold by the number of their text."""
    gold: dict[str, list[Cited]] = defaultdict(list)
    for item in json.loads(file.read_text(encoding="utf-8")):
        name, _, line = item["passage"].partition(":L")
        lines = (int(line), int(line))
        gold[name].append(Cited(lines, f"work:{item['work']}", item["locator"] or "", item["mode"] == "citation"))
    return gold


def found_in(source: Path, registers: Registers) -> list[Cited]:
    """Return the citations that encoding and tagging find in a received file."""
    received = read_source(source)
    text = tag(encode(received, text_id="t").text, registers)
    return citations(text, line_starts(source.read_text(encoding="utf-8")))


def line_starts(text: str) -> list[int]:
    """Return where each line of *text* begins, in code points.

    >>> line_starts("ab\\nc")
    [0, 3]
    """
    return [0, *(place + 1 for place, char in enumerate(text) if char == "\n")]


def citations(text: Text, starts: Sequence[int]) -> list[Cited]:
    """Return the citations of *text* with the lines of their passages; *starts* are where the source's lines begin."""
    found = []
    for passage in text.passages:
        spans = [span for span in passage.spans if span.kind == "citation"]
        if spans and passage.pieces:
            lines = (bisect.bisect(starts, min(piece.start for piece in passage.pieces)),
                     bisect.bisect(starts, max(piece.end for piece in passage.pieces) - 1))
            found += [Cited(lines, span.ref, span.value) for span in spans]
    return found


def score(found: Iterable[Cited], gold: Sequence[Cited]) -> Score:
    """Return the score of *found*; each citation of the gold can be found once.

    >>> score([Cited((1, 3), "work:a", "p. 5")], [Cited((2, 2), "work:a", "1989, p. 5"), Cited((9, 9), "work:b", "")])
    Score(right=1, wrong=0, missed=1)
    """
    left = [each for each in gold if each.is_required]
    spared = [each for each in gold if not each.is_required]
    right = wrong = 0
    for each in found:
        hit = next((other for other in left if _agree(each, other)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
        elif not any(_is_near(each, other) and each.work == other.work for other in spared):
            wrong += 1
    return Score(right, wrong, len(left))


def one_work(found: Sequence[Cited]) -> list[Cited]:
    """Return *found* as a finder would that knows where something is cited but takes all for the first work."""
    return [Cited(each.lines, found[0].work, each.locator) for each in found]


def _is_near(found: Cited, gold: Cited) -> bool:
    return found.lines[0] <= gold.lines[0] <= found.lines[1]


def _agree(found: Cited, gold: Cited) -> bool:
    if not _is_near(found, gold) or found.work != gold.work:
        return False
    one, other = _numbers(found.locator), _numbers(gold.locator)
    shorter = min(len(one), len(other))
    return one[-shorter:] == other[-shorter:] if shorter else one == other


def _numbers(said: str) -> list[str]:
    return re.findall(r"\d+", said)
