// The page of one's own marks: the list, and its files.
import { $, give, make } from "./making.js";
import { isMark, keep, read } from "./marks.js";
import { addressOf } from "./selecting.js";

const list = $("[data-marks]");

function line(mark) {
  const anchor = mark.target.source.slice(3);
  const quote = make("blockquote", { textContent: mark.target.selector.exact });
  const place = make("a", { href: addressOf(anchor, { prefix: "", suffix: "", ...mark.target.selector }), textContent: anchor });
  const away = make("button", { textContent: "remove", ariaLabel: `remove the mark in ${anchor}` });
  away.addEventListener("click", () => { keep(read().filter((one) => one.id !== mark.id)); show(); });
  return make("li", {}, ...(mark.body?.value ? [make("p", { textContent: mark.body.value })] : []), quote, place, " ", away);
}

function show() {
  const marks = read();
  list.replaceChildren(...marks.map(line));
  $("[data-none]").hidden = marks.length > 0;
}

function asPage(marks) {
  return { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items: marks };
}

function asMarkdown(marks) {
  return marks.map((one) => `${one.target.selector.exact.split("\n").map((row) => `> ${row}`).join("\n")}\n>\n> – ${one.target.source.slice(3)} <${location.origin}${one.target.source}>\n${one.body?.value ? `\n${one.body.value}\n` : ""}`).join("\n");
}

async function take(file) {
  const given = JSON.parse(await file.text());
  const items = (Array.isArray(given) ? given : given.items || []).filter(isMark);
  const known = new Set(read().map((one) => one.id));
  keep([...read(), ...items.filter((one) => !known.has(one.id))]);
  show();
  return items.length;
}

if (list) {
  show();
  $("[data-json]").addEventListener("click", () => give("marks.jsonld", "application/ld+json", JSON.stringify(asPage(read()), null, 1)));
  $("[data-markdown]").addEventListener("click", () => give("marks.md", "text/markdown", asMarkdown(read())));
  $("[data-take]").addEventListener("change", async (event) => {
    const said = $("[data-said]");
    try {
      said.textContent = `${await take(event.target.files[0])} marks were read.`;
    } catch {
      said.textContent = "The file holds no Web Annotations.";
    }
  });
}
