"""An editor's ruling on a question of the concordance: kept in `questions.toml` (`variorum serve --edit`)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request

from edition.concordance import in_words
from edition.concordance.claims import WORDS
from edition.concordance.deciding import rulings_on
from edition.concordance.rulings import add_rulings, format_rulings, read_questions
from edition.errors import EditionError
from webapp.editing import refuse_strange_form
from webapp.figures import concordance
from webapp.library import fault, held, holder
from webapp.questions import find_question
from webapp.views.ruling import Answered

views = Blueprint("ruling_questions", __name__)

LONGEST_TITLE = 200
"""Code points of a name for a question: it is a heading."""


@views.get("/rule/question")
def show() -> Answered:
    """Show a question of the concordance and what was ruled on it; `?key=` says which."""
    question = find_question(held(), request.args.get("key", ""))
    if question is None:
        return fault(404, "No such question", "The concordance has no question of this key, or has none any more.")
    try:
        ruled = [one for one in read_questions(_file()).questions if one.key == question.key]
    except EditionError as error:
        return fault(500, "No ruling here", str(error))
    others = [one for one in concordance(held()).questions if one.thing == question.thing and one.key != question.key]
    claims = [(one, in_words(one)) for one in question.claims if one.thing != WORDS]
    return render_template("rule_question.html", question=question, claims=claims, others=others,
                           ruled=format_rulings(ruled))


@views.post("/rule/question")
def keep() -> Answered:
    """Keep a name, a joining or a splitting, and show it."""
    refuse_strange_form()
    question, other = (find_question(held(), request.form.get(name, "")) for name in ("key", "with"))
    if question is None or (other is None and request.form.get("with")):
        return fault(404, "No such question", "The concordance has no question of this key, or has none any more.")
    title = " ".join(request.form.get("title", "").split())[:LONGEST_TITLE]
    chosen = [one for one in (question, other) if one]
    try:
        named, apart = rulings_on(chosen, "" if title == question.title and not other else title or question.title,
                                  request.form.getlist("out"))
    except EditionError as error:
        return fault(400, "Not a ruling", str(error))
    if not (named or apart):
        return fault(400, "Not a ruling", "A ruling gives the question another name, joins it or takes a claim out.")
    try:
        add_rulings(_file(), named, apart)
    except (EditionError, OSError) as error:
        return fault(500, "The ruling was not kept", str(error))
    return redirect(f"/rule/question?{urlencode({'key': question.key})}", 303)


def _file() -> Path:
    return holder().folder / "questions.toml"
