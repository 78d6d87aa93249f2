// The logs of a run, as far as they are open: the tail of each is read once, and every two seconds
// while its step runs.
(() => {
  "use strict";
  const { patch, failed } = window.benchtable;
  const known = new WeakSet();

  async function read(log) {
    if (!log.closest("details").open) { known.delete(log); return; }
    if (document.hidden) { document.addEventListener("visibilitychange", () => read(log), { once: true }); return; }
    let wait = 2000;
    try {
      const answer = await fetch(log.dataset.log, { headers: { "X-Live": "1", Accept: "text/html" }, cache: "no-store" });
      if (answer.status === 401) { location.reload(); return; }
      if (!answer.ok) throw new Error("Expected status 200, but it is " + answer.status);
      change(log, new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".log"));
      if (!log.dataset.running) return;
    } catch {
      wait = 10000;
      failed(log, "The log cannot be read now; it is tried again every 10 seconds.");
    }
    setTimeout(() => read(log), wait);
  }

  // A reader who is at the end stays at the end; any other stays where they are.
  function change(log, fresh) {
    log.querySelector(".failed")?.remove();
    const text = log.querySelector("pre:not([hidden])");
    const atEnd = text && text.scrollHeight - text.scrollTop - text.clientHeight < 8;
    patch(log, fresh, false);
    if (atEnd) text.scrollTop = text.scrollHeight;
  }

  function all() {
    for (const log of document.querySelectorAll("details[open] > .log")) if (!known.has(log)) { known.add(log); read(log); }
  }
  document.addEventListener("benchtable:refreshed", all);
  document.addEventListener("toggle", all, true);
  all();
})();
