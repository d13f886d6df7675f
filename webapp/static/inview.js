// The passage that is being read: its address in the bar, what others say of it in the panel, where one stopped.
import { $, $$, elsewhereOn, make } from "./making.js";
import { put } from "./shelf.js";

const article = $(".reading .text:not(.other)");
const passages = article ? $$(".passage:not(.head, .byline)", article) : [];

// The passage that stands at the upper third of the window, or the first one below it.
export function current() {
  const third = innerHeight / 3;
  let found = null;
  for (const one of passages) {
    const box = one.getBoundingClientRect();
    if (box.top > third && found) break;
    if (box.bottom > 0) found = one;
  }
  return found;
}

function panelFor(article) {
  const side = $(".contents-side");
  if (!side || !article.querySelector(".elsewhere")) return null;
  const panel = make("aside", { className: "panel", ariaLabel: "Elsewhere on this" });
  side.append(panel);
  document.documentElement.classList.add("has-panel");
  return panel;
}

function fill(panel, passage) {
  const found = elsewhereOn(passage.dataset.anchor);
  if (panel.dataset.for === passage.dataset.anchor) return;
  panel.dataset.for = passage.dataset.anchor;
  panel.replaceChildren(make("p", { className: "label", textContent: "Elsewhere on this" }), found
    ? found.querySelector(".sheet").cloneNode(true)
    : make("p", { className: "hint", textContent: "No other author was found on this passage." }));
}

if (article && passages.length) {
  const panel = panelFor(article);
  let resting;
  let hasScrolled = false;
  const rest = () => {
    const passage = current();
    if (!passage) return;
    if (panel) fill(panel, passage);
    if (!hasScrolled) return;
    const path = `${location.pathname}${location.search}#${passage.id}`;
    put(article.dataset.text, { path, title: article.querySelector("h1, h2").textContent.trim() });
    if (location.hash !== `#${passage.id}`) history.replaceState(null, "", path);
  };
  rest();
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(() => { hasScrolled = true; rest(); }, 250);
  }, { passive: true });
  addEventListener("hashchange", rest);
}
