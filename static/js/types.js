// The shapes that modules hand to each other, for the type checker only. Knows nothing and does nothing; docs/wire.md explains the wire.

/** @typedef {number | "Infinity" | "-Infinity" | "NaN"} Wire a number as it travels */
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
 * @property {(Wire | null)[]} value
 * @property {string[]} status
 * @property {boolean[]} active
 * @property {([number, number] | null)[]} span */

/** @typedef {object} Edges
 * @property {number[]} from
 * @property {number[]} to
 * @property {number[]} slot
 * @property {(Wire | null)[]} partial
 * @property {(string | null)[]} text
 * @property {(string | null)[]} tex
 * @property {(string | null)[]} status */

/** @typedef {{number: number[], kind: ("call" | "turn")[], label: string[], text: string[], first: number[], end: number[], span: [number, number][],
 *   folded: boolean[], depth: number[]}} Groups calls and turns of loops, outer ones first */

/** @typedef {object} Graph
 * @property {Nodes} nodes
 * @property {Edges} edges
 * @property {number[]} inputs
 * @property {Wire[]} starts
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
 * @property {(Wire | null)[]} term
 * @property {number[]} effect_offset
 * @property {{kind: string[], channel: number[], key: number[], before: (Wire | null)[], after: (Wire | null)[]}} effects */

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
 * @property {Record<string, [number, Wire][]>} initial
 * @property {number} start
 * @property {Steps} steps
 * @property {Result} result */

/** @typedef {{channel: string, key: number, before: number | null, after: number | null}} Change */

/** @typedef {object} Frame
 * @property {number} k
 * @property {string | null} tag
 * @property {number} level
 * @property {number} sweep
 * @property {number} node
 * @property {number} edge
 * @property {number} item
 * @property {Record<string, number | null>} terms
 * @property {Record<string, Map<number, number>>} channels
 * @property {Change[]} changed */

/** @typedef {{kind: "node" | "edge" | "path", id: number} | null} Target */
/** @typedef {{from: number, to: number, ms: number} | null} Animate */

/** What the graph view is told beside the trace and the frame.
 * @typedef {object} GraphUi
 * @property {Target} hover
 * @property {Target} pick
 * @property {"number" | "symbol"} labels
 * @property {"full" | "reduced"} motion
 * @property {Animate} animate
 * @property {Granularity} granularity
 * @property {string} direction
 * @property {boolean} foldable whether the mode runs on folded graphs */

export {};
