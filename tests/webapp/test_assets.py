"""Style, script and faces are asked for once, and all in one step."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from webapp.assets import FOLDER, asset, modules, version

SENT = """() => performance.getEntriesByType('resource').filter(one => one.transferSize > 0).map(one => one.name)"""


def test_every_file_is_lasting_at_an_address_with_its_version(client: FlaskClient) -> None:
    files = [file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.*")]
    assert len(files) > 20
    for name in files:
        with client.get(asset(name)) as answer:
            assert "immutable" in answer.headers["Cache-Control"], name
            assert "Cookie" not in answer.headers["Vary"], name
            again = client.get(asset(name), headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304, name


def test_another_version_is_not_served_as_this_one(client: FlaskClient) -> None:
    gone = client.get(asset("reader.css").replace(version(), "0000000000"))
    assert gone.status_code == 404
    assert gone.headers["Cache-Control"] == "no-store"


def test_what_is_kept_is_sent_whole_to_who_takes_no_compression(client: FlaskClient) -> None:
    wanted = (FOLDER / "reader.css").read_bytes()
    packed = client.get(asset("reader.css"), headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(wanted) / 2
    assert client.get(asset("reader.css")).data == wanted


def test_every_module_is_named_by_the_page(client: FlaskClient) -> None:
    page = client.get("/texts/weber/d1").text
    named = re.findall(r'<link rel="modulepreload" href="([^"]+)">', page)
    assert named == [asset(name) for name in modules()]
    assert {file.name for file in FOLDER.glob("*.js")} - set(modules()) == {"ownmarks.js"}


@pytest.mark.browser
def test_no_script_has_to_be_read_to_learn_of_the_next(browser: Browser, served: str) -> None:
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    asked = {}
    session.on("Network.requestWillBeSent", lambda sent: asked.update({sent["request"]["url"]: sent["initiator"]}))
    page.goto(f"{served}/texts/weber/d1")
    page.close()
    scripts = {url: one["type"] for url, one in asked.items() if url.endswith(".js")}
    assert len(scripts) == len(modules())
    assert set(scripts.values()) == {"parser"}


@pytest.mark.browser
def test_the_second_page_brings_nothing_but_itself_though_the_theme_was_changed(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served)
    page = context.new_page()
    page.goto("/texts/weber/d1")
    assert page.evaluate(SENT) != []
    page.keyboard.press("t")
    page.goto("/texts/weber/d2")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SENT) == []
    context.close()
