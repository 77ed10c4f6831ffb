"""POST /api/v1/costs, its family and its checkpoints, and /api/v1/checks: what is asked beside a trace. Checks the form and hands the work to the pool."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.refusals import WITH_BODY
from app.routes.strict import StrictRoute
from app.routes.work import worked
from app.schemas_beside import CheckpointsAnswer, CheckpointsRequest, ChecksAnswer, ChecksRequest, CostsAnswer, CostsRequest, FamilyAnswer, FamilyRequest

router = APIRouter(prefix="/api/v1", route_class=StrictRoute)


@router.post("/costs", response_model=CostsAnswer, responses=WITH_BODY, summary="What each mode costs on a program", operation_id="costs")
async def costs(body: CostsRequest, request: Request) -> Response:
    return await worked(request, "costs", body.units, source=body.source)


@router.post(
    "/costs/family",
    response_model=FamilyAnswer,
    responses=WITH_BODY,
    summary="What each mode costs on a program with so many inputs and outputs",
    operation_id="family",
)
async def family(body: FamilyRequest, request: Request) -> Response:
    return await worked(request, "family_costs", body.inputs, body.outputs, body.units)


@router.post(
    "/costs/checkpoints",
    response_model=CheckpointsAnswer,
    responses=WITH_BODY,
    summary="What checkpoints save in memory, and what they compute again",
    operation_id="checkpoints",
)
async def checkpoints(body: CheckpointsRequest, request: Request) -> Response:
    return await worked(request, "checkpoints", source=body.source)


@router.post(
    "/checks",
    response_model=ChecksAnswer,
    responses=WITH_BODY,
    summary="A derivative beside differences for every h, and beside the complex step",
    operation_id="checks",
)
async def checks(body: ChecksRequest, request: Request) -> Response:
    return await worked(request, "checks", body.at, body.output, body.input, source=body.source)
