"""What a passage tells of its source: its words with what was read out of them."""

from __future__ import annotations

import re
import unicodedata

from edition.model import Passage

SUP_TAG = re.compile(r"</?sup>")
"""What some plain texts mark superior figures with."""


def as_received(passage: Passage) -> str:
    """Return the text of *passage* with its label or speaker, its calls, the readings that were received, and the
    addresses of its links.

    Of a call that was misread, the correction beside it says how it read.

    >>> from edition.model import Span
    >>> as_received(Passage("t", "b1", "p", "The end.", (Span(8, 8, "call", "n1", "16"),), n="53"))
    '53The end.16'
    """
    out, last = [passage.n, passage.speaker], 0
    misread = {one.start for one in passage.spans if one.kind == "correction" and ("rule", "call") in one.data}
    told = [
        (one.start, one.end, dict(one.data).get("said", one.value)) for one in passage.spans
        if one.kind == "correction" or (one.kind == "call" and one.start not in misread)
    ]
    led = [(one.end, one.end, one.ref) for one in passage.spans if one.kind == "link"]
    for start, end, said in sorted([*led, *told], key=lambda one: one[0]):
        if start >= last:
            out += [passage.text[last:start], said]
            last = end
    return "".join([*out, passage.text[last:]])


def letters(text: str) -> str:
    """Return the letters and digits of *text*, superior ones as plain ones, without accents."""
    bare = SUP_TAG.sub("", text)
    return "".join(char for char in unicodedata.normalize("NFKD", bare) if char.isalnum())
