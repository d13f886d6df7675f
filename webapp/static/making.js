// What every behaviour needs: finding elements, making them, keeping values.
export const $ = (selector) => document.querySelector(selector);
export const $$ = (selector, inside = document) => [...inside.querySelectorAll(selector)];
export const anchored = (anchor) => $(`[data-anchor="${CSS.escape(anchor)}"]`);
export const elsewhereOn = (anchor) => $(`.elsewhere[data-for="${CSS.escape(anchor)}"]`);

// An element with its properties and what is in it; a button is made to be pressed, never to send a form.
export const make = (name, more, ...inside) => {
  const one = Object.assign(document.createElement(name), name === "button" && { type: "button" }, more);
  one.append(...inside);
  return one;
};

// What this browser keeps under a name, or the value instead; and keeping it.
export const kept = (name, instead) => {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? instead;
  } catch {
    return instead;
  }
};
export const keeping = (name, value) => {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch { /* the browser keeps nothing */ }
};

// A file to be saved.
export function give(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
