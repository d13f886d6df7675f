// The reading list, and where one stopped: kept in this browser, out and in as Markdown.
import { $, give, keeping, kept, make } from "./making.js";

const PLACE = "reader.shelf";
const LINE = /^- \[(.+)\]\([^)]*?(\/texts\/([\w.-]+)[^)]*)\)(.*)$/gm;
const LISTED = " – on the list";
const all = () => Object.entries(kept(PLACE, {})).map(([text, one]) => ({ ...one, text }))
  .filter((one) => /^\/texts\/[^/]/.test(one.path)).sort((a, b) => b.at.localeCompare(a.at));

// Note that a text is listed, or where one stopped.
export function put(text, what) {
  const shelf = kept(PLACE, {});
  keeping(PLACE, { ...shelf, [text]: { ...shelf[text], at: new Date().toISOString(), ...what } });
}

const link = (one) => make("a", { href: one.path, textContent: one.title });
const place = (one) => (one.path.includes("#") ? `, at ${one.path.split("#")[1]}` : "");
const listed = (one) => `${place(one)}${one.listed ? LISTED : ""}`;

function fill(list) {
  const rows = all();
  list.replaceChildren(...rows.map((one) => {
    const away = make("button", { textContent: "forget", ariaLabel: `forget ${one.title}` });
    away.addEventListener("click", () => {
      const { [one.text]: _, ...rest } = kept(PLACE, {});
      keeping(PLACE, rest);
      fill(list);
    });
    return make("li", {}, link(one), listed(one), " ", away);
  }));
  if (!rows.length) list.append(make("li", { className: "hint", textContent: "Nothing yet." }));
}

const stopped = all().find((one) => one.path.includes("#"));
if (stopped) $(".front .side")?.append(make("p", { className: "stopped" }, "You stopped in ", link(stopped), `${place(stopped)}.`));

const contents = $("[data-list]");
if (contents) {
  const { text, title } = contents.dataset;
  const here = all().find((one) => one.text === text);
  const button = make("button", { textContent: "On the reading list", ariaPressed: String(!!here?.listed) });
  button.addEventListener("click", () => {
    button.ariaPressed = String(button.ariaPressed !== "true");
    put(text, { listed: button.ariaPressed === "true", title, path: here?.path || location.pathname });
  });
  contents.append(button, ...(here?.path.includes("#") ? [" ", make("a", { href: here.path, textContent: `Go on${place(here)}` })] : []));
}

const list = $("[data-shelf]");
if (list) {
  fill(list);
  $("[data-shelf-file]").addEventListener("click", () => give("reading-list.md", "text/markdown",
    all().map((one) => `- [${one.title}](${location.origin}${one.path})${listed(one)}\n`).join("")));
  $("[data-shelf-take]").addEventListener("change", async ({ target }) => {
    const now = Date.now();
    for (const [at, [, title, path, text, more]] of [...(await target.files[0].text()).matchAll(LINE)].entries())
      put(text, { title, path, listed: more.includes(LISTED), at: new Date(now - at).toISOString() });
    fill(list);
  });
}
