"""What each step of a trace says: its sentence's name and terms, as static/js/story.js has them. Knows no catalogue and no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.format import short

SHOWN = 3
State = dict[str, dict[int, float]]


def _read(wire: Any) -> float | None:
    """A number of the wire, where the non-finite ones are words."""
    return None if wire is None else float(wire)


def tell(columns: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """(name, terms) of every step's sentence, in order. ``columns`` is a trace as the wire has it."""
    steps = columns["steps"]
    channels = columns["channels"]
    state: State = {channel: {} for channel in channels}
    for step in range(steps["count"]):
        changed: tuple[int, float | None, float | None] | None = None
        for row in range(steps["effect_offset"][step], steps["effect_offset"][step + 1]):
            key, after = steps["effects"]["key"][row], _read(steps["effects"]["after"][row])
            changed = key, _read(steps["effects"]["before"][row]), after
            if after is not None:
                state[channels[steps["effects"]["channel"][row]]][key] = after
        tag = steps["tags"][steps["tag"][step]]
        yield f"step-{tag['name'].replace('.', '-')}", _terms(columns, step, tag, changed, state)


def _terms(
    columns: Mapping[str, Any],
    step: int,
    tag: Mapping[str, Any],
    changed: tuple[int, float | None, float | None] | None,
    state: State,
) -> dict[str, str]:
    nodes, edges, steps = columns["graph"]["nodes"], columns["graph"]["edges"], columns["steps"]
    node, edge = steps["node"][step], steps["edge"][step]
    if node < 0 and changed is not None and tag["name"].endswith(".seed"):
        node = changed[0]
    values = steps["term"][steps["term_offset"][step] : steps["term_offset"][step + 1]]
    known = dict(zip(tag["terms"], values, strict=True))
    before, after = (changed[1], changed[2]) if changed else (None, None)
    params = columns["params"]
    result = f"∂{params['output']}/∂{params['input']} = {short(state['sum'].get(0, 0.0))}" if tag["name"] == "paths.done" else _result(columns, state)
    return {
        "node": nodes["label"][node] if node >= 0 else "",
        "from": nodes["label"][edges["from"][edge]] if edge >= 0 else "",
        "to": nodes["label"][edges["to"][edge]] if edge >= 0 else "",
        "upstream": short(_read(known.get("upstream"))),
        "partial": short(_read(known.get("partial"))),
        "product": short(_read(known.get("product"))),
        "before": "none" if before is None else short(before),
        "after": short(after),
        "value": short(after),
        "formula": nodes["formula"][node] if node >= 0 else "",
        "gloss": (nodes["gloss"][node] if node >= 0 else "") or "none",
        "seeds": ", ".join(name for name, value in params.get("seed", {}).items() if value != 0),
        "result": result,
    }


def _result(columns: Mapping[str, Any], state: State) -> str:
    """What a finished sweep found; with one seed of 1 the numbers are derivatives and are called so."""
    graph, reverse = columns["graph"], columns["mode"] == "reverse"
    if reverse:
        targets = [(graph["nodes"]["label"][node], node) for node in graph["inputs"]]
    else:
        targets = [(output["name"], output["node"]) for output in graph["outputs"]]
    channel = state.get("adjoint" if reverse else "tangent", {})
    found = [(name, channel[node]) for name, node in targets if node in channel]
    seeds = [(name, value) for name, value in columns["params"].get("seed", {}).items() if value != 0]
    unit = seeds[0][0] if len(seeds) == 1 and seeds[0][1] == 1 else None
    texts = []
    for name, value in found[:SHOWN]:
        if unit is None:
            texts.append(f"{name}: {short(value)}")
        else:
            over, under = (unit, name) if reverse else (name, unit)
            texts.append(f"∂{over}/∂{under} = {short(value)}")
    return ", ".join(texts) + (" …" if len(found) > SHOWN else "")
