// One's own marks: the list, and its files.
import { $, give, make } from "./making.js";
import { again, keep, made, marksIn, noteOf, placed, read } from "./marks.js";
import { addressOf } from "./selecting.js";

const QUOTED = /((?:^> .*\n)+)>\n> – .*<\S*(\/a\/\S+)>\n\n((?:(?!> ).*\n)*)/gm;
const list = $("[data-marks]");
const whole = (source) => list.dataset.home + source;

function line(mark) {
  const { source, selector } = mark.target;
  const anchor = source.slice(3);
  const place = make("a", { href: addressOf(anchor, selector), textContent: anchor });
  const note = make("p", { textContent: noteOf(mark) });
  return make("li", {}, note, make("blockquote", { textContent: selector.exact }), place, " ", make("button", {
    textContent: "remove", ariaLabel: `remove the mark in ${anchor}`,
    onclick() { keep(read().filter((one) => one.id !== mark.id)); show(); },
  }));
}

function show() {
  list.replaceChildren(...read().map(line));
}

async function inMarkdown(mark) {
  const { citation } = await again(mark);
  const { source, selector } = mark.target;
  const note = noteOf(mark).replace(/^>/gm, "\\>");
  return `> ${selector.exact.replaceAll("\n", "\n> ")}\n>\n> – ${citation || source.slice(3)} <${whole(source)}>\n\n${note && `${note}\n\n`}`;
}

async function take(file) {
  const text = await file.text();
  const quoted = [...text.matchAll(QUOTED)].map(([, words, source, note]) => made(source, { exact: words.slice(2, -1).replaceAll("\n> ", "\n") }, note.trim().replace(/^\\>/gm, ">")));
  const given = quoted[0] ? quoted : JSON.parse(text);
  const items = marksIn(given.items || given);
  const said = (one) => [one.target.source, one.target.selector.exact, noteOf(one)].join();
  const known = read().map(said);
  keep([...read(), ...items.filter((one) => !known.includes(said(one)))]);
  show();
  return items.length;
}

if (list) {
  show();
  Promise.all(read().map(again)).then(show);
  $("[data-json]").onclick = () => give("marks.jsonld", "application/ld+json",
    JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items: read().map((one) => placed(one, whole)) }, null, 1));
  $("[data-markdown]").onclick = async () => give("marks.md", "text/markdown", (await Promise.all(read().map(inMarkdown))).join(""));
  $("[data-take]").onchange = async ({ target }) => {
    $("[data-said]").textContent = await take(target.files[0])
      .then((count) => `Marks read: ${count}.`, () => "The file holds no marks.");
  };
}
