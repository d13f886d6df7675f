"""What is refused before anything looks at it: requests so long, or so broken, that no page of ours can be meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from webapp import quoted
from webapp.answering import HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LONGEST_ADDRESS = 4_000
"""Bytes of path and query, as they were sent; a longer address is no page of ours."""

LONGEST_QUOTING = 24_000
"""Bytes of an address with a quote: of the longest one, with its context, each letter may be nine (`%E6%B0%B4`)."""

LONGEST_HEADER = 16_000
"""Bytes of one header: browsers send a few hundred; to read an `Accept` of 200 KB took .1 s."""


def refusing(app: WSGIApplication) -> WSGIApplication:
    """Return *app* behind a gate that answers 400 with a sentence to what is too long or not UTF-8."""
    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        said = refusal(environ)
        if not said:
            return app(environ, start)
        body = f"{said}\n".encode()
        start("400 Bad Request", [
            ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"), *HEADERS.items(),
        ])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    return answer


def refusal(environ: WSGIEnvironment) -> str:
    """Return why a request is refused, in a sentence; empty if it is not. Looks at lengths first."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    length = len(path) + len(query)
    if length > LONGEST_QUOTING and "quote=" in query[:LONGEST_ADDRESS]:
        return f"The quote is too long; {quoted.LONGEST:,} characters are the most."
    if length > LONGEST_QUOTING or (length > LONGEST_ADDRESS and "quote=" not in query):
        return "The address is too long."
    if any(len(value) > LONGEST_HEADER for name, value in environ.items() if name.startswith("HTTP_")):
        return "A header of the request is too long."
    return "" if _is_utf8(query) else "The address is not in UTF-8."


def _is_utf8(sent: str) -> bool:
    """True if *sent*, bytes as WSGI gives them, is UTF-8."""
    try:
        sent.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True
