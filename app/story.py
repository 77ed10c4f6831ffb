"""What each step of a trace says: its sentence's name and terms, as static/js/story.js has them. Knows no catalogue and no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.format import short

SHOWN = 3
State = dict[str, dict[int, float]]
Change = tuple[int, float | None, float | None]
"""What an effect did: its key, and the number there before and after."""


def _read(wire: Any) -> float | None:
    """A number of the wire, where the non-finite ones are words."""
    return None if wire is None else float(wire)


def tell(columns: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """(name, terms) of every step's sentence, in order. ``columns`` is a trace as the wire has it."""
    steps = columns["steps"]
    channels = columns["channels"]
    state: State = {channel: {} for channel in channels}
    for step in range(steps["count"]):
        changed: list[Change] = []
        for row in range(steps["effect_offset"][step], steps["effect_offset"][step + 1]):
            key, after = steps["effects"]["key"][row], _read(steps["effects"]["after"][row])
            changed.append((key, _read(steps["effects"]["before"][row]), after))
            if after is not None:
                state[channels[steps["effects"]["channel"][row]]][key] = after
        tag = steps["tags"][steps["tag"][step]]
        yield f"step-{tag['name'].replace('.', '-')}", _terms(columns, step, tag, changed, state)


def _terms(columns: Mapping[str, Any], step: int, tag: Mapping[str, Any], changed: list[Change], state: State) -> dict[str, str]:
    nodes, edges, steps = columns["graph"]["nodes"], columns["graph"]["edges"], columns["steps"]
    node, edge = steps["node"][step], steps["edge"][step]
    values = steps["term"][steps["term_offset"][step] : steps["term_offset"][step + 1]]
    known = {name: _read(value) for name, value in zip(tag["terms"], values, strict=True)}
    before, after = changed[-1][1:] if changed else (None, None)
    # A seeding step sets every input (or output) at once: it tells of those that do not stand still.
    seeds = [(nodes["label"][key], amount) for key, _, amount in changed if amount != 0] if tag["name"].endswith(".seed") else []
    if node >= 0:
        name = nodes["label"][node]
    elif len(seeds) > 1:
        name = ", ".join(f"{label} = {short(amount)}" for label, amount in seeds)
    else:
        name = seeds[0][0] if seeds else ""
    params = columns["params"]
    result = (
        f"∂{_output_name(columns['graph'], params['output'])}/∂{params['input']} = {short(state['sum'].get(0, 0.0))}"
        if tag["name"] == "paths.done"
        else _result(columns, state)
    )
    return {
        "node": name,
        "from": nodes["label"][edges["from"][edge]] if edge >= 0 else "",
        "to": nodes["label"][edges["to"][edge]] if edge >= 0 else "",
        "upstream": short(known.get("upstream")),
        "partial": short(known.get("partial")),
        "product": short(known.get("product")),
        "before": _before(before, known.get("product")),
        "after": short(after),
        "value": "many" if len(seeds) > 1 else short(seeds[0][1] if seeds else after),
        "formula": nodes["formula"][node] if node >= 0 else "",
        "gloss": (nodes["gloss"][node] if node >= 0 else "") or "none",
        "seeds": ", ".join(name for name, value in params.get("seed", {}).items() if value != 0),
        "result": result,
    }


def _before(value: float | None, product: float | None) -> str:
    """What was there before a contribution came: "none", or the number; "still" and "unmoved" where the contribution is zero."""
    if product == 0:
        return "still" if value is None else "unmoved"
    return "none" if value is None else short(value)


def _result(columns: Mapping[str, Any], state: State) -> str:
    """What a finished sweep found; with one seed of 1 the numbers are derivatives and are called so."""
    graph, reverse = columns["graph"], columns["mode"] == "reverse"
    if reverse:
        targets = [(graph["nodes"]["label"][node], node) for node in graph["inputs"]]
    else:
        targets = [(_output_name(graph, output["name"]), output["node"]) for output in graph["outputs"]]
    channel = state.get("adjoint" if reverse else "tangent", {})
    found = [(name, channel[node]) for name, node in targets if node in channel]
    seeds = [(name, value) for name, value in columns["params"].get("seed", {}).items() if value != 0]
    unit = seeds[0][0] if len(seeds) == 1 and seeds[0][1] == 1 else None
    texts = []
    for name, value in found[:SHOWN]:
        if unit is None:
            texts.append(f"{name}: {short(value)}")
        else:
            over, under = (_output_name(graph, unit), name) if reverse else (name, unit)
            texts.append(f"∂{over}/∂{under} = {short(value)}")
    return ", ".join(texts) + (" …" if len(found) > SHOWN else "")


def _output_name(graph: Mapping[str, Any], name: str) -> str:
    """An output's name, or its node's label where an input has the name too (h = 0, and a loop that assigns h)."""
    labels: list[str] = graph["nodes"]["label"]
    node = next(output["node"] for output in graph["outputs"] if output["name"] == name)
    shared = any(leaf != node and labels[leaf] == name for leaf in graph["inputs"])
    return labels[node] if shared else name
