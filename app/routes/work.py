"""What every route that computes does alike: the limits of the engine, the length of a program, a job in the pool, JSON. Knows no job by name."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from starlette.responses import Response

import engine
from app import messages
from app.errors import ApiError
from app.refusals import language_of
from app.settings import Settings


def limits(settings: Settings) -> engine.Limits:
    """The settings as the engine takes them."""
    return engine.Limits(
        source_bytes=settings.source_bytes,
        depth=settings.depth,
        name_length=settings.name_length,
        nodes=settings.nodes,
        edges=settings.edges,
        pairs=settings.pairs,
        paths=settings.paths,
        turns=settings.turns,
    )


def check_source(source: str, settings: Settings) -> None:
    """Before any work: the one limit that a long text must not pass."""
    size = len(source.encode())
    if size > settings.source_bytes:
        raise ApiError(422, "program_long", count=size, limit=settings.source_bytes)


def as_json(answer: Any, request: Request) -> Response:
    """An answer that is made of numbers, texts, lists and dictionaries, and of words, which are said in the language of whoever asks."""
    return Response(messages.as_json(answer, language_of(request)), media_type="application/json")


async def worked(request: Request, job: str, *wishes: Any, source: str | None = None) -> Response:
    """``job`` done in the pool under the request's limits, as JSON. A ``source`` is the first wish, once its length is checked."""
    state = request.app.state
    settings: Settings = state.settings
    if source is not None:
        check_source(source, settings)
        wishes = (source, *wishes)
    return as_json(await state.pool.run(job, *wishes, limits(settings), seconds=settings.request_seconds), request)
