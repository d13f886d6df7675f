// Keys: what one does often, without the mouse. `?` shows them.
import { current } from "./inview.js";
import { $, $$, elsewhereOn, make } from "./making.js";

const step = (selector, by) => {
  const all = $$(selector).filter((one) => one.getClientRects().length);
  if (!all.length) return;
  const from = all.indexOf(document.activeElement);
  const here = selector === ".passage" && from < 0 ? all.indexOf(current()) : from;
  const one = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  if (!one.matches("a")) one.tabIndex = -1;
  one.focus({ preventScroll: true });
  one.scrollIntoView({ block: selector === ".passage" ? "start" : "center", behavior: "instant" });
};

function reading() {
  const focused = document.activeElement?.closest?.(".passage");
  return focused || current();
}

function elsewhere() {
  const passage = reading();
  const found = passage && elsewhereOn(passage.dataset.anchor);
  if (!found) return;
  found.open = !found.open;
  found.querySelector("summary").focus({ preventScroll: true });
}

function setting(name, values) {
  const root = document.documentElement;
  const now = values.find((value) => root.classList.contains(`${name}-${value}`)) || values[0];
  const next = values[(values.indexOf(now) + 1) % values.length];
  const jar = new URLSearchParams((document.cookie.match(/(?:^|; )reader="?([^";]*)/) || ["", ""])[1]);
  jar.set(name, next);
  document.cookie = `reader=${jar}; path=/; max-age=31536000; samesite=lax`;
  root.classList.replace(`${name}-${now}`, `${name}-${next}`);
}

function show(build) {
  const dialog = make("dialog", { className: "keys" });
  build(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function help(dialog) {
  dialog.ariaLabel = "Keys";
  const page = new DOMParser().parseFromString(await (await fetch("/keys")).text(), "text/html");
  dialog.append(page.querySelector(".keys-list"), make("form", { method: "dialog" }, make("button", { type: "submit", textContent: "Close" })));
}

function goTo(dialog) {
  dialog.ariaLabel = "Go to a passage";
  const input = make("input", { autocomplete: "off" });
  const form = make("form", {}, make("label", { textContent: "Go to passage, such as p12 " }, input));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = $("[data-text]")?.dataset.text;
    const wanted = input.value.trim();
    if (wanted) location.assign(`/go?to=${encodeURIComponent(wanted)}&in=${encodeURIComponent(text || "")}`);
  });
  dialog.append(form);
  setTimeout(() => input.focus());
}

const ACTIONS = {
  j: () => step(".passage", 1), k: () => step(".passage", -1), n: () => step("a.call", 1), p: () => step("a.call", -1),
  e: elsewhere, b: () => $(`.elsewhere[data-for="${CSS.escape(reading()?.dataset.anchor || "")}"] .open a`)?.click(),
  c: () => reading()?.querySelector("a.cite")?.click(), "/": () => $("#q, #find-q").focus(),
  g: () => show(goTo), m: () => { setting("marks", ["off", "on"]); location.reload(); },
  t: () => setting("theme", ["system", "light", "sepia", "dark"]), "?": () => show(help),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
  const act = ACTIONS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
