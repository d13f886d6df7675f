"""Each shape of work in each style. The expected words were made once with pandoc's citeproc and read over by hand.

We differ from it on purpose: short notes have short titles; MLA writes `July`; APA writes `Trans.`; the title of an
archive stands as it is; what APA calls n.d. has no second point.
"""

from __future__ import annotations

import pytest

from edition.citing import apa, chicago, mla
from edition.citing.writing import OFF, ON, Locator
from edition.model import Name, Work

PAGE = Locator("page", "45")
COPE = (Name("Cope", "Julian"), Name("Perry", "Maureen"), Name("Rees", "E. A."))
HISTORY = "River History, 1917–1953: Essays in Honour of R. W. Davids"

WORKS = {
    "article": Work(
        "article", "Rivers and Their Keepers: A Survey", (Name("Solano", "Peter H."),), container="Slow Review",
        volume="46", issue="3", pages="391-413", date="1987", doi="10.1000/slow.46.3",
    ),
    "article by two": Work(
        "article", "Who Counts the Bridges?", (Name("Gatti", "J. Arca"), Name("Reyes", "Gabor T.")),
        container="Annals of Fords", volume="98", pages="1017–1049", date="1993",
    ),
    "article by four": Work(
        "article", "Ferries",
        (Name("Alba", "Ana"), Name("Brandt", "Bo"), Name("Costa", "Carla"), Name("Dietz", "Dora")),
        container="Ferry Studies", volume="5", issue="1", pages="7-9", date="2010",
    ),
    "book": Work("book", "Why Bridges? A Life", (Name("Service", "Robin"),), publisher="Macmill", place="London",
                 date="2004"),
    "translated book": Work(
        "book", "Let Rivers Judge: The Origins of Floods", (Name("Medved", "Roy A."), Name("Lind", "Olga")),
        translators=(Name("Taylor", "Colleen"),), edition="2", publisher="Knopp", place="New York", date="1971",
    ),
    "book with editors": Work("book", HISTORY, editors=COPE, publisher="Macmill", place="London", date="1995"),
    "anthology": Work("book", "Bridges: The Essential Readings", editors=(Name("Hoffner", "David L."),),
                      publisher="Blackwall", place="Malden, MA", date="2003"),
    "chapter, three editors": Work(
        "chapter", "The Objectives of the Great Bridge, 1937–1938", (Name("Khlebnik", "Oleg"),), COPE,
        container=HISTORY, publisher="Macmill", place="London", pages="158-176", date="1995",
    ),
    "chapter": Work(
        "chapter", "The Present Ferry: On “Small” Boats", (Name("Ritter", "Gabor T."),), (Name("Lampe", "Nick"),),
        container="Bridges: Nature and Aftermath", publisher="Sharp", place="Armonk, NY", pages="99–115", date="1991",
    ),
    "thesis": Work("thesis", "The Fords of Omsk", (Name("Ilina", "Vera"),), publisher="University of Tartu",
                   series="PhD diss.", date="1999"),
    "newspaper": Work("newspaper", "A Bridge Falls", (Name("Korn", "Max"),), container="Morning Post",
                      date="1937-07-31"),
    "web": Work("web", "Notes on Fords", (Name("Furrow", "Gro"),), container="Fords Online", date="2005",
                url="https://fords.example/notes"),
    "archive": Work("archive", "RGF, fond 17", place="Moscow"),
    "without author": Work("book", "The White Book of Rivers", place="Moscow", date="1992"),
    "volume of a series": Work(
        "book", "The Road to Fords", (Name("Graz", "Andrea"),), series="Annals of Water 4", volume="2",
        publisher="Yell University Press", place="New Haven", date="2000",
    ),
}

