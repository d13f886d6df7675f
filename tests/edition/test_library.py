from pathlib import Path

import pytest

from edition.errors import LibraryError
from edition.library import read_library


def write(folder: Path, toml: str) -> Path:
    (folder / "library.toml").write_text(toml, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        pytest.param('titel = "x"', "library.toml:1: unknown key ‘titel’ .* did you mean ‘title’", id="key"),
        pytest.param('[[text]]\nid = "a"\nsorce = "x"', ":3: unknown key ‘sorce’ .*‘source’", id="text key"),
        pytest.param('[[text]]\ntitle = "a"', "has no id", id="no id"),
        pytest.param('[[text]]\nid = "a.b"', ":2: the id ‘a.b’", id="dot in id"),
        pytest.param('[[text]]\nid = "a"\n[[text]]\nid = "a"', "two texts have the id ‘a’", id="same id"),
        pytest.param('[[text]]\nid = "a"\nsource = "../x"', "file name without folders", id="path"),
        pytest.param('[[text]]\nid = "a"\naccess = "secret"', "must be free or restricted", id="access"),
        pytest.param("title = 3", "must be text in quotation marks", id="type"),
        pytest.param("title = ", "not TOML", id="toml"),
    ],
)
def test_a_fault_in_the_settings_is_said_with_place_and_remedy(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(LibraryError, match=message):
        read_library(write(tmp_path, toml))


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no such folder"):
        read_library(tmp_path / "nowhere")
    with pytest.raises(LibraryError, match="variorum new"):
        read_library(tmp_path)


def test_a_precis_is_read_only_where_the_text_itself_is_not_held(tmp_path: Path) -> None:
    toml = '[[text]]\nid = "a"\nsource = "a.txt"\n[[text]]\nid = "b"\nsource = "b.txt"\nprecis_of = "a"'
    write(tmp_path, toml)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "b.txt").write_text("b")
    received = tmp_path / "elsewhere"
    received.mkdir()
    assert [entry.id for entry in read_library(tmp_path, sources=received).entries_read()] == ["b"]
    (received / "a.txt").write_text("a")
    assert [entry.id for entry in read_library(tmp_path, sources=received).entries_read()] == ["a"]
