// What the browser lends to every page of ours: what it keeps for next time, a timer, the clipboard, a file. Knows no store and no view.

/** @param {string} key */
export function recall(key) {
  try {
    return localStorage.getItem(`pathsum.${key}`);
  } catch {
    return null; // storage may be forbidden
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`pathsum.${key}`, value);
  } catch {
    // then it lasts as long as the page
  }
}

/** @param {() => void} run @param {number} ms @returns {() => void} a way to call it off */
export function later(run, ms) {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Whether it could be copied. @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Hands a file to the person. @param {string} name @param {string} text */
export function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