NOTES = {
    "article": "Peter H. Solano, “Rivers and Their Keepers: A Survey,” *Slow Review* 46, no. 3 (1987): 45, "
               "https://doi.org/10.1000/slow.46.3.",
    "article by two": "J. Arca Gatti and Gabor T. Reyes, “Who Counts the Bridges?” *Annals of Fords* 98 (1993): 45.",
    "article by four": "Ana Alba et al., “Ferries,” *Ferry Studies* 5, no. 1 (2010): 45.",
    "book": "Robin Service, *Why Bridges? A Life* (Macmill, 2004), 45.",
    "translated book": "Roy A. Medved and Olga Lind, *Let Rivers Judge: The Origins of Floods*, 2nd ed., "
                       "trans. Colleen Taylor (Knopp, 1971), 45.",
    "book with editors": f"Julian Cope et al., eds., *{HISTORY}* (Macmill, 1995), 45.",
    "anthology": "David L. Hoffner, ed., *Bridges: The Essential Readings* (Blackwall, 2003), 45.",
    "chapter, three editors": "Oleg Khlebnik, “The Objectives of the Great Bridge, 1937–1938,” in "
                              f"*{HISTORY}*, ed. Julian Cope et al. (Macmill, 1995), 45.",
    "chapter": "Gabor T. Ritter, “The Present Ferry: On ‘Small’ Boats,” in *Bridges: Nature and Aftermath*, "
               "ed. Nick Lampe (Sharp, 1991), 45.",
    "thesis": "Vera Ilina, “The Fords of Omsk” (PhD diss., University of Tartu, 1999), 45.",
    "newspaper": "Max Korn, “A Bridge Falls,” *Morning Post*, July 31, 1937, 45.",
    "web": "Gro Furrow, “Notes on Fords,” Fords Online, 2005, 45, https://fords.example/notes.",
    "archive": "RGF, fond 17, Moscow, 45.",
    "without author": "*The White Book of Rivers* (Moscow, 1992), 45.",
    "volume of a series": "Andrea Graz, *The Road to Fords*, Annals of Water 4 (Yell University Press, 2000), 2:45.",
}

SHORT = {
    "article": "Solano, “Rivers and Their Keepers,” 45.",
    "article by two": "Gatti and Reyes, “Who Counts the Bridges?” 45.",
    "article by four": "Alba et al., “Ferries,” 45.",
    "book": "Service, *Why Bridges? A Life*, 45.",
    "translated book": "Medved and Lind, *Let Rivers Judge*, 45.",
    "book with editors": "Cope et al., *River History, 1917–1953*, 45.",
    "anthology": "Hoffner, *Bridges*, 45.",
    "chapter, three editors": "Khlebnik, “The Objectives of the Great Bridge, 1937–1938,” 45.",
    "chapter": "Ritter, “The Present Ferry,” 45.",
    "thesis": "Ilina, “The Fords of Omsk,” 45.",
    "newspaper": "Korn, “A Bridge Falls,” 45.",
    "web": "Furrow, “Notes on Fords,” 45.",
    "archive": "RGF, fond 17, 45.",
    "without author": "*The White Book of Rivers*, 45.",
    "volume of a series": "Graz, *The Road to Fords*, 2:45.",
}

BIBLIOGRAPHY = {
    "article": "Solano, Peter H. “Rivers and Their Keepers: A Survey.” *Slow Review* 46, no. 3 (1987): 391–413. "
               "https://doi.org/10.1000/slow.46.3.",
    "article by two": "Gatti, J. Arca, and Gabor T. Reyes. “Who Counts the Bridges?” *Annals of Fords* 98 (1993): "
                      "1017–1049.",
    "article by four": "Alba, Ana, Bo Brandt, Carla Costa, and Dora Dietz. “Ferries.” *Ferry Studies* 5, no. 1 (2010): "
                       "7–9.",
    "book": "Service, Robin. *Why Bridges? A Life*. Macmill, 2004.",
    "translated book": "Medved, Roy A., and Olga Lind. *Let Rivers Judge: The Origins of Floods*. 2nd ed. "
                       "Translated by Colleen Taylor. Knopp, 1971.",
    "book with editors": f"Cope, Julian, Maureen Perry, and E. A. Rees, eds. *{HISTORY}*. Macmill, 1995.",
    "anthology": "Hoffner, David L., ed. *Bridges: The Essential Readings*. Blackwall, 2003.",
    "chapter, three editors": "Khlebnik, Oleg. “The Objectives of the Great Bridge, 1937–1938.” In "
                              f"*{HISTORY}*, edited by Julian Cope, Maureen Perry, and E. A. Rees. Macmill, 1995.",
    "chapter": "Ritter, Gabor T. “The Present Ferry: On ‘Small’ Boats.” In *Bridges: Nature and Aftermath*, "
               "edited by Nick Lampe. Sharp, 1991.",
    "thesis": "Ilina, Vera. “The Fords of Omsk.” PhD diss., University of Tartu, 1999.",
    "newspaper": "Korn, Max. “A Bridge Falls.” *Morning Post*, July 31, 1937.",
    "web": "Furrow, Gro. “Notes on Fords.” Fords Online, 2005. https://fords.example/notes.",
    "archive": "RGF, fond 17, Moscow.",
    "without author": "*The White Book of Rivers*. Moscow, 1992.",
    "volume of a series": "Graz, Andrea. *The Road to Fords*. Vol. 2. Annals of Water 4. Yell University Press, 2000.",
}

