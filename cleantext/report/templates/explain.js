{
  const card = document.getElementById("card");
  const marks = [...document.querySelectorAll("mark[data-row]")];
  const boxes = [...document.querySelectorAll("#kinds input")];
  const keys = document.getElementById("keys");
  let pinned = null, shown = null;

  // The card says what the mark's row in the table says; text is copied as text, never as HTML.
  const fill = (row) => {
    const list = document.createElement("dl");
    card.replaceChildren();
    for (const cell of row.querySelectorAll("[data-card]")) {
      if (!cell.dataset.card) { card.append(cell.firstChild.cloneNode(true)); continue; }
      const term = document.createElement("dt"), value = document.createElement("dd");
      term.textContent = cell.dataset.card;
      value.textContent = cell.textContent;
      list.append(term, value);
    }
    card.append(list);
  };
  const place = (mark) => {
    const boxes = mark.getClientRects(), last = boxes[boxes.length - 1];
    const left = Math.min(last.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = last.bottom + card.offsetHeight + 10 < innerHeight;
    const top = below || boxes[0].top < card.offsetHeight + 10 ? last.bottom + 6 : boxes[0].top - card.offsetHeight - 6;
    card.style.left = `${Math.max(8, left) + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };
  const show = (mark) => {
    if (mark.classList.contains("off")) return;
    fill(document.getElementById(mark.dataset.row));
    card.hidden = false;
    shown = mark;
    place(mark);
  };
  const hide = () => { card.hidden = true; shown = null; };
  const unpin = () => { if (pinned) pinned.setAttribute("aria-expanded", "false"); pinned = null; };
  const pin = (mark) => {
    const same = pinned === mark;
    unpin();
    if (same) { hide(); return; }
    pinned = mark;
    mark.setAttribute("aria-expanded", "true");
    show(mark);
  };
  let leaving = 0;
  const leave = () => { leaving = setTimeout(() => { if (!pinned) hide(); }, 150); };
  const stay = () => clearTimeout(leaving);
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => { stay(); if (!pinned) show(mark); });
    mark.addEventListener("mouseleave", leave);
    mark.addEventListener("focus", () => { stay(); if (!pinned) show(mark); });
    mark.addEventListener("blur", leave);
    mark.addEventListener("click", () => { if (!mark.classList.contains("off") && getSelection().isCollapsed) pin(mark); });
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pin(mark); }
    });
  }
  card.addEventListener("mouseenter", stay);
  card.addEventListener("mouseleave", leave);
  addEventListener("resize", () => { if (shown) place(shown); });

  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    for (const part of document.querySelectorAll("[data-kind]")) {
      const gone = off.has(part.dataset.kind);
      part.classList.toggle("off", gone);
      if (part.localName !== "mark") continue;
      part.tabIndex = gone ? -1 : 0;
      if (gone) part.removeAttribute("role"); else part.setAttribute("role", "button");
    }
    unpin();
    hide();
  };
  for (const box of boxes) box.addEventListener("change", filter);

  const views = [...document.querySelectorAll("#views input")];
  const view = (value) => {
    document.body.dataset.view = value;
    for (const radio of views) radio.checked = radio.value === value;
    unpin();
    hide();
  };
  for (const radio of views) radio.addEventListener("change", () => view(radio.value));

  const step = (by) => {
    const open = marks.filter((mark) => !mark.classList.contains("off") && mark.offsetParent);
    if (!open.length) return;
    const at = open.indexOf(document.activeElement);
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length];
    unpin();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    show(next);
  };
  keys.addEventListener("change", () => { document.getElementById("keyhelp").hidden = !keys.checked; });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") { unpin(); hide(); return; }
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = { j: () => step(1), k: () => step(-1), 1: () => view("both"), 2: () => view("before"),
      3: () => view("after"), f: () => boxes[0] && boxes[0].focus() };
    if (Object.hasOwn(actions, event.key)) { event.preventDefault(); actions[event.key](); }
  });
}
