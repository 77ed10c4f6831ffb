// How far a slider reaches and how fine it is. Pure numbers.

/** The smallest of 1, 2, 5 × 10ⁿ that leaves room to move on both sides of a value.
 * @param {number} value */
export function reachFor(value) {
  const wanted = Math.max(2 * Math.abs(value), 1);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find((each) => each * power >= wanted * (1 - 1e-12)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

/** The next reach, for a slider that was pushed to its end.
 * @param {number} reach */
export const grow = (reach) => reachFor(reach * 0.51);

/** @param {number} reach */
export const stepOf = (reach) => Number((reach / 100).toPrecision(12));

/** @param {number} value @param {number} step @returns {number} rounded to the step, without the dust of binary fractions */
export function snap(value, step) {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Number((Math.round(value / step) * step).toFixed(Math.min(12, digits))) + 0;
}
