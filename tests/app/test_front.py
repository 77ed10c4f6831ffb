"""What the page is sent as: packed files out of memory, compressed, kept for ever; and what is written as soon as that is newer."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import httpx
import pytest
from starlette.datastructures import Headers
from starlette.responses import Response

from app.front import Fronts, Sendable, html
from tests.app.conftest import Service

BODY = b"export const one = 1;\n" * 20
HASHED = "public, max-age=31536000, immutable"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A page of few words: written an hour ago, packed half an hour ago."""
    for name in ("js/page.js", "css/page.css", "messages/en.ftl", "messages/refusals.de.ftl", "favicon.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("written")
    packed = tmp_path / "packed"
    packed.mkdir()
    (packed / "main-A.js").write_bytes(BODY)
    (packed / "main-A.js.gz").write_bytes(gzip.compress(BODY))
    (packed / "en-B.ftl").write_text("packed")
    links = dict.fromkeys(("early", "main", "style", "lessons", "icon"), "main-A.js")
    about = {**links, "fonts": [], "catalogues": {"en": "en-B.ftl"}, "files": ["main-A.js", "en-B.ftl"]}
    (packed / "manifest.json").write_text(json.dumps(about))
    for path in (*tmp_path.rglob("*"), tmp_path):
        now = path.stat().st_mtime
        os.utime(path, (now, now - (1800 if "packed" in path.parts else 3600)))
    return tmp_path


def test_what_is_packed_is_the_page_until_something_is_written(static: Path) -> None:
    fronts = Fronts(static)
    assert fronts.now() is fronts.packed
    assert fronts.now().main == "/static/packed/main-A.js"
    assert fronts.now().catalogues == {"en": "/static/packed/en-B.ftl"}
    (static / "js" / "page.js").write_text("written anew")
    assert fronts.now() is fronts.written
    assert fronts.now().main == "/static/js/page.js"
    assert fronts.now().catalogues == {"en": "/static/messages/en.ftl"}, "what Python alone reads is none of the page's"


def test_a_file_that_is_gone_is_noticed_too(static: Path) -> None:
    (static / "messages" / "refusals.de.ftl").unlink()
    fronts = Fronts(static)
    assert fronts.now() is fronts.written


def test_nothing_packed_and_nothing_written(static: Path, tmp_path: Path) -> None:
    (static / "packed" / "manifest.json").unlink()
    assert Fronts(static).now().main == "/static/js/page.js"
    (static / "packed" / "manifest.json").write_text("{}")
    assert Fronts(static).packed is None
    empty = Fronts(tmp_path / "nowhere")
    assert empty.script_hashes == []
    assert empty.now() is empty.written


def sent(accept: str, tag: str = "") -> Response:
    file = Sendable.of("text/javascript", BODY, {"br": b"short", "gzip": b"shorter than it was"}, HASHED)
    return file.answer(Headers({"accept-encoding": accept, "if-none-match": tag}))


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5, br;q=0", "gzip"),
        ("br; q=0.0, gzip; q=0.001", "gzip"),
        ("identity", None),
        ("", None),
        ("brotli, xgzip", None),
    ],
)
def test_the_smallest_that_the_asker_can_read(accept: str, encoding: str | None) -> None:
    answer = sent(accept)
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert (answer.body == BODY) == (encoding is None)


def test_who_has_it_is_sent_nothing() -> None:
    first = sent("br")
    again = sent("br", first.headers["etag"])
    assert (again.status_code, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert sent("gzip", first.headers["etag"]).status_code == 200, "each encoding is a thing of its own"


def test_what_would_grow_is_sent_as_it_is() -> None:
    assert html("short").answer(Headers({"accept-encoding": "gzip"})).headers.get("content-encoding") is None


@pytest.fixture(scope="module")
def packed(service: Service) -> str:
    """The packed page's largest file: its address."""
    fronts = service.app.state.fronts
    assert fronts.packed, "run make setup, which packs the page"
    main: str = fronts.packed.main
    return main


def test_the_service_sends_packed_files(service: Service, packed: str) -> None:
    answer = service.client.get(packed, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == HASHED
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["x-content-type-options"] == "nosniff"
    head = service.client.head(packed, headers={"accept-encoding": "gzip"})
    assert (head.headers["content-length"], head.content) == (answer.headers["content-length"], b"")
    refused = service.client.post(packed)
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")


def test_the_page_itself_is_compressed_and_asked_for_again(service: Service) -> None:
    def got(**headers: str) -> httpx.Response:
        return service.client.get("/", headers={"accept-encoding": "gzip", **headers})

    first = got()
    assert (first.headers["content-encoding"], first.headers["cache-control"]) == ("gzip", "no-cache")
    assert got(**{"if-none-match": first.headers["etag"]}).status_code == 304
