// The map of keys that «?» shows: read from what the screen really offers at that moment, so that it cannot lie;
// each action carries its letter written beside it. Who dictates or types with one finger may switch letters off.
const KEPT = "ventanilla.keys";
const WHERE = {
  search: "[data-search]",
  menu: "[data-go]",
  list: "[data-list] [data-row]",
  form: "main form[method=post]",
  page: "body",
};

export function watchKeyMap(page) {
  mark(page);
  page.addEventListener("htmx:load", () => mark(page));
  page.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-switch]")) return;
    keep(event.target.checked);
    mark(page);
  });
  // The button of the person's menu opens the same dialog by data-opens.
  page.addEventListener("click", (event) => {
    if (event.target.closest("[data-opens=teclas]")) fill(page);
  });
}

// Letters may always be switched off (WCAG 2.1.4); what needs Ctrl, Esc, Enter or the arrows stays.
export function keysAreOn() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

function keep(on) {
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, "off");
  } catch {
    // Without storage the choice cannot be kept; the letters stay.
  }
}

// What carries a letter, can be seen and can be pressed.
export function actionsOf(page) {
  return [...page.querySelectorAll("[data-key]")].filter((one) => !one.disabled && one.checkVisibility());
}

// What the letters do in the chosen row of a list, or in its first one while none is.
function actionsOfRow(page) {
  const row = page.querySelector("[data-list] [data-row].chosen") ?? page.querySelector("[data-list] [data-row]");
  return [...(row?.querySelectorAll("[data-row-key]") ?? [])];
}

export function showKeys(page) {
  const dialog = page.getElementById("teclas");
  if (!dialog) return false;
  fill(page);
  dialog.showModal();
  return true;
}

function mark(page) {
  const on = keysAreOn();
  page.body.classList.toggle("keys-off", !on);
  for (const one of page.querySelectorAll("[data-keys-switch]")) {
    one.checked = on;
    one.closest("[hidden]")?.removeAttribute("hidden");
  }
  for (const one of page.querySelectorAll("[data-key]")) {
    if (on) one.setAttribute("aria-keyshortcuts", one.dataset.key);
    else one.removeAttribute("aria-keyshortcuts");
    const there = one.querySelector(":scope > kbd");
    there?.classList.add("hint");
    if (there || one.matches("input, textarea, select")) continue;
    const hint = page.createElement("kbd");
    hint.className = "hint";
    hint.setAttribute("aria-hidden", "true");
    hint.textContent = one.dataset.key.toUpperCase();
    one.append(hint);
  }
}

function fill(page) {
  const own = page.querySelector("[data-own-keys]");
  const blank = page.querySelector("[data-own-key]");
  if (!own || !blank) return;
  own.replaceChildren();
  for (const one of keysAreOn() ? [...actionsOf(page), ...actionsOfRow(page)] : []) {
    const row = blank.content.cloneNode(true);
    row.querySelector("kbd").textContent = one.dataset.key ?? one.dataset.rowKey;
    row.querySelector("[data-what]").textContent = told(one);
    own.append(row);
  }
  for (const row of page.querySelectorAll("#teclas [data-if]")) {
    row.hidden = !page.querySelector(WHERE[row.dataset.if]) || (row.hasAttribute("data-letter") && !keysAreOn());
  }
}

function told(one) {
  const bare = one.cloneNode(true);
  bare.querySelectorAll("kbd.hint").forEach((hint) => hint.remove());
  const label = one.labels?.[0]?.textContent;
  return (one.dataset.keyLabel ?? one.getAttribute("aria-label") ?? label ?? bare.textContent).replace(/\s+/g, " ").trim();
}
