"""variorum link"""

from __future__ import annotations

from pathlib import Path

import click

from edition.links import Link
from edition.parallels.ruling import rule
from edition.store import Edition
from variorum.cli import find_library, library_option


@click.command()
@click.argument("a")
@click.argument("b")
@library_option
@click.option("--confirm", "status", flag_value="confirmed", help="The machine found it, and it is right.")
@click.option("--reject", "status", flag_value="rejected", help="It is no parallel; it stays away.")
@click.option("--add", "status", flag_value="added", help="The machine did not find it.")
@click.option("--who", default="", help="Who rules so.")
@click.option("--why", default="", help="For what reason; readers see it.")
def command(a: str, b: str, library: Path | None, status: str | None, who: str, why: str) -> None:
    """Confirm, reject or add a parallel between passages A and B.

    The ruling is kept in links.xml; the next build follows it. A later ruling on the same pair replaces it.

    \b
    Example:
        variorum link smith.p42 jones.p7 --reject --who "Anna Blum" --why "another order of the same month"
    """
    if status is None:
        raise click.UsageError("say what you rule: --confirm, --reject or --add.")
    folder = find_library(library)
    edition = Edition.open(folder)
    rule(edition, folder / "links.xml", Link(a, b, status, who, why))
    click.echo(f"{a} and {b}: {status}. `variorum build` brings it into the edition.")
