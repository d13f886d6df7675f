"""Who cites whom, and what claims rest on."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from edition.backing import BADGES
from webapp.citations import CLAIMS, COMMON, SAID, claims_resting, common_works, matrix, picture, resting
from webapp.companions import citations_between, citings
from webapp.library import asked_number, held

views = Blueprint("citations", __name__)


@views.get("/citations")
def show_citations() -> str:
    """Show who cites whom; `?author=` and `&cites=` list where one cites the other.

    `?rests=archive`, with or without an author, lists the claims that rest on one thing, `&from=` goes on.
    """
    rests, author, cites = (request.args.get(name, "")[:200] for name in ("rests", "author", "cites"))
    if rests in BADGES:
        start = asked_number("from")
        claims, count = claims_resting(held(), rests, author, start)
        return render_template(
            "resting.html", claims=claims, count=count, rests=rests, author=author, badges=BADGES, said=SAID,
            link=_link, more=start + CLAIMS if start + CLAIMS < count else 0,
        )
    if cites:
        found = citations_between(held(), author, cites)
        return render_template("cites.html", author=author, cited=cites, works=found)
    return render_template(
        "citations.html", picture=picture(held()), matrix=matrix(held()), common=common_works(held()),
        further=max(0, len(citings(held()).common) - COMMON), resting=resting(held()), badges=BADGES,
        said=SAID, link=_link,
    )


def _link(rests: str, author: str = "", start: int = 0) -> str:
    rows = (("rests", rests), ("author", author), ("from", str(start) if start else ""))
    return "/citations?" + urlencode([(name, value) for name, value in rows if value])
