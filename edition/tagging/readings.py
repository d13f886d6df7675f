"""Words of a text that are names written otherwise: damaged by OCR, spelled as elsewhere, or in the genitive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from edition.encoding.repairing import CONFUSIONS
from edition.names import fold_word
from edition.transliterations import has_umlaut, readings, without_digraphs

PROVEN = 6
"""Letters from which a damaged name is taken for the name, if the text has that rightly elsewhere; below, too many
names are one letter from another (`Lenin`, `Leniu`, `Levin`)."""

RESPELT = 4
"""Letters from which a word can be a name in another spelling; shorter ones are too many things."""

UNPROVEN = 8
"""Letters from which one confusion is no chance even if the text never has the name rightly (`Krasnovarsk`). With
32,000 names of towns no word of sixty texts was misread from seven letters on; one more is for surnames."""


def damaged(words: Collection[str], known: Collection[str]) -> dict[str, str]:
    """Return those of *words* that are damaged forms of *known* names, each with what it should be.

    *words* are all words of a text as it has them, *known* those of the names in its registers.

    >>> damaged({"Soynarkom", "Sovnarkom", "Leuin", "Lenin"}, {"Sovnarkom", "Lenin"})
    {'Soynarkom': 'Sovnarkom'}
    """
    folded = {fold_word(word) for word in known}
    found = {}
    for word in sorted(words):
        if len(word) < PROVEN or not word[0].isupper() or word in known:
            continue
        names = [name for name in restored(word) if name in known and (len(word) >= UNPROVEN or name in words)]
        if names and fold_word(word) not in folded:
            found[word] = names[0]
    return found


def respelt(words: Collection[str], known: Collection[str], language: str) -> dict[str, str]:
    """Return those of *words* that are *known* names as another language spells them, each with the name.

    *language* is that of the text, as in `edition.transliterations.readings`. What may be two names is none.

    >>> respelt({"Jeschow", "Mueller", "Below"}, {"Yezhov", "Müller", "Belov"}, "")
    {'Jeschow': 'Yezhov', 'Mueller': 'Müller'}
    """
    by_fold: dict[str, set[str]] = defaultdict(set)
    for name in known:
        if name[0].isupper():
            by_fold[fold_word(name)].add(name)
    found = {}
    for word in sorted(words):
        if len(word) < RESPELT or not word[0].isupper() or fold_word(word) in by_fold:
            continue
        names = [name for name in readings(word, language) if name in by_fold]
        plain = without_digraphs(word)
        if not names and any(map(has_umlaut, by_fold.get(plain, ()))):
            names = [plain]
        if len(names) == 1:
            found[word] = min(by_fold[names[0]])
    return found


def genitives(words: Collection[str], known: Collection[str]) -> dict[str, str]:
    """Return those of *words* that are German genitives of *known* names, each with the name.

    >>> genitives({"Saltens", "Paris", "Wiens"}, {"Salten", "Paris", "Wien", "Pari"})
    {'Saltens': 'Salten', 'Wiens': 'Wien'}
    """
    ending = (word for word in sorted(words) if word.endswith("s") and word not in known)
    return {word: word[:-1] for word in ending if word[:-1] in known}


def restored(word: str) -> Iterable[str]:
    """Yield what *word* may have been before OCR read one letter or pair of letters for another."""
    for read, printed in CONFUSIONS:
        at = word.find(read)
        while at >= 0:
            yield word[:at] + printed + word[at + len(read):]
            at = word.find(read, at + 1)