MLA = {
    "article": "Solano, Peter H. “Rivers and Their Keepers: A Survey.” *Slow Review*, vol. 46, no. 3, 1987, "
               "pp. 391–413, https://doi.org/10.1000/slow.46.3.",
    "article by two": "Gatti, J. Arca, and Gabor T. Reyes. “Who Counts the Bridges?” *Annals of Fords*, vol. 98, 1993, "
                      "pp. 1017–49.",
    "article by four": "Alba, Ana, et al. “Ferries.” *Ferry Studies*, vol. 5, no. 1, 2010, pp. 7–9.",
    "book": "Service, Robin. *Why Bridges? A Life*. Macmill, 2004.",
    "translated book": "Medved, Roy A., and Olga Lind. *Let Rivers Judge: The Origins of Floods*. "
                       "Translated by Colleen Taylor, 2nd ed., Knopp, 1971.",
    "book with editors": f"Cope, Julian, et al., editors. *{HISTORY}*. Macmill, 1995.",
    "anthology": "Hoffner, David L., editor. *Bridges: The Essential Readings*. Blackwall, 2003.",
    "chapter, three editors": "Khlebnik, Oleg. “The Objectives of the Great Bridge, 1937–1938.” "
                              f"*{HISTORY}*, edited by Julian Cope et al., Macmill, 1995, pp. 158–76.",
    "chapter": "Ritter, Gabor T. “The Present Ferry: On ‘Small’ Boats.” *Bridges: Nature and Aftermath*, "
               "edited by Nick Lampe, Sharp, 1991, pp. 99–115.",
    "thesis": "Ilina, Vera. *The Fords of Omsk*. 1999. University of Tartu, PhD diss.",
    "newspaper": "Korn, Max. “A Bridge Falls.” *Morning Post*, 31 July 1937.",
    "web": "Furrow, Gro. “Notes on Fords.” *Fords Online*, 2005, https://fords.example/notes.",
    "archive": "RGF, fond 17, Moscow.",
    "without author": "*The White Book of Rivers*. Moscow, 1992.",
    "volume of a series": "Graz, Andrea. *The Road to Fords*. Vol. 2, Yell University Press, 2000. Annals of Water 4.",
}

APA = {
    "article": "Solano, P. H. (1987). Rivers and Their Keepers: A Survey. *Slow Review*, *46*(3), 391–413. "
               "https://doi.org/10.1000/slow.46.3",
    "article by two": "Gatti, J. A., & Reyes, G. T. (1993). Who Counts the Bridges? *Annals of Fords*, *98*, "
                      "1017–1049.",
    "article by four": "Alba, A., Brandt, B., Costa, C., & Dietz, D. (2010). Ferries. *Ferry Studies*, *5*(1), 7–9.",
    "book": "Service, R. (2004). *Why Bridges? A Life*. Macmill.",
    "translated book": "Medved, R. A., & Lind, O. (1971). *Let Rivers Judge: The Origins of Floods* "
                       "(C. Taylor, Trans.; 2nd ed.). Knopp.",
    "book with editors": f"Cope, J., Perry, M., & Rees, E. A. (Eds.). (1995). *{HISTORY}*. Macmill.",
    "anthology": "Hoffner, D. L. (Ed.). (2003). *Bridges: The Essential Readings*. Blackwall.",
    "chapter, three editors": "Khlebnik, O. (1995). The Objectives of the Great Bridge, 1937–1938. In J. Cope, "
                              f"M. Perry, & E. A. Rees (Eds.), *{HISTORY}* (pp. 158–176). Macmill.",
    "chapter": "Ritter, G. T. (1991). The Present Ferry: On “Small” Boats. In N. Lampe (Ed.), "
               "*Bridges: Nature and Aftermath* (pp. 99–115). Sharp.",
    "thesis": "Ilina, V. (1999). *The Fords of Omsk* [PhD diss.]. University of Tartu.",
    "newspaper": "Korn, M. (1937, July 31). A Bridge Falls. *Morning Post*.",
    "web": "Furrow, G. (2005). *Notes on Fords*. Fords Online. https://fords.example/notes",
    "archive": "*RGF, fond 17*. (n.d.).",
    "without author": "*The White Book of Rivers*. (1992).",
    "volume of a series": "Graz, A. (2000). *The Road to Fords* (Vol. 2). Yell University Press.",
}

