"""What every reader knows: states under two names, abbreviations, and which words are bodies, occasions or offices."""

from __future__ import annotations

import re

from edition.names import fold_word

STATES = (
    "Soviet Union|USSR|U.S.S.R.|Union of Soviet Socialist Republics|SSSR|Sovetskii Soiuz|Sowjetunion|UdSSR|URSS",
    "RSFSR|R.S.F.S.R.|Russian Soviet Federative Socialist Republic|Russian Republic",
    "Russia|Rossiia|Rossiya|Russian Federation",
    "United States|United States of America|USA|U.S.A.|US|U.S.",
    "United Kingdom|Great Britain|Britain|UK|U.K.",
    "Germany|Deutschland|Third Reich|German Reich",
    "German Democratic Republic|GDR|East Germany|DDR",
    "Federal Republic of Germany|West Germany|FRG|BRD",
    "Czechoslovakia|ČSR|Czechoslovak Republic",
    "Austria-Hungary|Austro-Hungarian Empire|Habsburg Empire",
    "Ottoman Empire|Sublime Porte",
    "Belarus|Belorussia|Byelorussia|White Russia",
    "Moldova|Moldavia",
    "Kyrgyzstan|Kirgizia|Kirghizia|Kirgizstan",
    "Turkmenistan|Turkmenia|Turkmeniya",
    "Kazakhstan|Kazakstan",
    "Tajikistan|Tadzhikistan|Tadjikistan",
    "Romania|Rumania|Roumania",
    "Iran|Persia",
    "Thailand|Siam",
    "Ethiopia|Abyssinia",
    "Netherlands|Holland",
    "Turkey|Türkiye",
    "Myanmar|Burma",
    "Sri Lanka|Ceylon",
    "China|People's Republic of China|PRC",
    "South Africa|Union of South Africa",
)
"""Names and usual abbreviations of one state in English prose. What a state was called before it was another's
(Prussia, Rus) is not here: that is for the register to say."""

OF_STATES = {
    "Soviet Union": "Soviet", "Russia": "Russian", "Ukraine": "Ukrainian", "Germany": "German", "Poland": "Polish",
    "France": "French", "Italy": "Italian", "Spain": "Spanish", "Portugal": "Portuguese", "China": "Chinese",
    "Japan": "Japanese", "Hungary": "Hungarian", "Austria": "Austrian", "Bulgaria": "Bulgarian", "Romania": "Romanian",
    "Yugoslavia": "Yugoslav", "Greece": "Greek", "Turkey": "Turkish", "Finland": "Finnish", "Sweden": "Swedish",
    "Norway": "Norwegian", "Denmark": "Danish", "Netherlands": "Dutch", "Belgium": "Belgian", "Ireland": "Irish",
    "Scotland": "Scottish", "England": "English", "Wales": "Welsh", "United States": "American", "Canada": "Canadian",
    "Britain": "British", "Great Britain": "British", "Georgia": "Georgian", "Armenia": "Armenian", "Latvia": "Latvian",
    "Lithuania": "Lithuanian", "Estonia": "Estonian", "Switzerland": "Swiss", "Czechoslovakia": "Czechoslovak",
    "Siberia": "Siberian", "India": "Indian", "Korea": "Korean", "Iran": "Iranian", "Mexico": "Mexican",
}
"""State or land → its adjective: the Communist Party of Germany is the German Communist Party."""

NATIONAL = frozenset(adjective.lower() for adjective in OF_STATES.values())

STATES_OF_AMERICA = (
    "Alabama AL Ala.|Alaska AK|Arizona AZ Ariz.|Arkansas AR Ark.|California CA Calif.|Colorado CO Colo."
    "|Connecticut CT Conn.|Delaware DE Del.|Florida FL Fla.|Hawaii HI|Idaho ID|Illinois IL Ill.|Indiana IN Ind."
    "|Iowa IA|Kansas KS Kans.|Kentucky KY Ky.|Louisiana LA La.|Maine ME|Maryland MD Md.|Massachusetts MA Mass."
    "|Michigan MI Mich.|Minnesota MN Minn.|Mississippi MS Miss.|Missouri MO Mo.|Montana MT Mont.|Nebraska NE Nebr."
    "|Nevada NV Nev.|New Hampshire NH N.H.|New Jersey NJ N.J.|New Mexico NM N.M.|New York State NY N.Y."
    "|North Carolina NC N.C.|North Dakota ND N.D.|Ohio OH|Oklahoma OK Okla.|Oregon OR Ore.|Pennsylvania PA Pa."
    "|Rhode Island RI R.I.|South Carolina SC S.C.|South Dakota SD S.D.|Tennessee TN Tenn.|Texas TX Tex.|Utah UT"
    "|Vermont VT Vt.|Virginia VA Va.|West Virginia WV W.Va.|Wisconsin WI Wis.|Wyoming WY Wyo."
)
"""State, postal code (USPS Publication 28, appendix B) and the older abbreviation, in the order of the alphabet."""

PLACES_OF_PUBLICATION = {
    "Moscow": "M.", "Leningrad": "L.", "Saint Petersburg": "SPb.", "St Petersburg": "SPb.", "Petrograd": "Pg.",
    "Kiev": "K.", "Minsk": "Mn.",
}
"""Cities that Russian bibliographies abbreviate (GOST 7.12)."""

KINDS_OF_PLACE = (
    ("oblast", "region", "province"), ("krai", "territory", "kray"), ("raion", "district", "rayon"),
    ("works", "plant", "factory", "zavod"), ("mountains", "mountain range"), ("voivodeship", "province"),
)
"""What English calls one kind of place: `Kursk oblast` is the Kursk region."""

