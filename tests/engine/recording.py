"""Runs a mode that the list of modes does not offer yet, as ``engine.trace`` would; and checks that hold for every trace. Knows no mode."""

from __future__ import annotations

import math
from typing import Any

import engine
from engine.modes.base import record_evaluation
from engine.trace import undo


def record(mode: engine.Mode, graph: engine.Graph, at: dict[str, float] | None = None, **params: Any) -> engine.Trace:
    mode.check_names(params)
    complete = mode.complete(graph, params, engine.Limits())
    where = engine.linearize(graph, at)
    steps = engine.Steps(mode.channels, mode.tags)
    initial = record_evaluation(where, steps)
    start = len(steps)
    paths = mode.run(where, complete, steps)
    return engine.Trace(mode.name, complete, where, initial, start, steps, {}, {}, paths)


def end(trace: engine.Trace) -> dict[str, dict[int, float]]:
    return engine.state_at(trace, len(trace.steps))


def tags(trace: engine.Trace) -> list[str]:
    return [trace.steps.tags[tag][0] for tag in trace.steps.tag]


def terms(trace: engine.Trace, index: int) -> dict[str, float]:
    """The terms of step ``index`` (from 0) by name."""
    steps = trace.steps
    names = steps.tags[steps.tag[index]][1]
    return dict(zip(names, steps.term[steps.term_offset[index] : steps.term_offset[index + 1]], strict=True))


def known(graph: engine.Graph, at: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in at.items() if name in graph.input_names()}


def check_trace(trace: engine.Trace) -> None:
    """Columns fit together, every ``before`` is what was there, the last step ends a sweep, and stepping back to the start leaves the start."""
    steps, count = trace.steps, len(trace.steps)
    assert all(len(column) == count for column in (steps.tag, steps.node, steps.edge, steps.item, steps.level, steps.sweep))
    assert steps.effect_offset[-1] == len(steps.key) == len(steps.before) == len(steps.after) == len(steps.channel)
    for index in range(count):
        terms(trace, index)
    if count:
        assert steps.level[-1] == 2
    assert all(later >= earlier for earlier, later in zip(steps.sweep, steps.sweep[1:], strict=False))
    state = {name: dict(trace.initial.get(name, {})) for name in steps.channels}
    for row, key in enumerate(steps.key):
        channel = state[steps.channels[steps.channel[row]]]
        before, after = steps.before[row], steps.after[row]
        there = channel.get(key)
        assert there == before or (there is not None and before is not None and math.isnan(there) and math.isnan(before))
        if after is None:
            channel.pop(key, None)
        else:
            channel[key] = after
    state = end(trace)
    for k in range(count, 0, -1):
        undo(trace, state, k)
    assert state == engine.state_at(trace, 0)
