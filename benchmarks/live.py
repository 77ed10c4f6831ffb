"""A slider that is dragged: how long an update takes over a real socket, beside a frame of the screen, and what it costs the server, beside a millisecond."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from websockets.sync.client import ClientConnection, connect

import engine
from benchmarks.clock import Row, once
from benchmarks.programs import straight_line
from benchmarks.service import hurried

FRAME = 1 / 60
NODES = 100
UPDATES = 1200
REST = 0.05  # seconds of the processor in two of the clock


def program(nodes: int) -> str:
    """The shortest straight line with as many nodes."""
    named = engine.parse(straight_line(nodes // 2)).named  # each line makes two nodes or more, after those of the lines above it
    lines = next(line for line in range(1, nodes) if named[f"v{line - 1}_"] + 1 >= nodes)
    return straight_line(lines)


def processor_seconds(server: int) -> float:
    """What a process and its children have taken so far, where the system says so in files."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = stat.parent.name, stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(pid) == server or int(rest[1]) == server:
            total += int(rest[11]) + int(rest[12])
        if int(pid) == server:
            total += int(rest[13]) + int(rest[14])  # of those that have ended, as Graphviz has after each drawing
    return total / os.sysconf("SC_CLK_TCK")


def at_rest(server: int) -> None:
    """Waits until a service that has just started no longer gets ready: its workers load SymPy when nobody has asked for anything for a second."""
    spent = -1.0
    while (now := processor_seconds(server)) - spent > REST:
        spent = now
        time.sleep(2)


def rows() -> Iterator[Row]:
    """Forward and reverse at 100 nodes; one question at a time, as a page asks."""
    source = program(NODES)
    with hurried() as (server, address):
        at_rest(server)
        for mode in ("forward", "reverse"):
            with connect(f"{address.replace('http', 'ws', 1)}/api/v1/live", compression=None) as wire:
                yield from _drag(wire, server, source, mode)


def _drag(wire: ClientConnection, server: int, source: str, mode: str) -> Iterator[Row]:
    def say(message: dict[str, object]) -> None:
        wire.send(json.dumps(message))
        if b'"error"' in wire.recv(30, decode=False)[:200]:
            raise RuntimeError("the service refused")

    say({"kind": "program", "revision": 0, "source": source, "mode": mode})
    turns = iter(range(1, 10 * UPDATES))

    def update() -> None:
        turn = next(turns)
        say({"kind": "point", "revision": turn, "at": {"x0": 1 + turn / 10_000}})

    for _ in range(100):
        update()
    before = processor_seconds(server)
    times = [once(update) for _ in range(UPDATES)]
    spent = (processor_seconds(server) - before) / UPDATES
    usual, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    name = f"live, {mode}, {NODES} nodes"
    yield Row(f"{name}: {1 / statistics.fmean(times):.0f} updates a second", "a sixtieth of a second", usual, usual / FRAME, 1)
    yield Row(f"{name}: 19 of 20 are there in", "a sixtieth of a second", slow, slow / FRAME, 1)
    if spent > 0:
        yield Row(f"{name}: processor of the server for each", "a millisecond", spent, spent / 0.001, 1)
