"""A register entry in a few lines, for a panel on the page that names it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request

from edition.errors import UnknownAnchorError
from edition.model import Entry
from edition.store import Edition, TextSummary
from webapp.addresses import KINDS, anchor_path, entry_path
from webapp.elsewhere import hue, locator
from webapp.library import edition
from webapp.reading import Link
from webapp.views.registers import KIND_PATHS

views = Blueprint("panels", __name__)

SPELLINGS = 4
"""Spellings of one author that a panel has room for."""

READ = 400
"""Mentions of one text that are looked at for spellings; the article has all."""


@dataclass(frozen=True, slots=True)
class Use:
    """How one text speaks of an entry."""

    summary: TextSummary
    hue: int
    count: int
    spellings: tuple[str, ...]
    path: str


@views.get(f"/{KIND_PATHS}/<key>/panel")
def show_panel(path: str, key: str) -> str:
    """Show who or what an entry is, who spells it how, and where it was before and is next; `?at=` says from where."""
    entry = edition().registers.find(f"{KINDS[path]}:{key}")
    if entry is None:
        abort(404)
    here = request.args.get("at", "")
    before, after = _around(edition(), entry, here)
    return render_template(
        "_panel.html", entry=entry, path=entry_path(entry.key), uses=_uses(edition(), entry), before=before,
        after=after, here=here.partition(".")[0],
    )


def _uses(open_edition: Edition, entry: Entry) -> tuple[Use, ...]:
    by_text: dict[str, list[str]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for mention in open_edition.mentions_of(entry.key):
        text_id = mention.anchor.partition(".")[0]
        counts[text_id] += 1
        if counts[text_id] <= READ:
            by_text[text_id].append(open_edition.passage(mention.anchor).words(mention.span))
    return tuple(
        Use(
            one, hue(open_edition, one), counts[one.id],
            tuple(word for word, _ in Counter(by_text[one.id]).most_common(SPELLINGS)),
            f"{entry_path(entry.key)}#in-{one.id}",
        )
        for one in open_edition.texts if counts[one.id]
    )


def _around(open_edition: Edition, entry: Entry, here: str) -> tuple[Link | None, Link | None]:
    """Return the passages of the same text that name *entry* before and after the passage *here*."""
    text_id = here.partition(".")[0]
    mentions = open_edition.mentions_of(entry.key)
    anchors = list(dict.fromkeys(one.anchor for one in mentions if one.anchor.startswith(f"{text_id}.")))
    if here not in anchors:
        return None, None
    at = anchors.index(here)
    before = anchors[at - 1] if at else ""
    after = anchors[at + 1] if at + 1 < len(anchors) else ""
    return _link(open_edition, before), _link(open_edition, after)


def _link(open_edition: Edition, anchor: str) -> Link | None:
    try:
        return Link(locator(open_edition.passage(anchor)), anchor_path(anchor)) if anchor else None
    except UnknownAnchorError:
        return None
