// A board to sign on: [data-signature] holds a canvas; what is drawn travels as a PNG in its hidden field.
const INK = "#0b1f3a";

export function watchSignatures(page) {
  for (const board of page.querySelectorAll("[data-signature]")) prepare(board);
  page.addEventListener("htmx:load", (event) => {
    for (const board of event.target.querySelectorAll?.("[data-signature]") ?? []) prepare(board);
  });
}

function prepare(board) {
  if (board.dataset.ready) return;
  board.dataset.ready = "1";
  const parts = {
    area: board.querySelector("[data-signature-board]"),
    canvas: board.querySelector("canvas"),
    value: board.querySelector("[data-signature-value]"),
    state: board.querySelector("[data-signature-state]"),
  };
  parts.area.hidden = false;
  parts.pen = penOf(parts.canvas);
  if (parts.value.value) showAgain(parts);
  listen(parts);
  board.querySelector("[data-signature-clear]").addEventListener("click", () => clear(parts));
}

function penOf(canvas) {
  const pen = canvas.getContext("2d");
  Object.assign(pen, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: INK, fillStyle: INK });
  return pen;
}

// A refused form comes back with the signature it had: nobody signs twice for somebody else's mistake.
function showAgain(parts) {
  const drawn = new Image();
  drawn.addEventListener("load", () => parts.pen.drawImage(drawn, 0, 0));
  drawn.src = parts.value.value;
  parts.state.textContent = "Firma capturada.";
}

function clear(parts) {
  parts.pen.clearRect(0, 0, parts.canvas.width, parts.canvas.height);
  parts.value.value = "";
  parts.state.textContent = "El recuadro está en blanco.";
}

function placeOf(canvas, event) {
  const box = canvas.getBoundingClientRect();
  const x = ((event.clientX - box.left) * canvas.width) / box.width;
  const y = ((event.clientY - box.top) * canvas.height) / box.height;
  return [x, y];
}

function listen(parts) {
  const { canvas, pen } = parts;
  let drawing = false;
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    const [x, y] = placeOf(canvas, event);
    pen.beginPath();
    pen.arc(x, y, 1.5, 0, 2 * Math.PI);
    pen.fill();
    pen.beginPath();
    pen.moveTo(x, y);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    for (const point of event.getCoalescedEvents?.() ?? [event]) pen.lineTo(...placeOf(canvas, point));
    pen.stroke();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (!drawing) return;
      drawing = false;
      parts.value.value = canvas.toDataURL("image/png");
      parts.state.textContent = "Firma capturada.";
    });
  }
}
