// The keyboard of the counter: «/» searches, «g» and a letter goes to a menu entry, «?» shows the map,
// «j», «k» (arrows from the search field) and Enter walk a list marked data-list, Ctrl+Enter sends, Esc closes.
// A letter of the screen presses what carries it: data-key="n". Keys typed in a field stay there.
// In the chosen row a letter presses its button or goes to its field: data-row-key="a". The row of the address
// («#turno-7») is chosen at once.
import { closeOpen } from "./frame.js";
import { actionsOf, keysAreOn, showKeys } from "./keymap.js";

const WAIT_MS = 1200;
const FIELD = "input, textarea, select, [contenteditable=''], [contenteditable=true], [role=textbox], [role=combobox], [role=listbox]";
let goingSince = 0;

export function watchKeys(page) {
  const asked = page.getElementById(window.location.hash.slice(1));
  if (asked?.matches("[data-list] [data-row]")) choose(page, asked);
  page.addEventListener("htmx:load", (event) => goOn(page, event.target));
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.form ?? event.target.closest?.("form") ?? onlyForm(page);
      if (form) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("[type=submit]:not([formnovalidate])"));
      }
      return;
    }
    // With Ctrl, Alt or the system's key it belongs to the browser or to whoever reads the screen aloud.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (isField(event.target) && !page.querySelector("dialog[open]")) event.target.blur();
      else if (!page.querySelector("dialog[open]")) closeOpen(page);
      return;
    }
    if (walks(page, event)) event.preventDefault();
    if (page.querySelector("dialog[open]")) return;
    if (isField(event.target)) {
      if (asksAgain(event)) event.preventDefault();
      return;
    }
    if (press(page, event)) event.preventDefault();
  });
}

// A row that comes back done gives its turn to the next one that is not; one that was refused keeps it.
function goOn(page, row) {
  if (!row.matches?.("[data-list] [data-row]")) return;
  const rows = rowsOf(page);
  const at = rows.indexOf(row);
  const left = [...rows.slice(at + 1), ...rows.slice(0, at)].find((one) => one.dataset.done === undefined);
  choose(page, row.dataset.done === undefined ? row : (left ?? row));
  if (row.dataset.done === undefined) row.querySelector("[aria-invalid=true]")?.focus();
}

// From the search field the arrows go down into what was found, and back up into the field.
function walks(page, event) {
  if (!["ArrowDown", "ArrowUp"].includes(event.key)) return false;
  if (event.target.matches("[data-search]")) return event.key === "ArrowDown" && step(page, 1);
  const row = event.target.closest("[data-list] [data-row]");
  if (!row) return false;
  return event.key === "ArrowUp" && row === rowsOf(page)[0] ? focusOn(searchField(page)) : step(page, event.key === "ArrowDown" ? 1 : -1);
}

// With the focus nowhere, Ctrl+Enter sends the form that the screen is for: the only one with something to fill in
// and a main button. One that only asks to confirm is never sent so.
function onlyForm(page) {
  const filled = [...page.querySelectorAll("main form[method=post]")].filter(
    (form) => isSeen(form, ".btn-primary[type=submit]") && isSeen(form, "input:not([type=hidden]), select, textarea"),
  );
  return filled.length === 1 ? filled[0] : null;
}

function isSeen(form, what) {
  return [...form.querySelectorAll(what)].some((one) => one.checkVisibility());
}

// Nobody looks for something that begins with «/»: in an empty search field it is the key pressed once more, after
// a word it is text, as in the number of an account.
function asksAgain(event) {
  return event.key === "/" && event.target.matches("[data-search]") && !event.target.value && keysAreOn();
}

// A screen that searches in its own field is served before the one of the frame.
function searchField(page) {
  return page.querySelector("main [data-search]") ?? page.querySelector("[data-search]");
}

function isField(element) {
  return Boolean(element.closest?.(FIELD));
}

function press(page, event) {
  const going = Date.now() - goingSince < WAIT_MS;
  goingSince = 0;
  if (event.key === "Enter") return openChosen(page, event);
  if (!keysAreOn() || (event.repeat && !["j", "k"].includes(event.key))) return false;
  if (going) return goTo(page, event.key);
  switch (event.key) {
    case "g":
      goingSince = Date.now();
      return true;
    case "/":
      return focusOn(searchField(page));
    case "?":
      return showKeys(page);
    case "j":
      return step(page, 1);
    case "k":
      return step(page, -1);
    default:
      return direct(page, event.key);
  }
}

function goTo(page, letter) {
  const entry = [...page.querySelectorAll("[data-go]")].find((one) => one.dataset.go === letter.toLowerCase());
  entry?.click();
  return Boolean(entry);
}

function direct(page, letter) {
  const own = page.querySelector(`[data-list] [data-row].chosen [data-row-key="${CSS.escape(letter)}"]`);
  const one = own ?? actionsOf(page).find((each) => each.dataset.key === letter);
  if (one?.matches(FIELD)) return focusOn(one);
  one?.click();
  return Boolean(one);
}

function focusOn(field) {
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

function rowsOf(page) {
  return [...page.querySelectorAll("[data-list] [data-row]")];
}

function step(page, by) {
  const rows = rowsOf(page);
  if (!rows.length) return false;
  const now = rows.findIndex((row) => row.classList.contains("chosen"));
  const next = rows[Math.min(Math.max(now < 0 ? (by > 0 ? 0 : rows.length - 1) : now + by, 0), rows.length - 1)];
  choose(page, next);
  return true;
}

function choose(page, next) {
  rowsOf(page).forEach((row) => row.classList.toggle("chosen", row === next));
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("a, button")?.focus();
}

// With the focus on a link or button the browser's own Enter is the right one.
function openChosen(page, event) {
  if (event.target.closest("a, button, summary")) return false;
  const link = page.querySelector("[data-list] [data-row].chosen a");
  link?.click();
  return Boolean(link);
}
