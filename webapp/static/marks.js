// Marks and notes of one's own: W3C Web Annotations, kept in this browser only.
import { $, $$, anchored, keeping, kept, make } from "./making.js";
import { rangeOf } from "./offsets.js";

const PLACE = "reader.marks";

export const isMark = (one) => one?.type === "Annotation" && typeof one.target?.selector?.exact === "string"
  && /^\/a\/[\w.-]+$/.test(one.target.source);
export const read = () => [kept(PLACE, [])].flat().filter(isMark);
export const keep = (marks) => keeping(PLACE, marks);

// Look for the words of a mark in the edition; keep where, and return what it says.
export async function again(mark) {
  const { exact, prefix = "", suffix = "" } = mark.target.selector;
  const asked = new URLSearchParams({ quote: exact.slice(0, 2000), prefix, suffix, format: "json" });
  const answer = await fetch(`${mark.target.source}?${asked}`).then((one) => one.json()).catch(() => ({}));
  if (answer.quote?.score && answer.target && exact.length <= 2000) {
    mark.target = { source: answer.target.source, selector: answer.target.selector[0] };
    keep(read().map((one) => (one.id === mark.id ? mark : one)));
  }
  return answer;
}

// A note of one's own stands with those of the author.
function note(passage, textContent) {
  let block = passage.closest(".passages > *");
  if (block.matches(".notes")) block = block.previousElementSibling;
  const place = block.nextElementSibling?.matches(".notes") ? block.nextElementSibling : make("div", { className: "notes" });
  place.append(make("p", { className: "own-note", textContent }));
  block.after(place);
}

async function show() {
  if (!CSS.highlights) return;
  for (const one of $$(".own-note")) one.remove();
  const ranges = [];
  for (const mark of read()) {
    const place = () => anchored(mark.target.source.slice(3));
    const found = () => place() && rangeOf(place(), mark.target.selector);
    if (!place()) continue;
    const range = found() || (await again(mark), found());
    if (range) ranges.push(range);
    if (place() && mark.body?.value) note(place(), mark.body.value);
  }
  CSS.highlights.set("own", new Highlight(...ranges));
  dispatchEvent(new Event("resize"));
}

export const made = (source, chosen, value) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld", id: `urn:uuid:${crypto.randomUUID()}`, type: "Annotation",
  created: new Date().toISOString(), motivation: value ? "commenting" : "highlighting",
  ...(value && { body: { type: "TextualBody", value, format: "text/plain" } }),
  target: { source, selector: { type: "TextQuoteSelector", ...chosen } },
});

// Keep a mark of one's own at the words that were chosen in a passage.
export function add(anchor, chosen) {
  const value = prompt("A note of your own, or nothing:", "");
  if (value === null) return;
  keep([...read(), made(`/a/${anchor}`, chosen, value)]);
  show();
}

if ($(".text .passage")) show();
