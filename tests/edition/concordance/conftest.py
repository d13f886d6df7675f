"""The sample library, built for the tests of its concordance."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building import build
from edition.library import read_library
from edition.starting import copy_sample


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kept") / "sample"
    copy_sample(made)
    build(read_library(made), make_index=lambda _texts, _registers, where, _before: where.mkdir())
    return made
