"""One error shape at every entry point and for every status; the message names what is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError

import engine
from app import wording as app_wording
from app.refusals import explain
from app.routes import code, grid, lessons, reports, trace
from app.schemas_live import LivePoint, LiveProgram
from engine import wording
from tests.app.conftest import JSON, Service, assert_error, serving


def post(service: Service, body: bytes | str, path: str = "/api/v1/trace", **headers: str) -> Any:
    return service.client.post(path, content=body, headers={**JSON, **headers})


@pytest.mark.parametrize("path", ["/nope", "/api/v1/nope", "/static/nope.js", "/static/", "/api/v1/trace/", "/docs", "/redoc"])
def test_not_found(service: Service, path: str) -> None:
    assert_error(service.client.get(path), 404, "E_NOT_FOUND")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", "/api/v1/trace", "POST"),
        ("GET", "/api/v1/trace", "POST"),
        ("PUT", "/api/v1/symbolic", "POST"),
        ("POST", "/api/v1/modes", "GET, HEAD"),
        ("POST", "/api/v1/primitives", "GET, HEAD"),
        ("POST", "/livez", "GET, HEAD"),
        ("PATCH", "/readyz", "GET, HEAD"),
        ("DELETE", "/", "GET, HEAD"),
        ("POST", "/static/js/main.js", "GET, HEAD"),
        ("OPTIONS", "/api/v1/trace", "POST"),
        ("POST", "/openapi.json", "GET, HEAD"),
    ],
)
def test_wrong_method(service: Service, method: str, path: str, allow: str) -> None:
    answer = service.client.request(method, path)
    assert_error(answer, 405, "E_METHOD")
    assert answer.headers["allow"] == allow


@pytest.mark.parametrize("path", ["/api/v1/trace", "/api/v1/symbolic"])
@pytest.mark.parametrize(
    ("body", "status", "code", "words"),
    [
        (b"", 422, "E_JSON", "no body"),
        (b"{", 400, "E_JSON", "line 1, column 2"),
        (b"{'source': 1}", 400, "E_JSON", "not JSON"),
        (b"\xff", 400, "E_JSON", "0xFF"),
        (b'"\\ud800"', 422, "E_ENCODING", "surrogate"),
        (b"[" * 100_000, 400, "E_JSON", "nested"),
        (b'{"a":' * 100_000, 400, "E_JSON", "nested"),
        (b'"' + b'\\"[' * 300_000, 400, "E_JSON", "not JSON"),
        (b"null", 422, "E_", "The body"),
        (b"[]", 422, "E_PARAM", "object"),
        (b"NaN", 422, "E_NONFINITE", "NaN"),
        (b'{"source": "x", "source": "y"}', 422, "E_JSON", "source"),
        (b'{"source": 3}', 422, "E_PARAM", "source"),
        (b'{"at": {}}', 422, "E_PARAM", "source"),
        (b'{"source": "x", "at": []}', 422, "E_PARAM", "at"),
        (b'{"source": "x", "at": {"x": true}}', 422, "E_NUMBER", "at.x"),
        (b'{"source": "x", "at": {"x": "1"}}', 422, "E_NUMBER", "at.x"),
        (b'{"source": "x", "at": {"x": null}}', 422, "E_NUMBER", "at.x"),
        (b'{"source": "x", "at": {"x": NaN}}', 422, "E_NONFINITE", "at.x"),
        (b'{"source": "x", "at": {"x": -Infinity}}', 422, "E_NONFINITE", "at.x"),
        (b'{"source": "x", "at": {"x": 1e400}}', 422, "E_NONFINITE", "at.x"),
        (b'{"source": "x", "at": {"x": 99999999999999999999}}', 422, "E_NUMBER", "1e19"),
        (b'{"source": "x", "at": {"x": ' + b"9" * 4400 + b"}}", 422, "E_NUMBER", "4,400"),
        (b'{"source": "x", "at": {"x": 1_000}}', 400, "E_JSON", "not JSON"),
        (b'{"source": "x", "at": {"\\udc00": 1}}', 422, "E_ENCODING", "surrogate"),
        (b'{"source": "x", "at": {"": 1}}', 422, "E_PARAM", "at"),
    ],
)
def test_bodies(service: Service, path: str, body: bytes, status: int, code: str, words: str) -> None:
    error = assert_error(post(service, body, path), status)
    assert error["code"].startswith(code), error
    assert words in error["message"] + error["hint"], error


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ('"mode": 3', "mode"),
        ('"mode": "sideways"', "sideways"),
        ('"direction": "RL"', "direction"),
        ('"revision": -1', "revision"),
        ('"revision": 1.5', "revision"),
        ('"params": {"seed": {"y": "1"}}', "params.seed.y"),
        ('"params": {"limit": 0}, "mode": "paths"', "limit"),
        ('"params": {"what": 0}', "what"),
        ('"params": 3', "params"),
        ('"params": {"seed": true}', "params.seed"),
        ('"params": {"seed": [1]}', "params.seed"),
        ('"params": {"seed": 3}', "seed"),
        ('"colour": 1', "colour"),
        ('"fold": "all"', "fold must be one of 'auto'"),
        ('"fold": ["x"]', "fold.0 must be a number"),
        ('"fold": 1', "fold must be a list"),
        ('"expand": "yes"', "expand must be true or false"),
        (f'"mode": "{"x" * 1000}"', "mode has 1,000"),
    ],
)
def test_fields_are_named(service: Service, fields: str, words: str) -> None:
    error = assert_error(post(service, f'{{"source": "y = x", {fields}}}'), 422)
    assert words in error["message"], error


def requests() -> set[type[BaseModel]]:
    """What may be asked, and what stands in it."""
    routes = [route for module in (code, grid, lessons, reports, trace) for route in module.router.routes if isinstance(route, APIRoute)]
    found = {LiveProgram, LivePoint, *(route.body_field.field_info.annotation for route in routes if route.body_field)}
    waiting = list(found)
    while waiting:
        for field in waiting.pop().model_fields.values():
            for kind in (field.annotation, *get_args(field.annotation)):
                if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in found:
                    found.add(kind)
                    waiting.append(kind)
    return found


@pytest.mark.parametrize("model", sorted(requests(), key=lambda model: model.__name__), ids=lambda model: model.__name__)
def test_every_field_is_refused_in_our_own_words(model: type[BaseModel]) -> None:
    wrong: list[Any] = [None, True, -1, 1.5, 2**60, "", "&", "x" * 300_000, [], [1], [None], ["x"], {}, {"": 1}, {"a": "b"}]
    for name in model.model_fields:
        for value in wrong:
            try:
                model.model_validate({name: value})
            except ValidationError as error:
                for finding in (found for found in error.errors() if found["loc"][0] == name):
                    refusal = explain(finding, finding["loc"])
                    assert refusal.key != "field_other", finding
                    assert str(refusal.said).startswith(name), refusal.said


def test_every_code_is_in_the_docs() -> None:
    documented = (Path(__file__).resolve().parents[2] / "docs/wire.md").read_text(encoding="utf-8").partition("**Errors.**")[2].partition("`hint` may")[0]
    codes = {code for code, *_ in (*wording.REFUSALS.values(), *app_wording.REFUSALS.values())} | {"E_LESSON", "E_DOMAIN", "E_ROUNDING"}
    assert set(re.findall(r"\bE_[A-Z_]+", documented)) == codes


def test_the_parameters_of_an_answer_can_be_sent_again(service: Service) -> None:
    for mode in engine.MODES:
        answer = service.trace("y = x^2*z", mode=mode.name).json()["params"]
        assert service.trace("y = x^2*z", mode=mode.name, params=answer).json()["params"] == answer


def test_numbers_and_marks_that_json_does_not_take(service: Service) -> None:
    assert "1.8e308" in assert_error(post(service, '{"source": "x", "at": {"x": ' + "9" * 4400 + "}}"), 422, "E_NUMBER")["hint"]
    assert "byte order mark" in assert_error(post(service, b"\xef\xbb\xbf{}"), 400, "E_JSON")["message"]


def test_place_that_is_no_number(service: Service) -> None:
    assert_error(post(service, '{"source": "x[1e999]"}'), 422, "E_NUMBER")


def test_content_type(service: Service) -> None:
    body = b'{"source": "x"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", ""):
        answer = service.client.post("/api/v1/trace", content=body, headers={"content-type": kind})
        assert_error(answer, 415, "E_JSON")
    assert post(service, body, **{"content-type": "Application/JSON; charset=utf-8"}).status_code == 200


def test_engine_errors_keep_their_place(service: Service) -> None:
    error = assert_error(service.trace("a = 1\ny = a + sinn(a)"), 422)
    assert error["span"]["line"] == 2
    assert error["span"]["column"] == 9
    assert "sin" in error["hint"]


def test_body_limit_counts_what_arrives(service: Service) -> None:
    limit = service.app.state.settings.body_bytes
    error = assert_error(post(service, b" " * (limit + 1)), 413, "E_SIZE")
    assert f"{limit:,}" in error["message"]

    def drip() -> Any:
        for _ in range(limit // 50_000 + 2):
            yield b" " * 50_000

    answer = service.client.post("/api/v1/trace", content=drip(), headers=JSON)
    assert_error(answer, 413, "E_SIZE")
    assert "content-length" not in answer.request.headers


def test_a_crash_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(workers=1) as service:

        async def broken(*_: Any, **__: Any) -> None:
            raise RuntimeError("the secret of /home/us")

        monkeypatch.setattr(service.pool, "run", broken)
        answer = service.trace("x")
        assert_error(answer, 500, "E_INTERNAL")
        assert "secret" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_input_is_never_answered_as_html(service: Service) -> None:
    answer = post(service, '{"source": "<script>alert(1)</script>"}', accept="text/html")
    assert_error(answer, 422)
    assert answer.headers["x-content-type-options"] == "nosniff"
