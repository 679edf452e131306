// Turns: parts that ask again and are answered 304 while nothing changed, the chime of the board, its clock, and a
// kiosk that goes back to its first page when nobody touches it.
const CHIME = [
  [659.25, 0],
  [523.25, 0.28],
];
const CHIME_S = 0.7;

for (const part of document.querySelectorAll("[data-live]")) follow(part);
for (const clock of document.querySelectorAll("[data-clock]")) tick(clock);
for (const waits of document.querySelectorAll("[data-return-after]")) goBackAlone(waits);

function follow(part) {
  const state = { tag: part.dataset.liveTag ?? "", call: callOf(part), at: momentOf(part), lost: 0 };
  const bell = part.dataset.chime === undefined ? null : makeBell();
  const every = Number(part.dataset.liveEvery) * 1000;
  const again = async () => {
    await ask(part, state, bell);
    // Without an answer it insists less and less, up to half a minute.
    setTimeout(again, Math.min(every * 2 ** state.lost, 30000));
  };
  setTimeout(again, every);
}

async function ask(part, state, bell) {
  try {
    const headers = { "X-Requested-With": "fetch" };
    if (state.tag) headers["If-None-Match"] = state.tag;
    const answer = await fetch(part.dataset.live, { headers, cache: "no-store", credentials: "same-origin" });
    if (answer.redirected) return location.reload();
    if (answer.status !== 304 && !answer.ok) throw new Error(String(answer.status));
    if (answer.status === 200) take(part, state, bell, answer.headers.get("ETag") ?? "", await answer.text());
    state.lost = 0;
  } catch {
    state.lost = Math.min(state.lost + 1, 5);
  }
  for (const note of document.querySelectorAll("[data-live-lost]")) note.hidden = state.lost === 0;
}

// A part where somebody is about to press something is left as it is until the next time.
function take(part, state, bell, tag, html) {
  if (part.contains(document.activeElement) && document.activeElement !== part) return;
  part.innerHTML = html;
  state.tag = tag;
  const call = callOf(part);
  if (call && call !== state.call && isNewer(part, state)) announce(part, bell);
  state.call = call;
  state.at = momentOf(part);
}

function callOf(part) {
  return part.querySelector("[data-call]")?.dataset.call ?? "";
}

function momentOf(part) {
  return Number(part.querySelector("[data-call-at]")?.dataset.callAt ?? 0);
}

// When the latest call ends, the one before it is first again: that is not a call.
function isNewer(part, state) {
  const at = momentOf(part);
  return !at || !state.at || at >= state.at;
}

function announce(part, bell) {
  part.querySelector(".board-latest")?.classList.add("board-fresh");
  const words = part.querySelector("[data-call-words]")?.dataset.callWords;
  const say = document.querySelector("[data-live-say]");
  if (say && words) say.textContent = words;
  bell?.();
}

// Two notes made here. Browsers stay silent until somebody touches the page: then a button asks for it.
function makeBell() {
  const Context = window.AudioContext ?? window.webkitAudioContext;
  const button = document.querySelector("[data-sound]");
  if (!Context) return () => {};
  const context = new Context();
  const show = () => {
    if (button) button.hidden = context.state === "running";
  };
  show();
  context.addEventListener("statechange", show);
  const wake = () => context.resume().then(show, show);
  button?.addEventListener("click", () => wake().then(() => ring(context)));
  document.addEventListener("keydown", wake, { once: true });
  return () => {
    document.body.dataset.rang = String(Number(document.body.dataset.rang ?? 0) + 1);
    if (context.state === "running") ring(context);
  };
}

function ring(context) {
  for (const [hertz, after] of CHIME) {
    const note = context.createOscillator();
    const volume = context.createGain();
    const at = context.currentTime + after;
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + CHIME_S);
    note.connect(volume).connect(context.destination);
    note.start(at);
    note.stop(at + CHIME_S);
  }
}

function tick(clock) {
  const show = () => {
    clock.textContent = new Date().toLocaleTimeString("es-MX", { hour: "2-digit", minute: "2-digit" });
  };
  show();
  setInterval(show, 5000);
}

function goBackAlone(waits) {
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => location.assign(waits.dataset.returnTo), Number(waits.dataset.returnAfter) * 1000);
  };
  for (const sign of ["pointerdown", "keydown", "scroll", "focusin"]) document.addEventListener(sign, wait);
  wait();
}
