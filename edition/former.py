"""The anchors that passages had before, kept with a build: so that a page says at once for what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from edition.ledger import read_ledger

FILE = "former.json"

Former = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Text id → passage id → ids that stood there before: merged into it, or gone after it."""


def write_former(folder: Path, ledgers: Path) -> None:
    """Write into the build *folder* what the *ledgers* of the library say of former anchors.

    Raises EditionError if one cannot be read.
    """
    found = {file.stem: read_ledger(file).former for file in sorted(ledgers.glob("*.jsonl"))}
    (folder / FILE).write_text(json.dumps({text: ids for text, ids in found.items() if ids}), encoding="utf-8")


def read_former(folder: Path) -> Former:
    """Return what `write_former` wrote; nothing for a build without."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {text: {place: tuple(ids) for place, ids in places.items()} for text, places in found.items()}
