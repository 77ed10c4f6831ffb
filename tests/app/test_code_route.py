"""POST /api/v1/code: every language and mode, what the numbers are called, what is refused, and how much is answered."""

from __future__ import annotations

from typing import Any

import pytest

import engine
from app.routes.code import CodeAnswer
from tests.app.conftest import Service, assert_error, serving
from tests.engine.running import evaluated

COLAH = "e = (a + b)*(b + 1)"


def ask(service: Service, source: str, **body: Any) -> dict[str, Any]:
    answer = service.client.post("/api/v1/code", json={"source": source, **body})
    assert answer.status_code == 200, answer.text
    CodeAnswer.model_validate_json(answer.content)
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("mode", ["reverse", "forward"])
@pytest.mark.parametrize("language", engine.LANGUAGES)
def test_every_language(service: Service, language: str, mode: str) -> None:
    graph = engine.parse(COLAH)
    for comments in (True, False):
        found = ask(service, COLAH, mode=mode, language=language, at={"a": 2.5}, comments=comments)
        assert found["code"] == engine.write_code(graph, mode, language, at={"a": 2.5}, comments=comments).text
        assert (found["language"], found["mode"]) == (language, mode)
        assert (found["title"], found["suffix"]) == (engine.LANGUAGES[language].title, engine.LANGUAGES[language].suffix)


def test_defaults(service: Service) -> None:
    found = ask(service, "p = x*y\nq = x/y")
    assert (found["mode"], found["language"], found["seed"]) == ("reverse", "pathsum", {"p": 1})
    assert found["inputs"] == {"x": "x", "y": "y"}
    assert found["values"] == {"p": "p"}
    assert found["derivatives"] == {"x": "x_bar", "y": "y_bar"}


def test_the_code_can_be_sent_back(service: Service) -> None:
    """The gradient is a program: what is drawn of it is what the engine says of the first one."""
    found = ask(service, COLAH, at={"a": 2, "b": 1})
    trace = service.trace(found["code"]).json()
    assert trace["result"]["value"] == {"e": 6, "a_bar": 2, "b_bar": 5}
    code = engine.write_code(engine.parse(COLAH))
    assert evaluated(code, {"a": 2, "b": 1})[1] == {"a": 2, "b": 5}


def test_one_end_is_chosen(service: Service) -> None:
    source = "p = x*y\nq = x/y"
    assert ask(service, source, output="q")["values"] == {"q": "q"}
    assert ask(service, source, mode="forward", input="y")["seed"] == {"y": 1}
    assert ask(service, source, mode="forward", input="y")["derivatives"] == {"p": "p_dot", "q": "q_dot"}


@pytest.mark.parametrize(
    ("body", "code", "word"),
    [
        ({"mode": "sideways"}, "E_PARAM", "mode"),
        ({"language": "cobol"}, "E_PARAM", "language"),
        ({"output": "q"}, "E_PARAM", "output"),
        ({"mode": "forward", "input": "q"}, "E_PARAM", "input"),
        ({"mode": "forward", "output": "e"}, "E_PARAM", "output"),
        ({"input": "a"}, "E_PARAM", "input"),
        ({"at": {"q": 1}}, "E_PARAM", "q"),
        ({"at": {"a": "2"}}, "E_NUMBER", "at.a"),
        ({"comments": 1}, "E_PARAM", "comments"),
        ({"colour": "red"}, "E_PARAM", "colour"),
        ({"language": "x" * 50}, "E_TOO_LONG", "language"),
    ],
)
def test_what_is_refused(service: Service, body: dict[str, Any], code: str, word: str) -> None:
    error = assert_error(service.client.post("/api/v1/code", json={"source": COLAH, **body}), 422, code)
    assert word in error["message"]


def test_mistakes_in_the_program_keep_their_place(service: Service) -> None:
    error = assert_error(service.client.post("/api/v1/code", json={"source": "y = x +"}), 422, "E_SYNTAX")
    assert error["span"]["line"] == 1


def test_an_answer_has_a_size() -> None:
    with serving(workers=1, answer_bytes=200) as service:
        error = assert_error(service.client.post("/api/v1/code", json={"source": "y = sin(x)*cos(x)", "language": "python"}), 422, "E_TOO_BIG")
        assert "200" in error["message"]
