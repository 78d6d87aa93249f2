// The two charts of a benchmark, from its chart.json. Words and tables beside them say the same.
(() => {
  "use strict";
  const home = document.getElementById("charts");
  if (!home || !window.echarts) return;
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const symbols = { circle: "circle", rect: "rect", triangle: "triangle", diamond: "diamond" };
  const calm = { animation: false, textStyle: { fontFamily: css("--sans"), fontSize: 12 } };
  const number = (value, digits) => value.toLocaleString("en-GB", { maximumSignificantDigits: digits });
  const money = (value, currency) => (currency === "USD" ? "$" : "") + trim(value) + (currency === "USD" ? "" : " " + currency);
  function trim(value) {
    if (value === 0) return "0";
    return value.toFixed(Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(Math.abs(value))) + 1))).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  }
  const seconds = (value, unit) => unit === "ms" ? number(value * 1000, 4) + " ms" : number(value, 4) + " s";
  function axis(name, formatter) {
    return {
      type: "value", name, nameLocation: "middle", nameTextStyle: { color: css("--muted"), align: "center" },
      axisLine: { show: true, lineStyle: { color: css("--line-strong") } }, axisTick: { show: false },
      axisLabel: { color: css("--muted"), formatter, hideOverlap: true, showMinLabel: false, showMaxLabel: false }, splitLine: { lineStyle: { color: css("--line") } },
    };
  }
  const above = { nameLocation: "end", nameGap: 10, nameTextStyle: { color: css("--muted"), align: "left" } };
  const tip = () => ({ renderMode: "richText", backgroundColor: css("--panel"), borderColor: css("--line-strong"), textStyle: { color: css("--ink"), fontSize: 12 }, confine: true });
  const charts = {};
  function chart(id) {
    const element = document.getElementById(id);
    return element ? (charts[id] ||= echarts.init(element, null, { renderer: "canvas" })) : null;
  }

  function cost(data) {
    const place = document.getElementById("chart-cost");
    if (place) place.hidden = data.points.length === 0;
    if (!data.points.length) return;
    const target = chart("chart-cost");
    if (!target) return;
    const narrow = target.getWidth() < 480;
    const points = data.points;
    const best = data.frontier.map(id => points.find(point => point.id === id));
    const steps = [];
    best.forEach((point, index) => {
      if (index) steps.push([point.seconds, best[index - 1].cost]);
      steps.push([point.seconds, point.cost]);
    });
    const bounds = (low, high, mid) => {
      const least = Math.min(...points.map(p => p[low] ?? p[mid])), most = Math.max(...points.map(p => p[high] ?? p[mid]));
      const room = (most - least || most || 1) * 0.12;
      return { min: Math.max(0, least - room), max: most + room };
    };
    const across = bounds("secondsLow", "secondsHigh", "seconds"), up = bounds("costLow", "costHigh", "cost");
    const label = points.length <= (narrow ? 5 : 12);
    const middle = (across.min + across.max) / 2;
    target.setOption({
      ...calm, tooltip: { ...tip(), trigger: "item" },
      grid: { left: narrow ? 66 : 84, right: 32, top: 32, bottom: 44 },
      xAxis: { ...axis("median wall time", value => seconds(value, data.timeUnit)), ...across, nameGap: 28, splitNumber: narrow ? 3 : 5 },
      yAxis: { ...axis("cost a run", value => money(value, data.currency)), ...up, ...above, splitNumber: 4, axisLabel: { color: css("--muted"), formatter: value => money(value, data.currency), fontSize: narrow ? 10 : 12, showMinLabel: false, showMaxLabel: false } },
      series: [
        { type: "line", data: steps, silent: true, symbol: "none", lineStyle: { color: css("--line-strong"), width: 1.5, type: "dashed" }, z: 1 },
        { type: "custom", silent: true, z: 2, data: points.map(p => [p.seconds, p.cost, p.secondsLow, p.secondsHigh, p.costLow, p.costHigh, p.hue]),
          renderItem: (_, api) => {
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            const style = { stroke: css("--hue-" + api.value(6)), lineWidth: 1.5, opacity: 0.75 };
            const children = [];
            const line = (a, b, axisOf) => { if (Number.isFinite(a) && Number.isFinite(b)) { const [p, q] = axisOf === "x" ? [api.coord([a, api.value(1)]), api.coord([b, api.value(1)])] : [api.coord([api.value(0), a]), api.coord([api.value(0), b])]; children.push({ type: "line", shape: { x1: p[0], y1: p[1], x2: q[0], y2: q[1] }, style }); } };
            line(api.value(2), api.value(3), "x"); line(api.value(4), api.value(5), "y");
            return { type: "group", children };
          } },
        { type: "scatter", z: 3, symbolSize: 11, labelLayout: { hideOverlap: true },
          data: points.map(p => ({ value: [p.seconds, p.cost], name: p.id, point: p, symbol: symbols[p.shape], itemStyle: p.feasible ? { color: css("--hue-" + p.hue) } : { color: css("--panel"), borderColor: css("--hue-" + p.hue), borderWidth: 2 },
            label: p.seconds < across.min + (across.max - across.min) * 0.25 ? { position: "top", align: "left", offset: [-6, 0] } : p.seconds > middle ? { position: "top", align: "right", offset: [6, 0] } : { position: "top" } })),
          label: { show: label, formatter: item => item.name, color: css("--ink"), fontSize: 12, distance: 8, backgroundColor: css("--panel"), padding: [1, 3] },
          tooltip: { formatter: item => item.data.point.id + (item.data.point.feasible ? "" : " (failed a check)") + "\n" + item.data.point.timeText + "\n" + item.data.point.costText + " a run" } },
      ],
    }, true);
  }

  function strip(data) {
    const words = document.getElementById("chart-strip-words");
    if (words && words.textContent !== data.words) words.textContent = data.words;
    const target = chart("chart-strip");
    if (!target) return;
    const narrow = target.getWidth() < 480;
    const most = Math.max(...data.dots.map(dot => dot.seconds), 0);
    const unit = most < 1 ? "ms" : "s";
    const ids = [...new Map(data.dots.map(dot => [dot.configurationId, dot])).values()].sort((a, b) => a.configurationId.localeCompare(b.configurationId, undefined, { numeric: true }));
    const direct = !narrow && ids.length > 1 && ids.length <= 10 && ids.every(dot => dot.configurationId.length <= 24);
    const legend = !direct && ids.length > 1 && ids.length <= 12;
    const final = new Map(data.dots.filter(dot => dot.sample).map(dot => [dot.configurationId, dot.runId]));
    target.setOption({
      ...calm, tooltip: { ...tip(), trigger: "item" },
      legend: { show: legend, type: "plain", top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 12, textStyle: { color: css("--ink") }, data: ids.map(dot => ({ name: dot.configurationId, icon: symbols[dot.shape] })) },
      grid: { left: narrow ? 52 : 64, right: direct ? 16 + 7 * Math.max(...ids.map(dot => dot.configurationId.length)) : 16, top: legend ? 34 + 22 * Math.floor(ids.length / (narrow ? 2 : 4)) : 32, bottom: 44 },
      xAxis: { ...axis("run, in order", value => number(value, 6)), nameGap: 28, min: 0, max: Math.max(1, ...data.dots.map(dot => dot.order)) + 1, minInterval: 1, splitLine: { show: false } },
      yAxis: { ...axis(legend ? "" : "wall time", value => seconds(value, unit)), ...above, min: 0 },
      series: ids.map(one => ({ type: "scatter", name: one.configurationId, labelLayout: { moveOverlap: "shiftY", x: target.getWidth() - 8 - 7 * Math.max(...ids.map(dot => dot.configurationId.length)) },
        label: { show: direct, color: css("--hue-" + one.hue), fontSize: 12, formatter: item => item.data.dot.runId === final.get(one.configurationId) ? one.configurationId : "" }, symbol: symbols[one.shape], symbolSize: data.dots.length > 400 ? 4 : 8, itemStyle: { color: css("--hue-" + one.hue) },
        data: data.dots.filter(dot => dot.configurationId === one.configurationId).map(dot => ({ value: [dot.order, dot.seconds], dot, itemStyle: dot.sample ? { color: css("--hue-" + dot.hue) } : { color: "transparent", borderColor: css("--hue-" + dot.hue), borderWidth: 1.5 } })),
        tooltip: { formatter: item => item.data.dot.configurationId + "\nrun " + item.data.dot.runId.slice(item.data.dot.runId.lastIndexOf("-") + 1) + ", " + seconds(item.data.dot.seconds, unit) + (item.data.dot.sample ? "" : " (no sample)") } })),
    }, true);
    target.off("click");
    target.on("click", item => { if (item.data && item.data.dot) location.href = "/runs/" + encodeURIComponent(item.data.dot.runId); });
  }

  let latest, drawn = "", last = 0, planned;
  function draw() { if (latest) { cost(latest.timeAgainstCost); strip(latest.strip); } }
  async function read() {
    last = Date.now();
    try {
      const answer = await fetch(home.dataset.charts, { headers: { "X-Live": "1", Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) return;
      const text = await answer.text();
      if (text !== drawn) { drawn = text; latest = JSON.parse(text); draw(); home.dataset.drawn = "true"; }
    } catch { /* Drawn again with the next change. */ }
  }
  document.addEventListener("benchtable:refreshed", () => {
    if (planned) return;
    planned = setTimeout(() => { planned = undefined; read(); }, Math.max(0, 2000 - (Date.now() - last)));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  new ResizeObserver(() => { for (const one of Object.values(charts)) one.resize(); draw(); }).observe(home);
  read();
})();
