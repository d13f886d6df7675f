"""How a passage is cited: as words in a style, with italics, and as records for other programmes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from edition.citing import apa, chicago, mla
from edition.citing.cited import Cited, cited
from edition.citing.exports import bibtex, csl_item, csl_json, ris, tei
from edition.citing.writing import Run, american_day, clean, italic, listed, runs
from edition.errors import EditionError
from edition.model import Passage, Text
from edition.registers import Registers

__all__ = [
    "EXPORTS", "STYLES", "Citation", "Cited", "Run", "bibtex", "citation", "cite", "cited", "csl_item", "csl_json",
    "export", "ris", "tei",
]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in words; `runs` tells what of it is in italics."""

    style: str
    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)


class Style(NamedTuple):
    """A style by its name for readers, and what writes it."""

    label: str
    write: Callable[[Cited], str]


def _here(one: Cited) -> list[str]:
    """Return where we have the passage, for a note."""
    return [_home(one, "in"), one.anchor, one.url, _seen(one, "accessed ")]


def _home(one: Cited, verb: str) -> str:
    """Return the edition, and whether it has the author's words; a précis has the editors'."""
    title = clean(one.edition_title)
    words = [word for word in ("précis" if one.is_precis else "", verb if title else "", italic(title)) if word]
    return " ".join(words)


def _seen(one: Cited, verb: str) -> str:
    """Return the day of access; Chicago asks for it only where the work has no date (13.15)."""
    return f"{verb}{american_day(one.accessed)}" if one.accessed and one.url and not one.work.date else ""


def _note(one: Cited) -> str:
    return chicago.note(one.work, one.locator, _here(one))


def _short_note(one: Cited) -> str:
    return chicago.short_note(one.work, one.locator, [one.anchor])


def _bibliography(one: Cited) -> str:
    home = _home(one, "in")
    return chicago.bibliography(one.work, [home[:1].upper() + home[1:], _seen(one, "Accessed "), one.url])


def _works_cited(one: Cited) -> str:
    container = listed(["Précis" if one.is_precis else "", italic(clean(one.edition_title)), one.anchor, one.url])
    seen = f"Accessed {mla.day(one.accessed)}" if one.accessed and one.url else ""
    return mla.works_cited(one.work, [container, seen])


def _reference(one: Cited) -> str:
    home = _home(one, "in")
    return apa.reference(one.work, [f"{home[:1].upper()}{home[1:]} ({one.anchor}).".lstrip(), one.url])


STYLES: dict[str, Style] = {
    "chicago": Style("Chicago, note", _note),
    "chicago-short": Style("Chicago, short note", _short_note),
    "chicago-bibliography": Style("Chicago, bibliography", _bibliography),
    "mla": Style("MLA, works cited", _works_cited),
    "mla-in-text": Style("MLA, in the text", lambda one: mla.in_text(one.work, one.locator)),
    "apa": Style("APA, reference", _reference),
    "apa-in-text": Style("APA, in the text", lambda one: apa.in_text(one.work, one.locator)),
}
"""Name of a style → how it is written."""

EXPORTS: dict[str, tuple[str, Callable[[Cited], str]]] = {
    "bibtex": ("application/x-bibtex", bibtex),
    "ris": ("application/x-research-info-systems", ris),
    "csl-json": ("application/vnd.citationstyles.csl+json", csl_json),
    "tei": ("application/tei+xml", tei),
}
"""Name of a format → its media type and what writes it."""


def cite(
    passage: Passage, text: Text, *, style: str = "chicago", edition_title: str = "", address: str = "",
    accessed: str = "", registers: Registers | None = None,
) -> Citation:
    """Return the citation of *passage* in *style*, one of `STYLES`.

    *address* is that of the edition, without a final slash, empty if it is not published; *accessed* is a day, ISO
    8601, empty if it is not to be told. Raises EditionError for a style that is not known.
    """
    found = cited(
        passage, text, edition_title=edition_title, address=address, accessed=accessed, registers=registers
    )
    return citation(found, style)


def citation(one: Cited, style: str) -> Citation:
    """Return the citation of what is *cited* in *style*. Raises EditionError for a style that is not known."""
    if style not in STYLES:
        raise EditionError(f"no style ‘{style}’; known are {', '.join(STYLES)}.")
    return Citation(style, runs(STYLES[style].write(one)))


def export(one: Cited, form: str) -> str:
    """Return *one* as a record in the format *form*, one of `EXPORTS`. Raises EditionError for another."""
    if form not in EXPORTS:
        raise EditionError(f"no format ‘{form}’; known are {', '.join(EXPORTS)}.")
    return EXPORTS[form][1](one)
