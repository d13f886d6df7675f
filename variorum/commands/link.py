"""variorum link"""

from __future__ import annotations

from pathlib import Path

import click

from edition.parallels.ruling import rule, undo
from edition.store import Edition
from variorum.cli import find_library, library_option


@click.command()
@click.argument("a")
@click.argument("b")
@library_option
@click.option("--confirm", "status", flag_value="confirmed", help="It is one: the machine found it, and it is right.")
@click.option("--add", "status", flag_value="added", help="It is one, though the machine did not find it.")
@click.option("--reject", "status", flag_value="rejected", help="It is no parallel; it stays away.")
@click.option("--undo", "status", flag_value="undone", help="Take the ruling back: as the machine has it.")
@click.option("--who", default="", help="Who rules so.")
@click.option("--why", default="", help="For what reason; readers see it.")
def command(a: str, b: str, library: Path | None, status: str | None, who: str, why: str) -> None:
    """Confirm, add or reject a parallel between passages A and B, or take that back.

    The ruling is kept in links.xml; the next build follows it. A later ruling on the same pair replaces it.

    \b
    Examples:
        variorum link smith.p42 jones.p7 --reject --who "Anna Blum" --why "another order of the same month"
        variorum link smith.p42 jones.p7 --undo
    """
    if status is None:
        raise click.UsageError("say what you rule: --confirm, --add, --reject or --undo.")
    folder = find_library(library)
    file = folder / "links.xml"
    if status == "undone":
        ruling = undo(file, a, b)
        said = f"no longer {ruling.status}"
    else:
        ruling = rule(Edition.open(folder), file, a, b, is_parallel=status != "rejected", who=who, why=why)
        said = ruling.status
    click.echo(f"{a} and {b}: {said}. `variorum build` brings it into the edition.")
