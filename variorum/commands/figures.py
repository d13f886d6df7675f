"""variorum figures"""

from __future__ import annotations

import json
from pathlib import Path

import click

from edition.concordance import Question, find_questions, in_words
from edition.concordance.rulings import read_questions
from edition.concordance.showing import as_rows
from edition.store import Edition
from edition.thesaurus import read_thesaurus
from variorum.cli import find_library, library_option


@click.command()
@library_option
@click.option("--json", "as_json", is_flag=True, help="The same facts as JSON on stdout.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="At most so many questions.")
def command(library: Path | None, as_json: bool, limit: int | None) -> None:
    """Show what each author counts, question by question, and whether the figures agree.

    Name, join or split questions in questions.toml.

    \b
    Example:
        variorum figures --limit 5
    """
    folder = find_library(library)
    edition = Edition.open(folder)
    found = find_questions(
        [edition.text(one.id) for one in edition.texts], edition.registers,
        thesaurus=read_thesaurus(folder / "thesaurus.toml"), rulings=read_questions(folder / "questions.toml"),
        parallels=edition.parallels,
    )
    if as_json:
        click.echo(json.dumps(as_rows(found, limit), ensure_ascii=False, indent=1))
        return
    for question in found.questions[:limit]:
        click.echo("\n".join(_lines(question)))
    for one in found.sums:
        click.echo(f"sum checked in {one.total.anchor}: {one.words}")
    if not found.questions:
        click.echo(f"no two authors count the same thing ({found.claims} figures looked at)")


def _lines(question: Question) -> list[str]:
    claims = [f"    {claim.author:<24} {in_words(claim):<28} {claim.anchor}" for claim in question.claims]
    rules = [f"    {one.kind}: {one.rule}" for one in question.verdicts]
    return [f"{question.title}  [{question.verdict}]", *claims, *dict.fromkeys(rules), ""]
