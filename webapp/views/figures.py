"""The concordance of figures."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from edition.concordance import Concordance
from edition.concordance.showing import SECTIONS, VERDICTS, as_rows
from webapp.comparing import NAMED
from webapp.figures import MEANINGS, ORDERS, WIDEST, Asked, concordance, table
from webapp.library import as_json, asked_number, edition, fault, held, wants_json
from webapp.questions import find_question, opened
from webapp.studies import hues_by_author
from webapp.views.ruling import Answered

views = Blueprint("figures", __name__)


@views.get("/figures")
def show_figures() -> str | Response:
    """Show the concordance; `?section=`, `?verdict=` and `?author=` choose, `?order=` sorts, `?from=` goes on."""
    found = concordance(held())
    if wants_json():
        return as_json(as_rows(found))
    shown = table(found, _asked())
    sums = [(one, edition().passage(one.total.anchor)) for one in found.sums]
    return render_template(
        "figures.html", table=shown, sums=sums, looked_at=found.claims, titles=SECTIONS, orders=ORDERS,
        verdicts=VERDICTS, meanings=MEANINGS, hues=hues_by_author(edition()), widest=WIDEST,
        named=NAMED,
    )


@views.get("/figures/<key>")
def show_question(key: str) -> Answered:
    """Show one question: every sentence that answers it, and why each pair of answers has its verdict."""
    question = find_question(held(), key)
    if question is None:
        return fault(404, "No such question", "The concordance has no question at this address, or has none any more.")
    if wants_json():
        return as_json(as_rows(Concordance((question,), ())))
    return render_template(
        "question.html", asked=opened(held(), question), meanings=MEANINGS, hues=hues_by_author(edition()),
        named=NAMED,
    )


def _asked() -> Asked:
    """Return what is asked for; what there is not is not asked for."""
    section, verdict, order = (request.args.get(name, "") for name in ("section", "verdict", "order"))
    return Asked(
        section if section in SECTIONS else "", verdict if verdict in VERDICTS else "",
        request.args.get("author", "")[:200], order if order in ORDERS else "verdict",
        asked_number("from"),
    )
