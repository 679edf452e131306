// A published BPMN drawing, coloured by the list beside it: each [data-node] of the page says its state and words.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import "../css/diagram.css";

const LONGEST = 60;
const MARGIN = 24;

for (const place of document.querySelectorAll("[data-diagram]")) show(place);

async function show(place) {
  place.hidden = false;
  const board = place.querySelector(".diagram-board");
  try {
    const answer = await fetch(place.dataset.diagram, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const viewer = new NavigatedViewer({ container: board });
    await viewer.importXML(await answer.text());
    prepare(place, board, viewer);
  } catch {
    place.querySelector(".diagram-fault").hidden = false;
    board.hidden = true;
  }
}

function prepare(place, board, viewer) {
  const canvas = viewer.get("canvas");
  const steps = [...document.querySelectorAll("[data-node]")].filter((s) => viewer.get("elementRegistry").get(s.dataset.node));
  for (const step of steps) mark(viewer, step);
  board.querySelector(".bjs-powered-by")?.setAttribute("aria-label", "bpmn.io");
  const here = steps.filter((s) => ["now", "worst"].includes(s.dataset.state)).map((s) => s.dataset.node);
  const ways = {
    here: () => centre(viewer, here.length ? here : steps.filter((s) => s.dataset.state === "done").slice(-1).map((s) => s.dataset.node)),
    all: () => canvas.zoom("fit-viewport", "auto"),
    in: () => canvas.zoom(Math.min(canvas.zoom() * 1.3, 3)),
    out: () => canvas.zoom(Math.max(canvas.zoom() / 1.3, 0.15)),
  };
  for (const button of place.querySelectorAll("[data-diagram-go]")) {
    button.addEventListener("click", ways[button.dataset.diagramGo]);
  }
  dragByTouch(board, canvas);
  // Also called at once: a board that has just been shown, or a telephone that is turned, shows where it stands.
  new ResizeObserver(() => {
    canvas.resized();
    ways[place.dataset.diagramStart ?? "here"]();
  }).observe(board);
}

// Colour says nothing alone: the words of the step stand under its box.
function mark(viewer, step) {
  const { node, state, light, note, when, heat } = step.dataset;
  const canvas = viewer.get("canvas");
  canvas.addMarker(node, `step-${state}`);
  if (light) canvas.addMarker(node, `step-${light}`);
  if (heat) canvas.addMarker(node, `heat-${heat}`);
  if (!note && !when) return;
  const words = document.createElement("div");
  words.className = `step-words step-words-${state}`;
  for (const text of [note, when]) {
    if (!text) continue;
    const line = document.createElement("div");
    line.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
    words.append(line);
  }
  // A step with an event on its lower edge is told above, where nothing else is written.
  const isGuarded = viewer.get("elementRegistry").get(node).attachers?.length > 0;
  if (isGuarded) words.classList.add("step-words-above");
  const position = isGuarded ? { top: -4, left: -12 } : { bottom: -4, left: -12 };
  viewer.get("overlays").add(node, { position, html: words, show: { minZoom: 0.45 } });
}

function centre(viewer, nodes) {
  const canvas = viewer.get("canvas");
  const boxes = nodes.map((id) => viewer.get("elementRegistry").get(id)).filter((e) => e && e.width);
  if (!boxes.length) return canvas.zoom("fit-viewport", "auto");
  const left = Math.min(...boxes.map((b) => b.x));
  const top = Math.min(...boxes.map((b) => b.y));
  const right = Math.max(...boxes.map((b) => b.x + b.width));
  const bottom = Math.max(...boxes.map((b) => b.y + b.height));
  const { outer, inner } = canvas.viewbox();
  const scale = Math.max(0.5, Math.min(1, outer.width / (right - left + 120), outer.height / (bottom - top + 160)));
  const width = outer.width / scale;
  const height = outer.height / scale;
  const x = within((left + right - width) / 2, width, inner.x, inner.width);
  const y = within((top + bottom - height) / 2, height, inner.y, inner.height);
  canvas.viewbox({ x, y, width, height });
}

// The window does not leave the drawing; a drawing smaller than the window stands in its middle.
function within(wanted, window, start, length) {
  if (length + 2 * MARGIN <= window) return start - (window - length) / 2;
  return Math.min(Math.max(wanted, start - MARGIN), start + length + MARGIN - window);
}

// The viewer moves with the mouse and the keyboard; on a telephone the finger moves it, one finger at a time.
function dragByTouch(board, canvas) {
  let last = null;
  board.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") last = { id: event.pointerId, x: event.clientX, y: event.clientY };
  });
  board.addEventListener("pointermove", (event) => {
    if (!last || event.pointerId !== last.id) return;
    canvas.scroll({ dx: event.clientX - last.x, dy: event.clientY - last.y });
    last = { id: event.pointerId, x: event.clientX, y: event.clientY };
  });
  for (const end of ["pointerup", "pointercancel"]) board.addEventListener(end, () => { last = null; });
}
