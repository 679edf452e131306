// A field that matters only for some answers of another is shown with them: data-when="kind=resolved sent".
// Hidden it is not sent, but keeps what was typed; one with a refusal beside it always shows.
export function watchWhen(page) {
  lookAt(page);
  page.addEventListener("htmx:load", (event) => lookAt(event.target));
  page.addEventListener("change", (event) => event.target.form && arrange(event.target.form));
  page.addEventListener("reset", (event) => setTimeout(() => arrange(event.target)));
}

function lookAt(part) {
  const forms = new Set([...(part.querySelectorAll?.("[data-when]") ?? [])].map((one) => one.form ?? one.closest("form")));
  forms.forEach((form) => form && arrange(form));
}

function arrange(form) {
  for (const field of form.querySelectorAll("[data-when]")) {
    const [name, answers] = field.dataset.when.split("=");
    const group = field.closest(".mb-3");
    if (!group) continue;
    const shown = answers.split(" ").includes(answerOf(form, name)) || Boolean(group.querySelector(".invalid-feedback, .is-invalid"));
    group.hidden = !shown;
    for (const one of group.querySelectorAll("input, select, textarea")) one.disabled = !shown;
  }
}

function answerOf(form, name) {
  const control = form.elements[name];
  return control?.value ?? "";
}
