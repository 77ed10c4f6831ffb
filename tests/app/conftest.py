"""A running service for the tests: real sockets, in a thread of its own, so that the test can look inside while it serves."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.main import create_app
from app.server import make_server
from app.settings import Settings

# One address sends everything here, and everything may take its time, on however busy a machine: these limits are tested with settings of their own.
JSON = {"content-type": "application/json"}
UNLIMITED: dict[str, Any] = {"rate": 1e9, "burst": 10**9, "request_seconds": 60, "layout_seconds": 60, "symbolic_seconds": 60}
PATIENCE = 90.0
"""Seconds that a client waits for what comes for certain, on however busy a machine. Nothing is proven by it but that there is an end."""


@dataclass
class Service:
    app: FastAPI
    client: httpx.Client
    port: int

    def trace(self, source: str, **body: Any) -> httpx.Response:
        return self.client.post("/api/v1/trace", json={"source": source, **body})

    @property
    def pool(self) -> Any:
        return self.app.state.pool

    @property
    def layouts(self) -> Any:
        return self.app.state.layouts


@contextmanager
def serving(*, settled: bool = True, **settings: Any) -> Iterator[Service]:
    """A service with these settings, gone at the end of the block. ``settled``: it does nothing by itself any more, and a worker is idle."""
    chosen = Settings(port=0, **{**UNLIMITED, **settings})
    app = create_app(chosen)
    server = make_server(chosen, app)
    app.state.server = server
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive(), "the server ended before it began"
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    while settled and (not app.state.ahead.done() or app.state.pool.idle.empty()):  # it draws the first page by itself, and tests count what is drawn
        assert time.monotonic() < deadline, "the first page was not made"
        time.sleep(0.01)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
            yield Service(app, client, port)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
    assert not thread.is_alive(), "the server did not stop"


def slowness() -> float:
    """How many times longer than its own work anything takes here now, because others work on this machine too."""
    wall, own = time.perf_counter(), time.process_time()
    while time.process_time() - own < 0.02:
        sum(range(1000))
    return max(1.0, (time.perf_counter() - wall) / 0.02)


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """One service for all tests that leave it as they found it."""
    with serving() as running:
        yield running


def heard(line: socket.socket) -> bytes:
    """All that is said until the other side hangs up. A word of ours that came too late for it ends the line with a reset, behind what it had said."""
    line.settimeout(PATIENCE)
    said = b""
    with suppress(ConnectionResetError):
        while piece := line.recv(65536):
            said += piece
    return said


def fake_dot(folder: Path, script: str) -> str:
    """A Graphviz that does what the script says."""
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def gone(pid: int) -> bool:
    """Whether a process has ended, waited for by its parent or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):  # the second where it ends between opening and reading
        return True


def until(reached: Callable[[], bool], never: str) -> None:
    """Waits for a state that comes for certain."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, never
        time.sleep(0.01)


def assert_error(answer: httpx.Response, status: int | None = None, code: str | None = None) -> dict[str, Any]:
    """The one error shape, whole; returns its inside."""
    if status is not None:
        assert answer.status_code == status, answer.text[:300]
    assert 400 <= answer.status_code < 600
    assert answer.headers["content-type"] == "application/json"
    body = answer.json()
    assert set(body) == {"error"}
    error: dict[str, Any] = body["error"]
    assert set(error) == {"code", "message", "hint", "span", "fix"}
    assert error["code"].startswith("E_")
    assert error["message"].endswith((".", "?"))
    assert isinstance(error["hint"], str)
    assert error["hint"]
    for place in ("span", "fix"):
        assert error[place] is None or isinstance(error[place]["start"], int)
    if code is not None:
        assert error["code"] == code, error
    return error
