// Each behaviour adds to a page that works without it.
import "./bookmarks.js";
import "./notes.js";
import "./inview.js";
import "./beside.js";
import "./selecting.js";
import "./shelf.js";
import "./keys.js";
import "./peek.js";
import "./marks.js";
import "./copy.js";
