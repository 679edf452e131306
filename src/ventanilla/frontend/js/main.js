// What every screen loads: htmx, Alpine (the build that needs no eval), and the manners of a counter.
import htmx from "htmx.org/dist/htmx.esm.js";
import Alpine from "@alpinejs/csp";
import { watchDrafts } from "./drafts.js";
import { watchFrame } from "./frame.js";
import { watchKeys } from "./keys.js";
import { watchSignatures } from "./signature.js";
import { watchSubmits } from "./submits.js";

window.htmx = htmx;
window.Alpine = Alpine;

// The script is deferred: the page is there. Drafts look first, because focusing comes after restoring.
watchDrafts(document);
watchFrame(document);
watchKeys(document);
watchSignatures(document);
watchSubmits(document);
Alpine.start();
