"""What a division is called: its heading, or two of them where the first is only a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

ORDINAL = (
    r"(?:(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth)|(?:ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six)tie)th"
    r"|premi(?:er|[èe]re)|seconde?|[a-zé]{3,12}(?:-et-un)?ième"
    r"|(?:ers|zwei|zwey|drit|vier|fünf|sechs|sieben|sieb|ach|neun|[a-zäöüß]{0,12}zehn|elf|eilf|zwölf|[a-zäöüß]{3,18}[zß]igs)te[rs]?"
    r"|primer[ao]?|segund[ao]|tercer[ao]?|prim[ao]|terz[ao]"
    r"|(?:prim|secund|terti|quart|quint|sext|septim|octav|non|decim)(?:us|um)"
    r"|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|(?:[a-z]{4,6})?tiende|elfde|twaalfde"
    r"|(?:[a-z]{3,5} en )?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tigste|honderd(?: en [a-z]{3,12}(?:de|ste)|ste))"
)
DIVISION = (
    r"(?:chapter|chap\.|part|booke?|section|article|point|volume|act|scene|letter|lecture|canto|number|[ck]apitel|th?eil"
    r"|abschnitt|buch|akt|aufzug|auftritt|szene|gesang|chapitre|partie|livre|acte|scène|cap\.|capítulo|capo|capitolo|parte"
    r"|libro|hoofdstuk|deel|boek|bedrijf|tooneel|band|tome|tomo|actus|caput|liber)"
)
"""What a number belongs to, and is no call after: “Chapter 4”."""
NUMBER = re.compile(
    rf"(?:(?i:{DIVISION})\s+)?(?:\d{{1,3}}[oaº]?|[IVXLC]{{1,8}}|(?i:(?:the\s+)?{ORDINAL}))\W?"
    rf"|(?i:(?:the\s+)?{ORDINAL}\s+{DIVISION})\W?|§+\s?(?:\d{{1,3}}|[IVXLC]{{1,7}})\.?"
)

NAMED = re.compile(
    rf"(?P<name>(?i:{DIVISION}))\s+(?:\d{{1,3}}|[IVXLC]{{1,7}}|(?i:(?:the\s+)?{ORDINAL}))\b"
    rf"|(?i:{ORDINAL})\s+(?P<named>(?i:{DIVISION}))\b"
)
OUTER = re.compile(
    r"part|booke?|volume|act|th?eil|buch|band|akt|aufzug|partie|livre|tom[eo]|acte|parte|libro|deel|boek|bedrijf"
)
INNER = re.compile(r"section|article|point|scene|abschnitt|auftritt|szene|scène")
APART = re.compile(
    r"(?:(?:author|editor|translator)['’]?s['’]? )?(?:preface|foreword|prologue|introduction|conclusion|epilogue"
    r"|appendix|appendices|index|contents|bibliography|acknowledge?ments?|glossary|vorwort|einleitung|schluss|nachwort|anhang"
    r"|register|inhalt|préface|avant-propos|conclusions?|épilogue|appendice|annexe|table des matières"
    r"|list of|errata)\b", re.I,
)
NOTES = re.compile(
    r"\W{0,4}(?:(?:foot|end)?\s?notes?|notes and references|references|(?:text)?anmerkungen|fu(?:ß|ss)noten|endnoten"
    r"|notes (?:de bas de page|de fin|et références)|notes explicatives|remarques|note(?: a piè? di pagina)?"
    r"|notas(?: al pie| de rodapé| finales)?|(?:voet|eind)?noten|fotnoter|noter|przypisy"
    r"|poznámky(?: pod čarou)?|notae|примечания)\W{0,4}",
    re.I,
)
"""What stands above the notes of a text, or of one of its chapters."""
NOTE_WORD = r"(?:foot|end)?note|fn\.?|anm(?:erkung|\.)?|fu(?:ß|ss)note|note de bas de page|nota|примечание"
"""What stands before the number of a note: so transcribers write, and old printers, “Note 3.”"""


def is_number(heading: str) -> bool:
    """True if *heading* only counts, so that the next one says what the division is about.

    >>> is_number("CHAPTER II."), is_number("§ 4"), is_number("Chapter the Third"), is_number("Civil")
    (True, True, True, False)
    """
    return bool(NUMBER.fullmatch(heading.strip()))


def stands_apart(heading: str) -> bool:
    """True of what stands beside the chapters of a book and in none of them.

    >>> stands_apart("Author's Preface"), stands_apart("APPENDIX C."), stands_apart("Notes from the Mill")
    (True, True, False)
    >>> stands_apart("Endnoten")
    True
    """
    return bool(APART.match(heading) or NOTES.fullmatch(heading))


def named_level(heading: str) -> int:
    """Return the level of a heading that calls itself a part (1), a chapter (2) or a section (3); 0 of others.

    >>> [named_level(text) for text in ("PART II", "Chapter the Third", "Scene 4", "The Mill", "Act v. 2")]
    [1, 2, 3, 0, 0]
    """
    match = NAMED.match(heading)
    if not match:
        return 0
    name = (match["name"] or match["named"]).casefold()
    return 1 if OUTER.fullmatch(name) else 3 if INNER.fullmatch(name) else 2


def begins_division(heading: str) -> bool:
    """True if a heading that stands right below another of its level is not the next line of that, but a new one."""
    return is_number(heading) or stands_apart(heading) or named_level(heading) > 0


def division_title(headings: Sequence[str]) -> str:
    """Return the title of a division from the headings that it begins with.

    >>> division_title(["Chapter II.", "The Valleys"]), division_title(["The Valleys", "A Tale"]), division_title([])
    ('Chapter II. The Valleys', 'The Valleys', '')
    """
    if len(headings) > 1 and is_number(headings[0]):
        return f"{headings[0].rstrip(' .:')}. {headings[1]}"
    return headings[0] if headings else ""
