"""Files that a crash cannot lose: written beside their place, then renamed; one builder at a time, rulers in turn."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from edition.errors import BuildError

LEFT_BEHIND_S = 3_600
"""Seconds after which nobody is still writing a file: it takes less than one."""


def write_beside(file: Path, content: bytes) -> None:
    """Write *content* so that a reader, or a crash, finds the old file or the new one whole, whoever else writes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, file)
    except OSError as error:
        # Who asked for one file knows of no other beside it.
        raise OSError(error.errno, error.strerror or str(error), str(file)) from error
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Hold *folder*, waiting for whoever holds it: what is read inside and written again loses nobody else's change.

    It holds among threads and among processes; the system lets go when one ends, however it ends. What one that was
    killed left half written is cleared away.
    """
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        for left in folder.glob(".*.new"):
            if left.stat().st_mtime < time.time() - LEFT_BEHIND_S:
                left.unlink(missing_ok=True)
        yield
    finally:
        os.close(held)


@contextmanager
def new_folder(home: Path) -> Iterator[Path]:
    """Yield a new empty folder in *home*; it is gone afterwards unless it was renamed."""
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=home))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def only_one(lock_file: Path, *, message: str) -> Iterator[None]:
    """Hold *lock_file*; the system lets it go when the process ends, however it ends.

    Raises BuildError with *message* if another process holds it.
    """
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    with lock_file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(message) from None
        yield


def digest_of(parts: Iterable[Path | str]) -> str:
    """Return the SHA-256, hexadecimal, over words and files.

    A file counts with its name and bytes; one that is not there counts as absent.
    """
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            digest.update(part.encode() + b"\0")
        else:
            digest.update(part.name.encode() + b"\0")
            digest.update(hashlib.sha256(part.read_bytes()).digest() if part.is_file() else b"absent")
    return digest.hexdigest()
