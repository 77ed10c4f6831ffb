"""What workers do: each job is a plain function of plain arguments, named in one table. Knows no event loop and no HTTP."""

from __future__ import annotations

import importlib
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import orjson

import engine
from app import layout_dot, layout_layered, layout_nested, strictjson
from app.arrays import numbers
from app.codeout import code
from app.convert import layout_plan, trace_columns
from app.errors import check
from app.grid import grid
from app.groups import wanted
from app.layout_curves import label_points
from app.layout_plan import Plan, Sketch
from app.lessons import shelf
from app.lessons.play import play
from app.live import live_answer, open_program
from app.messages import ENGLISH, as_json, load
from app.reports import checkpoints, checks, costs, family_costs
from app.schemas import Direction
from app.symbolic import derivative

MARGIN = 28  # room around the drawing, for the chips at the corners
TITLE_ROOM = 64.0  # what an edge's label keeps clear of, at the upper left of a frame


@dataclass(frozen=True, slots=True)
class TraceJob:
    """A request that has been checked in form, with the limits it must keep."""

    source: str
    at: Mapping[str, float]
    mode: str
    params: Mapping[str, Any]
    direction: Direction
    revision: int
    limits: engine.Limits
    answer_bytes: int
    fold: Sequence[int] | Literal["auto"] = ()
    expand: bool = False
    language: str = ENGLISH


def trace(job: TraceJob) -> tuple[bytes, Sketch]:
    """The answer but for its layout, as JSON, and what is to be laid out."""
    graph = engine.parse(job.source, limits=job.limits)
    fold = wanted(graph, job.fold, job.mode)
    try:
        return _traced(graph, job, fold)
    except engine.PathsumError as error:
        if job.fold != "auto" or not fold or error.code != "E_TOO_BIG":
            raise
        return _traced(graph, job, [])  # nobody asked for these folds, so that they are dear is no reason to refuse


def _traced(graph: engine.Graph, job: TraceJob, fold: Sequence[int]) -> tuple[bytes, Sketch]:
    run = engine.trace(graph, job.at, job.mode, fold=fold, expand=job.expand, limits=job.limits, **job.params)
    drawn = layout_plan(run.at.graph, job.direction)
    sketch = Sketch(drawn.key, len(drawn.node), drawn.grouped, pickle.dumps(drawn, protocol=pickle.HIGHEST_PROTOCOL))
    columns = as_json(trace_columns(run, job.revision, graph.has_tensors and not run.at.graph.has_tensors), job.language)
    check("trace_long", len(columns), job.answer_bytes)
    return columns, sketch


def _plan(packed: bytes) -> Plan:
    plan: Plan = pickle.loads(packed)
    return plan


def layout_source(packed: bytes) -> bytes:
    """The DOT text of a plan."""
    return layout_dot.source(_plan(packed))


def layout_read(packed: bytes, drawn: bytes) -> bytes | None:
    """The layout that Graphviz drew, as JSON; None when its answer cannot be read."""
    plan = _plan(packed)
    try:
        placed = layout_dot.read(drawn, plan)
    except (ValueError, KeyError):
        return None
    return _layout(plan, placed, "dot", None)


def layout_own(packed: bytes, reason: str | None) -> bytes:
    """Our own layered layout, as JSON, with the reason why it was not Graphviz."""
    plan = _plan(packed)
    if plan.frame:
        return _layout(plan, layout_nested.place(plan), "layered", reason)
    return _layout(plan, (*layout_layered.place(plan), {}), "layered", reason)


def _layout(plan: Plan, placed: layout_dot.Placed, by: str, reason: str | None) -> bytes:
    centres, curves, frames = placed
    boxes = [(x, y, w, h) for (x, y), w, h in zip(centres, plan.w, plan.h, strict=True)]
    xs = [side for x, _, w, _ in boxes for side in (x - w / 2, x + w / 2)] + [v for c in curves for v in c[::2]]
    ys = [side for _, y, _, h in boxes for side in (y - h / 2, y + h / 2)] + [v for c in curves for v in c[1::2]]
    xs += [side for rect in frames.values() for side in rect[::2]]
    ys += [side for rect in frames.values() for side in rect[1::2]]
    left, top = min(xs, default=0.0) - MARGIN, min(ys, default=0.0) - MARGIN
    moved = [[round(v - (top if at % 2 else left), 1) for at, v in enumerate(curve)] for curve in curves]
    shifted = [(round(x - left, 1), round(y - top, 1), w, h) for x, y, w, h in boxes]
    drawn = [(plan.frame[at], [side - (top if index % 2 else left) for index, side in enumerate(rect)]) for at, rect in sorted(frames.items())]
    titles = [(rect[0] + TITLE_ROOM / 2, rect[1] + 4, TITLE_ROOM, 30) for _, rect in drawn]
    return orjson.dumps(
        {
            "key": plan.key,
            "engine": by,
            "reason": reason,
            "direction": plan.direction,
            "width": round(max(xs, default=0.0) + MARGIN - left, 1),
            "height": round(max(ys, default=0.0) + MARGIN - top, 1),
            "boxes": {
                "node": plan.node,
                "copy": plan.copy,
                "x": [box[0] for box in shifted],
                "y": [box[1] for box in shifted],
                "w": plan.w,
                "h": plan.h,
            },
            "curves": {
                "edge": list(range(len(moved))),
                "from": plan.tail,
                "to": plan.head,
                "points": moved,
                "mid": [(round(x, 1), round(y, 1)) for x, y in label_points(moved, [*shifted, *titles])],
            },
            "frames": {
                "group": [group for group, _ in drawn],
                "x": [round((rect[0] + rect[2]) / 2, 1) for _, rect in drawn],
                "y": [round((rect[1] + rect[3]) / 2, 1) for _, rect in drawn],
                "w": [round(rect[2] - rect[0], 1) for _, rect in drawn],
                "h": [round(rect[3] - rect[1], 1) for _, rect in drawn],
            },
        }
    )


def warm() -> None:
    """Run the whole way once, so that the first person does not wait for imports and caches."""
    limits = engine.Limits()
    for mode in engine.MODES:
        trace(TraceJob("e = (a + b)*(b + 1)\nf = log(e)", {}, mode.name, {}, "LR", 0, limits, 1_000_000))


def preload() -> None:
    """Load SymPy, which takes a third of a second, and the catalogues, before anyone asks for a formula or in another language."""
    importlib.import_module("sympy")
    load()


def lesson_play(block: Mapping[str, Any], attempt: int | None, limits: engine.Limits) -> dict[str, Any]:
    """What an exercise has to know for an attempt, its numbers as the wire has them."""
    answer = play(block, attempt, limits)
    return answer | {"number": answer["number"], "at": dict(zip(answer["at"], numbers(answer["at"].values()), strict=True)), "slips": numbers(answer["slips"])}


JOBS: dict[str, Callable[..., Any]] = {
    "warm": warm,
    "preload": preload,
    "decode": strictjson.decode,
    "trace": trace,
    "layout_source": layout_source,
    "layout_read": layout_read,
    "layout_own": layout_own,
    "symbolic": derivative,
    "code": code,
    "costs": costs,
    "family_costs": family_costs,
    "checkpoints": checkpoints,
    "live_open": open_program,
    "live_answer": live_answer,
    "checks": checks,
    "grid": grid,
    "lessons": shelf.listed,
    "lesson": shelf.lesson,
    "lesson_typed": shelf.typed,
    "lesson_play": lesson_play,
}
