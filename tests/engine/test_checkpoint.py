"""The binomial schedule: valid for every chain, optimal by the formula and by dynamic programming over all schedules of its kind."""

from __future__ import annotations

import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.checkpoint import Schedule, fewest_advances, repeats, schedule
from engine.modes.checkpoint import CHECKPOINT
from tests.engine.recording import check_trace, end, known, tags
from tests.strategies import Program, programs


@cache
def best(steps: int, room: int) -> int:
    """The least advances by dynamic programming: the first snapshot after j steps, then the far part with one less, then the near part."""
    if steps == 1:
        return 0
    if room == 1:
        return steps * (steps - 1) // 2
    return min(j + best(steps - j, room - 1) + best(j, room) for j in range(1, steps))


def replay(plan: Schedule) -> tuple[list[int], int, int]:
    """Run the actions on a chain whose state is its number: (order of reversal, advances, most snapshots held), asserting each action can be done."""
    state: int | None = 0
    held: dict[int, int] = {}
    turned: list[int] = []
    advances = most = 0
    for action in plan.actions:
        if action.kind == "store":
            assert state == action.step
            assert action.slot not in held
            held[action.slot] = action.step
            most = max(most, len(held))
        elif action.kind == "restore":
            assert held[action.slot] == action.step
            state = action.step
        elif action.kind == "drop":
            assert held.pop(action.slot) == action.step
        elif action.kind == "advance":
            assert state == action.step < action.to
            advances += action.to - action.step
            state = action.to
        else:
            assert state == action.step
            turned.append(action.step)
            state = None
    assert not held
    return turned, advances, most


@given(st.integers(1, 120), st.integers(1, 12))
def test_every_chain_is_reversed_within_its_room(steps: int, room: int) -> None:
    plan = schedule(steps, room)
    turned, advances, most = replay(plan)
    assert turned == list(range(steps - 1, -1, -1))
    assert advances == plan.advances == fewest_advances(steps, room)
    assert most <= room


@pytest.mark.parametrize("room", range(1, 9))
def test_the_formula_is_the_optimum_of_dynamic_programming(room: int) -> None:
    for steps in range(1, 61):
        assert fewest_advances(steps, room) == best(steps, room), steps
        assert schedule(steps, room).advances == best(steps, room), steps


def test_values_worked_out_by_hand() -> None:
    """Ten steps with three snapshots: r = 2, and 2 · 10 − C(5, 4) = 15 advances; ninety-nine steps fit eight snapshots and r = 3."""
    assert (repeats(10, 3), fewest_advances(10, 3)) == (2, 15)
    assert repeats(99, 8) == 3
    assert fewest_advances(5, 5) == 4


def test_a_greedy_schedule_is_worse() -> None:
    """Halving every time, the slip that seems clever, is not optimal: the formula has to be used to be right."""

    def halving(steps: int, room: int) -> int:
        if steps == 1 or room == 1:
            return steps * (steps - 1) // 2
        j = steps // 2
        return j + halving(steps - j, room - 1) + halving(j, room)

    assert halving(20, 3) > fewest_advances(20, 3)


def test_a_long_chain_does_not_recurse() -> None:
    plan = schedule(20_000, 5)
    assert plan.advances == fewest_advances(20_000, 5)


@given(programs(), st.integers(1, 4))
def test_the_mode_gives_the_gradient_and_never_uses_what_is_not_at_hand(program: Program, room: int) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    output = graph.output_names()[-1]
    trace = engine.trace(graph, at, "checkpoint", snapshots=room, output=output)
    check_trace(trace)
    last = end(trace)
    for leaf in graph.inputs:
        expected = trace.jacobian[output][graph.label[leaf]]
        assert last["adjoint"][leaf] == pytest.approx(expected, rel=1e-9, abs=1e-9) or not math.isfinite(expected)
    chain = [node for node in range(graph.size) if graph.args[node]]
    found = {item.name: item.value for item in CHECKPOINT.found(trace)}
    assert found["advances"] == fewest_advances(len(chain), min(room, len(chain)))
    assert found["again"] == sum(last["runs"].values()) == found["advances"] + len(chain)
    assert last["snapshot"] == {}
    assert last["stored"] == {0: 0}
    for k, tag in enumerate(tags(trace), 1):
        if tag not in ("checkpoint.run", "checkpoint.turn"):
            continue
        before, node = engine.state_at(trace, k - 1), trace.steps.node[k - 1]
        assert len(before["snapshot"]) <= room
        # going ahead lets go of what is not needed in the same step, so what was used is looked for before it
        assert all(arg in before["value"] or not graph.args[arg] for arg in graph.args[node]), (k, tag)


def test_a_long_program_keeps_more_states_by_itself() -> None:
    short, long = (engine.parse("\n".join(["x0 = 0.5", *(f"x{i + 1} = sin(x{i})" for i in range(length))])) for length in (5, 2_000))
    assert engine.trace(short, {}, "checkpoint").params["snapshots"] == 2
    trace = engine.trace(long, {}, "checkpoint")
    assert trace.params["snapshots"] > 2
    assert end(trace)["advances"][0] <= 4 * 2_000
    assert engine.trace(long, {}, "checkpoint", snapshots=40).params["snapshots"] == 40


def test_less_room_more_work() -> None:
    graph = engine.parse("x = 0.5\n" + "\n".join(f"x{i} = sin({'x' if i == 0 else f'x{i - 1}'})" for i in range(10)))
    runs = {room: engine.trace(graph, {}, "checkpoint", snapshots=room).steps for room in (1, 2, 3, 10)}
    again = [int(steps.term[-3]) for steps in runs.values()]
    assert again == sorted(again, reverse=True)
    assert again[0] == 10 * 9 // 2 + 10
    assert again[2] == 15 + 10
    assert again[3] == 9 + 10


@pytest.mark.parametrize(("steps", "room", "code"), [(0, 1, "E_PARAM"), (1, 0, "E_PARAM"), (True, 1, "E_PARAM"), (10**6, 3, "E_TOO_BIG")])
def test_wrong_numbers_are_refused(steps: int, room: int, code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        schedule(steps, room)
    assert caught.value.code == code
