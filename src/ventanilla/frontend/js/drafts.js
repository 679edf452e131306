// What was typed is not lost: the text of form[data-draft] is kept in this browser per person and page, for
// twelve hours, and offered back. It is dropped once the server took it. Passwords and files are never kept.
// Of every other form only what was sent is kept, and only when the page that answers says that it was not taken.
const KEEP_MS = 12 * 3600 * 1000;
const MARK = "ventanilla:borrador:";
const SENT = "ventanilla:enviado";
const SENDS = 'form[method="post"]:not([data-again], [target="_blank"])';

export function watchDrafts(page) {
  const person = page.body.dataset.person;
  settle(page, person);
  if (!person) return;
  forgetOld();
  offerIn(page, person);
  page.addEventListener("htmx:load", (event) => offerIn(event.target, person));
  page.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form) keep(form, person);
  });
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(SENDS)) return;
    sessionStorage.setItem(SENT, JSON.stringify({ name: nameOf(form, person), from: here(), values: valuesOf(form) }));
  });
  window.addEventListener("pageshow", (event) => event.persisted && sessionStorage.removeItem(SENT));
  page.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form && event.detail.successful) localStorage.removeItem(nameOf(form, person));
  });
}

function nameOf(form, person) {
  const name = form.dataset.draft || form.id || [form.getAttribute("action"), ...fieldsOf(form).map((one) => one.name)];
  return `${MARK}${person}:${location.pathname}:${name}`;
}

// The page that follows a sending tells how it went: signed in, no failure and no refused form means it was taken.
// A page that came otherwise (the address written again, the arrow back, after the server did not answer) tells nothing.
function settle(page, person) {
  if (page.body.dataset.untaken !== undefined) return putBack(page); // the door, or a page that was open too long
  if (page.body.dataset.failed !== undefined) return; // it may be sent again from that very page
  const sent = JSON.parse(sessionStorage.getItem(SENT) ?? "null");
  sessionStorage.removeItem(SENT);
  if (!sent || !person) return;
  const [arrival] = performance.getEntriesByType("navigation");
  if (page.referrer !== sent.from || arrival?.type === "back_forward") return;
  if (!page.querySelector("[data-error-summary]")) localStorage.removeItem(sent.name);
}

function putBack(page) {
  const sent = JSON.parse(sessionStorage.getItem(SENT) ?? "null");
  sessionStorage.removeItem(SENT);
  if (!sent?.values.length || page.referrer !== sent.from) return;
  localStorage.setItem(sent.name, JSON.stringify({ at: Date.now(), values: sent.values, lost: true }));
}

function here() {
  return location.href.split("#")[0];
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (one) => one.name && !["hidden", "password", "file", "submit", "button"].includes(one.type),
  );
}

function valuesOf(form) {
  return fieldsOf(form).map((one) => [one.name, one.value, Boolean(one.checked)]);
}

function keep(form, person) {
  localStorage.setItem(nameOf(form, person), JSON.stringify({ at: Date.now(), values: valuesOf(form) }));
}

function differs(form, values) {
  return JSON.stringify(valuesOf(form)) !== JSON.stringify(values);
}

function offerIn(part, person) {
  const forms = part.matches?.(SENDS) ? [part] : (part.querySelectorAll?.(SENDS) ?? []);
  for (const form of forms) {
    const kept = localStorage.getItem(nameOf(form, person));
    if (!kept || form.querySelector("[data-error-summary], [data-offer]")) continue;
    const { values, lost } = JSON.parse(kept);
    if (lost || differs(form, values)) offer(form, values, person, lost);
  }
}

function offer(form, values, person, lost) {
  const notice = document.createElement("div");
  notice.className = "alert alert-info d-flex flex-wrap gap-2 align-items-center";
  notice.dataset.offer = "";
  notice.setAttribute("role", "status");
  const words = document.createElement("span");
  words.className = "me-auto";
  words.textContent = lost
    ? "No se registró lo que envió, porque su sesión había terminado. Puede usar lo que escribió y enviarlo otra vez."
    : "Recuperamos lo que escribía en esta página.";
  notice.append(words, button("Usarlo", "btn btn-primary", () => restore(form, values)));
  notice.append(button("Descartarlo", "btn", () => localStorage.removeItem(nameOf(form, person))));
  notice.addEventListener("click", (event) => event.target.closest("button") && notice.remove());
  form.prepend(notice);
}

function button(text, look, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function restore(form, values) {
  const left = [...values];
  for (const field of fieldsOf(form)) {
    const choice = ["radio", "checkbox"].includes(field.type);
    const at = left.findIndex(([name, value]) => name === field.name && (!choice || value === field.value));
    if (at < 0) continue;
    const [[, value, checked]] = left.splice(at, 1);
    if (choice) field.checked = checked;
    else field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function forgetOld() {
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(MARK))) {
    if (Date.now() - JSON.parse(localStorage.getItem(name)).at > KEEP_MS) localStorage.removeItem(name);
  }
}
