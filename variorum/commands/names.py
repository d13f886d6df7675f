"""variorum names"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from edition.errors import RegisterError
from edition.guessing import guess_kinds, load_model
from edition.library import read_library
from edition.naming import Unknown, unknown_names
from edition.registering import Change, apply, read_table, write_table
from edition.registers import read_registers
from edition.store import Edition
from variorum.cli import find_library, library_option

_WIDEST = 28
"""Letters of a name that the list shows; the words about it take the rest of the line."""

_BEFORE = 16
"""Letters shown before a name: on eighty columns the name itself must still be seen."""


@click.command()
@library_option
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
              help="Write the names as a table to fill in with a spreadsheet; - for stdout.")
@click.option("--import", "filled", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Take in a filled-in table; what changes is shown first.")
@click.option("--ner", is_flag=True, help="Let a trained model guess what names are (pip install 'variorum[ner]').")
@click.option("--yes", is_flag=True, help="With --import: write without asking.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="At most so many names.")
@click.option("--json", "as_json", is_flag=True, help="The names as JSON on stdout.")
def command(
    library: Path | None, csv_file: Path | None, filled: Path | None, ner: bool, yes: bool, limit: int | None,
    as_json: bool,
) -> None:
    """List the names that no register knows, those used most first, with a guess of what they are.

    In the table, fill in `kind` (person, place, org, group, event) for a new entry, with `key` and `note` if you like;
    or `same-as`, the key or name of the entry that the name is a spelling of, in a register or another row. Leave a row
    as it is to do nothing. You may add columns `start` and `end` with dates. The next `variorum build` tags what was
    taken in. Works are taken in with `variorum works --import`.

    \b
    An afternoon:
        variorum build
        variorum names --csv names.csv       fill it in with a spreadsheet
        variorum names --import names.csv    shows what changes, asks, writes
        variorum build                       tags the texts anew
        variorum check                       what is doubtful
    """
    folder = find_library(library)
    if filled is not None:
        take_in(_read(filled, folder), folder / "registers", yes=yes)
        return
    model = load_model() if ner else None
    edition = Edition.open(folder)
    texts = [edition.text(one.id) for one in edition.texts]
    found = unknown_names(texts, edition.registers, guess_kinds(texts, model) if model else None)[:limit]
    if csv_file is not None:
        _refuse_loss(csv_file, folder)
        with click.open_file(str(csv_file), "w", encoding="utf-8") as file:
            file.write(write_table(found))
        click.echo(f"{len(found)} names; fill in `kind` or `same-as` and give the table to --import.", err=True)
    elif as_json:
        click.echo(json.dumps([dataclasses.asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        _print(found)


def take_in(changes: Sequence[Change], registers: Path, *, yes: bool) -> None:
    """Show *changes*, ask unless *yes*, and write them."""
    if not changes:
        click.echo("nothing to change: the registers have all of it, or no row says what to do.")
        return
    for change in changes:
        click.echo(str(change))
    if yes or click.confirm(f"Write these {len(changes)} changes?", default=False):
        for file in apply(changes, registers):
            click.echo(f"{file} written")
        click.echo("`variorum build` tags the texts anew.")
    else:
        click.echo("nothing was written.")


def _read(filled: Path, folder: Path) -> Sequence[Change]:
    registers = read_registers(read_library(folder).folder / "registers")
    try:
        return read_table(filled.read_text(encoding="utf-8-sig"), registers)
    except UnicodeDecodeError as error:
        raise RegisterError(f"{filled}: not UTF-8. Save the table as CSV with the character set UTF-8.") from error
    except RegisterError as error:
        raise RegisterError(f"{filled}: {error}") from error


def _refuse_loss(table: Path, folder: Path) -> None:
    """Raise click.UsageError if *table* is there and says what no register of the library *folder* knows yet."""
    if table.is_file() and table.stat().st_size and _read(table, folder):
        raise click.UsageError(f"{table}: is filled in; take it in first (--import {table}), or name another file.")


def _row(name: Unknown) -> tuple[str, str, str, str]:
    place = name.places[0]
    where = f"{place.anchor}: …{place.before[-_BEFORE:]}[{place.name}]{place.after}…"
    return str(name.count), name.name, " ".join(name.same_as) or name.kind, where


def _print(found: Sequence[Unknown]) -> None:
    if not found:
        click.echo("every name in the texts is in a register.")
        return
    console = Console(highlight=False, markup=False)
    head, rows = ("uses", "name", "perhaps", "where"), [_row(each) for each in found]
    *narrow, _ = zip(head, *rows, strict=True)
    widths = [min(_WIDEST, max(map(len, column)) + 1) for column in narrow]
    rest = max(_WIDEST, console.width - sum(widths) - len(widths) - 1)
    table = Table(box=None, pad_edge=False)
    for heading, width in zip(head, (*widths, rest), strict=True):
        table.add_column(heading, width=width, overflow="ellipsis", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console.print(table)
