"""GET /api/v1/modes and /api/v1/primitives: the engine's tables, as they describe themselves."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.refusals import EVERYWHERE
from app.routes.work import as_json
from app.schemas_beside import ModesAnswer, PrimitivesAnswer
from app.tables import mode_rows, primitive_rows

router = APIRouter(prefix="/api/v1")


@router.get("/modes", response_model=ModesAnswer, responses=EVERYWHERE, operation_id="modes")
async def modes(request: Request) -> Response:
    """Every mode with its parameters, in the order in which the page offers them."""
    return as_json({"modes": mode_rows()}, request)


@router.get("/primitives", response_model=PrimitivesAnswer, responses=EVERYWHERE, operation_id="primitives")
async def primitives(request: Request) -> Response:
    """Every operation with its partials, written in the language itself."""
    return as_json({"primitives": primitive_rows()}, request)
