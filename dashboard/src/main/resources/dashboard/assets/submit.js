// The form for a new benchmark: only what was checked can be sent, once; what was typed is kept.
(() => {
  "use strict";
  const { failed } = window.benchtable;
  const text = document.getElementById("spec-text");
  const place = location.pathname + location.search;
  const allow = whether => { document.querySelector("#check .go .button").disabled = !whether; };

  let typed = text.value, checked = text.value;
  text.addEventListener("input", () => {
    if (text.value === typed) return;
    typed = text.value;
    sessionStorage.setItem("draft", JSON.stringify({ place, text: typed }));
    if (window.htmx) allow(false);
  });
  document.getElementById("submit-form").addEventListener("submit", () => {
    sessionStorage.setItem("sent", "yes");
    allow(false);
  });
  window.addEventListener("pageshow", event => { if (event.persisted) htmx.trigger(text, "check"); });

  // The draft of a page that was loaded again, as after a login.
  document.addEventListener("DOMContentLoaded", () => {
    sessionStorage.removeItem("sent");
    const draft = JSON.parse(sessionStorage.getItem("draft"));
    if (!window.htmx || !draft || draft.place !== place || draft.text === text.value) return;
    text.value = typed = draft.text;
    allow(false);
    htmx.trigger(text, "check");
  });

  // The check, with the token of this page; an answer about an older text is passed over.
  document.addEventListener("htmx:configRequest", event => {
    const token = document.querySelector("meta[name=csrf]");
    if (token) event.detail.headers["X-CSRF-TOKEN"] = token.content;
    checked = text.value;
  });
  document.addEventListener("htmx:beforeSwap", event => { if (text.value !== checked) event.detail.shouldSwap = false; });
  // The check in few words for those who listen, when these are others than before: what can be run,
  // or what is wrong first.
  const said = document.getElementById("check-said");
  document.addEventListener("htmx:afterSwap", () => {
    const wrong = document.getElementById("check-count") !== null;
    const parts = document.querySelectorAll("#check .problem h2, #check-first");
    const words = [...(parts.length ? parts : document.querySelectorAll("#check .go .button"))].map(one => one.textContent.replace(/\s+/g, " ").trim()).join(": ");
    if (said.textContent !== words) said.textContent = words;
    if (wrong) text.setAttribute("aria-invalid", "true"); else text.removeAttribute("aria-invalid");
    text.setAttribute("aria-describedby", wrong ? "spec-help check-count check-first" : "spec-help");
  });
  function tell(why) {
    said.textContent = "";
    failed(document.getElementById("check"), "The spec cannot be checked now: " + why);
  }
  let retry;
  function later(why) {
    tell(why + " What you typed is kept; it is checked again in a few seconds.");
    clearTimeout(retry);
    retry = setTimeout(() => htmx.trigger(text, "check"), 5000);
  }
  document.addEventListener("htmx:responseError", event => {
    const { status } = event.detail.xhr;
    if (status === 401 || status === 403) tell("your login has ended. What you typed is kept in this tab: load the page again and log in.");
    else later("Benchtable answered with status " + status + ".");
  });
  document.addEventListener("htmx:sendError", () => later("Benchtable does not answer."));

  // Where a mistake is.
  document.addEventListener("click", event => {
    const where = event.target.closest("[data-line]");
    if (!where) return;
    const lines = text.value.split("\n");
    const line = Math.min(Number(where.dataset.line), lines.length);
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(start + Math.max(0, Number(where.dataset.column) - 1), start + lines[line - 1].length);
    text.scrollTop = (line - 4) * parseFloat(getComputedStyle(text).lineHeight);
  });
})();
