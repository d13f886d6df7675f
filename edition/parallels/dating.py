"""Dates as features at three grains, and whether the dates of two passages can be the same."""

from __future__ import annotations

from edition.dates import bounds


def date_keys(edtf: str) -> tuple[str, ...]:
    """Return the day, month and year of a date, as far as it says them; a span of time gives both its ends.

    >>> date_keys("1937-07-31")
    ('day:1937-07-31', 'month:1937-07', 'year:1937')
    >>> date_keys("1937/1938"), date_keys("1937-22")
    (('year:1937', 'year:1938'), ('year:1937',))
    """
    keys: list[str] = []
    for part in edtf.split("/"):
        known = bounds(part) if part else None
        if known is None:
            continue
        first, last = known
        if first == last:
            keys.append(f"day:{first.isoformat()}")
        if (first.year, first.month) == (last.year, last.month):
            keys.append(f"month:{first.year:04}-{first.month:02}")
        if first.year == last.year:
            keys.append(f"year:{first.year:04}")
    return tuple(dict.fromkeys(keys))
