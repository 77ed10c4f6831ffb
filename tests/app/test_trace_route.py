"""POST /api/v1/trace: the contract of docs/wire.md, held against the models and against what the columns must mean."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import engine
from app.schemas import TraceAnswer
from app.schemas_beside import ChecksAnswer, CostsAnswer, ModesAnswer, PrimitivesAnswer
from tests.app.conftest import Service, assert_error, serving

KNOWN = [json.loads(line) for line in (Path(__file__).parent.parent / "data" / "known_values.jsonl").read_text().splitlines()]
MODES = [mode.name for mode in engine.MODES]
HARD = {
    "poles and domains": "a = 0\ny = 1/a + log(a) + sqrt(0 - 1 - a)",
    "overflow": "x = 1000\ny = exp(x) * 0 + 1e300^3",
    "kinks": "x = 0\ny = abs(x) + relu(x) + max(x, 0)",
    "constants alone": "5",
    "an input alone": "x",
    "two outputs": "p = x*y\nq = x/y",
    "negative zero": "x = 0\ny = -x",
    "parallel edges": "y = x*x*x",
    "unicode": "θ = 2\ny = θ² · π",
}


def strict(text: str) -> Any:
    def refuse(word: str) -> None:
        raise AssertionError(f"bare {word} in JSON")

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["id"])
def test_known_values(service: Service, row: dict[str, Any], mode: str) -> None:
    answer = service.trace(row["program"], at=row["at"], mode=mode)
    assert answer.status_code == 200, answer.text
    result = answer.json()["result"]
    for output, wanted in row["value"].items():
        assert result["value"][output] == pytest.approx(wanted, rel=1e-12)
    for output, slopes in row["jacobian"].items():
        for name, wanted in slopes.items():
            assert result["jacobian"][output][name] == pytest.approx(wanted, rel=1e-12)
    assert {check["verdict"] for check in result["check"]["rows"]} == {"agree"}


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("source", HARD.values(), ids=HARD.keys())
def test_answer_is_what_the_models_say(service: Service, source: str, mode: str, direction: str) -> None:
    answer = service.trace(source, mode=mode, direction=direction, revision=7)
    if mode in ("paths", "factor") and not engine.parse(source).inputs:
        assert_error(answer, 422, "E_PARAM")
        return
    assert answer.status_code == 200, answer.text
    TraceAnswer.model_validate_json(answer.content)
    data = strict(answer.text)
    assert (data["version"], data["revision"], data["mode"], data["source"]) == (1, 7, mode, source)
    nodes, edges, steps, layout = data["graph"]["nodes"], data["graph"]["edges"], data["steps"], data["layout"]
    assert len({len(column) for column in nodes.values() if column is not None}) == 1
    assert len({len(column) for column in edges.values() if column is not None}) == 1
    assert {len(steps[name]) for name in ("tag", "node", "edge", "item", "level", "sweep")} == {steps["count"]}
    assert len({len(column) for column in steps["effects"].values()}) == 1
    assert steps["effect_offset"][-1] == len(steps["effects"]["kind"])
    assert len(steps["effect_offset"]) == steps["count"] + 1
    assert steps["term_offset"][-1] == len(steps["term"])
    for index in range(steps["count"]):
        terms = steps["term_offset"][index + 1] - steps["term_offset"][index]
        assert terms == len(steps["tags"][steps["tag"][index]]["terms"])
    assert 0 <= data["start"] <= steps["count"]
    assert all(source_ < target for source_, target in zip(edges["from"], edges["to"], strict=True))
    assert layout["direction"] == direction
    boxes, curves = layout["boxes"], layout["curves"]
    assert sorted(curves["edge"]) == list(range(len(edges["from"])))
    for place, edge in enumerate(curves["edge"]):
        assert boxes["node"][curves["from"][place]] == edges["from"][edge]
        assert boxes["node"][curves["to"][place]] == edges["to"][edge]
    assert set(boxes["node"]) == set(range(len(nodes["op"])))


def test_steps_replay_to_the_values_of_the_graph(service: Service) -> None:
    data = service.trace("e = (a+b)*(b+1)", at={"a": 2, "b": 1}, mode="reverse").json()
    state: dict[str, dict[int, float]] = {name: dict(data["initial"].get(name, [])) for name in data["channels"]}
    effects = data["steps"]["effects"]
    for channel, key, before, after in zip(effects["channel"], effects["key"], effects["before"], effects["after"], strict=True):
        values = state[data["channels"][channel]]
        assert values.get(key) == before
        values[key] = after
    assert [state["value"][node] for node in range(6)] == data["graph"]["nodes"]["value"]
    assert [state["adjoint"][node] for node in data["graph"]["inputs"]] == [2, 5]


def test_numbers_that_are_not_finite_are_words(service: Service) -> None:
    data = strict(service.trace("y = log(x)", at={"x": 0}).text)
    assert data["graph"]["nodes"]["value"] == [0, "-Infinity"]
    assert data["graph"]["edges"]["partial"] == ["Infinity"]
    assert data["notes"][0]["node"] == 1
    data = strict(service.trace("y = log(x)", at={"x": -1}).text)
    assert data["result"]["value"]["y"] == "NaN"


@pytest.mark.parametrize("number", [5e-324, 1.7976931348623157e308, 0.1, -0.0, 2**53])
def test_numbers_come_back_exactly(service: Service, number: float) -> None:
    data = service.trace("y = x", at={"x": number}).json()
    value = data["graph"]["nodes"]["value"][0]
    assert value == number
    assert math.copysign(1, value) == math.copysign(1, number)


def test_paths_are_counted_exactly_however_many(service: Service) -> None:
    source = "v0 = x\n" + "\n".join(f"v{i + 1} = v{i} + 2*v{i}" for i in range(100))
    paths = service.trace(source, mode="paths", params={"limit": 3}).json()["result"]["paths"]
    assert paths["count"] == str(2**100)
    assert paths["shown"] == 3


def test_formulas_are_filled_in_for_this_node(service: Service) -> None:
    data = service.trace("u = x*y\nv = u/(x - 3)\nw = v^2 + v^-1").json()["graph"]
    nodes, edges = data["nodes"], data["edges"]
    by_label = {label: index for index, label in enumerate(nodes["label"])}
    assert nodes["formula"][by_label["u"]] == "x·y"
    assert nodes["formula_tex"][by_label["u"]] == r"x \cdot y"
    slopes = [edges["text"][edge] for edge in range(len(edges["from"])) if edges["to"][edge] == by_label["u"]]
    assert slopes == ["y", "x"]
    text = json.dumps(data, ensure_ascii=False)
    assert not any(hole in text for hole in "\ue000\ue001\ue002")


def test_limits_name_themselves_and_the_count(service: Service) -> None:
    cases = {
        "E_TOO_LONG": ("x + " * 64_001 + "x", "256,000"),
        "E_TOO_DEEP": ("(" * 201 + "x" + ")" * 201, "200"),
        "E_TOO_BIG": ("+".join(["x*x"] * 12_000), "20,000"),
    }
    for code, (source, limit) in cases.items():
        error = assert_error(service.trace(source), 422, code)
        assert limit in error["message"], error
    error = assert_error(service.trace("y = x", mode="paths", params={"limit": 201}), 422, "E_TOO_BIG")
    assert "200" in error["message"]
    assert "201" in error["message"]
    assert service.trace("(" * 200 + "x" + ")" * 200).status_code == 200


def test_a_long_answer_is_refused_by_its_length() -> None:
    with serving(answer_bytes=2_000, workers=1) as small:
        error = assert_error(small.trace("y = x*x*x*x*x*x"), 422, "E_TOO_BIG")
        assert "2,000" in error["message"]
        assert small.trace("x").status_code == 200


def test_a_mode_takes_its_own_parameters_only(service: Service) -> None:
    assert_error(service.trace("y = x", mode="forward", params={"limit": 3}), 422, "E_PARAM")
    assert_error(service.trace("y = x", mode="sideways"), 422, "E_PARAM")
    assert_error(service.trace("y = x", params={"seed": {"q": 1}}), 422, "E_PARAM")
    assert_error(service.trace("y = x", at={"q": 1}), 422, "E_PARAM")
    two = service.trace("p = x*y\nq = x/y", mode="reverse", params={"seed": {"p": 2, "q": -1}}).json()
    assert two["params"] == {"seed": {"p": 2, "q": -1}}


def test_tables_describe_themselves(service: Service) -> None:
    modes = ModesAnswer.model_validate_json(service.client.get("/api/v1/modes").content)
    assert [row.name for row in modes.modes] == MODES
    for row, mode in zip(modes.modes, engine.MODES, strict=True):
        assert [channel.name for channel in row.channels] == list(mode.channels)
        assert [param.name for param in row.params] == [param.name for param in mode.params]
    params = {(row.name, param.name): param for row in modes.modes for param in row.params}
    assert params["elimination", "order"].choices[0] == params["elimination", "order"].default == "markowitz"
    assert (params["taylor", "order"].least, params["taylor", "order"].most) == (1, 60)
    assert params["hessian", "seed"].optional
    assert "broken" not in {row.name for row in modes.modes}
    rows = PrimitivesAnswer.model_validate_json(service.client.get("/api/v1/primitives").content)
    assert [row.name for row in rows.primitives] == [row.name for row in engine.PRIMITIVES]
    assert all(len(row.partials) == row.arity for row in rows.primitives)


BAD_PARAMS = [
    ("elimination", {"order": ["v1", "v1"]}, "number 2"),
    ("elimination", {"order": [1]}, "order.0"),
    ("elimination", {"order": ["nope"]}, "'nope'"),
    ("elimination", {"moves": 0}, "moves"),
    ("jacobian", {"by": "luck"}, "by"),
    ("taylor", {"order": 1.5}, "order"),
    ("descent", {"rate": 0}, "rate"),
    ("descent", {"inputs": ["q"]}, "'q'"),
    ("checkpoint", {"snapshots": -3}, "snapshots"),
    ("hessian", {"output": 3}, "output"),
    ("broken", {}, "named"),
    ("broken", {"bug": "luck"}, "luck"),
]


@pytest.mark.parametrize(("mode", "params", "words"), BAD_PARAMS)
def test_bad_parameters_are_named(service: Service, mode: str, params: dict[str, Any], words: str) -> None:
    error = assert_error(service.trace("e = (a + b)*(b + 1)", mode=mode, params=params), 422, "E_PARAM")
    assert words in error["message"], error


def test_what_modes_find_describes_itself(service: Service) -> None:
    def found(mode: str, source: str = "y = x1*x2 + x1^3", **params: Any) -> dict[str, Any]:
        answer = service.trace(source, at={"x1": 2, "x2": 3}, mode=mode, params=params)
        assert answer.status_code == 200, answer.text
        return {item["name"]: item["value"] for item in answer.json()["result"]["found"]}

    assert found("forward") == {}
    assert found("hessian")["hessian"] == {"rows": ["x1", "x2"], "columns": ["x1", "x2"], "cells": [[12, 1], [1, 0]]}
    assert found("hessian", seed={"x1": 1, "x2": 1})["product"]["cells"] == [[13], [1]]
    assert found("taylor", order=3)["coefficients"]["cells"] == [[14, 15, 6, 1]]
    assert found("taylor", order=3)["derivatives"]["cells"] == [[14, 15, 12, 6]]
    walked = found("descent", iterations=2, rate=0.01)["history"]
    assert (walked["rows"], walked["columns"]) == (["0", "1", "2"], ["loss", "x1", "x2"])
    best = found("elimination", order="best")
    assert (best["proven"], best["least"]) == (True, best["multiplications"])
    assert found("elimination", order="v1")["order"] == ["v1"]
    layers = "\n".join(["h0 = x1 + x2", *(f"h{i} = 2*h{i - 1} + 3*h{i - 1} + 5*h{i - 1}" for i in range(1, 101))])
    assert found("factor", layers)["paths"] == str(3**100)
    kept = found("checkpoint", snapshots=1)
    assert int(kept["again"]) > int(kept["operations"])
    assert "half applied" in found("broken", bug="product")["bug"]


def test_costs_are_counted_for_each_mode(service: Service) -> None:
    answer = service.client.post("/api/v1/costs", json={"source": "e = (a + b)*(b + 1)"})
    rows = {row.mode: row for row in CostsAnswer.model_validate_json(answer.content).rows}
    assert {"forward", "reverse", "paths", "elimination markowitz", "checkpoint", "hessian"} <= set(rows)
    assert (rows["forward"].multiplications, rows["reverse"].multiplications, rows["paths"].multiplications) == ("10", "5", "3")
    free = service.client.post("/api/v1/costs", json={"source": "e = (a + b)*(b + 1)", "units": "free"}).json()
    assert next(row for row in free["rows"] if row["mode"] == "reverse")["multiplications"] == "2"
    assert_error(service.client.post("/api/v1/costs", json={"source": "e = ", "units": "some"}), 422, "E_PARAM")
    assert_error(service.client.post("/api/v1/costs", json={"source": "e = (("}), 422, "E_SYNTAX")


def test_checks_show_the_valley_of_the_error(service: Service) -> None:
    body = {"source": "y = sin(x)*exp(x)", "at": {"x": 1}, "output": "y", "input": "x"}
    answer = ChecksAnswer.model_validate_json(service.client.post("/api/v1/checks", json=body).content)
    assert answer.complex == pytest.approx(answer.derivative, rel=1e-15)
    curve = answer.curve
    assert curve.best is not None
    assert 0 < curve.best < len(curve.h) - 1
    errors = [float(error) for error in curve.error]
    assert min(errors) == errors[curve.best] < errors[0] / 1e6
    bent = service.client.post("/api/v1/checks", json=body | {"source": "y = abs(x)"}).json()
    assert bent["complex"] is None
    assert "abs" in bent["reason"]
    assert_error(service.client.post("/api/v1/checks", json=body | {"input": "q"}), 422, "E_PARAM")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.text(alphabet="xy12.+-*/^()=\n ,πsinlogmaxe_²√", max_size=40)))
def test_no_text_is_a_crash(service: Service, source: str) -> None:
    answer = service.trace(source)
    assert answer.status_code in (200, 422)
    if answer.status_code == 422:
        assert_error(answer)
    else:
        strict(answer.text)
