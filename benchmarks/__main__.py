"""Runs every benchmark and prints ratios; fails when one is beyond its bound. `python -m benchmarks [speed|peers|engine|layout|service|live|drag|frames …]`."""

from __future__ import annotations

import math
import sys
from types import ModuleType

from benchmarks import drag, engine, frames, layout, live, peers, service, speed

BENCHMARKS: tuple[ModuleType, ...] = (speed, peers, engine, layout, service, live, drag, frames)


def _bound(ratio: float) -> str:
    return "" if ratio == math.inf else f"{ratio:.1f}×"


def main(names: list[str]) -> int:
    """0 when every ratio is within its bound."""
    print(f"{'what':56} {'time':>12} {'times':>8} {'bound':>7}  as long as")
    beyond = 0
    for module in BENCHMARKS:
        if names and module.__name__.rpartition(".")[2] not in names:
            continue
        for row in module.rows():
            mark = " " if row.within else "!"
            print(f"{row.name:56} {row.seconds * 1000:9.3f} ms {row.ratio:7.2f}× {_bound(row.at_most):>7}{mark} {row.against}", flush=True)
            beyond += not row.within
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
