"""Words that carry grammar and no matter, in the languages we know; elsewhere their frequency must tell.

Closed classes only: articles, pronouns (`thou`, too), prepositions, conjunctions, auxiliaries, adverbs of degree, place
and time that stand in any prose. In a library of few passages they are not frequent enough to be found out by counting.
"""

from __future__ import annotations

from functools import lru_cache

from edition.words import fold, primary, stem

ENGLISH = """
a about above according across actually after again against all almost alone along already also although always am among
an and another any anyone anything apart are around as at away back be became because become been before began behind
being below beside between beyond both but by came can cannot certain certainly clear clearly come could course did do
does doing done dost doth down due during each earlier either else enough especially even ever every everyone everything
example except fact far few finally first for former from further gave general generally get give given go going gone
got had has hast hath have having he hence her here herself him himself his how however i if in indeed instead into is
it its itself just keep kept kind know known last late later latter least less let like likely little made main mainly
make many may me mean means mere merely might more moreover most mostly much must my near nearly never nevertheless new
next no nobody none nor not nothing now of off often old on once one only onto or other others otherwise our ours out
over own part particular particularly per perhaps possible probably put quite rather really said same say see seem seems
seen several shall shalt she should since so some somebody someone something sometimes soon still such take taken than
that the thee their theirs them themselves then there thereby therefore these they thine thing things this those thou
though through throughout thus thy thyself time to together too took toward towards under until up upon us use used
usually various very was way we well went were what whatever when where whereas whether which while who whole whom whose
why will with within without would ye yet you your
"""

GERMAN = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bis da dabei dadurch dafür
damit dann daran darauf daraus darin das dass davon dazu dein dem den denen denn der deren des dessen die dies diese
diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa etwas für gegen gewesen hat
hatte hatten haben hier hin ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ist ja jede jedem jeden jeder jedes
jedoch kann kein keine können man mehr mein mit nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem
seinen seiner seit sich sie sind so sogar solche sondern sowie über um und uns unter viel vom von vor war waren was
weil welche wenn wer werden wie wieder wird wo worden wurde wurden zu zum zur zwar zwischen
"""

FRENCH = """
afin ai ainsi alors après assez au aucun aucune aussi autre autres aux avait avant avec avoir beaucoup bien car ce
ceci cela celle celles celui cependant ces cet cette ceux chaque chez comme comment contre dans de depuis des donc
dont du elle elles en encore entre est et étaient était été être eu eurent eut eux fait faut fit furent fut il ils je
jusque la le les leur leurs lors lorsque lui mais me même mêmes moins mon ne ni non nos notre nous on ont or ou où par
parce pas pendant peu peut plus plusieurs pour pourtant puis quand que quel quelle quelles quels qui quoi sa sans se
selon ses si son sont sous sur tandis tant te tel telle tous tout toute toutes très trop tu un une vers voici voilà
vos votre vous
"""

RUSSIAN = """
а без более больше будет будто бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его
ее если есть еще же за здесь и из или им их к как ко когда который которая которые которых кто ли лишь между меня мне
много может можно мы на над надо наш не него нее нет ни них но о об однако он она они оно от перед по под после потом
потому почти при про раз с сам свой своей своих себя со так также такой там те тем то того тоже только том тот ты у
уже хотя чего чем через что чтобы эта эти это этого этой этом этот эту я
"""

UNSAID = ("", "und", "mul", "zxx")
"""What stands for a language where there is none to name (ISO 639-2)."""

_LISTS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ru": RUSSIAN}


@lru_cache(maxsize=64)
def function_words(language: str) -> frozenset[str]:
    """Return the stems of the function words of *language*, a tag; none where we know none, all where nobody says.

    >>> "becaus" in function_words("en"), "terror" in function_words("eng"), function_words("xx")
    (True, False, frozenset())
    >>> "these" in function_words("und"), "waren" in function_words("und")
    (True, True)
    """
    tag = primary(language)
    words = (" ".join(_LISTS.values()) if tag in UNSAID else _LISTS.get(tag, "")).split()
    return frozenset(stem(word, tag) for word in words) | frozenset(fold(word) for word in words)
