// Notes in the margin rise to the height of their calls and move apart where they crowd.
import { $, $$ } from "./making.js";

const wide = matchMedia("(min-width: 62.5em)");
const GAP = 6;

// What stands in the margin, in order, each with the place it would like to stand at. A note holds to its call;
// what others say gives way to it; a note whose call is lost follows the note before it.
function wishes(passages) {
  const top = passages.getBoundingClientRect().top;
  const found = [];
  let last = 0;
  for (const one of $$(".notes > *", passages)) {
    if (getComputedStyle(one).display === "none") continue;
    const isNote = one.matches(".note, .own-note");
    const back = one.querySelector("a.back");
    const call = back && document.getElementById(back.hash.slice(1));
    const at = call || one.parentElement.previousElementSibling;
    if (!at) continue;
    const box = at.getBoundingClientRect();
    let wish = (call ? box.bottom - 21 : box.top + 4) - top;
    if (isNote) wish = last = call ? wish : Math.max(last, wish);
    found.push({ one, wish, height: one.offsetHeight + GAP, weight: isNote ? 1 : 0.02 });
  }
  return found.sort((a, b) => a.wish - b.wish);
}

// Blocks of neighbours that touch stand where they are together nearest to their wishes, by weight.
function settle(items) {
  const blocks = [];
  for (const item of items) {
    let block = { items: [item], height: item.height, weight: item.weight, sum: item.wish * item.weight, top: Math.max(item.wish, 0) };
    while (blocks.length && blocks.at(-1).top + blocks.at(-1).height > block.top) {
      const before = blocks.pop();
      const weight = before.weight + block.weight;
      const sum = before.sum + block.sum - block.weight * before.height;
      block = { items: [...before.items, ...block.items], height: before.height + block.height, weight, sum, top: Math.max(sum / weight, 0) };
    }
    blocks.push(block);
  }
  return blocks;
}

function place(passages) {
  passages.classList.toggle("is-risen", wide.matches);
  if (!wide.matches) {
    passages.style.minHeight = "";
    return;
  }
  let end = 0;
  for (const block of settle(wishes(passages))) {
    let top = block.top;
    for (const item of block.items) {
      item.one.style.top = `${Math.round(top)}px`;
      top += item.height;
    }
    end = Math.max(end, top);
  }
  passages.style.minHeight = `${Math.ceil(end)}px`;
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

// Call and note light each other.
for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) {
  document.addEventListener(kind, (event) => {
    const link = event.target.closest?.("a.call, .note");
    if (!link) return;
    const id = link.matches("a.call") ? link.hash.slice(1) : link.querySelector("a.back")?.hash.slice(1);
    const other = id && document.getElementById(id);
    if (other) for (const one of [link, other]) one.classList.toggle("is-lit", /over|in$/.test(kind));
  });
}
