// The keyboard of the counter: «/» searches, «g» and a letter goes to a menu entry, «?» shows the map,
// «j», «k» (arrows from the search field) and Enter walk a list marked data-list, Ctrl+Enter sends, Esc closes. Keys typed in a field stay there.
import { closeOpen } from "./frame.js";

const WAIT_MS = 1200;
let goingSince = 0;

export function watchKeys(page) {
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.form ?? event.target.closest?.("form");
      if (form) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("[type=submit]:not([formnovalidate])"));
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (isField(event.target) && !page.querySelector("dialog[open]")) event.target.blur();
      else if (!page.querySelector("dialog[open]")) closeOpen(page);
      return;
    }
    if (walks(page, event)) event.preventDefault();
    if (isField(event.target) || page.querySelector("dialog[open]")) return;
    if (press(page, event)) event.preventDefault();
  });
}

// From the search field the arrows go down into what was found, and back up into the field.
function walks(page, event) {
  if (!["ArrowDown", "ArrowUp"].includes(event.key)) return false;
  if (event.target.matches("[data-search]")) return event.key === "ArrowDown" && step(page, 1);
  const row = event.target.closest("[data-list] [data-row]");
  if (!row) return false;
  return event.key === "ArrowUp" && row === rowsOf(page)[0] ? focusOn(searchField(page)) : step(page, event.key === "ArrowDown" ? 1 : -1);
}

// A screen that searches in its own field is served before the one of the frame.
function searchField(page) {
  return page.querySelector("main [data-search]") ?? page.querySelector("[data-search]");
}

function isField(element) {
  return Boolean(element.closest?.("input, textarea, select, [contenteditable=''], [contenteditable=true]"));
}

function press(page, event) {
  const going = Date.now() - goingSince < WAIT_MS;
  goingSince = 0;
  if (going) return goTo(page, event.key);
  switch (event.key) {
    case "g":
      goingSince = Date.now();
      return true;
    case "/":
      return focusOn(searchField(page));
    case "?":
      page.getElementById("teclas")?.showModal();
      return true;
    case "j":
      return step(page, 1);
    case "k":
      return step(page, -1);
    case "Enter":
      return openChosen(page, event);
    default:
      return direct(page, event.key);
  }
}

function goTo(page, letter) {
  const entry = [...page.querySelectorAll("[data-go]")].find((one) => one.dataset.go === letter.toLowerCase());
  entry?.click();
  return Boolean(entry);
}

// A screen may give one of its own buttons or links a letter: data-key="n".
function direct(page, letter) {
  const button = [...page.querySelectorAll("[data-key]")].find((one) => one.dataset.key === letter);
  button?.click();
  return Boolean(button);
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
  rows.forEach((row) => row.classList.toggle("chosen", row === next));
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("a, button")?.focus();
  return true;
}

// With the focus on a link or button the browser's own Enter is the right one.
function openChosen(page, event) {
  if (event.target.closest("a, button, summary")) return false;
  const link = page.querySelector("[data-list] [data-row].chosen a");
  link?.click();
  return Boolean(link);
}
