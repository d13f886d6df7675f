"""variorum build"""

from __future__ import annotations

import json
from pathlib import Path

import click

from edition.library import read_library
from variorum.building import as_json, build_library, print_problems, summary
from variorum.cli import find_library, library_option


@click.command()
@library_option
@click.option("--sources", type=click.Path(path_type=Path), help="A further folder of received files, looked in first.")
@click.option("--recover", is_flag=True, help="Read TEI that is not well-formed as well as can be.")
@click.option("--json", "as_json_", is_flag=True, help="The report as JSON on stdout.")
def command(library: Path | None, sources: Path | None, recover: bool, as_json_: bool) -> int:
    """Encode what changed, check, find parallels, index.

    The served edition is swapped in whole at the end; until then readers keep the old one. Exit code 1 if there are
    errors in the texts; the edition is built all the same.

    \b
    Example:
        variorum build -L my-library --sources ~/scans
    """
    folder = find_library(library)
    outcome, seconds = build_library(folder, sources=sources, recover=recover)
    if as_json_:
        click.echo(json.dumps(as_json(outcome, seconds), ensure_ascii=False, indent=1))
    else:
        print_problems(outcome.report)
        title = read_library(folder).title
        click.echo(summary(outcome.report, title=title, seconds=seconds, is_new=outcome.is_new))
    return 1 if outcome.report.errors else 0
