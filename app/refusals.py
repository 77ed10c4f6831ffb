"""Turns every exception that a request can meet into the one error shape. Knows no route."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.errors import ApiError, encode, shape
from app.messages import preferred
from app.pool import (
    OutOfMemoryError,
    PoolBusyError,
    PoolTimeoutError,
    WorkerFailedError,
    WorkerLostError,
)
from app.schemas import ErrorAnswer
from app.settings import Settings
from app.wording import say
from engine.errors import PathsumError

log = logging.getLogger("pathsum")

STATUSES = {
    400: "Not JSON, not UTF-8, or a Host name that is not ours",
    404: "No such address",
    405: "The method is not allowed here; see Allow",
    408: "The body did not arrive in time",
    413: "The body is over its limit",
    415: "The body is not declared as application/json",
    422: "The program or a parameter is wrong; the message says where",
    429: "Too many requests from one address; see Retry-After",
    500: "A mistake of ours",
    503: "Busy, or a worker was lost; see Retry-After",
}
KEYS = {404: "not_found", 405: "method"}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route."""
    return {
        status: {
            "model": ErrorAnswer,
            "description": STATUSES[status],
            **({"headers": {"Retry-After": {"schema": {"type": "integer"}}}} if status in (429, 503) else {}),
            **({"headers": {"Allow": {"schema": {"type": "string"}}}} if status == 405 else {}),
        }
        for status in statuses
    }


EVERYWHERE = documented(400, 405, 413, 429, 500)
WITH_BODY = EVERYWHERE | documented(408, 415, 422, 503)


def answer(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    return Response(encode(body), status, dict(headers or {}), media_type="application/json")


def install(app: FastAPI) -> None:
    """Register a handler for each exception."""
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_validation)
    for kind in FAILURES:
        app.add_exception_handler(kind, _on_error)


FAILURES = (ApiError, PathsumError, PoolBusyError, PoolTimeoutError, WorkerLostError, WorkerFailedError, OutOfMemoryError)
Told = tuple[int, dict[str, Any], Mapping[str, str] | None]
RETRY = {"Retry-After": "1"}


def told(error: Exception, settings: Settings, language: str) -> Told:
    """Status, body and headers for each of FAILURES: by HTTP or by a socket, a person reads the same."""
    if isinstance(error, PathsumError):
        return 422, shape(error, language), None
    known = error if isinstance(error, ApiError) else _as_refusal(error, settings)
    return known.status_code, shape(known, language), known.headers


def _as_refusal(error: Exception, settings: Settings) -> ApiError:
    """What the pool met."""
    if isinstance(error, PoolBusyError):
        return ApiError(503, "busy", RETRY, count=error.waiting)
    if isinstance(error, PoolTimeoutError):
        return ApiError(422, "timeout", seconds=f"{settings.request_seconds:g}")
    if isinstance(error, OutOfMemoryError):
        return ApiError(422, "memory")
    if isinstance(error, WorkerLostError):
        log.error("a worker was lost under a request")
        return ApiError(503, "worker_lost", RETRY)
    log.error("a job crashed: %s", error)
    return ApiError(500, "internal")


def language_of(request: HTTPConnection) -> str:
    """The language in which whoever asks wants to read."""
    return preferred(request.headers.get("accept-language", ""))


async def _on_error(request: Request, error: Exception) -> Response:
    return answer(*told(error, request.app.state.settings, language_of(request)))


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        # HEAD goes wherever GET goes; a set of methods has no order of its own.
        methods = set(headers.get("Allow", "").replace(" ", "").split(",")) - {""}
        headers["Allow"] = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
    known = ApiError(error.status_code, KEYS.get(error.status_code, "unreadable"))
    return answer(error.status_code, shape(known, language_of(request)), headers)


async def _on_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return answer(422, shape(explain(first, first["loc"][1:]), language_of(request)))


PLAIN = {
    "missing": "field_missing",
    "extra_forbidden": "field_extra",
    "string_type": "field_text",
    "bool_type": "field_truth",
    "list_type": "field_list",
    "string_too_short": "field_empty",
    "dict_type": "field_object",
    "model_attributes_type": "field_object",
    "model_type": "field_object",
    "dataclass_type": "field_object",
}
"""pydantic's findings that say it all by their name."""
BOUNDS = {
    "greater_than_equal": ("field_least", "ge"),
    "greater_than": ("field_least", "gt"),
    "less_than_equal": ("field_most", "le"),
    "less_than": ("field_most", "lt"),
}


def explain(finding: Mapping[str, Any], place: Sequence[int | str]) -> ApiError:
    """The refusal for one of pydantic's findings, in the field at ``place``."""
    kind, context = finding["type"], finding.get("ctx") or {}
    parts = [str(part) for part in place if not str(part).startswith("[")]  # [key], and the tags of unions
    short = [part if len(part) <= 40 else part[:40] + "…" for part in parts]
    field = ".".join(short) or say("word_body")
    if place and place[-1] == "[key]":
        return ApiError(422, "field_name", field=field)
    if kind in ("param_number", "param_kind", "param_text"):
        return ApiError(422, f"field_{kind}", field=f"{field}{context['inner']}")
    if kind == "missing" and not parts:
        return ApiError(422, "no_body")
    if kind in PLAIN:
        return ApiError(422, PLAIN[kind], field=field)
    if kind.startswith(("float", "finite", "int")):
        return ApiError(422, "field_number", field=field)
    if kind == "literal_error":
        return ApiError(422, "field_choice", field=field, all=context["expected"])
    if kind in BOUNDS:
        key, bound = BOUNDS[kind]
        return ApiError(422, key, field=field, limit=context[bound])
    if kind in ("too_long", "string_too_long"):
        return ApiError(422, "field_long", field=field, count=len(finding["input"]), limit=context["max_length"])
    if kind == "string_pattern_mismatch":
        return ApiError(422, "field_pattern", field=field, pattern=context["pattern"])
    return ApiError(422, "field_other", field=field, reason=finding["msg"])
