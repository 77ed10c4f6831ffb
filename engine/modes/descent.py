"""Descent: walk downhill on chosen inputs, each iteration a forward sweep for the value, a reverse sweep for the gradient, and an update. Knows no clock.

Gradient descent (Cauchy 1847); momentum (Polyak 1964, as a velocity: v ← βv + g); Adam (Kingma and Ba 2015, algorithm 1, β1 = 0.9, β2 = 0.999, ε = 1e-8).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.found import Found, Table
from engine.gradients import value_and_gradient
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized, linearize
from engine.modes.base import EVALUATE, Mode, Param, record_sweep, wrong_type
from engine.modes.options import all_finite, check_crossings, choice, chosen_output, listed, number, whole
from engine.phrases import say
from engine.scalarize import written_out
from engine.tape import tape
from engine.trace import NODE, SWEEP, Steps, Trace, state_at
from engine.words import Words

_VALUE, _ADJOINT, _LOSS, _VELOCITY, _SQUARES, _PARTIAL = range(6)
_BEGIN, _EVALUATE, _SEED, _EDGE, _GRADIENT, _UPDATE, _DONE, _STOP = range(1, 9)
_ABOUT = "The plain gradient, a velocity that remembers (momentum), or steps scaled by their own history (adam)."
RULE = Param("rule", "choice", _ABOUT, "gradient", ("gradient", "momentum", "adam"))
RATE = Param("rate", "number", "How far to go along the slope.", "0.1", least=1e-12)
MOMENTUM = Param(
    "momentum", "number", "How much of the last velocity is kept, for the rule momentum.", "0.9", least=0, most=0.999999, when=("rule", "momentum")
)
ITERATIONS = Param("iterations", "count", "How many updates; by default fewer for a long program.", "20", least=1, most=10_000)
_USUAL = 40_000
"""How often edges may be crossed where nobody says how many updates there are."""
_DECAY, _SQUARE_DECAY, _TINY = 0.9, 0.999, 1e-8


@dataclass(frozen=True, slots=True)
class Descent:
    """``points`` and ``losses`` before the first update and after each; ``stopped`` says why it ended early, if it did."""

    points: list[dict[str, float]]
    losses: list[float]
    stopped: Words | None


@dataclass(slots=True)
class _Memory:
    """What a rule remembers of each input between updates."""

    velocity: dict[str, float] = field(default_factory=dict)
    squares: dict[str, float] = field(default_factory=dict)

    def copy(self) -> _Memory:
        """As it is now."""
        return _Memory(dict(self.velocity), dict(self.squares))


def _update(rule: str, rate: float, momentum: float, name: str, slope: float, count: int, memory: _Memory) -> float:
    """How far the input called ``name`` moves in update ``count`` (from 1)."""
    if rule == "gradient":
        return -rate * slope
    if rule == "momentum":
        memory.velocity[name] = momentum * memory.velocity.get(name, 0.0) + slope
        return -rate * memory.velocity[name]
    memory.velocity[name] = _DECAY * memory.velocity.get(name, 0.0) + (1 - _DECAY) * slope
    memory.squares[name] = _SQUARE_DECAY * memory.squares.get(name, 0.0) + (1 - _SQUARE_DECAY) * slope * slope
    mean = memory.velocity[name] / (1 - _DECAY**count)
    spread = memory.squares[name] / (1 - _SQUARE_DECAY**count)
    return -rate * mean / (math.sqrt(spread) + _TINY)


def _why(loss: float, point: Mapping[str, float], gradient: Mapping[str, float], count: int) -> Words | None:
    """Why there is no going on; None where there is."""
    after = say("stop_at_start") if count == 0 else say("stop_after_one") if count == 1 else say("stop_after", count=count)
    if not math.isfinite(loss):
        return say("stop_loss", value=_spoken(loss), after=after)
    for name, slope in gradient.items():
        if not math.isfinite(slope):
            return say("stop_slope", name=name, value=_spoken(slope), after=after)
    return None if all_finite(list(point.values())) else say("stop_input", after=after)


def _spoken(value: float) -> Words:
    return say("stop_nan" if value != value else "stop_infinite")


def descend(graph: Graph, at: Mapping[str, Any] | None = None, **params: Any) -> Descent:
    """Run the descent without a trace; ``params`` as the mode's. Raises PathsumError for wrong parameters, never for where the walk leads.

    Where there are tensors, their numbers are the inputs: ``x[0]``, ``x[1]``, …
    """
    DESCENT.check_names(params)
    graph, at = written_out(graph, at)
    chosen = complete(graph, params, Limits())
    where = linearize(graph, at)
    return _walk(where, chosen, None)


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``output``: what to make small; ``inputs``: which to move (all by default); ``rule``, ``rate``, ``momentum``, ``iterations``."""
    iterations = whole(ITERATIONS, params.get("iterations"))
    if params.get("iterations") is None:
        iterations = max(1, min(iterations, _USUAL // max(1, len(graph.edges[0]))))
    check_crossings(2 * (iterations + 1), graph, limits, "hint_fewer_iterations")
    return {
        "output": chosen_output(graph, params.get("output")),
        "inputs": _chosen_inputs(graph, params.get("inputs")),
        "rule": choice(RULE, params.get("rule")),
        "rate": number(RATE, params.get("rate")),
        "momentum": number(MOMENTUM, params.get("momentum")),
        "iterations": iterations,
    }


def _chosen_inputs(graph: Graph, given: object) -> list[str]:
    names = graph.input_names()
    if given is None:
        return names
    if isinstance(given, str):
        given = listed(given)
    if not isinstance(given, Sequence) or not given or not all(isinstance(name, str) for name in given):
        raise wrong_type("inputs", say("wanted_names"), "[" + ", ".join(f'"{name}"' for name in names[:2]) + "]")
    for name in given:
        graph.input_node(name)
    return [name for name in names if name in given]


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record every iteration: values anew (channel ``value``), the sweep back (``adjoint``), the update. ``loss`` is keyed by the number of updates made."""
    _walk(at, params, steps)


def _walk(at: Linearized, params: dict[str, Any], steps: Steps | None) -> Descent:
    """One loop for both, so that the trace shows what is computed."""
    graph, output = at.graph, at.graph.output_node(params["output"])
    memory, adjoint, partials = _Memory(), dict[int, float](), dict[int, float]()
    points, losses = [dict(at.at)], [at.value[output]]
    if steps is not None:
        steps.effect(_LOSS, 0, None, losses[0])
        steps.close(_BEGIN, 1, node=output, item=0, level=NODE, terms=(losses[0],))
    sweep = 1
    for count in range(params["iterations"] + 1):
        if steps is None:
            loss, full = value_and_gradient(graph, points[-1], params["output"])
            losses[count:] = [loss]
            slopes = {name: full[name] for name in params["inputs"]}
        else:
            adjoint, slopes = _sweep_back(at, output, params["inputs"], steps, sweep, count)
        stopped = _why(losses[-1], points[-1], slopes, count)
        if stopped or count == params["iterations"]:
            if steps is not None:
                steps.close(_STOP if stopped else _DONE, sweep, node=output, item=count, level=SWEEP, terms=(losses[-1],))
            return Descent(points, losses, stopped)
        old = memory.copy()
        moved = {name: _update(params["rule"], params["rate"], params["momentum"], name, slope, count + 1, memory) for name, slope in slopes.items()}
        point = points[-1] | {name: points[-1][name] + step for name, step in moved.items()}
        if steps is not None:
            _record_update(at, point, moved, slopes, old, memory, steps, sweep, count)
        if not all_finite(list(point.values())):
            stopped = _why(losses[-1], point, {}, count + 1)
            if steps is not None:
                steps.close(_STOP, sweep, node=output, item=count, level=SWEEP, terms=(losses[-1],))
            return Descent(points, losses, stopped)
        points.append(point)
        if steps is not None:
            fresh = linearize(graph, point)
            losses.append(fresh.value[output])
            _record_values(at, fresh, adjoint, partials, steps, sweep + 1, count + 1)
            steps.effect(_LOSS, count + 1, None, losses[-1])
            steps.close(_BEGIN, sweep + 1, node=output, item=count + 1, level=SWEEP, terms=(losses[-1],))
            at, sweep = fresh, sweep + 2
    raise AssertionError("the loop returns in its last turn")


def _sweep_back(at: Linearized, output: int, names: Sequence[str], steps: Steps, sweep: int, count: int) -> tuple[dict[int, float], dict[str, float]]:
    """The sweep of reverse mode from the loss: every adjoint, and the slope of each input that moves."""
    graph = at.graph
    steps.effect(_ADJOINT, output, None, 1.0)
    steps.close(_SEED, sweep, node=output, item=count, level=NODE)
    adjoint = record_sweep(at, tape(graph).reached(graph, (output,)), {output: 1.0}, steps, _ADJOINT, _EDGE, sweep=sweep, item=count)
    for leaf in graph.inputs:
        if leaf not in adjoint:
            adjoint[leaf] = 0.0
            steps.effect(_ADJOINT, leaf, None, 0.0)
    slopes = {name: adjoint[graph.input_node(name)] for name in names}
    steps.close(_GRADIENT, sweep, node=output, item=count, level=SWEEP, terms=(math.hypot(*slopes.values()),))
    return adjoint, slopes


def _record_update(
    at: Linearized,
    point: Mapping[str, float],
    moved: Mapping[str, float],
    slopes: Mapping[str, float],
    old: _Memory,
    new: _Memory,
    steps: Steps,
    sweep: int,
    count: int,
) -> None:
    """One step an input: from where, by how much, to where."""
    for name, step in moved.items():
        node = at.graph.input_node(name)
        steps.effect(_VALUE, node, at.at[name], point[name])
        for channel, before, after in ((_VELOCITY, old.velocity, new.velocity), (_SQUARES, old.squares, new.squares)):
            if name in after:
                steps.effect(channel, node, before.get(name), after[name])
        steps.close(_UPDATE, sweep, node=node, item=count, level=NODE, terms=(slopes[name], step, point[name]))


def _record_values(
    before: Linearized, after: Linearized, adjoint: Mapping[int, float], partials: dict[int, float], steps: Steps, sweep: int, count: int
) -> None:
    """The values and the partials that they change, one step an operation; the first step forgets the adjoints of the sweep before."""
    for node, value in adjoint.items():
        steps.effect(_ADJOINT, node, value, None)
    graph = after.graph
    for node, args in enumerate(graph.args):
        if args and graph.active[node]:
            steps.effect(_VALUE, node, before.value[node], after.value[node])
            first = graph.first_edge[node]
            for edge in range(first, first + len(args)):
                slope = after.partial[edge]
                if slope is not None and slope != before.partial[edge]:
                    steps.effect(_PARTIAL, edge, partials.get(edge), slope)
                    partials[edge] = slope
            steps.close(_EVALUATE, sweep, node=node, item=count, level=NODE, terms=(after.value[node],))


def found(trace: Trace) -> tuple[Found, ...]:
    """The history: the loss and the moved inputs before the first update and after each; and why it ended early, where it did."""
    graph, steps = trace.at.graph, trace.steps
    names: list[str] = trace.params["inputs"]
    node = {graph.input_node(name): name for name in names}
    point, rows = {name: trace.at.at[name] for name in names}, []
    for index, tag in enumerate(steps.tag):
        own = range(steps.effect_offset[index], steps.effect_offset[index + 1])
        if tag == _UPDATE:
            point |= {node[steps.key[row]]: steps.after[row] or 0.0 for row in own if steps.channel[row] == _VALUE}
        elif tag == _BEGIN:
            rows.append((steps.term[steps.term_offset[index]], *point.values()))
    last = state_at(trace, len(steps))
    slopes = {name: last["adjoint"].get(leaf, 0.0) for leaf, name in node.items()}
    updates = len(rows) - all_finite(list(point.values()))
    history = Table(tuple(str(number) for number in range(len(rows))), ("loss", *names), tuple(rows))
    stopped = _why(rows[-1][0], point, slopes, updates) if steps.tag[-1] == _STOP else None
    return (Found("history", history), *([Found("stopped", stopped)] if stopped else []))


DESCENT = Mode(
    "descent",
    "Gradient descent",
    "Walk downhill: evaluate, sweep back for the gradient, move the inputs a little against it, and again. This is how networks learn.",
    (
        Param("output", "output", "What is to become small.", "the first output"),
        Param("inputs", "inputs", "Which inputs move.", "all inputs"),
        RULE,
        RATE,
        MOMENTUM,
        ITERATIONS,
    ),
    ("value", "adjoint", "loss", "velocity", "squares", "partial"),
    (
        EVALUATE,
        ("descent.loss", ("loss",)),
        ("descent.evaluate", ("value",)),
        ("descent.seed", ()),
        ("descent.edge", ("upstream", "partial", "product")),
        ("descent.gradient", ("length",)),
        ("descent.update", ("slope", "step", "value")),
        ("descent.done", ("loss",)),
        ("descent.stop", ("loss",)),
    ),
    complete,
    run,
    "formulas",
    found,
)
