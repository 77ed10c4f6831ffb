// Runs before the page is drawn: a chosen colour scheme or language must not flash, and megabytes of link must not ride along with every request.
// A classic script, because modules come too late; it knows nothing of them.
(() => {
  const root = document.documentElement;
  const { dataset } = root;
  /** @param {string} key */
  const remembered = (key) => {
    try {
      return localStorage.getItem(`pathsum.${key}`);
    } catch {
      return null; // storage may be forbidden
    }
  };
  dataset.theme = remembered("theme") ?? "system";
  // The server knows what the browser wishes for, but not what was chosen here; and some browsers tell it their first wish only.
  const catalogues = JSON.parse(dataset.catalogues ?? "{}");
  const wishes = [remembered("lang") ?? "", ...navigator.languages].map((wish) => wish.toLowerCase().split("-")[0]);
  root.lang = wishes.find((wish) => Object.hasOwn(catalogues, wish)) ?? "en";
  // A link may ask for another language, and is read later.
  if (!location.hash.startsWith("#v1=")) {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: catalogues[root.lang] });
    document.head.append(link);
  }
  if (location.hash.length > 8192) {
    dataset.link = "size";
    history.replaceState(null, "", location.pathname + location.search);
  }
})();
