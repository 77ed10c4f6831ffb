// For pages that hold a graph of Pathsum in an iframe: gives each frame the height that it asks for. Knows nothing of what is in it.
addEventListener("message", ({ source, data }) => {
  if (typeof data?.pathsum?.height !== "number") return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(data.pathsum.height, 120), 4000)}px`;
  }
});
