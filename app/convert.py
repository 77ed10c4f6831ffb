"""From the engine's objects to the columns of the wire. The only file that knows both; knows no HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any, TypeAlias

import engine
from app import arrays, groups, jacobians
from app.arrays import Tagged, number, numbers
from app.layout_plan import Kind, Plan, plan, size
from app.schemas import Direction
from app.wording import say
from engine.found import Found, Table
from engine.graph import CONST, INPUT, Graph
from engine.modes import mode_named
from engine.modes.base import KEYS
from engine.primitives import TABLE
from engine.printer import PRETTY, TEX, Style, expression, list_tex, name_tex, number_tex
from engine.rules import labelled
from engine.syntax import Apply, Expr, Name, Number
from engine.tensor_values import element
from engine.tensors.linear import Linear
from engine.tensors.operation import Detail
from engine.tensors.spelling import atom
from engine.tensors.table import OPERATIONS
from engine.words import Words

Wire: TypeAlias = dict[str, Any]
COORDINATES = 1_000  # single numbers of tensors that the page offers to be set or seeded
WIDE: dict[Kind, int] = {"input": 160, "const": 96, "op": 132}  # least width of a tensor's box
TIMES = "⊙"
GLOSSES = {
    name: Words(f"gloss_{name}", gloss)
    for name, gloss in [*((row.name, row.gloss) for row in TABLE.values()), *((row.name, row.gloss) for row in OPERATIONS.values())]
}
NOTES = 200  # a program of thousands of broken nodes need not say so thousands of times


def trace_columns(trace: engine.Trace, revision: int, expanded: bool = False) -> Wire:
    """The whole answer but for its layout. ``expanded``: tensors of the program were written out in single numbers."""
    at = trace.at
    graph = at.graph
    steps = trace.steps
    most = arrays.room(graph.size + len(steps.term) // 2 + len(steps.after)) if graph.has_tensors else 0
    return {
        "version": 1,
        "revision": revision,
        "mode": trace.mode,
        "params": dict(trace.params),
        "source": graph.source.text,
        "graph": {
            "nodes": _nodes(at, most),
            "edges": _edges(at),
            "inputs": graph.inputs,
            "starts": [arrays.wire(graph.number[node]) for node in graph.inputs],
            "outputs": [{"name": name, "node": node} for name, node in graph.outputs],
            "coordinates": _coordinates(graph) if graph.has_tensors else None,
            "expanded": expanded,
            "groups": groups.columns(at),
            "origin": groups.origin(at),
        },
        "notes": _notes(at, engine.remarks(at)),
        "channels": trace.steps.channels,
        "keys": [KEYS[channel] for channel in trace.steps.channels],
        "initial": {channel: [[key, arrays.wire(value, most)] for key, value in known.items()] for channel, known in trace.initial.items()},
        "start": trace.start,
        "steps": _steps(steps, most),
        "result": _result(trace),
    }


def live_columns(trace: engine.Trace) -> Wire:
    """What of an answer hangs on the numbers alone, for a page that has all the rest. Without what takes longer than the sweep: checks and remarks."""
    at = trace.at
    graph = at.graph
    steps = trace.steps
    most = arrays.room(graph.size + len(steps.term) // 2 + len(steps.after)) if graph.has_tensors else 0
    columns = _steps(steps, most)
    return {
        "params": dict(trace.params),
        "value": arrays.column(at.value, most) if graph.has_tensors else numbers(at.value),
        "status": [[node, status] for node, status in enumerate(at.node_status) if status != "ok"],
        "partial": arrays.partials(at.partial) if graph.has_tensors else numbers(at.partial),
        "edge_status": [[edge, status] for edge, status in enumerate(at.edge_status) if status != "smooth" and status is not None],
        "initial": {channel: [arrays.wire(value, most) for value in known.values()] for channel, known in trace.initial.items()},
        "term": columns["term"],
        "before": columns["effects"]["before"],
        "after": columns["effects"]["after"],
        "notes": _notes(at, ()),
        "result": {
            "value": {name: number(value) for name, value in trace.value.items()},
            "jacobian": jacobian(trace.jacobian),
            "paths": trace.paths and _paths(graph, trace.paths),
            "found": found(trace),
        },
    }


def kinds(graph: Graph) -> list[Kind]:
    return ["input" if op == INPUT else "const" if op == CONST else "op" for op in graph.op]


def layout_plan(graph: Graph, direction: Direction) -> Plan:
    """What the picture needs of a graph: structure and widths, no values. A tensor has room for its first numbers."""
    which = kinds(graph)
    sizes = [size(kind, label, name, symbol) for kind, label, name, symbol in zip(which, graph.label, graph.name, _symbols(graph), strict=True)]
    if graph.has_tensors:
        sizes = [(max(w, WIDE[kind]), h) if shape else (w, h) for (w, h), kind, shape in zip(sizes, which, graph.shape, strict=True)]
    origin, to, _ = graph.edges
    return plan(which, sizes, origin, to, direction, groups.frames(graph), folded=bool(groups.folds(graph)))


def _symbols(graph: Graph) -> list[str]:
    """What stands in each box."""
    folded = groups.folds(graph)
    return ["" if op in (INPUT, CONST) else groups.symbol(folded[node]) if node in folded else _symbol(graph, node) for node, op in enumerate(graph.op)]


def _symbol(graph: Graph, node: int) -> str:
    if _detail(graph, node) is not None:
        return OPERATIONS[graph.op[node]].symbol
    return TIMES if _is_times(graph, node) else TABLE[graph.op[node]].symbol


def _detail(graph: Graph, node: int) -> Detail | None:
    """What an operation on tensors was told; None for a primitive, also where it works element by element."""
    detail = graph.detail[node] if graph.detail else None
    return detail if isinstance(detail, Detail) else None


def _is_times(graph: Graph, node: int) -> bool:
    """Whether two tensors are multiplied element by element: that is never written like the product of matrices."""
    return graph.op[node] == "mul" and all(map(graph.shape_of, graph.args[node]))


def _tex(graph: Graph, node: int) -> str:
    if graph.op[node] != CONST:
        return name_tex(graph.label[node])
    return list_tex(graph.number[node]) if graph.shape_of(node) else number_tex(graph.number[node])


def _coordinates(graph: Graph) -> Wire:
    """The single numbers that go in and come out, by name: the node and the place in it, for inputs with the start."""
    inputs, outputs = list(graph.input_places.items()), list(graph.output_places.items())
    columns: Wire = {"count": [len(inputs), len(outputs)]}
    for word, rows in (("inputs", inputs[:COORDINATES]), ("outputs", outputs[:COORDINATES])):
        columns[word] = {"name": [name for name, _ in rows], "node": [node for _, (node, _) in rows], "place": [place for _, (_, place) in rows]}
    columns["inputs"]["start"] = numbers(element(graph.number[node], place) for _, (node, place) in inputs[:COORDINATES])
    return columns


def _nodes(at: engine.Linearized, most: int) -> Wire:
    graph = at.graph
    which = kinds(graph)
    tex = [_tex(graph, node) for node in range(graph.size)]
    formula, formula_tex = list(graph.label), list(tex)
    folded = groups.folds(graph)
    for node, args in enumerate(graph.args):
        if node in folded:
            formula[node] = groups.formula(graph, folded[node], args)
            formula_tex[node] = groups.formula_tex(graph, folded[node], args)
        elif args:
            formula[node], formula_tex[node] = _formulas(graph, node, tex)
    glosses: dict[Kind, Words] = {"input": say("gloss_input"), "const": say("gloss_const")}
    spans = [graph.span(node) for node in range(graph.size)]
    return {
        "op": graph.op,
        "name": graph.name,
        "label": graph.label,
        "tex": tex,
        "symbol": _symbols(graph),
        "formula": formula,
        "formula_tex": formula_tex,
        "gloss": [groups.gloss(folded[node]) if node in folded else _gloss(graph, node) if kind == "op" else glosses[kind] for node, kind in enumerate(which)],
        "value": arrays.column(at.value, most) if graph.has_tensors else numbers(at.value),
        "shape": [list(shape) for shape in graph.shape] if graph.has_tensors else None,
        "status": at.node_status,
        "active": graph.active,
        "span": [[span.start, span.end] if span else None for span in spans],
    }


def _gloss(graph: Graph, node: int) -> Words:
    gloss = GLOSSES[graph.op[node]]
    return say("gloss_elementwise", gloss=gloss) if graph.shape_of(node) and _detail(graph, node) is None else gloss


def _formulas(graph: Graph, node: int, tex: Sequence[str]) -> tuple[str, str]:
    """The right-hand side in labels, as text and as TeX."""
    args = graph.args[node]
    words, words_tex = [graph.label[arg] for arg in args], [tex[arg] for arg in args]
    detail = _detail(graph, node)
    if detail is not None:
        row = OPERATIONS[graph.op[node]]
        if row.name == "matmul" and len(detail.shapes[0]) == 1:  # a vector on the left is a row, in TeX as in print
            left, right = (atom(word, True) for word in words_tex)
            return row.spell(words, detail, False), rf"{left}^{{\top}} \, {right}"
        return row.spell(words, detail, False), row.spell(words_tex, detail, True)
    if _is_times(graph, node):
        return f" {TIMES} ".join(words), r" \odot ".join(words_tex)
    known = _known(graph, args)
    return _fill(_formula(graph.op[node], known, PRETTY), words, "{}"), _fill(_formula(graph.op[node], known, TEX), words_tex, r"\text{{{}}}")


def _edges(at: engine.Linearized) -> Wire:
    graph = at.graph
    origin, to, slot = graph.edges
    folded = groups.folds(graph)
    text: list[str | None] = []
    tex: list[str | None] = []
    for node, args in enumerate(graph.args):
        for place, arg in enumerate(args):
            if not graph.active[arg]:
                plain, written = None, None
            elif node in folded:
                plain, written = groups.partial(graph.label[node], graph.label[arg]), groups.partial_tex(_tex(graph, node), _tex(graph, arg))
            else:
                plain, written = _slope(graph, node, place)
            text.append(plain)
            tex.append(written)
    return {
        "from": origin,
        "to": to,
        "slot": slot,
        "partial": arrays.partials(at.partial) if graph.has_tensors else numbers(at.partial),
        "text": text,
        "tex": tex,
        "status": at.edge_status,
    }


def _slope(graph: Graph, node: int, place: int) -> tuple[str, str]:
    """The partial in one argument as a formula in labels, as text and as TeX."""
    args = graph.args[node]
    result = (graph.label[node], _tex(graph, node))
    detail = _detail(graph, node)
    if detail is not None:
        whole = all(OPERATIONS[graph.op[node]].options.get(option) == value for option, value in detail.options.items() if option != "keepdims")
        use = jacobians.Use([(graph.label[arg], _tex(graph, arg)) for arg in args], result, detail.shapes, detail.shape, whole)
        return jacobians.rule(graph.op[node], use, place)
    known = _known(graph, args)
    words, words_tex = [*(graph.label[arg] for arg in args), result[0]], [*(_tex(graph, arg) for arg in args), result[1]]
    plain = _fill(_partial(graph.op[node], place, known, PRETTY), words, "{}")
    tex = _fill(_partial(graph.op[node], place, known, TEX), words_tex, r"\text{{{}}}")
    return jacobians.elementwise((plain, tex), graph.shape[node], graph.shape[args[place]]) if graph.shape_of(node) else (plain, tex)


# Formulas are spelled once for each shape and then filled in: a graph of 20 000 nodes has few shapes. A shape is a primitive and
# which of its arguments are constants; characters of a private area stand for the labels.
_HOLES = ("\ue000", "\ue001", "\ue002", "\ue003")
_Known: TypeAlias = tuple[float | None, ...]


def _known(graph: Graph, args: Sequence[int]) -> _Known:
    return tuple(graph.number[arg] if graph.op[arg] == CONST and not graph.shape_of(arg) else None for arg in args)


def _leaves(known: _Known) -> tuple[Expr, ...]:
    return tuple(Name(_HOLES[slot]) if value is None else Number(value) for slot, value in enumerate(known))


@lru_cache(maxsize=4096)
def _formula(op: str, known: _Known, style: Style) -> str:
    return expression(Apply(op, _leaves(known)), style)


@lru_cache(maxsize=4096)
def _partial(op: str, slot: int, known: _Known, style: Style) -> str:
    return expression(labelled(TABLE[op], slot, _leaves(known), Name(_HOLES[len(known)])), style)


def _fill(template: str, words: Sequence[str], hole: str) -> str:
    for mark, word in zip(_HOLES, words, strict=False):
        template = template.replace(hole.format(mark), word)
    return template


def _notes(at: engine.Linearized, remarks: Sequence[engine.Note]) -> list[Wire]:
    graph = at.graph
    shown = [
        {"code": note.code, "message": note.said, "hint": note.advice, "span": _span(graph.span(note.node)), "node": note.node}
        for note in (*at.notes[:NOTES], *remarks)
    ]
    if len(at.notes) > NOTES:
        words = say("more_notes", count=len(at.notes) - NOTES)
        shown.append({"code": "E_DOMAIN", "message": words, "hint": "", "span": None, "node": None})
    return shown


def _span(span: engine.Span | None) -> Wire | None:
    return asdict(span) if span else None


def _steps(steps: engine.Steps, most: int) -> Wire:
    """``most`` is how many numbers of an array may be written, 0 where there are none. The Jacobian of a step's edge is not written again."""
    term: Sequence[Any]
    before: Sequence[Any]
    after: Sequence[Any]
    if most:
        term = arrays.column([None if isinstance(value, Linear) else value for value in steps.term], most)
        both = arrays.column([*steps.before, *steps.after], most)
        before, after = both[: len(steps.before)], both[len(steps.before) :]
    else:
        term, before, after = numbers(steps.term), numbers(steps.before), numbers(steps.after)
    return {
        "count": len(steps),
        "tags": [{"name": name, "terms": terms} for name, terms in steps.tags],
        "tag": steps.tag,
        "node": steps.node,
        "edge": steps.edge,
        "item": steps.item,
        "level": steps.level,
        "sweep": steps.sweep,
        "term_offset": steps.term_offset,
        "term": term,
        "effect_offset": steps.effect_offset,
        "effects": {
            "kind": steps.kind,
            "channel": steps.channel,
            "key": steps.key,
            "before": before,
            "after": after,
        },
    }


