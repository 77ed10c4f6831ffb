// Numbers as a person reads them: the golden pairs that Python is held to as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import "./help.mjs";
import { brief, countOf, decode, exact, isZero, parse, read, short, sizeOf, tex } from "../../static/js/format.js";

const golden = (name) => JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

for (const [wire, text] of golden("format")) {
  test(`short(${JSON.stringify(wire)}) is ${text}`, () => assert.equal(short(read(wire)), text));
}

for (const [wire, text] of golden("format_exact")) {
  test(`exact(${JSON.stringify(wire)}) is ${text}`, () => assert.equal(exact(read(wire)), text));
}

test("what is not known has no digits", () => {
  assert.equal(decode(null), null);
  assert.equal(short(null), "");
  assert.equal(exact(undefined), "");
});

test("an exact number reads back as itself", () => {
  for (const number of [0.1, 1 / 3, -2.5e-9, 123456.789, 2 ** 60]) {
    const plain = exact(number).replace("−", "-");
    if (!plain.includes("×")) assert.equal(Number(plain), number);
  }
});

test("numbers as TeX", () => {
  assert.equal(tex(-0.5), "-0.5");
  assert.equal(tex(Infinity), "\\infty ");
  assert.equal(tex(1.5e-9), "1.5\\times 10^{-9}");
  assert.equal(tex(Number.NaN), "\\text{undefined}");
});

test("a number typed by a person", () => {
  for (const [text, number] of [["2", 2], [" −1.5 ", -1.5], ["1e-3", 1e-3], [".5", 0.5], ["5.", 5], ["+3", 3]]) assert.equal(parse(text), number, text);
  for (const text of ["", "-", "1e", "1/3", "1e999", "Infinity", "0x10", "two", "1,5"]) assert.equal(parse(text), null, text);
});

test("an array is one object for one piece of the answer", () => {
  const wire = { shape: [2], data: [3, "-Infinity"], norm: "Infinity" };
  assert.equal(read(wire), read(wire));
  assert.deepEqual(read(wire), { shape: [2], data: [3, -Infinity], norm: Infinity });
  assert.equal(sizeOf(read(wire)), Infinity);
  assert.equal(sizeOf(null), null);
  assert.equal(countOf([2, 3, 4]), 24);
  assert.deepEqual([isZero(0), isZero(-0), isZero(null), isZero(read({ shape: [2], data: [0, 0], norm: 0 })), isZero(read(wire))], [true, true, false, true, false]);
});

test("arrays in little room and as TeX", () => {
  const vector = (...data) => read({ shape: [data.length], data, norm: 1 });
  const matrix = (rows, columns) => read({ shape: [rows, columns], data: Array.from({ length: rows * columns }, (_, i) => i), norm: 1 });
  assert.deepEqual([vector(1, 2, 3), vector(0.25, 0.125, 0.5), vector(-0.6643, 0.9705), vector(-1.234e-5), matrix(1, 1), matrix(2, 2)].map(brief), ["[1, 2, 3]", "[0.25, …]", "[−0.6643, …]", "[−1.234×10⁻⁵]", "[[0]]", "[[0, …], …]"]);
  assert.equal(brief(2.5), "2.5");
  assert.equal(tex(vector(1, -2)), "\\begin{bmatrix} 1 \\\\ -2 \\end{bmatrix}");
  assert.equal(tex(vector(1, 2, 3, 4, 5)), "\\bigl[1,\\ 2,\\ 3,\\ \\dots\\bigr]");
  assert.equal(tex(matrix(2, 2)), "\\begin{bmatrix} 0 & 1 \\\\ 2 & 3 \\end{bmatrix}");
  assert.equal(tex(matrix(5, 5)), "\\begin{bmatrix} 0 & 1 & 2 & \\cdots \\\\ 5 & 6 & 7 & \\cdots \\\\ 10 & 11 & 12 & \\cdots \\\\ \\vdots \\end{bmatrix}");
  const jacobian = { shape: [1, 2], out: [], into: [2], structure: "row", norm: 1, entries: 2, matrix: [[3, 4]], pooled: false };
  assert.equal(tex(read(jacobian)), "\\begin{bmatrix} 3 & 4 \\end{bmatrix}");
  assert.equal(tex(read({ ...jacobian, shape: [9, 2] })), "J_{9 \\times 2}");
});
