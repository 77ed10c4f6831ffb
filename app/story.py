"""What each step of a trace says: its sentence's name and terms, as static/js/story.js has them. Knows no catalogue and no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.format import Known, grouped, is_zero, short

SHOWN = 3
State = dict[str, dict[int, Known]]
JACOBIANS = {"forward.edge", "reverse.edge"}  # steps that have a sentence of their own where the slope is a Jacobian


@dataclass(frozen=True, slots=True)
class Change:
    """What an effect did."""

    channel: str
    key: int
    before: Known
    after: Known


def _read(wire: Any) -> Known:
    """A number of the wire, where the non-finite ones are words; an array as it is."""
    return wire if wire is None or isinstance(wire, Mapping) else float(wire)


def tell(columns: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """(name, terms) of every step's sentence, in order. ``columns`` is a trace as the wire has it."""
    steps = columns["steps"]
    channels = columns["channels"]
    state: State = {channel: {} for channel in channels}
    for step in range(steps["count"]):
        changed: list[Change] = []
        for row in range(steps["effect_offset"][step], steps["effect_offset"][step + 1]):
            channel, key, after = channels[steps["effects"]["channel"][row]], steps["effects"]["key"][row], _read(steps["effects"]["after"][row])
            changed.append(Change(channel, key, _read(steps["effects"]["before"][row]), after))
            if after is None:
                state[channel].pop(key, None)
            else:
                state[channel][key] = after
        tag = steps["tags"][steps["tag"][step]]
        with_matrix = tag["name"] in JACOBIANS and isinstance(columns["graph"]["edges"]["partial"][steps["edge"][step]], Mapping)
        yield f"step-{tag['name'].replace('.', '-')}{'-matrix' if with_matrix else ''}", _terms(columns, step, tag, changed, state)


def _terms(columns: Mapping[str, Any], step: int, tag: Mapping[str, Any], changed: list[Change], state: State) -> dict[str, str]:
    nodes, edges, steps = columns["graph"]["nodes"], columns["graph"]["edges"], columns["steps"]
    node, edge, item = steps["node"][step], steps["edge"][step], steps["item"][step]
    values = steps["term"][steps["term_offset"][step] : steps["term_offset"][step + 1]]
    known = {name: _read(value) for name, value in zip(tag["terms"], values, strict=True)}
    if edge >= 0 and isinstance(edges["partial"][edge], Mapping):
        known["partial"] = edges["partial"][edge]  # a Jacobian is written once, with its edge
    before, after = (changed[-1].before, changed[-1].after) if changed else (None, None)
    # A seeding step sets every input (or output) at once: it tells of those that do not stand still.
    seeding = tag["name"].endswith(".seed")
    seeds = [(nodes["label"][change.key], change.after) for change in changed if seeding and change.after is not None and not is_zero(change.after)]
    if node >= 0:
        name = nodes["label"][node]
    elif len(seeds) > 1:
        name = ", ".join(f"{label} = {short(amount)}" for label, amount in seeds)
    else:
        name = seeds[0][0] if seeds else ""
    params = columns["params"]
    terms = {
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
        "seeds": ", ".join(name for name, value in (params.get("seed") or {}).items() if value != 0),
        "result": _result(columns, tag["name"], changed, state),
        "item": str(item),
        "number": str(item + 1),
        "way": str(params.get("by", "none" if params.get("seed") is None else "seed")),
        "snapshots": str(params.get("snapshots", "")),
        "amount": _amount(tag["name"], known, item),
        "now": short(next((change.after for change in changed if change.channel in ("edge", "tangent", "adjoint")), None)),
    }
    for term, number in known.items():
        terms[term] = nodes["label"][int(number or 0)] if term in ("from", "to") and not isinstance(number, Mapping) else short(number)
    return terms | _counts(columns, tag["name"], item)


def _counts(columns: Mapping[str, Any], tag: str, item: int) -> dict[str, str]:
    """The counts of a factoring, exactly: its terms have them as floats."""
    told = next((found["value"] for found in columns["result"]["found"] if found["name"] == "counts"), None) if tag.startswith("factor.") else None
    if told is None:
        return {}
    now, then = told[item].split(" "), told[0 if tag == "factor.done" else max(0, item - 1)].split(" ")
    pairs = {"terms": now[0], "multiplications": now[1], "terms_before": then[0], "multiplications_before": then[1]}
    return {name: grouped(digits) for name, digits in pairs.items()}


COUNTED = {
    "elimination.merge": "additions",
    "elimination.done": "left",
    "elimination.vertex": "multiplications",
    "elimination.edge": "multiplications",
    "checkpoint.store": "values",
}
"""The term by whose size a sentence chooses its words."""


