"""From the engine's objects to the columns of the wire. The only file that knows both; knows no HTTP."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any, Literal, TypeAlias

import engine
from app import groups
from app.layout_plan import Kind, Plan, plan, size
from app.schemas import Direction
from engine.found import Found, Table
from engine.graph import CONST, INPUT, Graph
from engine.modes import mode_named
from engine.modes.base import KEYS
from engine.primitives import TABLE
from engine.printer import PRETTY, TEX, Style, expression, name_tex, number_tex
from engine.rules import labelled
from engine.syntax import Apply, Expr, Name, Number

Wire: TypeAlias = dict[str, Any]
Tagged: TypeAlias = float | Literal["Infinity", "-Infinity", "NaN"]
NOTES = 200  # a program of thousands of broken nodes need not say so thousands of times


def number(value: float) -> Tagged:
    """Finite as it is, the others as words: JSON has none of them."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def numbers(values: Iterable[float | None]) -> list[Tagged | None]:
    return [value if value is None or value - value == 0 else number(value) for value in values]


def trace_columns(trace: engine.Trace, revision: int) -> Wire:
    """The whole answer but for its layout."""
    at = trace.at
    graph = at.graph
    return {
        "version": 1,
        "revision": revision,
        "mode": trace.mode,
        "params": dict(trace.params),
        "source": graph.source.text,
        "graph": {
            "nodes": _nodes(at),
            "edges": _edges(at),
            "inputs": graph.inputs,
            "starts": numbers(graph.number[node] for node in graph.inputs),
            "outputs": [{"name": name, "node": node} for name, node in graph.outputs],
            "groups": groups.columns(at),
            "origin": groups.origin(at),
        },
        "notes": _notes(at),
        "channels": trace.steps.channels,
        "keys": [KEYS[channel] for channel in trace.steps.channels],
        "initial": {channel: [[key, number(value)] for key, value in known.items()] for channel, known in trace.initial.items()},
        "start": trace.start,
        "steps": _steps(trace.steps),
        "result": _result(trace),
    }


def kinds(graph: Graph) -> list[Kind]:
    return ["input" if op == INPUT else "const" if op == CONST else "op" for op in graph.op]


def layout_plan(graph: Graph, direction: Direction) -> Plan:
    """What the picture needs of a graph: structure and widths, no values."""
    which = kinds(graph)
    sizes = [size(kind, label, name, symbol) for kind, label, name, symbol in zip(which, graph.label, graph.name, _symbols(graph), strict=True)]
    origin, to, _ = graph.edges
    return plan(which, sizes, origin, to, direction, groups.frames(graph))


def _symbols(graph: Graph) -> list[str]:
    """What stands in each box."""
    folded = groups.folds(graph)
    return ["" if op in (INPUT, CONST) else groups.symbol(folded[node]) if node in folded else TABLE[op].symbol for node, op in enumerate(graph.op)]


def _tex(graph: Graph, node: int) -> str:
    return number_tex(graph.number[node]) if graph.op[node] == CONST else name_tex(graph.label[node])


def _nodes(at: engine.Linearized) -> Wire:
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
            known = _known(graph, args)
            formula[node] = _fill(_formula(graph.op[node], known, PRETTY), [graph.label[arg] for arg in args], "{}")
            formula_tex[node] = _fill(_formula(graph.op[node], known, TEX), [tex[arg] for arg in args], r"\text{{{}}}")
    glosses: dict[Kind, str] = {"input": "input", "const": "constant", "op": ""}
    spans = [graph.span(node) for node in range(graph.size)]
    return {
        "op": graph.op,
        "name": graph.name,
        "label": graph.label,
        "tex": tex,
        "symbol": _symbols(graph),
        "formula": formula,
        "formula_tex": formula_tex,
        "gloss": [
            groups.gloss(folded[node]) if node in folded else TABLE[op].gloss if kind == "op" else glosses[kind]
            for node, (op, kind) in enumerate(zip(graph.op, which, strict=True))
        ],
        "value": numbers(at.value),
        "status": at.node_status,
        "active": graph.active,
        "span": [[span.start, span.end] if span else None for span in spans],
    }


def _edges(at: engine.Linearized) -> Wire:
    graph = at.graph
    origin, to, slot = graph.edges
    folded = groups.folds(graph)
    text: list[str | None] = []
    tex: list[str | None] = []
    for node, args in enumerate(graph.args):
        if not args:
            continue
        if node in folded:
            text += [groups.partial(graph.label[node], graph.label[arg]) if graph.active[arg] else None for arg in args]
            tex += [groups.partial_tex(_tex(graph, node), _tex(graph, arg)) if graph.active[arg] else None for arg in args]
            continue
        known = _known(graph, args)
        words = [*(graph.label[arg] for arg in args), graph.label[node]]
        words_tex = [*(_tex(graph, arg) for arg in args), _tex(graph, node)]
        for place, arg in enumerate(args):
            if not graph.active[arg]:
                text.append(None)
                tex.append(None)
                continue
            text.append(_fill(_partial(graph.op[node], place, known, PRETTY), words, "{}"))
            tex.append(_fill(_partial(graph.op[node], place, known, TEX), words_tex, r"\text{{{}}}"))
    return {
        "from": origin,
        "to": to,
        "slot": slot,
        "partial": numbers(at.partial),
        "text": text,
        "tex": tex,
        "status": at.edge_status,
    }


# Formulas are spelled once for each shape and then filled in: a graph of 20 000 nodes has few shapes. A shape is a primitive and
# which of its arguments are constants; characters of a private area stand for the labels.
_HOLES = ("\ue000", "\ue001", "\ue002", "\ue003")
_Known: TypeAlias = tuple[float | None, ...]


def _known(graph: Graph, args: Sequence[int]) -> _Known:
    return tuple(graph.number[arg] if graph.op[arg] == CONST else None for arg in args)


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


def _notes(at: engine.Linearized) -> list[Wire]:
    graph = at.graph
    shown = [
        {"code": note.code, "message": note.message, "hint": note.hint, "span": _span(graph.span(note.node)), "node": note.node} for note in at.notes[:NOTES]
    ]
    if len(at.notes) > NOTES:
        words = f"{len(at.notes) - NOTES:,} more nodes have notes like these."
        shown.append({"code": "E_DOMAIN", "message": words, "hint": "", "span": None, "node": None})
    return shown


def _span(span: engine.Span | None) -> Wire | None:
    return asdict(span) if span else None


def _steps(steps: engine.Steps) -> Wire:
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
        "term": numbers(steps.term),
        "effect_offset": steps.effect_offset,
        "effects": {
            "kind": steps.kind,
            "channel": steps.channel,
            "key": steps.key,
            "before": numbers(steps.before),
            "after": numbers(steps.after),
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
        "sweeps": {"forward": len(graph.inputs), "reverse": len(graph.outputs)},
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
        "found": [_found(item) for item in mode_named(trace.mode).found(trace)],
    }


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
    return {"name": item.name, "kind": "text" if isinstance(value, str) else "list", "value": value}


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
