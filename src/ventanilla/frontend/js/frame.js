// The frame's manners: focus on the summary of errors, toasts that can be closed, menus and dialogs that shut.

const UNKEPT = "No se pudo guardar. Lo escrito sigue en la página: inténtelo otra vez en un momento.";

export function watchFrame(page) {
  lookAt(page);
  page.addEventListener("htmx:load", (event) => lookAt(event.target));
  page.addEventListener("htmx:responseError", () => tell(page, UNKEPT));
  page.addEventListener("htmx:sendError", () => tell(page, UNKEPT));
  page.addEventListener("change", (event) => {
    if (event.target.matches("[data-sends-itself]")) event.target.form.requestSubmit();
  });
  page.addEventListener("click", (event) => {
    const shut = event.target.closest("[data-close]");
    if (shut) closeAround(shut);
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = page.getElementById(opener.dataset.opens);
      if (dialog) {
        event.preventDefault();
        dialog.showModal();
      }
    }
    for (const menu of page.querySelectorAll("details.person[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    if (event.target.closest("[data-print]")) window.print();
  });
}

// A toast like those that come with a page; the same words are not said twice.
function tell(page, words) {
  const place = page.querySelector(".toasts");
  if (!place || [...place.children].some((one) => one.textContent.includes(words))) return;
  const toast = place.appendChild(page.createElement("div"));
  toast.className = "alert alert-danger d-flex gap-2";
  toast.dataset.toast = "error";
  const said = toast.appendChild(page.createElement("div"));
  said.className = "me-auto";
  said.textContent = words;
  const close = toast.appendChild(page.createElement("button"));
  Object.assign(close, { className: "btn-close", type: "button" });
  close.dataset.close = "";
  close.setAttribute("aria-label", "Cerrar el aviso");
}

// After a refused form the reader of the screen must land on what is wrong, not at the top of the page.
function lookAt(part) {
  part.querySelector?.("[data-error-summary]")?.focus();
  // Forms that come when they are asked for are for writing in at once.
  if (part.matches?.("[data-fill]")) part.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

function closeAround(button) {
  const dialog = button.closest("dialog");
  if (dialog) dialog.close();
  else button.closest(".alert, .toast")?.remove();
}

// Esc: the innermost open thing closes; true when there was one.
export function closeOpen(page) {
  const menu = page.querySelector("details.person[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
    return true;
  }
  if (page.defaultView.location.hash === "#menu") {
    page.defaultView.location.hash = "#contenido";
    return true;
  }
  const toast = page.querySelector(".toasts .alert");
  toast?.remove();
  return Boolean(toast);
}
