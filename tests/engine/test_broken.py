"""Broken engines: each is wrong where it should be, right where its bug cannot show, and out of reach of everything that is meant to be right."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

import engine
from engine.modes.broken import BUGS, Bug
from tests.engine.recording import check_trace, end, known
from tests.strategies import Program, finite, programs

IDS = [bug.name for bug in BUGS]


def adjoints(trace: engine.Trace) -> dict[str, float]:
    graph = trace.at.graph
    state = end(trace)["adjoint"]
    return {graph.label[leaf]: state[leaf] for leaf in graph.inputs}


@pytest.mark.parametrize("bug", BUGS, ids=IDS)
def test_the_bug_shows_on_its_example(bug: Bug) -> None:
    graph = engine.parse(bug.example)
    at = {name: 1.5 + index for index, name in enumerate(graph.input_names())}
    trace = engine.trace(graph, at, "broken", bug=bug.name)
    check_trace(trace)
    right = engine.jacobian(graph, at)[graph.output_names()[0]]
    assert adjoints(trace) != pytest.approx(right, rel=1e-6)
    assert trace.jacobian[graph.output_names()[0]] == right
    assert trace.value == {name: engine.evaluate(graph, at)[name] for name in graph.output_names()}
    assert str(bug.summary).endswith(".")


@pytest.mark.parametrize("bug", [bug for bug in IDS if bug != "stale"])
def test_a_chain_hides_it(bug: str) -> None:
    """No sharing, no product, one sweep: every engine but the stale one gets sin(exp(x)) right, which is why such bugs live long."""
    graph = engine.parse("y = sin(exp(x))")
    assert adjoints(engine.trace(graph, {"x": 0.3}, "broken", bug=bug)) == pytest.approx(engine.jacobian(graph, {"x": 0.3})["y"])


# colah at a = 2, b = 1: right is a: 2, b: 5
COLAH = [("overwrite", {"a": 2.0, "b": 2.0}), ("stale", {"a": 6.0, "b": 15.0}), ("dropped", {"a": 2.0, "b": 3.0}), ("product", {"a": 2.0, "b": 2.0})]


@pytest.mark.parametrize(("bug", "expected"), COLAH)
def test_wrong_numbers_worked_out_by_hand(bug: str, expected: dict[str, float]) -> None:
    trace = engine.trace(engine.parse("e = (a+b)*(b+1)"), {"a": 2, "b": 1}, "broken", bug=bug)
    assert adjoints(trace) == expected


def test_stale_adjoints_mix_two_outputs() -> None:
    graph = engine.parse("p = x*y\nq = x + y\nreturn p, q")
    trace = engine.trace(graph, {"x": 3, "y": 4}, "broken", bug="stale")
    assert adjoints(trace) == {"x": 5.0, "y": 4.0}
    assert max(trace.steps.sweep) == 2


@given(programs())
def test_traces_replay(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    for bug in IDS:
        check_trace(engine.trace(graph, at, "broken", bug=bug, output=graph.output_names()[-1]))


@given(programs())
def test_checks_tell_a_broken_engine_from_a_right_one(program: Program) -> None:
    """What the learner is told to trust: central differences disagree with the half product rule. The product at the end loses a slope of 2 to 4."""
    graph = engine.parse(f"{program.source}\nlast = (3 + sin(t0))*y")
    at = known(graph, program.at)
    output = "last"
    where = engine.linearize(graph, at)
    right = engine.jacobian(graph, at)
    wrong = adjoints(engine.trace(graph, at, "broken", bug="product", output=output))
    assume(all(finite(number) for number in right[output].values()))
    assume(abs(wrong["y"] - right[output]["y"]) > 1e-3 * (1 + abs(right[output]["y"])))
    verdicts = {check.verdict for check in engine.differences(where, right | {output: wrong}) if check.output == output}
    assert "differ" in verdicts


def test_out_of_reach() -> None:
    """In no list, behind no default, and only for those who name both the mode and the bug."""
    graph = engine.parse("y = x*x")
    listed = [mode.name for mode in engine.MODES]
    assert "broken" not in listed
    assert not {bug.name for bug in BUGS} & set(listed)
    assert not any("broken" in name for name in engine.__all__)
    for params in ({}, {"bug": None}, {"bug": "luck"}, {"bug": ["stale"]}):
        with pytest.raises(engine.PathsumError) as caught:
            engine.trace(graph, {}, "broken", **params)
        assert caught.value.code == "E_PARAM"
        assert "overwrite" in caught.value.hint
    with pytest.raises(engine.PathsumError) as caught:
        engine.trace(graph, {}, "sideways")
    assert "broken" not in caught.value.hint
