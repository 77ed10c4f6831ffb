"""GET /: the page shell, with the opening drawing already in it. Knows the names in the template, not what the page does with them."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import jinja2
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.datastructures import State
from starlette.responses import Response

from app.front import Front, Sendable, html, in_script
from app.jobs import TraceJob
from app.messages import as_json, languages, sentence
from app.refusals import language_of
from app.routes.trace import compute
from app.routes.work import limits
from app.settings import data_dir, pathsum_version
from app.tables import mode_rows

router = APIRouter(include_in_schema=False)
OPENING = "a = 2\nb = 1\ne = (a + b) * (b + 1)\n"
OPENING_MODE = "forward"


def load_shell(root: Path) -> jinja2.Environment:
    """The templates."""
    return jinja2.Environment(loader=jinja2.FileSystemLoader(root / "templates"), autoescape=True, undefined=jinja2.StrictUndefined)


async def made(state: State, template: str, front: Front, language: str) -> Sendable:
    """A page of a front in one language, with the opening drawing in it."""
    job = TraceJob(OPENING, {}, OPENING_MODE, {}, "LR", 0, limits(state.settings), state.settings.answer_bytes, language=language)
    columns = await compute(job, state.pool, state.layouts, state.settings)
    catalogues = {known: front.catalogues[known] for known in languages()}
    rest = as_json({"version": pathsum_version(), "language": language, "catalogues": catalogues, "modes": mode_rows()}, language)
    bootstrap = in_script(b'{"trace":' + columns + b"," + rest[1:])
    parts = {"import_map": Markup(front.imports), "bootstrap": Markup(bootstrap), "version": pathsum_version()}
    say = partial(sentence, terms={}, language=language)
    return html(state.shell.get_template(template).render(front=front, language=language, catalogues=catalogues, say=say, **parts))


async def page(state: State, template: str, language: str) -> Sendable:
    """A page, made once for each front and language however many ask for it at a time."""
    key = (template, state.fronts.now(), language)
    if key not in state.pages:
        state.pages[key] = asyncio.ensure_future(made(state, *key))
    try:
        found: Sendable = await asyncio.shield(state.pages[key])
    except BaseException:
        state.pages.pop(key, None)
        raise
    return found


async def shell(request: Request, template: str) -> Response:
    """The page in the language that the browser wishes. What was chosen in it before, the browser alone knows."""
    language = language_of(request)
    answer = (await page(request.app.state, template, language)).answer(request.headers)
    answer.headers["Content-Language"] = language
    answer.headers["Vary"] += ", Accept-Language"
    return answer


@router.get("/")
async def index(request: Request) -> Response:
    return await shell(request, "index.html")


@router.get("/course")
@router.get("/lesson/{lesson}")
@router.get("/teacher")
@router.get("/worksheet/{lesson}")
async def learn(request: Request) -> Response:
    return await shell(request, "learn.html")


@router.get("/embed")
async def embed(request: Request) -> Response:
    return await shell(request, "embed.html")


@router.get("/embed.js")
async def embed_host(request: Request) -> Response:
    """For the page around: gives a frame the height that it asks for."""
    return Response((data_dir() / "templates" / "embed-host.js").read_bytes(), media_type="text/javascript")
