"""Which links of an HTML page call notes, and which lead back.

Word, LibreOffice, Pandoc and MediaWiki all make pairs of links that lead to each other, so no list of their class
names is needed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from edition.titles import NOTE_WORD

CALL_TEXT = re.compile(
    rf"[\[(]?\s*(?:(?i:{NOTE_WORD})\s*)?(\d{{1,4}}|[*†‡§]{{1,3}}|[a-zA-Z]|[ivxl]{{1,6}})\s*[\])]?[.:]?"
)
"""What a link says that calls a note."""

TOLD = frozenset({"noteref", "doc-noteref"})
"""What books in HTML call a link to a note: EPUB Structural Semantics Vocabulary, DPUB-ARIA 1.0."""

LABELLED = 0.8
"""Share of the notes that begin with their labels, at least; a few may begin with a day, “3 May”, by chance."""

AROUND = 5
"""Elements around a link whose ids count as its own: a call stands in `sup`, a note's link in a part of an item."""

MOST_ANCHORS = 40
"""Anchors of a paragraph, at most, that are asked whether a link leads to one of them."""

PAGE = frozenset({"body", "html", "[document]", "section", "article", "main"})
"""Elements that hold too much for their id to be that of a note or call."""


@dataclass(frozen=True, slots=True)
class NoteLinks:
    """Which links call notes and which lead back, by their ordinal among all links of the file."""

    calls: Mapping[int, str] = field(default_factory=dict)
    """Ordinal of a link → id of the note that it calls."""
    backs: frozenset[int] = frozenset()
    notes: frozenset[str] = frozenset()
    """Ids of the elements that are notes."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Id of a note → what its call says."""
    are_labelled: bool = False
    """The notes begin with what their calls say; else figures at their beginning are their own."""


@dataclass(frozen=True, slots=True)
class _Link:
    tag: Tag
    place: int
    """Ordinal among all elements."""
    target: str
    """Id that it leads to, or "" if that is elsewhere."""
    homes: frozenset[str]
    """Ids of the link and of what stands close around it."""


def find_notes(html: str) -> NoteLinks:
    """Tell the links that call notes: short ones that lead forward to a place from which a link leads back.

    >>> find_notes('<p>So.<a href="#n" id="c">1</a></p><p id="n"><a href="#c">1</a> There.</p>').calls
    {0: 'n'}
    """
    if "#" not in html:
        return NoteLinks()
    links, places, tags = _links_and_places(BeautifulSoup(html, "html.parser"))
    leading = {number: link for number, link in enumerate(links) if link.target in places}
    reached = _reached(leading.values())
    calls: dict[int, str] = {}
    labels: dict[str, str] = {}
    for number, link in leading.items():
        label = CALL_TEXT.fullmatch(link.tag.get_text().strip())
        returns = not reached[link.target].isdisjoint(link.homes)
        if label and places[link.target] > link.place and (returns or _is_raised(link.tag) or _is_told(link.tag)):
            calls[number] = link.target
            labels.setdefault(link.target, label[1])
    begun = sum(_begins_with(tags[name], label) for name, label in labels.items())
    return NoteLinks(
        calls, _backs(leading, calls), frozenset(labels), labels, are_labelled=begun >= LABELLED * len(labels) > 0,
    )


def _begins_with(note: Tag, label: str) -> bool:
    """True if the first word of a note, or behind its anchor, is its label."""
    behind = (str(text).strip() for text in note.find_all_next(string=True, limit=3))
    first = next(note.stripped_strings, "") or next(filter(None, behind), "")
    return label_at(first, label) > 0


def label_at(text: str, label: str) -> int:
    """Return how long *label* is at the beginning of *text*, with brackets, a point and blanks; 0 if it has none.

    >>> label_at("[1] See there.", "1"), label_at("1788, there", "1"), label_at("[Footnote 1: So.]", "1")
    (4, 0, 13)
    """
    match = re.match(
        rf"\s*(?:\[\s?{NOTE_WORD}\s)?[\[(]?\s*{re.escape(label)}(?:\s*[\])]?[.:]?(?=\s|$)|[\])])\s*", text, re.I,
    )
    return match.end() if match else 0


def _links_and_places(soup: BeautifulSoup) -> tuple[Sequence[_Link], Mapping[str, int], Mapping[str, Tag]]:
    """Return the links and anchors of a page, and the ordinal of the first element with each id, and that element."""
    links: list[_Link] = []
    places: dict[str, int] = {}
    tags: dict[str, Tag] = {}
    beside = _anchors(soup)
    for place, tag in enumerate(soup.find_all(True)):
        names = _names(tag)
        for name in names:
            places.setdefault(name, place)
            tags.setdefault(name, tag)
        if tag.name == "a" and (names or tag.get("href")):
            href = str(tag.get("href") or "")
            homes = names | _names_around(tag) | beside.get(id(_block(tag)), frozenset())
            links.append(_Link(tag, place, href[1:] if href.startswith("#") else "", homes))
    return links, places, tags


def _anchors(soup: BeautifulSoup) -> Mapping[int, frozenset[str]]:
    """Return the names of the anchors that stand by themselves in each block, if they are few."""
    found: dict[int, set[str]] = defaultdict(set)
    for tag in soup.find_all("a", href=False):
        found[id(_block(tag))] |= _names(tag)
    return {block: frozenset(names) for block, names in found.items() if len(names) <= MOST_ANCHORS}


def _block(tag: Tag) -> Tag | None:
    """Return the paragraph or item that a link stands in, or None."""
    return next((parent for parent in list(tag.parents)[:AROUND] if parent.name in ("p", "li", "td", "dd")), None)


def _reached(links: Iterable[_Link]) -> Mapping[str, set[str]]:
    """Return, by id, the ids that the links close to it lead to."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        for name in link.homes:
            found[name].add(link.target)
    return found


def _backs(leading: Mapping[int, _Link], calls: Mapping[int, str]) -> frozenset[int]:
    """Return the links that stand at a note and lead to its call."""
    notes = set(calls.values())
    sources = {name for number in calls for name in leading[number].homes}
    return frozenset(
        number for number, link in leading.items()
        if number not in calls and link.target in sources and not link.homes.isdisjoint(notes)
    )


def _is_told(tag: Tag) -> bool:
    """True if a link says of itself that it calls a note."""
    return not TOLD.isdisjoint(f"{tag.get('epub:type') or ''} {tag.get('role') or ''}".split())


def _is_raised(tag: Tag) -> bool:
    return tag.find("sup") is not None or (tag.parent is not None and tag.parent.name == "sup")


def _names(tag: Tag) -> frozenset[str]:
    return frozenset(str(tag[key]) for key in ("id", "name") if tag.get(key))


def _names_around(tag: Tag) -> frozenset[str]:
    """Return the ids of the elements around a link, up to its block, and of the list item or division of a note."""
    found: set[str] = set()
    for depth, parent in enumerate(tag.parents):
        if depth >= AROUND or parent.name in PAGE:
            break
        found |= _names(parent)
    return frozenset(found)
