"""variorum encode"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import click

from edition.encoding.proving import prove, prove_rewriting
from edition.ledger import Ledger
from edition.library import LANGUAGE, TEXT_ID, TEXT_ID_RULE
from edition.model import Problem
from edition.received import Received, receive
from edition.registers import Registers
from edition.report import report_text
from edition.safekeeping import write_beside
from edition.sources import read_source
from edition.texts import as_text_id, is_untouched
from variorum.building import count


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the TEI there and not to stdout.")
@click.option("--id", "text_id", help="Id of the text (default: the name of the file).")
@click.option("--language", default="", help="Language tag such as `de` (default: told from the text).")
@click.option("--decisions", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="The editor's rulings, TOML.")
@click.option("--prove", "is_proof", is_flag=True, help="Write the source again from the TEI alone; compare the bytes.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON on stderr.")
def command(
    file: Path, output: Path | None, text_id: str | None, language: str, decisions: Path | None, is_proof: bool,
    as_json: bool,
) -> int:
    """Turn one raw text into TEI: plain text, Markdown or HTML. No library is needed.

    The TEI goes to stdout, the report to stderr. Exit code 1 if a decision does not fit or the proof fails.

    \b
    Example:
        variorum encode scan.txt -o scan.xml --prove
    """
    name = text_id or as_text_id(file.stem)
    _refuse_odd(name, language)
    if output is not None:
        _refuse_loss(output)
    received = receive(
        file, text_id=name, registers=Registers.empty(), ledger=Ledger.empty(name), decisions=decisions,
        language=language,
    )
    problems: list[Problem] = list(received.problems)
    if is_proof:
        source = read_source(file)
        problems += (*prove(received.text, source), *prove_rewriting(received.tei, file.read_bytes(), name=source.name))
    if output is None:
        sys.stdout.buffer.write(received.tei)
    elif output.exists() and not output.is_file():
        output.write_bytes(received.tei)  # a pipe or a device is not written beside its place
    else:
        write_beside(output, received.tei)
    if as_json:
        click.echo(json.dumps(_facts(received, problems), ensure_ascii=False, indent=1), err=True)
    else:
        _print_report(received, problems, is_proof=is_proof)
    return 1 if problems else 0


def _refuse_odd(text_id: str, language: str) -> None:
    """Raise click.UsageError for an id or a language tag that would make the TEI invalid."""
    if not TEXT_ID.fullmatch(text_id):
        raise click.UsageError(f"--id: ‘{text_id}’ {TEXT_ID_RULE}, such as --id {as_text_id(text_id)}.")
    if language and not LANGUAGE.fullmatch(language):
        raise click.UsageError(f"--language: ‘{language}’ is no language tag; one looks like de, en-GB or ru-Latn.")


def _refuse_loss(output: Path) -> None:
    """Raise click.UsageError if what stands at *output* is not as Variorum wrote it: a source, or an editor's work."""
    if output.is_file() and output.stat().st_size and not is_untouched(output):
        raise click.UsageError(f"-o: {output} is no TEI of ours, or was edited since; move it away, or name another.")


def _facts(received: Received, problems: list[Problem]) -> dict[str, object]:
    return {
        "text": dataclasses.asdict(report_text(received.text)),
        "doubts": [dataclasses.asdict(doubt) for doubt in received.encoded.doubts],
        "problems": [dataclasses.asdict(problem) for problem in problems],
    }


def _print_report(received: Received, problems: list[Problem], *, is_proof: bool) -> None:
    found = report_text(received.text)
    notes = f"{count(found.notes_linked, 'note')} linked"
    if found.notes_unlinked:
        notes += f", {found.notes_unlinked} without a call"
    if found.notes_missing:
        notes += f", {found.notes_missing} called but not in the source"
    doubts = count(len(received.encoded.doubts), "doubtful place")
    click.echo(f"{received.text.id}: {count(found.passages, 'passage')}; {notes}; {doubts}.", err=True)
    for problem in problems:
        click.echo(f"{problem.level}: {problem}", err=True)
    if is_proof and not problems:
        click.echo("Proof: each character of the source is in exactly one passage.", err=True)
        click.echo("Proof: the TEI alone gives the source again, byte for byte.", err=True)
    if received.encoded.doubts:
        click.echo("`variorum doubts FILE` lists the doubtful places, each with the decision to paste.", err=True)
