"""An editor's questions in the concordance (`questions.toml`): each names, joins or splits by listing its claims.

    [[question]]
    key = "first-quota"
    title = "How many were to be arrested at first?"
    claims = ["smith.p3 259450", "jones.p12 268950"]
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from edition.concordance.questions import QuestionRuling
from edition.errors import EditionError


def read_questions(path: Path) -> tuple[QuestionRuling, ...]:
    """Read `questions.toml`; a file that is not there rules nothing.

    Raises EditionError with file and remedy if it is not TOML or not of the form above.
    """
    if not path.is_file():
        return ()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{path}: not TOML: {error}.") from error
    rows = table.get("question", [])
    if not isinstance(rows, list) or set(table) - {"question"}:
        raise EditionError(f"{path}: write each question as a table [[question]] with key, title and claims.")
    return tuple(_ruling(row, path) for row in rows)


def _ruling(row: object, path: Path) -> QuestionRuling:
    if isinstance(row, dict):
        key, title, claims = (row.get(name) for name in ("key", "title", "claims"))
        if isinstance(key, str) and isinstance(title, str) and isinstance(claims, list) \
                and all(isinstance(claim, str) for claim in claims):
            return QuestionRuling(key, title, tuple(" ".join(claim.split()) for claim in claims))
    raise EditionError(f"{path}: a [[question]] needs key and title, and claims such as [\"smith.p3 259450\"].")
