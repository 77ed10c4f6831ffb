"""A client of the live socket for the tests. Knows no test."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.app.conftest import PATIENCE, Service

COLAH = "e = (a+b)*(b+1)"


class Live:
    """One connection, spoken to in turns."""

    def __init__(self, wire: ClientConnection) -> None:
        self.wire = wire
        self.revision = 0

    def send(self, **message: Any) -> int:
        self.revision += 1
        self.wire.send(json.dumps({"revision": self.revision, **message}))
        return self.revision

    def hear(self, seconds: float = PATIENCE) -> dict[str, Any]:
        def never(word: str) -> None:
            raise AssertionError(f"bare {word} on the wire")

        heard: dict[str, Any] = json.loads(self.wire.recv(seconds), parse_constant=never)
        return heard

    def say(self, **message: Any) -> dict[str, Any]:
        """A message and its answer."""
        revision = self.send(**message)
        heard = self.hear()
        assert heard["revision"] == revision
        return heard

    def program(self, source: str, **more: Any) -> None:
        assert self.say(kind="program", source=source, **more)["kind"] == "ready"

    def point(self, at: dict[str, float], **more: Any) -> dict[str, Any]:
        return self.say(kind="point", at=at, **more)

    def closed(self) -> int:
        """Waits until the server hangs up; the code."""
        with suppress(ConnectionClosed):
            while True:
                self.wire.recv(PATIENCE)
        assert self.wire.close_code is not None
        return self.wire.close_code


@contextmanager
def talking(service: Service, named: str = "127.0.0.1", place: str = "", **options: Any) -> Iterator[Live]:
    """A connection to the service, which the caller may call by another name."""
    line = socket.create_connection(("127.0.0.1", service.port))
    with connect(f"ws://{named}:{service.port}/api/v1/live{place}", sock=line, compression=None, open_timeout=PATIENCE, **options) as wire:
        yield Live(wire)


def refused(answer: dict[str, Any], code: str) -> dict[str, Any]:
    """The one error shape, beside what kind of message it is."""
    assert set(answer) == {"kind", "revision", "error"}
    assert answer["kind"] == "error"
    error: dict[str, Any] = answer["error"]
    assert set(error) == {"code", "message", "hint", "span", "fix"}
    assert error["code"] == code, error
    return error
