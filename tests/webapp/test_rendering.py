"""How passages become HTML."""

from __future__ import annotations

import pytest

from edition.model import Passage, PassageKind, Span
from webapp.rendering import Style, render_text

PRINT = ("who came into the kitchen, clad in a light", "cotton dress, and stood beside the hearth", "until noon")
ADDRESS = ("Miss J. Weber", "Long Bridge 4", "Elbing")


@pytest.mark.parametrize(("kind", "lines", "breaks"), [
    ("p", PRINT, 0), ("stage", PRINT, 0), ("p", ADDRESS, 2), ("quote", PRINT, 2), ("head", PRINT, 2),
])
def test_prose_flows_over_the_lines_of_the_print_and_other_lines_stay(
    kind: PassageKind, lines: tuple[str, ...], breaks: int
) -> None:
    ends = [len(" ".join(lines[:at])) for at in range(1, len(lines))]
    passage = Passage("a", "p1", kind, " ".join(lines), tuple(Span(end, end, "line") for end in ends))
    html = render_text(passage, Style())
    assert html.count("<br>") == breaks
    assert html.replace("<br>", "") == " ".join(lines)
