// A form is sent once: its buttons rest while the answer comes. The hidden form_key makes a repeat harmless anyway.
const REST_MS = 15000;
let sendings = 0;

export function watchSubmits(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented && !form.matches("[hx-post], [hx-get], [hx-put], [hx-delete]")) return;
    if (form.method === "get" || form.target === "_blank" || form.dataset.again !== undefined) return;
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const sending = String((sendings += 1));
    form.dataset.sent = sending;
    // Only after the browser has read which button was pressed: a disabled one would not be sent. An answer that
    // came before (no network at all) has already woken the form, and it stays awake.
    setTimeout(() => form.dataset.sent === sending && rest(form), 0);
    setTimeout(() => form.dataset.sent === sending && wake(form), REST_MS);
  });
  page.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form");
    if (form) wake(form);
  });
  // Coming back with the browser's arrow shows the page as it was left: resting.
  window.addEventListener("pageshow", () => page.querySelectorAll("form[data-sent]").forEach(wake));
}

function buttonsOf(form) {
  return [...form.elements].filter((one) => one.type === "submit");
}

function rest(form) {
  buttonsOf(form).forEach((button) => {
    button.dataset.rests = button.disabled ? "" : "1";
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
  });
}

function wake(form) {
  delete form.dataset.sent;
  buttonsOf(form).forEach((button) => {
    if (button.dataset.rests === "1") button.disabled = false;
    delete button.dataset.rests;
    button.removeAttribute("aria-busy");
  });
}