def jacobian(rows: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, Tagged]]:
    return {output: {name: number(value) for name, value in row.items()} for output, row in rows.items()}


def _result(trace: engine.Trace) -> Wire:
    graph = trace.at.graph
    rows = engine.differences(groups.whole(trace.at), trace.jacobian)
    return {
        "value": {name: number(value) for name, value in trace.value.items()},
        "jacobian": jacobian(trace.jacobian),
        "sweeps": {"forward": len(graph.input_places), "reverse": len(graph.output_places)},
        "check": {
            "method": "central differences",
            "rows": [
                {
                    "output": row.output,
                    "input": row.input,
                    "derivative": number(row.derivative),
                    "difference": None if row.difference is None else number(row.difference),
                    "error": None if row.error is None else number(row.error),
                    "verdict": row.verdict,
                }
                for row in rows
            ],
        },
        "paths": trace.paths and _paths(graph, trace.paths),
        "found": found(trace),
    }


def found(trace: engine.Trace) -> list[Wire]:
    """What the mode found besides values and derivatives."""
    return [_found(item) for item in mode_named(trace.mode).found(trace)]


def _found(item: Found) -> Wire:
    """A thing found with what kind of thing it is. Counts are exact whatever their size, so they are digits."""
    value = item.value
    if isinstance(value, Table):
        return {"name": item.name, "kind": "table", "value": {"rows": value.rows, "columns": value.columns, "cells": [numbers(row) for row in value.cells]}}
    if isinstance(value, bool):
        return {"name": item.name, "kind": "flag", "value": value}
    if isinstance(value, int):
        return {"name": item.name, "kind": "count", "value": digits(value)}
    if isinstance(value, float):
        return {"name": item.name, "kind": "number", "value": number(value)}
    return {"name": item.name, "kind": "text" if isinstance(value, (str, Words)) else "list", "value": value}


def _paths(graph: Graph, paths: engine.PathList) -> Wire:
    output = next(name for name, node in graph.outputs if node == paths.output)
    return {
        "input": graph.label[paths.input],
        "output": output,
        "count": digits(paths.count),
        "shown": len(paths.edges),
        "edges": paths.edges,
        "product": numbers(paths.product),
        "sum": number(paths.sum),
        "total": number(paths.total),
    }


def digits(count: int) -> str:
    """An exact count as decimal digits, in pieces: Python refuses to write more than 4300 digits at once."""
    pieces: list[str] = []
    base = 10**4000
    while count >= base:
        count, rest = divmod(count, base)
        pieces.append(f"{rest:04000d}")
    return "".join([str(count), *reversed(pieces)])
