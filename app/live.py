"""A program held ready, so that another point costs a sweep and no more: what live answers are made of. Knows no event loop and no socket."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import orjson

import engine
from app.convert import live_columns
from app.errors import check
from app.groups import wanted
from app.messages import as_json

KEPT = 8
"""Programs that a worker holds ready."""
RESTRUCTURED = "restructured"
TIMES = 3
"""So often an answer is timed before it is said how long one takes."""


@dataclass(frozen=True, slots=True)
class LiveJob:
    """A program, and the point and parameters at which the asker has its whole trace. ``key`` stands for all of it."""

    key: str
    source: str
    mode: str
    at: Mapping[str, float]
    params: Mapping[str, Any]
    fold: Sequence[int] | Literal["auto"]
    expand: bool
    language: str
    limits: engine.Limits
    answer_bytes: int


@dataclass(frozen=True, slots=True)
class Point:
    """Where the asker wants to be now."""

    revision: int
    at: Mapping[str, float]
    params: Mapping[str, Any]


class Program:
    """A parsed program with the structure of the trace that its asker holds. Can be sent between processes."""

    def __init__(self, job: LiveJob) -> None:
        graph = engine.parse(job.source, limits=job.limits)
        self.job = job
        self.fold = wanted(graph, job.fold, job.mode)
        written_out = job.expand or any(mode.name == job.mode and mode.needs != "partials" for mode in engine.MODES)
        self.graph = engine.scalarize(graph, job.limits) if written_out else graph
        self.structure = structure(self.trace(job.at, job.params))

    def __getstate__(self) -> dict[str, Any]:
        """A graph that is sent goes without what was made from it, which is made again where it arrives."""
        return {**vars(self), "graph": replace(self.graph)}

    @property
    def size(self) -> int:
        """Nodes and edges: what a sweep, and an answer, grow with."""
        return self.graph.size + len(self.graph.edges[0])

    def trace(self, at: Mapping[str, float], params: Mapping[str, Any]) -> engine.Trace:
        return engine.trace(self.graph, at, self.job.mode, fold=self.fold, limits=self.job.limits, **params)

    def answer(self, point: Point) -> bytes:
        """The numbers there, as JSON; or that the steps are others than those of the trace in hand. Raises PathsumError."""
        run = self.trace(point.at, point.params)
        if structure(run) != self.structure:
            return orjson.dumps({"kind": RESTRUCTURED, "revision": point.revision})
        columns = as_json({"kind": "numbers", "revision": point.revision, **live_columns(run)}, self.job.language)
        check("answer_long", len(columns), self.job.answer_bytes)
        return columns


def structure(trace: engine.Trace) -> tuple[Any, ...]:
    """Everything of a trace's steps that is not a number of its sweep. Where it is the same, numbers can be put in place."""
    steps = trace.steps
    return (
        steps.tag, steps.node, steps.edge, steps.item, steps.level, steps.sweep, steps.term_offset, steps.effect_offset, steps.kind, steps.channel, steps.key,
        [value is None for value in steps.before], [value is None for value in steps.after], [value is None for value in steps.term],
        {channel: list(known) for channel, known in trace.initial.items()}, trace.at.graph.size,
    )  # fmt: skip


# --- jobs of the workers ------------------------------------------------------------------------------------------------------

_ready: OrderedDict[str, Program] = OrderedDict()


def _program(job: LiveJob) -> Program:
    program = _ready.pop(job.key, None) or Program(job)
    _ready[job.key] = program
    if len(_ready) > KEPT:
        _ready.popitem(last=False)
    return program


def open_program(job: LiveJob, largest: int) -> tuple[Program | None, float]:
    """Gets a program ready; gives it back if it is no larger than ``largest``, with the seconds that one answer takes."""
    program = _program(job)
    if program.size > largest:
        return None, 0.0
    point = Point(0, job.at, job.params)
    program.answer(point)  # the first has more to do
    return program, min(_seconds(program, point) for _ in range(TIMES))  # whatever else happens can only make one longer


def _seconds(program: Program, point: Point) -> float:
    begin = time.thread_time()
    program.answer(point)
    return time.thread_time() - begin


def live_answer(job: LiveJob, point: Point) -> bytes:
    """The same as ``Program.answer``, in a worker."""
    return _program(job).answer(point)
