"""Calls and turns on the wire: their numbers stay whatever is folded, folded nodes are spelled, and what cannot be meant is refused."""

from __future__ import annotations

from typing import Any

import pytest

from app.schemas import TraceAnswer
from tests.app.conftest import Service, assert_error

NESTED = "inner(a, b) = a*b + sin(a)\nouter(a) = inner(a, 2)*w\nh = 0.5\nfor t in range(3):\n    h = tanh(inner(h, u[t]) + outer(h))\n    k = 2*h\nreturn h, k"


def graph(service: Service, source: str = NESTED, **body: Any) -> dict[str, Any]:
    answer = service.trace(source, **body)
    assert answer.status_code == 200, answer.text[:300]
    TraceAnswer.model_validate_json(answer.content)
    found: dict[str, Any] = answer.json()["graph"]
    return found


def test_groups_are_listed_outer_ones_first(service: Service) -> None:
    found = graph(service)
    groups = found["groups"]
    assert found["origin"] is None
    assert groups["number"] == list(range(12))
    assert groups["label"] == [label for turn in range(3) for label in (f"t = {turn}", "inner", "outer", "inner")]
    assert groups["kind"] == ["turn", "call", "call", "call"] * 3
    assert groups["depth"] == [0, 1, 1, 2] * 3
    assert groups["folded"] == [False] * 12
    assert groups["text"][:4] == ["t = 0", "inner(h, u[0])", "outer(h)", "inner(h, 2)"]
    assert [NESTED[start:end] for start, end in groups["span"][1:4]] == ["inner(h, u[t])", "outer(h)", "inner(a, 2)"]


def test_numbers_stay_and_hidden_groups_are_gone(service: Service) -> None:
    found = graph(service, fold=[4, 5, 1])
    groups = found["groups"]
    assert groups["number"] == [0, 1, 2, 3, 4, 8, 9, 10, 11]
    assert [number for number, folded in zip(groups["number"], groups["folded"], strict=True) if folded] == [1, 4]
    nodes = found["nodes"]
    whole = graph(service)["nodes"]
    assert [whole["label"][node] for node in found["origin"]] == nodes["label"]
    assert [whole["value"][node] for node in found["origin"]] == nodes["value"]


def test_folded_nodes_are_spelled(service: Service) -> None:
    found = graph(service, fold=[1, 4])
    nodes, edges = found["nodes"], found["edges"]
    call, turn = (node for node, op in enumerate(nodes["op"]) if op == "fold")
    assert [nodes[name][call] for name in ("symbol", "formula", "gloss")] == ["inner", "inner(h, u[0])", "call of inner, folded"]
    assert nodes["formula_tex"][call] == r"\mathit{inner}\left(h, u_{0}\right)"
    assert [nodes[name][turn] for name in ("symbol", "formula", "gloss")] == ["t = 1", "[t = 1](h₂, u[1], w)", "turn t = 1, folded"]
    assert nodes["formula_tex"][turn] == r"\left[t = 1\right]\left(h_{2}, u_{1}, w\right)"
    into = [edge for edge, to in enumerate(edges["to"]) if to == turn]
    assert [edges["text"][edge] for edge in into] == ["∂h₃/∂h₂", "∂h₃/∂u[1]", "∂h₃/∂w"]
    assert edges["tex"][into[0]] == r"\frac{\partial h_{3}}{\partial h_{2}}"


def test_many_arguments_are_cut_short(service: Service) -> None:
    source = "for t in range(1):\n    y = a + b + c + d + p + q + r\n    y = y*y"
    nodes = graph(service, source, fold=[0])["nodes"]
    assert nodes["formula"][-1] == "[t = 0](a, b, c, d, p, …)"


def test_the_jacobian_and_its_check_are_those_of_the_whole(service: Service) -> None:
    whole, folded = (service.trace(NESTED, fold=fold).json()["result"] for fold in ([], [0, 4, 8]))
    for output, row in whole["jacobian"].items():
        assert folded["jacobian"][output] == pytest.approx(row, rel=1e-12)
    assert [row["verdict"] for row in folded["check"]["rows"]] == [row["verdict"] for row in whole["check"]["rows"]]


def test_modes_that_need_formulas_are_not_folded(service: Service) -> None:
    found = graph(service, fold=[0, 4, 8], mode="hessian")
    assert found["origin"] is None
    assert not any(found["groups"]["folded"])


def test_auto_folds_the_turns_of_large_programs_only(service: Service) -> None:
    assert graph(service, fold="auto")["origin"] is None
    large = graph(service, NESTED.replace("range(3)", "range(9)"), fold="auto")
    assert large["groups"]["kind"] == ["turn"] * 9
    assert all(large["groups"]["folded"])
    calls = "f(x) = sin(x)*cos(x)\ny = 1\n" + "y = f(y)\n" * 30
    assert all(graph(service, calls, fold="auto")["groups"]["folded"])


def test_auto_leaves_the_paths_to_the_modes_that_are_about_them(service: Service) -> None:
    layers = "x = 1\nh = x\nfor t in range({}):\n    h = 0.5h + 0.3h + 0.4h\n"
    ten = service.trace(layers.format(10), fold="auto", mode="paths").json()["result"]["paths"]
    assert ten["count"] == "59049"
    assert not any(graph(service, layers.format(10), fold="auto", mode="elimination")["groups"]["folded"])
    assert all(graph(service, layers.format(10), fold="auto", mode="reverse")["groups"]["folded"])
    assert all(graph(service, layers.format(60), fold="auto", mode="paths")["groups"]["folded"])


def test_folds_that_nobody_asked_for_are_never_a_reason_to_refuse(service: Service) -> None:
    lines = [f"    c[{index}] = c[{index - 1}] + sin(c[{index - 1}])" for index in range(1, 1200)]
    source = "c[0] = 1\nfor t in range(1):\n" + "\n".join(lines) + "\nreturn " + ", ".join(f"c[{index}]" for index in range(1200))
    assert_error(service.trace(source, fold=[0], mode="forward"), 422, "E_TOO_BIG")
    assert graph(service, source, fold="auto", mode="forward")["origin"] is None


def test_numbers_that_the_program_does_not_have_are_passed_over(service: Service) -> None:
    assert graph(service, fold=[99, 2**40])["origin"] is None
    assert graph(service, "y = x^2", fold=[0])["groups"]["number"] == []


@pytest.mark.parametrize("fold", [[-1], [True], [0.5], ["0"], "all", {"0": 1}, list(range(20_001))], ids=lambda fold: str(fold)[:20])
def test_what_cannot_be_meant_is_refused(service: Service, fold: Any) -> None:
    assert_error(service.trace(NESTED, fold=fold), 422)
