"""variorum adopt"""

from __future__ import annotations

from pathlib import Path

import click

from edition.adopting import adopt
from edition.library import read_library
from variorum.cli import find_library, library_option


@click.command()
@click.argument("text_id")
@library_option
def command(text_id: str, library: Path | None) -> None:
    """Make the hand-edited TEI of a text the edition; from then on its source is history.

    \b
    Example:
        variorum adopt smith
    """
    file = read_library(find_library(library)).tei_file(text_id)
    adopt(file)
    click.echo(f"{file} is the edition now; no build writes it again.")
