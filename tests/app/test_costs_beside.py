"""The family of programs whose costs cross, and the trade of memory against recomputation: exact, bounded, refused in the usual form."""

from __future__ import annotations

import pytest

import engine
from engine.checkpoint import fewest_advances, operations, trades
from engine.cost import forward_cost, reverse_cost
from engine.family import CHAIN, MOST, family
from tests.app.conftest import Service, assert_error


@pytest.mark.parametrize(("inputs", "outputs"), [(1, 1), (1, 7), (7, 1), (24, 24)])
def test_a_member_has_so_many_inputs_and_outputs(inputs: int, outputs: int) -> None:
    graph = engine.parse(family(inputs, outputs))
    assert (len(graph.inputs), len(graph.outputs)) == (inputs, outputs)
    edges = 2 * (inputs - 1) + CHAIN + outputs
    assert forward_cost(graph).multiplications == inputs * edges
    assert reverse_cost(graph).multiplications == outputs * (edges - outputs + 1)
    row = engine.jacobian(graph)["y1"]
    assert len(row) == inputs
    assert len(set(row.values())) == 1


def test_the_family_is_counted_and_its_crossover_is_where_the_counts_cross(service: Service) -> None:
    answer = service.client.post("/api/v1/costs/family", json={"inputs": 3, "outputs": 5})
    assert answer.status_code == 200
    found = answer.json()
    assert found["source"] == family(3, 5)
    rows = {row["mode"]: row for row in found["rows"]}
    assert rows == {row["mode"]: row for row in service.client.post("/api/v1/costs", json={"source": family(3, 5)}).json()["rows"]}
    forward, reverse = ([int(each) for each in found[way]] for way in ("forward", "reverse"))
    assert len(forward) == len(reverse) == MOST
    assert forward[2] == int(rows["forward"]["multiplications"])
    assert reverse[2] == int(rows["reverse"]["multiplications"])
    crossover = found["crossover"]
    assert all(one <= other for one, other in zip(forward[: crossover - 1], reverse, strict=False))
    assert reverse[crossover - 1] < forward[crossover - 1]


def test_one_input_never_needs_reverse_sweeps_for_many_outputs(service: Service) -> None:
    found = service.client.post("/api/v1/costs/family", json={"inputs": 1, "outputs": 24}).json()
    assert int(found["forward"][0]) < int(found["reverse"][0])
    assert found["crossover"] is None or found["crossover"] > 1


@pytest.mark.parametrize("body", [{"inputs": 0, "outputs": 1}, {"inputs": 1, "outputs": 25}, {"inputs": 1}])
def test_other_members_are_refused(service: Service, body: dict[str, int]) -> None:
    assert_error(service.client.post("/api/v1/costs/family", json=body), 422, "E_PARAM")


def test_more_snapshots_keep_more_and_compute_less_again(service: Service) -> None:
    source = "h = 1\nfor t in range(50):\n    h = sin(h)\n"
    answer = service.client.post("/api/v1/costs/checkpoints", json={"source": source})
    assert answer.status_code == 200
    found = answer.json()
    graph = engine.parse(source)
    assert found["operations"] == len(operations(graph)) == 50
    assert (found["snapshots"][0], found["snapshots"][-1]) == (1, 50)
    assert [int(each) for each in found["recomputed"]] == [fewest_advances(50, count) + 50 for count in found["snapshots"]]
    recomputed, stored = ([int(each) for each in found[name]] for name in ("recomputed", "stored"))
    assert recomputed == sorted(recomputed, reverse=True)
    assert stored == sorted(stored)
    assert recomputed[0] == 50 * 51 // 2
    assert recomputed[-1] == 50 + 49


def test_a_long_chain_tells_some_of_its_trades_and_a_longer_one_is_refused(service: Service) -> None:
    length, found = trades(engine.parse("h = 1\nfor t in range(1500):\n    h = sin(h)\n"))
    counts = [each.snapshots for each in found]
    assert length == counts[-1] == 1500
    assert counts[:30] == list(range(1, 31))
    assert len(counts) <= 61
    assert_error(service.client.post("/api/v1/costs/checkpoints", json={"source": "h = 1\n" + "h = sin(h)\n" * 2100}), 422, "E_TOO_BIG")
    assert service.client.post("/api/v1/costs/checkpoints", json={"source": "y = x"}).json()["snapshots"] == []
