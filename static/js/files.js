/* [data-file-drop]: says which files were chosen and how big they are, and takes files dropped anywhere on it. */
(() => {
  const size = (bytes) => {
    if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
    return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  };

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const weight = document.createElement("span");
    name.textContent = file.name;
    weight.textContent = size(file.size);
    weight.className = "muted figures";
    item.append(name, weight);
    return item;
  };

  const start = (area) => {
    const input = area.querySelector("input[type=file]");
    const list = area.querySelector("[data-file-list]");
    if (!input || !list) return;
    const show = () => list.replaceChildren(...Array.from(input.files, line));
    const over = (event) => {
      event.preventDefault();
      area.classList.toggle("is-over", event.type === "dragover");
    };
    area.addEventListener("dragover", over);
    area.addEventListener("dragleave", over);
    area.addEventListener("drop", (event) => {
      over(event);
      if (!event.dataTransfer.files.length) return;
      const kept = new DataTransfer();
      Array.from(event.dataTransfer.files)
        .slice(0, input.multiple ? undefined : 1)
        .forEach((file) => kept.items.add(file));
      input.files = kept.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", show);
    show();
  };

  document.querySelectorAll("[data-file-drop]").forEach(start);
  document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll("[data-file-drop]").forEach(start));
})();
