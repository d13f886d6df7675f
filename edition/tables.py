"""What an editor writes, as TOML or plain words, read with the place of its first fault."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from edition.errors import LibraryError

PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")
"""How the standard library says where a fault stands."""


def read_table(path: Path) -> dict[str, Any]:
    """Return what the TOML file *path* holds. Raises LibraryError with file, line and remedy if it is none."""
    text = read_words(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said, found = str(error), PLACE.search(str(error))
        line = int(found["line"]) if found and found["line"] else text.rstrip().count("\n") + 1
        raise LibraryError(f"{path}:{line}: not TOML: {PLACE.sub('', said)}; correct this line.") from error
    except RecursionError as error:
        raise LibraryError(f"{path}: has brackets within brackets, too many to be read; take some away.") from error


def read_words(path: Path) -> str:
    """Return the text of the file *path*. Raises LibraryError with file, line and remedy if it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise LibraryError(f"{path}:{line}: not UTF-8; save the file as UTF-8.") from error


def to_toml(value: str | list[str]) -> str:
    """Return a string, or a list of them, as TOML has it: as JSON does, but for the control character DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
