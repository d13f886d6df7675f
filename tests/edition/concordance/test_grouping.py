"""Grouping: which claims answer one question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.concordance.claims import Claim
from edition.concordance.frames import Frame
from edition.concordance.grouping import Kin, Parallels, group_claims
from edition.model import Parallel

DAM = Frame(weights={"word:river": 2.0}, norm=2.0, events={"event:dam": 0.8}, named=frozenset(("event:dam",)),
            acts=frozenset(("deed:died",)))
FIRE = replace(DAM, events={"event:fire": 0.8}, named=frozenset())


def claim(author: str, value: float) -> Claim:
    return Claim(f"{author}.p1", 0, 3, value, value, value, "people", "", author, author, "", (0, 3))


@pytest.mark.parametrize(("third", "grouped"), [
    pytest.param(DAM, [[0, 1, 2]], id="of-the-same-event"),
    pytest.param(FIRE, [[0, 1]], id="of-another"),
    pytest.param(replace(FIRE, events={}), [[0, 1, 2]], id="of-none"),
])
def test_a_number_of_another_event_joins_no_row_of_one_event(third: Frame, grouped: list[list[int]]) -> None:
    claims = [claim("a", 4120), claim("b", 4120), claim("c", 4250)]
    parallels = [Parallel(f"{one}.p1", "c.p1", 0.3) for one in "ab"]
    kin = Kin(claims, [DAM, DAM, third], Parallels(parallels, ()))
    assert list(group_claims(range(3), kin)) == grouped
