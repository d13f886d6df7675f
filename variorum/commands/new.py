"""variorum new"""

from __future__ import annotations

from pathlib import Path

import click

from edition.starting import make_empty


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make an empty library in FOLDER.

    \b
    Example:
        variorum new my-library
        cp ~/scans/*.txt my-library/sources
        $EDITOR my-library/library.toml      # a [[text]] table for each file
        variorum build -L my-library
        variorum serve -L my-library
    """
    make_empty(folder)
    click.echo(f"An empty library is in {folder}. Put files into {folder}/sources, name them in library.toml, build.")
