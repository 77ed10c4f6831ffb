"""The route class whose bodies are read as strict JSON. Everything else about a route, its documentation too, stays the framework's."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from app.errors import ApiError
from app.strictjson import decode
from app.wording import say

IN_LOOP = 16_000  # bodies up to this many bytes are decoded where they arrive; larger ones in a worker


class StrictRequest(Request):
    """A request whose body has been decoded already, strictly."""

    decoded: Any = None

    async def json(self) -> Any:
        return self.decoded


class StrictRoute(APIRoute):
    """Answers 415 unless the body is declared as JSON, and reads it strictly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strict(request: Request) -> Response:
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if request.method == "POST" and kind != "application/json":
                raise ApiError(415, "not_json_type", found=kind[:40] or say("word_undeclared"))
            checked = StrictRequest(request.scope, request.receive)
            # Before the framework reads it: that turns whatever goes wrong while reading into "400".
            body = await checked.body()
            state = request.app.state
            if len(body) <= IN_LOOP:
                checked.decoded = decode(body) if body else None
            else:
                checked.decoded = await state.pool.run("decode", body, seconds=state.settings.request_seconds)
            return await handle(checked)

        return strict
