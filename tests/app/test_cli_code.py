"""``pathsum code``: a file, a text or standard input in; a program out, which runs; mistakes shown with a caret."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import engine
from app.cli import main

COLAH = "e = (a + b) * (b + 1)"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["code", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("mode", ["reverse", "forward"])
@pytest.mark.parametrize("language", engine.LANGUAGES)
def test_every_language(capsys: pytest.CaptureFixture[str], language: str, mode: str) -> None:
    status, out, err = run(capsys, COLAH, "--language", language, "--mode", mode, "--at", "a=2")
    assert (status, err) == (0, "")
    assert out == engine.write_code(engine.parse(COLAH), mode, language, at={"a": 2}).text


def test_what_is_printed_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "gradient.py"
    file.write_text(run(capsys, COLAH, "--language", "python", "--at", "a=2,b=1")[1], encoding="utf-8")
    assert subprocess.run([sys.executable, str(file)], capture_output=True, text=True, check=True).stdout == "(6.0, (2.0, 5.0))\n"


def test_files_texts_and_standard_input(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "colah.txt"
    file.write_text(COLAH, encoding="utf-8")
    expected = run(capsys, COLAH)[1]
    assert run(capsys, str(file))[1] == expected
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COLAH.encode())))
    assert run(capsys)[1] == expected
    assert "x_bar" in run(capsys, "x")[1]
    assert "y_bar" in run(capsys, "y = " + " + ".join(f"x{index}" for index in range(2_000)))[1]


def test_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert "#" not in run(capsys, COLAH, "--no-comments")[1]
    assert "b_dot = constant(1)" in run(capsys, COLAH, "--mode", "forward", "--input", "b")[1]
    assert "return q, x_bar" in run(capsys, "p = x*x\nq = 1/x", "--output", "q")[1]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(run(capsys, COLAH, "--json")[1])
    assert answer["derivatives"] == {"a": "a_bar", "b": "b_bar"}
    status, out, _ = run(capsys, "y = (x", "--json")
    assert (status, json.loads(out)["error"]["code"]) == (2, "E_SYNTAX")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["./no/such.file"], "E_NOT_FOUND"),
        (["y = x", "--output", "q"], "E_PARAM"),
        (["y = x", "--input", "x"], "E_PARAM"),
        (["y = x", "--at", "x=1e999"], "E_NONFINITE"),
    ],
)
def test_mistakes_end_with_2(capsys: pytest.CaptureFixture[str], arguments: list[str], code: str) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(code)


def test_a_mistake_is_shown_with_a_caret(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "y = 2*sin x")[2].splitlines()[:2] == ["1 | y = 2*sin x", "          ^^^^^"]


@pytest.mark.parametrize("target", sorted(engine.LANGUAGES))
def test_comments_speak_the_language_and_change_nothing_else(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", COLAH, "--language", target, "--lang", "de"]) == 0
    german = capsys.readouterr().out
    assert main(["code", COLAH, "--language", target]) == 0
    english = capsys.readouterr().out
    assert ("Produkt" in german, "product" in german, "product" in english) == (True, False, True)
    words = r"#.*|\"\"\".*|\\text\{.*\}"
    assert re.sub(words, "", german) == re.sub(words, "", english)
