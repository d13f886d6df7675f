"""Serving the reader on this machine."""

from __future__ import annotations

import errno
import logging
import socket
import sys
from pathlib import Path

from waitress.server import create_server

from webapp.application import create_app
from webapp.warming import keep_warm

HOST = "127.0.0.1"
"""This machine only: the texts may be in copyright."""

THREADS = 8
"""Requests that are answered at once: a browser opens six connections, and may not be alone."""


def serve(folder: Path, *, port: int, is_editing: bool = False) -> None:
    """Serve the library *folder* until Ctrl-C; if *is_editing*, an editor can rule on parallels there.

    Raises BuildError if it was never built, and SystemExit(2) with one sentence if the port is in use.
    """
    app = create_app(folder, is_editing=is_editing)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        listening = socket.create_server((HOST, port), backlog=64)
    except OSError as error:
        sys.exit(_refuse(error, port))
    server = create_server(app, sockets=[listening], threads=THREADS, ident=None)
    try:
        keep_warm(app)
        print(f"The reader is at http://{HOST}:{listening.getsockname()[1]}  (Ctrl-C ends it)", flush=True)
        if is_editing:
            print(f"Rulings are kept in {folder / 'links.xml'}; `variorum build` brings them in.", flush=True)
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    print("\nThe reader has ended.", flush=True)


def _refuse(error: OSError, port: int) -> int:
    if error.errno == errno.EADDRINUSE:
        said = f"port {port} is in use; end what runs there, or choose another: --port {_other(port)}"
    else:
        said = f"port {port} cannot be opened ({error.strerror}); choose one above 1023, such as --port 8000"
    print(f"variorum: {said}", file=sys.stderr)
    return 2


def _other(port: int) -> int:
    return port + 1 if port < 65_535 else 8000
