"""variorum search"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from edition.store import Edition
from index.collocates import WINDOW, collocates
from index.concordance import beside
from index.errors import QueryError
from index.help import ROWS
from index.opening import open_or_rebuild
from index.results import PassageHit, Results
from index.searching import SORTS, Index, Sort
from variorum.building import count
from variorum.cli import find_library, library_option

SHOWN = 20
"""Passages shown in the terminal unless `--limit` says otherwise; JSON and CSV hold all."""

COMPANY = 15
"""Words shown of each author's, unless `--limit` says otherwise."""


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
    Example:
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
    try:
        if is_company:
            return show_company(opened.index, " ".join(query), limit, as_json=as_json, as_csv=as_csv)
        results = _search(opened.index, " ".join(query), limit, sort, is_all=as_json or as_csv)
    except QueryError as error:
        click.echo(explained(error, " ".join(query)), err=True)
        return 2
    if as_json:
        click.echo(json.dumps(as_dict(results), ensure_ascii=False, indent=2))
    elif as_csv:
        click.echo(as_table(results), nl=False)
    else:
        print_results(results)
    return 0


def _search(index: Index, query: str, limit: int | None, sort: Sort, *, is_all: bool) -> Results:
    size = limit if limit is not None else max(index.passages, 1) if is_all else SHOWN
    return index.search(query, size=size, sort=sort)


def explained(error: QueryError, query: str) -> str:
    """Return what is wrong with a query, where, and what would be right.

    >>> print(explained(QueryError("Nothing stands after this OR.", start=6, end=8, suggestion="purge"), "purge OR"))
    variorum: Nothing stands after this OR.
        purge OR
              ^^
    perhaps: variorum search 'purge'
    """
    lines = [f"variorum: {error}"]
    if query.strip() and "\n" not in query:
        lines += [f"    {query}", f"    {' ' * error.start}{'^' * max(1, error.end - error.start)}"]
    if error.suggestion:
        lines.append(f"perhaps: variorum search {quoted(error.suggestion)}")
    return "\n".join(lines)


def quoted(query: str) -> str:
    """Return *query* as a shell takes it.

    >>> quoted('"the order"'), quoted("l'ordre")
    ('\\'"the order"\\'', '"l\\'ordre"')
    """
    return f'"{query}"' if "'" in query and '"' not in query else "'" + query.replace("'", "'\\''") + "'"


def as_dict(results: Results) -> dict[str, Any]:
    """Return what was found as JSON has it."""
    return {
        "query": results.query, "passages": results.passages, "hits": results.hits,
        "understood": results.understood, "notes": list(results.notes), "suggestion": results.suggestion,
        "results": [hit_as_dict(hit) for hit in results.results],
        "facets": {facet.name: {value.value: value.passages for value in facet.values} for facet in results.facets},
    }


def hit_as_dict(hit: PassageHit) -> dict[str, Any]:
    return {
        "anchor": hit.anchor, "text": hit.text_id, "title": hit.text, "author": hit.author, "kind": hit.kind,
        "division": hit.division_title, "hits": hit.hits, "why": list(hit.why),
        "snippet": " ".join(snippet.text for snippet in hit.snippets),
        "snippets": [[{"text": run.text, "hit": run.is_hit} for run in snippet.runs] for snippet in hit.snippets],
    }


def as_table(results: Results) -> str:
    """Return one line for each hit, as CSV with a heading; a passage that is found as a whole has one line."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("anchor", "text", "author", "kind", "left", "hit", "right", "why"))
    for hit in results.results:
        lines = [(*beside(hit.content, stretch), stretch.why) for stretch in hit.stretches]
        for left, middle, right, why in lines or [(hit.snippets[0].text, "", "", "")]:
            cells = (hit.anchor, hit.text_id, hit.author, hit.kind, left.strip(), middle, right.strip(), why)
            table.writerow(list(map(safe, cells)))
    return out.getvalue()


def show_company(index: Index, query: str, limit: int | None, *, as_json: bool, as_csv: bool) -> int:
    """Print which words keep company with *query*, by author. Raises QueryError."""
    companies = collocates(index, query, shown=COMPANY if limit is None else limit)
    if as_json:
        found = {"query": query, "window": WINDOW, "company": [asdict(company) for company in companies]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    if as_csv:
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("author", "word", "near", "elsewhere", "log-likelihood"))
        for company in companies:
            table.writerows((safe(company.author), safe(one.word), one.near, one.elsewhere, one.likelihood)
                            for one in company.collocates)
        click.echo(out.getvalue(), nl=False)
        return 0
    console = Console(highlight=False)
    for company in companies:
        if not company.collocates:
            console.print(f"{company.author}, {count(company.hits, 'hit')}: no word more often than by chance",
                          markup=False, style="italic")
            continue
        table_shown = Table(title=Styled(f"{company.author}, {count(company.hits, 'hit')}"), title_justify="left")
        table_shown.add_column("word")
        for heading in ("near", "elsewhere", "log-likelihood"):
            table_shown.add_column(heading, justify="right")
        for one in company.collocates:
            table_shown.add_row(Styled(one.word), f"{one.near:,}", f"{one.elsewhere:,}", f"{one.likelihood:.1f}")
        console.print(table_shown)
    if not companies:
        console.print("Nothing found that has a place among words.", markup=False)
    if any(company.is_cut for company in companies):
        click.echo("There is so much that only some of the passages, from all over, were looked at.", err=True)
    return 0


def safe(cell: str) -> str:
    """Return *cell* so that no spreadsheet takes it for a formula.

    >>> safe("=1+1"), safe("quota")
    ("'=1+1", 'quota')
    """
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell


def print_results(results: Results) -> None:
    """Print what was found, hits in bold, counts first."""
    console = Console(soft_wrap=False, highlight=False)
    if not results.passages:
        console.print(f"Nothing found for {results.understood}.", markup=False)
    else:
        console.print(f"{count(results.hits, 'hit')} in {count(results.passages, 'passage')}", markup=False)
    if results.suggestion:
        console.print(f"perhaps: variorum search {quoted(results.suggestion)}", markup=False)
    for hit in results.results:
        kind = f", {hit.kind}" if hit.kind not in ("p", "other") else ""
        console.print(Styled(f"\n{hit.anchor}", style="bold cyan") + Styled(f"  {hit.author}{kind}", style="dim"))
        for snippet in hit.snippets:
            line = Styled("  ")
            for run in snippet.runs:
                line.append(run.text, style="bold yellow" if run.is_hit else "")
            why = f"  [{' · '.join(snippet.why)}]" if snippet.why and snippet.why != ("exact",) else ""
            console.print(line + Styled(why, style="dim"))
    if rest := results.passages - len(results.results):
        console.print(f"\n… and {count(rest, 'passage')} more: --limit N shows them, --json gives all.", markup=False)
    for note in results.notes:
        click.echo(note, err=True)
