// Selected words: cite them, link to them, mark them, search for them.
import { $, boxOf, make, putAt } from "./making.js";
import { selectorOf } from "./offsets.js";
import { add } from "./marks.js";

const LONGEST = 2000;
let bar;
let waiting;

const within = (node, selector) => (node?.closest ? node : node?.parentElement)?.closest(selector);

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const passage = within(range.startContainer, ".passage, .note");
  const chosen = passage && selectorOf(passage, range);
  return chosen?.exact ? { anchor: passage.dataset.anchor, chosen, box: boxOf(range) } : null;
}

// The address of the words, or of very many that of their passage.
export const addressOf = (anchor, { exact, prefix = "", suffix = "" }, view = "") =>
  `/a/${anchor}${view}${exact.length > LONGEST ? "" : `?${new URLSearchParams({ quote: exact, prefix, suffix })}`}`;

// From passage to passage the notes between them are left out.
function passOverNotes() {
  const { anchorNode, focusNode } = getSelection();
  document.documentElement.toggleAttribute("data-in-text", [anchorNode, focusNode].every((one) => within(one, ".passage")));
}

const close = () => { bar?.remove(); bar = null; };

const link = (textContent, href, more) => make("a", { href, textContent, ...more });

async function copy(event) {
  const one = event.currentTarget;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(one.href);
    one.textContent = "link copied";
  } catch {
    location.assign(one.href);
  }
}

function offer({ anchor, chosen, box }) {
  const words = chosen.exact.replaceAll('"', " ").slice(0, 200);
  bar = make("div", { className: "offer", role: "toolbar", ariaLabel: "With the selection", ariaLive: "polite" },
    link("cite", addressOf(anchor, chosen, "/cite"), { ariaKeyShortcuts: "c" }),
    link("link", addressOf(anchor, chosen), { ariaKeyShortcuts: "l", onclick: copy }),
    make("button", { textContent: "mark", onclick() { add(anchor, chosen); close(); } }),
    link("search", `/search?q=${encodeURIComponent(`"${words}"`)}`));
  putAt(bar, box);
}

function pressed(event) {
  if (!bar || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key, shiftKey } = event;
  const steps = [...bar.children];
  const at = steps.indexOf(document.activeElement);
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (key === "Escape") close();
  else if (key === "Tab" && at < 0 && !shiftKey) steps[0].focus();
  else if (at >= 0 && by) steps.at((at + by) % steps.length).focus();
  else if (key === "c" || key === "l") bar.querySelector(`[aria-keyshortcuts="${key}"]`).click();
  else return;
  event.preventDefault();
}

if ($(".text .passage")) {
  addEventListener("keydown", pressed);
  document.addEventListener("selectionchange", () => {
    passOverNotes();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (bar?.contains(document.activeElement)) return;
      close();
      const found = selected();
      if (found) offer(found);
    }, 200);
  });
}
