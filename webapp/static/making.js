// What every behaviour needs.
export const $ = (selector) => document.querySelector(selector);
export const $$ = (selector, inside = document) => [...inside.querySelectorAll(selector)];
export const boxOf = (one) => one.getBoundingClientRect();
// The passage with an anchor, or that answers for it.
export const anchored = (anchor) => $(`[data-anchor="${anchor}"], [data-was~="${anchor}"]`);
export const elsewhereOn = (anchor) => $(`.elsewhere[data-for="${anchor}"]`);

// The passage that is read: which one was led to, or the last that begins in the upper third.
export function readIn(passages, { top, height }) {
  const at = (one) => boxOf(one).top - top;
  const begun = passages.filter((one) => at(one) < height * .34);
  const led = (how) => begun.find((one) => at(one) >= 0 && one.matches(how));
  return led(":focus-within") || led(":target") || begun.at(-1) || passages[0];
}

// An element with its properties and what is in it; a button sends no form.
export const make = (name, more, ...inside) => {
  const one = Object.assign(document.createElement(name), name === "button" && { type: "button" }, more);
  one.append(...inside);
  return one;
};

// What this browser keeps under a name, or the value instead.
export const kept = (name, instead) => {
  try { return JSON.parse(localStorage[name]); } catch { return instead; }
};
export const keeping = (name, value) => {
  try { localStorage[name] = JSON.stringify(value); } catch { /* the browser keeps nothing */ }
};

// Put something below a box in the window, or above where there is no room.
export function putAt(one, box) {
  document.body.append(one);
  if (one.popover) one.showPopover();
  const top = box.bottom + one.offsetHeight + 8 < innerHeight ? box.bottom + 4 : box.top - one.offsetHeight - 4;
  one.style.top = `${scrollY + Math.max(top, 4)}px`;
  one.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - one.offsetWidth - 8))}px`;
}

export function give(name, type, text) {
  make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name }).click();
}

// A setting takes the next of its values: here at once, and in the cookie.
export function setting(name, values) {
  const { classList } = document.documentElement;
  const at = values.findIndex((value) => classList.contains(`${name}-${value}`));
  const next = values[(at + 1) % values.length];
  const jar = new URLSearchParams(document.cookie.match(/\breader="?([^";]*)/)?.[1]);
  jar.set(name, next);
  document.cookie = `reader=${jar}; path=/; max-age=31536000; samesite=lax`;
  classList.replace(`${name}-${values[at]}`, `${name}-${next}`);
}
