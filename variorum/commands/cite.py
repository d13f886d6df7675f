"""variorum cite"""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from edition.citing import EXPORTS, STYLES, citation, cited, export
from edition.errors import UnknownAnchorError
from edition.references import parse, resolve_reference
from edition.store import Edition
from variorum.cli import find_library, library_option

TEXTS_NAMED = 8
"""Texts that are named to somebody who has named none; the line stays one."""


@click.command()
@click.argument("reference", nargs=-1, required=True)
@library_option
@click.option("--style", type=click.Choice(list(STYLES)), default="chicago", show_default=True)
@click.option("--format", "form", type=click.Choice(["text", *EXPORTS]), default="text", show_default=True)
@click.option("--accessed", help="Day of access, 2026-01-31 (default: today; empty: not told).")
def command(
    reference: tuple[str, ...], library: Path | None, style: str, form: str, accessed: str | None
) -> None:
    """Cite a passage by its anchor, its author's number, its note or its page.

    \b
    Examples:
        variorum cite smith.p42
        variorum cite smith §98 --style mla
        variorum cite "smith n. 31" --format bibtex >> thesis.bib
    """
    edition = Edition.open(find_library(library))
    typed = " ".join(reference)
    anchors = resolve_reference(edition, typed)
    if not anchors:
        known = ", ".join([one.id for one in edition.texts][:TEXTS_NAMED])
        raise click.UsageError(f"‘{typed[:60]}’ leads to no passage; a reference looks like smith.p42, smith §98 or "
                               f"smith n. 31, and here are the texts {known}.")
    day = _day(accessed)
    for words in dict.fromkeys(_cited(edition, anchor, style, form, day) for anchor in anchors):
        click.echo(words.rstrip("\n"))
    asked = parse(typed)
    if asked and asked.unit == "anchor" and asked.first != anchors[0].partition(".")[2]:
        click.echo(f"‘{typed}’ is part of {anchors[0]} now.", err=True)


def _cited(edition: Edition, anchor: str, style: str, form: str, day: str) -> str:
    found = edition.resolve(anchor)
    if found.status == 410:
        raise UnknownAnchorError(f"‘{anchor}’ is gone; it said: {found.last_text[:200]}")
    passage = edition.passage(anchor)
    one = cited(
        passage, edition.text(passage.text_id), edition_title=edition.title, address=edition.address, accessed=day,
        registers=edition.registers,
    )
    return citation(one, style).plain if form == "text" else export(one, form)


def _day(given: str | None) -> str:
    if given is None:
        return datetime.datetime.now(datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise click.UsageError(f"--accessed: ‘{given}’ is no day; write it as 2026-01-31.") from None
