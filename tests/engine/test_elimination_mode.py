"""The mode of elimination: every order by rule, by search and by hand as a trace that ends in the Jacobian; wrong orders are refused by name."""

from __future__ import annotations

import json
import math
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import engine
from engine.elimination import RULES, Accumulation, eliminate_vertices, linear_graph, shape_of
from engine.elimination.linear import always_unit
from engine.elimination.typed import Move, carried_out, spelled
from engine.modes.elimination import ELIMINATION, WORDS
from engine.primitives import TABLE
from engine.rules import rules
from tests.engine.recording import check_trace, end, known, record, tags, terms
from tests.graphs import EXAMPLES
from tests.strategies import Program, finite, programs


def edges_left(trace: engine.Trace) -> dict[tuple[int, int], float]:
    size = trace.at.graph.size
    return {divmod(key, size): partial for key, partial in end(trace)["edge"].items()}


@pytest.mark.parametrize("units", ["counted", "free"])
@pytest.mark.parametrize("order", WORDS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_trace_ends_in_the_jacobian(name: str, order: str, units: str) -> None:
    example = EXAMPLES[name]
    graph = engine.parse(example.source)
    trace = record(ELIMINATION, graph, example.at, order=order, units=units)
    check_trace(trace)
    left = edges_left(trace)
    for output, node in graph.outputs:
        for leaf in graph.inputs:
            expected = example.jacobian[output][graph.label[leaf]]
            assert node == leaf or left.get((leaf, node), 0.0) == pytest.approx(expected, rel=1e-12)
    assert all(origin in graph.inputs for origin, _ in left)
    assert set(end(trace)["vertex"]) == {*graph.inputs, *(node for _, node in graph.outputs)}


@given(programs(), st.sampled_from(WORDS[:4]))
@settings(max_examples=60)
def test_traces_of_programs(program: Program, order: str) -> None:
    graph = engine.parse(program.source)
    trace = record(ELIMINATION, graph, known(graph, program.at), order=order)
    assume(all(math.isfinite(value) for value in trace.at.value))
    check_trace(trace)
    counted = eliminate_vertices(linear_graph(trace.at), RULES[order](shape_of(linear_graph(graph))))
    assert end(trace)["multiplications"][0] == counted.multiplications == terms(trace, len(trace.steps) - 1)["multiplications"]
    assert end(trace)["additions"][0] == counted.additions
    assert {key: value for key, value in edges_left(trace).items() if key[1] not in graph.inputs} == counted.edges()


def test_each_product_and_each_vertex_is_a_step() -> None:
    graph = engine.parse("u = x*x\ny = sin(u)*cos(u)")
    trace = record(ELIMINATION, graph, {"x": 2}, order=["v1", "v2", "u"])
    assert tags(trace)[trace.start :] == [
        "elimination.merge", "elimination.fill", "elimination.vertex", "elimination.absorb", "elimination.vertex", "elimination.fill",
        "elimination.vertex", "elimination.done",
    ]  # fmt: skip
    assert [trace.steps.level[index] for index in range(trace.start, len(trace.steps))] == [1, 0, 1, 0, 1, 0, 1, 2]
    first = terms(trace, trace.start + 1)
    assert (first["from"], first["to"]) == (1, 4)
    assert first["product"] == pytest.approx(math.cos(4) * math.cos(4))
    assert terms(trace, len(trace.steps) - 1) == {"multiplications": 3, "additions": 2, "units": 0, "left": 0}
    kinds = {trace.steps.kind[row] for row in range(len(trace.steps.kind))}
    assert kinds == {"set", "add_node", "drop_node", "add_edge", "drop_edge"}


def test_an_output_that_feeds_others_keeps_its_edges() -> None:
    graph = engine.parse("p = x*y\nq = p*x\nreturn p, q")
    trace = record(ELIMINATION, graph, {"x": 3, "y": 4}, order=["p"])
    assert edges_left(trace) == {(0, 2): 4.0, (1, 2): 3.0, (0, 3): 24.0, (1, 3): 9.0}
    assert end(trace)["multiplications"] == {0: 2.0}
    assert terms(trace, len(trace.steps) - 2) == {"before": 2, "after": 1, "multiplications": 2}


def test_vertices_left_out_stay() -> None:
    graph = engine.parse("y = exp(sin(x*x))")
    trace = record(ELIMINATION, graph, {"x": 1}, order=["v2"])
    assert terms(trace, len(trace.steps) - 1)["left"] == 1
    assert set(edges_left(trace)) == {(0, 1), (1, 3)}


def test_edges_go_in_any_order_beside_vertices() -> None:
    graph = engine.parse("u = x*x\ny = sin(u)*cos(u)")
    trace = record(ELIMINATION, graph, {"x": 2}, order="u -> v1 : back, v1, x→u:front, v2")
    check_trace(trace)
    assert trace.params["order"] == ["u -> v1 : back", "v1", "x -> u : front", "v2"]
    assert edges_left(trace) == {(0, 4): pytest.approx(trace.jacobian.get("y", {}).get("x", 4 * math.cos(8)))}
    assert end(trace)["multiplications"] == {0: 4.0}
    assert [item.value for item in ELIMINATION.found(trace) if item.name == "order"] == [("u -> v1", "v1", "x -> u", "v2")]


@given(programs(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_traces_of_random_edge_orders(program: Program, random: Any) -> None:
    """Any order of edges ends in the Jacobian; said back as text, it is the same order."""
    graph = engine.parse(program.source)
    where = engine.linearize(graph, known(graph, program.at))
    assume(all(finite(value) for value in where.value))
    work, moves = Accumulation(linear_graph(where)), []
    while choices := work.open_edges():
        assume(len(moves) < 300)
        moves.append(random.choice(choices))
        work.eliminate_edge(*moves[-1])
    sink = {copy: node for node, copy in work.graph.sink.items()}
    assume(not any(to in sink for _, to, _ in moves))  # an edge into an output's copy has no name of its own
    typed = [f"{graph.label[origin]} -> {graph.label[to]} : {side}" for origin, to, side in moves]
    trace = record(ELIMINATION, graph, where.at, order=typed)
    check_trace(trace)
    assert end(trace)["multiplications"] == {0: float(work.multiplications)}
    expected = engine.jacobian(graph, where.at)
    scale = 1 + max((abs(value) for row in expected.values() for value in row.values()), default=0.0)
    left = edges_left(trace)
    for output, node in graph.outputs:
        for leaf in graph.inputs:
            assert node == leaf or left.get((leaf, node), 0.0) == pytest.approx(expected[output][graph.label[leaf]], rel=1e-9, abs=1e-9 * scale)


def test_a_search_shows_its_progress_and_what_it_proved() -> None:
    lines = ["h0 = x1*x2*x3*x4", *(f"h{i} = h{i - 1}*sin(x{i % 4 + 1})*x{(i + 1) % 4 + 1} + cos(h{i - 1})" for i in range(1, 6))]
    graph = engine.parse("\n".join([*lines, "y = h5", "z = h5*h3", "return y, z"]))
    trace = record(ELIMINATION, graph, {}, order="best", chance=3, moves=3_000, states=200)
    check_trace(trace)
    searched = [terms(trace, index) for index, tag in enumerate(tags(trace)) if tag == "elimination.search"]
    assert [row["best"] for row in searched] == sorted({row["best"] for row in searched}, reverse=True)
    found = {item.name: item.value for item in ELIMINATION.found(trace)}
    assert found["multiplications"] == end(trace)["best"][0] >= found["least"]
    assert found["proven"] is (found["least"] == found["multiplications"])
    assert found["states"] <= 201
    again = record(ELIMINATION, graph, {}, order="best", chance=3, moves=3_000, states=200)
    assert again.steps == trace.steps


def test_the_best_order_is_proven_where_that_is_cheap() -> None:
    graph = engine.parse("s = tan(a*b/(c - tan(d*b)))\nreturn s, a*s")
    trace = record(ELIMINATION, graph, {"a": 1, "b": 1, "c": 2, "d": 0.5}, order="best")
    at = next(index for index, tag in enumerate(tags(trace)) if tag == "elimination.proof")
    found = terms(trace, at)
    assert found["best"] == found["least"] == end(trace)["multiplications"][0]
    for rule in WORDS[:4]:
        assert found["best"] <= end(record(ELIMINATION, graph, {}, order=rule))["multiplications"][0]


@pytest.mark.parametrize(
    ("params", "code", "words"),
    [
        ({"order": "sideways"}, "E_PARAM", "order"),
        ({"order": 3}, "E_PARAM", "order"),
        ({"order": ["e"]}, "E_PARAM", "'e'"),
        ({"order": [1]}, "E_PARAM", "1"),
        ({"order": ["v1", "v1"]}, "E_PARAM", "number 2"),
        ({"order": "v1, a -> e"}, "E_PARAM", "number 2"),
        ({"order": "a -> v1 -> e"}, "E_PARAM", "no edge"),
        ({"order": "a -> v1 : up"}, "E_PARAM", "no edge"),
        ({"chance": -1}, "E_PARAM", "chance"),
        ({"moves": 10**9}, "E_TOO_BIG", "moves"),
        ({"states": "all"}, "E_PARAM", "states"),
        ({"units": "some"}, "E_PARAM", "units"),
        ({"speed": 1}, "E_PARAM", "speed"),
    ],
)
def test_wrong_parameters(params: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        record(ELIMINATION, engine.parse("e = (a+b)*(b+1)"), **params)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.hint


def test_large_programs_are_refused_at_once() -> None:
    chain = engine.parse("\n".join(["h0 = 1", *(f"h{i + 1} = sin(h{i})" for i in range(3_000))]))
    with pytest.raises(engine.PathsumError) as caught:
        record(ELIMINATION, chain)
    assert caught.value.code == "E_TOO_BIG"
    shorter = engine.parse("\n".join(["h0 = 1", *(f"h{i + 1} = sin(h{i})" for i in range(1_100))]))
    with pytest.raises(engine.PathsumError):
        record(ELIMINATION, shorter, order="best")
    assert end(record(ELIMINATION, shorter))["multiplications"] == {0: 1_099.0}


# --- what the browser counts by itself ------------------------------------------------------------------------------------

GAMES = Path(__file__).parents[1] / "golden" / "elimination.json"
PLAYED = (
    "s = a + b\nt = s - b\nu = -t\nv = u*1\ny = v*s + u\nz = y - u\nreturn y, z",
    "p = x*x\nq = p + p\nr = q % 3 + x\nw = sin(r) - q\nreturn w, r",
    "nu = 2\ny = nu*tan(o*t)/(g - tan(o*t))\nz = g*y\nreturn y, z",
)


def game(source: str) -> dict[str, Any]:
    """A game with every kind of move, and at each turn all that is open, with what it takes in either convention."""
    graph = engine.parse(source)
    work = Accumulation(linear_graph(graph))
    name = {copy: node for node, copy in work.graph.sink.items()}
    turns = []
    while moves := [*work.open_vertices(), *work.open_edges()]:
        seen: dict[str, list[int]] = {}
        then: list[Move] = []
        for move in moves:
            after = deepcopy(work)
            carried_out(after, move)
            shown: Move = move if isinstance(move, int) else (move[0], name.get(move[1], move[1]), move[2])
            all_of_them, free = after.multiplications - work.multiplications, after.saved - work.saved
            if spelled(graph, shown) not in seen:  # an edge into an output and one into its copy are spelled alike, and mean the first
                seen[spelled(graph, shown)] = [all_of_them, all_of_them - free]
                then.append(move)
        chosen = (5 * len(turns) + 3) % len(then)
        carried_out(work, then[chosen])
        turns.append({"open": seen, "move": list(seen)[chosen]})
    origin, to, slot = graph.edges
    nodes = {"op": list(graph.op), "label": list(graph.label), "active": list(graph.active)}
    outputs = [{"name": each, "node": node} for each, node in graph.outputs]
    edges = {"from": list(origin), "to": list(to), "slot": list(slot)}
    return {"graph": {"nodes": nodes, "edges": edges, "inputs": list(graph.inputs), "outputs": outputs}, "turns": turns}


def test_games_that_the_browser_counts_as_well() -> None:
    """tests/js replays the same file. A changed one is written beside the old (``*.new.json``)."""
    units = {op: slots for op in TABLE if (slots := [slot for slot in range(len(rules(op))) if always_unit(op, slot)])}
    made = {"units": units, "games": [game(source) for source in PLAYED]}
    if not GAMES.exists() or json.loads(GAMES.read_text("utf-8")) != made:
        fresh = GAMES.with_suffix(".new.json")
        fresh.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        pytest.fail(f"{GAMES.name} differs; the new one stands beside it as {fresh.name}")
