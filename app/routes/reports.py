"""POST /api/v1/costs, its family and its checkpoints, and /api/v1/checks: what is asked beside a trace. Checks the form and hands the work to the pool."""

from __future__ import annotations

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from app.refusals import WITH_BODY
from app.routes.strict import StrictRoute
from app.routes.trace import check_source, limits
from app.schemas_beside import CheckpointsAnswer, CheckpointsRequest, ChecksAnswer, ChecksRequest, CostsAnswer, CostsRequest, FamilyAnswer, FamilyRequest
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
    "/costs/family",
    response_model=FamilyAnswer,
    responses=WITH_BODY,
    summary="What each mode costs on a program with so many inputs and outputs",
    operation_id="family",
)
async def family(body: FamilyRequest, request: Request) -> Response:
    state = request.app.state
    settings: Settings = state.settings
    answer = await state.pool.run("family_costs", body.inputs, body.outputs, body.units, limits(settings), seconds=settings.request_seconds)
    return Response(orjson.dumps(answer), media_type="application/json")


@router.post(
    "/costs/checkpoints",
    response_model=CheckpointsAnswer,
    responses=WITH_BODY,
    summary="What checkpoints save in memory, and what they compute again",
    operation_id="checkpoints",
)
async def checkpoints(body: CheckpointsRequest, request: Request) -> Response:
    state = request.app.state
    settings: Settings = state.settings
    check_source(body.source, settings)
    answer = await state.pool.run("checkpoints", body.source, limits(settings), seconds=settings.request_seconds)
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
