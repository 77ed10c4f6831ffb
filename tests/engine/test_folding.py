"""Folded calls and turns: the same derivatives by every mode, the Jacobian of the part on its edges, and nothing lost that a reader should know."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.folding import FOLD, Folded, fold
from engine.modes.forward import jvp
from engine.modes.paths import count_paths, enumerate_paths
from engine.modes.reverse import vjp
from tests.costs import seconds
from tests.strategies import finite

#   f folded:   x ──5──▶ [f] y ──▶ (+) z        ∂f/∂x = 2x + w at x = 2, w = 1
#               w ──2──▶                         ∂f/∂w = x
CALL = "w = 1\nx = 2\nf(p) = p*p + w*p\ny = f(x)\nz = y + x"
NESTED = """
def inner(a, b):
    c = a*b
    return c + sin(a)
def outer(a):
    return inner(a, 2)*w
h = 0.5
for t in range(3):
    h = tanh(inner(h, u[t]) + outer(h))
    k = 2*h
return h, k
"""


@st.composite
def grouped(draw: st.DrawFn) -> tuple[str, dict[str, float], list[int]]:
    """A program of functions that call each other and of loops, a point, and group numbers (some too large, to be taken modulo how many there are)."""
    bodies = ["tanh({0}*{1})", "{0} - sin({1})", "{0}*{0} + 0.3*{1}", "sigmoid({0}) + cos({1})*w", "{1}/(2 + {0}^2)"]
    lines = []
    for index in range(draw(st.integers(1, 3))):
        earlier = [f"f{other}({{0}}, {{1}})" for other in range(index)]
        first, second = (draw(st.sampled_from(bodies + earlier)) for _ in range(2))
        last = draw(st.sampled_from(["a", "b", "0.5"]))
        lines.append(f"def f{index}(a, b):\n    c = {first.format('a', 'b')}\n    d = c*c\n    return {second.format('c', last)}")
    calls = [f"f{index}({{0}}, {{1}})" for index in range(len(lines))]
    names = ["x", "y", "z"]
    for index in range(draw(st.integers(1, 4))):
        value = draw(st.sampled_from(bodies + calls + calls)).format(draw(st.sampled_from(names)), draw(st.sampled_from(names)))
        if draw(st.booleans()):
            again = draw(st.sampled_from(calls)).format(f"s{index}", draw(st.sampled_from(names)))
            turns = draw(st.integers(1, 3))
            lines.append(f"s{index} = {value}\nfor t in range({turns}):\n    s{index} = tanh({again})\n    r{index} = s{index}*(t + 1)")
            names.append(f"r{index}")
        else:
            lines.append(f"s{index} = {value}")
        names.append(f"s{index}")
    numbers = st.floats(-1.5, 1.5, allow_nan=False).map(lambda value: round(value, 3))
    return "\n".join(lines), {name: draw(numbers) for name in ("x", "y", "z", "w")}, draw(st.lists(st.integers(0, 30), max_size=6))


def linearized(source: str, at: dict[str, float]) -> engine.Linearized:
    graph = engine.parse(source)
    where = engine.linearize(graph, {name: value for name, value in at.items() if name in graph.input_names()})
    assume(all(finite(value) for value in where.value))
    return where


def by_forward(at: engine.Linearized) -> list[list[float]]:
    graph = at.graph
    columns = [jvp(at, {leaf: 1.0}) for leaf in graph.inputs]
    return [[column[node] for column in columns] for _, node in graph.outputs]


def by_reverse(at: engine.Linearized) -> list[list[float]]:
    rows = [vjp(at, {node: 1.0}) for _, node in at.graph.outputs]
    return [[row[leaf] for leaf in at.graph.inputs] for row in rows]


def by_paths(at: engine.Linearized) -> list[list[float]]:
    graph = at.graph
    return [[math.fsum(product for _, product in enumerate_paths(at, leaf, node)) for leaf in graph.inputs] for _, node in graph.outputs]


def near(rows: list[list[float]]) -> Any:
    return [pytest.approx(row, rel=1e-9, abs=1e-9 * (1 + max(map(abs, row), default=0.0))) for row in rows]


@given(grouped())
def test_every_mode_finds_the_same_on_the_folded_graph(drawn: tuple[str, dict[str, float], list[int]]) -> None:
    source, point, picks = drawn
    at = linearized(source, point)
    count = len(at.graph.groups)
    folded = fold(at, [pick % count for pick in picks] if count else [])
    expected = near(by_reverse(at))
    assert by_reverse(folded) == expected
    assert by_forward(folded) == expected
    graph = folded.graph
    if sum(count_paths(graph, leaf, node) for leaf in graph.inputs for _, node in graph.outputs) <= 2000:
        assert by_paths(folded) == expected
    assert [folded.value[node] for _, node in graph.outputs] == [at.value[node] for _, node in at.graph.outputs]
    assert [graph.label[leaf] for leaf in graph.inputs] == [at.graph.label[leaf] for leaf in at.graph.inputs]


@given(grouped())
def test_an_edge_carries_the_derivative_of_the_part(drawn: tuple[str, dict[str, float], list[int]]) -> None:
    """Each edge into a folded node against the unfolded engine: all that does not belong to the group is held still."""
    source, point, picks = drawn
    at = linearized(source, point)
    count = len(at.graph.groups)
    folded = fold(at, [pick % count for pick in picks] if count else [])
    if not isinstance(folded, Folded):
        assert not picks or not count
        return
    for new, row in folded.made.items():
        group = at.graph.groups[folded.numbers[row]]
        for slot, arg in enumerate(folded.graph.args[new]):
            partial = folded.partial[folded.graph.first_edge[new] + slot]
            source_node = folded.kept[arg]
            if not at.graph.active[source_node]:
                assert partial is None
                continue
            tangent = {source_node: 1.0}
            for node in range(group.first, group.end):
                edges = range(at.graph.first_edge[node], at.graph.first_edge[node + 1])
                sums = [tangent.get(at.graph.edges[0][edge], 0.0) * (at.partial[edge] or 0.0) for edge in edges]
                if at.graph.args[node]:
                    tangent[node] = math.fsum(sums)
            assert partial == pytest.approx(tangent[folded.kept[new]], rel=1e-9, abs=1e-9)


@given(grouped())
def test_the_folded_graph_is_in_order(drawn: tuple[str, dict[str, float], list[int]]) -> None:
    source, point, picks = drawn
    at = linearized(source, point)
    count = len(at.graph.groups)
    wanted = {pick % count for pick in picks} if count else set()
    folded = fold(at, sorted(wanted))
    graph = folded.graph
    assert all(arg < node for node, args in enumerate(graph.args) for arg in args)
    if not isinstance(folded, Folded):
        return
    assert list(folded.kept) == sorted(folded.kept)
    assert [graph.label[node] for node in range(graph.size)] == [at.graph.label[node] for node in folded.kept]
    assert len(folded.partial) == len(folded.edge_status) == len(graph.edges[0])
    # What can be seen: every group but those inside a folded one; each folded one has a node, and none of its operations.
    rows = dict(zip(folded.numbers, graph.groups, strict=True))
    for number, group in rows.items():
        inside = graph.op[group.first : group.end]
        assert (number in {folded.numbers[row] for row in folded.made.values()}) == (number in wanted)
        if number in wanted:
            assert FOLD in inside
            assert set(inside) <= {FOLD, "input", "const"}
    assert folded == fold(at, sorted(wanted, reverse=True)), "the same whatever the order of asking"


def test_a_folded_call() -> None:
    folded = fold(engine.linearize(engine.parse(CALL)), [0])
    graph = folded.graph
    assert [(graph.label[node], graph.op[node]) for node in range(graph.size)] == [("w", "input"), ("x", "input"), ("y", FOLD), ("z", "add")]
    assert graph.args[2] == (1, 0), "the argument first, then what the body reads from outside"
    assert folded.partial == [5.0, 2.0, 1.0, 1.0]
    assert folded.edge_status == ["smooth"] * 4
    assert folded.value == [1.0, 2.0, 6.0, 8.0]
    span = graph.span(2)
    assert span is not None
    assert graph.source.clean[span.start : span.end] == "f(x)", "it stands where it is called"


def test_arguments_keep_the_order_in_which_they_are_written() -> None:
    graph = fold(engine.linearize(engine.parse("f(p, q) = p/q\na = 1\nb = 2\ny = f(b, a)\nz = f(a, 3)")), [0, 1]).graph
    assert [[graph.label[arg] for arg in graph.args[node]] for node in range(graph.size) if graph.op[node] == FOLD] == [["b", "a"], ["a", "3"]]


def test_one_edge_from_an_argument_given_twice_and_none_from_one_without_use() -> None:
    at = engine.linearize(engine.parse("f(p, q, r) = p*q\nx = 3\ny = f(x, x, sin(x))"))
    folded = fold(at, [0])
    assert [folded.graph.label[node] for node in range(folded.graph.size)] == ["x", "v1", "y"]
    assert folded.graph.args[2] == (0,)
    assert folded.partial == [math.cos(3.0), 6.0]


def test_the_outermost_of_nested_groups_counts_and_numbers_stay() -> None:
    at = engine.linearize(engine.parse(NESTED))
    labels = [group.label for group in at.graph.groups]
    assert labels == [label for turn in range(3) for label in (f"t = {turn}", "inner", "outer", "inner")]
    folded = fold(at, [4, 5, 7])
    assert isinstance(folded, Folded)
    assert folded.numbers == (0, 1, 2, 3, 4, 8, 9, 10, 11)
    assert [group.label for group in folded.graph.groups] == [labels[number] for number in folded.numbers]
    assert sorted(folded.numbers[row] for row in folded.made.values()) == [4]


def test_a_turn_may_have_several_results() -> None:
    at = engine.linearize(engine.parse(NESTED), {"w": 0.7})
    folded = fold(at, [0, 4, 8])
    assert isinstance(folded, Folded)
    graph = folded.graph
    made = {graph.label[node]: [graph.label[arg] for arg in graph.args[node]] for node in folded.made}
    assert made == {"h₂": ["h", "u[0]", "w"], "h₃": ["h₂", "u[1]", "w"], "h₄": ["h₃", "u[2]", "w"], "k₃": ["h₃", "u[2]", "w"]}


def test_a_fold_whose_result_is_not_used_is_still_there() -> None:
    folded = fold(engine.linearize(engine.parse("def f(a):\n    return sin(a)\ndef g(a):\n    b = f(a)\n    return a*a\ny = g(x)")), [1])
    assert isinstance(folded, Folded)
    assert [folded.graph.op[node] for node in folded.made] == [FOLD]
    assert by_reverse(folded) == [[2.0]]


def test_a_group_without_operations_has_nothing_to_fold() -> None:
    at = engine.linearize(engine.parse("for t in range(2):\n    c = t\ny = c*x"))
    assert fold(at, [0, 1]) is at


def test_a_branch_that_is_not_taken_leaves_no_mark() -> None:
    """Strong zeros inside a fold: sqrt has an infinite slope at 0, and where() never asks for it."""
    source = "f(p) = where(p > 0, sqrt(p), 0)\ny = f(x)"
    at = engine.linearize(engine.parse(source), {"x": 0.0})
    folded = fold(at, [0])
    assert (folded.partial, folded.edge_status) == ([0.0], ["smooth"])


@pytest.mark.parametrize(
    ("body", "x", "partial", "status"),
    [
        ("abs(p)*2", 0.0, 0.0, "subgradient"),
        ("sqrt(p)*2", 0.0, math.inf, "infinite"),
        ("sqrt(p*p)", 0.0, 0.0, "subgradient"),  # an infinite slope times 0: a number, but no slope of anything
        ("log(p) + p", -1.0, None, None),
        ("3*p", 1.0, 3.0, "smooth"),
    ],
)
def test_the_status_is_the_worst_on_the_way(body: str, x: float, partial: float | None, status: str | None) -> None:
    at = engine.linearize(engine.parse(f"f(p) = {body}\ny = f(x)"), {"x": x})
    folded = fold(at, [0])
    if partial is not None:
        assert folded.partial == [partial]
        assert folded.edge_status == [status]
    assert len(folded.notes) == len(at.notes)
    assert all(folded.graph.op[note.node] == FOLD for note in folded.notes)
    assert [note.message for note in folded.notes] == [note.message for note in at.notes]


def test_what_is_wrong_inside_is_said_of_the_fold() -> None:
    at = engine.linearize(engine.parse("f(p) = 1 + sqrt(p)\ny = f(x)\nz = y + 1"), {"x": -1.0})
    assert list(at.node_status) == ["ok", "ok", "domain", "unknown", "ok", "unknown"]
    assert list(fold(at, [0]).node_status) == ["ok", "domain", "ok", "unknown"]


def test_inputs_first_met_inside_stay() -> None:
    folded = fold(engine.linearize(engine.parse("f(p) = p*new\ny = f(3)")), [0])
    assert [(folded.graph.label[node], folded.graph.op[node]) for node in range(folded.graph.size)] == [("3", "const"), ("new", "input"), ("y", FOLD)]
    assert folded.partial == [None, 3.0]


@pytest.mark.parametrize("numbers", [[1], [-1], [0, 7]])
def test_a_group_that_is_not_there_is_refused(numbers: list[int]) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        fold(engine.linearize(engine.parse(CALL)), numbers)
    assert caught.value.code == "E_PARAM"


LAYERS = """
def layer(W, x, b):
    return tanh(W @ x + b)
