"""The route class whose bodies are read as strict JSON. Everything else about a route, its documentation too, stays the framework's."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from app.errors import ApiError
from app.strictjson import decode

IN_LOOP = 16_000  # bodies up to this many bytes are decoded where they arrive; larger ones in a worker


class StrictRequest(Request):
    """A request whose ``json()`` takes no repeated keys, NaN, lone surrogates or numbers that would be rounded."""

    async def json(self) -> Any:
        body = await self.body()
        if len(body) <= IN_LOOP:
            return decode(body)
        state = self.app.state
        return await state.pool.run("decode", body, seconds=state.settings.request_seconds)


class StrictRoute(APIRoute):
    """Answers 415 unless the body is declared as JSON, and reads it strictly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strict(request: Request) -> Response:
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if request.method == "POST" and kind != "application/json":
                shown = kind[:40] or "not declared"
                raise ApiError(
                    415, "E_JSON", f"The body is {shown}.", "Send it with the header Content-Type: application/json."
                )
            return await handle(StrictRequest(request.scope, request.receive))

        return strict
