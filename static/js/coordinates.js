// The single numbers that go into a graph and come out: a scalar is one, a tensor has many, x[0], x[1], … Pure over a graph; knows no step.
import { decode, read, elementOf } from "./format.js";

/** @typedef {import("./types.js").Graph} Graph */
/** @typedef {{name: string, node: number, place: number, start: number}} Going a number that goes in */
/** @typedef {{name: string, node: number, place: number}} Result a number that comes out */

/** @type {WeakMap<Graph, Going[]>} */
const inward = new WeakMap();
/** @type {WeakMap<Graph, Result[]>} */
const outward = new WeakMap();

/** The numbers that go in, in order; of very large tensors the first of them.
 * @param {Graph} graph @returns {Going[]} */
export function inputsOf(graph) {
  const known = inward.get(graph);
  if (known) return known;
  const { coordinates, inputs, nodes, starts } = graph;
  const made = coordinates
    ? coordinates.inputs.name.map((name, i) => ({ name, node: coordinates.inputs.node[i], place: coordinates.inputs.place[i], start: decode(coordinates.inputs.start[i]) ?? 1 }))
    : inputs.map((node, i) => ({ name: nodes.label[node], node, place: 0, start: Number(starts[i]) }));
  inward.set(graph, made);
  return made;
}

/** The numbers that come out, in order.
 * @param {Graph} graph @returns {Result[]} */
export function outputsOf(graph) {
  const known = outward.get(graph);
  if (known) return known;
  const { coordinates, outputs } = graph;
  const made = coordinates
    ? coordinates.outputs.name.map((name, i) => ({ name, node: coordinates.outputs.node[i], place: coordinates.outputs.place[i] }))
    : outputs.map(({ name, node }) => ({ name, node, place: 0 }));
  outward.set(graph, made);
  return made;
}

/** @param {Graph} graph */
export const inputNames = (graph) => inputsOf(graph).map(({ name }) => name);
/** @param {Graph} graph */
export const outputNames = (graph) => outputsOf(graph).map(({ name }) => name);

/** How many numbers go in and come out, also those that an answer does not list.
 * @param {Graph} graph @returns {[number, number]} */
export const counts = (graph) => graph.coordinates?.count ?? [graph.inputs.length, graph.outputs.length];

/** The name of the tensor that a number belongs to, and its place: W[1,2] → W and "1,2". A scalar has no place.
 * @param {string} name @returns {{base: string, at: number[] | null}} */
export function partsOf(name) {
  const found = /^(.+)\[(\d+(?:,\d+)*)\]$/u.exec(name);
  return found ? { base: found[1], at: found[2].split(",").map(Number) } : { base: name, at: null };
}

/** The value of a number now. @param {Graph} graph @param {{node: number, place: number}} at */
export const valueOf = ({ nodes }, { node, place }) => elementOf(read(nodes.value[node]), place);

/** The shape of a node, empty for a single number. @param {Graph} graph @param {number} node @returns {number[]} */
export const shapeOf = ({ nodes }, node) => nodes.shape?.[node] ?? [];

/** Whether the program has tensors, written out or not. @param {Graph} graph */
export const hasTensors = (graph) => graph.expanded || graph.coordinates !== null;
