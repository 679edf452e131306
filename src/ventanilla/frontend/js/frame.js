// The frame's manners: focus on the summary of errors, toasts that can be closed, menus and dialogs that shut.

export function watchFrame(page) {
  lookAt(page);
  page.addEventListener("htmx:load", (event) => lookAt(event.target));
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

// After a refused form the reader of the screen must land on what is wrong, not at the top of the page.
function lookAt(part) {
  part.querySelector?.("[data-error-summary]")?.focus();
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
