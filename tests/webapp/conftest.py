"""A small edition made by hand: two historians of a flood, and a text with everything foreign in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from edition.concordance import Claim, Concordance, Question
from edition.concordance.answers import Verdict
from edition.concordance.claims import WORDS
from edition.concordance.keeping import write_concordance
from edition.former import write_former
from edition.ledger import Ledger, Record, append_ledger
from edition.model import Division, Entry, Evidence, Form, Parallel, Passage, Span, Text
from edition.registers import FILES, Registers, write_register
from edition.report import report
from edition.store import FORMAT, Manifest, summarise, write_edition
from index.building import build as build_index
from webapp import create_app

Need = Callable[[object, str], None]

PAGES = (
    "/", "/texts/weber", "/texts/weber/d1", "/texts/weber/d2", "/texts/weber/d2?part=2", "/texts/foreign",
    "/texts/foreign/~", "/texts/weber/d1?beside=brandt.p1", "/a/weber.p1/elsewhere", "/people/", "/places/", "/orgs/",
    "/groups/", "/events/", "/works/", "/people/moeller", "/places/elbing", "/events/flood", "/settings", "/list",
    "/report", "/texts/weber/~notes", "/search?q=Elbing", "/search?q=xyzzy", "/compare/", "/marks", "/a/weber.p1/cite",
    "/compare/person:moeller", "/figures", "/figures?section=words", "/figures/houses",
    "/citations", "/compare/?passage=weber.p1", "/chronology/1888",
    "/search/help", "/search/words?q=the", "/texts/brandt/d1?marks=on",
    "/texts/weber/d1?at=p1&quote=the+dike+at+Elbing", "/search?q=brandt+%C2%A71", "/a/weber.p1/cite?quote=gave+way",
    "/keys", "/texts/weber/d1/received",
)
"""Every kind of page of the edition."""

FAULTS = ("/x", "/a/weber.p901")
"""A page that never was, and one that is gone."""

ENTRIES = (
    Entry("person:moeller", "Anna Möller", (Form("Möller"), Form("Moeller")), note="mayor of the town", start="1840"),
    Entry("place:elbing", "Elbing", (Form("Elbing"),), geo=(54.15, 19.4), modern_name="Elbląg"),
    Entry("event:flood", "The flood of 1888", note="the dyke broke in March", start="1888-03-25"),
)


def passage(text_id: str, name: str, text: str, **more: object) -> Passage:
    kind = "head" if name.startswith("h") else "note" if name.startswith("n") else "p"
    values = {"text_id": text_id, "id": name, "kind": kind, "text": text, "division": "d1", **more}
    return Passage(**values)  # type: ignore[arg-type]


def span(text: str, words: str, kind: str, ref: str = "", **more: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), kind, ref, **more)  # type: ignore[arg-type]


FIRST = "On 25 March 1888 the dyke at Elbing gave way. The mayor, Möller, counted 300 houses under water."
SECOND = "Nobody in Elbing had expected it. According to Moeller 340 houses stood in the water by nightfall."
SOBER = "At the mill the water stood until May."
LONG = "Town archive, file 9, with the letters of the miller and what the council answered him. " * 8
HOSTILE = "A <script>alert(1)</script> & a “quote” with a bad link and a good one."


def texts() -> tuple[Text, ...]:
    weber = Text(
        id="weber", title="The Drowned Lowland", author="Ida Weber", date="1921",
        standpoint="The dykes were neglected.", headnote=("Ida Weber taught in the town.",),
        divisions=(Division("d1", "The breach", 1), Division("d2", "After", 1)),
        passages=(
            passage("weber", "h1", "The breach", level=1),
            passage("weber", "p1", FIRST, spans=(
                span(FIRST, "Elbing", "place", "place:elbing"), span(FIRST, "Möller", "person", "person:moeller"),
                Span(len(FIRST), len(FIRST), "call", "n1", "1"),
            )),
            passage("weber", "n1", "Town archive, file 7.", n="1", called_from="p1"),
            *(passage("weber", f"p{number}", f"Paragraph {number} of the account.", division="d2")
              for number in range(2, 50)),
            passage("weber", "p50", SOBER, division="d2", spans=(
                Span(7, 11, "correction", value="rnill"), Span(len(SOBER), len(SOBER), "call", "n2", "2"))),
            passage("weber", "n2", LONG, n="2", called_from="p50", division="d2"),
            *(passage("weber", f"p{number}", f"Paragraph {number} of the account.", division="d2")
              for number in range(51, 152)),
        ),
    )
    brandt = Text(
        id="brandt", title="Water & Men", author="Otto Brandt", date="1954",
        divisions=(Division("d1", "One night", 1),),
        passages=(
            passage("brandt", "h1", "One night", level=1),
            passage("brandt", "p1", SECOND, n="1", spans=(
                span(SECOND, "Elbing", "place", "place:elbing"), span(SECOND, "Moeller", "person", "person:moeller"),
            )),
        ),
    )
    foreign = Text(
        id="foreign", title="A <b>foreign</b> text", passages=(
            passage("foreign", "p1", HOSTILE, division="", spans=(
                span(HOSTILE, "bad link", "link", "javascript:alert(1)"),
                span(HOSTILE, "good one", "link", "https://example.org/x"),
                span(HOSTILE, "quote” with a bad", "emphasis", value="italic"),
            )),
        ),
    )
    return weber, brandt, foreign


def claim(author: str, anchor: str, text: str, words: str, **fields: object) -> Claim:
    start = text.index(words)
    value = float(words.partition(" ")[0]) if words[0].isdigit() else 0.0
    given = {"thing": "house", "qualifier": "", "noun": "houses", **fields}
    return Claim(anchor, start, start + len(words), value, value, value, author=author,  # type: ignore[arg-type]
                 text_id=anchor.partition(".")[0], words=text, sentence=(0, len(text)), **given)


THREE = claim("Ida Weber", "weber.p1", FIRST, "300 houses")
FOUR = claim("Otto Brandt", "brandt.p1", SECOND, "340 houses")
DAY = claim("Otto Brandt", "brandt.p1", SECOND, "nightfall")
AGAINST = Verdict(THREE, FOUR, "contradicting", "300 against 340")
APART = Verdict(THREE, DAY, "not comparable", "one says how many, the other when")
HOUSES = Question("houses", "houses under water", "house", "", "", (DAY, FOUR, THREE), (APART, AGAINST))
TOLD = replace(HOUSES, key="told", title="Flood: what each says", thing=WORDS, claims=(
    claim("Ida Weber", "weber.p1", FIRST, "300 houses", thing=WORDS, label="The mayor counted …"), THREE), verdicts=())


PARALLEL = Parallel(
    "brandt.p1", "weber.p1", 0.8, is_strong=True,
    evidence=(Evidence("person", "Anna Möller", 2.0, a=(47, 54), b=(57, 63)),),
    differs=(Evidence("differs", "300 houses – 340 houses", 1.0),),
)


def write_library(folder: Path, made: tuple[Text, ...], parallels: tuple[Parallel, ...] = (PARALLEL,)) -> Path:
    """Write a library with a build of *made* into *folder*."""
    built = folder / "build" / "first"
    built.mkdir(parents=True)
    (folder / "library.toml").write_text('title = "The flood"\n', encoding="utf-8")
    manifest = Manifest(FORMAT, "The flood", "en", "", "0123", tuple(summarise(text) for text in made))
    write_edition(built, manifest, made, parallels, report(made, parallels, ()))
    (built / "registers").mkdir()
    for kind, name in FILES.items():
        entries = [entry for entry in ENTRIES if entry.kind == kind]
        (built / "registers" / name).write_bytes(write_register(entries, kind))
    build_index(made, Registers(ENTRIES), built / "index")
    (built / "anchors").mkdir()
    for text in made:
        given = [Record(one.id, "given", rev="1", kind=one.kind, text=one.text) for one in text.passages]
        given += [Record("p900", "given", rev="1", kind="p", text="Merged words.", after="p1"),
                  Record("p900", "merged", rev="2", to="p1"),
                  Record("p901", "given", rev="1", kind="p", text="Words that are lost.", after="p1"),
                  Record("p901", "gone", rev="2", after="p1")]
        empty = Ledger.empty(text.id)
        append_ledger(built / "anchors" / f"{text.id}.jsonl", empty, empty.adding(given))
    write_former(built, built / "anchors")
    (folder / "build" / "current").write_text("first", encoding="ascii")
    return folder


@pytest.fixture(scope="session")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_library(tmp_path_factory.mktemp("flood"), texts())
    write_concordance(folder / "build" / "first", Concordance((HOUSES, TOLD), (), 3))
    return folder


@pytest.fixture(scope="session")
def app(flood: Path) -> Flask:
    made = create_app(flood)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


# ---- for the tests in a browser

NODE = Path(__file__).parent / "node" / "node_modules"


def driver_runs() -> bool:
    """True if playwright can start: it brings a program of its own, which misses a library on small machines."""
    return subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True).returncode == 0


LOOKS = tuple((theme, width) for width in (1440, 390) for theme in ("light", "dark", "sepia"))
"""The screens on which axe looks at a page: light and dark as the system has it, sepia as one chose it."""

AXE = """async () => (await axe.run(document, {runOnly:
['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations
.map(one => [one.id, ...one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))].join(' '))"""
WEAR = "theme => { const { classList } = document.documentElement; classList.replace(classList[0], theme); }"


@pytest.fixture(scope="session")
def axe(needed: Need) -> str:
    """Return the source of axe-core."""
    file = NODE / "axe-core" / "axe.min.js"
    needed(file.is_file(), "axe-core (npm install --prefix tests/webapp/node)")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def faults(axe: str) -> Callable[..., list[str]]:
    """Return what asks axe-core about a page on every screen of LOOKS, or those given, and returns what it finds."""
    def look(page: Page, looks: Sequence[tuple[str, int]] = LOOKS) -> list[str]:
        page.evaluate(axe)
        found = []
        for theme, width in looks:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            page.evaluate(WEAR, "theme-sepia" if theme == "sepia" else "theme-system")
            found += [f"{theme} {width}: {said}" for said in page.evaluate(AXE)]
        return found

    return look


@pytest.fixture(scope="session")
def vnu(needed: Need) -> Path:
    """Return the HTML validator, a jar."""
    file = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
    needed(file.is_file(), "vnu-jar (npm install --prefix tests/webapp/node)")
    needed(shutil.which("java"), "java")
    return file


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve *app* and give the address."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.task_dispatcher.shutdown()
    # By the thread that waits for requests: closed from here, it would wait at a descriptor that is gone.
    server.trigger.pull_trigger(server.close)


Serve = Callable[[Path, tuple[Text, ...], tuple[Parallel, ...]], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Return what serves a library of the texts and parallels it is given, written to a new folder."""
    return lambda folder, made, parallels: serving(create_app(write_library(folder, made, parallels)))


@pytest.fixture(scope="session")
def serve_app() -> Callable[[Flask], AbstractContextManager[str]]:
    return serving


@pytest.fixture(scope="session")
def served(app: Flask) -> Iterator[str]:
    """Return the address at which the small edition is served."""
    with serving(app) as address:
        yield address


@contextmanager
def opened(browser: Browser, address: str, *, letters: str = "", **options: Any) -> Iterator[Page]:
    """Open *address* as a reader of her own; *letters* is the size of the letters that she set in the browser."""
    context = browser.new_context(**options)
    try:
        page = context.new_page()
        if letters:
            session = context.new_cdp_session(page)
            session.send("Page.enable")
            session.send("Page.setFontSizes", {"fontSizes": {"standard": int(letters)}})
        page.goto(address)
        yield page
    finally:
        context.close()


@pytest.fixture(scope="session")
def browser(needed: Need) -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    needed(chromium, "chromium")
    needed(driver_runs(), "what playwright's driver needs (on Debian: libatomic1)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
