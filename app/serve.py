"""Starts the service from the command line. Knows in which order: a worker first, which gets ready while this process still loads what it serves with."""

from __future__ import annotations

import asyncio
from importlib import import_module
from importlib.util import find_spec

from app.pool import Pool
from app.settings import Settings


async def _served(settings: Settings) -> bool:
    pool = Pool(settings.workers, settings.queue, settings.worker_memory)
    await pool.begin()
    try:
        from app.main import create_app
        from app.server import make_server

        server = make_server(settings, create_app(settings, pool))
    except BaseException:
        await pool.close()
        raise
    await server.serve()
    return server.started


def serve(settings: Settings) -> int:
    """Run until stopped; 0 when it ended in order, 130 when a person interrupted it."""
    quick = import_module("uvloop").new_event_loop if find_spec("uvloop") else None  # it comes with uvicorn, where there is one
    with asyncio.Runner(loop_factory=quick) as runner:
        try:
            return 0 if runner.run(_served(settings)) else 1
        except KeyboardInterrupt:
            return 130
