// Many files, one at a time: a form marked data-one-by-one="LIST" sends each file by itself and shows how many went;
// one that fails takes no other with it. Without this script the form sends them all at once, with the same end.

export function watchUploads(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.oneByOne === undefined || form.querySelector("[type=file]").files.length === 0) return;
    event.preventDefault();
    if (form.dataset.busy === undefined) sendAll(page, form);
  });
}

async function sendAll(page, form) {
  const field = form.querySelector("[type=file]");
  const bar = form.querySelector("progress");
  const told = form.querySelector("[data-told]");
  const list = page.getElementById(form.dataset.oneByOne);
  const files = [...field.files];
  form.dataset.busy = "";
  bar.hidden = false;
  bar.max = files.length;
  for (const [number, file] of files.entries()) {
    bar.value = number;
    told.textContent = `Subiendo ${number + 1} de ${files.length}: ${file.name}`;
    await sendOne(form, field.name, file, list);
  }
  bar.value = files.length;
  told.textContent = files.length === 1 ? "Se envió 1 archivo." : `Se enviaron ${files.length} archivos.`;
  field.value = "";
  delete form.dataset.busy;
}

async function sendOne(form, name, file, list) {
  const sent = new FormData(form);
  sent.delete(name);
  sent.append(name, file);
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "X-One-By-One": "1" } });
    if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
    list.insertAdjacentHTML("beforeend", await answer.text());
  } catch {
    const line = list.ownerDocument.createElement("li");
    line.textContent = `${file.name}: no llegó; vuelva a subirlo.`;
    list.append(line);
  }
}
