"""The http rows of bad_inputs.jsonl, each reproduced against a running server: abuse of the protocol, of the workers, of the clock."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.app.conftest import JSON, PATIENCE, Service, assert_error, fake_dot, heard, serving, until

ROWS = [json.loads(line) for line in (Path(__file__).parent.parent / "data" / "bad_inputs.jsonl").read_text(encoding="utf-8").splitlines()]
# About a second of work in a worker: long enough to be interrupted.
HEAVY = "a = x\n" + "a = a*(1-a)\n" * 3000

# Several seconds in one job, asked for in few words, so that this is the only one.
LONG = {"source": "a = x\nfor t in range(5000):\n    a = a*(1-a)", "mode": "paths", "params": {"limit": 200}}


def post(service: Service, body: bytes) -> httpx.Response:
    return service.client.post("/api/v1/trace", content=body, headers=JSON)


def nested(service: Service) -> None:
    assert_error(post(service, b"[" * 100_000), 400, "E_JSON")


def duplicate_key(service: Service) -> None:
    assert_error(post(service, b'{"source":"x","source":"y"}'), 422, "E_JSON")


def surrogate(service: Service) -> None:
    assert_error(post(service, b'{"source":"\\ud800"}'), 422, "E_ENCODING")


def not_utf8(service: Service) -> None:
    assert_error(post(service, b'{"source":"\xff"}'), 400, "E_JSON")


def traversal(service: Service) -> None:
    assert_error(service.client.get("/static/..%2f..%2fetc/passwd"), 404, "E_NOT_FOUND")


def wrong_host(service: Service) -> None:
    answer = service.client.get("/", headers={"host": "evil.example"})
    assert_error(answer, 400, "E_HOST")
    assert "evil.example" not in answer.text + str(answer.headers)


def forwarded_for(service: Service) -> None:
    with serving(rate=0.001, burst=3, workers=1) as limited:
        answers = [limited.client.get("/livez", headers={"x-forwarded-for": f"1.2.3.{n}"}) for n in range(6)]
    assert_error(answers[-1], 429, "E_RATE")


def crowd(service: Service) -> None:
    """Fifty at once that each take longer than they may: some are stopped, the others are told to come back, health is served."""
    with serving(workers=1, queue=4, request_seconds=0.3) as small:
        answers: list[httpx.Response] = []

        def one() -> None:
            answers.append(httpx.post(f"http://127.0.0.1:{small.port}/api/v1/trace", json={"source": HEAVY}, timeout=PATIENCE))

        threads = [threading.Thread(target=one) for _ in range(50)]
        for thread in threads:
            thread.start()
        served = 0  # while others wait in line
        while any(thread.is_alive() for thread in threads):
            full = small.pool.pending
            assert small.client.get("/livez").status_code == 200
            served += full > 1 and small.pool.pending > 1
        assert served
        assert len(answers) == 50
        refused = [answer for answer in answers if answer.status_code == 503]
        assert len(refused) >= 20
        for answer in refused:
            assert_error(answer, 503, "E_BUSY")
            assert answer.headers["retry-after"].isdecimal()
        stopped = [answer for answer in answers if answer.status_code != 503]
        assert stopped
        for answer in stopped:
            error = assert_error(answer, 422, "E_TIMEOUT")
            assert "0.3 s" in error["message"]


def slowloris(service: Service) -> None:
    with serving(header_seconds=1, workers=1) as guarded:
        raw = [socket.create_connection(("127.0.0.1", guarded.port)) for _ in range(200)]
        for connection in raw:
            connection.sendall(b"GET / HT")
        assert guarded.client.get("/livez").status_code == 200
        time.sleep(0.5)
        for connection in raw:
            connection.sendall(b"T")
        answers = []
        for connection in raw:
            answers.append(heard(connection))
            connection.close()
        assert all(answer.startswith(b"HTTP/1.1 408") and b"E_TIMEOUT" in answer for answer in answers)
        assert guarded.client.get("/livez").status_code == 200


def wrong_method(service: Service) -> None:
    answer = service.client.delete("/api/v1/trace")
    assert_error(answer, 405, "E_METHOD")
    assert answer.headers["allow"] == "POST"


def unknown_route(service: Service) -> None:
    assert "Traceback" not in service.client.get("/api/unknown").text
    assert_error(service.client.get("/api/unknown"), 404, "E_NOT_FOUND")


def asks_for_html(service: Service) -> None:
    answer = service.client.post("/api/v1/trace", content=b'{"source": "<b>"}', headers={**JSON, "accept": "text/html"})
    assert_error(answer, 422)


def sigterm(service: Service) -> None:
    """A server of its own process is told to stop in the middle of a request: that one is finished, new ones are refused."""
    with tempfile.TemporaryDirectory() as folder:
        told_to_stop(Path(folder))


def told_to_stop(folder: Path) -> None:
    drawing, hold = folder / "drawing", folder / "hold"
    dot = fake_dot(folder, f"[ -e '{hold}' ] || exit 1; touch '{drawing}'; while [ -e '{hold}' ]; do sleep 0.02; done; exit 1")
    command = [sys.executable, "-m", "app.cli", "serve", "--port", "0"]
    patient = {**os.environ, "PATHSUM_DOT": dot, **{f"PATHSUM_{name}_SECONDS": "90" for name in ("REQUEST", "LAYOUT", "SHUTDOWN")}}
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent.parent, env=patient) as server,
        httpx.Client(timeout=PATIENCE) as visitor,
    ):
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1]
            visitor.get(address).raise_for_status()  # the first page is drawn; and the connection is there before the server is told to end
            hold.touch()
            answers: list[httpx.Response] = []
            thread = threading.Thread(target=lambda: answers.append(visitor.post(f"{address}/api/v1/trace", json={"source": "y = x*x"})))
            thread.start()
            until(drawing.exists, "the request is not under way")
            server.send_signal(signal.SIGTERM)
            until(lambda: refuses(address), "new ones are not refused")
            assert not answers
            hold.unlink()
            thread.join(PATIENCE)
            assert [answer.status_code for answer in answers] == [200]
            assert server.wait(PATIENCE) in (0, -signal.SIGTERM)
        finally:
            hold.unlink(missing_ok=True)
            server.kill()


def refuses(address: str) -> bool:
    try:
        httpx.get(f"{address}/livez", timeout=PATIENCE)
    except httpx.HTTPError:
        return True
    return False


def killed_worker(service: Service) -> None:
    with serving(workers=1) as single:
        assert single.trace("x").status_code == 200
        answers: list[httpx.Response] = []
        url = f"http://127.0.0.1:{single.port}/api/v1/trace"
        thread = threading.Thread(target=lambda: answers.append(httpx.post(url, json=LONG, timeout=PATIENCE)))
        thread.start()
        until(single.pool.idle.empty, "the request is not under way")
        (worker,) = single.pool.all
        os.kill(worker.process.pid, signal.SIGKILL)
        thread.join(PATIENCE)
        assert_error(answers[0], 503, "E_BUSY")
        assert answers[0].headers["retry-after"] == "1"
        assert single.trace("x").status_code == 200
        (other,) = single.pool.all
        assert other.process.pid != worker.process.pid


def no_dot(service: Service) -> None:
    with serving(dot="", workers=1) as without:
        layout = without.trace("y = x*x + 1").json()["layout"]
        assert (layout["engine"], layout["reason"]) == ("layered", "missing")
        health = without.client.get("/readyz")
        assert (health.status_code, health.json()["status"], health.json()["layout"]) == (200, "degraded", "layered")
    assert service.client.get("/readyz").json()["status"] == "ok"


SCENARIOS: dict[str, Callable[[Service], Any]] = {
    "B220": nested,
    "B221": duplicate_key,
    "B222": surrogate,
    "B226": not_utf8,
    "B233": traversal,
    "B235": wrong_host,
    "B236": forwarded_for,
    "B238": crowd,
    "B239": slowloris,
    "B241": wrong_method,
    "B242": unknown_route,
    "B243": asks_for_html,
    "B245": sigterm,
    "B246": killed_worker,
    "B248": no_dot,
}


def test_every_http_row_is_reproduced() -> None:
    assert {row["id"] for row in ROWS if row["context"] == "http"} == set(SCENARIOS)


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(service: Service, name: str) -> None:
    SCENARIOS[name](service)
    assert service.client.get("/livez").status_code == 200
