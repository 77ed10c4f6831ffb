"""GET /: the page shell, with the opening drawing already in it. Knows the names in the template, not what the page does with them."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import jinja2
import orjson
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from app.jobs import TraceJob
from app.messages import ENGLISH, as_json
from app.routes.trace import compute
from app.routes.work import limits
from app.tables import mode_rows

router = APIRouter(include_in_schema=False)
OPENING = "a = 2\nb = 1\ne = (a + b) * (b + 1)\n"
OPENING_MODE = "forward"
# What could end a script element or be read as a line end by a script, as JSON may write it.
_ESCAPES = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026", "\u2028".encode(): b"\\u2028", "\u2029".encode(): b"\\u2029"}


@lru_cache(maxsize=1)
def pathsum_version() -> str:
    try:
        return version("pathsum")
    except PackageNotFoundError:
        return "0+checkout"


def in_script(json: bytes) -> str:
    """JSON that may stand inside a script element."""
    for plain, escaped in _ESCAPES.items():
        json = json.replace(plain, escaped)
    return json.decode()


@dataclass(frozen=True, slots=True)
class Shell:
    """The templates with what never changes while the server runs."""

    environment: jinja2.Environment
    import_map: str
    styles: tuple[str, ...]

    @property
    def script_hash(self) -> str:
        return base64.b64encode(hashlib.sha256(self.import_map.encode()).digest()).decode()

    def render(self, template: str, bootstrap: bytes) -> str:
        return self.environment.get_template(template).render(
            import_map_json=Markup(self.import_map),
            bootstrap_json=Markup(in_script(bootstrap)),
            styles=self.styles,
            version=pathsum_version(),
        )


def load_shell(root: Path) -> Shell:
    """The shell from templates/index.html and static/vendor/manifest.json."""
    manifest_file = root / "static" / "vendor" / "manifest.json"
    manifest: dict[str, Any] = orjson.loads(manifest_file.read_bytes()) if manifest_file.is_file() else {}
    import_map = in_script(orjson.dumps({"imports": manifest.get("imports", {})}))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(root / "templates"), autoescape=True, undefined=jinja2.StrictUndefined)
    return Shell(environment, import_map, tuple(manifest.get("styles", ())))


async def shell(request: Request, template: str) -> Response:
    """A page with the opening drawing in it; made once."""
    state = request.app.state
    if template not in state.pages:
        job = TraceJob(OPENING, {}, OPENING_MODE, {}, "LR", 0, limits(state.settings), state.settings.answer_bytes)
        columns = await compute(job, state.pool, state.layouts, state.settings)
        rest = as_json({"version": pathsum_version(), "modes": mode_rows()}, ENGLISH)
        state.pages[template] = state.shell.render(template, b'{"trace":' + columns + b"," + rest[1:])
    return HTMLResponse(state.pages[template])


@router.get("/")
async def index(request: Request) -> Response:
    return await shell(request, "index.html")


@router.get("/course")
@router.get("/lesson/{lesson}")
@router.get("/teacher")
@router.get("/worksheet/{lesson}")
async def learn(request: Request) -> Response:
    return await shell(request, "learn.html")
