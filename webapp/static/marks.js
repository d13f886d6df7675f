// Marks and notes of one's own: W3C Web Annotations, kept in this browser only.
import { $, $$, anchored, keeping, kept, make } from "./making.js";
import { rangeOf } from "./offsets.js";

const PLACE = "reader.marks";

const pathOf = (source) => /\/a\/[\w.-]+$/.exec(source)?.[0];
const isWords = (one) => typeof one === "string";
const isMark = (one) => one?.type === "Annotation" && isWords(one.target?.selector?.exact) && pathOf(one.target.source);
// A mark, its passage addressed otherwise.
export const placed = (mark, as) => ({ ...mark, target: { ...mark.target, source: as(mark.target.source) } });
export const marksIn = (list) => [list].flat().filter(isMark).map((one) => placed(one, pathOf));
// A note is the words of a mark's bodies.
export const noteOf = ({ body }) => [body].flat().map((one) => one?.value ?? one).filter(isWords).join("\n\n");
export const read = () => marksIn(kept(PLACE, []));
export const keep = (marks) => keeping(PLACE, marks);

// Look for a mark's words in the edition; keep where, and return what it says.
export async function again(mark) {
  const { exact, prefix = "", suffix = "" } = mark.target.selector;
  const asked = new URLSearchParams({ quote: exact.slice(0, 2000), prefix, suffix, format: "json" });
  const answer = await fetch(`${mark.target.source}?${asked}`).then((one) => one.json()).catch(() => ({}));
  if (answer.quote?.score && exact.length <= 2000) {
    mark.target = { source: pathOf(answer.target.source), selector: answer.target.selector[0] };
    keep(read().map((one) => (one.id === mark.id ? mark : one)));
  }
  return answer;
}

// A note of one's own stands with those of the author.
function note(passage, textContent) {
  let block = passage.closest(".passages > *");
  if (block.matches(".notes")) block = block.previousElementSibling;
  const place = block.nextElementSibling?.matches(".notes") ? block.nextElementSibling : make("div", { className: "notes" });
  place.append(make("p", { className: "own-note", textContent }));
  block.after(place);
}

async function show() {
  if (!CSS.highlights) return;
  for (const one of $$(".own-note")) one.remove();
  const ranges = [];
  for (const mark of read()) {
    const place = () => anchored(mark.target.source.slice(3));
    const found = () => place() && rangeOf(place(), mark.target.selector);
    if (!place()) continue;
    const range = found() || (await again(mark), found());
    if (range) ranges.push(range);
    if (place() && noteOf(mark)) note(place(), noteOf(mark));
  }
  CSS.highlights.set("own", new Highlight(...ranges));
  dispatchEvent(new Event("resize"));
}

export const made = (source, chosen, value) => ({
  id: `urn:uuid:${crypto.randomUUID()}`, type: "Annotation",
  created: new Date().toISOString(), motivation: value ? "commenting" : "highlighting",
  ...(value && { body: { type: "TextualBody", value, format: "text/plain" } }),
  target: { source, selector: { type: "TextQuoteSelector", ...chosen } },
});

// Mark the words that were chosen in a passage.
export function add(anchor, chosen) {
  const value = prompt("A note of your own, or nothing:");
  if (value === null) return;
  keep([...read(), made(`/a/${anchor}`, chosen, value)]);
  show();
}

if ($(".text .passage")) show();
