// Runs before the page is drawn, so that a chosen colour scheme does not flash. A classic script: it must not wait for modules.
(() => {
  try {
    document.documentElement.dataset.theme = localStorage.getItem("pathsum.theme") ?? "system";
  } catch {
    document.documentElement.dataset.theme = "system";
  }
})();
