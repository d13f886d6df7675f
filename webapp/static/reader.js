// Each behaviour adds to a page that works without it; these bring the others.
import "./bookmarks.js";
import "./notes.js";
import "./selecting.js";
import "./keys.js";
import "./peek.js";
import "./copy.js";
