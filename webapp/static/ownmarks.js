// The page of one's own marks: the list, and its files.
import { $, give, make } from "./making.js";
import { again, isMark, keep, read } from "./marks.js";
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

async function asMarkdown(marks) {
  const found = await Promise.all(marks.map(again));
  return marks.map(({ target, body }, at) => `> ${target.selector.exact.replaceAll("\n", "\n> ")}\n>\n> – ${found[at].citation || target.source.slice(3)} <${location.origin}${target.source}>\n\n${body?.value ? `${body.value}\n\n` : ""}`).join("");
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
  $("[data-json]").addEventListener("click", () => give("marks.jsonld", "application/ld+json", JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items: read() }, null, 1)));
  $("[data-markdown]").addEventListener("click", async () => give("marks.md", "text/markdown", await asMarkdown(read())));
  $("[data-take]").addEventListener("change", async (event) => {
    const said = $("[data-said]");
    try {
      said.textContent = `${await take(event.target.files[0])} marks were read.`;
    } catch {
      said.textContent = "The file holds no Web Annotations.";
    }
  });
}
