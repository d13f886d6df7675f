// Keys for what one does often.
import { nextWay } from "./beside.js";
import { current, showElsewhere } from "./inview.js";
import { $, $$, elsewhereOn, setting } from "./making.js";

const reading = () => document.activeElement?.closest(".passage") || current();

// From what has the focus to the next or the one before, or from the passage that is read.
const step = (selector, isNext) => {
  const { activeElement } = document;
  const isPassage = selector === ".passage";
  const from = activeElement.matches(selector) ? activeElement : reading();
  const side = isNext ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const one = $$(selector).filter((it) => it.getClientRects().length && (!from || from.compareDocumentPosition(it) & side)).at(isNext ? 0 : -1) || isPassage && from;
  if (isPassage && one) one.tabIndex = -1;
  one?.focus({ preventScroll: true });
  one?.scrollIntoView({ block: isPassage ? "start" : "center", behavior: "instant" });
};

const steps = $(".hit") ? ".hit h2 a" : ".passage";

const ACTIONS = {
  j: () => step(steps, true), k: () => step(steps), n: () => step("a.call", true), p: () => step("a.call"),
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
