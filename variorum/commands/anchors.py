"""variorum anchors"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from edition.errors import UnknownAnchorError
from edition.ledger import Ledger, Record, Resolution, read_ledger
from variorum.cli import find_library, library_option

STANDING = {200: "is there", 301: "is part of another passage", 410: "is gone"}


@click.command()
@click.argument("anchor", required=False)
@library_option
@click.option("--since", help="What changed after a revision, or from a day (2026-01-31) on.")
@click.option("--redirects", is_flag=True, help="Only what no longer answers for itself, as lines: from, to, status.")
@click.option("--json", "as_json", is_flag=True, help="All facts as JSON.")
def command(
    anchor: str | None, library: Path | None, since: str | None, redirects: bool, as_json: bool
) -> None:
    """Show the history of an anchor, or what changed in all of them.

    \b
    Examples:
        variorum anchors smith.p42
        variorum anchors --since 2026-01-31
        variorum anchors --redirects > redirects.txt
    """
    ledgers = _ledgers(find_library(library))
    if anchor:
        _show_one(_resolve(ledgers, anchor), as_json)
    elif since or redirects:
        changes = _changes(ledgers, since)
        _show_redirects(ledgers, changes) if redirects else _show_changes(changes, as_json)
    else:
        _show_texts(ledgers, as_json)


def _ledgers(folder: Path) -> dict[str, Ledger]:
    files = sorted((folder / "anchors").glob("*.jsonl"))
    return {file.stem: read_ledger(file) for file in files}


def _resolve(ledgers: dict[str, Ledger], anchor: str) -> Resolution:
    text_id, _, passage_id = anchor.partition(".")
    if text_id not in ledgers:
        known = f"there are {', '.join(list(ledgers)[:8])}" if ledgers else "`variorum build` gives the first"
        raise UnknownAnchorError(f"no text ‘{text_id}’ has anchors; {known}.")
    return ledgers[text_id].resolve(passage_id)


def _show_one(found: Resolution, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1))
        return
    target = f": {found.target}" if found.status == 301 else f", after {found.near}" if found.near else ""
    click.echo(f"{found.anchor} {STANDING[found.status]}{target} ({found.status})")
    for record in found.history:
        click.echo(f"  {record.when or '–':10}  {record.event:8} {record.rev}{f'  → {record.to}' if record.to else ''}")
        if record.text:
            click.echo(f"      {_shortened(record.text)}")


def _changes(ledgers: dict[str, Ledger], since: str | None) -> list[tuple[str, Record]]:
    if since is None:
        return [(text_id, record) for text_id, ledger in ledgers.items() for record in ledger.records]
    if not any(ledger.knows(since) for ledger in ledgers.values()):
        raise click.UsageError(f"--since: ‘{since}’ is neither a day such as 2026-01-31 nor a revision that was built.")
    return [(text_id, record) for text_id, ledger in ledgers.items() for record in ledger.since(since)]


def _show_changes(changes: Sequence[tuple[str, Record]], as_json: bool) -> None:
    if as_json:
        rows = [{"text": text_id, **dataclasses.asdict(record)} for text_id, record in changes]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for text_id, record in changes:
        tail = f"→ {text_id}.{record.to}" if record.to else _shortened(record.text)
        click.echo(f"{record.when or '–':10}  {record.event:8} {text_id}.{record.id}  {tail}".rstrip())
    counted = Counter(record.event for _, record in changes)
    click.echo(", ".join(f"{number} {event}" for event, number in counted.items()) or "nothing changed", err=True)


def _show_redirects(ledgers: dict[str, Ledger], changes: Iterable[tuple[str, Record]]) -> None:
    lost = dict.fromkeys((text_id, record.id) for text_id, record in changes if record.event in ("merged", "gone"))
    for text_id, passage_id in lost:
        found = ledgers[text_id].resolve(passage_id)
        if found.status != 200:
            click.echo(f"/a/{found.anchor} {f'/a/{found.target}' if found.target else '-'} {found.status}")


def _show_texts(ledgers: dict[str, Ledger], as_json: bool) -> None:
    rows = {
        text_id: dict(Counter(standing.status for standing in ledger.standings.values()))
        for text_id, ledger in ledgers.items()
    }
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for text_id, counted in rows.items():
        facts = ", ".join(f"{number} {status}" for status, number in counted.items())
        click.echo(f"{text_id}: {facts or 'no anchors yet'}")
    if not rows:
        click.echo("no anchors yet; `variorum build` gives the first.", err=True)


def _shortened(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
