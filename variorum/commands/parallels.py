"""variorum parallels"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from edition.model import Evidence, Parallel
from edition.parallels.wording import SharedWording, shared_wording
from edition.store import Edition
from variorum.cli import find_library, library_option

SHOWN = 10
"""Parallels of a passage that are shown unless --limit says otherwise."""

LINE = 300
"""Code points of a passage that are shown."""


@click.command()
@click.argument("anchor", required=False)
@library_option
@click.option("--all", "all_", is_flag=True, help="Every parallel of the library, best first.")
@click.option("--wording", is_flag=True, help="The runs of words that passages of different authors share.")
@click.option("--faint", is_flag=True, help="Those too that are no nearer than chance brings passages.")
@click.option("--json", "as_json", is_flag=True, help="The same facts as JSON on stdout.")
@click.option("--limit", type=click.IntRange(min=1), help=f"At most so many (default: {SHOWN}; as JSON all).")
def command(
    anchor: str | None, library: Path | None, all_: bool, wording: bool, faint: bool, as_json: bool, limit: int | None
) -> None:
    """Show what other authors say of the same thing, with the evidence.

    Strong parallels are marked ●, weaker ones ○, those an editor confirmed or added ✓. A list ends where what is
    found is no nearer than passages that share nothing in particular; --faint goes on.

    \b
    Examples:
        variorum parallels smith.p42
        variorum parallels --all --json > parallels.json
        variorum parallels --wording
    """
    if (anchor is not None) + all_ + wording != 1:
        raise click.UsageError("name one passage, such as smith.p42, or ask for --all or for --wording.")
    edition = Edition.open(find_library(library))
    if wording:
        texts = [edition.text(one.id) for one in edition.texts]
        _show_wording(shared_wording(texts, edition.registers)[:limit], as_json)
        return
    every = edition.parallels_of(edition.passage(anchor).anchor) if anchor else edition.parallels
    found = [pair for pair in every if faint or not pair.is_faint]
    if as_json:
        click.echo(json.dumps([as_row(pair) for pair in found[:limit]], ensure_ascii=False, indent=1))
        return
    if not every:
        click.echo(f"no other author treats what {anchor} treats" if anchor else "no parallels in this library")
        return
    shown = found[:limit or SHOWN]
    for pair in shown:
        click.echo("\n".join(_lines(pair, anchor, edition)))
    if more := len(found) - len(shown):
        click.echo(f"… {more} more; --limit {len(found)} shows them")
    if by_chance := len(every) - len(found):
        click.echo(f"… {by_chance} no nearer than chance; --faint shows them")


def _show_wording(runs: Sequence[SharedWording], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([asdict(one) for one in runs], ensure_ascii=False, indent=1))
        return
    for one in runs:
        click.echo(f"{one.a} {one.b}  {one.words} words: {one.said}")
    if not runs:
        click.echo("no two authors share six words in a row")


def as_row(pair: Parallel) -> dict[str, object]:
    """Return a parallel as it is given out as JSON."""
    row: dict[str, object] = {
        "a": pair.a, "b": pair.b, "score": pair.score, "strong": pair.is_strong, "faint": pair.is_faint,
        "status": pair.status,
        "evidence": [_reason(one) for one in pair.evidence],
        "differs": [str(one) for one in pair.differs if one.kind == "differs"],
        "apart": [str(one) for one in pair.differs if one.kind == "apart"],
    }
    if pair.status != "found":
        row |= {"who": pair.resp, "why": pair.why}
    return row


def _reason(one: Evidence) -> dict[str, object]:
    return {"kind": one.kind, "what": one.what, "weight": one.weight}


def _lines(pair: Parallel, anchor: str | None, edition: Edition) -> Iterable[str]:
    mark = "✓" if pair.is_ruled else "●" if pair.is_strong else "○"
    shown = [one for one in (pair.a, pair.b) if one != anchor]
    yield f"{mark} {pair.score:.2f}  {' · '.join(shown)}"
    for one in shown:
        text = " ".join(edition.passage(one).text.split())
        yield f"      {text[:LINE]}{'…' if len(text) > LINE else ''}"
    if both := dict.fromkeys(one.what for one in pair.evidence if one.kind not in ("company", "editor")):
        yield f"      both: {' · '.join(both)}"
    yield from (f"      like: {reason.what}" for reason in pair.evidence if reason.kind == "company")
    seen = pair.differs if anchor != pair.b else [one.turned for one in pair.differs]
    if differ := [str(one) for one in seen if one.kind == "differs"]:
        yield f"      differ: {' · '.join(differ)}"
    if apart := [f"{one.what} here, {one.other} there" for one in seen if one.kind == "apart"]:
        yield f"      but: {' · '.join(apart)}"
    if pair.is_ruled:
        yield f"      {pair.status} by {pair.resp.removeprefix('#')}{f': {pair.why}' if pair.why else ''}"
