"""variorum serve"""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli import find_library, library_option
from webapp.serving import serve


@click.command()
@library_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free.")
@click.option("--edit", is_flag=True,
              help="Rule on parallels and figures there; the reader then answers to this machine only.")
def command(library: Path | None, port: int, edit: bool) -> None:
    """Open the reader on this machine, at http://127.0.0.1:8000.

    A newer build is shown as soon as it is there. Ctrl-C ends the reader.
    With --edit every parallel has a link to confirm or reject it, with who
    and why, and every question of the figures one to name, join or split it;
    links.xml and questions.toml keep it, and the next build follows it.

    \b
    Example:
        variorum serve -L my-library --port 8001
    """
    serve(find_library(library), port=port, is_editing=edit)
