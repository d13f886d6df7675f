"""variorum demo"""

from __future__ import annotations

from pathlib import Path

import click

from edition.library import read_library
from edition.starting import copy_sample
from variorum.building import build_library, print_problems, summary
from webapp.serving import serve


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("great-terror"))
@click.option("--sources", type=click.Path(path_type=Path), help="Folder of the five received texts, if you hold them.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Build only.")
def command(folder: Path, sources: Path | None, port: int, no_serve: bool) -> None:
    """Copy the sample library to FOLDER, build it and serve it.

    The sample is The Great Terror: five historians' accounts. A second call starts at once: what has not changed is
    not built again.

    \b
    Example:
        variorum demo great-terror
    """
    if copy_sample(folder):
        click.echo(f"The sample library is in {folder}.")
    outcome, seconds = build_library(folder, sources=sources)
    print_problems(outcome.report)
    title = read_library(folder).title
    click.echo(summary(outcome.report, title=title, seconds=seconds, is_new=outcome.is_new))
    if not no_serve:
        serve(folder, port=port)
