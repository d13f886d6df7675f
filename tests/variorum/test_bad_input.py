"""Bad input gets one sentence: what, where, and what to do; nothing built is lost, and there is no traceback."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edition.safekeeping import write_beside
from variorum.cli import explained

Run = Callable[..., Any]

LIBRARY = """\
title = "Mills"
[[text]]
id = "a"
source = "a.txt"
"""


@pytest.fixture
def mills(tmp_path: Path) -> Path:
    folder = tmp_path / "mills"
    (folder / "sources").mkdir(parents=True)
    (folder / "library.toml").write_text(LIBRARY)
    return folder


@pytest.mark.parametrize(("content", "said"), [
    pytest.param(b"", "a.txt: is empty", id="empty"),
    pytest.param(b"\x00\x01\x02\xff" * 500, "a.txt: is not text", id="binary"),
    pytest.param(b"%PDF-1.4\n1 0 obj\n", "a.txt: is a PDF; save it as plain text", id="pdf"),
    pytest.param(rb"{\rtf1\ansi The mill burned.}", "a.txt: is an RTF file", id="rtf"),
    pytest.param(None, "put a.txt into sources/", id="missing"),
])
def test_a_source_that_cannot_be_read_is_told_and_the_build_goes_on(
    variorum: Run, mills: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (mills / "sources" / "a.txt").write_bytes(content)
    ended = variorum("build", "-L", mills)
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert (mills / "build" / "current").is_file()


def test_broken_utf8_is_read_and_said(variorum: Run, mills: Path) -> None:
    (mills / "sources" / "a.txt").write_bytes("The mill of Ménil burned.".encode("cp1252"))
    assert variorum("build", "-L", mills).status == 0
    assert variorum("search", "-L", mills, "Ménil").out.count("Ménil") == 1


def test_a_text_without_a_title_is_called_by_its_id(variorum: Run, mills: Path) -> None:
    (mills / "sources" / "a.txt").write_text("the mill burned down, and nobody built it again in all those years.\n")
    assert variorum("build", "-L", mills).status == 0
    assert variorum("search", "-L", mills, "mill").out.startswith("1 hit")


@pytest.mark.parametrize(("arguments", "said"), [
    pytest.param(["build", "-L", "nowhere"], "variorum new nowhere", id="no-folder"),
    pytest.param(["encode", "nowhere.txt"], "nowhere.txt: cannot be read", id="no-file"),
    pytest.param(["frobnicate"], "`variorum --help` lists them", id="no-verb"),
    pytest.param(["serch", "quota"], "did you mean search?", id="a-verb-mistyped"),
    pytest.param(["encode", __file__, "--id", "a b"], "such as --id a-b", id="no-id"),
    pytest.param(["encode", __file__, "--language", "x y"], "no language tag", id="no-language"),
    pytest.param(["serve", "-L", "nowhere"], "variorum new nowhere", id="nothing-to-serve"),
])
def test_wrong_use_is_one_sentence_and_exit_code_2(variorum: Run, arguments: list[str], said: str) -> None:
    ended = variorum(*arguments)
    assert ended.status == 2
    assert said in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(("verb", "argument", "said"), [
    pytest.param("cite", "khlevnyuk-precis.p9999", "no passage", id="unknown-passage"),
    pytest.param("cite", "nobody.p1", "here are the texts khlevnyuk-precis", id="unknown-text"),
    pytest.param("parallels", "khlevnyuk-precis.p9999", "no passage", id="no-parallels-of-nothing"),
    pytest.param("search", "", "Type a word", id="empty-query"),
    pytest.param("search", '"the mill', '"the mill"', id="open-quotation"),
])
def test_what_is_not_there_is_said_with_the_nearest_that_is(
    variorum: Run, built: Path, verb: str, argument: str, said: str
) -> None:
    ended = variorum(verb, "-L", built, argument)
    assert ended.status == 2
    assert said in ended.err


def test_a_damaged_ledger_is_told_by_its_place_in_the_library(variorum: Run, mills: Path) -> None:
    (mills / "sources" / "a.txt").write_text("The mill burned.\n")
    variorum("build", "-L", mills)
    ledger = mills / "anchors" / "a.jsonl"
    ledger.write_bytes(b"{}\n" + ledger.read_bytes())
    (mills / "sources" / "a.txt").write_text("The mill burned down.\n")
    assert f"{ledger}:1: not a record" in variorum("build", "-L", mills).err


def test_a_terminal_without_a_sign_is_given_its_number(
    variorum: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown := io.BytesIO(), encoding="latin-1", write_through=True))
    assert variorum("parallels", "-L", built, "khlevnyuk-precis.p3").status == 0
    assert rb"\u2713" in shown.getvalue()  # ✓


def test_in_a_pipe_a_build_draws_no_bar(variorum: Run, mills: Path) -> None:
    (mills / "sources" / "a.txt").write_text("The mill burned.\n")
    assert variorum("build", "-L", mills).err == ""


@pytest.mark.parametrize("name", ["new", "demo"])
def test_a_file_is_no_place_for_a_library(variorum: Run, mills: Path, name: str) -> None:
    assert "is a file; name a folder that is new or empty" in variorum(name, mills / "library.toml").err


@pytest.mark.parametrize("name", ["new", "demo"])
def test_a_folder_in_use_is_left_alone(variorum: Run, mills: Path, name: str) -> None:
    if name == "demo":
        (mills / "library.toml").unlink()
    before = sorted(mills.rglob("*"))
    ended = variorum(name, mills)
    assert (ended.status, "name a folder that is new or empty" in ended.err) == (2, True)
    assert sorted(mills.rglob("*")) == before


def test_an_unknown_key_is_told_with_its_line(variorum: Run, mills: Path) -> None:
    (mills / "library.toml").write_text(LIBRARY + 'tittle = "x"\n')
    ended = variorum("build", "-L", mills)
    assert ended.status == 2
    assert "library.toml:5: unknown key ‘tittle’" in ended.err
    assert "title" in ended.err


DEEP = "[" * 100_000


@pytest.mark.parametrize(("file", "content", "said"), [
    pytest.param("library.toml", f"title = {DEEP}", "library.toml: has brackets within brackets", id="deep-library"),
    pytest.param("thesaurus.toml", f"en = {DEEP}", "thesaurus.toml: has brackets within brackets", id="deep-thesaurus"),
    pytest.param("anchors/a.jsonl", f"{DEEP}\n", "a.jsonl:1: not a record", id="deep-ledger"),
    pytest.param("headnotes/a.md", b"Mills\n\nof M\xe9nil", "a.md:3: not UTF-8", id="headnote"),
    pytest.param("texts/z.xml", None, "texts/z.xml: is no file", id="text-that-is-a-folder"),
    pytest.param("texts/\udcff.xml", "<TEI/>", "is not Unicode; give it another name", id="name-not-unicode"),
    pytest.param("build", "", "build: File exists. A file stands where a folder should", id="build-that-is-a-file"),
])
def test_what_stands_wrong_in_a_library_is_told(
    variorum: Run, mills: Path, file: str, content: str | bytes | None, said: str
) -> None:
    (mills / "sources" / "a.txt").write_text("The mill burned.\n")
    place = mills / file
    place.parent.mkdir(exist_ok=True)
    if content is None:
        place.mkdir()
    else:
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    ended = variorum("build", "-L", mills)
    assert ended.status in (1, 2)
    assert said in ended.err


def test_of_two_texts_with_one_id_the_second_is_told_and_the_anchors_stay_with_the_first(
    variorum: Run, mills: Path
) -> None:
    (mills / "sources" / "a.txt").write_text("The mill burned.\n")
    (mills / "texts").mkdir()
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>'
    (mills / "texts" / "-a.xml").write_text(tei.format("The dam broke."))
    for _ in range(2):
        assert "texts/-a.xml: its text is not read: it has the id of that in texts/a.xml, ‘a’" in variorum(
            "build", "-L", mills).err
        assert "The mill burned" in variorum("anchors", "-L", mills, "a.p1").out
        variorum("build", "-L", mills, "--recover")


def test_a_new_library_may_have_any_name(variorum: Run, tmp_path: Path) -> None:
    folder = tmp_path / 'the "old"\\new\n mills'
    assert variorum("new", folder).status == 0
    assert variorum("build", "-L", folder).status == 0


def test_a_build_that_fails_loses_nothing(variorum: Run, mills: Path) -> None:
    (mills / "sources" / "a.txt").write_text("The mill burned.\n")
    variorum("build", "-L", mills)
    (mills / "sources" / "a.txt").write_bytes(b"")
    variorum("build", "-L", mills)
    assert "burned" in variorum("search", "-L", mills, "mill").out


def test_a_library_never_built_says_how_to(variorum: Run, mills: Path) -> None:
    ended = variorum("search", "-L", mills, "mill")
    assert ended.status == 2
    assert "variorum build -L" in ended.err


def test_what_the_system_refuses_is_told_by_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.xml").mkdir()
    with pytest.raises(OSError) as refused:  # noqa: PT011
        write_beside(tmp_path / "a.xml", b"<TEI/>")
    assert explained(refused.value).startswith(f"{tmp_path / 'a.xml'}: ")


def test_full_disk_is_told_with_what_is_safe() -> None:
    said = explained(OSError(errno.ENOSPC, "No space left on device", "build/x"))
    assert said.startswith("build/x: No space left on device. Nothing was lost")


@pytest.mark.parametrize(("code", "remedy"), [
    pytest.param(errno.EROFS, "Give yourself leave", id="read-only"),
    pytest.param(errno.ENOENT, "Make the folder first", id="no-folder"),
    pytest.param(errno.EIO, "", id="nothing-to-do"),
])
def test_what_the_system_refuses_is_told_with_a_remedy_if_there_is_one(code: int, remedy: str) -> None:
    said = explained(OSError(code, "Refused", "out.xml"))
    assert said.startswith(f"out.xml: Refused. {remedy}" if remedy else "out.xml: Refused")
    assert bool(remedy) == said.endswith(".")


def test_a_copy_that_finds_no_room_names_where_it_was_to_go() -> None:
    assert explained(OSError(errno.ENOSPC, "Full", "registers/a.xml", None, "build/a.xml")).startswith("build/a.xml: ")
