"""The derivative as a formula: right, agreeing with the engine, and given up in time where it is too hard."""

from __future__ import annotations

from typing import Any

import pytest

import engine
from app.schemas_beside import SymbolicAnswer
from app.symbolic import JUMPS, derivative, table
from tests.app.conftest import Service, assert_error, serving


def ask(service: Service, source: str, output: str, name: str, **at: float) -> dict[str, Any]:
    answer = service.client.post("/api/v1/symbolic", json={"source": source, "at": at, "output": output, "input": name})
    assert answer.status_code == 200, answer.text
    SymbolicAnswer.model_validate_json(answer.content)
    body: dict[str, Any] = answer.json()
    return body


def test_every_primitive_has_a_word_in_sympy() -> None:
    assert set(table()) | JUMPS == {row.name for row in engine.PRIMITIVES}
    assert not set(table()) & JUMPS


@pytest.mark.parametrize("row", [row for row in engine.PRIMITIVES if row.name not in JUMPS], ids=lambda row: row.name)
def test_every_primitive_agrees(row: engine.Primitive) -> None:
    names = "xyw"[: row.arity]
    call = {
        "add": "x + y",
        "sub": "x - y",
        "mul": "x*y",
        "div": "x/y",
        "pow": "x^y",
        "neg": "-x",
        "mod": "x % y",
        **{name: f"x {sign} y" for name, sign in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="), ("eq", "=="), ("ne", "!="))},
    }.get(row.name, f"{row.name}({', '.join(names)})")
    at = dict(zip(names, row.samples[0], strict=True))
    for name in names:
        found = derivative(f"z = {call}", at, "z", name, engine.Limits())
        assert found["agrees"] is True, found


def test_what_jumps_is_not_compared() -> None:
    found = derivative("y = floor(x) + x", {"x": 0.5}, "y", "x", engine.Limits())
    assert found["tex"] is None
    assert "floor" in str(found["reason"])


def test_a_formula_in_both_spellings(service: Service) -> None:
    found = ask(service, "y = log(x1) + x1*x2 - sin(x2)", "y", "x1", x1=2, x2=5)
    assert found["text"] == "x2 + 1/x1"
    assert found["value"] == 5.5
    assert found["agrees"] is True
    assert found["reason"] is None
    assert "x_{1}" in found["tex"]


def test_powers_of_constants_stay_floats(service: Service) -> None:
    found = ask(service, "y = x*9^9^2 + x^(1/3)", "y", "x", x=8)
    assert found["agrees"] is True


def test_a_value_that_is_not_finite_is_not_compared(service: Service) -> None:
    found = ask(service, "y = log(x)", "y", "x", x=-1)
    assert (found["tex"], found["agrees"]) == (None, None)
    assert "finite" in str(found["reason"])


def test_what_is_too_large_is_said_to_be_too_hard(service: Service) -> None:
    found = ask(service, "a = x\n" + "a = a*(1-a)\n" * 12, "a", "x", x=0.3)
    assert found["tex"] is None
    assert found["agrees"] is None
    assert str(found["reason"]).startswith("too hard to compare")


def test_what_takes_too_long_is_stopped() -> None:
    hard = "y = " + "*".join(f"sin(x^{n} + tan(x)*{n})^cos(x*{n})" for n in range(2, 9))
    with serving(symbolic_seconds=0.05, workers=1) as service:
        found = ask(service, hard, "y", "x", x=0.3)
        assert found["tex"] is None
        assert str(found["reason"]).startswith("too hard to compare")
        assert found["late"] is True  # the page offers to ask again
        assert service.trace("y = x").status_code == 200


def test_names_that_are_not_there(service: Service) -> None:
    for output, name in (("q", "x"), ("y", "q")):
        body = {"source": "y = x", "output": output, "input": name}
        assert_error(service.client.post("/api/v1/symbolic", json=body), 422, "E_PARAM")


def test_the_swell_is_told_beside_it(service: Service) -> None:
    found = ask(service, "l = x\nfor i in range(3):\n    l = 4*l*(1 - l)\ny = l", "y", "x", x=0.3)
    swell = found["swell"]
    assert swell["function"] == {"tree": "21", "graph": "9", "merged": "9"}
    assert int(swell["derivative"]["tree"]) > 3 * int(swell["derivative"]["graph"])
    assert int(swell["sympy"]["tree"]) > 2 * int(swell["sympy"]["merged"])


def test_the_swell_stays_where_the_formula_is_too_large(service: Service) -> None:
    found = ask(service, "a = x\n" + "a = a + a\n" * 300, "a", "x", x=0.3)
    assert str(found["reason"]).startswith("too hard to compare")
    assert found["swell"]["function"]["tree"] == str(2**300 - 1)
    assert found["swell"]["sympy"] is None


def test_tensors_are_written_in_single_numbers(service: Service) -> None:
    found = ask(service, "v = [x, 2]\ny = norm(v)", "y", "x", x=1)
    assert found["text"] == "x/sqrt(x**2 + 4)"
    assert found["agrees"] is True


def test_no_text_reaches_sympys_parser(service: Service) -> None:
    body = {"source": "y = __import__('os').system('true')", "output": "y", "input": "x"}
    assert_error(service.client.post("/api/v1/symbolic", json=body), 422)
    found = ask(service, "S = 2\nQ = S*zoo + I", "Q", "S", zoo=3, I=1)
    assert found["text"] == "zoo"
