"""POST /api/v1/grid: the values of an output over two inputs. Checks the form and hands the work to the pool."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.refusals import WITH_BODY
from app.routes.strict import StrictRoute
from app.routes.work import worked
from app.schemas_grid import GridAnswer, GridRequest

router = APIRouter(prefix="/api/v1", route_class=StrictRoute)


@router.post("/grid", response_model=GridAnswer, responses=WITH_BODY, summary="The values of an output over a grid of two inputs", operation_id="grid")
async def grid(body: GridRequest, request: Request) -> Response:
    axes = [(axis.input, axis.least, axis.most) for axis in (body.across, body.up)]
    return await worked(request, "grid", body.at, body.output, *axes, body.steps, source=body.source)
