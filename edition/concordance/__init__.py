"""The concordance: what several authors count, date or name, held against each other."""

from edition.concordance.claims import Claim
from edition.concordance.questions import Concordance, Question, find_questions, in_words

__all__ = ["Claim", "Concordance", "Question", "find_questions", "in_words"]
