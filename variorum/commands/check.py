"""variorum check"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from edition.checking import check_file, check_library
from edition.model import LEVELS, Problem
from variorum.building import count
from variorum.cli import find_library, library_option


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@library_option
@click.option("--schema", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Check FILEs against this RELAX NG schema (.rng).")
@click.option("--level", type=click.Choice(LEVELS), default="note", show_default=True,
              help="Leave out what matters less.")
@click.option("--json", "as_json", is_flag=True, help="The problems as JSON on stdout.")
def command(files: tuple[Path, ...], library: Path | None, schema: Path | None, level: str, as_json: bool) -> int:
    """Report what is wrong in FILEs, or in all texts and registers of a library.

    Checks form, validity, ids, pointers, notes without calls and calls without notes, dates, mentions and registers;
    each problem with file, line and what to do. Exit code 1 if there are errors; warnings and notes are not errors.

    \b
    Examples:
        variorum check -L my-library
        variorum check letters.xml --schema tei_all.rng
    """
    found = _found(files, library, schema)
    shown = [problem for problem in found if LEVELS.index(problem.level) <= LEVELS.index(level)]
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(problem) for problem in shown], ensure_ascii=False, indent=1))
    else:
        for problem in sorted(shown, key=lambda one: LEVELS.index(one.level)):
            click.echo(f"{problem.level}: {problem}")
        click.echo(_summary(found), err=True)
    return 1 if any(problem.level == "error" for problem in found) else 0


def _found(files: Sequence[Path], library: Path | None, schema: Path | None) -> list[Problem]:
    if files:
        return [problem for file in files for problem in check_file(file, schema=schema)]
    if schema:
        raise click.UsageError("--schema needs FILEs: variorum check texts/*.xml --schema tei_all.rng")
    return list(check_library(find_library(library)))


def _summary(problems: Sequence[Problem]) -> str:
    levels: Counter[str] = Counter(problem.level for problem in problems)
    if not levels:
        return "No problems."
    return ", ".join(count(levels[level], level) for level in LEVELS if levels[level]) + "."
