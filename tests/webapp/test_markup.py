"""The pages are valid HTML."""

from __future__ import annotations

import subprocess
from pathlib import Path

from flask.testing import FlaskClient

PAGES = (
    "/", "/texts/weber", "/texts/weber/d1", "/texts/weber/d2?part=2", "/texts/foreign/~", "/texts/brandt/d1?marks=on",
    "/texts/weber/d1?beside=brandt.p1", "/a/weber.p1/elsewhere", "/people/", "/people/moeller", "/places/elbing",
    "/works/", "/settings", "/list", "/report", "/texts/weber/~notes",
    "/search?q=Elbing", "/search?q=xyzzy", "/compare/", "/marks", "/a/weber.p1/cite",
    "/compare/person:moeller", "/figures", "/citations", "/compare/?passage=weber.p1",
    "/chronology/1888", "/search/help", "/search/words?q=the",
    "/texts/weber/d1?at=p1&quote=the+dike+at+Elbing", "/search?q=brandt+%C2%A71", "/a/weber.p1/cite?quote=gave+way",
    "/x", "/a/weber.p901",
)


def test_the_validator_has_nothing_to_say(client: FlaskClient, vnu: Path, tmp_path: Path) -> None:
    for number, path in enumerate(PAGES):
        (tmp_path / f"{number:02}.html").write_bytes(client.get(path).data)
    command = ["java", "-jar", str(vnu), "--errors-only", "--skip-non-html", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr.replace(str(tmp_path), "") == ""
    assert done.returncode == 0
