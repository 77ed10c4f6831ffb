"""A family of programs: many numbers into one, a chain, many numbers out of it; and where forward and reverse mode cross in it. Knows no values."""

from __future__ import annotations

from dataclasses import dataclass

from engine.build import parse
from engine.cost import forward_cost, reverse_cost

CHAIN = 20
MOST = 24


def family(inputs: int, outputs: int, chain: int = CHAIN) -> str:
    """``inputs`` numbers are added up, go through a chain of ``chain`` operations, and come out as ``outputs`` multiples of its end."""
    total = " + ".join(f"x{i}" for i in range(1, inputs + 1))
    head = f"# {inputs} → {outputs}\nh = {total}\nfor t in range({chain}):\n    h = sin(h)\n"
    return head + "".join(f"y{j} = {j + 1}*h\n" for j in range(1, outputs + 1))


@dataclass(frozen=True, slots=True)
class Crossing:
    """Multiplications of both sweeps for 1, 2, … inputs beside the same outputs. ``crossover``: from how many inputs on reverse mode takes fewer."""

    source: str
    forward: tuple[int, ...]
    reverse: tuple[int, ...]
    crossover: int | None


def crossing(inputs: int, outputs: int, *, unit_free: bool = False) -> Crossing:
    """The family beside so many outputs; ``source`` is its member with so many inputs."""
    graphs = [parse(family(count, outputs)) for count in range(1, MOST + 1)]
    forward = tuple(forward_cost(graph, unit_free=unit_free).multiplications for graph in graphs)
    reverse = tuple(reverse_cost(graph, unit_free=unit_free).multiplications for graph in graphs)
    crossover = next((count for count in range(1, MOST + 1) if reverse[count - 1] < forward[count - 1]), None)
    return Crossing(family(inputs, outputs), forward, reverse, crossover)
