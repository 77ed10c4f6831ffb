"""The service's own refusals and the one error shape of the wire. Knows no route."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import orjson
from starlette.exceptions import HTTPException

from app.messages import spoken
from app.wording import refusal
from engine.errors import PathsumError


class ApiError(HTTPException):
    """A refusal with a status, by its key and terms. It is an HTTPException so that the framework passes it on as it is."""

    def __init__(self, status: int, key: str, headers: Mapping[str, str] | None = None, **terms: object) -> None:
        self.key = key
        self.code, self.said, self.advice = refusal(key, **terms)
        super().__init__(status_code=status, detail=str(self.said), headers=dict(headers) if headers else None)

    def __reduce__(self) -> tuple[Callable[..., ApiError], tuple[int, str, Mapping[str, str] | None, dict[str, object]]]:
        # Exceptions pickle by their args alone; refusals cross from worker processes whole.
        return _again, (self.status_code, self.key, self.headers, dict(self.said.terms))


def _again(status: int, key: str, headers: Mapping[str, str] | None, terms: dict[str, object]) -> ApiError:
    return ApiError(status, key, headers, **terms)


def refuse(key: str, **terms: object) -> PathsumError:
    """The service's error of that key for a mistake that is answered like one in the program."""
    return PathsumError(*refusal(key, **terms))


def check(key: str, count: int, limit: int) -> None:
    """Raise the service's error of that key when ``count`` is over ``limit``."""
    if count > limit:
        raise refuse(key, count=count, limit=limit)


def shape(error: ApiError | PathsumError, language: str) -> dict[str, Any]:
    """The body of every error, in that language."""
    span, fix = (error.span, error.fix) if isinstance(error, PathsumError) else (None, None)
    return {
        "error": {
            "code": error.code,
            "message": spoken(error.said, language),
            "hint": spoken(error.advice, language),
            "span": asdict(span) if span else None,
            "fix": asdict(fix) if fix else None,
        }
    }


def encode(body: Mapping[str, Any]) -> bytes:
    """Error bodies may quote what a person typed; a lone surrogate in it must not become a crash of ours."""
    try:
        return orjson.dumps(body)
    except TypeError:
        error = {key: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for key, value in body["error"].items()}
        return orjson.dumps({"error": error})
