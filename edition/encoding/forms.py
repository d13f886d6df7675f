"""How calls and labels of notes look: a new habit is a row of a table here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from edition.titles import NOTE_WORD

SUPERIOR = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
"""Superior letters that call notes."""
ROMAN = r"(?=[ivxl]{2})(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![a-z])"
"""Roman figures from two letters on, to 89; word processors number endnotes with them."""
MISREAD = str.maketrans("IilOoSBZ|!", "1110058211")
"""Letters that scans take figures for."""
PLAIN = str.maketrans(SUPERIOR + LETTERS, "0123456789abcdefghijklmnoprstuvwxyz")


def normal_label(raw: str) -> str:
    """Return a label in plain digits.

    >>> normal_label("¹⁶"), normal_label("*")
    ('16', '*')
    """
    return raw.translate(PLAIN)


# ---- calls

APART = -4.2
"""Weight of a call that stands apart from the word before it, “mill (1)”, “mill *”, or in signs that other things stand
in, too, “mill{1}”: nothing, unless notes answer it.
"""
FRAMES: Mapping[str, tuple[str, float]] = {
    "raised": (rf"\([{SUPERIOR}]{{1,3}}\)|⁽[{SUPERIOR}]{{1,3}}⁾", 6.0),
    "rst": (r"\[(?:\d{1,4}|[#*]|#[\w-]{1,40})\]_(?!\w)", 8.0),
    "double": (r"\[\[\d{1,4}\]\]", 3.5),
    "careted": (r"(?<=[^\s^])\^\d{1,4}\^", 6.0),
    "org": (r"\[fn:[\w-]{1,40}\]", 8.0),
    "tex": (r"\\textsuperscript\{\d{1,4}\}", 6.0),
    "worded": (rf"\[\s?(?i:{NOTE_WORD}|n\.)\s?\d{{1,4}}\]", 5.0),
    "aside": (rf"\((?i:{NOTE_WORD}|n\.)\s?\d{{1,4}}\)", APART),
    "misread": (r"\[(?=\d*[IlOSZB|])[\dIlOSZB|]{1,3}\]", -0.5),
    "brace": (r"\{(?:\d{1,4}|[a-z]|[*†‡]{1,3})\}", APART),
    "slash": (r"(?<![\d/])/\d{1,3}/(?![\d/])", APART),
    "bar": (r"\|\d{1,3}\|", APART),
    "angle": (r"<\d{1,3}>", APART),
}
"""What calls are framed by → how they look, and their weight.

