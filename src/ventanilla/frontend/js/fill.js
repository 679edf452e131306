// A button with data-fill puts in each field of its form what the field may hold at most, its data-left, and sends
// nothing: so a chosen file stays too. Without the script the server does it.
export function watchFills(page) {
  page.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-fill]");
    if (!button) return;
    event.preventDefault();
    const fields = [...button.form.querySelectorAll("[data-left]")];
    for (const field of fields) {
      field.value = field.dataset.left;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    fields[0]?.focus();
  });
}
