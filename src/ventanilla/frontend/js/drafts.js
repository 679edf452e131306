// What was typed is not lost: the text of form[data-draft] is kept in this browser per person and page, for
// twelve hours, and offered back. It is dropped once the server took it. Passwords and files are never kept.
const KEEP_MS = 12 * 3600 * 1000;
const MARK = "ventanilla:borrador:";
const SENT = "ventanilla:enviado";

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
    if (!form.matches("form[data-draft]")) return;
    sessionStorage.setItem(SENT, JSON.stringify({ name: nameOf(form, person), from: here() }));
  });
  window.addEventListener("pageshow", (event) => event.persisted && sessionStorage.removeItem(SENT));
  page.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form && event.detail.successful) localStorage.removeItem(nameOf(form, person));
  });
}

function nameOf(form, person) {
  return `${MARK}${person}:${location.pathname}:${form.dataset.draft || form.id}`;
}

// The page that follows a sending tells how it went: signed in, no failure and no refused form means it was taken.
// A page that came otherwise (the address written again, the arrow back, after the server did not answer) tells nothing.
function settle(page, person) {
  if (page.body.dataset.failed !== undefined) return; // it may be sent again from that very page
  const sent = JSON.parse(sessionStorage.getItem(SENT) ?? "null");
  sessionStorage.removeItem(SENT);
  if (!sent || !person) return;
  const [arrival] = performance.getEntriesByType("navigation");
  if (page.referrer !== sent.from || arrival?.type === "back_forward") return;
  if (!page.querySelector("[data-error-summary]")) localStorage.removeItem(sent.name);
}

function here() {
  return location.href.split("#")[0];
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (one) => one.name && !["hidden", "password", "file", "submit", "button"].includes(one.type),
  );
}

function keep(form, person) {
  const values = fieldsOf(form).map((one) => [one.name, one.value, Boolean(one.checked)]);
  localStorage.setItem(nameOf(form, person), JSON.stringify({ at: Date.now(), values }));
}

function differs(form, values) {
  const now = JSON.stringify(fieldsOf(form).map((one) => [one.name, one.value, Boolean(one.checked)]));
  return now !== JSON.stringify(values);
}

function offerIn(part, person) {
  const forms = part.matches?.("form[data-draft]") ? [part] : (part.querySelectorAll?.("form[data-draft]") ?? []);
  for (const form of forms) {
    const kept = localStorage.getItem(nameOf(form, person));
    if (!kept || form.querySelector("[data-error-summary], [data-offer]")) continue;
    const { values } = JSON.parse(kept);
    if (differs(form, values)) offer(form, values, person);
  }
}

function offer(form, values, person) {
  const notice = document.createElement("div");
  notice.className = "alert alert-info d-flex flex-wrap gap-2 align-items-center";
  notice.dataset.offer = "";
  notice.setAttribute("role", "status");
  const words = document.createElement("span");
  words.className = "me-auto";
  words.textContent = "Recuperamos lo que escribía en esta página.";
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
