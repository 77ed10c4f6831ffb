"""POST /api/v1/code: derivatives as a program. Checks the form and hands the work to the pool; knows no language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from app.refusals import WITH_BODY, language_of
from app.routes.strict import StrictRoute
from app.routes.work import as_json, check_source, limits
from app.schemas import Finite, Model, Name, Numbers
from app.settings import Settings

router = APIRouter(prefix="/api/v1", route_class=StrictRoute)


class CodeRequest(Model):
    source: str
    at: Numbers = Field(default={}, description="the values that the program is called with, in place of the starting values")
    mode: Annotated[str, Field(max_length=40)] = Field(default="reverse", description="reverse or forward")
    language: Annotated[str, Field(max_length=40)] = Field(default="pathsum", description="pathsum, python, numpy, jax, torch or latex")
    output: Name | None = Field(default=None, description="reverse: the output to pull from; the first one where it is null")
    input: Name | None = Field(default=None, description="forward: the input to move; the first one where it is null")
    comments: bool = Field(default=True, description="a word on each line")


class CodeAnswer(Model):
    """``inputs``, ``values`` and ``derivatives``: what each number is called in the code, by its name in the program."""

    code: str
    language: str
    title: str
    suffix: str = Field(description="how a file of this language ends")
    mode: str
    seed: dict[str, Finite]
    inputs: dict[str, str]
    values: dict[str, str]
    derivatives: dict[str, str] = Field(description="by input in reverse mode, by output in forward mode")
    lines: list[int | None] | None = Field(
        description="for every line the node whose value it gives, -1 - node where it gives its adjoint or tangent; null where there are tensors"
    )


@router.post("/code", response_model=CodeAnswer, responses=WITH_BODY, summary="The derivatives as a program, in six languages", operation_id="code")
async def code(body: CodeRequest, request: Request) -> Response:
    state = request.app.state
    settings: Settings = state.settings
    check_source(body.source, settings)
    wishes = (body.source, body.at, body.mode, body.language, body.output, body.input, body.comments, language_of(request))
    answer = await state.pool.run("code", *wishes, limits(settings), settings.answer_bytes, seconds=settings.request_seconds)
    return as_json(answer, request)
