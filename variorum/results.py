"""What a search found, as the terminal, JSON and a spreadsheet have it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.text import Text as Styled

from index.concordance import beside
from index.errors import QueryError
from index.results import PassageHit, Results
from variorum.building import count


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
    """Return a passage that was found as JSON has it."""
    return {
        "anchor": hit.anchor, "text": hit.text_id, "title": hit.text, "author": hit.author, "kind": hit.kind,
        "division": hit.division_title, "hits": hit.hits, "why": list(hit.why),
        "snippet": " ".join(snippet.text for snippet in hit.snippets),
        "snippets": [[{"text": run.text, "hit": run.is_hit} for run in snippet.runs] for snippet in hit.snippets],
    }


def as_csv(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV; no cell of it is a formula.

    >>> as_csv(("word", "near"), [("=1+1", 2)])
    "word,near\\n'=1+1,2\\n"
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(heading)
    table.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def as_table(results: Results) -> str:
    """Return one line for each hit, as CSV with a heading; a passage that is found as a whole has one line."""
    rows = []
    for hit in results.results:
        lines = [(*beside(hit.content, stretch), stretch.why) for stretch in hit.stretches]
        for left, middle, right, why in lines or [(hit.snippets[0].text, "", "", "")]:
            rows.append((hit.anchor, hit.text_id, hit.author, hit.kind, left.strip(), middle, right.strip(), why))
    return as_csv(("anchor", "text", "author", "kind", "left", "hit", "right", "why"), rows)


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
