"""Sheets of pictures for the manual: every kind of page on screens of three widths, light, dark, and with large text.

    python -m bench.screens FOLDER [KIND …]     default: all kinds; six minutes

A sheet is one WebP a kind, its first screenfuls made smaller. Above: 1440 px light and dark, 390 px light and dark;
below: 1024 px light and dark, 1440 px and 390 px with text at 200 %. Only the sample is shown, whose texts are ours.
Needs Chromium.
"""

from __future__ import annotations

import base64
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from edition.building import build
from edition.ledger import read_ledger
from edition.library import read_library
from edition.starting import copy_sample
from index.building import build as build_index
from webapp import create_app

KINDS = {
    "library": "/", "text": "/texts/khlevnyuk-precis", "reading": "/texts/khlevnyuk-precis/d3",
    "reading-marks": "/texts/furr-precis/d1?marks=on",
    "beside": "/texts/khlevnyuk-precis/d3?beside=furr-precis.p14#p4",
    "beside-three": "/texts/furr-precis/d1?beside=khlevnyuk-precis.p4&beside=reiman-precis.p8#p14",
    "received": "/texts/khlevnyuk-precis/d3/received", "notes": "/texts/khlevnyuk-precis/~notes",
    "passage": "/a/khlevnyuk-precis.p4/elsewhere", "cite": "/a/khlevnyuk-precis.p4/cite",
    "search": "/search?q=Ezhov", "search-ask": "/search", "search-empty": "/search?q=xyzzy",
    "search-error": "/search?q=%22open", "search-help": "/search/help", "words": "/search/words?q=Stalin",
    "people": "/people/", "person": "/people/ezhov", "places": "/places/", "place": "/places/moscow",
    "orgs": "/orgs/", "groups": "/groups/", "events": "/events/", "event": "/events/order-00447", "works": "/works/",
    "work": "/works/khlevnyuk-objectives", "figures": "/figures",
    "figures-words": "/figures?section=words", "question": "/figures/{question}",
    "compare-list": "/compare/", "compare": "/compare/order-00447", "compare-person": "/compare/person:ezhov",
    "compare-passage": "/compare/?passage=khlevnyuk-precis.p4", "chronology": "/chronology/1937",
    "month": "/chronology/1937-07", "day": "/chronology/1937-07-31", "citations": "/citations", "report": "/report",
    "rule": "/rule?a=khlevnyuk-precis.p4&b=furr-precis.p14", "rule-question": "/rule/question?key={question}",
    "marks": "/marks", "list": "/list",
    "settings": "/settings", "keys": "/keys", "gone": "/a/{gone}", "nowhere": "/nowhere",
}
"""Name of a kind of page → an address of it in the sample."""

WIDE, MIDDLE, NARROW = (1440, 900), (1024, 900), (390, 844)
Look = tuple[tuple[int, int], Literal["light", "dark"], int]
ROWS: tuple[tuple[Look, ...], ...] = (
    ((WIDE, "light", 100), (WIDE, "dark", 100), (NARROW, "light", 100), (NARROW, "dark", 100)),
    ((MIDDLE, "light", 100), (MIDDLE, "dark", 100), (WIDE, "light", 200), (NARROW, "light", 200)),
)
"""The screens of a sheet: width and height in pixels, colours, and size of the text per cent of the usual 16 px."""

SCALE, GAP = 0.45, 12
"""Share of its size that a screen keeps, enough to judge a page by; pixels between two screens."""

SETTLED = 250
"""Milliseconds in which the scripts have moved the notes apart and scrolled to what is asked for."""

DESK = {"rule", "rule-question"}
"""Pages of an editor."""

SHORTENED = "service-suspicion-precis"

