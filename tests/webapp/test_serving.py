"""The reader is served on this machine and ends cleanly."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.errors import BuildError
from webapp import create_app


def test_a_port_in_use_is_said_with_the_remedy(flood: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(_command(flood, port), capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert "is in use" in ended.stderr
    assert f"--port {port + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started here can be interrupted, even if the tests run in the background, where a shell forbids it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_it_cleanly(flood: Path) -> None:
    process = subprocess.Popen(_command(flood, 0), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert "http://127.0.0.1:" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=60)  # it takes .1 s; longer than this it hangs, however busy the machine
    assert process.returncode == 0
    assert err == ""


def test_a_library_without_a_build_says_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "library.toml").write_text('title = "New"\n', encoding="utf-8")
    with pytest.raises(BuildError, match="variorum build"):
        create_app(tmp_path)


def _command(folder: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "variorum", "serve", "-L", str(folder), "--port", str(port)]
