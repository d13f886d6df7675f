// The reading list, and where one stopped, kept in this browser.
import { $, give, keeping, kept, make } from "./making.js";

const PLACE = "reader.shelf";
const LINE = /^- \[(.+)\]\([^)]*?(\/texts\/([\w.-]+)[^)]*)\)(.*)$/gm;
const LISTED = " – on the list";
const list = $("[data-shelf]");
const all = () => Object.entries(kept(PLACE, {})).map(([text, one]) => ({ ...one, text }))
  .filter((one) => /^\/texts\/[^/]/.test(one.path)).reverse();

// Note that a text is listed, or where one stopped; with nothing it is forgotten.
export function put(text, what) {
  const { [text]: known, ...others } = kept(PLACE, {});
  keeping(PLACE, { ...others, ...(what && { [text]: { ...known, ...what } }) });
}

const link = (one) => make("a", { href: one.path, textContent: one.title });
const place = ({ at }) => (at ? `, at ${at}` : "");
const listed = (one) => `${place(one)}${one.listed ? LISTED : ""}`;

function fill() {
  list.replaceChildren(...all().map((one) => make("li", {}, link(one), listed(one), " ", make("button", {
    textContent: "forget", ariaLabel: `forget ${one.title}`, onclick() { put(one.text); fill(); },
  }))));
}

const stopped = all().find((one) => one.at);
if (stopped) $(".front .side")?.append(make("p", { className: "stopped" }, "You stopped in ", link(stopped), `${place(stopped)}.`));

const contents = $("[data-list]");
if (contents) {
  const { text, title } = contents.dataset;
  const here = all().find((one) => one.text === text);
  const button = contents.firstElementChild;
  let isListed = button.ariaPressed = !!here?.listed;
  button.onclick = () => {
    button.ariaPressed = isListed = !isListed;
    put(text, { listed: isListed, title, path: here?.path || location.pathname });
  };
  if (here?.at) contents.append(" ", make("a", { href: here.path, textContent: `Go on${place(here)}` }));
}

if (list) {
  fill();
  $("[data-shelf-file]").onclick = () => give("reading-list.md", "text/markdown",
    all().map((one) => `- [${one.title}](${location.origin}${one.path})${listed(one)}\n`).join(""));
  $("[data-shelf-take]").onchange = async ({ target }) => {
    for (const [, title, path, text, more] of [...(await target.files[0].text()).matchAll(LINE)].reverse())
      put(text, { title, path, at: more.replace(LISTED, "").slice(5), listed: more.includes(LISTED) });
    fill();
  };
}
