"""variorum figures"""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import shorten

import click

from edition.concordance import Concordance, Question, in_words
from edition.concordance.claims import WORDS
from edition.concordance.deciding import rulings_on
from edition.concordance.keeping import concordance_of
from edition.concordance.rulings import add_rulings, format_rulings
from edition.concordance.showing import COLUMNS, SECTIONS, VERDICTS, as_rows, as_table, chosen
from edition.errors import EditionError
from edition.store import Edition
from variorum import results
from variorum.cli import find_library, library_option

WIDEST = 40
"""Columns of an answer in the terminal."""


@click.command()
@click.argument("keys", nargs=-1, metavar="[QUESTION]…")
@library_option
@click.option("--section", type=click.Choice(list(SECTIONS)), help="Only questions of this kind; what is said in words "
              "alone is shown when it is asked for.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="Only questions with this verdict.")
@click.option("--author", default="", metavar="NAME", help="Only questions that this author answers.")
@click.option("--about", default="", metavar="WORDS", help="Only questions with these words in title or event.")
@click.option("--json", "as_json", is_flag=True, help="The same facts as JSON on stdout, and every verdict.")
@click.option("--csv", "as_csv", is_flag=True, help="One line a claim, for a spreadsheet.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="At most so many questions.")
@click.option("--name", "title", metavar="TITLE", help="Name the QUESTION; several are joined under this name.")
@click.option("--split", "out", multiple=True, metavar="CLAIM",
              help='Take a claim, "smith.p3 259450", out of the QUESTION; may be given again.')
@click.option("--dry-run", is_flag=True, help="Say what would be written to questions.toml, and write nothing.")
def command(
    keys: tuple[str, ...], library: Path | None, section: str | None, verdict: str | None, author: str, about: str,
    as_json: bool, as_csv: bool, limit: int | None, title: str | None, out: tuple[str, ...], dry_run: bool,
) -> None:
    """Show what several authors count, date or name, and whether they agree; name, join and split questions.

    Each question is shown with its key, each claim with its name. Rulings are written at the end of questions.toml,
    where they can be changed by hand; the next build follows them.

    \b
    Examples:
        variorum figures --verdict contradicting
        variorum figures --about "Order 00447" --author Smith
        variorum figures --section days --csv > days.csv
        variorum figures smith-p3-259450
        variorum figures smith-p3-259450 --name "How many were to be arrested at first?"
        variorum figures smith-p3-259450 jones-p1-260000 --name "How many in all?"      joins two
        variorum figures smith-p3-259450 --split "jones.p12 72950" --dry-run
    """
    folder = find_library(library)
    found = concordance_of(Edition.open(folder))
    named = [_question(found, key) for key in keys]
    if title is not None or out:
        _rule(folder / "questions.toml", named, title, out, dry_run=dry_run)
        return
    shown = Concordance(tuple(named), ()) if keys else chosen(
        found, section=section or "", verdict=verdict or "", author=author, about=about)
    if as_json:
        click.echo(json.dumps(as_rows(shown, limit), ensure_ascii=False, indent=1))
        return
    if as_csv:
        click.echo(results.as_csv(COLUMNS, as_table(shown, limit)), nl=False)
        return
    _show(shown, limit, is_worded=bool(keys) or section == "words")
    for name in found.unknown:
        click.echo(f"questions.toml: ‘{name}’ is no claim of this edition; `variorum figures` shows those there are.",
                   err=True)


def _question(found: Concordance, key: str) -> Question:
    question = next((one for one in found.questions if one.key == key), None)
    if question is None:
        raise click.UsageError(f"no question has the key ‘{key}’; `variorum figures` lists them.")
    return question


def _rule(path: Path, chosen: list[Question], title: str | None, out: tuple[str, ...], *, dry_run: bool) -> None:
    """Write what is ruled, or say it."""
    if not chosen:
        raise click.UsageError("name the question to rule on by its key; `variorum figures` lists them.")
    try:
        questions, apart = rulings_on(chosen, title or "", [" ".join(one.split()) for one in out])
    except EditionError as error:
        raise click.UsageError(str(error)) from error
    if not dry_run:
        add_rulings(path, questions, apart)
    click.echo(format_rulings(questions, apart))
    click.echo("nothing was written (--dry-run)." if dry_run else f"written to {path}; `variorum build` follows it.",
               err=True)


def _show(found: Concordance, limit: int | None, *, is_worded: bool) -> None:
    """Print the questions; of those answered in words alone, unless they are asked for, only how many there are."""
    shown = [one for one in found.questions if is_worded or one.thing != WORDS]
    for question in shown[:limit]:
        click.echo("\n".join(_lines(question)))
    for one in found.sums:
        click.echo(f"sum checked in {one.total.anchor}: {one.words}")
    if not found.questions:
        click.echo(f"no two authors count, date or name the same thing, as asked for ({found.claims} claims looked at)")
    if worded := len(found.questions) - len(shown):
        click.echo(f"{worded} more, answered in words alone: --section words")


def _lines(question: Question) -> list[str]:
    claims = [f"    {claim.author:<24} {shorten(in_words(claim), WIDEST, placeholder=' …'):<{WIDEST}} {claim.name}"
              for claim in question.claims]
    rules = [f"    {one.kind}: {one.rule}" for one in question.verdicts
             if one.kind != "not comparable" or WORDS not in (one.a.thing, one.b.thing)]
    return [f"{question.title}  [{question.verdict}]  {question.key}", *claims, *dict.fromkeys(rules), ""]
