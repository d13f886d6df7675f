"""The concordance of figures."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from edition.concordance.showing import SECTIONS, VERDICTS, as_rows
from webapp.figures import ORDERS, WIDEST, Asked, concordance, table
from webapp.library import as_json, asked_number, edition, held, wants_json
from webapp.studies import hues_by_author

views = Blueprint("figures", __name__)


@views.get("/figures")
def show_figures() -> str | Response:
    """Show the concordance; `?section=`, `?verdict=` and `?author=` choose, `?order=` sorts, `?from=` goes on."""
    found = concordance(held())
    if wants_json():
        return as_json(as_rows(found))
    shown = table(found, _asked())
    return render_template(
        "figures.html", table=shown, sums=found.sums, looked_at=found.claims, titles=SECTIONS, orders=ORDERS,
        verdicts=VERDICTS, hues=hues_by_author(edition()), widest=WIDEST,
    )


def _asked() -> Asked:
    """Return what is asked for; what there is not is not asked for."""
    section, verdict, order = (request.args.get(name, "") for name in ("section", "verdict", "order"))
    return Asked(
        section if section in SECTIONS else "", verdict if verdict in VERDICTS else "",
        request.args.get("author", "")[:200], order if order in ORDERS else "verdict",
        asked_number("from"),
    )
