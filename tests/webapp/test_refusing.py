"""What is too long or broken is refused with a sentence before anything looks at it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp.refusing import LONGEST_QUOTING, refusing

LONG = "x" * 150_000


@pytest.mark.parametrize(("path", "headers", "said"), [
    (f"/a/{LONG}", {}, "The address is too long."),
    (f"/static/{'../' * 50_000}", {}, "The address is too long."),
    (f"/search?q={LONG}", {}, "The address is too long."),
    (f"/a/weber.p1?quote={LONG}", {}, "The quote is too long; 2,000 characters are the most."),
    (f"/search?{'a=b&' * 40_000}quote=a", {}, "The address is too long."),
    ("/a/weber.p1", {"Accept": "text/html;q=0.1," * 9_000}, "A header of the request is too long."),
    ("/", {"If-None-Match": LONG}, "A header of the request is too long."),
], ids=["path", "dots", "query", "quote", "arguments", "accept", "tags"])
def test_what_is_too_long_is_refused_with_a_sentence(
    client: FlaskClient, path: str, headers: dict[str, str], said: str
) -> None:
    answer = client.get(path, headers=headers)
    assert (answer.status_code, answer.text) == (400, f"{said}\n")


def test_nothing_is_done_for_what_is_refused() -> None:
    def fail(*_: object) -> list[bytes]:
        raise AssertionError

    sent = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/a/{LONG}", "QUERY_STRING": ""}
    assert list(refusing(fail)(sent, lambda *_: lambda _: None)) == [b"The address is too long.\n"]


def test_a_query_that_is_not_utf8_is_a_bad_request(app: Flask) -> None:
    answer = app.test_client().get("/go", environ_overrides={"QUERY_STRING": "to=furr+\xa798"})
    assert (answer.status_code, answer.text) == (400, "The address is not in UTF-8.\n")


def test_a_query_in_utf8_need_not_be_escaped(client: FlaskClient) -> None:
    typed = "to=brandt+§1".encode().decode("latin-1")
    assert client.get("/go", environ_overrides={"QUERY_STRING": typed}).status_code == 302


def test_the_longest_quote_with_its_context_is_let_through(client: FlaskClient) -> None:
    letter = "%E6%B0%B4"
    path = f"/a/weber.p1?quote={letter * 2_000}&prefix={letter * 200}&suffix={letter * 200}&format=json"
    assert len(path) < LONGEST_QUOTING
    assert client.get(path).status_code == 200
