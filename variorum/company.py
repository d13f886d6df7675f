"""The company of words, as the terminal, JSON and a spreadsheet have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from index.collocates import WINDOW, Company
from variorum.building import count
from variorum.results import as_csv


def company_as_json(companies: Sequence[Company], query: str) -> str:
    """Return which words keep company with *query*, by author, as JSON."""
    found = {"query": query, "window": WINDOW, "company": [asdict(company) for company in companies]}
    return json.dumps(found, ensure_ascii=False, indent=2)


def company_as_table(companies: Sequence[Company]) -> str:
    """Return one line for each word, as CSV with a heading."""
    rows = [(company.author, one.word, one.near, one.elsewhere, one.likelihood)
            for company in companies for one in company.collocates]
    return as_csv(("author", "word", "near", "elsewhere", "log-likelihood"), rows)


def print_company(companies: Sequence[Company]) -> None:
    """Print a table for each author; what was not looked at is said on stderr."""
    console = Console(highlight=False)
    for company in companies:
        hits = f"{company.author}, {count(company.hits, 'hit')}"
        if company.collocates:
            console.print(_table(company, hits))
        else:
            console.print(f"{hits}: no word more often than by chance", markup=False, style="italic")
    if not companies:
        console.print("Nothing found that has a place among words.", markup=False)
    if any(company.is_cut for company in companies):
        click.echo("There is so much that only some of the passages, from all over, were looked at.", err=True)


def _table(company: Company, title: str) -> Table:
    table = Table(title=Styled(title), title_justify="left")
    table.add_column("word")
    for heading in ("near", "elsewhere", "log-likelihood"):
        table.add_column(heading, justify="right")
    for one in company.collocates:
        table.add_row(Styled(one.word), f"{one.near:,}", f"{one.elsewhere:,}", f"{one.likelihood:.1f}")
    return table
