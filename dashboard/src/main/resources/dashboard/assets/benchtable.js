// Small helps on every page: local times, sorting and filtering with their state in the address,
// keys, live updates in place. Every page can be read without it.
(() => {
  "use strict";

  // Times in the reader's zone, exact UTC on hover.
  const readable = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" });
  function age(ms) {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return s + " s ago";
    if (s < 3600) return Math.floor(s / 60) + " min ago";
    if (s < 172800) return Math.floor(s / 3600) + " h ago";
    return Math.floor(s / 86400) + " days ago";
  }
  function times(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const at = new Date(time.getAttribute("datetime"));
      if (isNaN(at)) continue;
      time.title = time.getAttribute("datetime");
      const text = time.hasAttribute("data-age") ? age(Date.now() - at) : readable.format(at);
      if (time.textContent !== text) time.textContent = text;
    }
  }

  // Sorting and filtering: state in the address, so that it can be sent.
  const state = new URLSearchParams(location.search);
  function remember(name, value) {
    if (value) state.set(name, value); else state.delete(name);
    const query = state.toString();
    history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
  }
  const value = cell => (cell ? cell.dataset.value ?? cell.textContent.trim() : "");
  function sort(table) {
    const [column, way] = (state.get("sort-" + table.id) || "").split(".");
    const heads = [...table.tHead.rows[0].cells];
    const at = Number(column);
    heads.forEach((head, index) => {
      if (column !== "" && column !== undefined && index === at && way) head.setAttribute("aria-sort", way === "up" ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    if (!way || !heads[at]) return;
    const numbers = heads[at].dataset.sort === "number";
    const sign = way === "up" ? 1 : -1;
    const body = table.tBodies[0];
    [...body.rows]
      .map(row => [row, value(row.cells[at])])
      .sort(([, a], [, b]) => {
        if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
        return sign * (numbers ? parseFloat(a) - parseFloat(b) : a.localeCompare(b, undefined, { numeric: true }));
      })
      .forEach(([row], index) => { if (body.rows[index] !== row) body.insertBefore(row, body.rows[index]); });
  }
  function filter(table) {
    const words = (state.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(word => text.includes(word));
      if (!row.hidden) shown++;
    }
    const count = document.querySelector(`[data-count="${table.id}"]`);
    if (count) count.textContent = words.length ? `${shown} of ${table.tBodies[0].rows.length}` : "";
  }
  function tables(root) {
    for (const table of root.querySelectorAll("table[data-table]")) {
      [...table.tHead.rows[0].cells].forEach((head, index) => {
        if (!head.dataset.sort || head.querySelector("button")) return;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        button.append(...head.childNodes);
        head.append(button);
        head.dataset.index = index;
      });
      sort(table);
      if (document.querySelector(`[data-filter="${table.id}"]`)) filter(table);
    }
    for (const input of root.querySelectorAll("input[data-filter]")) {
      if (document.activeElement !== input) input.value = state.get("q") || "";
    }
  }
  document.addEventListener("click", event => {
    const button = event.target.closest("button.sort");
    if (button) {
      const head = button.closest("th"), table = button.closest("table");
      const next = head.getAttribute("aria-sort") === "ascending" ? "down" : "up";
      remember("sort-" + table.id, head.dataset.index + "." + next);
      sort(table);
      say("sorted by " + button.textContent.trim() + (next === "up" ? ", ascending" : ", descending"));
    }
    const where = event.target.closest("[data-line]");
    const text = document.getElementById("spec-text");
    if (where && text) {
      const lines = text.value.split("\n");
      const line = Math.min(Number(where.dataset.line), lines.length);
      const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
      text.focus();
      text.setSelectionRange(start + Math.max(0, Number(where.dataset.column) - 1), start + lines[line - 1].length);
      text.scrollTop = (line - 4) * parseFloat(getComputedStyle(text).lineHeight);
    }
  });
  document.addEventListener("input", event => {
    const id = event.target.dataset && event.target.dataset.filter;
    if (!id) return;
    remember("q", event.target.value.trim());
    const table = document.getElementById(id);
    if (table) filter(table);
  });
  document.addEventListener("submit", event => {
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });

  // Keys.
  const keys = document.getElementById("keys");
  document.getElementById("keys-button").addEventListener("click", () => keys.showModal());
  document.addEventListener("keydown", event => {
    const typing = event.target.closest && event.target.closest("input, textarea, select");
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const search = document.querySelector("input[type=search]") || document.querySelector("input, textarea");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
    else if (event.key === "?") keys.showModal();
    else if (event.key === "b") location.href = "/benchmarks";
    else if (event.key === "c") location.href = "/costs";
    else if (event.key === "n") location.href = "/submit";
  });

  // Words for screen readers, not more often than they can be heard.
  const announce = document.getElementById("announce");
  let said = 0, last = "";
  function say(text) { announce.textContent = text; }
  function news() {
    const text = [...document.querySelectorAll("[data-announce]")].map(one => one.textContent.replace(/\s+/g, " ").trim()).join(". ");
    if (text && text !== last && Date.now() - said > 10000) { said = Date.now(); last = text; say(text); }
  }

  // Live: the server says that something changed; the parts of this page marked data-refresh are
  // read again and changed in place, row by row, so that nothing moves under the pointer.
  function same(a, b) { return a.isEqualNode(b); }
  function patch(old, fresh) {
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) { old.replaceWith(fresh); return; }
    if (old.nodeType !== Node.ELEMENT_NODE) { if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue; return; }
    if (same(old, fresh)) return;
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !["open", "hidden", "title", "aria-sort", "data-index", "data-patched"].includes(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    if (old.matches("time[data-age], [data-count], input, textarea, th[data-sort]")) return;
    if (old.nodeName === "TBODY") { rows(old, fresh); return; }
    const before = [...old.childNodes], after = [...fresh.childNodes];
    after.forEach((node, index) => { if (before[index]) patch(before[index], node); else old.append(node); });
    before.slice(after.length).forEach(node => node.remove());
  }
  function rows(old, fresh) {
    const kept = new Map([...old.rows].filter(row => row.id).map(row => [row.id, row]));
    const wanted = [...fresh.rows];
    const ids = new Set(wanted.map(row => row.id));
    [...old.rows].forEach(row => { if (!ids.has(row.id)) row.remove(); });
    wanted.forEach((row, index) => {
      const mine = kept.get(row.id);
      if (mine) patch(mine, row); else old.insertBefore(row, old.rows[index] || null);
    });
  }
  let reading = false, again = false;
  async function refresh() {
    if (reading) { again = true; return; }
    reading = true;
    try {
      const answer = await fetch(location.href, { headers: { "X-Live": "1", Accept: "text/html" }, cache: "no-store" });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        times(page);
        for (const part of document.querySelectorAll("[data-refresh]")) {
          const fresh = page.getElementById(part.id);
          if (fresh) patch(part, document.importNode(fresh, true));
        }
        const missing = (selector) => !document.querySelector(selector) && page.querySelector(selector);
        if (missing("#charts") || missing("#statuses") || missing("#logs") || missing("#spent")) { location.reload(); return; }
        const logs = document.getElementById("logs"), freshLogs = page.getElementById("logs");
        if (logs && freshLogs) {
          for (const log of freshLogs.querySelectorAll("details")) {
            if (!document.getElementById(log.id)) { logs.append(document.importNode(log, true)); if (window.htmx) htmx.process(logs); }
          }
        }
        times(document); tables(document); news();
        document.dispatchEvent(new Event("benchtable:refreshed"));
      }
    } catch { /* The connection is watched below. */ } finally {
      reading = false;
      if (again) { again = false; setTimeout(refresh, 300); }
    }
  }
  const address = document.body.dataset.live;
  const sign = document.getElementById("live-state");
  if (address && sign) {
    let source, wait = 1000, quiet, lost = false;
    const show = (name, words) => { if (sign.dataset.state !== name) { sign.dataset.state = name; sign.querySelector(".live-word").textContent = words; } };
    const hear = () => { clearTimeout(quiet); quiet = setTimeout(retry, 40000); };
    function retry() {
      if (source) source.close();
      clearTimeout(quiet);
      lost = true;
      show("lost", "connection lost, reconnecting");
      quiet = setTimeout(connect, wait + Math.random() * 500);
      wait = Math.min(wait * 2, 30000);
    }
    function connect() {
      source = new EventSource(address);
      source.addEventListener("ready", () => { show("live", "live"); wait = 1000; hear(); if (lost) refresh(); lost = false; });
      source.addEventListener("still", () => { hear(); if (document.querySelector("#verdict .running, progress")) refresh(); });
      source.addEventListener("change", () => { hear(); refresh(); });
      source.onerror = retry;
    }
    connect();
    window.addEventListener("pagehide", () => { clearTimeout(quiet); if (source) source.close(); });
    window.addEventListener("pageshow", event => { if (event.persisted) { connect(); refresh(); } });
    document.addEventListener("visibilitychange", () => { if (!document.hidden && lost) { clearTimeout(quiet); connect(); } });
  }

  // Forms that htmx sends carry the token of this page.
  document.addEventListener("htmx:configRequest", event => {
    const token = document.querySelector("meta[name=csrf]");
    if (token) event.detail.headers["X-CSRF-TOKEN"] = token.content;
  });
  setInterval(() => times(document), 30000);
  times(document);
  tables(document);
})();
