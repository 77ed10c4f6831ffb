// The shapes that modules hand to each other, for the type checker only. Knows nothing and does nothing; docs/wire.md explains the wire.

/** @typedef {number | "Infinity" | "-Infinity" | "NaN"} Wire a number as it travels */
/** @typedef {{shape: number[], data: Wire[], norm: Wire}} WireTensor the first numbers of an array, row by row */
/** @typedef {{shape: [number, number], out: number[], into: number[], structure: string, norm: Wire, entries: number, matrix: Wire[][], pooled: boolean}} WireJacobian */
/** @typedef {Wire | WireTensor | WireJacobian | null} WireKnown */
/** @typedef {{shape: number[], data: number[], norm: number}} Tensor */
/** @typedef {{shape: [number, number], out: number[], into: number[], structure: string, norm: number, entries: number, matrix: number[][], pooled: boolean}} Jacobian */
/** @typedef {number | Tensor} Value */
/** @typedef {number | Tensor | Jacobian | null} Known */
/** @typedef {number | Jacobian | null} Slope */
/** @typedef {"edge" | "node" | "sweep"} Granularity */
/** @typedef {{start: number, end: number, line: number, column: number}} Span code points from 0; line and column from 1 */
/** @typedef {{start: number, end: number, text: string}} Fix */
/** @typedef {{code: string, message: string, hint: string, span: Span | null, fix?: Fix | null, source?: string}} Failure */

/** @typedef {object} Nodes
 * @property {string[]} op
 * @property {(string | null)[]} name
 * @property {string[]} label
 * @property {string[]} tex
 * @property {string[]} symbol
 * @property {string[]} formula
 * @property {string[]} formula_tex
 * @property {string[]} gloss
 * @property {(Wire | WireTensor | null)[]} value
 * @property {number[][] | null} shape null where every node is a single number
 * @property {string[]} status
 * @property {boolean[]} active
 * @property {([number, number] | null)[]} span */

/** @typedef {object} Edges
 * @property {number[]} from
 * @property {number[]} to
 * @property {number[]} slot
 * @property {(Wire | WireJacobian | null)[]} partial
 * @property {(string | null)[]} text
 * @property {(string | null)[]} tex
 * @property {(string | null)[]} status */

/** @typedef {{number: number[], kind: ("call" | "turn")[], label: string[], text: string[], first: number[], end: number[], span: [number, number][],
 *   folded: boolean[], depth: number[]}} Groups calls and turns of loops, outer ones first */

/** @typedef {object} Graph
 * @property {Nodes} nodes
 * @property {Edges} edges
 * @property {number[]} inputs
 * @property {(Wire | WireTensor)[]} starts
 * @property {{inputs: {name: string[], node: number[], place: number[], start: Wire[]}, outputs: {name: string[], node: number[], place: number[]},
 *   count: [number, number]} | null} coordinates the single numbers of a graph with tensors
 * @property {boolean} expanded whether tensors are written out in single numbers
 * @property {{name: string, node: number}[]} outputs
 * @property {Groups} groups
 * @property {number[] | null} origin each node's number in the unfolded program; null where nothing is folded */

/** @typedef {object} Layout
 * @property {string} key
 * @property {string} engine
 * @property {string | null} reason
 * @property {string} direction
 * @property {number} width
 * @property {number} height
 * @property {{node: number[], copy: number[], x: number[], y: number[], w: number[], h: number[]}} boxes
 * @property {{edge: number[], from: number[], to: number[], points: number[][], mid: [number, number][]}} curves
 * @property {{group: number[], x: number[], y: number[], w: number[], h: number[]}} frames */

/** @typedef {object} Steps
 * @property {number} count
 * @property {{name: string, terms: string[]}[]} tags
 * @property {number[]} tag
 * @property {number[]} node
 * @property {number[]} edge
 * @property {number[]} item
 * @property {number[]} level
 * @property {number[]} sweep
 * @property {number[]} term_offset
 * @property {(Wire | WireTensor | null)[]} term
 * @property {number[]} effect_offset
 * @property {{kind: string[], channel: number[], key: number[], before: (Wire | WireTensor | null)[], after: (Wire | WireTensor | null)[]}} effects */

/** @typedef {{output: string, input: string, derivative: Wire | null, difference: Wire | null, error: Wire | null, verdict: string}} CheckRow */
/** @typedef {{input: string, output: string, count: string, shown: number, edges: number[][], product: Wire[], sum: Wire | null, total: Wire | null}} Paths */

/** @typedef {{rows: string[], columns: string[], cells: (Wire | null)[][]}} FoundTable */
/** @typedef {{name: string, kind: "flag" | "count" | "number" | "text" | "list" | "table", value: any}} Found */

/** @typedef {object} Result
 * @property {Record<string, Wire>} value
 * @property {Record<string, Record<string, Wire>>} jacobian
 * @property {{forward: number, reverse: number}} sweeps
 * @property {{method: string, rows: CheckRow[]}} check
 * @property {Paths | null} paths
 * @property {Found[]} found */

/** @typedef {object} Trace
 * @property {number} version
 * @property {number} revision
 * @property {string} mode
 * @property {Record<string, any>} params
 * @property {string} source
 * @property {Graph} graph
 * @property {Layout} layout
 * @property {{code: string, message: string, hint: string, span: Span | null, node: number | null}[]} notes
 * @property {string[]} channels
 * @property {string[]} keys what the keys of each channel are
 * @property {Record<string, [number, Wire | WireTensor][]>} initial
 * @property {number} start
 * @property {Steps} steps
 * @property {Result} result */

/** @typedef {{channel: string, key: number, before: Value | null, after: Value | null}} Change */

/** @typedef {object} Frame
 * @property {number} k
 * @property {string | null} tag
 * @property {number} level
 * @property {number} sweep
 * @property {number} node
 * @property {number} edge
 * @property {number} item
 * @property {Record<string, Known>} terms
 * @property {Record<string, Map<number, Value>>} channels
 * @property {Change[]} changed */

/** `edges`: those of a path that is not on the list of the trace, which has the path of the number `id`; `end`: that of an edge which is pointed at. A "fill" is an edge that an elimination made, by from · nodes + to;
 * a "move" what the elimination game could do next.
 * @typedef {{kind: "node" | "edge" | "path" | "fill", id: number, edges?: number[], end?: "from" | "to"} | {kind: "move", id: string} | null} Target */
/** @typedef {{from: number, to: number, ms: number} | null} Animate */

/** What the graph view is told beside the trace and the frame.
 * @typedef {object} GraphUi
 * @property {Target} hover
 * @property {Target} pick
 * @property {"number" | "symbol"} labels
 * @property {"full" | "reduced"} motion
 * @property {Animate} animate
 * @property {boolean} [dual] whether a chip has value and tangent in one
 * @property {Granularity} granularity
 * @property {string} direction
 * @property {boolean} expandable whether the mode runs on graphs with tensors
 * @property {boolean} [health] whether edges are drawn by the powers of ten of their slopes
 * @property {boolean} [presenting] whether it is drawn for a room
 * @property {boolean} [fixed] whether its numbers stay as they are
 * @property {import("./game.js").Preview | null} [preview] what the move of the elimination game under the hand would do
 * @property {boolean} [flows] whether what a sweep takes along the edges is written on them
 * @property {boolean} [ends] whether it matters which end of an edge is pointed at
 * @property {boolean} [moving] whether a hand moves numbers: what is out of sight then waits until it rests
 * @property {boolean} foldable whether the mode runs on folded graphs */

export {};
