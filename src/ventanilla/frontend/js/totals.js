// What is chosen and typed in a form with data-totals, added up as it changes, where [data-total] says with which words.
// Boxes carry data-centavos and amounts data-amount; [data-all] chooses every box.
export function watchTotals(page) {
  page.querySelectorAll("form[data-totals]").forEach((form) => {
    form.querySelectorAll("[data-all]").forEach((all) => { all.hidden = false; });
    add(form);
  });
  page.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-totals]");
    if (!form) return;
    if (event.target.closest("[data-all]")) boxes(form).forEach((one) => { one.checked = event.target.checked; });
    add(form);
  });
}

function boxes(form) {
  return [...form.querySelectorAll("[data-centavos]")];
}

function add(form) {
  const line = form.querySelector("[data-total]");
  if (!line) return;
  const chosen = boxes(form).filter((one) => one.checked);
  const typed = [...form.querySelectorAll("[data-amount]")].map((one) => centavos(one.value));
  const total = chosen.reduce((sum, one) => sum + Number(one.dataset.centavos), 0) + typed.reduce((a, b) => a + b, 0);
  line.hidden = chosen.length === 0 && typed.length === 0;
  line.textContent = `${line.dataset.total} ${pesos(total)}`;
}

function centavos(text) {
  const number = Number(text.replace(/[$,\s]/g, ""));
  return Number.isFinite(number) ? Math.round(number * 100) : 0;
}

function pesos(centavos) {
  return (centavos / 100).toLocaleString("es-MX", { style: "currency", currency: "MXN" });
}
