"""Forenames that every reader knows: which words are such, and which are one name in several languages."""

from __future__ import annotations

from functools import lru_cache

from edition.names import NAMES_KEPT, fold_word

_ONE_NAME = """
    Joseph Josef Iosif Józef Jozef Ossip Osip Josip Giuseppe José Iossif | Peter Petr Pyotr Piotr Pierre Pietro Pedro
    Pjotr Petro | Paul Pavel Pawel Paweł Paolo Pablo Pavlo | Michael Mikhail Michail Michel Michał Miguel Michele
    Mihail Mykhailo Mykhaylo | Alexander Aleksandr Alexandre Alexandr Alessandro Oleksandr Aleksander | Alexandra
    Aleksandra | Alexei Alexis Aleksei Oleksii | Nicholas Nikolai Nicolas Nikolaus Nicolai Niccolò Mykola | John Ivan
    Johann Johannes Jean Jan Giovanni Juan Hans Johan | Leo Lev Leon Léon | George Georgy Georgii Georg Georges
    Giorgio Jorge Georgi Heorhii | Yuri Iurii Jurij Yury Youri | Gregory Grigory Grigorii Grigori Grégoire Grigorij |
    Andrew Andrei Andreas André Andrzej Andrea Andrés Andrii | Basil Vasily Vasilii Wassili Vassili Vasyl |
    Constantine Konstantin Constantin | Eugene Evgeny Evgenii Yevgeny Eugen Eugène | Theodore Fedor Fyodor Theodor
    Théodore Feodor | Simon Semen Semyon | Jacob Yakov Jakob Jacques Iakov James | Matthew Matvei Matthias Mathieu |
    Stephen Steven Stepan Stefan Stephan Étienne Stepan | Elias Ilya Ilia Elijah | Felix Feliks | Sergius Sergei
    Sergey Serge Serhii | Dmitri Dmitry Dmitrii Dimitri Dmytro | Paulina Polina | Catherine Katherine Ekaterina |
    Elena Helen Helena Hélène Olena Yelena | Mary Maria Marie Mariia Mariya | Anna Anne Ann | Sophia Sofia Sofya
    Sophie | Eva Eve | Natalia Natalya Nathalie | Tatiana Tatyana | Julia Yulia Iuliia Julie | Olga Olha | Henry
    Heinrich Henri Enrico Henryk Genrikh | William Wilhelm Guillaume Willem | Charles Karl Carl Carlo Carlos Karol |
    Frederick Friedrich Frédéric Fryderyk | Louis Ludwig Luigi Luis | Francis Franz François Francesco Francisco
    Franciszek | Anthony Anton Antoine Antonio Antoni | Philip Philipp Philippe Filipp | Martin Martyn | Maurice
    Moritz | Emil Émile Emile | Vladimir Volodymyr Wladimir | Vyacheslav Viacheslav Wjatscheslaw | Lazar Lazare |
    Boris Borys | Viktor Victor | Valentin Walentin | Isaac Isaak Izaak | David Dawid | Daniel Daniil Danylo | Gabriel
    Gavriil Havrylo | Stanislav Stanisław Stanislas | Edward Eduard Edouard | Robert Roberto | Richard Riccardo |
    Thomas Tomas Foma | Mark Marc Marcus Markus
"""
_OTHERS = """
    Leonid Anatoly Arkady Filip Gennady Igor Kirill Maksim Maxim Nikita Oleg Roman Timofei Vadim Valery Valerian
    Vitaly Vladislav Vsevolod Zinovy Rodion Trofim Efim Emelian Klim Kliment Klement Genrikh Iona Terenty Panteleimon
    Lavrenty Avel Rudolf Ruben Anastasia Evgenia Galina Irina Larisa Liudmila Marina Nadezhda Nina Raisa Svetlana
    Valentina Vera Zinaida Ksenia Lidia Donald Ronald Kenneth Kevin Brian Timothy Jason Jeffrey Ryan Gary Eric
    Jonathan Larry Scott Frank Benjamin Samuel Raymond Patrick Jack Dennis Jerry Arthur Albert Ernest Harold Walter
    Ralph Roy Russell Hugh Neil Geoffrey Graham Keith Alan Adam Oscar Herbert Howard Leonard Lawrence Bernard Roger
    Stanley Norman Eliot Edgar Edmund Edwin Alfred Abraham Nathan Patricia Jennifer Linda Elizabeth Barbara Susan
    Jessica Sarah Karen Nancy Lisa Margaret Betty Sandra Dorothy Emily Carol Amanda Deborah Rebecca Laura Sharon
    Kathleen Amy Shirley Angela Ruth Pamela Virginia Christine Jane Alice Judith Martha Frances Eleanor Sheila Joan
    Hannah Rosa Clara Charlotte Isabel Harriet Lucy Theresa Beatrice Florence Esther Edith Agnes Otto Fritz Kurt Ernst
    Hermann Max Walther Werner Wolfgang Günther Helmut Horst Klaus Jürgen Gerhard Adolf Erich Gustav Hugo Konrad
    Leopold Dietrich Ulrich Siegfried Gottfried Gottlieb Joachim Ferdinand Claude Marcel René Alain Gaston Lucien
    Gérard Olivier Thierry Jeanne Monique Nicole Simone Yvonne Tadeusz Krzysztof Bolesław Kazimierz Zbigniew Wojciech
    Jerzy Mario Marco Vincenzo Manuel Diego Fernando Ramón Santiago Salvador Béla Imre Lajos Ferenc László Gyula Milan
    Zdeněk Jaromír
"""

GROUPS = [frozenset(map(fold_word, group.split())) for group in _ONE_NAME.split("|")]
_FIRST = {name: min(group) for group in GROUPS for name in group}
FORENAMES = frozenset(_FIRST) | frozenset(map(fold_word, _OTHERS.split()))
"""Forenames, folded."""

_INITIALS = {"yu": "iu", "ju": "iu", "ya": "ia", "ja": "ia", "ye": "e", "je": "e", "yo": "e"}
"""Initials of two letters, which are too short to be folded → as the names begin that are folded."""

_PATRONYMIC = ("ovich", "evich", "ovna", "evna", "ich", "ichna")


@lru_cache(maxsize=NAMES_KEPT)
def are_one(one: str, other: str) -> bool:
    """Return True if two folded given names can be of one person; either may be the first letters only.

    >>> are_one("iosif", "iosef"), are_one("lev", "leo"), are_one("lev", "leonid")
    (True, True, False)
    >>> are_one("yu", "iuri"), are_one("j", "iohn"), are_one("j", "ivan")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(short) > 2:
        return _FIRST.get(short, short) == _FIRST.get(long, long)
    short = _INITIALS.get(short, short)
    return long.startswith(short) or (short in ("j", "y") and long[:1] == "i" and long[1:2] in tuple("aou"))


def is_patronymic(name: str) -> bool:
    """Return True of a folded second name that tells the father's: `nikolaevich`.

    >>> is_patronymic("nikolaevich"), is_patronymic("ilich"), is_patronymic("francis")
    (True, True, False)
    """
    return len(name) > 4 and name.endswith(_PATRONYMIC)
