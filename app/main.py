"""Wires the service: settings, workers, layouts, middleware, routes. Decides nothing itself."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from app import refusals
from app.errors import ApiError
from app.front import TYPES, Fronts
from app.layout import Layouts
from app.live_limits import Doors, Share
from app.messages import ENGLISH, load
from app.middleware import BodyLimit, RateLimit, Shield, TrustedHost, embedding_headers, refuse, security_headers
from app.pool import Pool
from app.routes import code, grid, health, lessons, live, page, reports, tables, trace
from app.settings import Settings, data_dir, pathsum_version


async def _ahead(app: FastAPI) -> None:
    """What the first person would wait for: the first page, and the sentences of all languages."""
    await page.page(app.state, "index.html", ENGLISH)
    await asyncio.to_thread(load)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Workers start with the server and end with it. The first page is made before anyone asks for it."""
    await app.state.pool.start()
    app.state.ahead = asyncio.create_task(_ahead(app))
    try:
        yield
    finally:
        await asyncio.gather(app.state.ahead, return_exceptions=True)  # it has limits of its own; who asks is told what went wrong
        await app.state.pool.close()


async def nowhere(scope: Scope, receive: Receive, send: Send) -> None:
    """No such address, for sockets too: the framework would close those without a word."""
    await refuse(scope, send, ApiError(404, "not_found"))


def create_app(settings: Settings | None = None, pool: Pool | None = None) -> FastAPI:
    """The whole service as one ASGI application; the pool may have begun already."""
    chosen = settings or Settings()
    root = data_dir()
    for ending, kind in TYPES.items():
        mimetypes.add_type(kind, ending)
    app = FastAPI(
        title="Pathsum",
        version=pathsum_version(),
        summary="See how a derivative is computed: forward mode, reverse mode and the sum over paths.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    state = app.state
    state.settings = chosen
    state.pool = pool or Pool(chosen.workers, chosen.queue, chosen.worker_memory)
    state.layouts = Layouts(chosen, state.pool.run)
    state.doors = Doors(chosen.live_connections, chosen.live_each)
    state.share = Share(chosen.live_share, burst=0.05)
    state.shell = page.load_shell(root)
    state.fronts = Fronts(root / "static", packed=chosen.packed)
    state.pages = {}
    refusals.install(app)
    for module in (trace, live, code, reports, grid, lessons, tables, health, page):
        app.include_router(module.router)
    app.router.default = nowhere
    app.mount("/static", state.fronts.application(), name="static")
    # The last added is the outermost.
    app.add_middleware(BodyLimit, limit=chosen.body_bytes, seconds=chosen.header_seconds)
    app.add_middleware(RateLimit, rate=chosen.rate, burst=chosen.burst)
    app.add_middleware(TrustedHost, hosts=chosen.hosts)
    hashes = state.fronts.script_hashes
    app.add_middleware(Shield, headers=security_headers(hashes), exceptions=embedding_headers(hashes))
    return app
