"""Links as any program could write them: the state as JSON, deflated, base64url, behind ``#v1=``. Knows no page."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any


def deflate(data: bytes) -> bytes:
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return press.compress(data) + press.flush()


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def link(**state: Any) -> str:
    """The address of a state, by the keys that static/js/shareable.js lists."""
    return "/#v1=" + base64url(deflate(json.dumps(state).encode()))
