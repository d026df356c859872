/* Sorting by key: j and k move, 1 to 9 give a theme, 0 takes it off, x ticks. The buttons do the same. */
(() => {
  const form = document.querySelector("form[data-sorting]");
  if (!form) return;
  const rows = () => Array.from(form.querySelectorAll("[data-sort-row]"));
  const boxes = () => Array.from(form.querySelectorAll("[data-sort-row] input[type=checkbox]"));
  let place = -1;

  const go = (to) => {
    const all = rows();
    const next = all[Math.max(0, Math.min(to, all.length - 1))];
    if (!next) return;
    all.forEach((row) => row.classList.remove("is-here"));
    place = all.indexOf(next);
    next.classList.add("is-here");
    next.querySelector("input").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const give = (key) => {
    const button = form.querySelector(`[data-theme-key="${key}"]`);
    if (!button) return;
    const ticked = boxes().some((box) => box.checked);
    if (!ticked && place < 0) go(0);
    if (!ticked) rows()[place].querySelector("input").checked = true;
    form.dataset.moveOn = ticked ? "" : "yes";
    button.click();
  };

  const acts = {
    j: () => go(place + 1),
    k: () => go(place - 1),
    x: () => (place < 0 ? go(0) : rows()[place].querySelector("input").click()),
  };

  /* Before the page's own keys, which leaf through the pages with j and k. */
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target;
      if (at.closest("textarea, select, [contenteditable]")) return;
      if (at.closest("input") && !at.closest("[data-sort-row]")) return;
      const act = acts[event.key] || (/^[0-9]$/.test(event.key) && (() => give(event.key)));
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    true,
  );

  form.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-sort-row]");
    if (row && rows().indexOf(row) !== place) go(rows().indexOf(row));
  });

  /* The lines come back anew and unticked; go on with the next one, or stay where it was. */
  form.addEventListener("htmx:afterRequest", () => {
    const on = form.dataset.moveOn;
    form.dataset.moveOn = "";
    form.querySelector(".sort-list").dispatchEvent(new Event("change"));
    if (place >= 0) go(on ? place + 1 : place);
  });

  form.querySelector("[data-key-help]").hidden = false;
})();
