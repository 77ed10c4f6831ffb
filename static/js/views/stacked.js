// A table that is wider than the box it stands in: each of its rows then takes two lines, what it is and below that its numbers, so that nothing has to scroll sideways. Knows no view.
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** A number of four digits and its sign, with the space beside it, in letters. */
const NUMBER = 5.2;

/** How many numbers go side by side in a box of that many letters: so many that every line has as many as the others, or one less.
 * @param {number} count @param {number} letters */
export function acrossOf(count, letters) {
  const most = Math.max(1, Math.min(count, Math.floor(letters / NUMBER)));
  return Math.ceil(count / Math.ceil(count / most));
}

/** How a table is laid out, as what its element is told. One that was too wide once stays in two lines until its box is wider, whatever its numbers do: nothing jumps from step to step.
 * @param {{current: HTMLElement | null}} place of the table
 * @param {number} numbers of a row @param {number} letters that such a row needs at least in one line @param {unknown} of whose rows they are: another table is measured anew
 * @returns {{class: string, style: Record<string, number> | undefined}} */
export function useStacked(place, numbers, letters, of) {
  const [across, setAcross] = useState(0);
  const least = useRef({ of, width: 0 });
  if (least.current.of !== of) least.current = { of, width: 0 };
  useLayoutEffect(() => {
    const table = place.current;
    const box = table?.parentElement;
    if (!table || !box) return undefined;
    const measure = () => {
      const { paddingLeft, paddingRight, fontSize } = getComputedStyle(box);
      const room = box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      if (room <= 0) return;
      const wide = least.current;
      if (table.offsetWidth > room + 1) wide.width = Math.max(wide.width, table.offsetWidth);
      const letter = Number.parseFloat(fontSize);
      setAcross(room + 1 < Math.max(wide.width, letters * letter) ? acrossOf(numbers, room / letter) : 0);
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(box);
    watcher.observe(table);
    return () => watcher.disconnect();
  }, [numbers, letters, of]);
  return { class: across > 0 ? " stacked" : "", style: across > 0 ? { "--across": across } : undefined };
}
