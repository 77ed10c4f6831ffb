"""Where everything stands: asks Graphviz, stops it at its limit, falls back to our own layout, remembers. Knows no route and no engine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import os
import resource
import shutil
import signal
import sys
import sysconfig
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from app.layout_plan import Sketch
from app.settings import Settings

log = logging.getLogger("pathsum")
PORT = "graphviz-pure"
MEMORY = 2_000_000_000
Run = Callable[..., Awaitable[Any]]


def find_dot(setting: str | None) -> str | None:
    """The Graphviz program: the one that is set (empty: none), else native dot on PATH, else the port that comes as a wheel."""
    if setting is not None:
        return shutil.which(setting) if setting else None
    folders = [str(Path(sys.executable).parent), sysconfig.get_path("scripts")]
    return shutil.which("dot") or shutil.which(PORT) or shutil.which(PORT, path=os.pathsep.join(folders))


class DotError(Exception):
    """Graphviz gave no drawing."""


async def run_dot(program: str, text: bytes, seconds: float) -> bytes:
    """Graphviz's JSON for a DOT text. Raises TimeoutError or DotError; leaves no process behind, of whatever family."""
    try:
        process = await asyncio.create_subprocess_exec(
            program,
            "-Kdot",
            "-Tjson0",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise DotError(str(error)) from None
    with contextlib.suppress(OSError, AttributeError):
        # A second fence, where the system has it: should our clock fail, the kernel's does not.
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (math.ceil(seconds) + 1, math.ceil(seconds) + 2))
        resource.prlimit(process.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        async with asyncio.timeout(seconds):
            out, err = await process.communicate(text)
    except (ConnectionError, RuntimeError):
        # It went away without reading (uvloop says so by a RuntimeError).
        raise DotError("it did not read its input") from None
    finally:
        # Its children too; and a group that has ended already is no error.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        await asyncio.shield(_finish(process))
    if process.returncode != 0:
        raise DotError(err.decode("utf-8", "replace")[:500])
    return out


async def _finish(process: asyncio.subprocess.Process) -> None:
    """Wait until it has ended and its pipes are closed."""
    with contextlib.suppress(ConnectionError, RuntimeError, TimeoutError):
        async with asyncio.timeout(1):
            await process.communicate()


class Layouts:
    """Layouts by structure. Values are no part of a structure, so moving a number never lays out again."""

    def __init__(self, settings: Settings, run: Run) -> None:
        self.settings = settings
        self.run = run
        self.program = find_dot(settings.dot)
        self.kept: OrderedDict[str, bytes] = OrderedDict()
        self.underway: dict[str, asyncio.Future[bytes]] = {}
        self.made = 0
        # Graphviz is a process of its own beside the workers: no more of them at once than there are workers.
        self.turn = asyncio.Semaphore(settings.workers)

    async def get(self, sketch: Sketch) -> bytes:
        """The layout of a plan as JSON, made once however many ask for it at the same time."""
        if (known := self.kept.get(sketch.key)) is not None:
            self.kept.move_to_end(sketch.key)
            return known
        if (waiting := self.underway.get(sketch.key)) is not None:
            return await asyncio.shield(waiting)
        task = asyncio.ensure_future(self._make(sketch))
        self.underway[sketch.key] = task
        task.add_done_callback(lambda _: self.underway.pop(sketch.key, None))
        return await asyncio.shield(task)

    async def _make(self, sketch: Sketch) -> bytes:
        self.made += 1
        drawn, reason = await self._drawn(sketch)
        seconds = self.settings.request_seconds
        result: bytes | None = None
        if drawn is not None:
            result = await self.run("layout_read", sketch.plan, drawn, seconds=seconds)
            if result is None:
                log.warning("Graphviz's answer could not be read")
                reason = "failed"
        if result is None:
            result = await self.run("layout_own", sketch.plan, reason, seconds=seconds)
            assert result is not None
        self.kept[sketch.key] = result
        if len(self.kept) > self.settings.layout_cache:
            self.kept.popitem(last=False)
        return result

    async def _drawn(self, sketch: Sketch) -> tuple[bytes | None, str | None]:
        """Graphviz's answer, or why there is none."""
        if sketch.grouped:
            return None, "groups"  # frames are laid out from the inside; and folding must not change what draws
        if sketch.boxes > self.settings.dot_nodes:
            return None, "size"
        if self.program is None:
            return None, "missing"
        text = await self.run("layout_source", sketch.plan, seconds=self.settings.request_seconds)
        try:
            async with self.turn:
                return await run_dot(self.program, text, self.settings.layout_seconds), None
        except TimeoutError:
            return None, "time"
        except DotError as error:
            log.warning("Graphviz failed: %s", error)
            return None, "failed"
