"""variorum works"""

from __future__ import annotations

from pathlib import Path

import click

from edition.errors import RegisterError
from edition.registers import read_registers
from edition.zotero import changes_for, read_works
from variorum.cli import find_library, library_option
from variorum.commands.names import take_in


@click.command()
@library_option
@click.option("--import", "export", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="An export of Zotero or another reference manager: CSL-JSON, BibTeX or RIS.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def command(library: Path | None, export: Path, yes: bool) -> None:
    """Take works into the register; what is new is shown first, what is known already is left as it is.

    \b
    Example:
        variorum works --import zotero.json
    """
    folder = find_library(library) / "registers"
    try:
        works = read_works(export.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RegisterError(f"{export}: not UTF-8. Export it again with the character set UTF-8.") from error
    except RegisterError as error:
        raise RegisterError(f"{export}: {error}") from error
    changes = changes_for(works, read_registers(folder))
    click.echo(f"{len(works)} work{'s' * (len(works) != 1)} in {export.name}, {len(changes)} of them new")
    take_in(changes, folder, yes=yes)
