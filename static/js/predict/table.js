// Which question each kind of step is asked: a new kind is a line here. Knows no trace.
import { coefficient, counted, crossed, kept, length, loss, merge, moving, second, terms, turning, update } from "./modes.js";
import { brought, derivative, seed, value } from "./sweeps.js";

/** @typedef {import("./steps.js").Ask} Ask */

/** @type {Record<string, Ask>} */
export const ASKED = {
  evaluate: value(),
  "forward.seed": seed("tangent"),
  "forward.edge": brought("tangent", "tangent"),
  "forward.done": derivative,
  "reverse.seed": seed("adjoint"),
  "reverse.edge": brought("adjoint", "adjoint", { back: true }),
  "reverse.done": derivative,
  "jacobian.column": seed("tangent"),
  "jacobian.forward": brought("tangent", "tangent"),
  "jacobian.row": seed("adjoint"),
  "jacobian.reverse": brought("adjoint", "adjoint", { back: true }),
  "jacobian.done": derivative,
  "hessian.seed": seed("tangent"),
  "hessian.forward": brought("tangent", "tangent"),
  "hessian.turn": turning,
  "hessian.reverse": moving,
  "hessian.done": second,
  "paths.edge": brought("product", "product"),
  "paths.add": brought("sum", "sum"),
  "paths.done": derivative,
  "factor.start": terms,
  "factor.bundle": counted("left", (each) => ({ answer: each.multiplications, near: [{ slip: "count", number: each.multiplications_before }], args: { count: each.multiplications_before } })),
  "factor.merge": merge,
  "factor.done": derivative,
  "taylor.start": seed("coefficient"),
  "taylor.coefficient": coefficient,
  "descent.loss": loss,
  "descent.evaluate": value("value-again"),
  "descent.seed": seed("adjoint"),
  "descent.edge": brought("adjoint", "adjoint", { back: true }),
  "descent.gradient": length,
  "descent.update": update,
  "elimination.fill": brought("fill", "edge", { pair: true }),
  "elimination.absorb": brought("entry", "edge", { pair: true }),
  "elimination.vertex": counted("count", (each, { params }) => ({ answer: each.multiplications, ...(each.multiplications === each.before * each.after ? crossed(each.before, each.after) : {}), args: { units: params.units } })),
  "elimination.edge": counted("count-edge", (each, { params }) => ({ answer: each.multiplications, node: -1, from: each.from, to: each.to, args: { units: params.units } })),
  "elimination.done": derivative,
  "checkpoint.store": counted("stored", ({ values }, trace, s) => kept(trace, s, values)),
  "checkpoint.drop": counted("dropped", ({ values }, trace, s) => kept(trace, s, -values)),
  "checkpoint.run": value("value-again"),
  "checkpoint.turn": value("value-again"),
  "checkpoint.edge": brought("adjoint", "adjoint", { back: true }),
  "checkpoint.done": derivative,
};

/** Why nothing is asked about a step, by its kind. @type {Record<string, string>} */
export const REASONS = {
  "forward.done": "end",
  "reverse.done": "end",
  "paths.done": "end",
  "taylor.start": "end",
  "descent.done": "end",
  "descent.stop": "end",
  "elimination.done": "end",
  "elimination.merge": "merge",
  "elimination.search": "search",
  "elimination.proof": "search",
  "factor.start": "many",
  "checkpoint.forget": "forget",
  "checkpoint.restore": "restore",
};
