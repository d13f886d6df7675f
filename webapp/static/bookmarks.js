// An address of a page names a passage; if that stands elsewhere now, its permanent address leads there.
function lead() {
  const [, text] = location.pathname.match(/^\/texts\/([\w-]+)\/[^/]+$/) || [];
  const [, id] = location.hash.match(/^#([\w.-]+)$/) || [];
  if (text && id && !document.getElementById(id)) location.replace(`/a/${text}.${id}`);
}

lead();
addEventListener("hashchange", lead);
