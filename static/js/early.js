// Runs before the page is drawn: a chosen colour scheme must not flash, and megabytes of link must not ride along with every request.
// A classic script, because modules come too late; it knows nothing of them.
(() => {
  const { dataset } = document.documentElement;
  try {
    dataset.theme = localStorage.getItem("pathsum.theme") ?? "system";
  } catch {
    dataset.theme = "system"; // storage may be forbidden
  }
  if (location.hash.length > 8192) {
    dataset.link = "size";
    history.replaceState(null, "", location.pathname + location.search);
  }
})();