JOIN = """async ({rows, scale, gap}) => {
  const load = async png => createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const drawn = await Promise.all(rows.map(row => Promise.all(row.map(load))));
  const sizes = drawn.map(row => [row.reduce((sum, one) => sum + one.width * scale + gap, gap),
                                  Math.max(...row.map(one => one.height)) * scale + gap]);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(...sizes.map(size => size[0]));
  canvas.height = sizes.reduce((sum, size) => sum + size[1], gap);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#8a8a8a"; pen.fillRect(0, 0, canvas.width, canvas.height); pen.imageSmoothingQuality = "high";
  let top = gap;
  drawn.forEach((row, at) => {
    let left = gap;
    for (const one of row) {
      pen.drawImage(one, left, top, one.width * scale, one.height * scale); left += one.width * scale + gap;
    }
    top += sizes[at][1];
  });
  return canvas.toDataURL("image/webp", 0.4).split(",")[1];
}"""
"""A quality of .4 keeps small letters clean, and a sheet weighs about 100 KB."""

CHOOSE = """() => { const words = document.querySelector("#p3").firstChild;
getSelection().setBaseAndExtent(words, 3, words, 60); }"""


def shoot(folder: Path, kinds: Sequence[str] = ()) -> None:
    """Write a sheet of each of *kinds*, or of all, to *folder*. Raises KeyError for a kind that is not in KINDS."""
    addresses = {kind: KINDS[kind] for kind in kinds or KINDS}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        library = write_library(Path(home) / "library")
        found = {"gone": gone_from(library), "question": first_question(library)}
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with serving(library, is_editing=False) as reader, serving(library, is_editing=True) as desk:
            for kind, path in addresses.items():
                address = (desk if kind in DESK else reader) + path.format(**found)
                (folder / f"{kind}.webp").write_bytes(sheet(browser, address, has_own=kind == "marks"))
        browser.close()


def write_library(folder: Path) -> Path:
    """Build the sample in *folder*, and again without a paragraph of one text, so that an address of it is gone."""
    copy_sample(folder)
    build(read_library(folder), make_index=build_index)
    source = folder / "sources" / f"{SHORTENED}.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    lines.remove(max(lines, key=len))
    source.write_text("\n".join(lines), encoding="utf-8")
    build(read_library(folder), make_index=build_index)
    return folder


def gone_from(library: Path) -> str:
    """Return an anchor of the shortened text that is gone. Raises StopIteration if there is none."""
    ledger = read_ledger(library / "anchors" / f"{SHORTENED}.jsonl", SHORTENED)
    return next(f"{SHORTENED}.{one}" for one, standing in ledger.standings.items() if standing.status == "gone")


def first_question(library: Path) -> str:
    """Return the key of the first question of the figures."""
    page = create_app(library).test_client().get("/figures").text
    return unescape(re.findall(r'href="/figures/([^"]+)"', page)[0])


@contextmanager
def serving(library: Path, *, is_editing: bool) -> Iterator[str]:
    """Serve *library* and give the address."""
    server = create_server(create_app(library, is_editing=is_editing), host="127.0.0.1", port=0, threads=32)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def sheet(browser: Browser, address: str, *, has_own: bool = False) -> bytes:
    """Return the sheet of the page at *address*, a WebP; with a mark of one's own made before, if *has_own*."""
    rows = [[screen(browser, address, look, has_own=has_own) for look in row] for row in ROWS]
    page = browser.new_page()
    joined = page.evaluate(JOIN, {"rows": [[base64.b64encode(one).decode() for one in row] for row in rows],
                                  "scale": SCALE, "gap": GAP})
    page.close()
    return base64.b64decode(joined)


def screen(browser: Browser, address: str, look: Look, *, has_own: bool) -> bytes:
    """Return the first screenful of a page as a PNG."""
    (width, height), scheme, percent = look
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 16 * percent // 100}})
    if has_own:
        mark(page, address)
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_timeout(SETTLED)
    taken = page.screenshot()
    context.close()
    return taken


def mark(page: Page, address: str) -> None:
    """Mark some words of a text, as a reader does."""
    page.goto(urljoin(address, KINDS["reading"]))
    page.on("dialog", lambda dialog: dialog.accept("Compare the figure with Furr’s."))
    page.evaluate(CHOOSE)
    page.locator(".offer button").first.click()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), sys.argv[2:])
