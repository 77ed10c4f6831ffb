"""Runs the service under uvicorn, with what uvicorn leaves open: a limit on how long, and how large, headers may be. Knows no route."""

from __future__ import annotations

import asyncio
import socket
import sys
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.errors import ApiError, encode, shape
from app.live_limits import Pace
from app.messages import ENGLISH
from app.settings import Settings

HEADER_BYTES = 64_000
PARTING = 2.0
"""Seconds in which a socket that was closed must take what is left for it."""
PINGS = 5
"""Pings a second that one socket may send; ten times as many at once."""


def guarded_protocol(seconds: float) -> type[HttpToolsProtocol]:
    """uvicorn's protocol, closing connections whose headers do not arrive in ``seconds`` (one byte every now and then: slowloris)."""

    class Guarded(HttpToolsProtocol):
        timer: asyncio.TimerHandle | None = None
        header_bytes = 0

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self.start_clock()

        def connection_lost(self, exc: Exception | None) -> None:
            self.stop_clock()
            super().connection_lost(exc)

        def on_message_begin(self) -> None:
            super().on_message_begin()
            self.start_clock()

        def on_headers_complete(self) -> None:
            self.stop_clock()
            super().on_headers_complete()

        def data_received(self, data: bytes) -> None:
            if self.timer is not None:
                self.header_bytes += len(data)
                # The first piece may carry a body behind its headers; only headers that go on and on are refused.
                if self.header_bytes > HEADER_BYTES + len(data):
                    self.hang_up(ApiError(431, "headers_large", limit=HEADER_BYTES))
                    return
            super().data_received(data)

        def start_clock(self) -> None:
            if self.timer is None:
                self.header_bytes = 0
                self.timer = self.loop.call_later(seconds, self.too_slow)

        def stop_clock(self) -> None:
            if self.timer is not None:
                self.timer.cancel()
                self.timer = None

        def too_slow(self) -> None:
            self.hang_up(ApiError(408, "headers_slow", seconds=f"{seconds:g}"))

        def send_400_response(self, msg: str) -> None:
            self.hang_up(ApiError(400, "not_http"))

        def hang_up(self, error: ApiError) -> None:
            """In English: before the headers are read, nobody knows what is wished."""
            self.stop_clock()
            if self.transport.is_closing():
                return
            body = encode(shape(error, ENGLISH))
            head = (
                f"HTTP/1.1 {error.status_code} Refused\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
                "x-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
            )
            self.transport.write(head.encode() + body)
            self.transport.close()

    return Guarded


class LiveProtocol(WebSocketsSansIOProtocol):
    """uvicorn's socket with what it leaves open: it would wait for ever to hand its last words to one that no longer reads, and answer any number of pings."""

    pings: Pace | None = None

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        super().on_task_complete(task)
        self.loop.call_later(PARTING, self.transport.abort)

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()

    def handle_ping(self) -> None:
        now = self.loop.time()
        self.pings = self.pings or Pace(PINGS, 10 * PINGS, now)
        if self.pings.wait(now) == 0:
            super().handle_ping()
        elif not self.close_sent:
            self.conn.fail(1008, "Too many pings.")
            self.handle_parser_exception()

    async def send(self, message: Any) -> None:
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body"):
            self.handshake_complete = True  # it was refused, which is an answer; else uvicorn logs that there was none


class Server(uvicorn.Server):
    """Says where it is as soon as it can be reached."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets=sockets)
        except SystemExit:  # uvicorn has said what is wrong with the address
            print("Choose another with --host or --port; --port 0 takes any that is free.", file=sys.stderr)
            raise
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1] if self.servers else self.config.port
            host = {"0.0.0.0": "localhost", "::": "localhost"}.get(self.config.host, self.config.host)
            print(f"Pathsum is at http://{f'[{host}]' if ':' in host else host}:{port}", flush=True)


def make_server(settings: Settings, app: FastAPI) -> Server:
    """The server, not yet running."""
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=guarded_protocol(settings.header_seconds),
        ws=LiveProtocol,
        ws_max_size=settings.body_bytes,
        ws_ping_interval=settings.live_ping_seconds,
        ws_ping_timeout=settings.live_ping_seconds,
        # A page reads its numbers on the same machine or over a line that is quick enough; deflating them would cost more than the sweep.
        ws_per_message_deflate=False,
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        # Who is asking is the socket's address: a header that anyone can write does not change it.
        proxy_headers=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    return Server(config)
