"""Who gets in at the live socket, who is sent away, and that one client's silence, noise or deafness is not felt by the others."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from app.live_limits import Doors, Pace
from app.server import LiveProtocol
from tests.app.conftest import PATIENCE, Service, assert_error, serving, until
from tests.app.live_client import COLAH, Live, talking


def denied(service: Service, status: int, code: str, **options: Any) -> httpx.Response:
    with pytest.raises(InvalidStatus) as caught, talking(service, **options):
        pass
    found = caught.value.response
    answer = httpx.Response(found.status_code, headers=dict(found.headers.raw_items()), content=bytes(found.body or b""))
    assert_error(answer, status, code)
    assert answer.headers["x-content-type-options"] == "nosniff"
    return answer


def test_only_pages_of_this_server_get_in(service: Service) -> None:
    denied(service, 403, "E_HOST", origin="http://evil.example")
    denied(service, 403, "E_HOST", origin="null")
    denied(service, 403, "E_HOST", origin=f"http://127.0.0.1:{service.port + 1}")
    denied(service, 400, "E_HOST", named="evil.example")
    denied(service, 404, "E_NOT_FOUND", place="/elsewhere")
    with talking(service, origin=f"http://127.0.0.1:{service.port}") as live:
        live.program(COLAH)


def test_connections_are_counted_and_given_back() -> None:
    with serving(live_each=2, workers=1) as own:
        with talking(own) as one, talking(own):
            assert denied(own, 503, "E_BUSY").headers["retry-after"]
            one.program(COLAH)
        until(lambda: not own.app.state.doors.open.total(), "they were never given back")
        with talking(own) as again:
            again.program(COLAH)
    doors = Doors(2, 2)
    assert [doors.enter(name) for name in "aab"] == [True, True, False]


def test_connecting_counts_as_a_request() -> None:
    with serving(rate=0.001, burst=1, workers=1) as own:
        with talking(own) as live:
            live.program(COLAH)
        assert denied(own, 429, "E_RATE").headers["retry-after"]


def test_silence_ends_and_so_does_the_server() -> None:
    with serving(live_idle_seconds=0.3, workers=1) as own, talking(own) as live:
        with suppress(ConnectionClosed):  # it may be silent for too long before its first word too
            live.program(COLAH)
        assert live.closed() == 1000
    with serving(workers=1) as own, talking(own) as live:
        live.program(COLAH)
        own.app.state.server.should_exit = True
        assert live.closed() == 1012


def test_one_that_is_gone_without_a_word_is_let_go() -> None:
    """Half open: nothing comes, not even an answer to a ping."""
    with serving(live_ping_seconds=0.2, workers=1) as own, socket.create_connection(("127.0.0.1", own.port)) as line:
        doors, entered = own.app.state.doors, []
        enter = doors.enter
        doors.enter = lambda address: entered.append(address) or enter(address)
        key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        line.sendall(f"GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:{own.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{key}\r\n".encode())
        assert line.recv(4096).startswith(b"HTTP/1.1 101")
        assert entered == ["127.0.0.1"]
        until(lambda: not own.app.state.doors.open.total(), "it was never let go")


def test_who_talks_too_fast_is_read_more_slowly(service: Service) -> None:
    with serving(live_rate=50, workers=1) as own, talking(own) as live:
        live.program(COLAH)
        begin = time.monotonic()
        for _ in range(149):
            live.point({"a": 1})
        assert time.monotonic() - begin > 0.8  # 100 at once, then 50 a second
    pace = Pace(10, 2, 0)
    assert [pace.wait(0) for _ in range(3)] == [0, 0, 0.1]


def test_one_who_does_not_read_holds_up_no_other() -> None:
    """Answers of a large program pile up for a client that only asks; a second client is served meanwhile, and the first is let go."""
    with serving(live_send_seconds=1, workers=1) as own, talking(own) as other:
        other.program(COLAH)
        deaf = socket.socket()

        def stuck() -> bool:
            """Whether there is a socket that takes no more of what is to be written."""
            lines = list(own.app.state.server.server_state.connections)
            return any(isinstance(line, LiveProtocol) and not line.writable.is_set() for line in lines)

        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", own.port))
        with connect(f"ws://127.0.0.1:{own.port}/api/v1/live", sock=deaf, compression=None, max_queue=1, ping_interval=None, close_timeout=0.1) as wire:
            silent = Live(wire)
            silent.program("a = x\n" + "a = a*(1-a)\n" * 60, mode="forward")
            served, deadline = 0, time.monotonic() + PATIENCE
            while own.app.state.doors.open.total() > 1:
                assert time.monotonic() < deadline, "the silent one was never let go"
                with suppress(ConnectionClosed):
                    silent.send(kind="point", at={"x": 0.5})
                before = stuck()
                assert other.point({"a": 3})["kind"] == "numbers"
                served += before and stuck() and own.app.state.doors.open.total() > 1
        assert served > 1, "the other one had to wait until the silent one was let go"
