/* Small conveniences. Every page works without them; each is switched on by a data- attribute. */
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  const appearance = () => {
    for (const group of all("[data-appearance]")) {
      group.hidden = false;
      let choice = "auto";
      try {
        choice = localStorage.getItem("appearance") || "auto";
      } catch {
        group.hidden = true;
      }
      for (const radio of all("input", group)) radio.checked = radio.value === choice;
      group.addEventListener("change", (event) => {
        localStorage.setItem("appearance", event.target.value);
        document.dispatchEvent(new Event("appearance"));
      });
    }
  };

  const menus = () => {
    const close = (except) => {
      for (const menu of all("details[data-menu][open]")) if (menu !== except) menu.open = false;
    };
    document.addEventListener("click", (event) => close(event.target.closest("details[data-menu]")));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const open = document.querySelector("details[data-menu][open]");
      if (!open) return;
      close(null);
      open.querySelector("summary").focus();
    });
  };

  const errorSummary = (root) => all("[data-error-summary]", root).slice(0, 1).forEach((box) => box.focus());

  /* data-filter-input="#list" hides the [data-filter-item] whose text has not all the words; what is ticked stays. */
  const filterLists = (root) => {
    for (const input of all("[data-filter-input]", root)) {
      const list = document.querySelector(input.dataset.filterInput);
      const status = input.dataset.filterStatus && document.querySelector(input.dataset.filterStatus);
      if (!list) continue;
      input.addEventListener("input", () => {
        const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
        let shown = 0;
        for (const item of all("[data-filter-item]", list)) {
          const text = item.textContent.toLowerCase();
          const keep = words.every((word) => text.includes(word)) || item.querySelector("input:checked");
          item.hidden = !keep;
          shown += keep ? 1 : 0;
        }
        for (const group of all("[data-filter-group]", list)) {
          group.hidden = !group.querySelector("[data-filter-item]:not([hidden])");
        }
        if (status) status.textContent = `${shown} shown.`;
      });
    }
  };

  /* data-count-of="#list" says how many boxes in the list are ticked. */
  const counters = (root) => {
    for (const counter of all("[data-count-of]", root)) {
      const list = document.querySelector(counter.dataset.countOf);
      if (!list) continue;
      const say = () => {
        counter.textContent = `${all("input[type=checkbox]:checked", list).length} selected`;
      };
      list.addEventListener("change", say);
      say();
    }
  };

  const unsaved = () => {
    let dirty = false;
    document.addEventListener("input", (event) => {
      if (event.target.closest("form[data-warn-unsaved]")) dirty = true;
    });
    document.addEventListener("submit", () => {
      dirty = false;
    });
    window.addEventListener("beforeunload", (event) => {
      if (dirty) event.preventDefault();
    });
  };

  /* A second press of the same button sends nothing twice. Disabled after the send, so its value still goes. */
  const once = () => {
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (!form.matches("[data-once]") || event.defaultPrevented) return;
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      setTimeout(() => all("[type=submit]", form).forEach((button) => (button.disabled = true)), 0);
    });
    window.addEventListener("pageshow", () => {
      for (const form of all("form[data-sent]")) {
        delete form.dataset.sent;
        all("[type=submit]", form).forEach((button) => (button.disabled = false));
      }
    });
  };

  /* data-key="j" follows the link, data-key-focus="/" goes to the box; never while someone is typing. */
  const keys = () => {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      const key = CSS.escape(event.key.toLowerCase());
      const link = document.querySelector(`a[data-key="${key}"]`);
      const box = document.querySelector(`[data-key-focus="${key}"]`);
      if (!link && !box) return;
      event.preventDefault();
      if (link) link.click();
      else box.focus();
    });
  };

  const each = (root) => {
    filterLists(root);
    counters(root);
  };

  appearance();
  menus();
  unsaved();
  once();
  keys();
  each(document);
  errorSummary(document);
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt !== document.body) each(event.detail.elt);
  });
})();
