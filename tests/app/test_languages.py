"""The service answers in the language that is asked for, wherever it says anything: refusals, notes, names of modes, the page, the socket, the command line."""

from __future__ import annotations

import json

import pytest

from app.cli import main
from app.errors import refuse
from app.messages import preferred, sentence, spoken
from app.wording import say
from engine import wording
from engine.errors import PathsumError
from tests.app.conftest import Service
from tests.app.live_client import talking

GERMAN = {"accept-language": "de-AT, de;q=0.9, en;q=0.5"}
SPANISH = {"accept-language": "es"}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-CH", "de"),
        ("fr, es;q=0.8, de;q=0.9", "de"),
        ("en-GB, de;q=0.9", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("de;q=0", "en"),
        ("de;q=high, es", "es"),
        ("DE", "de"),
        ("x," * 5000 + "de", "en"),
    ],
)
def test_the_best_wish_that_can_be_fulfilled(header: str, language: str) -> None:
    assert preferred(header) == language


REFUSED: list[tuple[str, str, str | None, PathsumError]] = [
    ("POST", "/api/v1/trace", '{"source": "y = (x"}', wording.refuse("close_missing", opened="(", closing=")")),
    ("POST", "/api/v1/trace", '{"source": "y = x", "at": {"z": 1}}', wording.refuse("input_unknown", name="'z'", all="x")),
    ("POST", "/api/v1/trace", '{"source": "y = x", "at": {"x": NaN}}', refuse("json_nonfinite", field="at.x", found="NaN")),
    ("POST", "/api/v1/trace", "{}", refuse("field_missing", field="source")),
    ("POST", "/api/v1/trace", "", refuse("no_body")),
    ("POST", "/api/v1/code", '{"source": "y = x", "input": "x"}', refuse("code_from_output")),
    ("GET", "/api/v1/lessons/none", None, refuse("lesson_unknown", name="'none'", hint=say("hint_lessons"))),
    ("GET", "/nowhere", None, refuse("not_found")),
    ("GET", "/api/v1/trace", None, refuse("method")),
]


@pytest.mark.parametrize(("method", "path", "body", "meant"), REFUSED, ids=[f"{row[1]} {row[2] or ''}"[:50] for row in REFUSED])
def test_a_refusal_is_german_where_german_is_asked_for(service: Service, method: str, path: str, body: str | None, meant: PathsumError) -> None:
    answer = service.client.request(method, path, content=body, headers={**GERMAN, "content-type": "application/json"})
    error = answer.json()["error"]
    assert (error["message"], error["hint"]) == (spoken(meant.said, "de"), spoken(meant.advice, "de"))
    assert (error["message"], error["hint"]) != (meant.message, meant.hint)
    plain = service.client.request(method, path, content=body, headers={"content-type": "application/json"})
    assert plain.status_code == answer.status_code >= 400
    assert plain.json()["error"] == error | {"message": meant.message, "hint": meant.hint}


def test_notes_names_and_reasons_are_german_too(service: Service) -> None:
    client = service.client
    trace = client.post("/api/v1/trace", json={"source": "y = sqrt(x) + floor(x)", "at": {"x": -1}}, headers=GERMAN).json()
    gloss, x = sentence("gloss-sqrt", {}, "de"), sentence("argument-only", {}, "de")
    assert gloss in trace["graph"]["nodes"]["gloss"]
    assert trace["notes"][0]["message"] == sentence("note-domain-at", {"what": "sqrt(x)", "gloss": gloss, "at": "-1"}, "de")
    assert sentence("domain-root", {"x": x}, "de") in trace["notes"][0]["hint"]
    assert client.get("/api/v1/modes", headers=GERMAN).json()["modes"][0]["title"] == sentence("mode-title-forward", {}, "de")
    rows = {row["name"]: row for row in client.get("/api/v1/primitives", headers=GERMAN).json()["primitives"]}
    assert rows["log"]["domain"] == sentence("domain-positive", {"x": "x"}, "de")
    formula = client.post("/api/v1/symbolic", json={"source": "y = floor(x)", "at": {"x": 0.5}, "output": "y", "input": "x"}, headers=GERMAN).json()
    assert formula["reason"] == sentence("formula-jumps", {"name": "floor"}, "de")


def test_the_page_comes_in_the_language_of_the_browser(service: Service) -> None:
    for headers, language in ((GERMAN, "de"), (SPANISH, "es"), ({}, "en")):
        answer = service.client.get("/", headers=headers)
        assert answer.headers["content-language"] == language
        assert "accept-language" in answer.headers["vary"].lower()
        assert f'<html lang="{language}" data-catalogues="' in answer.text
        assert sentence("app-tagline", {}, language) in answer.text


def test_the_socket_speaks_the_language_in_its_address(service: Service) -> None:
    with talking(service, place="?lang=de") as live:
        heard = live.say(kind="program", source="y = (x")
        assert heard["error"]["message"] == spoken(REFUSED[0][3].said, "de")
        live.program("y = log(x)")
        told = {"what": "log(x)", "gloss": sentence("gloss-log", {}, "de"), "at": "0"}
        assert live.point({"x": 0})["notes"][0]["message"] == sentence("note-pole-at", told, "de")


def test_the_command_line_speaks_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "--lang", "de", "-e", "y = (x"]) == 2
    assert spoken(REFUSED[0][3].said, "de") in capsys.readouterr().err
    assert main(["derive", "--lang", "es", "--json", "-e", "y = (x"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["message"] == spoken(REFUSED[0][3].said, "es")
    assert main(["derive", "--lang", "de", "--steps", "--mode", "forward", "-e", "y = log(x)", "--at", "x=-1"]) == 0
    told = capsys.readouterr()
    nan = sentence("number-undefined", {}, "de")
    assert sentence("step-forward-done", {"seeds": "x", "result": f"∂y/∂x = {nan}"}, "de") in told.out
    assert sentence("cli-value", {}, "de") in told.out.splitlines()[-2]
    note = sentence("note-domain-at", {"what": "log(x)", "gloss": sentence("gloss-log", {}, "de"), "at": "-1"}, "de")
    assert told.err.startswith(sentence("cli-note", {"text": note}, "de"))
