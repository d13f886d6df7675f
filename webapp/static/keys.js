// Keys for what one does often.
import { nextWay } from "./beside.js";
import { current, showElsewhere } from "./inview.js";
import { $, $$, boxOf, elsewhereOn, setting } from "./making.js";

const reading = () => document.activeElement.closest(".passage") || current();

// To the next or the one before: from the focus, the passage that is read, or the top of the window.
const step = (selector, isNext) => {
  const isPassage = selector === ".passage";
  const from = document.activeElement.closest(`${selector}, .passage`) || isPassage && current();
  const side = isNext ? 4 : 2; // what follows, what precedes
  const isThere = (one) => from ? from.compareDocumentPosition(one) & side : boxOf(one).top > 0 === isNext;
  const one = $$(selector).filter((it) => it.getClientRects().length && isThere(it)).at(isNext ? 0 : -1) || isPassage && from;
  if (isPassage && one) one.tabIndex = -1;
  one?.focus({ preventScroll: true });
  one?.scrollIntoView({ block: isPassage ? "start" : "center", behavior: "instant" });
};

const steps = $("[data-step]") ? "[data-step]" : ".passage";

const ACTIONS = {
  j: () => step(steps, true), k: () => step(steps, false), n: () => step("a.call", true), p: () => step("a.call", false),
  e: () => showElsewhere(reading()), b: () => elsewhereOn(reading()?.dataset.anchor)?.querySelector(".open a")?.click(),
  c: () => reading()?.querySelector("a.cite")?.click(), "/": () => $("#q, #find-q").focus(),
  f: nextWay, g: () => $("#go").showPopover?.(), m: () => { setting("marks", ["off", "on"]); location.reload(); },
  t: () => setting("theme", ["system", "light", "sepia", "dark"]), "?": () => location.assign("/keys"),
};

addEventListener("keydown", (event) => {
  const act = ACTIONS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  act();
});
