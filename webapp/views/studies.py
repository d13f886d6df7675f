"""The days."""

from __future__ import annotations

import re
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template
from werkzeug.wrappers import Response

from edition.chronology import GRAINS, Moment, find_around, find_within, grain_of
from edition.days import Day, days_of
from webapp.library import asked_number, edition, held
from webapp.studies import Calendar, calendar, day, hues_by_author
from webapp.timeline import timeline

views = Blueprint("studies", __name__)

MOMENTS = 60
"""Days and months on a page of the chronology."""

DATES = 10
"""Dates of one day or month on the page of its year; its own page has more."""

DATES_OF_ITS_OWN = 300
"""Dates of a day on its own page, about 100 KB; who seeks one among more searches for it."""

WHEN = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")


@views.get("/chronology")
def show_chronology() -> str | Response:
    """Lead to the year that is written of most."""
    years = calendar(held()).years
    if not years:
        return render_template("chronology.html", days=(), calendar=calendar(held()), when="", drawn=None, more=0)
    return redirect(f"/chronology/{max(years, key=lambda one: one[1])[0]}", 302)


@views.get("/chronology/<when>")
def show_days(when: str) -> str:
    """Show the days of a year, a month, or one day, and the stretches that hold it; `?from=` goes on."""
    asked = days_of(when) if WHEN.fullmatch(when) else None
    if asked is None or grain_of(*asked) == "range":
        abort(404)
    found = calendar(held())
    hues = hues_by_author(edition())
    moments = find_within(found.moments, *asked)
    start = asked_number("from")
    days = [day(edition(), one, hues, DATES_OF_ITS_OWN if one.key == when else DATES)
            for one in moments[start:start + MOMENTS]]
    grouped = [(month, list(run)) for month, run in groupby(days, key=lambda one: _month(one.moment))]
    grain = grain_of(*asked)
    drawn_of = when if grain != "day" else when.rpartition("-")[0]
    frame = days_of(drawn_of) or asked
    before, after = _neighbours(found, *asked)
    return render_template(
        "chronology.html", days=grouped, calendar=found, when=when, before=before, after=after,
        around=[day(edition(), one, hues, DATES) for one in find_around(found.moments, *asked)[:MOMENTS]],
        drawn=timeline(found.dated, *frame, hues, current=when), drawn_of=drawn_of, grain=grain,
        year=asked[0].isoformat()[:-6], more=start + MOMENTS if start + MOMENTS < len(moments) else 0,
    )


def _neighbours(found: Calendar, first: Day, last: Day) -> tuple[str, str]:
    """Return the day, month or year before and after one that is written of, each "" if there is none."""
    grain = GRAINS.index(grain_of(first, last))
    fine = (one.first for one in found.moments if GRAINS.index(one.grain) <= grain or one.is_season)
    keys = dict.fromkeys(one.isoformat().rsplit("-", grain)[0] for one in fine)
    spans = [(key, span) for key in keys if (span := days_of(key))]
    before = [key for key, span in spans if span[1] < first]
    after = [key for key, span in spans if span[0] > last]
    return before[-1] if before else "", after[0] if after else ""


def _month(moment: Moment) -> str:
    """Return the month, or the year where no month is given, under which a moment stands."""
    return moment.key if moment.grain == "year" else moment.first.isoformat()[:-3]
