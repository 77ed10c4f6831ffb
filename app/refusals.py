"""Turns every exception that a request can meet into the one error shape. Knows no route."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.errors import ApiError, encode, from_engine, shape
from app.pool import (
    JobRefusedError,
    OutOfMemoryError,
    PoolBusyError,
    PoolTimeoutError,
    WorkerFailedError,
    WorkerLostError,
)
from app.schemas import ErrorAnswer
from app.settings import Settings
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
WORDS = {
    404: ("E_NOT_FOUND", "There is nothing at this address.", "The page is at /, the service under /api/v1/."),
    405: ("E_METHOD", "This address does not take that method.", "The Allow header lists those that it takes."),
}


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


FAILURES = (ApiError, PathsumError, PoolBusyError, PoolTimeoutError, WorkerLostError, WorkerFailedError, OutOfMemoryError, JobRefusedError)
Told = tuple[int, dict[str, Any], Mapping[str, str] | None]
RETRY = {"Retry-After": "1"}


def told(error: Exception, settings: Settings) -> Told:
    """Status, body and headers for each of FAILURES: by HTTP or by a socket, a person reads the same."""
    if isinstance(error, ApiError):
        return error.status_code, shape(error.code, error.message, error.hint), error.headers
    if isinstance(error, PathsumError):
        return 422, from_engine(error), None
    if isinstance(error, JobRefusedError):
        return error.status, shape(error.code, error.message, error.hint), None
    if isinstance(error, PoolBusyError):
        return 503, shape("E_BUSY", f"Busy: {error}.", "Try again in a second."), RETRY
    if isinstance(error, PoolTimeoutError):
        words = f"This took longer than {settings.request_seconds:g} s, which is the limit, and was stopped."
        return 422, shape("E_TIMEOUT", words, "Make the program smaller."), None
    if isinstance(error, OutOfMemoryError):
        words = "This needed more memory than one request may have, and was stopped."
        return 422, shape("E_TOO_BIG", words, "Make the program smaller."), None
    if isinstance(error, WorkerLostError):
        log.error("a worker was lost under a request")
        return 503, shape("E_BUSY", "The process that worked on this was lost.", "Try again; a new one is starting."), RETRY
    log.error("a job crashed: %s", error)
    return 500, shape("E_INTERNAL", "Something broke on our side.", "Try again; if it happens again, tell us."), None


async def _on_error(request: Request, error: Exception) -> Response:
    return answer(*told(error, request.app.state.settings))


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, message, hint = WORDS.get(error.status_code, ("E_JSON", "The request could not be read.", ""))
    headers = dict(error.headers or {})
    if error.status_code == 405:
        # HEAD goes wherever GET goes; a set of methods has no order of its own.
        methods = set(headers.get("Allow", "").replace(" ", "").split(",")) - {""}
        headers["Allow"] = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
    return answer(error.status_code, shape(code, message, hint), headers)


async def _on_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    code, message, hint = explain(first["type"], first["loc"], first.get("ctx") or {}, first["msg"])
    return answer(422, shape(code, message, hint))


def explain(kind: str, place: Sequence[int | str], context: Mapping[str, Any], fallback: str) -> tuple[str, str, str]:
    """Code, message and hint for one of pydantic's findings; the message names the field."""
    at_key = bool(place) and place[-1] == "[key]"
    parts = [str(part) for part in place[1:] if part != "[key]"]
    short = [part if len(part) <= 40 else part[:40] + "…" for part in parts]
    field = ".".join(short) or "The body"
    if at_key:
        return "E_PARAM", f"{field}: a name has 1 to 100 characters.", "Use the program's own names."
    if kind in ("param_number", "param_kind", "param_text"):
        return ("E_NUMBER" if kind == "param_number" else "E_PARAM"), f"{field}{context['inner']} {fallback}.", "See /api/v1/modes."
    if kind == "missing":
        if not parts:
            return "E_JSON", "The request has no body.", 'Send a JSON object such as {"source": "y = x^2"}.'
        return "E_PARAM", f"{field} is missing.", f"Add {field} to the request."
    if kind == "extra_forbidden":
        return "E_PARAM", f"{field} is not a field of this request.", "Check its spelling, or leave it out."
    if kind.startswith(("float", "finite", "int")):
        return "E_NUMBER", f"{field} must be a number.", "Write it as a plain JSON number, such as 2 or 0.5."
    if kind.startswith("string_type"):
        return "E_PARAM", f"{field} must be text.", "Put it in quotes."
    if kind in ("dict_type", "model_attributes_type", "model_type", "dataclass_type"):
        return "E_PARAM", f"{field} must be a JSON object.", 'Write it as {"name": value}.'
    if kind in ("literal_error", "enum"):
        return "E_PARAM", f"{field} must be one of {context.get('expected', 'those documented')}.", "Choose one of these, or leave the field out."
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        bound = context.get("ge", context.get("le", context.get("gt", context.get("lt"))))
        word = "at least" if kind.startswith("greater") else "at most"
        return "E_PARAM", f"{field} must be {word} {bound}.", "Write a number in that range, or leave the field out."
    if kind in ("too_long", "string_too_long"):
        limit = context.get("max_length")
        actual = context.get("actual_length", "more")
        return "E_TOO_LONG", f"{field} has {actual} entries or characters, and the limit is {limit}.", "Make it shorter."
    return "E_PARAM", f"{field}: {fallback}.", "The fields are described at /openapi.json."
