// What every screen loads: htmx, Alpine (the build that needs no eval), and the manners of a counter.
import htmx from "htmx.org/dist/htmx.esm.js";
import Alpine from "@alpinejs/csp";
import { watchCharts } from "./charts.js";
import { watchCounting } from "./counting.js";
import { watchDrafts } from "./drafts.js";
import { watchFills } from "./fill.js";
import { watchFrame } from "./frame.js";
import { watchKeyMap } from "./keymap.js";
import { watchKeys } from "./keys.js";
import { watchSignatures } from "./signature.js";
import { watchSubmits } from "./submits.js";
import { watchTotals } from "./totals.js";
import { watchUploads } from "./uploads.js";
import { watchWhen } from "./when.js";

window.htmx = htmx;
window.Alpine = Alpine;

// The script is deferred: the page is there. Drafts look first, because focusing comes after restoring.
watchDrafts(document);
watchCharts(document);
watchCounting(document);
watchFills(document);
watchFrame(document);
watchKeyMap(document);
watchKeys(document);
watchSignatures(document);
watchTotals(document);
watchUploads(document);
watchWhen(document);
watchSubmits(document);
Alpine.start();
