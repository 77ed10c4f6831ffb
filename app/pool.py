"""A few worker processes, a bounded line before them, and a way to stop each. Knows neither the jobs nor HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import pickle
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from app.worker import LENGTH, frame

log = logging.getLogger("pathsum")
PATIENCE = 2.0
"""Seconds that even a short job may wait for a worker: one that is being replaced is not there at once."""
ROOT = str(Path(__file__).resolve().parent.parent)


class PoolBusyError(Exception):
    """The line before the workers is full."""

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} requests are waiting already")
        self.waiting = waiting


class PoolTimeoutError(Exception):
    """The job was stopped at its limit."""


class WorkerLostError(Exception):
    """The worker died under the job."""


class WorkerFailedError(Exception):
    """The job crashed: a bug of ours, whose traceback the worker has logged. The text is the name of the job."""


class OutOfMemoryError(Exception):
    """The job asked for more memory than a worker may have."""


class Worker:
    """One process, one job at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, memory: int) -> Worker:
        """A warmed worker, ready for its first job."""
        path = os.pathsep.join(filter(None, [ROOT, os.environ.get("PYTHONPATH")]))
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "app.worker",
            str(memory),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
            limit=2**22,
        )
        worker = cls(process)
        try:
            await worker.receive()
        except BaseException:
            await asyncio.shield(worker.end())
            raise
        return worker

    @property
    def alive(self) -> bool:
        return self.process.returncode is None

    async def receive(self) -> tuple[str, Any]:
        stdout = self.process.stdout
        assert stdout is not None
        try:
            (length,) = LENGTH.unpack(await stdout.readexactly(LENGTH.size))
            answer: tuple[str, Any] = pickle.loads(await stdout.readexactly(length))
        except (asyncio.IncompleteReadError, ConnectionError):
            raise WorkerLostError from None
        return answer

    async def call(self, request: bytes) -> tuple[str, Any]:
        stdin = self.process.stdin
        assert stdin is not None
        try:
            stdin.write(request)
            await stdin.drain()
        except (ConnectionError, RuntimeError):
            raise WorkerLostError from None
        return await self.receive()

    async def end(self) -> None:
        """Kill it, and whatever it started, and wait until nothing of it is left open."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self.process.communicate()
        await self.process.wait()


class Pool:
    """Workers in wait. A worker that was killed or lost is replaced at once, beside the others' work."""

    def __init__(self, workers: int, queue: int, memory: int) -> None:
        self.size = workers
        self.queue = queue
        self.memory = memory
        self.idle: asyncio.Queue[Worker] = asyncio.Queue()
        self.all: set[Worker] = set()
        self.pending = 0
        self.tasks: set[asyncio.Task[None]] = set()
        self.closing = asyncio.Event()

    async def begin(self) -> None:
        """Lets the first worker get ready while whoever asked for it does the same."""
        self._refill()
        await asyncio.sleep(0)  # until it is on its way

    async def start(self) -> None:
        """Returns when the first worker is ready; the others follow."""
        for _ in range(self.size - len(self.tasks) - len(self.all)):
            self._refill()
        first = await self.idle.get()
        self.idle.put_nowait(first)

    async def close(self) -> None:
        self.closing.set()
        await asyncio.gather(*(worker.end() for worker in self.all))
        # One that is being started sees that we are closed as soon as it is up.
        while self.tasks:
            await asyncio.gather(*self.tasks)

    @property
    def ready(self) -> int:
        """How many workers live."""
        return sum(worker.alive for worker in self.all)

    def _background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def _refill(self) -> None:
        self._background(self._add())

    async def _add(self) -> None:
        delay = 0.1
        while not self.closing.is_set():
            try:
                worker = await Worker.start(self.memory)
            except (WorkerLostError, OSError):
                log.exception("a worker did not start; next try in %.1f s", delay)
                await asyncio.sleep(delay)
                delay = min(delay * 2, 10)
            else:
                if self.closing.is_set():
                    await worker.end()
                    return
                self.all.add(worker)
                self.idle.put_nowait(worker)
                return

    def _drop(self, worker: Worker) -> None:
        self._background(worker.end())
        self.all.discard(worker)
        if not self.closing.is_set():
            self._refill()

    async def _living(self) -> Worker:
        """An idle worker that has not died while it waited."""
        while True:
            worker = await self.idle.get()
            if worker.alive:
                return worker
            self._drop(worker)

    async def run(self, job: str, *arguments: Any, seconds: float) -> Any:
        """The job's result. Waiting in line does not count against ``seconds``, but may last no longer than that either, or than ``PATIENCE``."""
        if self.pending >= self.size + self.queue:
            raise PoolBusyError(self.pending)
        self.pending += 1
        try:
            try:
                async with asyncio.timeout(max(seconds, PATIENCE)):
                    worker = await self._living()
            except TimeoutError:
                raise PoolBusyError(self.pending) from None
            try:
                async with asyncio.timeout(seconds):
                    kind, value = await worker.call(frame((job, arguments)))
            except TimeoutError:
                self._drop(worker)
                raise PoolTimeoutError from None
            except BaseException:
                # Lost, or our caller gave up: what the worker would say next belongs to nobody.
                self._drop(worker)
                raise
            self.idle.put_nowait(worker)
        finally:
            self.pending -= 1
        if kind == "ok":
            return value
        if kind == "refused":
            raise value
        raise OutOfMemoryError if kind == "memory" else WorkerFailedError(value)
