// The passage that is being read: its address in the bar, what others say of it in the panel, where one stopped.

const article = document.querySelector(".reading .text:not(.other)");
const passages = article ? [...article.querySelectorAll(".passage:not(.head, .byline)")] : [];

// The passage that stands at the upper third of the window, or the first one below it.
export function current() {
  const third = innerHeight / 3;
  let found = null;
  for (const one of passages) {
    const box = one.getBoundingClientRect();
    if (box.top > third && found) break;
    if (box.bottom > 0) found = one;
  }
  return found;
}

function panelFor(article) {
  const side = document.querySelector(".contents-side");
  if (!side || !article.querySelector(".elsewhere")) return null;
  const panel = document.createElement("aside");
  panel.className = "panel";
  panel.setAttribute("aria-label", "Elsewhere on this");
  side.append(panel);
  document.documentElement.classList.add("has-panel");
  return panel;
}

function fill(panel, passage) {
  const found = article.querySelector(`.elsewhere[data-for="${CSS.escape(passage.dataset.anchor)}"]`);
  if (panel.dataset.for === passage.dataset.anchor) return;
  panel.dataset.for = passage.dataset.anchor;
  const title = document.createElement("p");
  title.className = "label";
  title.textContent = "Elsewhere on this";
  const none = document.createElement("p");
  none.className = "hint";
  none.textContent = "No other author was found on this passage.";
  panel.replaceChildren(title, found ? found.querySelector(".sheet").cloneNode(true) : none);
}

function remember(passage) {
  const title = article.querySelector("h1, h2").textContent.trim();
  try {
    localStorage.setItem("reader.stopped", JSON.stringify({ path: location.pathname + location.search, id: passage.id, title }));
  } catch { /* the browser keeps nothing */ }
}

if (article && passages.length) {
  const panel = panelFor(article);
  let resting;
  let hasScrolled = false;
  const rest = () => {
    const passage = current();
    if (!passage) return;
    if (panel) fill(panel, passage);
    if (!hasScrolled) return;
    remember(passage);
    if (location.hash !== `#${passage.id}`) history.replaceState(null, "", `${location.pathname}${location.search}#${passage.id}`);
  };
  rest();
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(() => { hasScrolled = true; rest(); }, 250);
  }, { passive: true });
  addEventListener("hashchange", rest);
}

const texts = document.querySelector(".front .bibliography");
if (texts) {
  try {
    const stopped = JSON.parse(localStorage.getItem("reader.stopped"));
    if (stopped && /^\/texts\/[^/]+\/[^/]*$/.test(stopped.path.split("?")[0])) {
      const line = document.createElement("p");
      const link = document.createElement("a");
      link.href = `${stopped.path}#${stopped.id}`;
      link.textContent = stopped.title;
      line.className = "stopped";
      line.append("You stopped in ", link, ".");
      texts.after(line);
    }
  } catch { /* nothing was kept */ }
}
