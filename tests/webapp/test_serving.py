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
from webapp.serving import HOST, serve


def test_a_port_in_use_is_said_with_the_remedy(flood: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((HOST, 0)) as taken, pytest.raises(SystemExit) as ended:
        serve(flood, port=(port := taken.getsockname()[1]))
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said == f"variorum: port {port} is in use; end what runs there, or choose another: --port {port + 1}\n"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started here can be interrupted, even if the tests run in the background, where a shell forbids it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_it_cleanly(flood: Path) -> None:
    command = [sys.executable, "-m", "variorum", "serve", "-L", str(flood), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
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
