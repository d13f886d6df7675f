"""The query language on one page: what can be typed, and what it finds. Help page and `--help` show the same rows."""

from __future__ import annotations

ROWS: tuple[tuple[str, str], ...] = (
    ("purge quota", "both words, anywhere in a passage; inflected forms and other spellings of a name count"),
    ('"the new commissar"', "these words side by side, exactly as written: case, accents and endings count"),
    ("purge OR terror", "either word, or both"),
    ("purge -quota", "the first and not the second; NOT quota says the same"),
    ("(purge OR terror) quota", "brackets group"),
    ("commiss*", "words that begin so; * is any letters, ? is one"),
    ("Yezhof~", "the word, or one that is one letter off"),
    ('"quota order"~5', "in any order with at most 5 words between; quota NEAR/5 order says the same"),
    ("order BEFORE/5 quota", "in this order with at most 5 words between"),
    ("Ежов", "a name in any spelling or script finds all spellings of that name"),
    ("U.S.S.R.", "an abbreviation, with its stops or without"),
    ("spelled:Ezhov", "this spelling and no other"),
    ("person:ezhov", "wherever the person is meant, however named; so also place: org: group: event: work:"),
    ("author:Conquest", "passages by an author; text:ID, by id or title of the text"),
    ("in:note", "in notes; in:quote, in:heading, in:body; several: in:(note|quote)"),
    ("date:1937-07-31", "however written (date:31 July 1937 too); date:1937, date:1937-07..1937-08, date:before 1937"),
    ("figure:>100000", "numbers claimed in the text; also >= < <= and 1000..2000, and 1.5 million"),
    ("cites:Getty", "notes and passages that cite a work, by its title, author or key"),
    ("anchor:smith.p42", "one passage; anchor:smith.n* all its notes"),
)
"""(example, meaning), the simplest first."""
