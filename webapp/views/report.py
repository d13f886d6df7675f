"""The report of the last build: what is wrong or doubtful, first what stops the most."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from edition.model import LEVELS, Problem
from webapp.library import as_json, asked_number, edition, wants_json

views = Blueprint("report", __name__)

SHOWN = 200
"""Problems on a page."""


@views.get("/report")
def show() -> str | Response:
    """Show the report; `?level=` and `?code=` choose among the problems, `?from=` goes on."""
    report = edition().report
    if wants_json():
        return as_json({
            "texts": [{name: getattr(one, name) for name in one.__slots__} for one in report.texts],
            "parallels": report.parallels, "strong": report.strong, "confirmed": report.confirmed,
            "problems": [{name: getattr(one, name) for name in one.__slots__} for one in report.problems],
        })
    code, level = request.args.get("code", ""), request.args.get("level", "")
    chosen = [one for one in report.problems if code in ("", one.code) and level in ("", one.level)]
    chosen.sort(key=lambda one: LEVELS.index(one.level))
    start = asked_number("from")
    return render_template(
        "report.html", report=report, problems=tuple(islice(chosen, start, start + SHOWN)), code=code, level=level,
        codes=_codes(report.problems), start=start, of=len(chosen), following=start + SHOWN,
        totals=_totals(),
    )


def _codes(problems: tuple[Problem, ...]) -> list[tuple[str, int]]:
    return Counter(one.code for one in problems).most_common()


def _totals() -> dict[str, int]:
    names = ("words", "passages", "notes_linked", "notes_unlinked", "notes_missing", "mentions", "unresolved", "dates",
             "figures", "citations", "corrections", "doubtful")
    return {name: sum(getattr(one, name) for one in edition().report.texts) for name in names}
