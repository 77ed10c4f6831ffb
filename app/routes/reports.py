"""POST /api/v1/costs and /api/v1/checks: what is asked beside a trace. Checks the form and hands the work to the pool."""

from __future__ import annotations

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from app.refusals import WITH_BODY
from app.routes.strict import StrictRoute
from app.routes.trace import check_source, limits
from app.schemas_beside import ChecksAnswer, ChecksRequest, CostsAnswer, CostsRequest
from app.settings import Settings

router = APIRouter(prefix="/api/v1", route_class=StrictRoute)


@router.post("/costs", response_model=CostsAnswer, responses=WITH_BODY, summary="What each mode costs on a program", operation_id="costs")
async def costs(body: CostsRequest, request: Request) -> Response:
    state = request.app.state
    settings: Settings = state.settings
    check_source(body.source, settings)
    answer = await state.pool.run("costs", body.source, body.units, limits(settings), seconds=settings.request_seconds)
    return Response(orjson.dumps(answer), media_type="application/json")


@router.post(
    "/checks",
    response_model=ChecksAnswer,
    responses=WITH_BODY,
    summary="A derivative beside differences for every h, and beside the complex step",
    operation_id="checks",
)
async def checks(body: ChecksRequest, request: Request) -> Response:
    state = request.app.state
    settings: Settings = state.settings
    check_source(body.source, settings)
    answer = await state.pool.run("checks", body.source, body.at, body.output, body.input, limits(settings), seconds=settings.request_seconds)
    return Response(orjson.dumps(answer), media_type="application/json")
