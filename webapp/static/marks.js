// Marks and notes of one's own: W3C Web Annotations, kept in this browser only, shown without touching the page.
import { rangeOf } from "./offsets.js";

const PLACE = "reader.marks";

export function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) || "[]");
    return Array.isArray(kept) ? kept.filter(isMark) : [];
  } catch {
    return [];
  }
}

export const isMark = (one) => one?.type === "Annotation" && typeof one.target?.source === "string"
  && typeof one.target.selector?.exact === "string" && /^\/a\/[\w.-]+$/.test(one.target.source);

export function keep(marks) {
  localStorage.setItem(PLACE, JSON.stringify(marks));
}

const anchorOf = (mark) => mark.target.source.slice(3);

function show() {
  if (!window.CSS?.highlights) return;
  const found = read().map((mark) => {
    const passage = document.querySelector(`[data-anchor="${CSS.escape(anchorOf(mark))}"]`);
    return passage && rangeOf(passage, mark.target.selector);
  });
  CSS.highlights.set("own", new Highlight(...found.filter(Boolean)));
}

// Keep a mark of one's own at the words that were chosen in a passage.
export function add(anchor, chosen) {
  const body = prompt("A note of your own, or nothing:", "");
  if (body === null) return;
  keep([...read(), {
    "@context": "http://www.w3.org/ns/anno.jsonld", id: `urn:uuid:${crypto.randomUUID()}`, type: "Annotation",
    created: new Date().toISOString(), motivation: body ? "commenting" : "highlighting",
    ...(body && { body: { type: "TextualBody", value: body, format: "text/plain" } }),
    target: { source: `/a/${anchor}`, selector: { type: "TextQuoteSelector", ...chosen } },
  }]);
  show();
}

if (document.querySelector(".text .passage")) show();
