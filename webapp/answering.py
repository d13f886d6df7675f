"""Every answer: security headers, entity tags, compression, and the pages kept ready."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

from flask import Response, g, request

from webapp.library import held, wants_json

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

COMPRESSED = ("text/", "application/json", "application/javascript", "application/tei+xml", "image/svg+xml")
LEAST = 800
"""Bytes below which compressing is not worth it."""

LEVEL = 6
"""Of nine: gzip's own balance of time and size."""
FOREVER = "public, max-age=31536000, immutable"
"""Of style, script and faces: their address names their version, so what stands there never changes."""


KEEPING = (
    "static", "reading.", "received.", "front.", "registers.", "panels.", "report.", "studies.", "comparing.",
    "figures.", "citations.", "words.", "anchors.show_elsewhere",
)
"""Views whose answers depend on nothing but the edition, the address and the settings; if time cut one short, it sets
`g.is_cut` and is not kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer, kept as it was sent."""

    body: bytes
    compressed: bytes
    content_type: str
    tag: str
    links: str = ""
    """The header `Link`."""


def find_ready() -> Response | None:
    """Return the answer to this request if it is kept, else None."""
    ready = held().answers.find(_key()) if _is_kept() else None
    if not isinstance(ready, Answer):
        return None
    g.ready = ready
    answer = Response(content_type=ready.content_type)
    if ready.links:
        answer.headers["Link"] = ready.links
    return answer


def _is_kept() -> bool:
    return request.method in ("GET", "HEAD") and (request.endpoint or "").startswith(KEEPING)


def _key() -> tuple[object, ...]:
    if _is_static():
        return (request.path,)
    return request.host, request.full_path, g.settings, wants_json()


def _is_static() -> bool:
    return request.endpoint == "static"


def finish(response: Response) -> Response:
    """Give *response* its headers; compress it if the browser allows it; answer 304 if the browser has it."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if response.status_code != 200 or request.method not in ("GET", "HEAD"):
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    if _is_static():
        response.direct_passthrough = False
        response.headers["Cache-Control"] = FOREVER
    response.headers.setdefault("Cache-Control", "private, no-cache")
    answer = g.get("ready")
    if answer is None:
        answer = answer_of(response)
        if _is_kept() and not g.get("is_cut"):
            held().answers.keep(_key(), answer)
    return send(response, answer)


def answer_of(response: Response) -> Answer:
    """Return the body of *response*, also compressed, with its entity tag."""
    body = response.get_data()
    is_worth = len(body) >= LEAST and (response.mimetype or "").startswith(COMPRESSED)
    compressed = gzip.compress(body, LEVEL, mtime=0) if is_worth else b""
    tag = hashlib.sha256(body).hexdigest()[:32]
    return Answer(body, compressed, response.content_type, tag, response.headers.get("Link", ""))


def send(response: Response, answer: Answer) -> Response:
    """Put *answer* into *response* as the browser wants it."""
    if answer.compressed and "gzip" in request.headers.get("Accept-Encoding", "").lower():
        response.set_data(answer.compressed)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.set_data(answer.body)
    # A page depends on the settings, which a cookie keeps; a file does not, and is not sent again when they change.
    response.headers["Vary"] = "Accept-Encoding" if _is_static() else "Accept-Encoding, Cookie, Accept"
    response.set_etag(answer.tag, weak=True)
    response.make_conditional(request)
    return response
