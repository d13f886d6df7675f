"""variorum search"""

from __future__ import annotations

import json
from pathlib import Path

import click

from edition.store import Edition
from index.collocates import collocates
from index.errors import QueryError
from index.help import ROWS
from index.opening import open_or_rebuild
from index.searching import SORTS, Index, Sort
from variorum.cli import find_library, library_option
from variorum.company import company_as_json, company_as_table, print_company
from variorum.results import as_dict, as_table, explained, print_results

SHOWN = 20
"""Passages shown in the terminal unless `--limit` says otherwise; JSON and CSV hold all."""

COMPANY = 15
"""Words shown of each author's, unless `--limit` says otherwise."""

PATIENCE = 5.0
"""Seconds a search may take: who waits at a terminal keeps nobody else waiting, as in the reader."""


class SearchCommand(click.Command):
    """Lists the query language below its options, and takes `-word` for a word to exclude, not for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [f"−{arg[1:]}" if _is_exclusion(arg) else arg for arg in args])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Queries"):
            formatter.write_dl(list(ROWS))


def _is_exclusion(arg: str) -> bool:
    """True of `-word`.

    >>> [arg for arg in ("-quota", "--json", "-L", "-h", "-Lenin", "-") if _is_exclusion(arg)]
    ['-quota', '-Lenin']
    """
    is_folder = arg.startswith("-L") and Path(arg[2:]).is_dir()
    return len(arg) > 2 and arg[0] == "-" and arg[1] != "-" and not is_folder


@click.command(cls=SearchCommand)
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=0), help=f"At most so many passages (default: {SHOWN} as text).")
@click.option("--sort", type=click.Choice(SORTS), default="relevance", show_default=True, help="Order of passages.")
@click.option("--collocates", "is_company", is_flag=True, help="Which words keep company with it, by author.")
@click.option("--json", "as_json", is_flag=True, help="All that was found, as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="One line a hit, for a spreadsheet.")
@library_option
def command(query: tuple[str, ...], limit: int | None, sort: Sort, as_json: bool, as_csv: bool, is_company: bool,
            library: Path | None) -> int:
    """Find passages; each hit is shown in its sentence, with the anchor to cite it by.

    \b
    Examples:
        variorum search quota person:ezhov
        variorum search '"mass operations" -in:note' --json
        variorum search quota --collocates
    """
    edition = Edition.open(find_library(library))
    opened = open_or_rebuild(
        edition.index_directory, lambda: [edition.text(text.id) for text in edition.texts], edition.registers
    )
    if opened.repaired:
        click.echo(f"the search index was damaged and has been built anew ({opened.repaired})", err=True)
    opened.index.budget = PATIENCE
    try:
        if is_company:
            _answer_company(opened.index, " ".join(query), limit, as_json=as_json, as_csv=as_csv)
        else:
            _answer(opened.index, " ".join(query), limit, sort, as_json=as_json, as_csv=as_csv)
    except QueryError as error:
        click.echo(explained(error, " ".join(query)), err=True)
        return 2
    return 0


def _answer(index: Index, query: str, limit: int | None, sort: Sort, *, as_json: bool, as_csv: bool) -> None:
    most = max(index.passages, 1) if as_json or as_csv else SHOWN
    results = index.search(query, size=most if limit is None else limit, sort=sort)
    if as_json:
        click.echo(json.dumps(as_dict(results), ensure_ascii=False, indent=2))
    elif as_csv:
        click.echo(as_table(results), nl=False)
    else:
        print_results(results)


def _answer_company(index: Index, query: str, limit: int | None, *, as_json: bool, as_csv: bool) -> None:
    companies = collocates(index, query, shown=COMPANY if limit is None else limit)
    if as_json:
        click.echo(company_as_json(companies, query))
    elif as_csv:
        click.echo(company_as_table(companies), nl=False)
    else:
        print_company(companies)
