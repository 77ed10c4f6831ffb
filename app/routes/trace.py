"""POST /api/v1/trace and /api/v1/symbolic: checks the form, hands the work to the pool, joins the parts of the answer."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.jobs import TraceJob
from app.layout import Layouts
from app.layout_plan import Sketch
from app.pool import OutOfMemoryError, Pool, PoolBusyError, PoolTimeoutError
from app.refusals import WITH_BODY, language_of
from app.routes.strict import StrictRoute
from app.routes.work import as_json, check_source, limits
from app.schemas import TraceAnswer, TraceRequest
from app.schemas_beside import SymbolicAnswer, SymbolicRequest
from app.settings import Settings
from app.symbolic import refused
from app.wording import say

router = APIRouter(prefix="/api/v1", route_class=StrictRoute)


async def compute(job: TraceJob, pool: Pool, layouts: Layouts, settings: Settings) -> bytes:
    """The whole answer. The event loop only joins two pieces of JSON."""
    columns: bytes
    sketch: Sketch
    columns, sketch = await pool.run("trace", job, seconds=settings.request_seconds)
    layout = await layouts.get(sketch)
    return b"".join((columns[:-1], b',"layout":', layout, b"}"))


@router.post(
    "/trace",
    response_model=TraceAnswer,
    responses=WITH_BODY,
    summary="Parse a program, run a mode, record every step",
    operation_id="trace",
)
async def trace(body: TraceRequest, request: Request) -> Response:
    state = request.app.state
    settings: Settings = state.settings
    check_source(body.source, settings)
    job = TraceJob(
        source=body.source,
        at=body.at,
        mode=body.mode,
        params=body.params,
        direction=body.direction,
        revision=body.revision,
        limits=limits(settings),
        answer_bytes=settings.answer_bytes,
        fold=body.fold,
        expand=body.expand,
        language=language_of(request),
    )
    return Response(await compute(job, state.pool, state.layouts, settings), media_type="application/json")


@router.post(
    "/symbolic",
    response_model=SymbolicAnswer,
    responses=WITH_BODY,
    summary="The derivative as a formula, where that is not too hard",
    operation_id="symbolic",
)
async def symbolic(body: SymbolicRequest, request: Request) -> Response:
    state = request.app.state
    settings: Settings = state.settings
    check_source(body.source, settings)
    try:
        answer = await state.pool.run(
            "symbolic",
            body.source,
            body.at,
            body.output,
            body.input,
            limits(settings),
            seconds=settings.symbolic_seconds,
        )
    except PoolBusyError:
        answer = refused(say("formula_busy"), late=True)
    except (PoolTimeoutError, OutOfMemoryError):
        answer = refused(say("formula_time", seconds=f"{settings.symbolic_seconds:g}"), late=True)
    return as_json(answer, request)
