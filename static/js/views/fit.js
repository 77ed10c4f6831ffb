// Makes what is too large for its reserved room smaller, down to a limit, and below it lets the keyboard scroll. Knows only an element.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** Sizes are taken in these steps, so that what hardly differs from step to step has one size. */
const GRAIN = 20;

/** The scale at which contents fit a room, between the limit and 1.
 * @param {{width: number, height: number}} contents @param {{width: number, height: number}} room @param {number} least */
export function scaleFor(contents, room, least) {
  const needed = Math.min(1, room.width / Math.max(contents.width, 1), room.height / Math.max(contents.height, 1));
  return Math.max(least, Math.floor(needed * GRAIN + 1e-6) / GRAIN);
}

/** A letter of another face may hang out of its line a little: that is no line too many. */
const HANGS = 4;

/** @param {HTMLElement} element */
const isOver = (element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + HANGS;

/** Lines that do not break stand in one box, which is shown smaller as it is: nothing is laid out anew. @param {HTMLElement} element @param {number} least @param {boolean} centred */
function fitLines(element, least, centred) {
  const box = element.firstElementChild;
  if (!(box instanceof HTMLElement)) return;
  const room = { width: element.clientWidth, height: element.clientHeight };
  const contents = { width: box.offsetWidth, height: box.offsetHeight };
  const scale = scaleFor(contents, room, least);
  const [x, y] = [centred ? Math.max(0, (room.width - contents.width * scale) / 2) : 0, Math.max(0, (room.height - contents.height * scale) / 2)];
  box.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  scrolls(element, contents.width * scale > room.width + 1 || contents.height * scale > room.height + 1);
}

/** The style sheet multiplies the size of the type by it. @param {HTMLElement} element @param {number} scale */
const setScale = (element, scale) => (scale === 1 ? element.style.removeProperty("--fit") : element.style.setProperty("--fit", String(scale)));

/** Text breaks anew at each size, so its size is approached from above. @param {HTMLElement} element @param {number} least */
function fitText(element, least) {
  setScale(element, 1);
  let over = isOver(element);
  if (over) {
    // It takes room with the square of its size; a word that does not break, with its size.
    let scale = Math.min(Math.sqrt(element.clientHeight / element.scrollHeight), element.clientWidth / element.scrollWidth);
    scale = Math.max(least, Math.ceil(scale * GRAIN) / GRAIN);
    setScale(element, scale);
    for (over = isOver(element); over && scale > least; over = isOver(element)) {
      scale = Math.max(least, Math.round(scale * GRAIN - 1) / GRAIN);
      setScale(element, scale);
    }
  }
  scrolls(element, over);
}

/** What is still too large can be scrolled, and so must be reached by the keyboard. @param {HTMLElement} element @param {boolean} over */
function scrolls(element, over) {
  if (over) element.tabIndex = 0;
  else if (element.hasAttribute("tabindex")) element.removeAttribute("tabindex");
}

/** Keeps an element's contents fitted, whenever it or they change.
 * @param {"text" | "lines" | "line"} flow text that breaks, or one box of lines that do not: in the middle, or one at the left @param {number} least the smallest scale @param {unknown} contents what, when it changes, may need another scale
 * @param {boolean} [moving] a hand moves numbers: what is measured would be out of date in the next frame, so the scale stays until it rests */
export function useFit(flow, least, contents, moving = false) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const waits = useRef(moving);
  waits.current = moving;
  const changes = useRef(/** @type {MutationObserver | null} */ (null));
  const again = () => {
    if (waits.current || !place.current || place.current.clientWidth === 0) return;
    if (flow === "text") fitText(place.current, least);
    else fitLines(place.current, least, flow === "lines");
    changes.current?.takeRecords(); // they have been seen to
  };
  useLayoutEffect(again, [contents, moving]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let room = "";
    // Contents may arrive late (KaTeX, fonts): they change, and only then; watching sizes alone would see our own changes.
    changes.current = new MutationObserver(again);
    changes.current.observe(element, { childList: true, subtree: true, characterData: true });
    const sizes = new ResizeObserver(() => {
      const now = `${element.offsetWidth} ${flow === "lines" ? element.offsetHeight : ""}`; // the others may be as high as they like to be
      if (now === room) return;
      room = now;
      again();
    });
    sizes.observe(element);
    document.fonts?.ready.then(again);
    document.fonts?.addEventListener("loadingdone", again);
    return () => {
      document.fonts?.removeEventListener("loadingdone", again);
      changes.current?.disconnect();
      sizes.disconnect();
    };
  }, [flow, least]);
  return place;
}
