"""A family of programs: many numbers into one, a chain, many numbers out of it. Writes text; knows no graph and no cost."""

from __future__ import annotations

CHAIN = 20
MOST = 24


def family(inputs: int, outputs: int, chain: int = CHAIN) -> str:
    """``inputs`` numbers are added up, go through a chain of ``chain`` operations, and come out as ``outputs`` multiples of its end."""
    total = " + ".join(f"x{i}" for i in range(1, inputs + 1))
    head = f"# {inputs} in, {outputs} out\nh = {total}\nfor t in range({chain}):\n    h = sin(h)\n"
    return head + "".join(f"y{j} = {j + 1}*h\n" for j in range(1, outputs + 1))
