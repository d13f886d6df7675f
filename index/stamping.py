"""The stamp of an index: size and checksum of every file, written last, so that an index without it is not whole."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from edition.safekeeping import digest_of
from index.errors import IndexDamagedError

FORMAT = "3"
CHUNK = 1 << 20
"""Bytes that are read at a time."""
CODE = ("index/*.py", "edition/words.py", "edition/names.py", "edition/dates.py", "edition/serialising.py")
"""Files that decide what stands in an index."""

Sums = Mapping[str, list[int]]
"""File, by its path in the index → size and CRC-32."""


@cache
def code() -> str:
    """Return a digest of the code that writes an index: what another version wrote is read, but not added to."""
    root = Path(__file__).parent.parent
    files = [file for pattern in CODE for file in sorted(root.glob(pattern))]
    return digest_of([*files, version("snowballstemmer")])


def sums(directory: Path, known: Sums = {}) -> dict[str, list[int]]:  # noqa: B006
    """Return size and CRC-32 of every file in the index *directory* but its stamp; of those *known*, as given."""
    return {name: known.get(name) or _sum(directory / name) for name in sorted(_names(directory))}


def _names(directory: Path) -> Iterator[str]:
    """Yield the files of an index by their paths in it, but for its stamp and Whoosh's lock."""
    for folder, _, names in os.walk(directory):
        inside = folder[len(str(directory)) + 1 :].replace(os.sep, "/")
        for name in names:
            if name != "stamp.json" and not name.endswith("LOCK"):
                yield f"{inside}/{name}" if inside else name


def _sum(file: Path) -> list[int]:
    return [file.stat().st_size, _checksum(file)]


def _checksum(file: Path) -> int:
    crc = 0
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            crc = zlib.crc32(chunk, crc)
    return crc


def write_stamp(directory: Path, known: Sums = {}) -> None:  # noqa: B006
    """Declare the index in *directory* whole, after all of it is on the disk; files *known* are there already."""
    for name in _names(directory):
        if name not in known:
            with (directory / name).open("rb+") as stream:
                os.fsync(stream.fileno())
    stamp = {"format": FORMAT, "code": code(), "files": sums(directory, known)}
    (directory / "stamp.json").write_text(json.dumps(stamp), encoding="ascii")


def check_stamp(directory: Path) -> None:
    """Raise IndexDamagedError if a file of the index is missing, cut short or changed."""
    try:
        stamp = json.loads((directory / "stamp.json").read_text(encoding="ascii"))
        is_ours, expected = stamp["format"] == FORMAT, dict(stamp["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"{directory}: there is no whole index here; build the library again.") from error
    if not is_ours:
        raise IndexDamagedError(f"{directory}: the index is of another version of Variorum; build the library again.")
    found = sums(directory)
    for name, facts in expected.items():
        if found.get(name) != facts:
            raise IndexDamagedError(f"{directory / name}: the index is damaged; build the library again.")


def sums_of_this_code(directory: Path) -> Sums:
    """Return the sums of the index in *directory*, if this very code wrote it. Of its files the sizes are checked only:

    who opens what is made of it checks all. Raises IndexDamagedError.
    """
    try:
        stamp = json.loads((directory / "stamp.json").read_text(encoding="ascii"))
        found = dict(stamp["files"])
        is_ours = (stamp["format"], stamp["code"]) == (FORMAT, code())
        is_whole = all((directory / name).stat().st_size == size for name, (size, _) in found.items())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"{directory}: there is no whole index here.") from error
    if not (is_ours and is_whole):
        raise IndexDamagedError(f"{directory}: the index is damaged, or of another version of Variorum.")
    return found
