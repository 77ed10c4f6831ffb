"""Programs with tensors through every route: arrays and Jacobians as docs/wire.md has them, within bounds, and never an answer of 500."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import engine
from app.arrays import LEAST, MOST, array, partial, room
from app.schemas import TraceAnswer
from app.story import tell
from app.symbolic import derivative
from engine.tensors.linear import Linear
from tests.app.conftest import Service, assert_error
from tests.engine.test_tensor_programs import PROGRAMS

MODES = [mode.name for mode in engine.MODES]
LAYER = "W = [[0.5, -0.3, 0.8], [0.1, 0.9, -0.4]]\nx = [1, 2, -1]\nb = [0.1, -0.2]\ny = tanh(W @ x + b)"
CALLS = "def f(W, h):\n    return tanh(W @ h)\nW = [[0.5, -0.3], [0.8, 0.1]]\nh = [1, -1]\ny = f(W, f(W, h))"
LARGE = "W = [[" + "],[".join(",".join(str((i * j) % 7 / 50) for i in range(100)) for j in range(100)) + "]]\nh = arange(100)/100\n"
LARGE += "for t in range(20):\n    h = tanh(W @ h)\ny = sum(h)"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", [LAYER, CALLS, PROGRAMS["cross entropy"], PROGRAMS["solve"]], ids=["layer", "calls", "cross entropy", "solve"])
def test_every_mode_answers(service: Service, program: str, mode: str) -> None:
    groups = range(len(engine.parse(program).groups))
    for more in ({}, {"expand": True}, {"fold": list(groups)}, {"fold": list(groups), "expand": True}):
        answer = service.trace(program, mode=mode, **more)
        assert answer.status_code == 200, answer.text[:400]
        trace = TraceAnswer.model_validate_json(answer.text)
        whole = next(each for each in engine.MODES if each.name == mode).needs == "partials" and "expand" not in more
        assert trace.graph.expanded is not whole
        assert (trace.graph.coordinates is None) is not whole
        assert (trace.graph.nodes.shape is None) is not whole
        assert {row.verdict for row in trace.result.check.rows} == {"agree"}
        assert all(text for _, terms in tell(answer.json()) for text in [terms["node"]] if terms["formula"])


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_every_operation_is_written(service: Service, program: str) -> None:
    """A formula, a gloss and a rule for each edge, as text and as TeX."""
    graph = service.trace(program, mode="forward").json()["graph"]
    nodes, edges = graph["nodes"], graph["edges"]
    for column in ("formula", "formula_tex", "gloss", "tex", "label"):
        assert all(nodes[column])
    for text, tex, slope in zip(edges["text"], edges["tex"], edges["partial"], strict=True):
        assert (text is None) == (tex is None) == (slope is None)
        assert tex is None or tex.count("{") == tex.count("}")


def test_arrays_and_jacobians_on_the_wire(service: Service) -> None:
    answer = service.trace(LAYER, mode="reverse", params={"seed": {"y[1]": 1}}).json()
    graph, steps = answer["graph"], answer["steps"]
    nodes, edges = graph["nodes"], graph["edges"]
    assert nodes["shape"] == [[2, 3], [3], [2], [2], [2], [2]]
    assert nodes["value"][1] == {"shape": [3], "data": [1.0, 2.0, -1.0], "norm": pytest.approx(math.sqrt(6))}
    assert graph["starts"][0]["shape"] == [2, 3]
    inputs = graph["coordinates"]["inputs"]
    assert inputs["name"][:4] == ["W[0,0]", "W[0,1]", "W[0,2]", "W[1,0]"]
    assert (inputs["node"][3], inputs["place"][3], inputs["start"][3]) == (0, 3, 0.1)
    assert graph["coordinates"]["outputs"] == {"name": ["y[0]", "y[1]"], "node": [5, 5], "place": [0, 1]}
    assert graph["coordinates"]["count"] == [11, 2]
    product = next(edge for edge in range(len(edges["to"])) if nodes["op"][edges["to"][edge]] == "matmul" and edges["from"][edge] == 0)
    jacobian = edges["partial"][product]
    assert (jacobian["shape"], jacobian["out"], jacobian["into"]) == ([2, 6], [2], [2, 3])
    assert (jacobian["structure"], jacobian["entries"], jacobian["pooled"]) == ("blocks", 6, False)
    assert jacobian["matrix"] == [[1, 2, -1, 0, 0, 0], [0, 0, 0, 1, 2, -1]]
    assert (edges["text"][product], edges["tex"][product]) == ("I ⊗ xᵀ", r"I \otimes x^{\top}")
    for step in range(steps["count"]):  # a Jacobian is written once, with its edge
        terms = steps["term"][steps["term_offset"][step] : steps["term_offset"][step + 1]]
        assert [term is None for term in terms] == [False, True, False][: len(terms)]
    effects = zip(steps["effects"]["channel"], steps["effects"]["key"], steps["effects"]["after"], strict=True)
    adjoint: dict[int, Any] = {key: after for channel, key, after in effects if answer["channels"][channel] == "adjoint"}
    found = {name: adjoint[node]["data"][place] for name, node, place in zip(inputs["name"], inputs["node"], inputs["place"], strict=True)}
    assert found == pytest.approx(answer["result"]["jacobian"]["y[1]"])


def test_points_and_seeds_by_number(service: Service) -> None:
    answer = service.trace(LAYER, at={"x[2]": 0, "W[1,0]": 3}, mode="forward", params={"seed": {"W[0,1]": 1, "x[0]": 2}}).json()
    assert answer["graph"]["nodes"]["value"][1]["data"] == [1, 2, 0]
    assert answer["params"] == {"seed": {"W[0,1]": 1, "x[0]": 2}}
    assert answer["graph"]["coordinates"]["inputs"]["start"][8] == -1
    assert_error(service.trace(LAYER, at={"x[3]": 0}), 422, "E_PARAM")
    assert_error(service.trace(LAYER, at={"x": 0}), 422, "E_PARAM")
    assert_error(service.trace(LAYER, mode="reverse", params={"seed": {"y": 1}}), 422, "E_PARAM")
    assert_error(service.trace(LAYER, expand=1), 422, "E_PARAM")


def test_a_folded_call_carries_the_jacobian_of_the_whole(service: Service) -> None:
    answer = service.trace(CALLS, mode="reverse", fold=[0, 1]).json()
    nodes, edges = answer["graph"]["nodes"], answer["graph"]["edges"]
    assert nodes["op"].count("fold") == 2
    jacobians = [slope for slope, to in zip(edges["partial"], edges["to"], strict=True) if nodes["op"][to] == "fold"]
    assert [jacobian["shape"] for jacobian in jacobians] == [[2, 4], [2, 2], [2, 4], [2, 2]]
    plain = service.trace(CALLS, mode="reverse").json()
    assert answer["result"]["jacobian"]["y[0]"] == pytest.approx(plain["result"]["jacobian"]["y[0]"])


def test_a_folded_call_may_be_given_a_list(service: Service) -> None:
    graph = service.trace("f(v, w) = v @ w\nx = [1, 2]\ny = f([3, 4], x)", mode="reverse", fold=[0]).json()["graph"]
    fold = graph["nodes"]["op"].index("fold")
    assert graph["nodes"]["formula"][fold] == "f([3, 4], x)"
    assert graph["nodes"]["formula_tex"][fold] == r"f\left(\begin{bmatrix} 3 \\ 4 \end{bmatrix}, x\right)"


def test_a_large_program_stays_small_on_the_wire(service: Service) -> None:
    answer = service.trace(LARGE, mode="reverse")
    assert answer.status_code == 200, answer.text[:300]
    assert len(answer.content) < 5_000_000
    body = answer.json()
    TraceAnswer.model_validate_json(answer.text)
    jacobian = max((slope for slope in body["graph"]["edges"]["partial"] if slope), key=lambda slope: slope["shape"][1])
    assert (jacobian["shape"], jacobian["entries"], jacobian["pooled"]) == ([100, 10_000], 10_000, True)
    assert (len(jacobian["matrix"]), len(jacobian["matrix"][0])) == (32, 32)
    assert len(body["graph"]["coordinates"]["inputs"]["name"]) == 1000
    assert body["graph"]["coordinates"]["count"] == [10_000, 1]
    assert max(len(value["data"]) for value in body["steps"]["term"] if isinstance(value, dict)) <= MOST
    assert_error(service.trace(LARGE, mode="reverse", expand=True), 422, "E_TOO_BIG")
    assert_error(service.trace(LARGE, mode="elimination"), 422, "E_TOO_BIG")


def test_what_a_number_may_be() -> None:
    long = array(np.arange(1000.0), room(100_000))
    assert (long["shape"], len(long["data"]), len(array(np.zeros(300))["data"])) == ([1000], LEAST, MOST)
    odd = array(np.array([math.inf, -math.inf, math.nan, -0.0]))
    assert odd["data"][:3] == ["Infinity", "-Infinity", "NaN"]
    assert odd["norm"] == "NaN"
    places = np.arange(40, dtype=np.intp)
    picture = partial(Linear((40,), (40,), places, places, np.linspace(-1, 1, 40)))
    assert isinstance(picture, dict)
    assert (picture["structure"], picture["pooled"], picture["matrix"][0][0], picture["matrix"][-1][-1]) == ("diagonal", True, -1, 1)
    assert partial(2.5) == 2.5
    assert partial(None) is None


@pytest.mark.parametrize("language", list(engine.LANGUAGES))
@pytest.mark.parametrize("mode", ["forward", "reverse"])
def test_code(service: Service, mode: str, language: str) -> None:
    answer = service.client.post("/api/v1/code", json={"source": LAYER, "mode": mode, "language": language})
    assert answer.status_code == 200, answer.text
    assert answer.json()["code"]
    assert "W[0,0]" in answer.json()["inputs"]


def test_symbolic_checks_and_costs(service: Service) -> None:
    pair = {"source": LAYER, "at": {"x[2]": 0}, "output": "y[0]", "input": "W[0,1]"}
    assert derivative(LAYER, {"x[2]": 0}, "y[0]", "W[0,1]", engine.Limits())["agrees"] is True
    formula = service.client.post("/api/v1/symbolic", json=pair)  # on a busy machine it may run out of time, and says so
    assert formula.status_code == 200
    assert formula.json()["agrees"] is not False
    checks = service.client.post("/api/v1/checks", json=pair).json()
    assert checks["complex"] == pytest.approx(checks["derivative"], rel=1e-12)
    costs = service.client.post("/api/v1/costs", json={"source": LAYER})
    assert costs.status_code == 200
    for route in ("symbolic", "checks"):
        assert_error(service.client.post(f"/api/v1/{route}", json={**pair, "input": "W"}), 422, "E_PARAM")
