// Draws the charts of a page with the parts of ECharts that they use; loaded by charts.js when there is one.
// The tooltip is drawn on the canvas too: one made of HTML would need inline style, which the content policy stops.
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const TONES = {
  primary: "--tblr-primary",
  green: "--tblr-green",
  orange: "--tblr-orange",
  purple: "--tblr-purple",
  teal: "--tblr-teal",
  muted: "--tblr-secondary",
};
const NARROW = 520;

function draw(figure) {
  const spec = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const place = figure.querySelector("[data-chart-canvas]");
  place.hidden = false;
  if (spec.across) place.style.height = `${Math.max(8, 3 + spec.labels.length * 2.2)}rem`;
  figure.querySelector("[data-chart-table]").open = false;
  const chart = echarts.init(place);
  const paint = () => chart.setOption(optionsOf(spec, place.clientWidth), true);
  paint();
  new ResizeObserver(() => {
    chart.resize();
    paint();
  }).observe(place);
  place.dataset.drawn = "yes";
}

function optionsOf(spec, width) {
  const colour = colourOf(document.body);
  const ink = colour("--tblr-body-color");
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: ink };
  const said = (value) => (value === null || value === undefined ? "sin casos" : `${number(value)} ${spec.unit}`.trim());
  const rule = { lineStyle: { color: colour("--tblr-border-color") } };
  const labels = {
    type: "category",
    data: spec.labels,
    inverse: spec.across,
    axisTick: { show: false },
    axisLine: rule,
    axisLabel: spec.across
      ? { ...font, lineHeight: 15, width: Math.min(260, width * 0.4), overflow: "break" }
      : { ...font, hideOverlap: true, rotate: width < NARROW ? 45 : 0 },
  };
  const values = {
    type: "value",
    min: 0,
    axisLabel: { ...font, formatter: (v) => said(v), hideOverlap: true },
    splitLine: rule,
  };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    textStyle: font,
    // The words for who cannot see it are on the element itself, in Spanish, from the server.
    aria: { enabled: true, label: { enabled: false }, decal: { show: spec.lines.filter(isBar).length > 1 } },
    grid: { left: 8, right: 16, top: spec.lines.length > 1 ? 44 : 16, bottom: 8, outerBoundsMode: "same" },
    legend: { show: spec.lines.length > 1, top: 0, left: 0, textStyle: font, selectedMode: false },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      textStyle: { ...font, color: "#1f2733" },
      valueFormatter: said,
    },
    xAxis: spec.across ? values : labels,
    yAxis: spec.across ? labels : values,
    series: spec.lines.map((line) => seriesOf(line, colour(TONES[line.tone]), said, spec.across)),
  };
}

// A variable of the theme may be written as a mixture: the browser itself says which colour that is.
function colourOf(body) {
  const probe = document.createElement("span");
  body.append(probe);
  const found = {};
  for (const name of [...Object.values(TONES), "--tblr-body-color", "--tblr-border-color"]) {
    probe.style.color = `var(${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return (name) => found[name];
}

const isBar = (line) => line.kind === "bar";

function number(value) {
  return new Intl.NumberFormat("es-MX", { maximumFractionDigits: 1 }).format(value);
}

function seriesOf(line, colour, said, across) {
  const shared = { name: line.name, type: line.kind, data: line.values, color: colour };
  if (isBar(line)) {
    return {
      ...shared,
      stack: line.stacked ? "all" : undefined,
      barMaxWidth: across ? 22 : 36,
      label: { show: across, position: "right", formatter: ({ value }) => said(value) },
    };
  }
  return {
    ...shared,
    symbol: line.dashed ? "none" : "circle",
    symbolSize: 7,
    connectNulls: false,
    lineStyle: { width: line.dashed ? 2 : 3, type: line.dashed ? "dashed" : "solid" },
    z: 3,
  };
}

window.ventanillaCharts = { draw };
