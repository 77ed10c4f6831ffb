"""The page's files as they are sent: packed by tools/pack.mjs where that is newer than what is written, else as they are written. Knows no template."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

# What could end a script element or be read as a line end by a script, as JSON may write it.
_ESCAPES = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026", "\u2028".encode(): b"\\u2028", "\u2029".encode(): b"\\u2029"}
# Not every machine knows these, and with nosniff a browser runs no module of another type.
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".ftl": "text/plain", ".svg": "image/svg+xml"}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""The best first, with how tools/pack.mjs ends the names of such files."""
PACKED = "/static/packed/"
WRITTEN = ("js", "css", "messages", "favicon.svg", "vendor/manifest.json")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True, slots=True)
class Sendable:
    """A file in memory, as it is and compressed."""

    kind: str
    bodies: Mapping[str, bytes]
    keep: str
    tag: str

    @classmethod
    def of(cls, kind: str, plain: bytes, packed: Mapping[str, bytes], keep: str) -> Sendable:
        smaller = {encoding: body for encoding, body in packed.items() if len(body) < len(plain)}
        return cls(kind, {**smaller, "identity": plain}, keep, hashlib.sha256(plain).hexdigest()[:16])

    def answer(self, headers: Headers) -> Response:
        """The smallest body that the asker can read; none where it has this one already."""
        accepted = _accepted(headers.get("accept-encoding", ""))
        encoding = next((name for name in self.bodies if name in accepted), "identity")
        tag = f'"{self.tag}-{encoding}"'
        about = {"Cache-Control": self.keep, "ETag": tag, "Vary": "Accept-Encoding"}
        if tag in headers.get("if-none-match", ""):
            return Response(status_code=304, headers=about)
        if encoding != "identity":
            about["Content-Encoding"] = encoding
        return Response(self.bodies[encoding], headers=about, media_type=self.kind)


def _accepted(header: str) -> set[str]:
    """The names in an Accept-Encoding that are not refused by a weight of 0."""
    names = set()
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "").removeprefix("q=").strip("0.") or not weight:
            names.add(name.strip())
    return names


def in_script(json: bytes) -> str:
    """JSON that may stand inside a script element."""
    for plain, escaped in _ESCAPES.items():
        json = json.replace(plain, escaped)
    return json.decode()


def html(text: str) -> Sendable:
    """A page made here, compressed once."""
    plain = text.encode()
    return Sendable.of("text/html", plain, {"gzip": gzip.compress(plain, 9, mtime=0)}, ASK_AGAIN)


@dataclass(frozen=True, eq=False)
class Front:
    """The addresses that a page links to."""

    early: str
    main: str
    style: str
    lessons: str
    """What the style of the lessons adds."""
    icon: str
    catalogues: Mapping[str, str]
    """Every sentence of a language, by language."""
    fonts: tuple[str, ...] = ()
    imports: str = ""
    """The import map, which only the page as written needs."""


class Fronts:
    """Both fronts of a static folder; the files of the packed one are in memory."""

    def __init__(self, static: Path, *, packed: bool = True) -> None:
        self.static = static
        self.written = _as_written(static)
        self.packed: Front | None = None
        self.files: dict[str, Sendable] = {}
        manifest = static / "packed" / "manifest.json"
        self.age = manifest.stat().st_mtime if manifest.is_file() else 0.0
        if packed and (about := _read(manifest)):
            self.files = {PACKED + name: _packed_file(manifest.with_name(name)) for name in about["files"]}
            links = {part: _at(about[part]) for part in ("early", "main", "style", "lessons", "icon")}
            catalogues = {language: _at(name) for language, name in about["catalogues"].items()}
            self.packed = Front(**links, catalogues=catalogues, fonts=tuple(map(_at, about["fonts"])))

    def now(self) -> Front:
        """The packed front, unless something was written since: who edits the page sees it on reload, and need not pack."""
        return self.packed if self.packed is not None and self.age >= _latest(self.static) else self.written

    @property
    def script_hashes(self) -> list[str]:
        """Of the scripts that stand in the page itself: the import map of what is written, where that is here."""
        written = self.written.imports
        return [base64.b64encode(hashlib.sha256(written.encode()).digest()).decode()] if written else []

    def application(self) -> ASGIApp:
        """Everything under /static/."""
        return _Files(self.files, StaticFiles(directory=self.static, check_dir=False))


class _Files:
    """What is packed, out of memory; the rest from the disk."""

    def __init__(self, files: Mapping[str, Sendable], rest: ASGIApp) -> None:
        self.files = files
        self.rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self.files.get(scope["path"]) if scope.get("method") == "GET" else None
        app = self.rest if found is None else found.answer(Headers(scope=scope))
        await app(scope, receive, send)


def _at(name: str) -> str:
    return PACKED + name


def _packed_file(path: Path) -> Sendable:
    """A file and what tools/pack.mjs laid beside it. Its name holds a hash of what is in it, so nobody needs to ask for it twice."""
    beside = {encoding: path.with_name(path.name + ending) for encoding, ending in ENCODINGS.items()}
    bodies = {encoding: each.read_bytes() for encoding, each in beside.items() if each.is_file()}
    return Sendable.of(TYPES[path.suffix], path.read_bytes(), bodies, FOR_EVER)


def _as_written(static: Path) -> Front:
    about = _read(static / "vendor" / "manifest.json")
    imports = in_script(orjson.dumps({"imports": about["imports"]})) if about else ""
    catalogues = {path.stem: f"/static/messages/{path.name}" for path in sorted((static / "messages").glob("*.ftl")) if "." not in path.stem}
    at = "/static/{}".format
    return Front(at("js/early.js"), at("js/page.js"), at("css/page.css"), at("css/lessons.css"), at("favicon.svg"), catalogues, imports=imports)


def _latest(static: Path) -> float:
    """When the newest of the written files changed, or a folder gained or lost one."""
    trees = [static / name for name in WRITTEN]
    return max((path.stat().st_mtime for tree in trees if tree.exists() for path in (tree, *tree.rglob("*"))), default=0.0)


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(file.read_bytes()) if file.is_file() else {}
    return found