A number that the scan misread is a call only where a note has it.
"""
WORDED = re.compile(r"(?P<word>[^\W\d]+)[.:{\s]*(?P<label>\S+)")
"""What stands in a frame with a word before the label."""
WITH_WORD = ("org", "tex", "worded", "aside")
_FRAMED = "|".join(rf"(?P<{name}>{look})" for name, (look, _) in FRAMES.items())
FRAME = "()[]{}<>⁽⁾/|^_"
"""What frames a call, and is not its label."""
CANDIDATE = re.compile(
    rf"(?=[\[(<^*†‡§{{/|⁽\\\d{SUPERIOR}{LETTERS}])(?:{_FRAMED}|\[\^(?P<md>[^\]\s]{{1,80}})\]"
    rf"|(?P<html><sup>\s*(?P<htmln>\d{{1,4}}|[*†‡])\s*</sup>)"
    rf"|\\?[\[(](?P<bracket>\d{{1,4}}|[*†‡])\\?[\])]|(?P<round>\((?:[a-z]|{ROMAN}|[*†‡]{{2,3}})\))"
    rf"|(?P<caret>\^(?:(?P<caretn>\d{{1,4}})(?![\d^])|\{{(?P<curlyn>\d{{1,4}}|[*†‡]{{1,3}})\}}))"
    rf"|(?P<letter>\[(?:[a-zA-Z]|{ROMAN})\]|[{LETTERS}](?![{LETTERS}\w]))"
    rf"|(?P<sup>[{SUPERIOR}]{{1,4}}(?:\d{{1,3}}(?!\d))?)"
    rf"|(?P<mixed>(?<![\d.,])\d{{1,2}}[{SUPERIOR}]{{1,3}})"
    r"|(?P<star>(?:\*{1,3}|[†‡§]{1,2}))"
    r"|(?P<plain>\d+))"
)
"""What may be a call. The look ahead to its first character makes the search eight times as fast."""

LOW = re.compile(rf"[.,;:!?…”’\"'»)\]]({ROMAN}|[a-z])(?=\)?(?:[\s—–]|$))")
"""Letters and Roman figures glued to the end of a sentence, “mill.iv”."""
LOW_HALF = re.compile(r"\)(?<=[^\W\d_][^\W\d_][a-z]\))(?=[\s.,;:])")
"""The bracket behind a letter that is glued to a word, “milla)”. It is looked for first, as it is seldom."""


# ---- labels

LOOKS: Mapping[str, tuple[str, float]] = {
    "md": (r"\[\^(?P<md>[^\]\s]{1,80})\]:?", 8.0),
    "org": (r"\[fn:(?P<org>[\w-]{1,40})\]", 8.0),
    "rst": (r"\.\. \[(?P<rst>\d{1,4}|[#*]|#[\w-]{1,40})\]", 8.0),
    "sup": (rf"(?P<sup>[{SUPERIOR}]{{1,4}})", 3.0),
    "raised": (rf"\((?P<raised>[{SUPERIOR}]{{1,3}})\)", 3.0),
    "double": (r"\[\[(?P<double>\d{1,4})\]\]", 0.5),
    "brace": (r"\{(?P<brace>\d{1,4}|[a-z]|[*†‡]{1,3})\}", 0.5),
    "bracket": (r"\\?\[(?P<bracket>\d{1,4}|[*†‡])\\?\](?!\()", 0.5),
    "letter": (rf"\[(?P<letter>[a-zA-Z]|{ROMAN})\](?=\s)", -1.5),
    "high": (rf"(?P<high>[{LETTERS}])(?=\s)", -1.5),
    "dot": (r"(?P<dot>\d{1,4})\.(?=\s|[^\W\d]|[\"“‘'*—–])", -2.5),
    "paren": (r"\(?(?P<paren>\d{1,4})\)(?=\s|[^\W\d])", -2.5),
    "star": (r"(?P<star>\*{1,3}|[†‡]{1,2}|§{1,2}(?!\s?\d))(?=\)?(?:\s|[^\W\d]|[“\"„«‘']))(?!\s?\*)", -1.5),
    "round": (rf"\((?P<round>[a-z]|{ROMAN}|[*†‡]{{1,3}})\)(?=\s|[^\W\d])", -1.5),
    "caret": (r"\^\{?(?P<caret>\d{1,4})\}?(?=\s|[^\W\d])", 3.0),
    "word": (
        rf"(?:\[\s?)?(?i:{NOTE_WORD})\s?(?P<word>\d{{1,4}}|[a-z]|[*†‡]{{1,3}})(?=\s?[.:)\]]|\s[A-ZÀ-Ž“\"„«‘(])", -1.5,
    ),
    "shut": (r"(?P<shut>\d{1,4})\](?=\s|[^\W\d])", -1.5),
    "colon": (r"(?P<colon>\d{1,3}):(?=\s)", -3.0),
    "slash": (r"(?P<slash>\d{1,3})/(?=\s)", -2.0),
    "low": (rf"(?P<low>{ROMAN}|[a-km-z])(?=[.)]\s|\s+[A-ZÀ-Ž“\"„«‘(])", -2.0),
    "plain": (r"(?P<plain>\d{1,4})(?=\s+\S|[A-ZÀ-Ž“\"‘][a-zà-ž])", -2.0),
}
"""Style of labels → how they look, and what speaks for a note before anything else is known, as logarithm of odds.

No small l is a label: it is rather a misread 1.
"""
LABEL = re.compile("|".join(look for look, _ in LOOKS.values()))

DAMAGED = re.compile(r"\[?(?P<figures>(?=[\dIl|!]{0,3}[A-Zil|!o])[\dIilOoSBZ|!]{1,3})[.)\]]?(?=\s+[A-ZÀ-Ž“\"„«‘(])")
"""What may be a figure that was misread, “l2”, “I3”, “1O”, “S4”, before the beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that a line begins with."""

    line: int
    """Index of the line."""
    label: str
    style: str
    size: int
    """Code points of the line that belong to it, without the blanks after it."""

    @property
    def number(self) -> int:
        return int(self.label) if self.label.isdecimal() and self.label.isascii() else 0


def read_label(text: str, index: int = 0) -> Label | None:
    """Return the label that a line begins with, whatever it means; *index* is that of the line.

    >>> read_label("16 Ibid.").label, read_label("[Footnote 3] See there.").label
    ('16', '3')
    """
    match = LABEL.match(text)
    if not match or match.lastgroup is None:
        return _read_damaged(text, index)
    if match.end() == len(text) and match.lastgroup != "md":
        return None
    return Label(index, normal_label(match[match.lastgroup]), match.lastgroup, match.end())


def _read_damaged(text: str, index: int = 0) -> Label | None:
    match = DAMAGED.match(text)
    number = match["figures"].translate(MISREAD) if match else "0"
    return Label(index, number, "damaged", match.end()) if match and number[0] != "0" else None
