// A small curve through points, for the eye; the numbers stand beside it in words. Knows nothing of what it shows.
import { html } from "../html.js";
import { lineThrough, scale } from "./plot.js";

const WIDTH = 280;
const HEIGHT = 90;
const MARGIN = 8;

/** Where the points lie in the picture; those that are no numbers leave a gap.
 * @param {[number, number][]} points @param {[number, number]} across the range from left to right */
export function placed(points, across) {
  const finite = points.filter(([, y]) => Number.isFinite(y));
  const low = Math.min(...finite.map(([, y]) => y));
  const high = Math.max(...finite.map(([, y]) => y));
  const x = scale(across[0], across[1], MARGIN, WIDTH - MARGIN);
  const y = scale(low, high, HEIGHT - MARGIN, MARGIN);
  return finite.map((point) => ({ x: Math.round(x(point[0]) * 10) / 10, y: Math.round(y(point[1]) * 10) / 10 }));
}

/** @param {{points: [number, number][], across: [number, number], label: string}} props */
export function Curve({ points, across, label }) {
  const spots = placed(points, across);
  return html`<svg class="curve" role="img" aria-label=${label} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} width=${WIDTH} height=${HEIGHT}>
    <path class="curve-line" d=${lineThrough(spots.map(({ x, y }) => [x, y]))} />
    ${spots.length <= 60 && spots.map(({ x, y }, i) => html`<circle key=${i} class="curve-point" cx=${x} cy=${y} r="2.5" />`)}
  </svg>`;
}
