// A list in an order that is the same every time and tells nothing of its right one. Pure.

/** @template T @param {T[]} list @param {number} [seed] @returns {T[]} */
export function shuffled(list, seed = 7) {
  const left = [...list];
  const found = [];
  let chance = seed;
  while (left.length > 0) {
    chance = (chance * 1103515245 + 12345) % 2147483648;
    found.push(...left.splice(chance % left.length, 1));
  }
  return found.length > 1 && found.every((each, i) => each === list[i]) ? found.reverse() : found;
}
