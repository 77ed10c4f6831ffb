"""How many multiplications the elimination search and proof reach on published graphs, and how soon. `python -m benchmarks.bench_elimination [SECONDS]`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import Row
from engine.elimination import Progress, plain_graph, prove, search, shape_of

GRAPHS = Path(__file__).parents[1] / "tests" / "data" / "elimination_graphs.json"
SEEDS = (0, 1, 2)
MINUTE = 60.0


def rows(patience: float = MINUTE) -> Iterator[Row]:
    """The best order known against what is reached: stopping there, or after ``patience`` seconds. The ratio is of multiplications."""
    for graph in json.loads(GRAPHS.read_text("utf-8")):
        shape = shape_of(plain_graph(graph["vertices"], range(graph["inputs"]), graph["outputs"], [(origin, to) for origin, to in graph["edges"]]))
        known = graph["multiplications"]
        target = known.get("best_known", known.get("vertex_optimum"))
        for seed in SEEDS:
            begin = time.perf_counter()

            def keep_going(progress: Progress, until: float = begin + patience) -> bool:
                return time.perf_counter() < until

            found = search(shape, seed, keep_going=keep_going, target=target)
            seconds = time.perf_counter() - begin
            name = f"{graph['name']}, seed {seed}: {found.multiplications}{' proven' if found.proven else ''}, {found.moves} moves"
            yield Row(name, f"{target}, the best known", seconds, found.multiplications / target, 1.0)
        if len(shape.vertices) <= 20:
            begin = time.perf_counter()
            proof = prove(shape)
            seconds = time.perf_counter() - begin
            yield Row(
                f"{graph['name']}, proof: {proof.multiplications}, {proof.states} states",
                f"{target}, the optimum",
                seconds,
                proof.multiplications / target,
                1.0,
            )


if __name__ == "__main__":
    beyond = 0
    for row in rows(*map(float, sys.argv[1:2])):
        print(f"{row.name:52} {row.seconds:7.2f} s  {'reached' if row.within else 'MISSED '} {row.against}", flush=True)
        beyond += not row.within
    sys.exit(1 if beyond else 0)
