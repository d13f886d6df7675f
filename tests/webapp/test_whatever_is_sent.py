"""Whatever a stranger sends to an address is answered, with a sentence if it is refused."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

ODD = some.one_of(
    some.text(max_size=80),
    some.text(alphabet="*?~^[](){}\\/.%+-\"'<>& \t\n\r\x00\x1f\u202e\ufeff\u0301", max_size=120),
    some.sampled_from([
        "*" * 100, "?" * 100, "水" * 400, "а\u0301" * 200, "x" * 100_000, "a " * 50_000, "\x00", "\ud800", "%00",
        "\u202egnol", "../../etc", "weber.p1\n", "weber.p1;drop", "weber.p1.p1", "weber.p" + "9" * 400, ".p1", "weber.",
    ]),
)
PLACES = (
    "/a/{}", "/a/weber.{}", "/a/weber.p1?quote={}", "/a/weber.p1?quote=dyke&prefix={}", "/a/weber.p1?format={}",
    "/a/weber.p1?quote=dyke&suffix={}", "/a/{}/cite", "/a/weber.p1/cite?format={}", "/a/weber.p1/cite?quote={}",
    "/unapi?id={}&format=ris", "/unapi?id=weber.p1&format={}", "/go?to={}", "/go?to=p1&in={}", "/search?q={}",
    "/texts/weber/d1?at=p1&quote={}", "/texts/weber/d1?beside={}",
)


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=ODD)
def test_an_address_answers(client: FlaskClient, place: str, words: str) -> None:
    answer = client.get(place.format(quote(words, safe="", errors="surrogatepass")))
    assert answer.status_code in (200, 300, 302, 308, 400, 404, 406, 410)
    assert len(answer.headers.get("Location", "")) < 10_000
    if answer.status_code == 400 and answer.mimetype == "text/html":
        said = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
        assert said
        assert re.search(r"[.?!]\s*<", said[0])
    if words.strip().startswith("<") and len(words) > 3:
        assert words not in answer.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(accept=some.text(alphabet="abcdexhtmljson/*;q=0.19, +", max_size=80))
def test_whatever_is_accepted_a_passage_is_given(client: FlaskClient, accept: str) -> None:
    assert client.get("/a/weber.p1", headers={"Accept": accept}).status_code in (200, 302)


@pytest.mark.parametrize("place", [
    "/search?q=the&page={}", "/search.json?q=the&limit={}", "/search/words?q=the&page={}", "/search?q=dyke+{}",
    "/report?from={}", "/figures?from={}", "/people/?from={}", "/citations?rests=archive&from={}",
    "/chronology/1888?from={}", "/texts/weber/~notes?from={}", "/texts/weber/d2?part={}",
    "/texts/weber/d2/received?part={}",
])
@pytest.mark.parametrize("number", [str(2**63), "-1", "²", "9" * 5_000], ids=["large", "negative", "raised", "long"])
def test_a_number_of_any_size_may_be_asked_for(client: FlaskClient, place: str, number: str) -> None:
    assert client.get(place.format(number)).status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("place", ["/a/weber.p1?quote={}", "/a/{}", "/a/{}/cite", "/unapi?id={}&format=ris"])
@pytest.mark.parametrize("words", ["x" * 100_000, "a\x00b", "\x1f"], ids=["100 KB", "null", "control"])
def test_what_cannot_be_meant_is_a_bad_request(client: FlaskClient, place: str, words: str) -> None:
    assert client.get(place.format(quote(words))).status_code == 400
