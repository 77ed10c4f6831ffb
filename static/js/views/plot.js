// The arithmetic of a plot: from numbers to places, and a line through them. Pure; knows nothing of what is plotted.

/** Where a number lies between two places; a range without length has its place at the first. @param {number} from @param {number} to @param {number} low @param {number} high */
export const scale = (from, to, low, high) => (/** @type {number} */ value) => low + ((value - from) / (to - from || 1)) * (high - low);

/** A line through places, as the d of a path. @param {number[][]} spots */
export const lineThrough = (spots) => spots.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
