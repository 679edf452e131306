// Charts are drawn by a bundle of their own, asked for when the first one comes near the screen.

let asked = null;

export function watchCharts(page) {
  lookFor(page);
  page.addEventListener("htmx:load", (event) => lookFor(event.target));
}

function lookFor(part) {
  for (const figure of part.querySelectorAll?.("figure[data-chart]") ?? []) {
    if (figure.dataset.watched || !figure.querySelector("[data-chart-canvas]")) continue;
    figure.dataset.watched = "yes";
    near.observe(figure);
  }
}

const near = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      // What cannot be drawn stays as its table.
      bundle(target.dataset.chartScript).then(
        () => window.ventanillaCharts.draw(target),
        () => {},
      );
    }
  },
  { rootMargin: "300px" },
);

function bundle(address) {
  asked ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return asked;
}
