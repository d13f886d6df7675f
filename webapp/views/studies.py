"""The days."""

from __future__ import annotations

import re
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from webapp.library import edition, held
from webapp.studies import calendar, day, hues_by_author

views = Blueprint("studies", __name__)

MOMENTS = 120
"""Days and months on a page of the chronology."""

YEAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@views.get("/chronology")
def show_chronology() -> str | Response:
    """Show the years; lead to the one that is written of most."""
    years = calendar(held()).years
    if not years:
        return render_template("chronology.html", days=(), calendar=calendar(held()), when="", months=(), more=0)
    return redirect(f"/chronology/{max(years, key=lambda one: one[1])[0]}", 302)


@views.get("/chronology/<when>")
def show_days(when: str) -> str:
    """Show the days of a year, a month, or one day; `?from=` goes on."""
    if not YEAR.fullmatch(when):
        abort(404)
    found = calendar(held())
    moments = [one for one in found.moments if one.key.startswith(when)]
    start = max(request.args.get("from", 0, type=int), 0)
    hues = hues_by_author(edition())
    days = [day(edition(), one, hues) for one in moments[start : start + MOMENTS]]
    grouped = [(month, list(run)) for month, run in groupby(days, key=lambda one: _month(one.moment.key))]
    more = start + MOMENTS if start + MOMENTS < len(moments) else 0
    months = [(month, count) for month, count in found.months if month[:4] == when[:4]]
    return render_template(
        "chronology.html", days=grouped, calendar=found, when=when, months=months, more=more,
    )


def _month(key: str) -> str:
    return key[:7] if YEAR.fullmatch(key[:7]) and "--" not in key[:8] else key[:4]
