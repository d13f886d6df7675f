"""Opening an index, and building it anew if it is damaged."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from edition.model import Text
from edition.registers import Registers
from index.building import build
from index.errors import IndexDamagedError
from index.searching import Index


@dataclass(frozen=True, slots=True)
class Opened:
    """An open index; *repaired* says what was wrong with the one that was there, empty if nothing was."""

    index: Index
    repaired: str = ""


def open_or_rebuild(directory: Path, texts: Callable[[], Sequence[Text]], registers: Registers) -> Opened:
    """Open the index in *directory*; if it is missing or damaged, build it anew from *texts* and say so.

    The new index is written beside the old and swapped in whole: whoever opens it at the same time gets one or the
    other, and two who repair it at once do not disturb each other. If it cannot be written there (a full or
    read-only disk), IndexDamagedError or OSError is raised.
    """
    try:
        return Opened(Index.open(directory))
    except IndexDamagedError as error:
        reason = str(error)
    fresh = Path(tempfile.mkdtemp(prefix=".new-index-", dir=directory.parent))
    try:
        build(texts(), registers, fresh / "index")
        index = Index.open(fresh / "index")  # what is open stays so, wherever its folder goes
        _swap_in(fresh / "index", directory, fresh / "damaged")
        return Opened(index, reason)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap_in(fresh: Path, directory: Path, aside: Path) -> None:
    with suppress(FileNotFoundError):
        directory.rename(aside)
    try:
        fresh.rename(directory)
    except OSError:
        # Somebody else repaired it first; theirs is as good as ours.
        if not directory.exists():
            raise
