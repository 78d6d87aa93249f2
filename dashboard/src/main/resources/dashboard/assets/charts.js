// The two charts of a benchmark, from its chart.json. Words and tables beside them say the same.
(() => {
  "use strict";
  const home = document.getElementById("charts");
  if (!home || !window.echarts) return;
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const symbols = { circle: "circle", rect: "rect", triangle: "triangle", diamond: "diamond" };
  const calm = { animation: false, textStyle: { fontFamily: css("--sans"), fontSize: 12 } };
  const number = (value, digits) => value.toLocaleString("en-GB", { maximumSignificantDigits: digits });
  const money = (value, currency, decimals) => {
    const text = decimals === undefined ? trim(value) : value.toFixed(decimals);
    return currency === "USD" ? "$" + text : text + " " + currency;
  };
  function trim(value) {
    if (value === 0) return "0";
    return value.toFixed(Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(Math.abs(value))) + 1))).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  }
  // Times are drawn in the unit that the tables have.
  const lengths = { ms: 0.001, s: 1, min: 60, h: 3600 };
  const inUnit = (all, unit) => all.map(one => ({ ...one, ...Object.fromEntries(["seconds", "secondsLow", "secondsHigh"].filter(name => Number.isFinite(one[name])).map(name => [name, one[name] / lengths[unit]])) }));
  const time = (value, unit) => number(value, 4) + " " + unit;
  // A logarithmic axis only where the values span decades, and then its name says so.
  const wide = values => { const some = values.filter(value => value > 0); return some.length > 1 && Math.max(...some) / Math.min(...some) >= 100; };
  function axis(name, formatter, log) {
    return {
      type: log ? "log" : "value", name: name + (log ? ", logarithmic" : ""), nameLocation: "middle", nameTextStyle: { color: css("--muted"), align: "center" },
      axisLine: { show: true, lineStyle: { color: css("--line-strong") } }, axisTick: { show: false },
      axisLabel: { color: css("--muted"), formatter, hideOverlap: true, showMinLabel: false, showMaxLabel: false }, splitLine: { lineStyle: { color: css("--line") } },
    };
  }
  const above = { nameLocation: "end", nameGap: 10, nameTextStyle: { color: css("--muted"), align: "left" } };
  const tip = () => ({ renderMode: "richText", backgroundColor: css("--panel"), borderColor: css("--line-strong"), textStyle: { color: css("--ink"), fontSize: 12 }, confine: true });
  const charts = {};
  function chart(id) {
    const element = document.getElementById(id);
    return element.clientWidth ? (charts[id] ||= echarts.init(element, null, { renderer: "canvas" })) : null;
  }

  function cost(data) {
    document.getElementById("chart-cost").hidden = data.points.length === 0;
    if (!data.points.length) return;
    const target = chart("chart-cost");
    if (!target) return;
    const narrow = target.getWidth() < 480;
    const points = inUnit(data.points, data.timeUnit);
    const best = data.frontier.map(id => points.find(point => point.id === id));
    const steps = [];
    best.forEach((point, index) => {
      if (index) steps.push([point.seconds, best[index - 1].cost]);
      steps.push([point.seconds, point.cost]);
    });
    const bounds = (low, high, mid) => {
      const least = Math.min(...points.map(p => p[low] ?? p[mid])), most = Math.max(...points.map(p => p[high] ?? p[mid]));
      const log = wide(points.map(p => p[mid]));
      const room = (most - least || most || 1) * 0.12;
      return log ? { log, min: least / 2, max: most * 2 } : { log, min: Math.max(0, least - room), max: most + room };
    };
    const across = bounds("secondsLow", "secondsHigh", "seconds"), up = bounds("costLow", "costHigh", "cost");
    const cents = Math.max(2, 1 - Math.floor(Math.log10(up.max - up.min)));
    const tick = value => (up.log ? money(value, data.currency) : money(value, data.currency, Math.min(cents, 12)));
    const label = points.length <= (narrow ? 5 : 12);
    const dots = points.map(p => ({ value: [p.seconds, p.cost], name: p.id, point: p, symbol: symbols[p.shape], itemStyle: p.feasible ? { color: css("--hue-" + p.hue) } : { color: css("--panel"), borderColor: css("--hue-" + p.hue), borderWidth: 2 } }));
    target.setOption({
      ...calm, tooltip: { ...tip(), trigger: "item" },
      grid: { left: 24 + (narrow ? 6 : 7) * tick(up.max).length, right: 32, top: 32, bottom: 44 },
      xAxis: { ...axis("median wall time", value => time(value, data.timeUnit), across.log), min: across.min, max: across.max, nameGap: 28, splitNumber: narrow ? 3 : 5 },
      yAxis: { ...axis("cost a run", tick, up.log), min: up.min, max: up.max, ...above, splitNumber: 4, axisLabel: { color: css("--muted"), formatter: tick, fontSize: narrow ? 10 : 12, showMinLabel: false, showMaxLabel: false } },
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
        { type: "scatter", z: 3, symbolSize: 11, data: dots,
          label: { show: label, formatter: item => item.name, color: css("--ink"), fontSize: 12, distance: 8, backgroundColor: css("--panel"), padding: [1, 3] },
          tooltip: { formatter: item => item.data.point.id + (item.data.point.feasible ? "" : " (failed a check)") + "\n" + item.data.point.timeText + "\n" + item.data.point.costText + " a run" + (item.data.point.place ? "\n" + item.data.point.place : "") } },
      ],
    }, true);
    if (label) target.setOption({ series: [{}, {}, { data: placed(target, points).map((position, at) => ({ ...dots[at], label: position ? { position } : { show: false } })) }] });
  }

  // A place for each label where it covers neither a point nor another label, if there is one.
  function placed(target, points) {
    const spots = points.map(p => target.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [p.seconds, p.cost]));
    const taken = spots.map(([x, y]) => [x - 7, y - 7, x + 7, y + 7]);
    return points.map((p, at) => {
      const [x, y] = spots[at], w = 7 * p.id.length + 8, h = 18;
      const ways = { top: [x - w / 2, y - 8 - h, x + w / 2, y - 8], right: [x + 9, y - h / 2, x + 9 + w, y + h / 2], bottom: [x - w / 2, y + 8, x + w / 2, y + 8 + h], left: [x - 9 - w, y - h / 2, x - 9, y + h / 2] };
      for (const [way, box] of Object.entries(ways)) {
        const inside = box[0] > 4 && box[2] < target.getWidth() - 4 && box[1] > 20 && box[3] < target.getHeight() - 40;
        if (inside && !taken.some(other => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) { taken.push(box); return way; }
      }
      return null;
    });
  }

  function strip(data) {
    const words = document.getElementById("chart-strip-words");
    if (words.textContent !== data.words) words.textContent = data.words;
    const target = chart("chart-strip");
    if (!target) return;
    const narrow = target.getWidth() < 480;
    const dots = inUnit(data.dots, data.timeUnit);
    const log = wide(dots.map(dot => dot.seconds));
    const ids = [...new Map(dots.map(dot => [dot.configurationId, dot])).values()].sort((a, b) => a.configurationId.localeCompare(b.configurationId, undefined, { numeric: true }));
    const room = 7 * Math.max(0, ...ids.map(dot => dot.configurationId.length));
    const direct = !narrow && ids.length > 1 && ids.length <= 12 && room <= 170;
    const legend = !direct && ids.length > 1 && ids.length <= 12;
    const lines = Math.ceil(ids.reduce((sum, dot) => sum + 7 * dot.configurationId.length + 34, 0) / target.getWidth());
    const colour = dot => css("--hue-" + dot.hue);
    const noisy = dots.filter(dot => dot.noise);
    target.setOption({
      ...calm, tooltip: { ...tip(), trigger: "item" },
      legend: { show: legend, type: "plain", top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 12, textStyle: { color: css("--ink") }, data: ids.map(dot => ({ name: dot.configurationId, icon: symbols[dot.shape] })) },
      grid: { left: narrow ? 52 : 64, right: direct ? 24 + room : 16, top: legend ? 32 + 22 * lines : 32, bottom: 44 },
      xAxis: { ...axis("run, in order", value => number(value, 6)), nameGap: 28, min: 0, max: Math.max(1, ...dots.map(dot => dot.order)) + 1, minInterval: 1, splitLine: { show: false } },
      yAxis: { ...axis("wall time", value => time(value, data.timeUnit), log), ...above, ...(log ? {} : { min: 0, max: range => range.max * 1.05 }) },
      series: [...ids.map(one => ({ type: "scatter", name: one.configurationId, symbol: symbols[one.shape], symbolSize: dots.length > 400 ? 4 : 8, itemStyle: { color: colour(one) },
        data: dots.filter(dot => dot.configurationId === one.configurationId).map(dot => ({ value: [dot.order, dot.seconds], dot, itemStyle: dot.sample ? { color: colour(dot) } : { color: "transparent", borderColor: colour(dot), borderWidth: 1.5 } })),
        tooltip: { formatter: item => item.data.dot.configurationId + "\nrun " + item.data.dot.runId.slice(item.data.dot.runId.lastIndexOf("-") + 1) + ", " + time(item.data.dot.seconds, data.timeUnit) + (item.data.dot.sample ? "" : " (no sample)") + (item.data.dot.noise ? "\n" + item.data.dot.noise : "") } })),
      { type: "custom", name: "noisy", silent: true, data: noisy.map(dot => [dot.order, dot.seconds]),
        renderItem: (_, api) => { const [x] = api.coord([api.value(0), api.value(1)]); const foot = target.getHeight() - 44; return { type: "line", shape: { x1: x, y1: foot, x2: x, y2: foot - 6 }, style: { stroke: css("--warn"), lineWidth: 2 } }; } }],
      graphic: [],
    }, true);
    if (direct) target.setOption({ graphic: names(target, dots, ids, colour, room) });
    target.off("click");
    target.on("click", item => { if (item.data && item.data.dot) location.href = "/runs/" + encodeURIComponent(item.data.dot.runId); });
  }

  // The name of each configuration beside its last run, pushed apart where they would touch.
  function names(target, dots, ids, colour, room) {
    const last = new Map(dots.map(dot => [dot.configurationId, dot]));
    const labels = ids.map(one => ({ one, y: target.convertToPixel({ yAxisIndex: 0 }, last.get(one.configurationId).seconds) })).sort((a, b) => a.y - b.y);
    const gap = 15, bottom = target.getHeight() - 50;
    labels.forEach((label, at) => { label.y = Math.max(label.y, at ? labels[at - 1].y + gap : 30); });
    for (let at = labels.length - 1, most = bottom; at >= 0; at--, most -= gap) labels[at].y = Math.min(labels[at].y, most);
    return labels.map(({ one, y }) => ({ type: "text", x: target.getWidth() - room - 16, y, silent: true, style: { text: one.configurationId, fill: colour(one), fontSize: 12, fontFamily: css("--sans"), textVerticalAlign: "middle" } }));
  }

  const failed = document.getElementById("charts-failed");
  let latest, drawn = "", last = 0, took = 0, planned, reading = false, again = false;
  function draw() { if (latest) { cost(latest.timeAgainstCost); strip(latest.strip); } }
  async function read() {
    reading = true;
    const began = Date.now();
    try {
      const answer = await fetch(home.dataset.charts, { headers: { "X-Live": "1", Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) throw new Error("Expected status 200, but it is " + answer.status);
      const text = await answer.text();
      if (text !== drawn) { latest = JSON.parse(text); draw(); drawn = text; home.dataset.drawn = "true"; }
      failed.hidden = true;
    } catch {
      failed.hidden = false;
      again = true;
    }
    last = Date.now();
    took = last - began;
    reading = false;
    if (again) { again = false; plan(failed.hidden ? 2000 : 10000); }
  }
  // Nothing is read before there is something to draw; then one read at a time, so that none is
  // overtaken by an older one.
  function plan(least) {
    if (home.hidden) return;
    if (reading) { again = true; return; }
    planned = planned || setTimeout(() => { planned = 0; read(); }, Math.max(0, last + Math.max(least, 10 * took) - Date.now()));
  }
  document.addEventListener("benchtable:refreshed", () => plan(2000));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  const sizes = new ResizeObserver(() => { for (const one of Object.values(charts)) if (one.getDom().clientWidth) one.resize(); draw(); });
  for (const canvas of home.querySelectorAll(".canvas")) sizes.observe(canvas);
  plan(0);
})();
