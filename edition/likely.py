"""What kind of thing a name most likely is, by its own words and those about it: a guess for an editor's table."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from edition.names import fold_word
from edition.tagging.commonplaces import BODIES, HEADS_OF_BODIES, NATIONAL, OCCASIONS, OF_STATES, ROLES, STATES
from edition.tagging.forenames import FORENAMES
from edition.tagging.people import INITIAL

_LAND_NAMES = """
    Afghanistan Albania Algeria Angola Argentina Australia Azerbaijan Bahrain Bangladesh Bolivia Bosnia Brazil
    Cambodia Cameroon Chad Chile Colombia Congo Croatia Cuba Cyprus Dagestan Ecuador Egypt Eritrea Fiji Finland
    Gabon Ghana Guatemala Guinea Haiti Honduras Iceland Indochina Indonesia Iraq Israel Jamaica Jordan Kenya Kosovo
    Kuwait Laos Lebanon Liberia Libya Luxembourg Macedonia Madagascar Malawi Malaya Malaysia Mali Malta Manchuria
    Mauritius Moldova Mongolia Montenegro Morocco Mozambique Namibia Nepal Nicaragua Niger Nigeria Oman Pakistan
    Palestine Panama Paraguay Peru Philippines Qatar Rhodesia Rwanda Senegal Serbia Singapore Slovakia Slovenia
    Somalia Sudan Syria Taiwan Tanzania Tibet Transjordan Tunisia Uganda Uruguay Uzbekistan Venezuela Vietnam Yemen
    Zambia Zimbabwe Europe Asia Africa America Eurasia Oceania Scandinavia Balkans Caucasus Crimea Bavaria Saxony
    Prussia Silesia Bohemia Moravia Galicia Volhynia Bukovina Bessarabia Transylvania Catalonia Normandy Brittany
    Burgundy Provence Tuscany Lombardy Sicily Sardinia Corsica Crete Flanders Kashmir Punjab Bengal Newfoundland
    Alaska Hawaii California Texas Florida Virginia Pennsylvania Massachusetts Ohio Illinois London Paris Berlin
    Rome Vienna Moscow Warsaw Prague Budapest Madrid Lisbon Athens Istanbul Constantinople Cairo Jerusalem Tehran
    Baghdad Damascus Beirut Delhi Calcutta Bombay Peking Beijing Shanghai Tokyo Washington Boston Chicago Geneva
    Zurich Brussels Amsterdam Copenhagen Stockholm Oslo Helsinki Leningrad Kiev Kharkov Odessa Minsk Riga Vilnius
    Tallinn Tbilisi Baku
"""
_LANDS = frozenset((
    *OF_STATES, *(name for line in STATES for name in line.split("|")), *_LAND_NAMES.split(), "New Zealand", "New York",
    "Saudi Arabia", "Hong Kong", "Costa Rica", "El Salvador", "Puerto Rico", "Papua New Guinea", "Far East",
    "Middle East", "Near East", "Northern Ireland", "Latin America", "Tel Aviv"))
"""States, continents, historic lands and great cities in English; of single words those that are no surnames."""

_TURNED = re.compile(
    r"(?:(?:North|South|East|West|Central|Inner|Outer|Upper|Lower|Nazi|Imperial|Tsarist|Soviet|Greater)"
    r"(?:ern|east|west)?(?:ern)?\s)+(?P<land>[A-Z].*)")
_FEATURES_SAID = """
    river lake sea ocean oceans strait straits canal island islands isle peninsula strip hemisphere bay gulf harbor
    harbour valley mountains mountain mount hills desert plain province region oblast krai republic republics
    kingdom empire city town village street square avenue prison airport station county district state territory
    coast bank port
"""
_FEATURES = frozenset(_FEATURES_SAID.split())
_NUMBERED = re.compile(r"World War\b|War (?:[IVX]+|One|Two)\b|Operation\s[A-Z]|Battle of|Treaty of|Siege of")
_HEAD = re.compile(r"\s(?:of|for|on|in|to|and|against|with)\s")
_INITIALS = re.compile(rf"(?:^|\s){INITIAL}")
_ROLE = re.compile(rf"\b(?:{'|'.join(sorted(role.capitalize() for role in ROLES))})\.?\s\Z")
_LOCATIVE = re.compile(r"\b(?:in|at|from|to|near|outside|around|through|into|across|of)\s\Z")
_MANY = ("ists", "ites", "ians", "eviks", "ards")


AROUND = 16
"""Code points about a name that are looked at."""


@dataclass(frozen=True, slots=True)
class Use:
    """The words before and behind one use of a name, `AROUND` code points of them."""

    before: str
    after: str


def kind_of(name: str, uses: Sequence[Use], small: Container[str], surnames: Container[str], guess: str = "") -> str:
    """Return one of `model.MENTION_KINDS`, or "" if nothing tells.

    *small* are words that the texts write small, *surnames* those that stand in them behind a forename; *guess* is what
    somebody else thinks (`edition.guessing`), for where neither the name nor what stands before it tells.

    >>> kind_of("West Germany", [], (), ()), kind_of("Treaty of Riga", [], (), ()), kind_of("Anna Sokolova", [], (), ())
    ('place', 'event', 'person')
    """
    return _by_its_words(name, surnames) or _by_what_is_before(name, uses) or guess or _by_its_form(name, uses, small)


def _by_its_words(name: str, surnames: Container[str]) -> str:
    if is_land(name):
        return "place"
    if _INITIALS.search(name) and not name.startswith(("U.S.", "U.K.", "U.N.")):
        return "person"
    words = _HEAD.split(name)[0].split()
    head = words[-1].lower() if words else ""
    is_more = len(words) > 1 or " of " in name
    if _NUMBERED.match(name) or (head in OCCASIONS and is_more):
        return "org" if name == "Congress" or (name.endswith(" Congress") and head == "congress") else "event"
    bodies = HEADS_OF_BODIES if len(name) > len(head) else BODIES
    if head in bodies or name in ("Congress", "Senate", "Reichstag", "Duma"):
        return "org"
    if head in _FEATURES and is_more:
        return "place"
    return "person" if len(words) > 1 and fold_word(words[0]) in FORENAMES else "person" if name in surnames else ""


def is_land(name: str) -> bool:
    """Return True of a land, or a part of one: `Poland`, `Southeast Asia`, `Nazi Germany`."""
    turned = _TURNED.fullmatch(name)
    return name in _LANDS or (turned is not None and turned["land"] in _LANDS)


def _by_what_is_before(name: str, uses: Sequence[Use]) -> str:
    if any(_ROLE.search(use.before) for use in uses):
        return "person"
    if len(name) > 2 and name.isupper():
        return "org"
    if sum(_LOCATIVE.search(use.before) is not None for use in uses) * 2 > len(uses):
        return "place"
    is_plural = " " not in name and name.endswith("s") and not name.endswith(("ss", "us", "is", "os"))
    are_the = sum(use.before.lower().endswith("the ") for use in uses) * 2 > len(uses)
    return "group" if name.endswith(_MANY) or (is_plural and are_the) else ""


def _by_its_form(name: str, uses: Sequence[Use], small: Container[str]) -> str:
    """Return `person` for two or three words that are no common ones, or one that owns something."""
    words = name.split()
    if 1 < len(words) <= 3:
        is_common = any(word.lower() in small or word.lower() in NATIONAL for part in words for word in part.split("-"))
        return "" if is_common else "person"
    return "person" if any(use.after.startswith(("’s", "'s")) for use in uses) else ""
