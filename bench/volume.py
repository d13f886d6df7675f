"""A volume of three hundred pages as other people encode them, with everything that breaks a page set in a hurry."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from edition.building import build
from edition.library import read_library
from edition.starting import copy_sample
from index.building import build as build_index

TITLE = (
    "Papers of the Commission on the Drainage of the Lower Vistula, with the Correspondence of Its Members, the "
    "Minutes of Their Sittings, the Tables of Levels and Losses, and an Account of the Years in Which Nothing Was Done"
)
AUTHORS = ("Maria-Ludovika von und zu Trautmannsdorff-Weinsberg (1861–1937)", "Ян Кшиштоф Свенцицкий", "O. Brandt")
CHAPTERS, SECTIONS, PARAGRAPHS = 30, 4, 12
"""1,440 paragraphs of some seventy words: a hundred thousand words, 300 printed pages, as many notes as paragraphs."""

ROOTS = ("bra", "kel", "mon", "tur", "sil", "vor", "dan", "hel", "pas", "rin", "tol", "gar", "wes", "lim", "nor", "fen")
ENDS = ("den", "ning", "tal", "rol", "esk", "mar", "ven", "dyk", "hof", "lund", "sted", "wick", "ford", "gen", "um")
WORDS = tuple(root + middle + end for root in ROOTS for middle in ("", "a", "e", "o", "i") for end in ENDS)

PEOPLE = ("ezhov", "yagoda", "molotov", "kaganovich", "zhdanov", "stalin")


def write_library(folder: Path) -> Path:
    """Write the sample library with the volume among its texts to *folder*, new or empty, and build it: 6 s."""
    copy_sample(folder)
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "papers.xml").write_text(volume(), encoding="utf-8")
    build(read_library(folder), make_index=build_index)
    return folder


KINDS = (
    "/", "/texts/papers", "/texts/papers/d3", "/texts/papers/d2?part=2", "/texts/papers/d4?marks=on",
    "/texts/papers/~notes", "/texts/khlevnyuk-precis", "/texts/furr-precis/d1?marks=on",
    "/texts/khlevnyuk-precis/d3/received", "/texts/furr-precis/d1?beside=service-terror-precis.p3",
    "/texts/furr-precis/d1?beside=papers.q7&beside=reiman-precis.p3", "/a/furr-precis.p3/elsewhere",
    "/a/papers.q700/cite", "/people/", "/people/ezhov", "/places/", "/places/moscow", "/orgs/", "/groups/",
    "/events/", "/events/order-00447", "/works/", "/works/getty-excesses", "/citations", "/search?q=Ezhov",
    "/search?q=branden+author:papers", "/search?q=xyzzy", "/search?q=%22open", "/search/help",
    "/search/words?q=Stalin", "/compare/", "/compare/order-00447", "/compare/person:ezhov", "/figures",
    "/figures?section=words", "/chronology/1937", "/chronology/1937-07", "/report", "/settings", "/list", "/marks",
    "/keys", "/nowhere",
)
"""An address of each kind of page in that library; the last is of none."""


def volume(seed: int = 7) -> str:
    """Return the volume as TEI P5; the same for the same *seed*."""
    made = random.Random(seed)
    body = "\n".join(_chapter(made, number) for number in range(1, CHAPTERS + 1))
    authors = "".join(f"<author>{escape(one)}</author>" for one in AUTHORS)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="papers" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>{TITLE}</title>{authors}</titleStmt><publicationStmt><p>For tests.</p></publicationStmt>
<sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader><text><body>
{body}
</body></text></TEI>
"""


def _chapter(made: random.Random, number: int) -> str:
    sections = "\n".join(_section(made, number, at) for at in range(1, SECTIONS + 1))
    return f'<div type="chapter" n="{number}"><head>Chapter {number}. {_words(made, 5)}</head>\n{sections}</div>'


def _section(made: random.Random, chapter: int, number: int) -> str:
    first = ((chapter - 1) * SECTIONS + number - 1) * PARAGRAPHS
    paragraphs = "\n".join(_paragraph(made, first + at) for at in range(1, PARAGRAPHS + 1))
    odd = next(_oddities(made)) if chapter % 5 == 1 and number == 1 else ""
    return f"<div><head>{_words(made, 4).title()}</head>\n{paragraphs}\n{odd}</div>"


def _paragraph(made: random.Random, number: int) -> str:
    """Return a paragraph with a name, a day, a figure, a page break now and then, and a note, some of them long."""
    who, day = made.choice(PEOPLE), f"1937-{made.randint(1, 12):02}-{made.randint(1, 28):02}"
    note = _words(made, 120 if number % 9 == 0 else 12)
    page = f'<pb n="{number // 5 + 1}"/>' if number % 5 == 0 else ""
    figure = f'<measure quantity="{number * 7}" unit="people">{number * 7} people</measure>'
    return (
        f'<p xml:id="q{number}">{_words(made, 30)} <persName ref="person:{who}">{who.title()}</persName> {page}'
        f'{_words(made, 20)} <date when="{day}">{day}</date> {figure} {_words(made, 15)}.'
        f'<note n="{number}" place="bottom"><p>{note} (see <hi rend="italic">{_words(made, 3)}</hi>).</p></note></p>'
    )


def _oddities(made: random.Random) -> Iterator[str]:
    row = "".join(f"<cell>{at * 137}</cell>" for at in range(40))
    yield (
        f"<table>{f'<row>{row}</row>' * 4}</table><list><item>{_words(made, 6)}</item><item>{'x' * 400}</item></list>"
        f'<quote><p>{_words(made, 60)}</p></quote><lg><l>{_words(made, 6)}</l><l>{_words(made, 7)}</l></lg>'
        f'<sp><speaker>Брандт</speaker><p xml:lang="ru">Вода стояла до мая.</p></sp><p>{_words(made, 900)}</p>'
    )


def _words(made: random.Random, count: int) -> str:
    return " ".join(made.choices(WORDS, k=count))
