/* Loaded before the first paint, so that a person's choice of light or dark never flashes. */
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return window.localStorage.getItem("appearance") || "auto";
    } catch {
      return "auto"; // storage can be switched off; the machine's setting stands
    }
  };
  const apply = () => {
    const choice = chosen();
    const shown = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
    document.documentElement.setAttribute("data-bs-theme", shown);
  };
  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("appearance", apply);
})();
