// Marks and notes of one's own: W3C Web Annotations, kept in this browser only, shown without touching the page.
import { rangeOf, runningText } from "./offsets.js";

const PLACE = "reader.marks";
const CONTEXT = 32;

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

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const passage = selection.anchorNode.parentElement?.closest(".passage, .note");
  const exact = selection.toString().trim();
  if (!passage || !exact || exact.length > 2000 || !passage.contains(selection.focusNode)) return null;
  return { passage, exact, box: selection.getRangeAt(0).getBoundingClientRect() };
}

function mark({ passage, exact }) {
  const text = runningText(passage);
  const at = text.indexOf(exact);
  const body = prompt("A note of your own, or nothing:", "");
  if (body === null) return;
  keep([...read(), {
    "@context": "http://www.w3.org/ns/anno.jsonld", id: `urn:uuid:${crypto.randomUUID()}`, type: "Annotation",
    created: new Date().toISOString(), motivation: body ? "commenting" : "highlighting",
    ...(body && { body: { type: "TextualBody", value: body, format: "text/plain" } }),
    target: { source: `/a/${passage.dataset.anchor}`, selector: {
      type: "TextQuoteSelector", exact, prefix: text.slice(Math.max(at - CONTEXT, 0), at), suffix: text.slice(at + exact.length, at + exact.length + CONTEXT),
    } },
  }]);
  show();
}

function offer(found) {
  const bar = document.createElement("div");
  bar.className = "offer";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "With the selection");
  const cite = document.createElement("a");
  cite.href = `/a/${found.passage.dataset.anchor}/cite`;
  cite.textContent = "cite";
  const own = document.createElement("button");
  own.type = "button";
  own.textContent = "mark";
  own.addEventListener("click", () => { mark(found); bar.remove(); });
  const search = document.createElement("a");
  search.href = `/search?q=${encodeURIComponent(`"${found.exact.replaceAll('"', " ").slice(0, 200)}"`)}`;
  search.textContent = "search";
  bar.append(cite, own, search);
  bar.style.top = `${Math.max(found.box.top + scrollY - 40, scrollY + 4)}px`;
  bar.style.left = `${Math.max(found.box.left + scrollX, 8)}px`;
  return bar;
}

if (document.querySelector(".text .passage")) {
  show();
  let bar = null;
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (bar?.contains(document.activeElement)) return;
      bar?.remove();
      const found = selected();
      bar = found ? offer(found) : null;
      if (bar) document.body.append(bar);
    }, 200);
  });
}