def _amount(tag: str, known: Mapping[str, Known], item: int) -> str:
    """ "none", "one" or "many" of what a step counts; of updates where it counts none; "proven" and "open" for a proof."""
    if tag == "elimination.proof":
        return "proven" if known["best"] == known["least"] else "open"
    count = known[COUNTED[tag]] if tag in COUNTED else item
    return "none" if count == 0 else "one" if count == 1 else "many"


def _before(value: Known, product: Known) -> str:
    """What was there before a contribution came: "none", or the number; "still" and "unmoved" where the contribution is zero."""
    if is_zero(product):
        return "still" if value is None else "unmoved"
    return "none" if value is None else short(value)


def _result(columns: Mapping[str, Any], tag: str, changed: list[Change], state: State) -> str:
    """What a finished sweep found; with one seed of 1 the numbers are derivatives and are called so."""
    graph, params = columns["graph"], columns["params"]
    ins, outs = _numbers(graph, "inputs"), _numbers(graph, "outputs")
    inputs = [name for name, _, _ in ins]
    outputs = [_output_name(graph, name) for name, _, _ in outs]
    if tag == "paths.done":
        return f"∂{_output_name(graph, params['output'])}/∂{params['input']} = {short(state['sum'].get(0, 0.0))}"
    if tag == "jacobian.done":
        filled = [change for change in changed if change.channel == "jacobian"]
        return _listed([f"∂{outputs[change.key // len(inputs)]}/∂{inputs[change.key % len(inputs)]} = {short(change.after)}" for change in filled])
    if tag == "hessian.done":
        filled = [change for change in changed if change.channel == "hessian"]
        if params["seed"] is not None:
            return _listed([f"{inputs[change.key]}: {short(change.after)}" for change in filled])
        top = f"∂²{_output_name(graph, params['output'])}"
        pairs = [(inputs[change.key // len(inputs)], inputs[change.key % len(inputs)], change.after) for change in filled]
        return _listed([f"{top}/∂{row}∂{column} = {short(number)}" for row, column, number in pairs])
    if tag == "checkpoint.done":
        over = _output_name(graph, params["output"])
        return _listed([f"∂{over}/∂{name} = {short(state['adjoint'].get(node))}" for name, node in zip(inputs, graph["inputs"], strict=True)])
    if tag not in ("forward.done", "reverse.done"):
        return ""
    reverse = columns["mode"] != "forward"
    targets = [(name, node, place) for name, (_, node, place) in (zip(inputs, ins, strict=True) if reverse else zip(outputs, outs, strict=True))]
    channel = state["adjoint" if reverse else "tangent"]
    seeds = [(name, value) for name, value in (params.get("seed") or {}).items() if value != 0]
    unit = seeds[0][0] if len(seeds) == 1 and seeds[0][1] == 1 else None
    texts = []
    for name, node, place in targets:
        if node not in channel:
            continue
        found = short(_at(channel[node], place))
        over, under = (_output_name(graph, unit), name) if reverse and unit else (name, unit)
        texts.append(f"{name}: {found}" if unit is None else f"∂{over}/∂{under} = {found}")
    return _listed(texts)


def _listed(texts: list[str]) -> str:
    return ", ".join(texts[:SHOWN]) + (" …" if len(texts) > SHOWN else "")


def _numbers(graph: Mapping[str, Any], side: str) -> list[tuple[str, int, int]]:
    """Every number that goes in or comes out: its name, its node and its place there."""
    if graph["coordinates"] is not None:
        known = graph["coordinates"][side]
        return list(zip(known["name"], known["node"], known["place"], strict=True))
    if side == "inputs":
        return [(graph["nodes"]["label"][node], node, 0) for node in graph["inputs"]]
    return [(output["name"], output["node"], 0) for output in graph["outputs"]]


def _at(value: Known, place: int) -> Known:
    """One number of a node's value."""
    if not isinstance(value, Mapping):
        return value
    return _read(value["data"][place]) if place < len(value["data"]) else None


def _output_name(graph: Mapping[str, Any], name: str) -> str:
    """An output's name, or its node's label where an input has the name too (h = 0, and a loop that assigns h)."""
    labels: list[str] = graph["nodes"]["label"]
    base, bracket, place = name.partition("[") if graph["coordinates"] is not None else (name, "", "")
    node = next(output["node"] for output in graph["outputs"] if output["name"] in (name, base))
    shared = any(leaf != node and labels[leaf] == base for leaf in graph["inputs"])
    return labels[node] + bracket + place if shared else name