W1 = [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]]
b1 = [0.1, 0.0, -0.1]
W2 = [[0.7, -0.2, 0.1]]
x = [1, 2]
y = layer(W2, layer(W1, x, b1), [0.2])
for t in range(2):
    y = layer([[0.5]], y, b1[t])
loss = sum((y - 1)^2)
"""


@pytest.mark.parametrize("mode", [mode for mode in engine.MODES if mode.needs != "formulas"], ids=lambda mode: mode.name)
@pytest.mark.parametrize("numbers", [[0], [1], [2, 4], [0, 1, 2, 3, 4, 5]])
def test_tensors_fold_too(mode: engine.Mode, numbers: list[int]) -> None:
    """A partial across a fold is then a whole Jacobian; modes that need single numbers fold the graph that is written out, under the same numbers."""
    graph = engine.parse(LAYERS)
    assert [group.label for group in graph.groups] == ["layer", "layer", "t = 0", "layer", "t = 1", "layer"]
    whole, folded = (engine.trace(graph, None, mode.name, fold=fold) for fold in ([], numbers))
    for output, row in whole.jacobian.items():
        assert folded.jacobian[output] == pytest.approx(row, rel=1e-12, abs=1e-15)
    assert FOLD in folded.at.graph.op
    assert folded.at.graph.size < whole.at.graph.size


def test_a_folded_layer_carries_its_jacobians() -> None:
    at = engine.linearize(engine.parse(LAYERS))
    folded = fold(at, [0])
    graph = folded.graph
    node = graph.op.index(FOLD)
    assert [graph.label[arg] for arg in graph.args[node]] == ["W1", "x", "b1"]
    z = [0.1 + 0.4 + 0.1, 0.3 - 0.8, 0.5 + 1.2 - 0.1]
    slope = [1 - math.tanh(value) ** 2 for value in z]
    first = graph.first_edge[node]
    weights, inputs, bias = (folded.partial[first + slot] for slot in range(3))
    assert inputs.matrix() == pytest.approx(np.diag(slope) @ [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
    assert (weights.structure, bias.structure) == ("blocks", "diagonal")
    assert bias.matrix() == pytest.approx(np.diag(slope))


def recurrent(turns: int) -> engine.Linearized:
    return engine.linearize(engine.parse(f"h = 0.1\nfor t in range({turns}):\n    h = tanh(w*h + u*x + b)\n    h = h*h + sin(h)"))


def test_many_turns_are_folded_in_linear_time() -> None:
    few, many = recurrent(200), recurrent(2000)
    little, much = seconds(lambda: fold(few, range(200)), lambda: fold(many, range(2000)))
    assert much < 20 * little


def test_a_turn_with_too_many_results_is_refused_and_not_waited_for() -> None:
    lines = [f"    c[{index}] = c[{index - 1}] + sin(c[{index - 1}])" for index in range(1, 1500)]
    at = engine.linearize(engine.parse("c[0] = 1\nfor t in range(1):\n" + "\n".join(lines) + "\nreturn " + ", ".join(f"c[{i}]" for i in range(1500))))
    with pytest.raises(engine.PathsumError) as caught:
        fold(at, [0])
    assert caught.value.code == "E_TOO_BIG"


@pytest.mark.parametrize("mode", engine.MODES, ids=[mode.name for mode in engine.MODES])
def test_every_mode_runs_folded(mode: engine.Mode) -> None:
    """Modes that need formulas run on the whole program; the others on what is left, and are shorter for it."""
    graph = engine.parse(NESTED)
    whole, folded = (engine.trace(graph, {"w": 0.7}, mode.name, fold=numbers) for numbers in ([], [0, 4, 8]))
    for output, row in whole.jacobian.items():
        assert folded.jacobian[output] == pytest.approx(row, rel=1e-12)
    if mode.needs == "formulas":
        assert len(folded.steps) == len(whole.steps)
    else:
        assert len(folded.steps) < len(whole.steps)
        assert folded.at.graph.op.count(FOLD) == 4