FEATURES = frozenset((
    "port", "fort", "mount", "mt", "lake", "cape", "camp", "point", "castle", "bay", "river", "san", "santa", "st",
    "saint",
))
"""What a place is named with before a person's name: `Port Arthur`, `Lake Victoria`; in small letters."""

_AT_WORK = """
    committee commission commissariat institute ministry party army court council bureau union league academy
    university archive company society board department office presidium secretariat agency
"""
_OTHERS = """
    section centre center collegium opposition bloc assembly association procuracy cabinet senate chamber congress
    directorate administration organisation organization front guard guards fleet navy corps archives international
    federation group staff police legation embassy mission conference convention plenum
"""
_AT_WORK_IN_FULL = "press trust bank"
_OTHERS_IN_FULL = """
    government governments allies powers power fund corporation college school theatre theater museum church order
"""

BODIES = frozenset((_AT_WORK + _OTHERS).split())
"""Nouns by which an organisation, once it was named, is called for short: `the Commission`; in small letters."""

HEADS_OF_BODIES = BODIES | frozenset(f"{_AT_WORK_IN_FULL} {_OTHERS_IN_FULL}".split())
"""Nouns that head the name of an organisation: those, and more that say too little to stand for it alone."""

NAMED_FOR_WORK = frozenset(f"{_AT_WORK} {_AT_WORK_IN_FULL}".split())
"""Those of them that are named for what they do, which may be two things: `Ministry of Trade and Industry`."""

_OCCASIONS = """
    war wars revolution revolt rebellion uprising insurrection mutiny congress plenum conference conferences summit
    trial treaty treaties pact convention armistice accord accords agreement agreements charter declaration act acts
    law laws plan program programme operation campaign offensive invasion landing siege battle blockade airlift
    crisis incident massacre purge purges terror famine depression election elections putsch coup strike expedition
    mission doctrine deal resolution protocol exclusion amendment march holocaust
"""
OCCASIONS = frozenset(_OCCASIONS.split())
"""Nouns that say what kind of event or act is named: `treaty`; in small letters."""

_TITLES = """
    marshal general admiral commodore colonel major captain lieutenant sergeant comrade citizen mr mrs miss ms dr doctor
    professor academician engineer sir lord lady dame count countess graf baron duke duchess prince princess king queen
    emperor empress tsar czar pope cardinal archbishop bishop father brother sister saint rabbi frau herr monsieur
    madame don signor
"""
_OFFICES = """
    president premier chancellor minister secretary deputy vice chairman chair chief head leader speaker senator
    governor mayor judge justice procurator prosecutor attorney commissar narkom delegate ambassador consul envoy
    attaché commander commissioner inspector director manager aide adviser advisor counsellor
"""
_CALLINGS = """
    officer soldier communist bolshevik chekist author historian editor agent spy
"""
_SMALL = """
    in on at by for of from to with as and or but under over after before since until while when if that than like
    unlike against between among through during without within about why how where who what which whether so then yet
    both either neither not only even also via per see cf because although though despite the a an no
"""
_ORDINARY = """
    west north south east great white black brown green gray grey young long little small short strong king queen bishop
    pope prince duke earl major judge marshal may march august will mark bill grace hope church wood woods stone rice
    bush case day love power powers price rush sharp swift wise rich good best hill field fields lake park bank banks
    press page book house hall mill mills rose lamb wolf fox bird fish cross pound penny cash gold silver moon star snow
    winter summer spring frost storm rain cloud flood forest marsh moor heath ford bridge street lane gate wall castle
    tower temple singer baker cook carpenter mason butler porter hunter fisher shepherd farmer miller potter weaver
    cooper union war peace justice law order state trial center centre first second last
"""

LOCATIVE = re.compile(
    r"\b(?:in|at|from|to|near|into|outside|around|through|left|reached"
    r"|(?:left|leaves?|leaving|bound|depart(?:ed|s)?|head(?:ed|ing)|sail(?:ed|ing)|made|set\s(?:out|off))\sfor"
    r"|(?:secretary|leader|head|chief|chairman|boss|mayor|governor|bishop|town|city|port|village|province|region|district"
    r"|people|population|inhabitants|streets|siege|fall|north|south|east|west)\sof)\s(?:the\s)?\Z", re.IGNORECASE)
"""Words behind which a place stands rather than a person."""

TITLES = frozenset(_TITLES.split())
"""How somebody is addressed, and ranks; in small letters."""

OFFICES = frozenset(_OFFICES.split())
"""What somebody was made by others, and may cease to be."""

CALLINGS = frozenset(_CALLINGS.split())
"""What somebody is by trade or conviction."""

ROLES = TITLES | OFFICES | CALLINGS
"""What stands before a surname and says who somebody is: `General West`, `Secretary West`, `the historian West`."""

CHARGES = frozenset(("state", "affairs", "war", "defense", "defence", "treasury", "police", "army", "party"))
"""What an office is over, as it is part of its name: `Secretary of War`, `Army Inspector`."""

SMALL_WORDS = frozenset(_SMALL.split())
"""Words that open a sentence or a title and are no given name, in small letters."""

ORDINARY = frozenset(map(fold_word, _ORDINARY.split()))
"""Surnames, folded, that are ordinary English words: standing alone they need a role before them or a bearer named."""


def abbreviated_states() -> dict[str, tuple[str, ...]]:
    """Return each state of America with its abbreviations, of which the last may end in a point.

    Those that share their name with something better known elsewhere (Georgia, Washington) are left out.

    >>> abbreviated_states()["New York State"]
    ('NY', 'N.Y.')
    """
    known = {}
    for said in STATES_OF_AMERICA.split("|"):
        words = said.split()
        short = [word for word in words[1:] if (word.isupper() and len(word) == 2) or word.endswith(".")]
        known[" ".join(word for word in words if word not in short)] = tuple(short)
    return known
