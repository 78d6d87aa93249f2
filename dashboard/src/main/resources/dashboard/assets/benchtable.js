// Small helps on every page: local times, news, keys, live updates. Every page can be read, sorted,
// searched and sent without it.
(() => {
  "use strict";
  const { patch, renew } = window.benchtable;
  const narrow = matchMedia("(max-width: 640px)");

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

  // Words for screen readers: news not more often than it can be heard, and each on a line of its
  // own for a minute, so that none takes the place of what has not been read yet.
  const announce = document.getElementById("announce");
  const heard = () => [...document.querySelectorAll("[data-announce]")].map(one => one.textContent.replace(/\s+/g, " ").trim()).filter(Boolean).join(". ");
  let last = heard(), quietUntil = 0, coming;
  function say(text) { const line = Object.assign(document.createElement("p"), { textContent: text }); announce.append(line); setTimeout(() => line.remove(), 60000); }
  function news() {
    clearTimeout(coming);
    const text = heard(), wait = quietUntil - Date.now();
    if (!text || text === last) return;
    if (wait > 0) { coming = setTimeout(news, wait); return; }
    quietUntil = Date.now() + 10000; last = text; say(text);
  }

  const stale = document.getElementById("stale");
  let readAt = Date.now();
  function outdated(words) {
    const line = stale.querySelector("span"), text = words ? words + " What you see is from " + readable.format(readAt) + "." : "";
    stale.hidden = !words;
    if (line.textContent !== text) line.textContent = text;
  }
  // What is measured on this machine must not be disturbed by who looks on: at most one read a
  // second, and a tenth of the time. Only what a person asked for is read at once.
  let reading = null, again = false, calm = 0, later = 0, asked = 0;
  function refresh() {
    if (reading) { again = true; return; }
    later = later || setTimeout(() => { later = 0; if (reading) again = true; else take(location.href, false); }, Math.max(0, calm - Date.now()));
  }
  // Of several addresses that a person asks for, the last counts, and the page is marked as busy from
  // when it was asked for. Says whether it is shown.
  async function show(href) {
    const mine = ++asked;
    const late = setTimeout(() => document.body.classList.add("busy"), 300);
    try {
      while (reading) await reading;
      return mine === asked && await take(href, true);
    } finally {
      clearTimeout(late);
      if (mine === asked) document.body.classList.remove("busy");
    }
  }
  async function take(href, order) {
    const began = Date.now();
    reading = read(href, order);
    try { return await reading; } finally {
      reading = null;
      calm = Date.now() + Math.max(1000, 9 * (Date.now() - began));
      if (again) { again = false; refresh(); }
    }
  }
  async function read(href, order) {
    let answer, text;
    try {
      answer = await fetch(href, { headers: { "X-Live": "1", Accept: "text/html" }, cache: "no-store" });
      text = await answer.text();
    } catch { outdated("Benchtable cannot be reached now."); return false; }
    if (answer.status === 401) { history.replaceState(null, "", href); location.reload(); return false; }
    if (answer.status === 404) { outdated("This has been deleted since you opened it."); return false; }
    if (!answer.ok) { outdated("The page cannot be read again now."); return false; }
    const page = new DOMParser().parseFromString(text, "text/html");
    readAt = Date.now();
    outdated("");
    times(page);
    renew(page, order);
    times(document); news();
    document.dispatchEvent(new Event("benchtable:refreshed"));
    return true;
  }

  // What could not be fetched is said where it would be.
  function failed(place, words) {
    let line = place.querySelector(".failed");
    if (!line) {
      line = Object.assign(document.createElement("p"), { className: "problem failed" });
      line.setAttribute("role", "status");
      place.prepend(line);
    }
    if (line.textContent !== words) line.textContent = words;
  }

  // Sorting, pages and search without leaving the page; the address says what is shown.
  async function here(href, words) {
    if (!(await show(href))) return;
    history.pushState(null, "", href);
    say(words);
  }
  window.addEventListener("popstate", () => show(location.href));
  let typed;
  document.addEventListener("input", event => {
    const form = event.target.closest("form.search");
    if (!form) return;
    clearTimeout(typed);
    typed = setTimeout(() => {
      const address = new URL(location.href), words = event.target.value.trim();
      for (const name of ["page", "after"]) address.searchParams.delete(name);
      if (words) address.searchParams.set("q", words); else address.searchParams.delete("q");
      history.replaceState(null, "", address);
      show(address.href);
    }, 200);
  });
  document.addEventListener("submit", event => {
    if (event.target.matches("form.search")) { event.preventDefault(); return; }
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });
  // The fields for the key of the index that is chosen; without a script they come with the answer.
  document.addEventListener("change", async event => {
    const choice = event.target.closest("select[data-keyed]");
    if (!choice) return;
    const chosen = choice.value, place = document.getElementById(choice.dataset.keyed);
    let page;
    try {
      const answer = await fetch(location.pathname + "?" + new URLSearchParams({ [choice.name]: chosen }), { headers: { Accept: "text/html" }, cache: "no-store" });
      if (!answer.ok) return;
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch { return; }
    const fields = page.getElementById(place.id);
    if (fields && choice.value === chosen) patch(place, document.importNode(fields, true), true);
  });
  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-here][href]");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      const sheet = link.closest(".sheet");
      const name = link.textContent.trim();
      here(link.href, link.matches(".sort") ? "sorted by " + name : name);
      if (!link.matches(".sort") && sheet && sheet.getBoundingClientRect().top < 0) sheet.scrollIntoView();
    }
    for (const open of document.querySelectorAll("details.api[open]")) if (!open.contains(event.target)) open.open = false;
  });

  // Keys. Single ones can be switched off, where the browser keeps that: who speaks to their computer
  // would press them unmeant.
  const keys = document.getElementById("keys"), single = document.getElementById("single-keys");
  try { single.checked = localStorage.getItem("single-keys") !== "off"; } catch { /* nothing is kept */ }
  single.addEventListener("change", () => {
    try { localStorage.setItem("single-keys", single.checked ? "on" : "off"); } catch { /* for this page only */ }
  });
  const ways = { b: "/benchmarks", t: "/tables", c: "/costs", n: "/submit" };
  document.getElementById("keys-button").addEventListener("click", () => keys.showModal());
  document.addEventListener("keydown", event => {
    const typing = event.target.closest && event.target.closest("input, textarea, select");
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      for (const open of document.querySelectorAll("details.api[open]")) { open.open = false; open.querySelector("summary").focus(); }
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || keys.open || !single.checked) return;
    const search = document.querySelector("input[type=search]") || document.querySelector("main input:not([type=hidden]), main textarea");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); if (search.select) search.select(); }
    else if (event.key === "?") keys.showModal();
    else if (Object.hasOwn(ways, event.key)) location.href = ways[event.key];
  });

  // Live: the server says that something changed. A page that is not live is read again when its
  // reader comes back to it.
  const address = document.body.dataset.live, sign = document.getElementById("live-state");
  const unended = ".status:is(.is-waiting, .is-preparing, .is-ready, .is-running):not(.stays *), #stale:not([hidden])";
  if (address && sign) {
    let source, wait = 1000, quiet;
    const state = (name, words) => { if (sign.dataset.state !== name) { sign.dataset.state = name; sign.querySelector(".live-word").textContent = words; } };
    const hear = () => { clearTimeout(quiet); quiet = setTimeout(retry, 40000); };
    const close = () => { clearTimeout(quiet); if (source) source.close(); };
    // A login that has ended is only seen by reading the page: the connection does not say why.
    function retry() {
      close();
      state("lost", narrow.matches ? "reconnecting" : "connection lost, reconnecting");
      refresh();
      quiet = setTimeout(connect, wait + Math.random() * 500);
      wait = Math.min(wait * 2, 30000);
    }
    // A browser has few connections to a host: a page that nobody sees gives its own back. What
    // changed before the connection was there is read when it is.
    function connect() {
      close();
      if (document.hidden) return;
      hear();
      source = new EventSource(address);
      source.addEventListener("ready", () => { state("live", "live"); wait = 1000; hear(); refresh(); });
      source.addEventListener("still", () => { hear(); if (document.querySelector(unended)) refresh(); });
      source.addEventListener("change", () => { hear(); refresh(); });
      source.onerror = retry;
    }
    connect();
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", event => { if (event.persisted) connect(); });
    document.addEventListener("visibilitychange", connect);
  } else if (document.querySelector("[data-refresh]")) {
    document.addEventListener("visibilitychange", () => { if (!document.hidden && Date.now() - readAt > 60000) refresh(); });
    // What is being made or changed is looked at until it is done.
    setInterval(() => { if (!document.hidden && document.querySelector(unended)) refresh(); }, 2000);
  }

  // A draft is kept until the benchmark that was made of it is shown.
  if (location.pathname.startsWith("/benchmarks/") && sessionStorage.getItem("sent")) { sessionStorage.removeItem("draft"); sessionStorage.removeItem("sent"); }
  window.benchtable.failed = failed;
  document.documentElement.classList.add("scripted");
  setInterval(() => times(document), 30000);
  times(document);
})();
