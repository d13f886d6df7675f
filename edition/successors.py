"""What answers for a passage that was merged, when the one it was merged with is edited further.

Merged passages are parted again, or cut: an address must not lead to a passage that no longer has its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from edition.dividing import MUCH
from edition.ledger import Ledger, Record, Standing
from edition.likeness import plain_words


def followed(
    ledger: Ledger, before: Mapping[str, str], now: Mapping[str, str], parts: Mapping[str, Sequence[str]], revision: str
) -> Iterable[Record]:
    """Yield what becomes of the merged passages whose successor reads otherwise now.

    *before* and *now* are the words of all passages by id; *parts*, the ids of what was split off each. One whose words
    are in none of these is gone.
    """
    for standing in ledger.standings.values():
        if standing.status != "merged" or standing.id in now:
            continue
        heir = _end(ledger.standings, standing)
        if now.get(heir, "") == before.get(heir, "") or heir not in now:
            continue
        words = plain_words(standing.text)
        home = next((one for one in (heir, *parts.get(heir, ())) if has_words(now[one], words)), "")
        if not home:
            yield Record(standing.id, "gone", revision, after=heir)
        elif home != heir:
            yield Record(standing.id, "merged", revision, to=home)


def has_words(text: str, words: Sequence[str]) -> bool:
    """True if *text* has enough of *words*, in their order, to answer for the passage that said them.

    >>> has_words("War drew near. Nobody spoke.", ["nobody", "spoke"]), has_words("War drew near.", ["nobody", "spoke"])
    (True, False)
    """
    others = plain_words(text)
    if len(words) < 2:
        return set(words) <= set(others)
    pairs = set(pairwise(words))
    return len(pairs & set(pairwise(others))) >= MUCH * len(pairs)


def _end(standings: Mapping[str, Standing], standing: Standing) -> str:
    seen = {standing.id}
    while standing.status == "merged" and standing.to in standings and standing.to not in seen:
        seen.add(standing.to)
        standing = standings[standing.to]
    return standing.id
