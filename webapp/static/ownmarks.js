// One's own marks: the list, and its files.
import { $, give, make } from "./making.js";
import { again, isMark, keep, made, read } from "./marks.js";
import { addressOf } from "./selecting.js";

const QUOTED = /((?:^> .*\n)+)>\n> – .*<\S*(\/a\/\S+)>\n\n((?:(?!> ).*\n)*)/gm;
const list = $("[data-marks]");

function line(mark) {
  const { source, selector } = mark.target;
  const anchor = source.slice(3);
  const place = make("a", { href: addressOf(anchor, selector), textContent: anchor });
  const onclick = () => { keep(read().filter((one) => one.id !== mark.id)); show(); };
  const away = make("button", { textContent: "remove", ariaLabel: `remove the mark in ${anchor}`, onclick });
  const note = mark.body?.value ? [make("p", { textContent: mark.body.value })] : [];
  return make("li", {}, ...note, make("blockquote", { textContent: selector.exact }), place, " ", away);
}

function show() {
  list.replaceChildren(...read().map(line));
}

async function inMarkdown(mark) {
  const { citation } = await again(mark);
  const { source, selector } = mark.target;
  const note = mark.body?.value ? `${mark.body.value.replace(/^>/gm, "\\>")}\n\n` : "";
  return `> ${selector.exact.replaceAll("\n", "\n> ")}\n>\n> – ${citation || source.slice(3)} <${location.origin}${source}>\n\n${note}`;
}

async function take(file) {
  const text = await file.text();
  const quoted = [...text.matchAll(QUOTED)].map(([, words, source, note]) => made(source, { exact: words.slice(2, -1).replaceAll("\n> ", "\n") }, note.trim().replace(/^\\>/gm, ">")));
  const given = quoted[0] ? quoted : JSON.parse(text);
  const items = (given.items || [given].flat()).filter(isMark);
  const said = ({ target, body }) => [target.source, target.selector.exact, body?.value].join();
  const known = read().map(said);
  keep([...read(), ...items.filter((one) => !known.includes(said(one)))]);
  show();
  return items.length;
}

if (list) {
  show();
  Promise.all(read().map(again)).then(show);
  $("[data-json]").onclick = () => give("marks.jsonld", "application/ld+json",
    JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items: read() }, null, 1));
  $("[data-markdown]").onclick = async () => give("marks.md", "text/markdown", (await Promise.all(read().map(inMarkdown))).join(""));
  $("[data-take]").onchange = async ({ target }) => {
    $("[data-said]").textContent = await take(target.files[0])
      .then((count) => `Marks read: ${count}.`, () => "The file holds no marks.");
  };
}
