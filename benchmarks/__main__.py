"""Runs every benchmark and prints ratios; fails when one is beyond its bound. `python -m benchmarks [engine|layout|service …]`."""

from __future__ import annotations

import sys
from types import ModuleType

from benchmarks import engine, layout, service

BENCHMARKS: tuple[ModuleType, ...] = (engine, layout, service)


def main(names: list[str]) -> int:
    """0 when every ratio is within its bound."""
    print(f"{'what':44} {'time':>10} {'times':>8} {'bound':>7}  as long as")
    beyond = 0
    for module in BENCHMARKS:
        if names and module.__name__.rpartition(".")[2] not in names:
            continue
        for row in module.rows():
            mark = " " if row.within else "!"
            print(f"{row.name:44} {row.seconds * 1000:7.2f} ms {row.ratio:7.2f}× {row.at_most:6.0f}×{mark} {row.against}", flush=True)
            beyond += not row.within
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
