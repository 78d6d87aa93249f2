// A page that is read again is changed in place, part by part and row by row: nothing moves under
// the pointer, and what its reader has selected, opened or typed stays.
(() => {
  "use strict";

  // Both are of one kind and, where they have ids, of the same id.
  function patch(old, fresh, order) {
    if (old.nodeType !== Node.ELEMENT_NODE) { write(old, fresh.nodeValue); return; }
    if (old.isEqualNode(fresh) || filled(old, fresh)) return;
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !["open", "title"].includes(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    if (old.matches("time, textarea")) return;
    if (old.nodeName === "INPUT") { if (old.value !== fresh.value) old.value = fresh.value; return; }
    if (old.nodeName === "TBODY") rows(old, fresh, order); else children(old, fresh, order);
  }
  // A field belongs to its reader while they are at it, or have put something else into it.
  const filled = (old, fresh) => old.nodeName === "INPUT" && (old === document.activeElement || (old.value !== old.defaultValue && old.value !== fresh.value));
  // What only grows keeps what is selected in it.
  function write(node, text) {
    if (text.startsWith(node.nodeValue)) { if (text !== node.nodeValue) node.appendData(text.slice(node.nodeValue.length)); } else node.nodeValue = text;
  }
  // What has an id is known by it, so that none becomes another; the rest by its kind and order.
  function children(old, fresh, order) {
    const named = new Map(), others = [];
    for (const node of old.childNodes) if (node.id) named.set(node.id, node); else others.push(node);
    const wanted = [...fresh.childNodes].map(node => {
      const mine = node.id ? named.get(node.id) : next(others, node.nodeName);
      if (!mine || mine.nodeName !== node.nodeName) return node;
      patch(mine, node, order);
      return mine;
    });
    settle(old, wanted, old.childNodes);
  }
  function next(others, name) {
    const at = others.findIndex(one => one.nodeName === name);
    return at < 0 || (at > 0 && name === "#text") ? null : others.splice(0, at + 1)[at];
  }
  // What has the focus would lose it by a move: the rest is moved about it.
  function settle(parent, wanted, live) {
    const staying = new Set(wanted), focused = document.activeElement;
    for (const node of [...live]) if (!staying.has(node)) node.remove();
    wanted.forEach((node, index) => {
      if (node.contains(focused)) while (live[index] !== node) live[index].remove();
      if (live[index] !== node) parent.insertBefore(node, live[index] || null);
    });
  }

  // Under the pointer or the keyboard rows stay where they are: new ones come below, and the rest
  // waits until the reader leaves, or has not stirred for a minute.
  const waiting = new Map();
  let stirred = 0;
  for (const name of ["pointermove", "pointerdown", "wheel", "keydown"]) document.addEventListener(name, () => { stirred = Date.now(); }, { passive: true });
  const used = body => Date.now() - stirred < 60000 && (body.matches(":hover") || body.contains(document.activeElement));
  function rows(old, fresh, order) {
    const mine = new Map([...old.rows].map(row => [row.id, row]));
    const wanted = [...fresh.rows].map(row => mine.get(row.id) || row);
    [...fresh.rows].forEach(row => { if (mine.has(row.id)) patch(mine.get(row.id), row, order); });
    if (!order && used(old)) { old.append(...wanted.filter(row => row.parentNode !== old)); waiting.set(old, wanted); return; }
    waiting.delete(old);
    settle(old, wanted, old.rows);
  }
  function release() {
    for (const [body, wanted] of waiting) if (!used(body)) { waiting.delete(body); settle(body, wanted, body.rows); }
  }
  for (const name of ["mouseout", "focusout"]) document.addEventListener(name, () => { if (waiting.size) setTimeout(release); });

  // Changes the parts marked data-refresh to what the page says now. Those marked data-grow are
  // filled by a script of their own: they are shown, and get what is new. Whoever was at something
  // that has gone is at the beginning of the content, not nowhere.
  function renew(page, order) {
    const focused = document.activeElement;
    for (const part of document.querySelectorAll("[data-refresh], [data-grow]")) {
      const fresh = page.getElementById(part.id);
      if (!fresh) continue;
      if (part.hasAttribute("data-grow")) grow(part, fresh); else patch(part, document.importNode(fresh, true), order);
    }
    if (focused && !focused.isConnected) document.getElementById("main").focus({ preventScroll: true });
  }

  function grow(part, fresh) {
    part.hidden = fresh.hidden;
    for (const one of fresh.children) if (one.id && !document.getElementById(one.id)) part.append(document.importNode(one, true));
  }

  window.benchtable = { patch, renew };
})();
