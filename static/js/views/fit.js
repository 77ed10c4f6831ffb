// Makes what is too large for its reserved room smaller, down to a limit, and below it lets the keyboard scroll. Knows only an element.
import { useEffect, useRef } from "preact/hooks";

/** The scale at which contents fit a room, between the limit and 1.
 * @param {{width: number, height: number}} contents @param {{width: number, height: number}} room @param {number} least */
export function scaleFor(contents, room, least) {
  const needed = Math.min(1, room.width / Math.max(contents.width, 1), room.height / Math.max(contents.height, 1));
  return Math.max(least, Math.floor(needed * 100) / 100);
}

/** @param {HTMLElement} element @param {number} least */
function fit(element, least) {
  element.style.fontSize = "";
  element.removeAttribute("tabindex");
  const over = () => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  if (element.clientWidth === 0 || !over()) return;
  // Text breaks anew at each size, so the scale is approached in steps rather than computed at once.
  const usual = Number.parseFloat(getComputedStyle(element).fontSize);
  let scale = scaleFor({ width: element.scrollWidth, height: 1 }, { width: element.clientWidth, height: 1 }, least);
  do {
    element.style.fontSize = `${usual * scale}px`;
    scale -= 0.05;
  } while (over() && scale >= least);
  if (over()) element.tabIndex = 0;
}

/** Keeps an element's contents fitted, whenever it or they change.
 * @param {number} least the smallest scale @param {unknown} contents what, when it changes, may need another scale */
export function useFit(least, contents) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let width = -1;
    const again = () => fit(element, least);
    // Contents arrive late (KaTeX, fonts): they change, and only then; watching sizes alone would see our own changes.
    const changes = new MutationObserver(again);
    changes.observe(element, { childList: true, subtree: true, characterData: true });
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      again();
    });
    sizes.observe(element);
    document.fonts?.ready.then(again);
    return () => {
      changes.disconnect();
      sizes.disconnect();
    };
  }, [least]);
  useEffect(() => {
    if (place.current) fit(place.current, least);
  }, [contents]);
  return place;
}
