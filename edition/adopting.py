"""A TEI file that an editor has taken over by hand: from then on its source is history."""

from __future__ import annotations

import re
from pathlib import Path

from edition.errors import TextError
from edition.safekeeping import write_beside

MARK = re.compile(rb"<\?variorum\s[^?]*\?>\s*\Z")
"""The processing instruction that ends a file of ours."""

ADOPTED = b"<?variorum adopted?>\n"


def adopt(file: Path) -> None:
    """Make the TEI *file* the edition: no build writes it again.

    Raises TextError if the file is not there.
    """
    if not file.is_file():
        raise TextError(f"{file}: no such text; `variorum build` writes texts/, then edit the file and adopt it.")
    content = file.read_bytes()
    write_beside(file, MARK.sub(b"", content).rstrip() + b"\n" + ADOPTED)


def is_adopted(file: Path) -> bool:
    """True if an editor has taken *file* over."""
    return file.read_bytes().rstrip().endswith(ADOPTED.strip())
