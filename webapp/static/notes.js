// Notes rise to the height of their calls and move apart where they crowd.
import { $, $$, anchored, boxOf } from "./making.js";

const GAP = 6;
const LATE = 170;
const there = (link) => document.getElementById(link?.hash.slice(1));

// Each note with the height of its call; one whose call is lost follows the one before. Signs stand at first lines.
function wishes(passages) {
  const top = boxOf(passages).top;
  const found = [];
  let last = 0;
  for (const one of $$(".notes > *", passages)) {
    if (one.matches(".elsewhere")) {
      const passage = anchored(one.dataset.for);
      if (passage) one.style.top = `${Math.round(boxOf(passage).top - top) + 2}px`;
      continue;
    }
    const call = there(one.querySelector("a.back"));
    const at = call || one.parentElement.previousElementSibling;
    if (!at) continue;
    const box = boxOf(at);
    last = call ? box.bottom - 21 - top : Math.max(last, box.top + 4 - top);
    found.push({ one, wish: last, height: one.offsetHeight + GAP });
  }
  return found.sort((a, b) => a.wish - b.wish);
}

// Neighbours that touch make a block. Its first note holds to its call; if another would stand far below its own, the
// block rises, at most until its notes are early as much as late.
function settle(items) {
  const blocks = [];
  for (const item of items) {
    let block = stand([item]);
    while (blocks.length && blocks.at(-1).end > block.top) block = stand([...blocks.pop().items, ...block.items]);
    blocks.push(block);
  }
  return blocks;
}

function stand(items) {
  let end = items[0].wish;
  const late = items.map((item) => (end += item.height) - item.height - item.wish);
  const mean = late.reduce((sum, one) => sum + one, 0) / items.length;
  const rise = Math.max(0, Math.min(mean, Math.max(...late) - LATE));
  const top = Math.max(items[0].wish - rise, 0);
  return { items, top, end: end - items[0].wish + top };
}

function place(passages) {
  const isWide = getComputedStyle(passages).getPropertyValue("--in-margin") === "1";
  passages.classList.toggle("is-risen", isWide);
  passages.style.minHeight = "";
  if (!isWide) return;
  takeBack();
  const blocks = settle(wishes(passages));
  for (let { top, items } of blocks) for (const { one, height } of items) {
    one.style.top = `${Math.round(top)}px`;
    top += height;
  }
  passages.style.minHeight = `${Math.ceil(blocks.at(-1)?.end || 0)}px`;
}

// Without a margin a note opens below the line of its call; pressed again, the call closes it.
const homes = new Map();

function takeBack() {
  for (const [note, home] of homes) home.replaceWith(note);
  homes.clear();
}

function open(event) {
  const call = event.target.closest?.("a.call");
  const note = there(call);
  if (!note || call.closest(".is-risen")) return;
  call.closest(".text").style.setProperty("--read", `${Math.min(boxOf(call).top, innerHeight * .7)}px`);
  if (note.matches(":target")) {
    event.preventDefault();
    location.hash = call.id;
  } else if (!homes.has(note)) {
    homes.set(note, new Comment());
    note.replaceWith(homes.get(note));
    call.parentElement.after(note);
  }
}

const passages = $(".reading:not(.beside) .passages");
if (passages) {
  const all = () => place(passages);
  all();
  document.fonts.ready.then(all);
  const grown = new ResizeObserver(all);
  for (const one of [passages.firstElementChild, ...$$(".is-long", passages)]) grown.observe(one);
  addEventListener("resize", all);
}
addEventListener("click", open);
addEventListener("beforeprint", takeBack);

// Call and note light each other.
for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) addEventListener(kind, ({ target }) => {
  const one = target.closest?.("a.call, .note");
  const other = one && there(one.hash ? one : one.querySelector("a.back"));
  for (const lit of other ? [one, other] : []) lit.classList.toggle("is-lit", /over|in$/.test(kind));
});
