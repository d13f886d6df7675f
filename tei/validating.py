"""Validity against a RELAX NG schema: our own, or any other file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from lxml import etree

from tei.errors import NotWellFormedError, TeiError
from tei.parsing import tree

MOST_FAULTS = 50
"""Faults told of one file; more of them have one cause."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a file is not as the schema says."""

    line: int
    message: str


def validate(content: bytes, *, schema: Path | None = None) -> tuple[Fault, ...]:
    """Return the faults of a TEI file against *schema*, RELAX NG in XML, or against what Variorum writes.

    Raises NotWellFormedError if the file cannot be parsed, TeiError if the schema cannot be used.
    """
    checker = _compiled(str(schema)) if schema else _own()
    checker.validate(tree(content))
    found = {(int(entry.line), _said(str(entry.message))) for entry in checker.error_log}
    return tuple(Fault(line, message) for line, message in sorted(found)[:MOST_FAULTS])


def _said(message: str) -> str:
    return " ".join(message.replace("{http://www.tei-c.org/ns/1.0}", "").split())


@lru_cache(maxsize=1)
def _own() -> etree.RelaxNG:
    content = (resources.files("tei") / "schema" / "variorum.rng").read_bytes()
    return etree.RelaxNG(etree.fromstring(content))


@lru_cache(maxsize=2)
def _compiled(file: str) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True)))
    except OSError as error:
        raise TeiError(f"{file}: cannot be read as a schema; name a RELAX NG file in XML syntax (.rng).") from error
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        raise NotWellFormedError(f"{file}: is no RELAX NG schema: {error}.") from error
