"""A new library folder: the sample, or an empty one to fill."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from edition.errors import LibraryError
from edition.safekeeping import write_beside
from edition.tables import to_toml

FOLDERS = ("sources", "headnotes", "decisions", "texts", "registers")

EMPTY = '''\
# A library: the texts, and what is known of each. `variorum build` makes the edition from it.
title = {title}
language = "en"            # of the edition; a text can have its own
# address = "https://…"    # where the edition is published, for citations

# One table a text. Put the received file into sources/. TEI files in texts/ need no table.
#
# [[text]]
# id = "smith"             # first half of every anchor: smith.p42
# source = "smith.txt"     # plain text, Markdown or HTML
# title = "On the matter"
# author = "Jane Smith"    # or a pointer into registers/people.xml: person:smith
# date = "1987"
# access = "free"          # or "restricted": read on this machine only
'''


def copy_sample(target: Path) -> bool:
    """Copy the sample library to *target*; return False, and touch nothing, if a library is there already.

    Raises LibraryError if *target* holds something else.
    """
    if (target / "library.toml").is_file():
        return False
    _refuse_if_used(target)
    with resources.as_file(resources.files("edition") / "sample") as sample:
        left = shutil.ignore_patterns("__pycache__", "*.py", "library.toml")
        shutil.copytree(sample, target, dirs_exist_ok=True, ignore=left)
        # Last, for it says that the library is whole.
        write_beside(target / "library.toml", (sample / "library.toml").read_bytes())
    return True


def make_empty(target: Path) -> None:
    """Make an empty library in *target*. Raises LibraryError if *target* holds anything."""
    _refuse_if_used(target)
    for name in FOLDERS:
        (target / name).mkdir(parents=True, exist_ok=True)
    title = target.resolve().name.replace("-", " ").title()
    (target / "library.toml").write_text(EMPTY.format(title=to_toml(title)), encoding="utf-8")


def _refuse_if_used(target: Path) -> None:
    if target.is_file():
        raise LibraryError(f"{target}: is a file; name a folder that is new or empty.")
    if (target / "library.toml").is_file():
        raise LibraryError(f"{target}: is a library already; name a folder that is new or empty.")
    if target.is_dir() and any(target.iterdir()):
        raise LibraryError(f"{target}: is not empty and no library; name a folder that is new or empty.")
