"""A stretch of a passage as the target of a W3C Web Annotation: https://www.w3.org/TR/annotation-model/#selectors."""

from __future__ import annotations

from edition.model import Passage
from edition.quoting import selector


def target(passage: Passage, source: str, start: int = 0, end: int | None = None) -> dict[str, object]:
    """Return the target that names the stretch of *passage* from *start* to *end*, exclusive, in code points.

    *source* is the address of the passage. Without *end* the stretch goes to the end of the passage; of a passage
    without words there is no selector.

    >>> target(Passage("smith", "p1", "p", "in the autumn of 1936"), "/a/smith.p1", 7, 13)["selector"][1]
    {'type': 'TextPositionSelector', 'start': 7, 'end': 13}
    """
    found: dict[str, object] = {"source": source}
    last = len(passage.text) if end is None else end
    if last > start:
        chosen = selector(passage.text, start, last)
        found["selector"] = [
            {"type": "TextQuoteSelector", "exact": chosen.exact, "prefix": chosen.prefix, "suffix": chosen.suffix},
            {"type": "TextPositionSelector", "start": start, "end": last},
        ]
    return found
