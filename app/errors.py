"""The service's own refusals and the one error shape of the wire. Knows no route."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import orjson
from starlette.exceptions import HTTPException

from engine.errors import PathsumError


class ApiError(HTTPException):
    """A refusal with a status. It is an HTTPException so that the framework passes it on as it is."""

    def __init__(self, status: int, code: str, message: str, hint: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status_code=status, detail=message, headers=dict(headers) if headers else None)
        self.code = code
        self.message = message
        self.hint = hint


def shape(code: str, message: str, hint: str = "", span: Mapping[str, int] | None = None, fix: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The body of every error."""
    return {
        "error": {
            "code": code,
            "message": message,
            "hint": hint,
            "span": dict(span) if span else None,
            "fix": dict(fix) if fix else None,
        }
    }


def from_engine(error: PathsumError) -> dict[str, Any]:
    """The body for a mistake in the person's program."""
    span = asdict(error.span) if error.span else None
    fix = asdict(error.fix) if error.fix else None
    return shape(error.code, error.message, error.hint, span, fix)


def encode(body: Mapping[str, Any]) -> bytes:
    """Error bodies may quote what a person typed; a lone surrogate in it must not become a crash of ours."""
    try:
        return orjson.dumps(body)
    except TypeError:
        error = {key: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for key, value in body["error"].items()}
        return orjson.dumps({"error": error})
