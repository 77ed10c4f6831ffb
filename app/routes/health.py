"""GET /livez (the process answers) and /readyz (it can do its work, and how well)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.messages import as_json
from app.refusals import EVERYWHERE, language_of
from app.schemas import LiveAnswer, ReadyAnswer
from app.wording import say

router = APIRouter()
NOT_READY: dict[int | str, dict[str, Any]] = {503: {"model": ReadyAnswer, "description": "No worker is ready"}}


@router.get("/livez", response_model=LiveAnswer, responses=EVERYWHERE, operation_id="livez")
async def livez() -> LiveAnswer:
    """Answers as long as the event loop turns."""
    return LiveAnswer(status="ok")


@router.get("/readyz", response_model=ReadyAnswer, responses={**EVERYWHERE, **NOT_READY}, operation_id="readyz")
async def readyz(request: Request) -> Response:
    """200 when a worker is ready; ``degraded`` when every drawing falls back to the simple layout."""
    state = request.app.state
    workers: int = state.pool.ready
    drawn = state.layouts.program is not None
    if not workers:
        status, detail = "starting", "ready_none"
    elif not drawn:
        status, detail = "degraded", "ready_layout"
    else:
        status, detail = "ok", ""
    body = {"status": status, "workers": workers, "layout": "dot" if drawn else "layered", "detail": say(detail) if detail else ""}
    return Response(as_json(body, language_of(request)), 200 if workers else 503, media_type="application/json")
