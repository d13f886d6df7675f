"""The command line as a whole: every verb is there, and says with an example how it is called."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from variorum.cli import VERBS, variorum


def options_of(command: click.Command) -> set[str]:
    return {option for param in command.params for option in (*param.opts, *param.secondary_opts)}


def examples(verb: str) -> list[list[str]]:
    """Return the calls of *verb* that its help shows, as words; what another programme is given is left out."""
    said = CliRunner().invoke(variorum, [verb, "--help"]).output
    calls = re.findall(rf"^ +variorum {verb} ?(.*)", said.partition("Usage:")[2], re.MULTILINE)
    return [shlex.split(re.split(r" {3,}| [>|]", call)[0]) for call in calls]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_a_call_with_options_that_it_has(verb: str) -> None:
    known = options_of(variorum.get_command(click.Context(variorum), verb))
    calls = examples(verb)
    assert calls
    assert {word for call in calls for word in call if word.startswith("-") and ":" not in word} - known == set()


def test_help_lists_every_verb() -> None:
    said = CliRunner().invoke(variorum, ["--help"]).output
    assert re.findall(r"^  (\w+)  +[A-Z]", said, re.MULTILINE) == list(VERBS)
