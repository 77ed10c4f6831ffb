// Numbers as a person reads them: the golden pairs that Python is held to as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decode, exact, parse, short, tex } from "../../static/js/format.js";

const golden = (name) => JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

for (const [wire, text] of golden("format")) {
  test(`short(${JSON.stringify(wire)}) is ${text}`, () => assert.equal(short(decode(wire)), text));
}

for (const [wire, text] of golden("format_exact")) {
  test(`exact(${JSON.stringify(wire)}) is ${text}`, () => assert.equal(exact(decode(wire)), text));
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
