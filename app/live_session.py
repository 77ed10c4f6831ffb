"""One page's live connection: the newest question wins, and every side of it is bounded. Knows messages, the pool and a socket; no engine inside.

One task reads and one works, so that a newer point takes the place of one that still waits. Nothing else waits here: a page that does not read its answers
holds up its own work alone, one that sends too fast is read more slowly.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
from typing import Any, Protocol

import orjson
from pydantic import ValidationError
from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketDisconnect

import engine
from app.errors import ApiError, encode
from app.live import LiveJob, Point, Program
from app.live_limits import Pace, Share
from app.messages import spoken
from app.pool import Pool
from app.refusals import FAILURES, explain, told
from app.schemas_live import LIVE_MESSAGE, LivePoint, LiveProgram
from app.settings import Settings
from app.strictjson import decode
from app.wording import say

IN_LOOP = 16_000
"""Messages up to this many bytes are decoded where they arrive; larger ones in a worker."""
SMALL = 600
"""Nodes and edges of a program that may be computed in the event loop, if an answer takes no more than QUICK there."""
QUICK = 0.001
STEADY = frozenset({"forward", "reverse", "jacobian"})
"""Modes whose cost is a matter of the graph alone: what took a millisecond at one point takes one at every other."""
WAITING = 8
"""Refusals that wait to be sent. With more, the page is not read until it has read some."""


class Host(Protocol):
    """What a session needs of the service."""

    pool: Pool
    settings: Settings
    share: Share


class Session:
    """Lives as long as the connection."""

    def __init__(self, socket: WebSocket, host: Host, limits: engine.Limits, language: str) -> None:
        self.socket = socket
        self.host = host
        self.limits = limits
        self.language = language
        self.settings = host.settings
        self.pace = Pace(host.settings.live_rate, 2 * host.settings.live_rate, time.monotonic())
        self.fresh: LiveProgram | None = None
        self.point: LivePoint | None = None
        self.refusals: list[bytes] = []
        self.news = asyncio.Event()
        self.room = asyncio.Event()
        self.job: LiveJob | None = None
        self.program: Program | None = None
        self.over = False
        self.farewell: tuple[int, str] | None = None

    async def run(self) -> None:
        """Until the page goes, is told to go, or no longer listens."""
        reader = asyncio.create_task(self._read())
        try:
            await self._work()
            if self.farewell is not None:
                await self._send({"type": "websocket.close", "code": self.farewell[0], "reason": self.farewell[1]})
        except (TimeoutError, WebSocketDisconnect):
            pass  # it does not listen; the server's protocol drops what cannot be delivered
        finally:
            reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await reader

    # --- reading --------------------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        try:
            while True:
                async with asyncio.timeout(self.settings.live_idle_seconds):
                    message = await self.socket.receive()
                if message["type"] == "websocket.disconnect":
                    return
                text = message.get("text")
                if text is None:
                    self.farewell = (1003, spoken(say("bye_text"), self.language))
                    return
                await self._take(text.encode())
                await asyncio.sleep(self.pace.wait(time.monotonic()))
        except TimeoutError:
            self.farewell = (1000, spoken(say("bye_silent"), self.language))
        finally:
            self.over = True
            self.news.set()

    async def _take(self, body: bytes) -> None:
        data: Any = None
        try:
            data = decode(body) if len(body) <= IN_LOOP else await self.host.pool.run("decode", body, seconds=self.settings.request_seconds)
            message = LIVE_MESSAGE.validate_python(data)
        except ValidationError as error:
            await self._refuse(_plainly(error), data)
        except FAILURES as error:
            await self._refuse(error, data)
        else:
            if isinstance(message, LiveProgram):
                self.fresh, self.point = message, None
            else:
                self.point = message
            self.news.set()

    async def _refuse(self, error: Exception, data: Any) -> None:
        revision = data.get("revision") if isinstance(data, dict) else None
        while len(self.refusals) >= WAITING:
            self.room.clear()
            await self.room.wait()
        self.refusals.append(self._refusal(error, revision if type(revision) is int else None))
        self.news.set()

    def _refusal(self, error: Exception, revision: int | None) -> bytes:
        return encode({**told(error, self.settings, self.language)[1], "kind": "error", "revision": revision})

    # --- working --------------------------------------------------------------------------------------------------------------

    async def _work(self) -> None:
        while not self.over:
            await self.news.wait()
            self.news.clear()
            while not self.over and (self.refusals or self.fresh or self.point):
                await self._say(await self._next())

    async def _next(self) -> bytes:
        """The answer to whatever has waited: refusals, then a program, then a point."""
        if self.refusals:
            self.room.set()
            return self.refusals.pop(0)
        question = self.fresh or self.point
        assert question is not None
        try:
            if isinstance(question, LiveProgram):
                self.fresh = None
                return await self._open(question)
            self.point = None
            return await self._answer(question)
        except FAILURES as error:
            return self._refusal(error, question.revision)

    async def _open(self, asked: LiveProgram) -> bytes:
        self.job = self.program = None
        size = len(asked.source.encode())
        if size > self.settings.source_bytes:
            raise ApiError(422, "program_long", count=size, limit=self.settings.source_bytes)
        parts = (asked.source, asked.mode, asked.at, asked.params, asked.fold, asked.expand, self.language)
        job = LiveJob(hashlib.sha256(orjson.dumps(parts)).hexdigest(), *parts, self.limits, self.settings.answer_bytes)
        largest = SMALL if asked.mode in STEADY else 0
        program: Program | None
        program, seconds = await self.host.pool.run("live_open", job, largest, seconds=self.settings.request_seconds)
        self.job = job
        self.program = program if seconds <= QUICK else None
        return orjson.dumps({"kind": "ready", "revision": asked.revision})

    async def _answer(self, asked: LivePoint) -> bytes:
        job = self.job
        if job is None:
            raise ApiError(422, "live_nothing")
        point = Point(asked.revision, asked.at, job.params if asked.params is None else asked.params)
        if self.program is not None and self.host.share.free(time.monotonic()):
            begin = time.thread_time()
            try:
                return self.program.answer(point)
            finally:
                self.host.share.spend(time.thread_time() - begin)
        answer: bytes = await self.host.pool.run("live_answer", job, point, seconds=self.settings.request_seconds)
        return answer

    async def _say(self, body: bytes) -> None:
        await self._send({"type": "websocket.send", "text": body.decode()})

    async def _send(self, message: Message) -> None:
        try:
            async with asyncio.timeout(self.settings.live_send_seconds):
                await self.socket.send(message)
        except RuntimeError:  # the server has said goodbye already, as it does when it shuts down
            raise WebSocketDisconnect(1006) from None


def _plainly(error: ValidationError) -> ApiError:
    """The first finding, in the words that the routes have for it."""
    first = error.errors()[0]
    if first["type"].startswith("union_tag"):
        return ApiError(422, "live_kind")
    return explain(first, first["loc"][1:])
