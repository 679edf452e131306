// Counting notes and coins: what is there so far and what is missing, as they are written. Fields are named of_<centavos>.
export function watchCounting(page) {
  page.querySelectorAll("form[data-counts]").forEach(add);
  page.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-counts]");
    if (form) add(form);
  });
  page.addEventListener("change", (event) => event.target.form?.matches("[data-counts]") && add(event.target.form));
}

function add(form) {
  const fields = [...form.elements].filter((one) => one.name.startsWith("of_"));
  const found = fields.reduce((sum, one) => sum + Number(one.name.slice(3)) * (Math.trunc(one.value) || 0), 0);
  const over = found - Number(form.dataset.counts);
  const verdict = over ? `${over > 0 ? "Sobran" : "Faltan"} ${pesos(Math.abs(over))}` : "Cuadra";
  const line = form.querySelector("[data-counted]");
  line.hidden = fields.every((one) => one.value === "");
  line.textContent = `Va contando ${pesos(found)} de ${pesos(Number(form.dataset.counts))}. ${verdict}.`;
}

function pesos(centavos) {
  return (centavos / 100).toLocaleString("es-MX", { style: "currency", currency: "MXN" });
}
