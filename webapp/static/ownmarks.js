// The page of one's own marks: the list, and its files.
import { isMark, keep, read } from "./marks.js";
import { addressOf } from "./selecting.js";

const list = document.querySelector("[data-marks]");

function line(mark) {
  const item = document.createElement("li");
  const quote = document.createElement("blockquote");
  const place = document.createElement("a");
  const away = document.createElement("button");
  quote.textContent = mark.target.selector.exact;
  place.href = addressOf(mark.target.source.slice(3), { prefix: "", suffix: "", ...mark.target.selector });
  place.textContent = mark.target.source.slice(3);
  away.type = "button";
  away.textContent = "remove";
  away.setAttribute("aria-label", `remove the mark in ${place.textContent}`);
  away.addEventListener("click", () => { keep(read().filter((one) => one.id !== mark.id)); show(); });
  item.append(quote, place, " ", away);
  if (mark.body?.value) {
    const note = document.createElement("p");
    note.textContent = mark.body.value;
    item.prepend(note);
  }
  return item;
}

function show() {
  const marks = read();
  list.replaceChildren(...marks.map(line));
  document.querySelector("[data-none]").hidden = marks.length > 0;
}

function give(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
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
  document.querySelector("[data-json]").addEventListener("click", () => give("marks.jsonld", "application/ld+json", JSON.stringify(asPage(read()), null, 1)));
  document.querySelector("[data-markdown]").addEventListener("click", () => give("marks.md", "text/markdown", asMarkdown(read())));
  document.querySelector("[data-take]").addEventListener("change", async (event) => {
    const said = document.querySelector("[data-said]");
    try {
      said.textContent = `${await take(event.target.files[0])} marks were read.`;
    } catch {
      said.textContent = "The file holds no Web Annotations.";
    }
  });
}
