"""The words of time: months, seasons, decades and centuries as English, German, French and Russian write them."""

from __future__ import annotations

import re

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
"""The months in English, as we write them."""

MONTHS = {
    name: number
    for number, names in enumerate((
        ("January Jan Januar Jänner Janvier janvier января январь ianvaria yanvarya ianvar' yanvar' janvar'"
        " stycznia січня gennaio enero"),
        "February Feb Februar Février février февраля февраль fevralia fevralya fevral' lutego лютого febbraio febrero",
        "March Mar März Mars mars марта март marta mart marca березня marzo",
        "April Apr avril апреля апрель aprelia aprelya aprel' kwietnia квітня aprile abril",
        "May Mai mai мая май maia maya maja травня maggio mayo",
        "June Jun Juni Juin juin июня июнь iiunia iyunya iiun' iyun' czerwca червня giugno junio",
        "July Jul Juli Juillet juillet июля июль iiulia iyulya iiul' iyul' lipca липня luglio julio",
        "August Aug Août août августа август avgusta avgust sierpnia серпня agosto",
        ("September Sept Sep septembre сентября сентябрь sentiabria sentyabrya sentiabr' sentyabr'"
        " września вересня settembre septiembre"),
        ("October Oct Oktober octobre октября октябрь oktiabria oktyabrya oktiabr' oktyabr'"
        " października жовтня ottobre octubre"),
        "November Nov novembre ноября ноябрь noiabria noyabrya noiabr' noyabr' listopada листопада novembre noviembre",
        "December Dec Dezember décembre декабря декабрь dekabria dekabrya dekabr' grudnia грудня dicembre diciembre",
    ), 1)
    for name in names.split()
}
"""Months as English, German, French, Russian and transliterated Russian write them, and as Polish, Ukrainian, Italian
and Spanish do in dates; inflected, in their own case."""

MONTH = "(?:" + "|".join(re.escape(name).replace("'", "['’ʹ]") for name in sorted(MONTHS, key=len, reverse=True)) + ")"
"""Pattern of one of them, whatever apostrophe stands for its soft sign."""

AMBIGUOUS_MONTHS = frozenset(("May", "March", "Mars", "Mai", "August", "Mar", "Sep", "Dec", "Jan", "Oct"))
"""Months that are other words or names too."""

WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
    )
    for number, name in enumerate(names.split())
}
"""Day of the week in English, German, French, in small letters → its number, Monday 0 as in `datetime`."""

REPUBLICAN_MONTHS = (
    "vendémiaire", "brumaire", "frimaire", "nivôse", "pluviôse", "ventôse", "germinal", "floréal", "prairial",
    "messidor", "thermidor", "fructidor",
)
"""Months of the French Republic, in small letters. Their days are left as they are said."""

SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "frühling": 21, "frühjahr": 21, "sommer": 22,
    "herbst": 23, "printemps": 21, "été": 22, "automne": 23, "hiver": 24,
}
"""Seasons in small letters → EDTF's code."""

ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
]

DAYS = [*ORDINALS[:20], *(f"twenty-{each}" for each in ORDINALS[:9]), "thirtieth", "thirty-first"]
"""The days of a month as ordinals, in order."""

ROMAN = {"XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}
ROMAN_MONTHS = {name: number for number, name in enumerate(
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)}

DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}
DECADES_BEFORE_JAHRE = {
    "zwanziger": 2, "dreißiger": 3, "vierziger": 4, "fünfziger": 5, "sechziger": 6, "siebziger": 7, "achtziger": 8,
    "neunziger": 9,
}
DECADES_AFTER_ANNEES = {"vingt": 2, "trente": 3, "quarante": 4, "cinquante": 5, "soixante": 6}


def month(name: str) -> int:
    """Return the number of a month by a name of `MONTHS`, whatever apostrophe stands for its soft sign."""
    return MONTHS[name.replace("’", "'").replace("ʹ", "'")]