IN_TEXT = {
    "article": ("(Solano 45)", "(Solano, 1987, p. 45)"),
    "article by two": ("(Gatti and Reyes 45)", "(Gatti & Reyes, 1993, p. 45)"),
    "article by four": ("(Alba et al. 45)", "(Alba et al., 2010, p. 45)"),
    "book with editors": ("(Cope et al. 45)", "(Cope et al., 1995, p. 45)"),
    "without author": ("(*The White Book of Rivers* 45)", "(*The White Book of Rivers*, 1992, p. 45)"),
}


def starred(marked: str) -> str:
    return marked.replace(ON, "*").replace(OFF, "*")


@pytest.mark.parametrize("shape", WORKS)
def test_chicago_note(shape: str) -> None:
    assert starred(chicago.note(WORKS[shape], PAGE)) == NOTES[shape]


@pytest.mark.parametrize("shape", WORKS)
def test_chicago_short_note(shape: str) -> None:
    assert starred(chicago.short_note(WORKS[shape], PAGE)) == SHORT[shape]


@pytest.mark.parametrize("shape", WORKS)
def test_chicago_bibliography(shape: str) -> None:
    assert starred(chicago.bibliography(WORKS[shape])) == BIBLIOGRAPHY[shape]


@pytest.mark.parametrize("shape", WORKS)
def test_mla_works_cited(shape: str) -> None:
    assert starred(mla.works_cited(WORKS[shape])) == MLA[shape]


@pytest.mark.parametrize("shape", WORKS)
def test_apa_reference(shape: str) -> None:
    assert starred(apa.reference(WORKS[shape])) == APA[shape]


@pytest.mark.parametrize("shape", IN_TEXT)
def test_references_in_the_text(shape: str) -> None:
    found = starred(mla.in_text(WORKS[shape], PAGE)), starred(apa.in_text(WORKS[shape], PAGE))
    assert found == IN_TEXT[shape]


@pytest.mark.parametrize(("locator", "note", "short"), [
    (None, "(Macmill, 2004).", "*Why Bridges? A Life*."),
    (Locator("par", "98"), "(Macmill, 2004), para. 98.", "*Why Bridges? A Life*, para. 98."),
    (Locator("par", "98-99"), "(Macmill, 2004), paras. 98–99.", "*Why Bridges? A Life*, paras. 98–99."),
    (Locator("note", "31"), "(Macmill, 2004), n. 31.", "*Why Bridges? A Life*, n. 31."),
    (Locator("note", "31", page="45"), "(Macmill, 2004), 45n31.", "*Why Bridges? A Life*, 45n31."),
], ids=["none", "paragraph", "paragraphs", "note", "note on a page"])
def test_locators_other_than_pages(locator: Locator | None, note: str, short: str) -> None:
    assert starred(chicago.note(WORKS["book"], locator)).endswith(note)
    assert starred(chicago.short_note(WORKS["book"], locator)).endswith(short)


def test_a_short_note_without_locator_ends_inside_the_quotation_marks() -> None:
    assert starred(chicago.short_note(WORKS["article"], None)) == "Solano, “Rivers and Their Keepers.”"


def test_an_article_without_volume_has_its_year_after_a_comma() -> None:
    work = Work("article", "On Fords", (Name("Furrow", "Gro"),), container="Logic", date="2005")
    assert starred(chicago.note(work, Locator("par", "98"))) == "Gro Furrow, “On Fords,” *Logic*, 2005, para. 98."


def test_an_empty_work_is_cited_without_failing() -> None:
    for kind in ("book", "article", "chapter", "thesis", "newspaper", "archive", "web", "odd"):
        work = Work(kind)
        assert chicago.note(work, None) + chicago.short_note(work, PAGE) + chicago.bibliography(work)
        assert mla.in_text(work, PAGE) + mla.works_cited(work) + apa.reference(work) + apa.in_text(work, None)
