"""A fault in what an editor wrote is told with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import LibraryError
from edition.tables import read_table


@pytest.mark.parametrize(("content", "said"), [
    pytest.param(b'title = "a"\nid = \n', "a.toml:2: not TOML: ", id="within"),
    pytest.param(b'title = "a"\nid = [', "a.toml:2: not TOML: ", id="at-the-end"),
    pytest.param(b'title = "a"\n# caf\xe9\n', "a.toml:2: not UTF-8; save the file as UTF-8.", id="another-encoding"),
    pytest.param(None, "a.toml: cannot be read: No such file or directory.", id="not-there"),
])
def test_a_fault_has_its_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / "a.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(LibraryError) as told:
        read_table(file)
    assert f"{tmp_path}/{said}" in str(told.value)
