"""An editor rules on two passages: whether she may, that it is kept, and on which passages it stands now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from edition.errors import RulingError, UnknownAnchorError
from edition.ledger import read_ledger
from edition.links import Link, Links, read_links, write_links
from edition.model import Passage, Problem, Text
from edition.parallels.profiles import Authors, writers
from edition.registers import Registers
from edition.safekeeping import in_turn
from edition.store import Edition

LONGEST_NAME, LONGEST_REASON = 200, 2_000
"""Code points kept of who rules and why; readers see both."""


def rule(edition: Edition, file: Path, a: str, b: str, *, is_parallel: bool, who: str = "", why: str = "") -> Link:
    """Keep what an editor rules on the passages *a* and *b* in the links *file*, in place of an earlier ruling.

    Whether she confirms a pair or adds one is told by whether the machine found it. Several may rule at once.
    Raises RulingError if the passages are one or by one author, EditionError if *file* cannot be read.
    """
    one, other = edition.passage(a), edition.passage(b)
    if one.anchor == other.anchor:
        raise RulingError("a passage is no parallel to itself; name two.")
    if _authors(edition, one) & _authors(edition, other):
        raise RulingError(f"{one.anchor} and {other.anchor} are by one author; "
                          "a parallel joins passages of different authors.")
    with in_turn(file.parent):
        before = read_links(file)
        earlier = before.find(a, b)
        is_found = earlier.status != "added" if earlier else was_found(edition, a, b)
        status = "rejected" if not is_parallel else "confirmed" if is_found else "added"
        ruling = Link(a, b, status, _said(who, LONGEST_NAME), _said(why, LONGEST_REASON))
        write_links(before.ruled(ruling), file)
    return ruling


def undo(file: Path, a: str, b: str) -> Link:
    """Take the ruling on two passages out of the links *file* and return it; the machine has its word again.

    Raises RulingError if there is none, EditionError if *file* cannot be read.
    """
    with in_turn(file.parent):
        before = read_links(file)
        ruling = before.find(a, b)
        if ruling is None:
            raise RulingError(f"nothing was ruled on {a} and {b}; {file.name} holds the rulings there are.")
        write_links(before.without(a, b), file)
    return ruling


def was_found(edition: Edition, a: str, b: str) -> bool:
    """True if the machine found the pair, whatever an editor ruled on it since."""
    return any(b in (pair.a, pair.b) and pair.status != "added" for pair in edition.parallels_of(a))


def rulings_now(
    links: Links, texts: Sequence[Text], anchors: Path, registers: Registers
) -> tuple[Links, tuple[Problem, ...]]:
    """Return *links* on the anchors that answer now, by the ledgers in the folder *anchors*, and what is wrong there.

    Passages that merged since are ruled on under the one that answers for them. A ruling on one that is gone, or on two
    of one author, is kept in the file, does nothing, and is said to. Texts that are not read here are passed over.
    """
    now = _answering({text.id for text in texts}, anchors)
    written_by = writers(texts, Authors(registers))
    faults = ((link, *_fault(link, now, written_by)) for link in links)
    problems = tuple(
        Problem(
            f"ruling-{code}", f"a ruling joins {link.a} and {link.b}; {said}.",
            f"`variorum link {link.a} {link.b} --undo` takes it out.", file="links.xml", level="warning",
        )
        for link, code, said in faults if code
    )
    return links.moved(now), problems


def _answering(read: Collection[str], anchors: Path) -> Callable[[str], str]:
    """Return what tells the anchor that answers now for one of a text that is *read*; "" if none does."""
    ledger_of = cache(lambda text_id: read_ledger(anchors / f"{text_id}.jsonl", text_id))

    @cache
    def now(anchor: str) -> str:
        text_id, _, passage_id = anchor.partition(".")
        try:
            return ledger_of(text_id).resolve(passage_id).target if text_id in read else anchor
        except UnknownAnchorError:
            return ""

    return now


def _fault(link: Link, now: Callable[[str], str], written_by: Mapping[str, frozenset[str]]) -> tuple[str, str]:
    """Return the code of what is wrong with a ruling, and what it is; "" twice of one that holds."""
    gone = [one for one in (link.a, link.b) if not now(one)]
    if gone:
        return "without-passage", f"{' and '.join(gone)} {'are' if len(gone) > 1 else 'is'} no longer there"
    one, other = (written_by.get(now(anchor), frozenset()) for anchor in (link.a, link.b))
    return ("of-one-author", "both are by one author") if one & other else ("", "")


def _authors(edition: Edition, passage: Passage) -> frozenset[str]:
    text = edition.text(passage.text_id)
    divisions = {division.id: division for division in text.divisions}
    return Authors(edition.registers).of(passage, text, divisions)


def _said(words: str, most: int) -> str:
    """Return what was typed, on one line, without what XML cannot hold.

    >>> _said("another\\x00 \\n month", 200)
    'another month'
    """
    return "".join(char for char in " ".join(words.split()) if char.isprintable())[:most]
