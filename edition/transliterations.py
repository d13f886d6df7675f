"""Slavic and Georgian names as German, French, Polish, Georgian and library-school spelling have them.

`names.fold_name` meets what differs in one sound only. Here one spelling stands for other sounds than in English (`sch`
for sh and zh, `ch` for kh), so that a name read so is a guess: it holds if a register has the name, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from edition.names import NAMES_KEPT, fold_word, is_english

MOST = 16
"""Readings of one word that are tried: four places that can be read in two ways."""

LONGEST = 40
"""Letters of a word; no name is longer."""


@dataclass(frozen=True, slots=True)
class _System:
    """A way of writing names."""

    endings: re.Pattern[str]
    """How names end that are written so: it keeps other words out."""
    mark: re.Pattern[str]
    """What is written in no other way; without it a word is read so only in a text of that language."""
    sounds: Mapping[str, tuple[str, ...]]
    """Letters, the longer first → the sounds they can stand for, in the Library of Congress's spelling."""


def _system(endings: str, mark: str, sounds: str) -> _System:
    pairs = (pair.split("=") for pair in sounds.split())
    table = {letters: tuple(said.split("|")) for letters, said in sorted(pairs, key=lambda pair: -len(pair[0]))}
    return _System(re.compile(rf"(?:{endings})\Z"), re.compile(mark), table)


SYSTEMS = {
    "de": _system(
        "[oe]wa?|skij?|skaja|enko|dse|schwili|itsch|tschuk|juk|[iy]n", "sch|w|[iau]dse",
        "schtsch=shch tsch=ch dsch=dzh sch=sh|zh ch=kh w=v z=ts|z ss=s s=s|z ja=ia ju=iu jo=e je=e"),
    "fr": _system(
        "[oe]v|iev|skij?|skaïa|enko|dz[eé]|chvili|itch|tchouk|iouk|(?:ou|tch|ch|j|kh)[a-zé]*[iy]ne",
        "tch|ou|dj|^j|ï|chv|[bdmnprtvz]iev|ch[a-z]*ski|[lnr]j|j[bdfgklmnprst]|[aeiouy]j[oeu]v",
        "chtch=shch tch=ch ch=sh dj=dzh j=zh ou=u ss=s gu=g|gu ine=in yne=yn é=e"),
    "pl": _system(
        "[oe]w|sk[ai]|ck[ai]|icz|enko|dze|szwili|czuk|iuk", "sz|cz|w|ż|ł|ń",
        "szcz=shch sz=sh cz=ch dż=dzh ż=zh rz=r|zh w=v ch=kh c=ts ń=n ł=l ie=e|ie je=e ja=ia ju=iu y=y|i"),
    "iso": _system(
        "[oe]va?|[iy]j|skaja|enko|dze|švili|ič|čuk|juk|[iy]n", "[čšž]|[bdlmnprstvz]j[aou]",
        "šč=shch č=ch š=sh ž=zh ch=kh c=ts ja=ia ju=iu"),
    "ka": _system("shvili|dze", "j|gh|q", "gh=g j=dzh|zh q=k"),
}
"""Language that writes so → how; `iso`: scholars everywhere. German is as in Duden, French as in the press."""

_ANY = re.compile("|".join(system.endings.pattern for system in SYSTEMS.values()) + "|[äöü]")
"""What a word has that may be read otherwise; most have not."""

_UMLAUT = {"ä": "ae", "ö": "oe", "ü": "ue"}
_DIGRAPH = re.compile("[aou]e")


@lru_cache(maxsize=NAMES_KEPT)
def readings(word: str, language: str = "") -> tuple[str, ...]:
    """Return the names, folded, that *word* may be in another language's spelling; *language* is that of the text.

    >>> readings("Tuchatschewski")[0], readings("Chruščev"), readings("Boukharine"), readings("Dzierżyński")[0]
    ('tuhachevski', ('hrushchev',), ('buharin',), 'dzerzhynski')
    >>> readings("Jeschow"), readings("Bucharin"), readings("Bucharin", "de"), readings("Schulze")
    (('eshov', 'ezhov'), (), ('buharin',), ())
    """
    small = word.lower()
    if len(small) > LONGEST or not _ANY.search(small) or is_english(small):
        return ()
    found = [name for code, system in SYSTEMS.items()
             if system.endings.search(small) and (code == language or system.mark.search(small))
             for name in _read(small, system)]
    umlauts = "".join(_UMLAUT.get(letter, letter) for letter in small)
    found += [fold_word(umlauts)] if umlauts != small else []
    return tuple(name for name in dict.fromkeys(found) if name != fold_word(word))


def without_digraphs(word: str) -> str:
    """Return *word* with `ae`, `oe`, `ue` as umlauts without their marks, folded; empty if it has none.

    It is the name only if that is written with umlauts: `Mueller` is Müller, `Goethe` no Gothe.

    >>> without_digraphs("Mueller"), without_digraphs("Bauer")
    ('muller', '')
    """
    read = _DIGRAPH.sub(lambda found: found[0][0], word)
    return fold_word(read) if read != word and "aue" not in word.lower() else ""


def has_umlaut(name: str) -> bool:
    return any(letter in _UMLAUT for letter in name.lower())


def _read(word: str, system: _System) -> Iterator[str]:
    pieces = [system.sounds.get(piece, (piece,)) for piece in _pieces(word, system.sounds)]
    return (fold_word("".join(said)) for said in islice(product(*pieces), MOST))


def _pieces(word: str, sounds: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    place = 0
    while place < len(word):
        piece = next((letters for letters in sounds if word.startswith(letters, place)), word[place])
        yield piece
        place += len(piece)
