// The passage that an address names may stand on another page now: go there.
function lead() {
  const [, text, id] = (location.pathname + location.hash).match(/^\/texts\/([\w-]+)\/[^/]+#([\w.-]+)$/) || [];
  if (id && !document.getElementById(id)) location.replace(`/a/${text}.${id}`);
}

lead();
addEventListener("hashchange", lead);
