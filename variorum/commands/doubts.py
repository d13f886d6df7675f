"""variorum doubts"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from edition.encoding import Encoded
from edition.library import Library, read_library
from edition.received import encode_entry, encode_file
from edition.registers import Registers, read_registers
from edition.texts import as_text_id
from variorum.building import count
from variorum.cli import find_library, library_option


@click.command()
@click.argument("name", required=False)
@library_option
@click.option("--sources", type=click.Path(path_type=Path), help="A further folder of received files, looked in first.")
@click.option("--decisions", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="The editor's rulings on a file, TOML.")
@click.option("--limit", type=click.IntRange(min=1), help="Show that many at most.")
@click.option("--json", "as_json", is_flag=True, help="All facts as JSON on stdout.")
def command(
    name: str | None, library: Path | None, sources: Path | None, decisions: Path | None, limit: int | None,
    as_json: bool,
) -> None:
    """List what the encoder is not sure of, worst first, each with the decision to paste.

    NAME is a file, or the id of a text of the library; without it, the texts are listed with how much is doubtful.

    \b
    Examples:
        variorum doubts -L my-library
        variorum doubts scan.txt
        variorum doubts smith -L my-library >> my-library/decisions/smith.toml
    """
    if name is None:
        _overview(read_library(find_library(library), sources=sources))
        return
    encoded = _encoded(name, library, sources, decisions)
    doubts = encoded.doubts[:limit]
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(one) for one in doubts], ensure_ascii=False, indent=1))
        return
    for one in doubts:
        click.echo(f"# {one.cert}: {one.message}\n#   … {one.context} …\n{one.decision}")
    for problem in encoded.decision_problems:
        click.echo(f"{problem.level}: {problem}", err=True)
    click.echo(f"{count(len(encoded.doubts), 'doubtful place')}.", err=True)


def _overview(library: Library) -> None:
    registers = read_registers(library.folder / "registers")
    for entry in library.entries_read():
        if source := library.find_source(entry):
            encoded = encode_entry(library, entry, source, registers)
            click.echo(f"{entry.id}: {count(len(encoded.doubts), 'doubtful place')}")


def _encoded(name: str, library: Path | None, sources: Path | None, decisions: Path | None) -> Encoded:
    file = Path(name)
    if library is None and file.is_file():
        return encode_file(file, text_id=as_text_id(file.stem), registers=Registers.empty(), decisions=decisions)
    held = read_library(find_library(library), sources=sources)
    entry = held.entry(name)
    source = held.find_source(entry) if entry else None
    if entry is None or source is None:
        raise click.UsageError(f"‘{name}’ is neither a file nor the id of a text whose source is held.")
    return encode_entry(held, entry, source, read_registers(held.folder / "registers"))
