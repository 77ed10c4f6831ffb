"""Lessons: the list of them, one, one that is being written, and the answers of an exercise. The work is done in the pool."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.lessons.blank import BLANK
from app.refusals import EVERYWHERE, WITH_BODY, documented
from app.routes.strict import StrictRoute
from app.routes.work import as_json, check_source, limits
from app.schemas_lessons import BlankLesson, LessonAnswer, LessonList, LessonText, PlayAnswer, PlayRequest

router = APIRouter(prefix="/api/v1", route_class=StrictRoute)
Language = Annotated[str, Query(alias="lang", max_length=20, pattern="^[A-Za-z0-9-]+$", description="the language wanted; the original where it is missing")]
ALSO = EVERYWHERE | documented(404, 422, 503)


@router.get("/lessons", response_model=LessonList, responses=EVERYWHERE | documented(422, 503), summary="The course", operation_id="lessons")
async def lessons(request: Request, lang: Language = "en") -> Response:
    state = request.app.state
    return as_json(await state.pool.run("lessons", state.settings.lessons, lang, seconds=state.settings.request_seconds), request)


@router.get("/blank-lesson", response_model=BlankLesson, responses=EVERYWHERE, summary="A lesson to begin with", operation_id="blank_lesson")
async def blank(request: Request) -> Response:
    return as_json({"text": BLANK.format(title="A lesson")}, request)


@router.get("/lessons/{lesson}", response_model=LessonAnswer, responses=ALSO, summary="One lesson", operation_id="lesson")
async def one(lesson: str, request: Request, lang: Language = "en") -> Response:
    state = request.app.state
    return as_json(await state.pool.run("lesson", state.settings.lessons, lesson, lang, seconds=state.settings.request_seconds), request)


@router.post("/typed-lesson", response_model=LessonAnswer, responses=WITH_BODY, summary="A lesson that is being written", operation_id="typed_lesson")
async def typed(body: LessonText, request: Request) -> Response:
    state = request.app.state
    return as_json(await state.pool.run("lesson_typed", body.text, body.name, limits(state.settings), seconds=state.settings.request_seconds), request)


@router.post("/play", response_model=PlayAnswer, responses=WITH_BODY, summary="The numbers and answers of an exercise", operation_id="play")
async def played(body: PlayRequest, request: Request) -> Response:
    state = request.app.state
    check_source(body.figure.source or "", state.settings)
    answer = await state.pool.run("lesson_play", body.model_dump(), body.attempt, limits(state.settings), seconds=state.settings.request_seconds)
    return as_json(answer, request)
