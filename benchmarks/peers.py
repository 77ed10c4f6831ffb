"""Other libraries beside the opcode loop, where `make bench-peers` has installed them. Knows none of them (`benchmarks.peer_worker` does)."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Iterator
from pathlib import Path

import engine
from benchmarks.clock import Row
from benchmarks.opcodes import assemble
from benchmarks.speed import FLOOR, SHAPES

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
SIZES = (100, 1_000, 10_000)


def rows() -> Iterator[Row]:
    """A row a library, size and shape; a library that finds another gradient is beyond its bound."""
    if not PYTHON.exists():
        print("micrograd, autograd, CasADi, PyTorch and JAX: `make bench-peers` installs them in an environment of their own.")
        return
    for size in SIZES:
        for shape, write in SHAPES.items():
            graph = engine.parse(write(size))
            case = {"program": assemble(graph), "leaves": list(graph.number), "inputs": graph.inputs, "output": graph.outputs[0][1]}
            done = subprocess.run(
                [PYTHON, "-m", "benchmarks.peer_worker"], input=json.dumps(case), capture_output=True, text=True, check=True, cwd=ROOT, timeout=900
            )
            for peer in json.loads(done.stdout.splitlines()[-1]):
                name = f"{size:,} operations, {shape}: {peer['name']} {peer['version']}"
                yield Row(name, FLOOR, peer["seconds"], peer["ratio"], math.inf if peer["same"] else 0.0)
